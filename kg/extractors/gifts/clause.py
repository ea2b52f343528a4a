"""Who gives what to whom in one clause: the verb of giving and what stands around it."""

import re
from typing import NamedTuple

from kg.extractors.gifts import sides
from kg.extractors.gifts import words as gift_words
from kg.extractors.gifts.hearing import named
from kg.extractors.gifts.sides import Side
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.lexicon.scanner import Hit
from kg.records import Reading, Span

_WORDS = "gift_words.tsv"
_TOWARDS = re.compile(r"(?:分别|一起|共同)?(?:向|为|给|对)")
_TAKING = Pattern(_WORDS, r"[把将](?P<what>[^，。；]{2,30}?)(?:<handing_manner>|捐|转)*$")
_SUMMED = re.compile(
    r"^(?:其中的?)?(?P<what>[^，。；向为给]{0,6}\d[\d.,]*余?[万亿]?元)(?:通过[^，。；]{2,24}|定向|直接|分别|全部)*$"
)
_HANDED = re.compile(r"^(?:给予?了?|到了?)(?P<to>[^，。；]{2,80}?)(?:手中|手里|手上)?(?=[，。；]|$)")
_GOING = re.compile(r"(?:专程|连夜)?(?:赴|前往|来到|走进|到|在)(?P<to>[^，。；]{2,20})$")
_GOT = re.compile(r"(?:收到|接收到?|接受)(?:了|来自)?(?P<giver>[^，。；]{2,30}?)的?$")
_LATER = Pattern(
    _WORDS, r"(?:<later>)(?:[两三四五六][村镇乡校])?(?P<to>[^，。；]{2,30}?)(?:手中|手里|手上)?(?=[，。；]|$)"
)
_THROUGH = re.compile(r"(?:通过|经由|委托|借助)[^，。；]{2,24}$")
_SUM_TO = re.compile(
    r"(?P<what>[^，。；给]{1,24}?[元台套件个只箱本册吨辆])给予?(?P<to>[^，。；]{2,30}?)(?=用于|作为|[，。；]|$)"
)
_GAINED = re.compile(r"(?P<to>[^，。；]{2,60}?)(?:分别|各|共|也|均|已)*获$")
_PUBLIC = re.compile(r"由(?P<giver>[^，。；]{2,30})$")
_OPENING = re.compile(r"^(?:了|出了?|的是|的|给|共计?|合计|总计|过|一共|价值共计)+")
_FOR = re.compile(r"(?:用于|，?(?:用于|以)?(?:支持|支援|助力|资助|援建|帮助))(?P<to>[^，。；]{2,20})")
_FOR_ALL = Pattern(_WORDS, r"$|的|各|全|(?:<undertaking>|<for_region>)")
_TO_PLACE = re.compile(
    r"[\u3400-\u9fff]{2,12}?(?:小学|中学|学校|幼儿园|医院|卫生院|敬老院|村|镇|乡|社区)(?=[\u3400-\u9fff\d])"
)
_SUM_BEHIND = re.compile(r"(?<=[省市县区州旗])(?:现金|资金|善款|爱心款|救灾款|约|近|共)?\d")
_UNDERTAKING = Pattern(_WORDS, r"(?:的)?(?:<undertaking>)+$")
_PURPOSE = Pattern(
    _WORDS,
    r"(?:<purpose>|，|(?:交接|捐赠|发放|捐助|赠送)?仪式|全部竣工|之后|(?<=元)(?:人民币)?(?:<spent>))(?!资金|款|物资).*$",
)
_NEAR = 12  # characters before the body that opens a clause
_FAR = 200  # characters of a clause around a verb of giving
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
    towards = list(_TOWARDS.finditer(head))
    opening = _OPENING.match(text[verb.end : end])
    at = verb.end + (opening.end() if opening else 0)
    receivers, stop = list[Side](), verb.start
    if got := _GOT.search(head):
        return _received(reading, verb, Span(start, end), got)
    if not towards and (found := _of_receivers(reading, verb, Span(start, end), at)):
        return found
    if towards:
        receivers = _towards(text, start + towards[-1].end(), verb.start)
        stop = start + towards[-1].start()
    elif (whom := _whom(reading, verb.end, end)) and re.search(r"在[^，。；]{2,16}$", head):
        receivers, stop = whom, start + head.rindex("在")
    elif going := _GOING.search(head):
        receivers = named(reading, start + going.start("to"), verb.start)
        stop = start + going.start()
    if not receivers and not towards:
        receivers, at = _behind(reading, at, end)
    if not receivers and not towards and (later := _LATER.search(text, end, end + _FAR)):
        receivers = [s for s in sides.split(text, *later.span("to")) if not gift_words.is_nobody(s.words)]
    receivers = receivers or ([] if towards else _whom(reading, verb.end, end))
    receivers = receivers or ([] if towards else _built_by(reading, start, stop))
    givers, stop = _givers(reading, start, stop)
    what = _what(text, at, end)
    if not givers and _PUBLIC.search(text[start:stop]):
        return None  # 由甲及其女儿|捐资: who is told and not read
    if not givers and (sides.is_unread(text, start, stop) if towards else sides.is_somebody(text, start, stop)):
        return None
    told = text[what.start : what.end]
    if (not receivers and (text.startswith("其中", start) or not gift_words.is_told(told))) or (
        not told or not gift_words.is_given(told, verb.word)
    ):
        return None
    return Gift(verb, givers, receivers, what, away=bool(towards) and not receivers)


def _givers(reading: Reading, start: int, stop: int) -> tuple[list[Side], int]:
    """甲公司|通过乙慈善总会 -> 甲公司, and where its words end; 由|甲公司: what stands behind 由."""
    text = reading.sentence.text
    through = _THROUGH.search(text, start, stop)
    stop = through.start() if through else stop
    public = _PUBLIC.search(text[start:stop])
    return named(reading, start + public.start("giver") if public else start, stop), stop


def _built_by(reading: Reading, start: int, stop: int) -> list[Side]:
    """青湾小学教学楼是|由甲先生|捐资建成: the body that opens the clause gets it."""
    public = _PUBLIC.search(reading.sentence.text[start:stop])
    body = next((o for o in reading.organizations if start <= o.start <= start + _NEAR), None) if public else None
    return [Side(body.start, body.end, body.text)] if body and public and body.end <= start + public.start() else []


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
