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
_DECIDED = re.compile(  # a line of a list of appointments: 甲、乙同志任…
    r"[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){0,12}(?:（[男女]）)?同志(?:兼|提名|保留|挂职|不再|试用)?[任为担]"
)
_CHANGE = re.compile(  # the same without it, where such a line stands beside it: 甲为县水利局局长 / 免去乙县财政局副局长职务
    r"(?:(?:任命|免去|聘任|解聘)[\u3400-\u9fff]{2,4}(?:同志)?(?:为|任|的|(?=[省市县区州镇乡]))"
    r"|[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){0,12}(?:同志)?(?:为|任|的|兼任|担任|不再担任|(?=[省市县区州镇乡][\u3400-\u9fff、]{4,30}职务$)))"
    r"[\u3400-\u9fff、（）]{3,40}(?:长|任|记|席|员|官|职务)(?:（[^（）]{2,12}）)?"
)
_GIVES = re.compile(r"(?:[一二三四五六七八九十]{1,3}、)?(?:决定)?(?:任命|任职|免去|免职|聘任|解聘)(?:职务)?：?")
_OPENS_LIST = re.compile(r"(?:任命|任职|免去|免职|聘任|解聘|决定|职务)：?$")
_FEWEST, _MOST = 2, 14  # cells of a row, and of the head of a table
_LONGEST_HEAD = 40  # characters of a cell of the head
_NEAR = 2  # cells that a row may have more or less than the head
_NAMES_ROW = re.compile(
    r"(?:(?P<office>[\u3400-\u9fff ]{2,8})：)? ?(?P<names>[\u3400-\u9fff]{2,4}(?:(?: +|、)[\u3400-\u9fff]{2,4}){0,20}) ?"
)
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
    words, offsets, _ = cells[0]
    for before, cell in pairwise(cells):
        words, offsets = f"{words}|{cell.text}", (*offsets, before.offsets[-1] + 1, *cell.offsets)
    return Sentence(words, offsets, text[offsets[0] : offsets[-1] + 1])


def is_name_row(text: str) -> bool:
    """Names and nothing else but the office before them, without which they are two or more with gaps: '副主席：陆一鸣  田小禾'."""
    found = _NAMES_ROW.fullmatch(text) if " " in text or "：" in text else None
    if found is None or not all(surname_of(name) for name in found["names"].replace("、", " ").split()):
        return False
    if found["office"]:
        return found["office"].replace(" ", "").endswith(_offices())
    return " " in found["names"] and "、" not in found["names"]


def is_person_row(text: str) -> bool:
    """A name, a gap and an office that ends the line: '成员：陆一鸣  县水利局局长'."""
    found = _PERSON.fullmatch(text) if " " in text else None
    return bool(found and surname_of(found["name"]) and text.endswith(_offices()) and not _TOLD.search(text))


@cache
def _offices() -> tuple[str, ...]:
    return (*dict(tables.pairs("titles.tsv")), *listed("modifiers.tsv", "after"))


def appointments(texts: Sequence[str]) -> set[int]:
    """Which lines are those of a list of appointments: 甲同志任…, and where another one stands beside it 甲为县水利局局长, 乙的县财政局副局长职务."""
    short = {number for number, text in enumerate(texts) if _CHANGE.fullmatch(text)}
    opened = {number for number in short if number and _OPENS_LIST.search(texts[number - 1])}
    listed_there = {number for number in short if number - 1 in short or number + 1 in short}
    heads = {number - 1 for number in short if number and _GIVES.fullmatch(texts[number - 1])}
    return {number for number, text in enumerate(texts) if _DECIDED.match(text)} | listed_there | opened | heads
