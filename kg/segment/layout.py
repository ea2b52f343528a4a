"""How the lines of a page are set: whether they break inside sentences, at which width, with which indents; what may be a heading."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from kg.lexicon.patterns import Pattern
from kg.segment.bylines import read_tail
from kg.segment.lines import Line
from kg.segment.rows import is_name_row, is_person_row

ITEM = Pattern(  # a line of a résumé
    "report_words.tsv",
    r"(?:19|20)\d{2}(?:年(?:\d{1,2}月)?(?!\d)|[./]\d{1,2}(?![./\d]))? ?(?:[—–\-~至 ，：]|<resume>)",
)
_KEYED = Pattern(  # a line of a notice: 2、建设地点：柳湾镇
    "project_words.tsv",
    r"(?:（?[一二三四五六七八九十\d]{1,2}[）、．.])? ?"
    r"(?:<notice_name>|<notice_place>|<developer>|<builder>|<funder>|<notice_cost>|<notice_key>)：",
    needs="：",
)
_GIVES = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?:决定)?(?:任命|任职|免去|免职|聘任|解聘)(?:职务)?[：:]?"
)  # opens a list of who gets what
_OPEN_END = re.compile(r"[，、：；（“《—]$")
_BREAK_END = re.compile(r"[，、；（“《—]$")
_CLAUSE_END = re.compile(r"[，。]")
_HEADING_LENGTH = 70
TEXT_LENGTH = 60
_LINE_LENGTH = 20  # the shortest line of text that a page was broken into
_WIDTHS = range(40, 121)  # cells of the lines of a page that is set to one width; a letter takes one, a character two
_SLACK = 5  # cells by which a full line may be shorter, as no line begins with a mark
_INDENT = 8  # cells that an indented line may begin with
_WIDE = "WFA"  # classes of characters that take two cells: wide, full, and ambiguous as Chinese type sets them
_FULL_LINES = 4


class Layout(NamedTuple):
    """The lines of a page, and what their setting tells of all of them."""

    lines: Sequence[Line]
    wrapped: bool  # lines break inside sentences
    full: int  # cells of a line that is full, where lines are set to one width: text goes on behind it
    set_in: bool  # paragraphs are indented, the lines that go on are not
    plain: Sequence[Line | None]  # plain[i] is the first line from i on that is no furniture
    text_end: int  # behind the last line that is surely text


def layout_of(lines: Sequence[Line]) -> Layout:
    """The layout of a page's lines."""
    full = _full_width(lines)
    wrapped = full > 0 or _is_hard_wrapped(lines)
    return Layout(lines, wrapped, full, _is_set_in(lines), _next_plain(lines), _text_end(lines))


def _next_plain(lines: Sequence[Line]) -> list[Line | None]:
    """For each place the first line from there on that is no furniture; one place more than there are lines."""
    out: list[Line | None] = [None]
    for line in reversed(lines):
        out.append(out[-1] if line.noise else line)
    return out[::-1]


def _text_end(lines: Sequence[Line]) -> int:
    return max((n + 1 for n, line in enumerate(lines) if not may_be_heading(line) and is_plain(line)), default=0)


def _is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Some line is plainly text and stops inside a sentence."""
    return any(is_plain(line) and _stops_inside(line) and read_tail(line.text) is None for line in lines)


def _full_width(lines: Sequence[Line]) -> int:
    """The cells from which on a line is full, on a page that is set to one width; 0 on others."""
    if any(line.length >= _WIDTHS.stop for line in lines):
        return 0
    widths = [_cells(line) for line in lines if is_plain(line) and not line.finished]
    full = max(widths, default=0) - _SLACK
    reaching = sum(width >= full for width in widths)
    return full if full + _SLACK in _WIDTHS and reaching >= max(_FULL_LINES, len(widths) / 2) else 0


def _cells(line: Line) -> int:
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in line.text.printed)


def is_full(page: Layout, line: Line) -> bool:
    """Whether the line fills the width of the page."""
    return 0 < page.full <= _cells(line) + (_INDENT if line.indented else 0)


def is_text(page: Layout, line: Line | None) -> bool:
    """What goes on behind a full line is full or comes to an end; the second line of a heading does neither."""
    return line is not None and (line.finished or is_full(page, line))


def _is_set_in(lines: Sequence[Line]) -> bool:
    return {line.indented for line in lines if is_plain(line) and line.length >= _LINE_LENGTH} == {True, False}


def is_plain(line: Line) -> bool:
    """Whether the line is text or an unmarked heading: no mark, no credit, no furniture, no row."""
    return not (line.level or line.noise or line.label or line.bylines or line.row)


def _stops_inside(line: Line) -> bool:
    if line.finished:
        return False
    return bool(
        _BREAK_END.search(line.text.text) or (line.length >= TEXT_LENGTH and _CLAUSE_END.search(line.text.text))
    )


def may_be_heading(line: Line) -> bool:
    """Whether a heading may look so: short, without a full stop, no item of a list, no credit."""
    text = line.text.text
    if (
        not is_plain(line)
        or line.finished
        or line.dated_item
        or line.opening >= 0
        or line.length > _HEADING_LENGTH
        or "。" in text
    ):
        return False
    if line.given or _GIVES.fullmatch(text):
        return False
    keyed = "：" in text and _KEYED.match(text)
    return not (keyed or _OPEN_END.search(text) or ITEM.match(text) or _is_listed(text) or read_tail(line.text))


def _is_listed(text: str) -> bool:
    """A row of a list of people: an office behind a name, or names behind an office."""
    return is_person_row(text) or ("：" in text and is_name_row(text))
