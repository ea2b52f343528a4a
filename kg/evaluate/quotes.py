"""Do the quotes of found rows stand at their offsets, and do they prove what the row says?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.evaluate.names import bare
from kg.evaluate.rows import Participation, Role, Row, Views

SHORTEST, LONGEST = 4, 400  # code points without white space, of a quote that proves an office or a part


class Checked(NamedTuple):
    view: str
    row: Row
    wrong: str  # '' where the quote holds


def check_quotes(views: Views, text: str) -> Iterator[Checked]:
    """Every row that should have a quote; `text` as decoded from its file, line ends untouched."""
    for view, rows in zip(Views._fields, views, strict=True):
        for row in rows:
            if row.quote is not None or isinstance(row, Role | Participation):
                yield Checked(view, row, _wrong(row, text))


def _wrong(row: Row, text: str) -> str:
    quote = "".join((row.quote or "").split())
    if not quote:
        return "no quote"
    if not row.start.isdigit() or not row.end.isdigit():
        return "no offsets"
    said = "".join(text[int(row.start) : int(row.end)].split())
    if said != quote:
        return f"the text says {said[:20]}"
    return _unproved(row, quote) if isinstance(row, Role | Participation) else ""


def _unproved(row: Role | Participation, quote: str) -> str:
    if not SHORTEST <= len(quote) <= LONGEST:
        return f"{len(quote)} characters long"
    if row.person not in quote:
        return "lacks the person"
    if isinstance(row, Role) and bare(row.title) not in bare(quote):
        return "lacks the office"
    return ""
