"""Signs that a place is the page's own: the name of its paper or site, of its publisher, and what a place calls for itself."""

import re
from collections.abc import Iterator

from kg.lexicon import divisions, patterns
from kg.lexicon.divisions import Division
from kg.lexicon.patterns import Pattern

_WORDS = "region_words.tsv"
_WIDE = tuple(zip(",:;()", "，：；（）", strict=True))
_SHORT_LINE = 15  # characters; lines that a page was broken into are longer
MASTHEAD = 3.0  # what a place in the name of the paper or site counts more
_SLOGAN = 1.0  # 平安甲县, 甲县故事
_PAPER = Pattern(
    _WORDS,
    r"市?县?(?:(?:<paper>)(?!<no_paper>)"
    r"|(?:<column>)[丨|｜】]"
    r"|网(?:讯|[>»（(·]|<paper_label>|$)|报(?:讯|[）)】》]|$))",
)
_CALLED = Pattern(_WORDS, r"<slogan_behind>")
_BEFORE = Pattern(_WORDS, r"(?:<slogan_before>)(?P<stem>[\u3400-\u9fff]{2})(?=[”’、，。；！》]|建设|<slogan_behind>)")
_HOLDS = Pattern(_WORDS, r"(?<![\u3400-\u9fff])(?P<stem>[\u3400-\u9fff]{2})(?=<holds>)")  # 武清|举办…
_OWNER = Pattern(_WORDS, r"(?:<publisher>)(?:单位)?[：:|]?\s*(?P<owner>[\u3400-\u9fff]{4,30})")
_CODE_LABEL = "标识码"
_SITE_CODE = re.compile(r"标识码[：:]?\s*(?P<division>\d{6})\d{4}(?!\d)")
_MAKER, _SERVICE = Pattern("report_words.tsv", r"<maker>"), Pattern(_WORDS, r"<service>")
_ENDS = ("", "。", "！", "”", "\n")  # a bracket behind them is of the report, not of a name in it
_SIGNED = re.compile(r"[\u3400-\u9fff]{1,12}）(?![\u3400-\u9fff，、；：])")  # （甲县|妇联）


def sign(text: str, start: int, end: int) -> float:
    """What a division's name at text[start:end] counts more, being a sign of the page's own; 0 for none."""
    signed = end - start > 2 and text.endswith("（", 0, start) and text[max(0, start - 2) : start - 1] in _ENDS
    if signed and _SIGNED.match(text, end):
        return MASTHEAD
    if _PAPER.match(text, end) or text.endswith(patterns.listed(_WORDS, "paper_before"), 0, start):
        return MASTHEAD
    told = text.endswith(patterns.listed(_WORDS, "slogan_before"), 0, start) or _CALLED.match(text, end)
    return _SLOGAN if told else 0


def signs_of_stems(text: str) -> Iterator[tuple[Division, float]]:
    """'平安龙湾', '今日城关': districts by a stem that is an ordinary word elsewhere, and what the sign counts."""
    for match in _BEFORE.finditer(text):
        fits = divisions.with_stem(match["stem"])
        for fit in fits:
            yield fit, (1 + _SLOGAN) / len(fits)
    for match in _HOLDS.finditer(text):
        fits = divisions.with_stem(match["stem"])
        for fit in fits:
            yield fit, 1 / len(fits)


def said_of_places(text: str) -> str:
    """The page's words without white space, but for a break behind each short line, which no word goes on over.

    Of the site's imprint only who publishes it: whoever runs its machines lies anywhere.
    """
    imprinted = _MAKER.search(text) or _SERVICE.search(text)
    lines = [_said(line) if imprinted else "".join(line.split()) for line in text.splitlines()]
    said = "".join(line + ("" if len(line) > _SHORT_LINE else "\n") for line in lines)
    for narrow, wide in _WIDE:  # a tenth of the time of str.translate
        said = said.replace(narrow, wide)
    return said


def _said(line: str) -> str:
    if "。" in line or not (_MAKER.search(line) or _SERVICE.search(line)):
        return "".join(line.split()) + _of_code(line)
    owner = _OWNER.search(line)
    return (f"来源：{owner['owner']}" if owner else "") + _of_code(line)


def _of_code(line: str) -> str:
    """'网站标识码：1305810018': the government whose site it is, by the division code that the number opens with; '' for none."""
    code = _SITE_CODE.search(line) if _CODE_LABEL in line else None
    division = divisions.by_code().get(code["division"]) if code else None
    above = next((u.name for u in divisions.lineage(division) if u.level == "prefecture"), "") if division else ""
    return f"，来源：{above}{division.name}，" if division else ""
