"""Questions asked one property at a time and joined here: of everything in one go, or of some things alone.

Joined in SPARQL, a row fetches a name or a day again for each place where it stands, and an OPTIONAL part is tried for each row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from pyoxigraph import NamedNode

from kg.analysis.asking import Ask, Row, records_in_turn

_LOOKED_UP: Final = "\n  GRAPH ?article { ?claim kg:span ?span%s }"
_ITS_SOURCE: Final = "\n  GRAPH ?article { ?article kg:source ?source }"
# Each in a SELECT of its own: the engine reads each property once from one end to the other, where it would look every claim up by its hash.
_READ_WHOLE: Final = "\n  { SELECT ?claim ?span ?article { GRAPH ?article { ?claim kg:span ?span } } }"
_READ_TOO: Final = "\n  { SELECT ?claim ?%s { GRAPH ?in_%s { ?claim %s ?%s } } }"
_PREDICATES: Final = {"quote": "oa:exact", "day": "kg:date"}
_SOURCES: Final = "SELECT ?article ?source { GRAPH ?article { ?article kg:source ?source } }"
AT_ONCE: Final = 500  # nodes named in one question: a server compiles each into lines of its own
_VALUES: Final = "# values"
_VARIABLE: Final = re.compile(r"\?\w+")
_QUOTES: Final = """
SELECT ?claim ?quote {
  # values
  GRAPH ?article { ?claim oa:exact ?quote }
}"""


def told(ask: Ask, text: str, nodes: Collection[str] | None = None, **parameters: str) -> Iterator[Row]:
    """The rows of a text that are about these nodes, the values of its first variable; about any where None is given.

    The text has the line '# values' where the nodes are to be named.
    """
    if nodes is None:
        yield from records_in_turn(ask, text, **parameters)
        return
    variable = text[text.index("?") :].split(maxsplit=1)[0]
    wanted = sorted(nodes)
    for start in range(0, len(wanted), AT_ONCE):
        named = " ".join(str(NamedNode(node)) for node in wanted[start : start + AT_ONCE])
        yield from records_in_turn(ask, text.replace(_VALUES, f"VALUES {variable} {{ {named} }}"), **parameters)


def said(pattern: str, *also: str, of_all: bool) -> str:
    """The pattern, which finds claims, with each ?claim's ?article, ?span, ?source and, if told, its ?quote or ?day.

    `of_all`: of a whole kind of claims each ?source is left to `located`.
    """
    looked_up = pattern + _LOOKED_UP % "".join(f" ; {_PREDICATES[name]} ?{name}" for name in also)
    return looked_up if of_all else looked_up + _ITS_SOURCE


def each(*patterns: str) -> str:
    """Patterns over the facts, each in a SELECT of its own: read once from one end to the other and joined, none looked up for each row."""
    selects = []
    for pattern in patterns:
        told = " ".join(_VARIABLE.findall(pattern))
        selects.append(f"\n  {{ SELECT {told} {{ GRAPH <graph/facts> {{ {pattern} }} }} }}")
    return "".join(selects)


def said_of_all(pattern: str, *also: str) -> str:
    """The same for a kind to which many of all claims belong: a fifth faster, and in memory that grows with the number of all."""
    return f"{{ SELECT * {{ {pattern} }} }}{read_whole(*also)}"


def read_whole(*also: str) -> str:
    """What a pattern made of SELECTs is followed by for the same: then each property is read past what the others found."""
    return _READ_WHOLE + "".join(_READ_TOO % (name, name, _PREDICATES[name], name) for name in also)


def located(ask: Ask, rows: Iterable[Row], *, of_all: bool) -> Iterator[Row]:
    """The rows of `said`, each with its source, start and end."""
    sources = pairs(ask, _SOURCES) if of_all else {}
    for row in rows:
        start, _, end = row["span"].partition("-")
        yield {**row, "source": sources[row["article"]] if of_all else row["source"], "start": start, "end": end}


def pairs(ask: Ask, text: str, nodes: Collection[str] | None = None) -> dict[str, str]:
    """The second column by the first, for texts that tell one value of each node."""
    found: dict[str, str] = {}
    for row in told(ask, text, nodes):
        node, value = row.values()
        found[node] = value
    return found


def quotes(ask: Ask, claims: Collection[str]) -> dict[str, str]:
    """The words of each claim."""
    return pairs(ask, _QUOTES, set(claims))
