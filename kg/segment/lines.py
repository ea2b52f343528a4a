"""The lines of a page and what each looks like on its own."""

import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.records import Byline, Document, Sentence
from kg.segment.bylines import read_line
from kg.segment.uniform import flowing, part

_MARK = re.compile(r"^(#{1,6})\s*")
_LABEL = re.compile(r"^[■◆▲●★]\S{0,12}$")
_OPENING = re.compile(
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,14}(?:\d{1,2}月\d{1,2}日)?(?:讯|消息|电|报道)"  # 某某网3月7日讯（记者…
    r"(?=（(?:见习|全媒体|融媒体?|特约|本报)?(?:记者|通讯员|通迅员|文)|：)"
    r"|(?:本报|本网|本刊|本台|本站|专|综合|又)讯(?=[ （：，\d]|记者|通讯员|\S{0,20}日)"
    r"|[（【]?\S{0,8}(?:日报|晚报|晨报|时报|新闻网|新闻社|在线|融媒|电视台)\S{0,4}(?:讯|消息)[】） （：]"
)
_DATED = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日|^(?:近日|日前|连日来|今年以来|昨日|昨天|今天)，")
_REPORTER_FIRST = re.compile(r"^（(?:本报|本网)?(?:见习)?(?:记者|通讯员)")
_FINISHED = re.compile(r"[。！？…][”’」』》）\]】]*$")
_BRACKETED_TITLE = re.compile(r"^【[^】]{1,12}】")


_META_LENGTH = 120
_BULLETS = frozenset("◆●■▲★◎")
_TRAIL = re.compile(r"首页\s*[>»/-]|(?:^|\s)(?:>>?|»)\s|当前位置")  # breadcrumbs
_STAMP = re.compile(r"^(?:(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+[^，。]{0,40})?$")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp)$", re.IGNORECASE)
_ISSUE = re.compile(r"^(?:总?第?\s?\d+\s?期|第\s?[A-Z]?\d+\s?版)")


class Line(NamedTuple):
    """A line that is not blank."""

    text: Sentence  # without the marks of a heading
    level: int  # 1-6 for a marked heading, else 0
    indented: bool
    bylines: tuple[Byline, ...]  # where it holds nothing else
    noise: bool
    label: bool
    bullet: str  # the mark that items of a list of briefs start with, '' for none
    opening: int  # where a report opens in it ('本报讯'), -1 where none does

    @property
    def finished(self) -> bool:
        return bool(_FINISHED.search(self.text.text))

    @property
    def dated(self) -> bool:
        """It opens with a date, as a report without '本报讯' does."""
        return bool(_DATED.match(self.text.text))

    @property
    def bracketed(self) -> bool:
        return bool(_BRACKETED_TITLE.match(self.text.text))

    @property
    def length(self) -> int:
        return len(self.text.text)


def read_lines(document: Document) -> list[Line]:
    """The document's lines in order, blank ones left out."""
    out, start = [], 0
    for raw in re.split(r"(?<=\n)|(?<=\r)(?!\n)", document.text):
        line = _line(document.text, start, start + len(raw), raw)
        if line:
            out.append(line)
        start += len(raw)
    return out


def _line(text: str, start: int, end: int, raw: str) -> Line | None:
    flat = flowing(text, start, end)
    mark = _MARK.match(flat.text)
    if mark:
        flat = part(flat, mark.end(), len(flat.text))
    if not flat.text:
        return None
    opening = _OPENING.search(flat.text)
    at = opening.start() if opening else 0 if _REPORTER_FIRST.match(flat.text) else -1
    return Line(
        flat, len(mark.group(1)) if mark else 0, raw[:1] in "\u3000\t" or raw.startswith("  "), read_line(flat), _is_noise(flat.text),
        bool(_LABEL.match(flat.text)), flat.text[0] if flat.text[0] in _BULLETS else "", -1 if mark else at,
    )  # fmt: skip


def _is_noise(text: str) -> bool:
    if "。" in text or len(text) > _META_LENGTH:
        return False
    bare = text.lstrip("【[（>|·-— ").rstrip("】]）")
    start = len(text) <= 60 and not _FINISHED.search(text) and bare.startswith(_furniture())
    return start or bool(_TRAIL.search(text) or _STAMP.match(text) or _FILE.search(text) or _ISSUE.match(text) or _meta().search(text))


@cache
def _meta() -> re.Pattern[str]:
    """A key of the line under a heading, with its colon."""
    keys = "|".join(sorted(tables.words("meta_keys.txt"), key=lambda k: (-len(k), k)))
    return re.compile(rf"(?:^|[ 　|【（\[])(?:{keys})[：:]")


@cache
def _furniture() -> tuple[str, ...]:
    return tuple(sorted(tables.words("noise_lines.txt")))
