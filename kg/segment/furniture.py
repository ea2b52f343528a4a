"""Lines that are no part of any report: navigation, keys and values, stamps, imprints, and the marks of where a page stands on its site."""

import re
from functools import cache

from kg.lexicon import patterns, tables
from kg.lexicon.patterns import Pattern
from kg.lexicon.typeset import is_link
from kg.segment.uniform import is_finished

_WORDS = "report_words.tsv"
_RIGHTS_LENGTH = 240  # the longest paragraph about the rights in a page
_META_LENGTH = 160  # the longest line of keys and values under a heading
_NAVIGATION_LENGTH = 60
_TRAIL = Pattern(
    _WORDS, r"(?:<trail>) ?[>»/》-]|(?:[^>。，]{1,20}>>){2,}|(?:[^>。，]{1,12}> ?){3,}|(?:^| )(?:>>?|») |<trail_label>"
)  # breadcrumbs
_STAMP = re.compile(
    r"^[·*>-]?\s*(?:(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)(?:[\sT]{0,3}\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+[^，。]{0,40})?$"
    r"|^(?:0?[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01]) \d{1,2}[:：]\d{2}$"  # 09-22 16:42
    r"|^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?:\s+\d{1,2}:\d{2})?$"  # 26.01.2015 10:08
    r"|^(?:19|20)\d\d-\d{1,2}-\d{1,2}[^，。]{0,8}$"  # 2020-07-22新闻5
    r"|^[| ]{0,9}[^，。；：|]{2,14}[| ]{1,9}(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2} \d{1,2}[:：]\d{2}(?:[:：]\d{2})?[^，。]{0,14}$"  # whose, and when
    r"|^[\w.@]{2,20} ?[-–|·] ?(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?: \d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?$"  # who posted it
)
_ADDRESS = re.compile(r"https?[:：]//")
_MARKS = re.compile(r"[\W_]+")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp)$", re.IGNORECASE)
_ISSUE = re.compile(
    r"^(?:总?第?\s?\d+\s?期|第\s?[A-Z]?(?:\d+|[一二三四五六七八九十]{1,3})\s?版(?![\u3400-\u9fff])|\d[：:][^，。]{0,8}总第\s?\d+\s?期)"
)
_NUMBERS = re.compile(r"^[\d +()（）~-]{7,}$")  # of telephones
_SLASHES = re.compile(r"/? ?[^/，。]{2,10}(?: ?/ ?[^/，。]{2,10}){2,}")  # 公开 / 服务 / 互动
_ROW = re.compile(r"[|｜ ]+")
_ROW_LEAST, _ROW_ITEM = 6, 6  # words of a menu on one line, and characters of most of them
_MENU = re.compile(r"(?: ?[|｜] ?[^|｜。，]{1,12}){3,}")  # 首页 | 要闻 | 公开 | 服务
_DISCLAIMER = Pattern(_WORDS, r"<disclaimer>")
_CAPTION = Pattern(_WORDS, r"[【（▲△▼↑↓]?(?:(?:<picture>)[】）]?|(?:<caption>)[^。，]{2,40})")
_IMPRINT = Pattern(_WORDS, r"<imprint>|<maker>")
_COLUMN = Pattern(
    _WORDS,
    r"【?(?:[\u3400-\u9fff]{0,4}(?:<column>)|(?:<column_opening>)[\u3400-\u9fff]{2,3}|[\u3400-\u9fff ]{2,20}(?:<site_name>)"
    r"|(?:关注)?[\u3400-\u9fff]{1,5}网(?:[\u3400-\u9fff]{2,4}站)?|搜索)】?",
)
_HEADLINES = re.compile(r"[^，。；！？、 ]{8,}(?: [^，。；！？、 ]{8,}){3,}")  # of other reports, on one line


def is_noise(text: str) -> bool:
    """Whether a line is furniture; whole sentences never are, but for those about the rights in a page."""
    if "。" in text or len(text) > _META_LENGTH:
        rights = len(text) <= _RIGHTS_LENGTH and bool(_DISCLAIMER.search(text))
        return rights or bool(_HEADLINES.fullmatch(text)) or text.startswith(patterns.listed(_WORDS, "standfirst"))
    bare = text.lstrip("【[（>|·-— ").rstrip("】]）")
    if len(text) <= _NAVIGATION_LENGTH and bare.startswith(_furniture()) and not is_finished(text):
        return True
    if is_link(text) or any(
        pattern.search(text) for pattern in (_TRAIL, _STAMP, _FILE, _ISSUE, _NUMBERS, _ADDRESS, _DISCLAIMER)
    ):
        return True
    if "：" in text and (_meta_key().search(text) or len(_any_key().findall(text)) > 1):
        return True
    if _is_menu(text) or any(pattern.fullmatch(text) for pattern in (_MARKS, _CAPTION, _HEADLINES)):
        return True
    return text.startswith(patterns.listed(_WORDS, "greeting")) or bool(_IMPRINT.search(text))


def _is_menu(text: str) -> bool:
    """Whether a line is a row of short words: between bars or slashes, or one of navigation among them (首页 总揽 写作 …)."""
    if (("|" in text or "｜" in text) and _MENU.search(text)) or _SLASHES.fullmatch(text):
        return True
    items = _ROW.split(text)
    short = len(items) >= _ROW_LEAST and sum(map(len, items)) <= _ROW_ITEM * len(items)
    return short and any(opens_navigation(item) for item in items if item)


def is_trail(text: str) -> bool:
    """Whether a line tells where the page stands on its site; what stands above it is the site's."""
    return "。" not in text and bool(_TRAIL.search(text))


def is_picture_file(text: str) -> bool:
    """Whether a line is the name of a picture's file: what stands under it is its caption."""
    return bool(_FILE.search(text))


def ends_in_key(text: str) -> bool:
    """Whether a line is a key whose value stands on the next one, or ends in one: '信息来源：', '［甲网］ 作者：'."""
    return text.endswith("：") and bool(_any_key().fullmatch(text) or _ending_key().search(text))


def key_behind(text: str, least: int) -> int:
    """Where behind a heading of at least so many characters the first key of a line starts; 0 for none."""
    found = _spaced_key().search(text, least)
    return found.start() if found else 0


def is_column(text: str) -> bool:
    """Whether a line is the name of a column of a paper or site: 要闻, 今日青柏."""
    return bool(_COLUMN.fullmatch(text))


def opens_navigation(text: str) -> bool:
    """Whether a line starts as those of a site's menu do: 首页."""
    return text.startswith(_furniture())


@cache
def _meta_key() -> re.Pattern[str]:
    """A key of the line under a heading, with its colon, at the start of a part of the line."""
    return re.compile(rf"(?:^|[ 　|【（\[]){_any_key().pattern}")


@cache
def _spaced_key() -> re.Pattern[str]:
    """The same behind a space, or right behind a heading where a day follows: 防汛会议召开|发布时间：2018-06-01."""
    return re.compile(rf" {_any_key().pattern}|(?:{patterns.alternatives('meta_keys.txt')})[：:] ?(?=(?:19|20)\d\d)")


@cache
def _ending_key() -> re.Pattern[str]:
    """A key at the end of a line, behind a space or a bracket."""
    return re.compile(rf"[ ）\]】|](?:{patterns.alternatives('meta_keys.txt')})：$")


@cache
def _any_key() -> re.Pattern[str]:
    """The same, wherever it stands."""
    return re.compile(rf"(?:{patterns.alternatives('meta_keys.txt')})[：:]")


@cache
def _furniture() -> tuple[str, ...]:
    return tables.longest_first(tables.words("noise_lines.txt"))
