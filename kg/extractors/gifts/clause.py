"""Who gives what to whom in one clause: the verb of giving and what stands around it."""

import re
from functools import cache
from typing import NamedTuple

from kg.extractors.gifts import sides
from kg.extractors.gifts import words as gift_words
from kg.extractors.gifts.hearing import named
from kg.extractors.gifts.receivers import PUBLICLY, find_receivers
from kg.extractors.gifts.sides import Side
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Hit
from kg.records import Reading, Span

_WORDS = "gift_words.tsv"
_TAKING = Pattern(_WORDS, r"[把将](?P<what>[^，。；]{2,30}?)(?:<handing_manner>|捐|转|从[^，。；]{2,8}?)*$")
_SUMMED = Pattern(
    _WORDS,
    r"^(?:其中的?)?(?P<what>[^，。；向为给]{0,6}\d[\d.,]{0,20}余?[万亿]?元)(?:通过[^，。；]{2,24}|<handing_adverb>)*$",
)
_HANDED = re.compile(
    r"^(?:给予?了?|到了?)(?P<to>[^，。；]{2,80}?)(?:手中|手里|手上)?(?=，?(?:专项)?(?:用于|用以)|[，。；]|$)"
)
_HANDED_TO = re.compile(r"(?:捐赠?|捐献|赠送|转[交赠]|[送交])(?:给|到)")
_GOT = Pattern(_WORDS, r"(?:<receiving>)(?:了|来自)?(?P<giver>[^，。；]{2,30}?)的?$")
_THROUGH = Pattern(_WORDS, r"(?:<through>)[^，。；]{2,24}$")
_SUM_TO = re.compile(
    r"(?P<what>[^，。；给]{1,24}?[元台套件个只箱本册吨辆])给予?(?P<to>[^，。；]{2,30}?)(?=用于|作为|[，。；]|$)"
)
_THERE = re.compile(r"在[^，。；在]{2,20}$")  # 县残联|在县人民广场|为残疾人发放轮椅
_GAINED = Pattern(_WORDS, r"(?P<to>[^，。；]{2,60}?)(?:<gaining_adverb>){0,3}获$")
_OPENING = Pattern(_WORDS, r"^(?:<sum_opening>)+")
_PURPOSE = Pattern(
    _WORDS,
    r"(?:<purpose>|，|、[^，。；、\d]{1,8}(?:<matched>)|(?:<ceremony_kind>)?仪式|全部竣工|之后|(?<=元)(?:人民币)?(?:<spent>|[为给]))(?!资金|款|物资).*$",
)
_FAR = 200  # characters of a clause around a verb of giving
_OTHERS = Pattern(_WORDS, r"[向为]|用于|购|<matched>")  # 、政府匹配90万元: no part of the gift
_MORE = re.compile(r"[，、](?P<goods>[^，。；：]{2,24})")


class Gift(NamedTuple):
    """A verb of giving with what stands around it; spans point into the sentence."""

    verb: Hit
    givers: list[Side]
    receivers: list[Side]
    what: Span
    away: bool = False  # it goes to somebody told who has no name: 向防疫一线


def find_gift(reading: Reading, start: int, end: int) -> Gift | None:
    """The gift of the clause text[start:end]; None where nothing is given in it."""
    text = reading.sentence.text
    for hit in gift_words.verbs(text[start:end]):
        verb = Hit(start + hit.start, start + hit.end, hit.word)
        left, right = max(start, verb.start - _FAR), min(end, verb.end + _FAR)
        found = _taken(reading, verb, left) or _through(reading, verb, left) or _given(reading, verb, left, right)
        if found:
            return found
    return None


def _taken(reading: Reading, verb: Hit, start: int) -> Gift | None:
    """甲公司把十台电脑捐赠给青湾小学 -> 十台电脑, 青湾小学.

    Example: 6月1日，青禾公司把十台电脑捐赠给柳湾镇。 -> (青禾公司, 柳湾镇, 十台电脑)
    """
    text = reading.sentence.text
    taking = _TAKING.search(text[start : verb.start])
    at = verb.end - verb.word.endswith(("给", "到"))
    handed = _HANDED.match(text[at:])
    if not taking or not gift_words.is_given(taking["what"], "送去"):
        return None
    what = Span(start + taking.start("what"), start + taking.end("what"))
    stop = min(len(text), verb.end + _FAR)
    end = next((i for i in range(verb.end, stop) if text[i] in "，。；"), stop)
    to = named(reading, at + handed.start("to"), at + handed.end("to")) if handed else named(reading, verb.end, end)
    if not handed and not to:
        return None
    return Gift(verb, named(reading, start, start + taking.start()), to, what)


def _through(reading: Reading, verb: Hit, start: int) -> Gift | None:
    """其中，200万元|通过乙基金会|捐赠给青湾市: the sum stands before the verb.

    Example: 6月1日，青禾公司捐资3万元，其中，2万元通过县慈善总会捐赠给柳湾镇。 -> (青禾公司, 柳湾镇, 2万元)
    """
    text = reading.sentence.text
    at = verb.end - verb.word.endswith("给")
    summed, handed = _SUMMED.search(text[start : verb.start]), _HANDED.match(text[at:])
    if not summed or not handed:
        return None
    to = named(reading, at + handed.start("to"), at + handed.end("to"))
    return Gift(verb, [], to, Span(start + summed.start("what"), start + summed.end("what"))) if to else None


