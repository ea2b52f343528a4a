"""The lines of a page and what each looks like on its own."""

import re
from itertools import groupby
from typing import NamedTuple

from kg.lexicon.patterns import Pattern
from kg.records import Byline, Document, Sentence
from kg.segment.bylines import read_line
from kg.segment.dated import printing_at
from kg.segment.furniture import ends_in_key, is_noise, is_picture_file, is_trail, opens_navigation
from kg.segment.printing import read_printing, read_value
from kg.segment.rows import appointments, rows_of, upright, upright_rows
from kg.segment.uniform import flowing, is_finished, part

_RAW = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_MARK = re.compile(r"^(#{1,6})\s*")
_LABEL = re.compile(r"^[■◆▲●★]\S{0,12}$")
_WORDS = "report_words.tsv"
_OPENING = Pattern(
    _WORDS,
    r"(?<![\u3400-\u9fff/])[\u3400-\u9fff/]{2,18}(?:\d{1,2}月\d{1,2}日)?(?:<telling>)"  # 某某网3月7日讯（记者…
    r"(?=[（【](?:<standing>)?(?:<signer>)|：)"
    r"|^[\u3400-\u9fff]{2,14}(?:\d{1,2}月\d{1,2}日)?(?<![通简短资喜快电音捷问])讯 "  # 亮点某某讯 4月8日
    r"|(?:<own>)讯(?=[ （：，\d]|<reporter>|\S{0,20}日)"
    r"|[（【]?\S{0,8}(?:<paper>)\S{0,4}(?:<news>)[】） （：]",
)
_TELLING = Pattern(_WORDS, r"讯|<telling>|<news>")  # one stands in every opening
_DATED = Pattern(_WORDS, r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:<opening_day>)，")
_REPORTER_FIRST = Pattern(_WORDS, r"（(?:<own>)?(?:<standing>)?(?:<reporter>)")
_BARS = "|｜ "  # left of a table that a page was cut from
_TITLE_AGAIN = re.compile(
    r"[（【]?原(?:文)?标题[：:] ?(.+?)[）】]?$"
)  # as the paper printed it that the site took it from
_BRACKETED_TITLE = re.compile(r"^【[^】]{1,12}】")
_CAPTION = 40  # characters of the longest line under a photograph that is no sentence
_MENU, _MENU_ITEM = 5, 6  # lines, and characters of each
_VALUE = 20  # characters of a value on a line of its own
BULLETS = frozenset("◆●■▲★◎")


class Line(NamedTuple):
    """A line that is not blank."""

    text: Sentence  # without the marks of a heading
    level: int  # 1-6 for a marked heading, else 0
    indented: bool
    bylines: tuple[Byline, ...]  # where it holds nothing else
    noise: bool
    trail: bool  # furniture that tells where the page stands on its site
    label: bool
    bullet: str  # the mark that items of a list of briefs start with, '' for none
    opening: int  # where a report opens in it ('本报讯'), -1 where none does
    row: bool = False  # of a table of projects, its head too
    given: bool = False  # of a list of appointments
    apart: bool = False  # a heading's marks stand alone on the line before

    @property
    def finished(self) -> bool:
        return is_finished(self.text.text)

    @property
    def dated(self) -> bool:
        """It opens with a date, as a report without '本报讯' does."""
        return bool(_DATED.match(self.text.text))

    @property
    def dated_item(self) -> bool:
        """An item of a list of briefs that opens with its day: ●4月2日，…"""
        return bool(self.bullet and _DATED.match(self.text.text.lstrip(self.bullet + " ")))

    @property
    def bracketed(self) -> bool:
        return bool(_BRACKETED_TITLE.match(self.text.text))

    @property
    def length(self) -> int:
        return len(self.text.text)


def read_lines(document: Document) -> list[Line]:
    """The document's lines in order, blank ones left out."""
    out: list[Line] = []
    apart = False
    for raw in _RAW.finditer(document.text):
        line = _line(document.text, *raw.span(), raw.group())
        out += [line._replace(apart=apart)] if line else []
        apart = not line and (apart or _MARK.match(raw.group().strip()) is not None)
    return _without_captions(_without_values(_without_menus(_with_rows(_upright(_printed(out), document.text)))))


