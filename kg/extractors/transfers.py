"""Gifts and grants: '甲公司向青湾镇捐赠现金50万元' -> (甲公司, 青湾镇, 现金50万元)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors import gift_sides as sides
from kg.extractors import gift_words
from kg.extractors.amounts import find_money
from kg.extractors.dates import complete
from kg.extractors.gift_parties import Parties, giver_references, receiver_references
from kg.extractors.gift_sides import Side
from kg.lexicon.scanner import Hit
from kg.records import Article, Claim, Context, PartialDate, Reading, Span, Transfer

_TOWARDS = re.compile(r"(?:分别|一起|共同)?(?:向|为|给|对)")
_TAKING = re.compile(r"[把将](?P<what>[^，。；]{2,30})$")
_HANDED = re.compile(r"^(?:给予?了?|到)(?P<to>[^，。；]{2,30}?)(?:手中|手里|手上)?(?=[，。；]|$)")
_GOING = re.compile(r"(?:专程|连夜)?(?:赴|前往|来到|走进|到|在)(?P<to>[^，。；]{2,20})$")
_CALLED_ON = re.compile(
    r"(?:看望慰问|走访慰问|慰问|看望)(?!金|品|物|活动|仪式|工作|演出|座谈|慰问)[了完]?(?P<to>(?:(?!慰问|走访)[^，。；了]){2,30}?)(?:时|后|之后|代表)?$"
)
_CEREMONY = re.compile(
    r"(?P<giver>[^，。；]{2,40}?)(?:联合)?(?:在(?P<site>[^，。；]{2,16}))?(?:举行|开展)[^，。；]{0,10}捐[赠款资][^，。；]{0,4}(?:仪式|活动)"
)
_COLLECTION = re.compile(r"(?P<giver>[^，。；]{2,30})向(?P<to>[^，。；]{2,20}?)捐[款赠]?(?:款|赠)?(?:仪式|活动)")
_STOP = re.compile(r"^在?(?P<to>[^，。；在]{2,20})$")
_VISIT = re.compile(r"(?:到|赴|走进|来到|前往)(?P<to>[^，。；]{2,20}?)(?:开展|举行|进行|看望|慰问|走访|$)")
_GOT = re.compile(r"(?:收到|接收到?|接受)(?:了|来自)?(?P<giver>[^，。；]{2,30}?)的?$")
_LATER = re.compile(
    r"(?:送给|交给|交到|送到|发放给|捐赠给|转交给|转交到)(?:[两三四五六][村镇乡校])?(?P<to>[^，。；]{2,30}?)(?:手中|手里|手上)?(?=[，。；]|$)"
)
_PUBLIC = re.compile(r"由(?P<giver>[^，。；]{2,30})$")
_OPENING = re.compile(r"^(?:了|出了?|的是|的|给|共计?|合计|总计|过|一共|价值共计)+")
_PURPOSE = re.compile(r"(?:用于|用以|以支持|支援|援建|助力|帮助|支持|，|以)(?!资金|款|物资).*$")
_NEAR = 14
_MORE = re.compile(r"[，、](?P<goods>[^，。；：]{2,24})")


class Gift(NamedTuple):
    """A verb of giving with what stands around it; spans point into the sentence."""

    verb: Hit
    givers: list[Side]
    receivers: list[Side]
    what: Span


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    """One claim for each giver and receiver of a gift that was made; gifts without a known giver or receiver are left out."""
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
        _hear(reading, parties)
        for start, end in sides.clauses(text):
            told = _day(reading, start, end, context, told)
            if text[start - 1 : start] == "；":
                parties.new_sentence()
            _called_on(text, start, end, parties)
            gift = _gift(reading, start, end)
            if gift:
                yield from _claims(article, reading, gift, parties, told)
            else:
                _remember(reading, start, end, parties)
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
        found = _taken(reading, verb, start) or _given(reading, verb, start, end)
        if found:
            return found
    return None


def _taken(reading: Reading, verb: Hit, start: int) -> Gift | None:
    """甲公司把十台电脑捐赠给青湾小学 -> 十台电脑, 青湾小学."""
    text = reading.sentence.text
    taking = _TAKING.search(text[start : verb.start])
    at = verb.end - verb.word.endswith(("给", "到"))
    handed = _HANDED.match(text[at:])
    if not taking or not handed or not gift_words.is_given(taking["what"], "送去"):
        return None
    what = Span(start + taking.start("what"), start + taking.end("what"))
    to = _named(reading, at + handed.start("to"), at + handed.end("to"))
    return Gift(verb, _named(reading, start, start + taking.start()), to, what)


def _given(reading: Reading, verb: Hit, start: int, end: int) -> Gift | None:
    """甲公司向青湾镇捐赠现金50万元; 甲公司捐赠青湾小学图书200册; 青湾小学由甲公司捐资50万元援建."""
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
        return Gift(verb, _named(reading, start + got.start("giver"), start + got.end("giver")), [Side(*first)], what)
    if towards:
        receivers = _towards(text, start + towards[-1].end(), verb.start)
        stop = start + towards[-1].start()
    elif going := _GOING.search(head):
        receivers = _named(reading, start + going.start("to"), verb.start)
        stop = start + going.start()
    if not receivers and not towards:
        receivers, at = _behind(reading, at, end)
    if not receivers and not towards and (later := _LATER.search(text, end)):
        receivers = sides.split(text, *later.span("to"))
    public = _PUBLIC.search(text[start:stop])
    givers = _named(reading, start + public.start("giver") if public else start, stop)
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


def _named(reading: Reading, start: int, end: int) -> list[Side]:
    """The sides of text[start:end] that are names; of a subject behind 代表 that whom it stands for."""
    text = reading.sentence.text
    standing = text.rfind("代表", start, end)
    if standing > start and standing + 2 < end and sides.split(text, standing + 2, end):
        start = standing + 2
    found = sides.split(text, start, end)
    return [s for s in found if sides.is_name(reading, s) or sides.person_at(reading, s)]


def _remember(reading: Reading, start: int, end: int, parties: Parties) -> None:
    """The first subject of a sentence gives in its clauses; where one goes is who gets."""
    text = reading.sentence.text
    for pattern in (_STOP, _VISIT):
        match = pattern.search(text[start:end])
        if match and (pattern is _VISIT or text.startswith("在", start)):
            parties.place = _named(reading, start + match.start("to"), start + match.end("to")) or parties.place
    if parties.subject or text[start:end].rstrip("）").endswith("讯") or "讯（" in text[start:end]:
        parties.together = parties.together or "一行" in text[start:end]
        return
    person = next((p for p in reading.persons if start <= p.start and p.end <= end), None)
    body = next((o for o in reading.organizations if start <= o.start <= start + _NEAR and o.end <= end), None)
    if person:
        parties.subject = [Side(person.start, person.end, person.name)]
        parties.together = "一行" in text[person.end : end]
    elif body and not re.search(r"[向为给在到赴由]$", text[start : body.start]):
        parties.subject = [Side(*body)]


def _called_on(text: str, start: int, end: int, parties: Parties) -> None:
    """看望慰问困难群众，送去慰问金: they get it."""
    match = _CALLED_ON.search(text[start:end])
    if match:
        found = sides.split(text, start + match.start("to"), start + match.end("to"))
        parties.hear_of([s.words for s in found])
        parties.visited = [s for s in found if not re.fullmatch(r"\d+余?[人户名]", s.words)]


def _hear(reading: Reading, parties: Parties) -> None:
    """A ceremony tells who gives, and where, before it is told what."""
    text = reading.sentence.text
    for match in _COLLECTION.finditer(text):
        parties.collectors = _named(reading, *match.span("giver"))
        parties.cause = sides.split(text, *match.span("to"))
    for match in _CEREMONY.finditer(text):
        parties.donors = _named(reading, *match.span("giver"))
        if match["site"]:
            parties.site = match["site"]
