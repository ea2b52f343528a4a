"""Gifts and grants: '甲公司向青湾镇捐赠现金50万元' -> (甲公司, 青湾镇, 现金50万元)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors.amounts import find_money
from kg.extractors.dates import complete
from kg.extractors.gifts import sides
from kg.extractors.gifts import words as gift_words
from kg.extractors.gifts.clause import Gift, find_gift
from kg.extractors.gifts.handed import handed_on
from kg.extractors.gifts.hearing import called_on, hear, remember
from kg.extractors.gifts.parties import Parties
from kg.extractors.gifts.references import giver_references, receiver_references
from kg.extractors.gifts.sides import Side
from kg.records import Article, Claim, Context, PartialDate, Reading, Transfer

_SINCE = re.compile(r"以来|起|至今|[-—~～至到]|开始")  # 2010年|以来累计捐资: on no day of it
_OPENING = 4  # characters in which a clause tells its day


class _Given(NamedTuple):
    """A gift, and whether it is told over several clauses."""

    gift: Gift
    brought: bool


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    """One claim for each giver and receiver of a gift that was made; gifts without a known giver or receiver are left out."""
    if not any(gift_words.speaks_of_gifts(reading.sentence.text) for reading in readings):
        return
    found = list(_every(article, readings, context))
    by_bodies = {
        _sum_for(c.content) for c in found if isinstance(c.content, Transfer) and c.content.giver.kind == "organization"
    }
    for claim in found:
        gift = claim.content
        if (
            isinstance(gift, Transfer)
            and not _is_valued(gift, found)
            and (gift.number is None or gift.giver.kind != "person" or _sum_for(gift) not in by_bodies)
        ):
            yield claim


def _is_valued(gift: Transfer, others: list[Claim]) -> bool:
    """一批石英石, where another sentence tells what the same gift is worth: 石英石价值211万元."""
    return gift.number is None and any(
        isinstance(other := c.content, Transfer)
        and other.giver == gift.giver
        and other.number is not None
        and gift.what[-2:] in other.what
        and gift.receiver.name.endswith(other.receiver.name)
        and "价值" in other.what
        for c in others
    )


def _sum_for(gift: Transfer) -> tuple[str, float | None]:
    """One sum to one receiver: the person who hands it over is not a second giver."""
    return gift.receiver.name, gift.number


def _every(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    gifts = [_gifts(reading) for reading in readings]
    told_last = max((n for n, given in enumerate(gifts) if given), default=-1)
    if told_last < 0:
        return
    parties = Parties(article, readings, context)
    day = context.calendar.dateline
    for reading, given in zip(readings[: told_last + 1], gifts, strict=False):  # later ones tell nothing of a gift
        text, told = reading.sentence.text, day
        parties.new_sentence()
        parties.shared, parties.sentence_givers = [], []
        hear(reading, parties)
        before: list[Side] = []
        for start, end in sides.clauses(text):
            told = _day(reading, start, end, context, told)
            if text[start - 1 : start] == "；":
                parties.new_sentence()
                if any(mention.start - start in range(_OPENING) for mention in reading.dates):
                    parties.sentence_givers = []  # …；2021年10月，向甲镇捐赠: other news
            called_on(text, start, end, parties)
            if one := given.get(start):
                gift = one.gift
                if one.brought and not (gift.givers or parties.subject):
                    gift = gift._replace(givers=before)  # 甲捐资2万元，购置图书200册，捐赠给乙
                before = gift.givers
                yield from _claims(article, reading, gift, parties, told)
            else:
                remember(reading, start, end, parties)
        day = told if told.month else day


def _gifts(reading: Reading) -> dict[int, _Given]:
    """The gift that each clause tells, by where the clause starts; {} for a sentence without a word of giving, bringing or passing on."""
    text = reading.sentence.text
    stands = gift_words.stands_in(text)
    brought = list(handed_on(reading)) if gift_words.may_be_handed(text) else []
    out: dict[int, _Given] = {}
    for start, end in sides.clauses(text) if stands or brought else ():
        handed = next((g for g in brought if start <= g.verb.start < end), None)
        if handed:
            out[start] = _Given(handed, brought=True)
        elif any(g.what.start < end and start < g.verb.start for g in brought):
            continue  # told with the clause in which it is handed over
        elif stands and (gift := find_gift(reading, start, end)):
            out[start] = _Given(gift, brought=False)
    return out


def _day(reading: Reading, start: int, end: int, context: Context, before: PartialDate) -> PartialDate:
    """The day told in text[start:end], else the one before it."""
    for mention in reading.dates:
        if start <= mention.start < end and _SINCE.match(reading.sentence.text, mention.end):
            before = PartialDate()
        elif start <= mention.start < end:
            told = complete(mention, context.calendar, before).date
            before = told if told.month or told.year else before
    return before


def _claims(article: Article, reading: Reading, gift: Gift, parties: Parties, day: PartialDate) -> Iterator[Claim]:
    text = reading.sentence.text
    givers = giver_references(reading, gift.givers, parties, is_gift=gift_words.is_gift(gift.verb.word))
    receivers = receiver_references(
        gift.receivers,
        parties,
        another=bool(gift.givers),
        away=gift.away or gift_words.is_official(gift.verb.word),
        school=gift_words.is_gift(gift.verb.word),
    )
    if gift.receivers:
        parties.shared = receivers
    elif not receivers and "其中" in text[: gift.verb.start]:
        receivers = parties.shared
    what = text[gift.what.start : gift.what.end].replace(" ", "")
    spans = [(s.start, s.end) for s in (*gift.givers, *gift.receivers)] + [
        (gift.what.start, gift.what.end),
        (gift.verb.start, gift.verb.end),
    ]
    quote = reading.sentence.quote(article.id, min(start for start, _ in spans), max(end for _, end in spans))
    number = next((m.number for m in find_money(what, bare=True)), None)
    for giver in givers:
        for receiver in receivers:
            if giver.name != receiver.name:
                sure = 0.9 if gift.givers and gift.receivers else 0.7
                yield Claim(Transfer(giver, receiver, what, day, number), quote, "transfers.given", sure)
