"""Lines -> headings, credit lines and paragraphs: hard line breaks inside a sentence are undone here."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kg.lexicon.patterns import Pattern
from kg.records import Byline, Sentence
from kg.segment.bylines import Credit, read_tail
from kg.segment.furniture import key_behind
from kg.segment.lines import Line
from kg.segment.rows import is_name_row, is_person_row
from kg.segment.uniform import joined, part

_ITEM = Pattern(  # a line of a résumé
    "report_words.tsv",
    r"(?:19|20)\d{2}(?:年(?:\d{1,2}月)?(?!\d)|[./]\d{1,2}(?![./\d]))? ?(?:[—–\-~至 ，：]|<resume>)",
)
_KEYED = Pattern(  # a line of a notice: 2、建设地点：柳湾镇
    "project_words.tsv",
    r"(?:（?[一二三四五六七八九十\d]{1,2}[）、．.])? ?"
    r"(?:<notice_name>|<notice_place>|<developer>|<builder>|<funder>|<notice_cost>|<notice_key>)：",
    needs="：",
)
_ROW = re.compile(r"[\u3400-\u9fff]{2,20}：[\u3400-\u9fff·、 ]{2,60}")  # a row of a list: 副主任：甲、乙
_SHORTEST_HEADING = 10  # characters of a heading that a line with the day of printing opens with
_DAY_OPENS = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚上?|凌晨)?，")
_SENTENCE_END = re.compile(r"[。！？]")
_CLAUSE_END = re.compile(r"[，。]")
_HEADLINE_OPENS = re.compile(r"(?!.{0,12}\d{4}[-/.]\d)(?!www)(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){8}")
_HEADED = re.compile(  # 某会召开 3月15日，…
    r"[^，。；：！？ ]{10,40} (?=(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日[^，。；：]{0,8}，.{20})"
)
_OPEN_END = re.compile(r"[，、：；（“《—]$")
_BREAK_END = re.compile(r"[，、；（“《—]$")
_HEADLINE = 40  # characters of the headline of another report at the end of a page
_MARKED = re.compile(r"[，、：；（）|｜]")
_HEADING_LENGTH = 70
_HEADINGS_IN_A_ROW = 4
_TEXT_LENGTH = 60
_LINE_LENGTH = 20  # the shortest line of text that a page was broken into
_WIDTHS = range(40, 121)  # cells of the lines of a page that is set to one width; a letter takes one, a character two
_SLACK = 5  # cells by which a full line may be shorter, as no line begins with a mark
_INDENT = 8  # cells that an indented line may begin with
_FULL_LINES = 4


class _Lines(NamedTuple):
    lines: Sequence[Line]
    wrapped: bool  # lines break inside sentences
    full: int  # cells of a line that is full, where lines are set to one width: text goes on behind it
    set_in: bool  # paragraphs are indented, the lines that go on are not
    plain: Sequence[Line | None]  # plain[i] is the first line from i on that is no furniture
    text_end: int  # behind the last line that is surely text


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
    full = _full_width(lines)
    wrapped = full > 0 or _is_hard_wrapped(lines)
    page = _Lines(lines, wrapped, full, _is_set_in(lines), _next_plain(lines), _text_end(lines))
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


def _next_plain(lines: Sequence[Line]) -> list[Line | None]:
    """For each place the first line from there on that is no furniture; one place more than there are lines."""
    out: list[Line | None] = [None]
    for line in reversed(lines):
        out.append(out[-1] if line.noise else line)
    return out[::-1]


def _text_end(lines: Sequence[Line]) -> int:
    return max((n + 1 for n, line in enumerate(lines) if not _may_be_heading(line) and _is_plain(line)), default=0)


def _is_left_over(page: _Lines, at: int, before: Sequence[Unit]) -> bool:
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
    printed = key_behind(text, _SHORTEST_HEADING) if line.noise else 0
    if printed and _HEADLINE_OPENS.match(text) and not any(mark in text[:printed] for mark in "。："):
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


def _is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Some line is plainly text and stops inside a sentence."""
    return any(_is_plain(line) and _stops_inside(line) and read_tail(line.text) is None for line in lines)


