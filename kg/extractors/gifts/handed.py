"""Gifts told over several clauses: what was bought and brought, and what one body passes on for another."""

import re
from collections.abc import Iterator

from kg.extractors.gifts import sides
from kg.extractors.gifts import words as gift_words
from kg.extractors.gifts.clause import Gift
from kg.extractors.gifts.hearing import named
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit
from kg.records import Reading, Span

_WORDS = "gift_words.tsv"
_BROUGHT = Pattern(
    _WORDS,
    r"(?:<bought>)了?(?!的)(?P<what>[^。；由将把]{2,70}?)，?(?:<brought_manner>|于?\d{1,2}日)*(?P<verb><brought>)了?(?P<to>[^，。；]{2,40}?)"
    r"(?:手中|手里|手上|家中)?(?=[，。；]|$)",
)
_CARRIED = Pattern(
    _WORDS,
    r"(?:<carrying>)(?P<what>[^。；由将把]{2,70}?)，?(?:<brought_manner>)*(?P<verb><carried_way>)(?P<to>[^，。；]{2,40}?)"
    r"(?:(?:<calling_on>)了?(?P<met>[^，。；]{2,30}?))?(?=[，。；]|$)"
    r"(?:，(?:<brought_manner>)*(?:捐赠|赠送|赠予|赠与|捐|送|赠)给?(?:了|到)?(?P<whom>[^，。；]{2,30}?)(?=[，。；]|$))?",
)
_PASSED = Pattern(
    _WORDS,
    r"(?:^|[，。；])(?P<giver>[^，。；]{2,40}?)(?P<verb><collected>)的(?P<what>[^，。；]{2,40}?)(?:由|委托|通过)(?P<via>[^，。；]{2,30}?)"
    r"(?:<passed>)(?P<to>[^，。；]{2,60}?)(?=[，。；]|$)",
)
_PAID = Pattern(  # 甲基金会|出资|35万元|援建|青湾小学
    _WORDS,
    r"(?:^|[，。；])(?P<giver>[^，。；]{2,40}?)(?P<verb><paying>)了?(?P<what>[^，。；由将把]{0,6}\d[\d,.]{0,20}余?[万亿]?元)，?(?:用于|用以|为|来)?(?:<paid_for>)了?的?"
    r"(?P<to>[^，。；]{2,40}?)(?=位于|坐落|[，。；]|$)",
)
_PLACE = Pattern(_WORDS, r"[\u3400-\u9fff]{2,12}?(?:<learning_place>)")
_LED = Pattern(_WORDS, r"在[^，。；]{2,60}(?:<led_by>)下$")
_SHORT = 4  # characters of adverbs before a verb: 随后又
_NOT_YET = Pattern(_WORDS, r"(?:<not_done>)")


def handed_on(reading: Reading) -> Iterator[Gift]:
    """甲公司购买口罩2万只，送到青湾镇; 甲商会募集的10万元由乙基金会转交青湾医院: the gift, whoever carries it."""
    text = reading.sentence.text
    for match in _PASSED.finditer(text):
        if _is_gift(match["what"]):
            yield _gift(reading, match, match.span("giver"))
    for match in (*_BROUGHT.finditer(text), *_CARRIED.finditer(text)):
        clause = max(text.rfind(mark, 0, match.start()) for mark in "，。；") + 1
        if _is_gift(match["what"]) and not _NOT_YET.search(text[clause : match.start()]):
            yield _gift(reading, match, _giver_before(text, clause, match.start()))
    for match in _PAID.finditer(text) if any(word in text for word in listed(_WORDS, "paying")) else ():
        if gift_words.is_amount(match["what"]) and not _NOT_YET.search(match["giver"]):
            yield _gift(reading, match, match.span("giver"))


def _giver_before(text: str, clause: int, end: int) -> tuple[int, int]:
    """Where the giver stands: in the clause of the verb, else in the one before: 县妇联在甲的带领下，|带着图书."""
    if end - clause > _SHORT or clause < 1 or text[clause - 1] != "，":
        return clause, end
    before = max(text.rfind(mark, 0, clause - 1) for mark in "，。；：") + 1
    led = _LED.search(text, before, clause - 1)
    return (before, led.start()) if led else (clause, end)


def _is_gift(what: str) -> bool:
    return gift_words.is_amount(what) or gift_words.is_given(what, "送去")


def _gift(reading: Reading, match: re.Match[str], giver: tuple[int, int]) -> Gift:
    """The gift that a match tells, its giver in the words text[slice(*giver)]."""
    text, told = reading.sentence.text, match.groupdict()
    to = match.span(next((group for group in ("whom", "met") if told.get(group)), "to"))
    receivers = named(reading, *to) or [s for s in sides.split(text, *to) if sides.is_whole(s.words)]
    if not receivers and (place := _PLACE.match(text, *to)):
        receivers = [sides.Side(*place.span(), place.group())]  # 青湾小学|修建教学楼
    return Gift(Hit(*match.span("verb"), match["verb"]), named(reading, *giver), receivers, Span(*match.span("what")))
