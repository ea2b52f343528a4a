"""Lines -> headings, credit lines and paragraphs: hard line breaks inside a sentence are undone here."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kg.records import Byline, Sentence
from kg.segment.bylines import Credit, read_tail
from kg.segment.furniture import key_behind
from kg.segment.layout import ITEM, TEXT_LENGTH, Layout, is_full, is_plain, is_text, layout_of, may_be_heading
from kg.segment.lines import Line
from kg.segment.rows import is_name_row, is_person_row
from kg.segment.uniform import joined, part

_ROW = re.compile(r"[\u3400-\u9fff]{2,20}：[\u3400-\u9fff·、 ]{2,60}")  # a row of a list: 副主任：甲、乙
_SHORTEST_HEADING = 10  # characters of a heading that a line with the day of printing opens with
_DAY_OPENS = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚上?|凌晨)?，")
_SENTENCE_END = re.compile(r"[。！？]")
_HEADLINE_OPENS = re.compile(r"(?!.{0,12}\d{4}[-/.]\d)(?!www)(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){8}")
_HEADED = re.compile(  # 某会召开 3月15日，…
    r"[^，。；：！？ ]{10,40} (?=(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日[^，。；：]{0,8}，.{20})"
)
_HEADLINE = 40  # characters of the headline of another report at the end of a page
_MARKED = re.compile(r"[，、：；（）|｜]")
_HEADINGS_IN_A_ROW = 4

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
    row: bool = False  # of a table
    trail: bool = False  # furniture that tells where the page stands on its site


def read_units(lines: Sequence[Line]) -> list[Unit]:
    """The units of a page in order."""
    page = layout_of(lines)
    out: list[Unit] = []
    at = seen = 0
    told = False  # a paragraph stands before
    while at < len(lines):
        told = told or any(unit.kind == "paragraph" for unit in out[seen:])
        seen = len(out)
        alone = _alone(lines[at])
        if alone:
            out += alone
            at += 1
            continue
        if told and _is_left_over(page, at, out):
            out.append(Unit("noise", lines[at].text))
            at += 1
            continue
        end = _heading_end(page, at, out)
        out += [Unit(_heading_kind(lines, i, out), lines[i].text) for i in range(at, end)]
        at = end if end > at else _add_paragraph(page, at, out)
    return [_with_credit(unit) for unit in out]


def _is_left_over(page: Layout, at: int, before: Sequence[Unit]) -> bool:
    """Headings of other pages behind the last text, which a credit or furniture has closed; a paragraph stands before."""
    if at < page.text_end:
        return False
    return before[-1].kind == "noise" or _closes(before[-1]) or _is_headline_behind(page.lines[at], before[-1])


def _is_headline_behind(line: Line, before: Unit) -> bool:
    """Behind a whole sentence, and without any mark: the headline of another report that the page links to."""
    whole = before.kind == "paragraph" and _SENTENCE_END.search(before.text.text[-2:]) is not None
    return whole and _SHORTEST_HEADING <= line.length <= _HEADLINE and not _MARKED.search(line.text.text)


def _alone(line: Line) -> list[Unit]:
    """The units of a line whose kind its own looks tell; [] for a line of a heading or paragraph."""
    if line.row:
        return [Unit("paragraph", line.text, row=True)]
    if line.opening > 0 and not line.level:
        return _opened_inside(line)
    if headed := _headed(line):
        return headed
    if line.noise or line.label:
        signed = [Unit("byline", line.text, bylines=line.bylines)] if line.bylines else []
        return [Unit("noise", line.text, trail=line.trail), *signed]
    if line.level:
        return [Unit("heading", line.text, line.level)]
    return [Unit("byline", line.text, bylines=line.bylines)] if line.bylines else []


def _headed(line: Line) -> list[Unit]:
    """A line that opens with a heading: over the day of printing, or over the text; [] for others."""
    text = line.text.text
    printed = key_behind(text, _SHORTEST_HEADING) if line.noise or ("：" in text and "20" in text) else 0
    if printed and _HEADLINE_OPENS.match(text[:printed]) and not any(mark in text[:printed] for mark in "。："):
        heading, when = _cut(line.text, printed)
        return [Unit("heading", heading), Unit("noise", when)]
    over = None if line.noise or line.level else _HEADED.match(text)
    if not over:
        return []
    heading, body = _cut(line.text, over.end())
    return [Unit("heading", heading), Unit("paragraph", body, dated=True)]


def _opened_inside(line: Line) -> list[Unit]:
    """A line that holds heading and body: '标题 本报讯 …'; or the end of one report and the next one."""
    before, after = _cut(line.text, line.opening)
    kind: Kind = "paragraph" if _SENTENCE_END.search(before.text) else "heading"
    return [Unit(kind, before), Unit("paragraph", after, opens=True)]


def _cut(text: Sentence, at: int) -> tuple[Sentence, Sentence]:
    return part(text, 0, at), part(text, at, len(text.text))


def _heading_end(page: Layout, at: int, before: Sequence[Unit]) -> int:
    """The end of the run of headings that starts at lines[at]; `at` itself where none does."""
    lines, end = page.lines, at
    while end < len(lines) and end - at < _HEADINGS_IN_A_ROW and may_be_heading(lines[end]):
        if is_full(page, lines[end]) and is_text(page, page.plain[end + 1]):
            break
        if _DAY_OPENS.match(lines[end].text.text) and not any(line.dated for line in lines[end + 1 : end + 2]):
            break  # the first line of a text whose lines were broken
        end += 1
    follows = page.plain[end]
    if end == at or follows is None:
        return at
    over_text = follows.bylines or follows.finished or follows.indented or follows.length > TEXT_LENGTH
    over_text = over_text or is_full(page, follows)
    if _opens_report(follows) or (_is_fresh(before) and over_text):
        return end
    return at + 1 if lines[at].bracketed or not page.wrapped else at


def _opens_report(line: Line) -> bool:
    return bool(line.opening == 0 or line.level or line.label)


def _is_fresh(before: Sequence[Unit]) -> bool:
    """Nothing stands before, or what stands there has come to its end."""
    return not before or before[-1].kind in ("noise", "heading") or _closes(before[-1])


def _heading_kind(lines: Sequence[Line], at: int, before: Sequence[Unit]) -> Kind:
    """A bracketed line behind text, or one inside a report that no credit closed, is a heading inside a report."""
    if lines[at].bracketed and any(unit.kind == "paragraph" for unit in before):
        return "subheading"
    opened = any(_opens_report(line) for line in lines[at + 1 : at + 1 + _HEADINGS_IN_A_ROW])
    return "heading" if opened or _is_fresh(before) else "subheading"


def _closes(unit: Unit) -> bool:
    return unit.kind == "byline" or (unit.kind == "paragraph" and read_tail(unit.text) is not None)


def _add_paragraph(page: Layout, at: int, out: list[Unit]) -> int:
    """Append the paragraph that starts at lines[at], its broken lines joined; returns where the next unit starts."""
    lines, first = page.lines, page.lines[at]
    end = at + 1
    while end < len(lines) and not lines[end - 1].finished and _goes_on(page, lines[end], lines[end - 1]):
        end += 1
    text = joined([line.text for line in lines[at:end]])
    opens = first.opening == 0
    out.append(Unit("paragraph", text, opens=opens, dated=first.dated, indented=first.indented, bullet=first.bullet))
    return end


def _goes_on(page: Layout, line: Line, last: Line) -> bool:
    if not is_plain(line) or line.opening == 0 or line.bullet or ITEM.match(line.text.text):
        return False
    if _ROW.fullmatch(line.text.text) and (_ROW.fullmatch(last.text.text) or last.finished):
        return False
    if line.given or line.apart:
        return False
    if is_person_row(last.text.text) or is_name_row(last.text.text):
        return False
    begins = line.indented and (page.set_in or not page.wrapped)
    return not begins and read_tail(last.text) is None


def _with_credit(unit: Unit) -> Unit:
    credit = read_tail(unit.text) if unit.kind == "paragraph" and not unit.row else None
    return unit._replace(credit=credit) if credit else unit
