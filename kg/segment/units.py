"""Lines -> headings, credit lines and paragraphs: hard line breaks inside a sentence are undone here."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kg.records import Byline, Sentence
from kg.segment.bylines import Credit, read_tail
from kg.segment.lines import Line
from kg.segment.uniform import joined, part

_ITEM = re.compile(r"^(?:19|20)\d{2}(?:年(?:\d{1,2}月)?(?!\d)|[./]\d{1,2}(?![./\d]))?\s*(?:[—–\-~至]|年?起|[ ，：]|任|当选)")  # a line of a résumé
_OPEN_END = re.compile(r"[，、：；（“《—]$")
_HEADING_LENGTH = 70
_HEADINGS_IN_A_ROW = 4
_TEXT_LENGTH = 60

Kind = Literal["heading", "subheading", "byline", "paragraph", "noise"]


class Unit(NamedTuple):
    kind: Kind
    text: Sentence
    level: int = 0
    bylines: tuple[Byline, ...] = ()
    opens: bool = False  # a report opens here ('本报讯')
    dated: bool = False
    indented: bool = False
    bullet: str = ""
    credit: Credit | None = None  # at the end of a paragraph


def read_units(lines: Sequence[Line]) -> list[Unit]:
    """The units of a page in order."""
    wrapped = _is_hard_wrapped(lines)
    out: list[Unit] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.opening > 0 and not line.level:
            out += _opened_inside(line)
            at += 1
        elif line.noise or line.label:
            out.append(Unit("noise", line.text))
            at += 1
        elif line.level:
            out.append(Unit("heading", line.text, line.level))
            at += 1
        elif line.bylines:
            out.append(Unit("byline", line.text, bylines=line.bylines))
            at += 1
        else:
            end = _heading_end(lines, at, out, wrapped)
            out += [Unit(_heading_kind(lines, i, out), lines[i].text) for i in range(at, end)]
            at = end if end > at else _add_paragraph(lines, at, out, wrapped)
    return [_with_credit(unit) for unit in out]


def _opened_inside(line: Line) -> list[Unit]:
    """A line that holds heading and body: '标题 本报讯 …'; or the end of one report and the next one."""
    before, after = _cut(line.text, line.opening)
    kind: Kind = "paragraph" if re.search(r"[。！？]", before.text) else "heading"
    return [Unit(kind, before), Unit("paragraph", after, opens=True)]


def _cut(text: Sentence, at: int) -> tuple[Sentence, Sentence]:
    return part(text, 0, at), part(text, at, len(text.text))


def _is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Some line is plainly text and stops inside a sentence."""
    return any(
        not (line.level or line.noise or line.label or line.bylines or line.finished)
        and (_OPEN_END.search(line.text.text) or (line.length >= _TEXT_LENGTH and re.search("[，。]", line.text.text)))
        and read_tail(line.text) is None
        for line in lines
    )


def _may_be_heading(line: Line) -> bool:
    text = line.text.text
    return not (
        line.finished or line.opening >= 0 or line.level or line.noise or line.label or line.bylines or _OPEN_END.search(text)
        or _ITEM.match(text) or "。" in text or line.length > _HEADING_LENGTH or read_tail(line.text)
    )  # fmt: skip


def _heading_end(lines: Sequence[Line], at: int, before: Sequence[Unit], wrapped: bool) -> int:
    """The end of the run of headings that starts at lines[at]; `at` itself where none does."""
    end = at
    while end < len(lines) and end - at < _HEADINGS_IN_A_ROW and _may_be_heading(lines[end]):
        end += 1
    follows = next((line for line in lines[end:] if not line.noise), None)
    if end == at or follows is None:
        return at
    if follows.opening == 0 or follows.level or follows.label:
        return end
    fresh = not before or before[-1].kind in ("noise", "heading") or _closes(before[-1])
    if fresh and (follows.bylines or follows.finished or follows.indented or follows.length > _TEXT_LENGTH):
        return end
    if lines[at].bracketed or not wrapped:
        return at + 1
    return at


def _heading_kind(lines: Sequence[Line], at: int, before: Sequence[Unit]) -> Kind:
    """A bracketed line, or one inside a report that no credit closed, is a heading inside a report."""
    if lines[at].bracketed:
        return "subheading"
    fresh = not before or before[-1].kind in ("noise", "heading") or _closes(before[-1])
    opened = any(line.opening == 0 or line.level or line.label for line in lines[at + 1 : at + 1 + _HEADINGS_IN_A_ROW])
    return "heading" if fresh or opened else "subheading"


def _closes(unit: Unit) -> bool:
    return unit.kind == "byline" or (unit.kind == "paragraph" and read_tail(unit.text) is not None)


def _add_paragraph(lines: Sequence[Line], at: int, out: list[Unit], wrapped: bool) -> int:
    """Append the paragraph that starts at lines[at], its broken lines joined; returns where the next unit starts."""
    first = last = lines[at]
    text = first.text
    at += 1
    while at < len(lines) and not last.finished and _goes_on(lines[at], last, wrapped):
        last = lines[at]
        text, at = joined(text, last.text), at + 1
    out.append(Unit("paragraph", text, opens=first.opening == 0, dated=first.dated, indented=first.indented, bullet=first.bullet))
    return at


def _goes_on(line: Line, last: Line, wrapped: bool) -> bool:
    plain = not (line.level or line.noise or line.label or line.bylines or line.opening == 0 or line.bullet or _ITEM.match(line.text.text))
    return plain and read_tail(last.text) is None and (wrapped or not line.indented)


def _with_credit(unit: Unit) -> Unit:
    return unit._replace(credit=read_tail(unit.text)) if unit.kind == "paragraph" else unit