def _printed(lines: list[Line]) -> list[Line]:
    """Above the first text the lines that print a day are furniture, without the heading that such a line opens with."""
    first = next((n for n, line in enumerate(lines) if line.finished or line.opening >= 0), len(lines))
    out: list[Line] = []
    for line in lines[:first]:
        text = line.text.text
        kept = line.level or line.bylines or line.trail or "：" in text if line.noise else line.dated and "，" in text
        at = -1 if kept else printing_at(text)
        if at < 0:
            out.append(line)
            continue
        printed = part(line.text, at, line.length)
        out += [line._replace(text=part(line.text, 0, at), noise=False)] if at else []
        out.append(line._replace(text=printed, noise=True, bylines=line.bylines or read_printing(printed)))
    return [*out, *lines[first:]]


def _upright(lines: list[Line], text: str) -> list[Line]:
    """The cells of tables that stand on lines of their own, as rows."""
    out, at = list[Line](), 0
    if "名称" not in text:
        return lines
    for first, end in upright_rows([line.text for line in lines]):
        row = upright([line.text for line in lines[first:end]], text)
        out += lines[at:first]
        out.append(
            Line(row, 0, indented=False, bylines=(), noise=False, trail=False, label=False, bullet="", opening=-1)
        )
        at = end
    return [*out, *lines[at:]]


def _with_rows(lines: list[Line]) -> list[Line]:
    """No row of a table of projects is furniture, though its cells may look so; a line of a list of appointments is no heading."""
    texts = [line.text.text for line in lines]
    if given := appointments(texts):
        lines = [line._replace(given=n in given) for n, line in enumerate(lines)]
    rows = rows_of(texts)
    if not rows:
        return lines
    return [line._replace(noise=False, opening=-1, row=True) if n in rows else line for n, line in enumerate(lines)]


def _without_values(lines: list[Line]) -> list[Line]:
    """The value of a key that stands on a line of its own: 信息来源： / 今日青柏."""
    out: list[Line] = []
    for line in lines:
        value = out and ends_in_key(out[-1].text.text) and line.length <= _VALUE and not line.finished
        out.append(line._replace(noise=True, bylines=read_value(out[-1].text.text, line.text)) if value else line)
    return out


def _without_captions(lines: list[Line]) -> list[Line]:
    """What stands under a picture's file inside a text, as far as it is no whole sentence: 甲.jpg / 书记某某 / 致辞."""
    out: list[Line] = []
    begun = under = False
    for line in lines:
        short = line.length <= _CAPTION and not (line.finished or line.level or line.bylines) and line.opening < 0
        under = is_picture_file(line.text.text) or (under and short)
        out.append(line._replace(noise=True) if begun and under and short else line)
        begun = begun or line.finished
    return out


def _without_menus(lines: list[Line]) -> list[Line]:
    """Many very short lines one after another, a word of navigation among them, are a menu: 首页 / 要闻 / 公开 …."""
    out: list[Line] = []
    for short, run in groupby(lines, key=lambda line: line.length <= _MENU_ITEM and not line.level):
        items = list(run)
        menu = short and len(items) >= _MENU and any(opens_navigation(line.text.text) for line in items)
        out += [line._replace(noise=True) for line in items] if menu else items
    return out


def _line(text: str, start: int, end: int, raw: str) -> Line | None:
    flat = flowing(text, start, end)
    mark = _MARK.match(flat.text)
    if mark:
        flat = part(flat, mark.end(), len(flat.text))
    again = _TITLE_AGAIN.match(flat.text)
    if again:
        flat = part(flat, *again.span(1))
    bare = flat.text.rstrip(_BARS)
    if len(bare) < len(flat.text) and not any(bar in bare for bar in _BARS[:2]):
        flat = part(flat, 0, len(bare))
    if not flat.text:
        return None
    noise = is_noise(flat.text)
    return Line(
        flat,
        level=len(mark.group(1)) if mark else 0,
        indented=raw[:1] in "\u3000\t" or raw.startswith("  "),
        bylines=read_line(flat) or (read_printing(flat) if noise else ()),
        noise=noise,
        trail=noise and is_trail(flat.text),
        label=bool(_LABEL.match(flat.text)),
        bullet=flat.text[0] if flat.text[0] in BULLETS else "",
        opening=-1 if mark else _opening(flat.text),
    )


def _opening(text: str) -> int:
    found = _OPENING.search(text) if _TELLING.search(text) else None
    if found:
        return found.start()
    return 0 if _REPORTER_FIRST.match(text) else -1
