"""Gifts whose giver stands in words that tell what is given: '甲公司捐赠给乙医院的设备', '由甲商会捐赠的棉衣送到乙村', '书包由甲公司提供'."""

import re
from collections.abc import Iterator

from kg.extractors.gifts import sides
from kg.extractors.gifts import words as gift_words
from kg.extractors.gifts.clause import Gift
from kg.extractors.gifts.hearing import named
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Hit
from kg.records import Reading, Span

_WORDS = "gift_words.tsv"
_WORTH = r"(?P<worth>[、，]?(?:总)?价值[^，。；]{2,16}?元)?"
_GIVEN_TO = Pattern(  # 装载的是|甲基金会定向|捐赠|给乙医院|的设备、价值100万元
    _WORDS,
    r"(?:(?<=[，。；：是由])|^)(?P<giver>[^，。；：的由]{2,40}?)(?P<verb><giving_noun>)给(?P<to>[^，。；：的]{2,40}?)的(?P<what>[^，。；：、]{2,30}?)"
    + _WORTH
    + r"(?=[，。；：、]|$)",
)
_ARRIVED = Pattern(
    _WORDS,
    r"(?:(?<=[，。；：是由])|^)(?P<giver>[^，。；：的由]{2,40}?)(?P<verb><giving_noun>)的(?P<what>[^。；：由]{2,40}?)，?(?:<arriving_manner>|<brought_manner>){0,3}"
    r"(?:<arrived>)了?(?P<to>[^，。；：]{2,30}?)(?:手中|手里|手上)?(?=[，。；]|$)",
)
_BY = Pattern(
    _WORDS,
    r"(?:(?<=[，。；：])|^)(?P<before>[^，。；：]{0,12}?)(?P<verb><giving_noun>)的(?P<what>[^。；：由]{2,40}?)，?(?:<all_of>)?由(?P<giver>[^，。；：]{2,40}?)"
    r"(?:<giver_manner>|<brought_manner>)*(?:<provided>)(?=[，。；]|$)",
)
_IN_NAME = Pattern(  # 购买了空调34台，以|三家商会|的名义捐赠
    _WORDS,
    r"(?:<bought>)了?(?P<what>(?:(?!<bought>)[^。；由将把]){2,60}?)，(?:并|一起|共同)?以(?P<giver>[^，。；]{2,30}?)的?名义(?P<verb><giving_noun>)(?:给(?P<to>[^，。；]{2,30}?))?(?=[，。；]|$)",
)
_LISTED = Pattern(  # 社区收到多份捐助——|甲公司赠予的口罩、乙商会捐赠的2000元
    _WORDS,
    r"(?P<head>[^，。；：—]{2,40}?)(?:<receiving>)了?[^，。；：—]{0,16}(?:捐[助赠]|爱心)[^，。；：—]{0,8}(?P<items>(?:——|：|，)[^。；]{6,300})",
)
_ITEM = Pattern(
    _WORDS,
    r"[—：、，和及](?P<giver>[^，。；、：的]{2,30}?)(?P<verb><giving_noun>|赠予)的(?P<what>[^，。；、：]{2,30}?)(?=等?[、，]|等?$)",
)
_THIS = re.compile(r"(?:本次|此次|这次|这批|该批|当天|现场)?(?:活动|仪式|爱心)?所?")


def told_behind(reading: Reading) -> Iterator[Gift]:
    """The gifts of such words, in no order; none for a sentence without 的."""
    text = reading.sentence.text
    if "的" not in text:
        return
    for match in _GIVEN_TO.finditer(text):
        what = Span(match.start("what"), match.end("worth") if match["worth"] else match.end("what"))
        yield from _gift(reading, match, what, [*_receivers(reading, *match.span("to"))])
    for match in _ARRIVED.finditer(text):
        yield from _gift(reading, match, Span(*match.span("what")), [*_receivers(reading, *match.span("to"))])
    for match in _IN_NAME.finditer(text) if "名义" in text else ():
        to = [*_receivers(reading, *match.span("to"))] if match["to"] else []
        yield from _gift(reading, match, Span(*match.span("what")), to)
    for listing in _LISTED.finditer(text):
        whom = named(reading, *listing.span("head"))[-1:]
        for match in _ITEM.finditer(text, *listing.span("items")) if whom else ():
            yield from _gift(reading, match, Span(*match.span("what")), whom)
    for match in _BY.finditer(text) if "由" in text else ():
        if _THIS.fullmatch(match["before"]) or not named(reading, *match.span("before")):
            yield from _gift(reading, match, Span(*match.span("what")), [])


def _gift(reading: Reading, match: re.Match[str], what: Span, receivers: list[sides.Side]) -> Iterator[Gift]:
    """The gift where its giver is known and something is given; one to nobody who is known only where none is told."""
    givers = named(reading, *match.span("giver"))
    words = reading.sentence.text[what.start : what.end]
    told = match.groupdict().get("to")
    verb = match["verb"] if gift_words.is_gift(match["verb"]) else "送去"
    if givers and gift_words.is_given(words, verb) and (receivers or not told):
        yield Gift(Hit(*match.span("verb"), match["verb"]), givers, receivers, what)


def _receivers(reading: Reading, start: int, end: int) -> Iterator[sides.Side]:
    for side in sides.split(reading.sentence.text, start, end):
        if not gift_words.is_nobody(side.words) and sides.may_get(reading, side):
            yield side
