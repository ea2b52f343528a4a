"""Gifts and grants: '甲公司向青湾镇捐赠现金50万元' -> (甲公司, 青湾镇, 现金50万元)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors.amounts import find_money
from kg.extractors.dates import complete
from kg.extractors.gifts import sides
from kg.extractors.gifts import words as gift_words
from kg.extractors.gifts.hearing import called_on, hear, named, remember
from kg.extractors.gifts.parties import Parties, giver_references, receiver_references
from kg.extractors.gifts.sides import Side
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Hit
from kg.records import Article, Claim, Context, PartialDate, Reading, Span, Transfer

_WORDS = "gift_words.tsv"
_TOWARDS = re.compile(r"(?:分别|一起|共同)?(?:向|为|给|对)")
_TAKING = re.compile(r"[把将](?P<what>[^，。；]{2,30})$")
_HANDED = re.compile(r"^(?:给予?了?|到)(?P<to>[^，。；]{2,30}?)(?:手中|手里|手上)?(?=[，。；]|$)")
_GOING = re.compile(r"(?:专程|连夜)?(?:赴|前往|来到|走进|到|在)(?P<to>[^，。；]{2,20})$")
_GOT = re.compile(r"(?:收到|接收到?|接受)(?:了|来自)?(?P<giver>[^，。；]{2,30}?)的?$")
_LATER = Pattern(
    _WORDS, r"(?:<later>)(?:[两三四五六][村镇乡校])?(?P<to>[^，。；]{2,30}?)(?:手中|手里|手上)?(?=[，。；]|$)"
)
_PUBLIC = re.compile(r"由(?P<giver>[^，。；]{2,30})$")
_OPENING = re.compile(r"^(?:了|出了?|的是|的|给|共计?|合计|总计|过|一共|价值共计)+")
_PURPOSE = Pattern(_WORDS, r"(?:<purpose>|，)(?!资金|款|物资).*$")
_FAR = 200  # characters of a clause around a verb of giving
_MORE = re.compile(r"[，、](?P<goods>[^，。；：]{2,24})")


class Gift(NamedTuple):
    """A verb of giving with what stands around it; spans point into the sentence."""

    verb: Hit
    givers: list[Side]
    receivers: list[Side]
    what: Span


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    """One claim for each giver and receiver of a gift that was made; gifts without a known giver or receiver are left out."""
    if not any(gift_words.verbs(reading.sentence.text) for reading in readings):
        return
    found = list(_every(article, readings, context))
    by_bodies = {
        _sum_for(c.content) for c in found if isinstance(c.content, Transfer) and c.content.giver.kind == "organization"
    }
    for claim in found:
        gift = claim.content
        if isinstance(gift, Transfer) and (
            gift.number is None or gift.giver.kind != "person" or _sum_for(gift) not in by_bodies
        ):
            yield claim


def _sum_for(gift: Transfer) -> tuple[str, float | None]:
    """One sum to one receiver: the person who hands it over is not a second giver."""
    return gift.receiver.name, gift.number


def _every(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    parties = Parties(article, readings, context)
    day = context.calendar.dateline
    for reading in readings:
        text, told = reading.sentence.text, day
        parties.new_sentence()
        hear(reading, parties)
        for start, end in sides.clauses(text):
            told = _day(reading, start, end, context, told)
            if text[start - 1 : start] == "；":
                parties.new_sentence()
            called_on(text, start, end, parties)
            gift = _gift(reading, start, end)
            if gift:
                yield from _claims(article, reading, gift, parties, told)
            else:
                remember(reading, start, end, parties)
        day = told if told.month else day


def _day(reading: Reading, start: int, end: int, context: Context, before: PartialDate) -> PartialDate:
    """The day told in text[start:end], else the one before it."""
    for mention in reading.dates:
        if start <= mention.start < end:
            told = complete(mention, context.calendar, before).date
            before = told if told.month or told.year else before
    return before


def _claims(article: Article, reading: Reading, gift: Gift, parties: Parties, day: PartialDate) -> Iterator[Claim]:
    text = reading.sentence.text
    givers = giver_references(reading, gift.givers, parties, is_gift=gift_words.is_gift(gift.verb.word))
    receivers = receiver_references(gift.receivers, parties)
    what = text[gift.what.start : gift.what.end].replace(" ", "")
    spans = [(s.start, s.end) for s in (*gift.givers, *gift.receivers)] + [
        (gift.what.start, gift.what.end),
        (gift.verb.start, gift.verb.end),
    ]
    quote = reading.sentence.quote(article.id, min(start for start, _ in spans), max(end for _, end in spans))
    number = next((m.number for m in find_money(what)), None)
    for giver in givers:
        for receiver in receivers:
            if giver.name != receiver.name:
                sure = 0.9 if gift.givers and gift.receivers else 0.7
                yield Claim(Transfer(giver, receiver, what, day, number), quote, "transfers.given", sure)


def _gift(reading: Reading, start: int, end: int) -> Gift | None:
    """The gift of the clause text[start:end]; None where nothing is given in it."""
    text = reading.sentence.text
    for hit in gift_words.verbs(text[start:end]):
        verb = Hit(start + hit.start, start + hit.end, hit.word)
        left, right = max(start, verb.start - _FAR), min(end, verb.end + _FAR)
        found = _taken(reading, verb, left) or _given(reading, verb, left, right)
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
    if not taking or not handed or not gift_words.is_given(taking["what"], "送去"):
        return None
    what = Span(start + taking.start("what"), start + taking.end("what"))
    to = named(reading, at + handed.start("to"), at + handed.end("to"))
    return Gift(verb, named(reading, start, start + taking.start()), to, what)


def _given(reading: Reading, verb: Hit, start: int, end: int) -> Gift | None:
    """甲公司向青湾镇捐赠现金50万元; 甲公司捐赠青湾小学图书200册; 青湾小学由甲公司捐资50万元援建.

    Example: 6月1日，青禾公司向柳湾镇捐赠现金50万元。 -> (青禾公司, 柳湾镇, 现金50万元)
    """
    text = reading.sentence.text
    head = text[start : verb.start]
    towards = list(_TOWARDS.finditer(head))
    opening = _OPENING.match(text[verb.end : end])
    at = verb.end + (opening.end() if opening else 0)
    receivers: list[Side] = []
    stop = verb.start
    if got := _GOT.search(head):
        what = _what(text, at, end)
        first = next((o for o in reading.organizations if o.end <= start + got.start()), None)
        if not first or not gift_words.is_amount(text[what.start : what.end]):
            return None
        return Gift(verb, named(reading, start + got.start("giver"), start + got.end("giver")), [Side(*first)], what)
    if towards:
        receivers = _towards(text, start + towards[-1].end(), verb.start)
        stop = start + towards[-1].start()
    elif going := _GOING.search(head):
        receivers = named(reading, start + going.start("to"), verb.start)
        stop = start + going.start()
    if not receivers and not towards:
        receivers, at = _behind(reading, at, end)
    if not receivers and not towards and (later := _LATER.search(text, end, end + _FAR)):
        receivers = sides.split(text, *later.span("to"))
    public = _PUBLIC.search(text[start:stop])
    givers = named(reading, start + public.start("giver") if public else start, stop)
    what = _what(text, at, end)
    if not receivers and text.startswith("其中", start):
        return None
    if what.start >= what.end or not gift_words.is_given(text[what.start : what.end], verb.word):
        return None
    return Gift(verb, givers, receivers, what)


def _towards(text: str, start: int, end: int) -> list[Side]:
    """向|青湾镇、柳庄村|捐赠: whatever stands there receives, unless it is nobody in particular."""
    return [s for s in sides.split(text, start, end) if 2 <= len(s.words) <= 30 and not gift_words.is_nobody(s.words)]


def _behind(reading: Reading, at: int, end: int) -> tuple[list[Side], int]:
    """捐赠|青湾小学|图书200册: the receiver behind the verb, and where it ends."""
    for organization in reading.organizations:
        if organization.start == at and organization.end < end:
            return [Side(at, organization.end, organization.text)], organization.end
    return [], at


def _what(text: str, start: int, end: int) -> Span:
    """Up to the end of the clause, and counted goods in the clauses behind it."""
    purpose = _PURPOSE.search(text[start:end])
    stop = start + purpose.start() if purpose else end
    while not purpose and (more := _MORE.match(text, stop)):
        goods = more["goods"]
        if not gift_words.is_amount(goods) or gift_words.verbs(goods) or re.search(r"[向为]|用于|购", goods):
            break
        stop = more.end()
    return Span(start, stop)