def _full_width(lines: Sequence[Line]) -> int:
    """The cells from which on a line is full, on a page that is set to one width; 0 on others."""
    if any(line.length >= _WIDTHS.stop for line in lines):
        return 0
    widths = [_cells(line) for line in lines if _is_plain(line) and not line.finished]
    full = max(widths, default=0) - _SLACK
    reaching = sum(width >= full for width in widths)
    return full if full + _SLACK in _WIDTHS and reaching >= max(_FULL_LINES, len(widths) / 2) else 0


def _cells(line: Line) -> int:
    text = line.text.printed
    return len(text) + sum(char > "\u2000" for char in text)


def _is_full(page: _Lines, line: Line) -> bool:
    return 0 < page.full <= _cells(line) + (_INDENT if line.indented else 0)


def _is_text(page: _Lines, line: Line | None) -> bool:
    """What goes on behind a full line is full or comes to an end; the second line of a heading does neither."""
    return line is not None and (line.finished or _is_full(page, line))


def _is_set_in(lines: Sequence[Line]) -> bool:
    return {line.indented for line in lines if _is_plain(line) and line.length >= _LINE_LENGTH} == {True, False}


def _is_plain(line: Line) -> bool:
    return not (line.level or line.noise or line.label or line.bylines or line.row)


def _stops_inside(line: Line) -> bool:
    if line.finished:
        return False
    return bool(
        _BREAK_END.search(line.text.text) or (line.length >= _TEXT_LENGTH and _CLAUSE_END.search(line.text.text))
    )


def _may_be_heading(line: Line) -> bool:
    text = line.text.text
    if (
        not _is_plain(line)
        or line.finished
        or line.dated_item
        or line.opening >= 0
        or line.length > _HEADING_LENGTH
        or "。" in text
    ):
        return False
    keyed = "：" in text and _KEYED.match(text)
    return not (keyed or _OPEN_END.search(text) or _ITEM.match(text) or _is_listed(text) or read_tail(line.text))


def _is_listed(text: str) -> bool:
    """A row of a list of people: an office behind a name, or names behind an office."""
    return is_person_row(text) or ("：" in text and is_name_row(text))


def _heading_end(page: _Lines, at: int, before: Sequence[Unit]) -> int:
    """The end of the run of headings that starts at lines[at]; `at` itself where none does."""
    lines, end = page.lines, at
    while end < len(lines) and end - at < _HEADINGS_IN_A_ROW and _may_be_heading(lines[end]):
        if _is_full(page, lines[end]) and _is_text(page, page.plain[end + 1]):
            break
        if _DAY_OPENS.match(lines[end].text.text) and not any(line.dated for line in lines[end + 1 : end + 2]):
            break  # the first line of a text whose lines were broken
        end += 1
    follows = page.plain[end]
    if end == at or follows is None:
        return at
    over_text = follows.bylines or follows.finished or follows.indented or follows.length > _TEXT_LENGTH
    over_text = over_text or _is_full(page, follows)
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


def _add_paragraph(page: _Lines, at: int, out: list[Unit]) -> int:
    """Append the paragraph that starts at lines[at], its broken lines joined; returns where the next unit starts."""
    lines, first = page.lines, page.lines[at]
    end = at + 1
    while end < len(lines) and not lines[end - 1].finished and _goes_on(page, lines[end], lines[end - 1]):
        end += 1
    text = joined([line.text for line in lines[at:end]])
    opens = first.opening == 0
    out.append(Unit("paragraph", text, opens=opens, dated=first.dated, indented=first.indented, bullet=first.bullet))
    return end


def _goes_on(page: _Lines, line: Line, last: Line) -> bool:
    if not _is_plain(line) or line.opening == 0 or line.bullet or _ITEM.match(line.text.text):
        return False
    if _ROW.fullmatch(line.text.text) and (_ROW.fullmatch(last.text.text) or last.finished):
        return False
    if is_person_row(last.text.text) or is_name_row(last.text.text):
        return False
    begins = line.indented and (page.set_in or not page.wrapped)
    return not begins and read_tail(last.text) is None


def _with_credit(unit: Unit) -> Unit:
    return unit._replace(credit=read_tail(unit.text)) if unit.kind == "paragraph" and not unit.row else unit
