"""Tables of projects: '序号 | 项目名称 | 建设地点', and what each row tells."""

import re
from typing import NamedTuple

from kg.extractors.projects.notices import Entry
from kg.lexicon.patterns import Pattern

_BARS = re.compile(r"[|｜]")
_HEAD = Pattern(
    "project_words.tsv",
    r"(?:(?P<name><notice_name>)|(?P<place><notice_place>)|(?P<developer><developer>)|(?P<builder><builder>)|"
    r"(?P<funder><funder>)|(?P<investment><notice_cost>)|(?P<area><notice_area>)|(?P<other><notice_key>|<column>))"
    r"(?:（(?P<unit>[^（）]{1,8})）)?",
)
_UNIT = re.compile(r"[百千]?万?元|[万亿]元|平方米|亩|公顷|㎡|m²")
_NUMBER = re.compile(r"\d{1,4}|[一二三四五六七八九十]{1,3}")
_FEWEST = 2


class Column(NamedTuple):
    """What the cells of a column tell, as the keys of notices do ('' for nothing of a project), and in which unit."""

    kind: str
    unit: str


def find_columns(text: str) -> tuple[Column, ...]:
    """The columns of the table whose head a line is: one of them is of projects' names, and another of what is known of them."""
    if "|" not in text and "｜" not in text:
        return ()
    columns = tuple(_column(text[start:end].replace(" ", "")) for start, end in _cells(text))
    kinds = [column.kind for column in columns if column.kind]
    return columns if "name" in kinds and len(kinds) >= _FEWEST else ()


def _column(head: str) -> Column:
    match = _HEAD.fullmatch(head)
    kind = next((k for k, v in match.groupdict().items() if v and k != "unit"), "") if match else ""
    unit = match["unit"] if match and match["unit"] and _UNIT.fullmatch(match["unit"]) else ""
    return Column(kind, unit)


def find_cells(text: str, columns: tuple[Column, ...]) -> list[Entry]:
    """The cells of a row that tell something of a project; [] for what is no row of that table; its name first."""
    if not columns or ("|" not in text and "｜" not in text) or find_columns(text):
        return []
    cells = _cells(text)
    numbered = _NUMBER.fullmatch(text, *cells[0]) and len(cells) <= len(columns)
    if len(cells) != len(columns) and not numbered:
        return []
    found = [
        Entry(column.kind, start, start, end, column.unit)
        for (start, end), column in zip(cells, columns, strict=False)
        if column.kind and start < end
    ]
    return sorted(found, key=lambda entry: entry.kind != "name")


def _cells(text: str) -> list[tuple[int, int]]:
    """Where the cells stand, without the bars at the ends of the line and the space around them."""
    bounds = [0, *(i for bar in _BARS.finditer(text) for i in bar.span()), len(text)]
    out = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        bare = text[start:end]
        out.append((start + len(bare) - len(bare.lstrip()), end - len(bare) + len(bare.rstrip())))
    return out[bool(out[0][0] >= out[0][1]) : len(out) - bool(out[-1][0] >= out[-1][1])]