def _given(reading: Reading, verb: Hit, start: int, end: int) -> Gift | None:
    """甲公司向青湾镇捐赠现金50万元; 甲公司捐赠青湾小学图书200册; 青湾小学由甲公司捐资50万元援建.

    Example: 6月1日，青禾公司向柳湾镇捐赠现金50万元。 -> (青禾公司, 柳湾镇, 现金50万元)
    """
    text = reading.sentence.text
    head = text[start : verb.start]
    opening = _OPENING.match(text[verb.end : end])
    at = verb.end + (opening.end() if opening else 0)
    if got := _GOT.search(head):
        return _received(reading, verb, Span(start, end), got)
    around = find_receivers(reading, verb, (start, end), at)
    if not around.towards and (found := _of_receivers(reading, verb, Span(start, end), at)):
        return found
    givers, stop = _givers(reading, start, around.stop)
    what = _what(text, around.at, end)
    told = text[what.start : what.end]
    partly = not around.receivers and (text.startswith("其中", start) or not gift_words.is_told(told))
    away = around.towards or _THROUGH.search(text, start, around.stop) is not None  # 盐津铺子|通过县红十字会捐赠
    if (not givers and _is_told_unread(text, start, stop, towards=away)) or partly:
        return None
    if not told or _HANDED_TO.search(told) or not gift_words.is_given(told, verb.word):
        return None  # 员工捐款合计3万元捐赠给乙: the next verb gives
    return Gift(verb, givers, around.receivers, what, away=around.towards and not around.receivers)


def _is_told_unread(text: str, start: int, stop: int, *, towards: bool) -> bool:
    """由甲及其女儿|捐资, 企业家甲|向乙捐赠: who gives is told, and is not read."""
    if PUBLICLY.search(text[start:stop]):
        return True
    return sides.is_unread(text, start, stop) if towards else sides.is_somebody(text, start, stop)


def _givers(reading: Reading, start: int, stop: int) -> tuple[list[Side], int]:
    """甲公司|通过乙慈善总会 -> 甲公司, and where its words end; 由|甲公司: what stands behind 由."""
    text = reading.sentence.text
    through = _THROUGH.search(text, start, stop)
    stop = through.start() if through else stop
    there = _THERE.search(text, start, stop)
    stop = there.start() if there and there.start() > start + 1 and there.group().endswith(_sites()) else stop
    public = PUBLICLY.search(text[start:stop])
    return named(reading, start + public.start("giver") if public else start, stop), stop


@cache
def _sites() -> tuple[str, ...]:
    return tuple(sorted(tables.words("place_endings.txt")))


def _of_receivers(reading: Reading, verb: Hit, within: Span, at: int) -> Gift | None:
    """柳湾镇获|捐赠|口罩60件; 甲局|拨款|2万元给柳湾村: who gets it is told before the verb or behind the sum.

    Example: 6月1日，青禾公司捐款2万元给柳湾镇用于修路。 -> (青禾公司, 柳湾镇, 2万元)
    """
    text, (start, end) = reading.sentence.text, within
    if gained := _GAINED.match(text[start : verb.start + verb.word.startswith("获")]):
        to = named(reading, start + gained.start("to"), start + gained.end("to"))
        what = _what(text, at, end)
        return Gift(verb, [], to, what) if to and gift_words.is_amount(text[what.start : what.end]) else None
    if handed := _SUM_TO.match(text, verb.end, end):
        to = named(reading, *handed.span("to"))
        if to and gift_words.is_given(handed["what"], verb.word):
            return Gift(verb, named(reading, start, verb.start), to, Span(*handed.span("what")))
    return None


def _received(reading: Reading, verb: Hit, within: Span, got: re.Match[str]) -> Gift | None:
    """青湾镇收到了|甲公司|捐赠的图书200册.

    Example: 6月1日，柳湾镇收到了青禾公司捐赠的图书200册。 -> (青禾公司, 柳湾镇, 图书200册)
    """
    text, start = reading.sentence.text, within.start
    opening = _OPENING.match(text[verb.end : within.end])
    what = _what(text, verb.end + (opening.end() if opening else 0), within.end)
    told = text[what.start : what.end]
    before = [o for o in reading.organizations if o.end <= start + got.start()]
    own = [o for o in before if o.start >= start]
    first = Side(*(own[-1] if own else before[0])) if before else None
    whom = [first] if first else named(reading, start, start + got.start())
    if len(whom) != 1 or not (
        gift_words.is_amount(told) or (told.endswith("一批") and gift_words.is_given(told, verb.word))
    ):
        return None
    return Gift(verb, named(reading, start + got.start("giver"), start + got.end("giver")), whom, what)


def _what(text: str, start: int, end: int) -> Span:
    """Up to the end of the clause, and counted goods in the clauses behind it."""
    purpose = _PURPOSE.search(text[start:end])
    stop = start + purpose.start() if purpose else end
    while not purpose and (more := _MORE.match(text, stop)):
        goods = more["goods"]
        if not gift_words.is_amount(goods) or gift_words.verbs(goods) or _OTHERS.search(goods):
            break
        stop = more.end()
    return Span(start, stop)
