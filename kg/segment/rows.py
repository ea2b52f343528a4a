"""Rows in a page: tables of projects between bars or with their cells on lines of their own; lists of people with an office a line."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.lexicon import tables
from kg.lexicon.names import surname_of
from kg.lexicon.patterns import Pattern, listed
from kg.records import Sentence

_WORDS = "project_words.tsv"
_BARS = re.compile(r"[|｜]")
_NAMES = Pattern(_WORDS, r"(?:^|[|｜])(?:<notice_name>)(?:[|｜]|$)", needs="名")
_FEWEST, _MOST = 2, 14  # cells of a row, and of the head of a table
_LONGEST_HEAD = 40  # characters of a cell of the head
_NEAR = 2  # cells that a row may have more or less than the head
_TOLD = re.compile(r"(?<!主)任|选|聘")  # a headline: 甲 乙任副县长
_PERSON = re.compile(r"(?:[\u3400-\u9fff ]{2,8}：)? ?(?P<name>[\u3400-\u9fff]{2,4}) +[^。；！？：]{2,48}")


def rows_of(texts: Sequence[str]) -> set[int]:
    """Which lines are the heads and the rows of tables that have a column of projects' names."""
    out: set[int] = set()
    bars = 0
    for number, text in enumerate(texts):
        found = len(_BARS.findall(text)) if "|" in text or "｜" in text else 0
        if found and _NAMES.search(text.replace(" ", "")):
            bars = found
        elif not bars or not found or abs(found - bars) > _NEAR:
            bars = 0
        if bars >= _FEWEST - 1:
            out.add(number)
    return out


def upright_rows(lines: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Where the head and each row start and end of tables whose cells stand on a line each: 序号 / 项目名称 / … / 1 / 甲项目 / …."""
    out: list[tuple[int, int]] = []
    numbers = [n for n, line in enumerate(lines) if line.text in ("序号", "编号")]
    for head in numbers:
        first = next((n for n in range(head + 1, min(len(lines), head + _MOST + 1)) if lines[n].text == "1"), 0)
        heads = [line.text for line in lines[head:first]]
        names = any(text in listed(_WORDS, "notice_name") for text in heads)
        if not names or len(heads) <= _FEWEST or any(len(text) > _LONGEST_HEAD for text in heads):
            continue
        rows = _rows(lines, first, width=len(heads))
        out += [(head, first), *rows] if rows else []
    return out


def _rows(lines: Sequence[Sentence], first: int, *, width: int) -> list[tuple[int, int]]:
    """The rows that their numbers open, as long as each is as wide as the head."""
    out: list[tuple[int, int]] = []
    while first + width <= len(lines) and lines[first].text == str(len(out) + 1):
        out.append((first, first + width))
        first += width
    return out


def upright(cells: Sequence[Sentence], text: str) -> Sentence:
    """The cells as one row; each bar stands for the line break behind a cell of the page's text."""
    words, offsets, printed = cells[0]
    for before, cell in pairwise(cells):
        at = before.offsets[-1] + 1
        words, offsets, printed = (
            f"{words}|{cell.text}",
            (*offsets, at, *cell.offsets),
            f"{printed}{text[at]}{cell.printed}",
        )
    return Sentence(words, offsets, printed)


def is_person_row(text: str) -> bool:
    """A name, a gap and an office that ends the line: '成员：陆一鸣  县水利局局长'."""
    found = _PERSON.fullmatch(text) if " " in text else None
    return bool(found and surname_of(found["name"]) and text.endswith(_offices()) and not _TOLD.search(text))


@cache
def _offices() -> tuple[str, ...]:
    return (*dict(tables.pairs("titles.tsv")), *listed("modifiers.tsv", "after"))
