"""Who gets a gift, by the words around its verb: 向|青湾镇, 捐赠|青湾小学, 捐资3万元，支持|青湾县."""

import re
from typing import NamedTuple

from kg.extractors.gifts import sides
from kg.extractors.gifts import words as gift_words
from kg.extractors.gifts.hearing import named
from kg.extractors.gifts.sides import Side
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.lexicon.scanner import Hit
from kg.records import Reading

_WORDS = "gift_words.tsv"
_TOWARDS = re.compile(r"(?:分别|一起|共同)?(?:(?<![定面方转偏])向|为|给|对(?![口接联帮点应方]))")
_GOING = Pattern(_WORDS, r"(?:专程|连夜)?(?:<going_to>)(?P<to>[^，。；]{2,20})$")
_LATER = Pattern(
    _WORDS, r"(?:<later>)(?:[两三四五六][村镇乡校])?(?P<to>[^，。；]{2,30}?)(?:手中|手里|手上)?(?=[，。；]|$)"
)
_FOR = Pattern(_WORDS, r"(?:用于|，?(?:用于|以)?(?:<helping>))(?P<to>[^，。；]{2,20})")
_BUILT_FOR = Pattern(  # 捐资70万元|为柳湾小学|建设了操场
    _WORDS, r"(?<=元)(?:人民币)?[为给](?P<to>[^，。；]{2,24}?)(?:先后|陆续|分别|各)?(?:<spent>)", needs="元"
)
_FOR_ALL = Pattern(_WORDS, r"$|的|各|全|(?:<undertaking>|<for_region>)")
_TO_PLACE = Pattern(_WORDS, r"[\u3400-\u9fff]{2,12}?(?:<learning_place>)(?=[\u3400-\u9fff\d])")
_SUM_BEHIND = Pattern(_WORDS, r"(?<=[省市县区州旗])(?:<sum_noun>|约|近|共)?\d")
_UNDERTAKING = Pattern(_WORDS, r"(?:的)?(?:<undertaking>)+$")
_NEAR = 12  # characters before the body that opens a clause
PUBLICLY = re.compile(r"由(?P<giver>[^，。；]{2,30})$")
_FAR = 200  # characters of a clause around a verb of giving
_IT = re.compile(r"该[校院村镇乡县园]")
_STANDING = re.compile(r"在[^，。；]{2,16}$")


class Around(NamedTuple):
    """Who gets it, where the words of the giver end and those of the gift begin, and whether 向 or 为 stands before the verb."""

    receivers: list[Side]
    stop: int
    at: int
    towards: bool


def find_receivers(reading: Reading, verb: Hit, within: tuple[int, int], at: int) -> Around:
    """The receivers in the clause text[slice(*within)], whose gift is told from text[at]; none where nobody is named."""
    text, (start, end) = reading.sentence.text, within
    head = text[start : verb.start]
    towards = list(_TOWARDS.finditer(head))
    if towards:
        receivers = _towards(text, start + towards[-1].end(), verb.start)
        return Around(receivers, start + towards[-1].start(), at, towards=True)
    receivers, stop = list[Side](), verb.start
    if _STANDING.search(head) and (whom := _whom(reading, verb.end, end)):
        receivers, stop = whom, start + head.rindex("在")
    elif going := _GOING.search(head):
        receivers = named(reading, start + going.start("to"), verb.start)
        stop = start + going.start()
    if not receivers:
        receivers, at = _behind(reading, at, end)
    if not receivers and (built := _BUILT_FOR.search(text, verb.end, end)):
        receivers = named(reading, *built.span("to"))
    if not receivers and (later := _LATER.search(text, end, end + _FAR)):
        receivers = [s for s in sides.split(text, *later.span("to")) if not gift_words.is_nobody(s.words)]
    receivers = receivers or _whom(reading, verb.end, end) or _built_by(reading, start, stop)
    return Around(receivers, stop, at, towards=False)


def _built_by(reading: Reading, start: int, stop: int) -> list[Side]:
    """青湾小学教学楼是|由甲先生|捐资建成: the body that opens the clause gets it."""
    public = PUBLICLY.search(reading.sentence.text[start:stop])
    body = next((o for o in reading.organizations if start <= o.start <= start + _NEAR), None) if public else None
    return [Side(body.start, body.end, body.text)] if body and public and body.end <= start + public.start() else []


def _towards(text: str, start: int, end: int) -> list[Side]:
    """向|青湾镇、柳庄村|捐赠: whatever stands there receives, unless it is nobody in particular."""
    found = (_without_cause(side) for side in sides.split(text, start, end))
    return [s for s in found if 2 <= len(s.words) <= 30 and not gift_words.is_nobody(s.words)]


def _without_cause(side: Side) -> Side:
    """为青湾小学校舍建设捐款: the school gets it."""
    cause = _UNDERTAKING.search(side.words)
    bare = side.words[: cause.start()] if cause else ""
    return Side(side.start, side.start + len(bare), bare) if len(bare) > 2 and sides.is_whole(bare) else side


def _whom(reading: Reading, at: int, end: int) -> list[Side]:
    """捐资3000万元，支持|青湾县|发展; 捐款5万元，用于|青湾小学|修缮校舍: whom the words behind the gift name."""
    text = reading.sentence.text
    stops = [i for mark in "。；" if (i := text.find(mark, at)) >= 0]
    for match in _FOR.finditer(text, at, min([len(text), end + _FAR, *stops])):
        first, name = match.start("to"), leading(match["to"])
        if _IT.match(match["to"]):
            return [Side(first, first + 2, match["to"][:2])]
        body = next((o for o in reading.organizations if o.start == first), None)
        if not body and name and not _FOR_ALL.match(match["to"], name[1]):
            continue  # 用于柳县医院搬迁: the hospital of the county, not the county
        if body or name:
            stop = body.end if body else first + name[1] if name else first
            return [Side(first, stop, text[first:stop])]
    return []


def _behind(reading: Reading, at: int, end: int) -> tuple[list[Side], int]:
    """捐赠|青湾小学|图书200册: the receiver behind the verb, and where it ends."""
    for organization in reading.organizations:
        if organization.start == at and organization.end < end:
            return [Side(at, organization.end, organization.text)], organization.end
    region = leading(reading.sentence.text[at:end])
    if region and region[1] > 2 and _SUM_BEHIND.match(reading.sentence.text, at + region[1], end):
        return [Side(at, at + region[1], reading.sentence.text[at : at + region[1]])], at + region[1]
    place = _TO_PLACE.match(reading.sentence.text, at, end)
    if place and sides.is_name(reading, Side(*place.span(), place.group())):
        return [Side(*place.span(), place.group())], place.end()
    return [], at
