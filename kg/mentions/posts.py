"""An office with the words of its body: '青柏县公安局长' is the 局长 of 青柏县公安局."""

import re
from functools import cache

from kg.lexicon import divisions, patterns, tables
from kg.lexicon.bounds import body_start, ends_like_organization
from kg.lexicon.patterns import Pattern
from kg.mentions.titles import Title
from kg.records import Post

_WORDS = "title_words.tsv"
_FORMER = "原"
_EARLIER = ("老", "前")  # 大学老校长, 商会前会长
_PAST_COMMITTEE = Pattern("body_words.tsv", r"(?<=.)原(?=(?:<party_body>)$)", needs="原")  # 市工商联|原|党组书记
_DUTY = Pattern("change_words.tsv", r"(?:<duty>)[\u3400-\u9fff]{0,6}工作的$")
_SEVERAL = re.compile(r"(?<=..)(?:[多数几两三四五六七八九]|\d{1,2})[名位](?P<past>[前原])?$")
_BEFORE = re.compile(r"[\u3400-\u9fff]前$")
_RANKS = frozenset("省市县区州")
_LONGEST_DUTY = 11
_CALLED = re.compile(r"（(?:以下|下)?(?:简称|称)[^（）]{1,20}）$")  # 某某基金会（以下简称：基金会）|会长
_LONGEST_CALLED = 28
_LONGEST_LED = 12  # characters of a body whose 领导 are named; a longer one is a clause


def post_at(text: str, title: Title, floor: int, *, joined: bool) -> Post | None:
    """The office with its body, which starts at `floor` or later; None for a word that is an office only of a body told beside it.

    `joined`: the office stands in a chain with the one before it.
    """
    end = _before_duty(text, title.start)
    post = _whole(text, body_start(text, end, floor), title, end)
    bare = title.base in _words("needs_body") and not (joined and title.base in _words("joined_bare"))
    given = text.endswith(_words("given"), 0, title.start) or _is_row(text, title)
    return None if bare and not post.body and not given else post


def _is_row(text: str, title: Title) -> bool:
    """A row of a list of who was elected: 委员：甲、乙."""
    return title.start == 0 and title.base == "委员" and text.startswith("：", title.end)


def may_name(title: Title, post: Post) -> bool:
    """People may be named behind the office: not behind every 成员 and 领导."""
    if title.base == "成员":
        return post.body.endswith(_words("member_of"))
    return title.base != "领导" or len(post.body) <= _LONGEST_LED


def may_address(post: Post) -> bool:
    """The office may stand behind a name: 甲市长, but not 甲负责人."""
    return post.kind not in ("rank", "staff", "collective") and post.title not in _words("no_address")


def _before_duty(text: str, end: int) -> int:
    """Where the words before an office end, without what its holder is in charge of (市委分管日常工作的|副书记) and a short name in brackets."""
    if not text.startswith(("的", "）"), end - 1):
        return end
    duty = _DUTY.search(text, max(0, end - _LONGEST_DUTY), end) or _CALLED.search(
        text, max(0, end - _LONGEST_CALLED), end
    )
    return duty.start() if duty else end


def _whole(text: str, start: int, title: Title, end: int) -> Post:
    """Body and office as printed from `start` on, the body up to `end`, with what is written into the office word taken apart."""
    body, former = _without_former(text, start, end)
    if (acting := tables.opening(body, _words("acting"))) and not _is_no_deputy(text, start, body):
        return Post(start, title.end, body.removeprefix(acting), acting + title.title, title.kind, former)
    if parts := _with_body().get(title.title):
        return Post(start, title.end, body + parts[0], parts[1], title.kind, former)
    if _is_shared(title, body):
        body += title.base[:-1]
    return Post(start, title.end, body, title.title, title.kind, former)


def _is_no_deputy(text: str, start: int, body: str) -> bool:
    """代县县委, 代行…职责: no office held for another."""
    return body.startswith(_words("not_acting")) or (len(body) > 1 and bool(divisions.standing_at(text, start)))


def _is_shared(title: Title, body: str) -> bool:
    """The body ends in the office's first characters: '公安局长' is 局长 of the 公安局, '交警大队长' 大队长 of the 交警大队."""
    if not body or title.title != title.base or title.base[-1] != "长":
        return False
    return not ends_like_organization(body) and ends_like_organization(body + title.base[:-1])


def _without_former(text: str, start: int, end: int) -> tuple[str, bool]:
    """The body text[start:end], and whether a word before it or behind it says that the office is over."""
    body = text[start:end]
    several = _SEVERAL.search(body)
    if several:
        return body[: several.start()], bool(several["past"])
    place = _placed(text, start - 1) if body[:1] in _RANKS and _BEFORE.search(text, max(0, start - 3), start) else ""
    if place:
        return place + body, True
    mark = tables.ending(body, _words("former"))
    if mark:
        return body.removesuffix(mark), True
    if body.startswith((_FORMER, *_words("former"))) and len(body) > 2:
        return body.removeprefix(tables.opening(body, _words("former")) or _FORMER), True
    if _PAST_COMMITTEE.search(body):
        return _PAST_COMMITTEE.sub("", body), True
    earlier = body.endswith(_EARLIER) and (len(body) == 1 or ends_like_organization(body[:-1]))
    return (body[:-1], True) if earlier else (body, text.endswith(_words("former"), 0, start))


def _placed(text: str, end: int) -> str:
    """洛阳 of '洛阳前市委书记': the division whose name ends at text[end]; '' for none."""
    names = (text[max(0, end - length) : end] for length in (4, 3, 2))
    return next((name for name in names if divisions.named(name)), "")


@cache
def _with_body() -> dict[str, tuple[str, str]]:
    """Office words with a body written into them -> (body, office)."""
    return {inner + office: (inner, office) for inner, office in reversed(tables.pairs("inner_bodies.tsv"))}


@cache
def _words(use: str) -> tuple[str, ...]:
    return patterns.listed(_WORDS, use)
