"""Gifts told over several clauses: what was bought and brought, and what one body passes on for another."""

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
_BROUGHT = Pattern(
    _WORDS,
    r"(?:<bought>)了?(?!的)(?P<what>[^。；由将把]{2,70}?)，?(?:<brought_manner>)*(?P<verb><brought>)了?(?P<to>[^，。；]{2,40}?)"
    r"(?:手中|手里|手上|家中)?(?=[，。；]|$)",
)
_CARRIED = Pattern(
    _WORDS,
    r"(?:<carrying>)(?P<what>[^。；由将把]{2,70}?)(?P<verb><carried_way>)(?P<to>[^，。；]{2,40}?)(?=[，。；]|$)",
)
_PASSED = Pattern(
    _WORDS,
    r"(?:^|[，。；])(?P<giver>[^，。；]{2,40}?)(?P<verb><collected>)的(?P<what>[^，。；]{2,40}?)(?:由|委托|通过)(?P<via>[^，。；]{2,30}?)"
    r"(?:<passed>)(?P<to>[^，。；]{2,60}?)(?=[，。；]|$)",
)
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
            yield _gift(reading, match, (clause, match.start()))


def _is_gift(what: str) -> bool:
    return gift_words.is_amount(what) or gift_words.is_given(what, "送去")


def _gift(reading: Reading, match: re.Match[str], giver: tuple[int, int]) -> Gift:
    """The gift that a match tells, its giver in the words text[slice(*giver)]."""
    to = match.span("to")
    receivers = named(reading, *to) or [s for s in sides.split(reading.sentence.text, *to) if sides.is_whole(s.words)]
    return Gift(Hit(*match.span("verb"), match["verb"]), named(reading, *giver), receivers, Span(*match.span("what")))
