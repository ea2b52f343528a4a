"""Quads as lines of N-Quads text: written by many processes, read by the store, compared as text.

Text is what crosses from the processes that read pages to the one that loads the store: its lines are made about six times as fast
as Quad objects (800,000 against 130,000 a second), take no pickling, and the store reads them without Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse

from kg.graph.terms import term

Line = str  # one quad with its end of line
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


@cache
def iri(name: str) -> str:
    """The IRI of a prefixed name between its brackets: iri('org:role')."""
    return f"<{term(name).value}>"


def text(value: str) -> str:
    """A plain literal."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')  # ten times as fast as by the expression
    return f'"{_CONTROL.sub(_escape, escaped)}"'


def whole(number: int) -> str:
    """A literal of xsd:integer."""
    return f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def quads_of(lines: Iterable[Line]) -> Iterator[Quad]:
    """The quads of lines that this package wrote."""
    return parse("".join(lines).encode(), format=RdfFormat.N_QUADS, lenient=True)


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"
