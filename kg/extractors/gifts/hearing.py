"""What a text tells of givers and receivers before it tells of a gift: ceremonies, visits, subjects."""

import re

from kg.extractors.gifts import sides
from kg.extractors.gifts.parties import Parties
from kg.extractors.gifts.sides import Side
from kg.extractors.gifts.words import is_bare, verbs
from kg.lexicon.patterns import Pattern, listed
from kg.records import Reading

_WORDS = "gift_words.tsv"
_CALLED_ON = Pattern(
    _WORDS,
    r"(?:<calling_on>)(?!<not_called_on>)[了完]?(?P<to>(?:(?!慰问|走访)[^，。；了]){2,30}?)(?:时|后|之后|代表)?$",
    needs="问望访",
)
_OF_SEVERAL = re.compile(r"等[^，。；]{1,6}的")  # 到甲、乙等镇的敬老院: none of them by name
_COUNT_BEHIND = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:等|共|共计)?\d{1,9}余?[人户名位家]$")  # 走访贫困户|17户
_CEREMONY = Pattern(
    _WORDS,
    r"(?P<giver>(?<![^，。；：])(?!在|<visit_way>)[^，。；：在]{2,40}?)(?:联合)?(?:于?(?:<ceremony_day>))?(?:在(?P<site>[^，。；]{2,40}?))?(?:<ceremony_held>)[^，。；向]{0,10}捐[赠款资][^，。；]{0,4}(?:<ceremony_noun>)",
)
_HELD_AT = Pattern(  # 捐赠仪式在|县慈善总会|举行
    _WORDS,
    r"捐[赠款资][^，。；]{0,4}(?:<ceremony_noun>)(?:于?(?:<ceremony_day>))?在(?P<site>[^，。；]{2,30}?)(?:隆重|正式|顺利)?(?:举[行办]|进行)",
)
_COLLECTION = Pattern(
    _WORDS,
    r"(?P<giver>[^，。；]{2,30})向(?P<to>[^，。；]{2,20}?)捐[款赠资助]?(?:款|赠)?(?:暨[^，。；]{2,10})?(?:<ceremony_noun>)",
)
_STANDING_FOR = Pattern(_WORDS, r"<standing_for>")
_AGREED = Pattern(_WORDS, r"[与和同](?P<to>[^，。；]{2,50}?)(?:<agreed>)")
_ACCORDING = Pattern(_WORDS, r"(?:<according>)(?=[^，。；]{2,30})")
_FOR_WHOM = Pattern(_WORDS, r"代表(?P<whom>[^，。；]{2,24}?)(?=<towards>)")
_SEEING = Pattern(_WORDS, r"<seeing>")
_STOP = re.compile(r"^在?(?P<to>[^，。；在]{2,20})$")
_VISIT = Pattern(_WORDS, r"(?:<visit_way>)(?P<to>[^，。；]{2,20}?)(?:<visit_act>|$)", needs="<visit_way>")
_PARTS = re.compile(r"[向为给](?P<to>[^，。；]{2,20}?)(?:累计|共计?)?捐[赠款资助出][^，。；]{0,16}[，；。]其中")
_COLLECTED = Pattern(
    _WORDS,
    r"(?P<to>[^，。；：]{2,24}?)(?:<receiving_manner>)*(?:<receiving>)(?:了|的)?[^，。；：]{0,24}?(?:捐[赠款助]|善款|款物)",
    needs="收受",
)
_SEVERAL_GIVE = Pattern(  # 多家爱心企业先后|向县红十字会捐款，甲公司捐赠3万元…
    _WORDS,
    r"(?:多[家位名]|一批|众多|数[十百]?[家位名]|\d{1,9}余?[家位名])[^，。；]{0,10}(?:<of_many>|<public>)[^。；]{0,24}?"
    r"向(?P<to>[^，。；向]{2,20}?)(?:捐[款赠资]|献爱心)",
    needs="向",
)
_MEDIATING = Pattern(_WORDS, r"<mediating>")
_CALLED_IN = Pattern(_WORDS, r"(?:<mediating>)[了到]?(?=[^，。；]{4,30}$)")  # 区政协联系|甲公司，为乙小学捐助
_HELP = re.compile(r"(?:的|项目)?(?:支持|资助|捐赠|捐助|帮助|援助)?")
_NEAR = 14


def named(reading: Reading, start: int, end: int) -> list[Side]:
    """The sides of text[start:end] that are names; of a subject behind 代表 that whom it stands for."""
    text = reading.sentence.text
    standing = text.rfind("代表", start, end)
    stood_for = [s.words for s in sides.split(text, standing + 2, end)] if start < standing < end - 2 else []
    if stood_for and not all(_STANDING_FOR.fullmatch(words) for words in stood_for):
        start = standing + 2
    elif stood_for:
        end = standing
    found = sides.split(text, start, end)
    names = (s for s in found if sides.is_name(reading, s) or sides.person_at(reading, s))
    return [s for s in names if not verbs(s.words)]  # no 向乙捐赠轮椅10辆和丙


def remember(reading: Reading, start: int, end: int, parties: Parties) -> None:
    """The first subject of a sentence gives in its clauses; where one goes is who gets."""
    text = reading.sentence.text
    if _ACCORDING.match(text, start, end):
        return
    if agreed := _AGREED.search(text, start, end):
        parties.subject = named(reading, start, agreed.start()) or parties.subject
        parties.place = named(reading, *agreed.span("to")) or parties.place
        return
    parties.place = _gone_to(reading, start, end) or parties.place
    if giving := _stood_for(reading, start, end) or _brought_to_give(reading, start, end, parties):
        parties.subject = giving
        return
    if parties.subject or ("讯" in text and _is_dateline(text[start:end])):
        parties.together = parties.together or "一行" in text[start:end]
        return
    person = next((p for p in reading.persons if start <= p.start and p.end <= end), None)
    if person:
        parties.subject = [Side(person.start, person.end, person.name)]
        parties.together = "一行" in text[person.end : end]
        return
    near = (o for o in reading.organizations if start <= o.start <= start + _NEAR and o.end <= end)
    body = next((o for o in near if not is_bare(o.text)), None)
    if body and any(post.start <= body.start and body.end < post.end for post in reading.loose):
        return  # 甲商会副会长|乙, whose name is not read
    if (
        body
        and not text.endswith(listed(_WORDS, "object_way"), start, body.start)
        and not _SEEING.search(text, start, body.start)
    ):
        last = _joined_end(reading, body.end)
        parties.subject = [Side(body.start, last, text[body.start : last])]


def _gone_to(reading: Reading, start: int, end: int) -> list[Side]:
    """在柳湾小学, 来到|柳湾小学."""
    text = reading.sentence.text
    visit = _VISIT.search(text[start:end])
    visit = None if visit and _OF_SEVERAL.search(visit["to"]) else visit
    found = visit or (_STOP.search(text[start:end]) if text.startswith("在", start) else None)
    return named(reading, start + found.start("to"), start + found.end("to")) if found else []


def _stood_for(reading: Reading, start: int, end: int) -> list[Side]:
    """甲代表|乙公司|向…."""
    standing = _FOR_WHOM.search(reading.sentence.text, start, end)
    return named(reading, *standing.span("whom")) if standing else []


def _brought_to_give(reading: Reading, start: int, end: int, parties: Parties) -> list[Side]:
    """甲协会牵头，|乙公司|积极响应, 区政协联系|甲公司|，为…: the body that somebody else brought to give; [] for none."""
    text, bodies = reading.sentence.text, reading.organizations
    called = _CALLED_IN.search(text, start, end)
    found = [o for o in bodies if called and o.start == called.end() and _HELP.fullmatch(text, o.end, end)]
    if not found and parties.mediated:
        found = [o for o in bodies if o.start == start and o.end < end]
    parties.mediated = parties.mediated or bool(_MEDIATING.search(text, start, end))
    return [Side(o.start, o.end, o.text) for o in found[:1] if not is_bare(o.text)]


def _joined_end(reading: Reading, end: int) -> int:
    """柳县工业|园区商会: a name that was read as two."""
    joined = next((o.end for o in reading.organizations if o.start == end), end)
    return joined if joined == end else _joined_end(reading, joined)


def _is_dateline(clause: str) -> bool:
    """本报讯（记者甲）, which names nobody who gives."""
    return clause.rstrip("）").endswith("讯") or "讯（" in clause


def called_on(text: str, start: int, end: int, parties: Parties) -> None:
    """看望慰问困难群众，送去慰问金: they get it."""
    match = _CALLED_ON.search(text[start:end])
    if match:
        stop = start + match.end("to")
        counted = _COUNT_BEHIND.search(text, start + match.start("to"), stop)
        found = sides.split(text, start + match.start("to"), counted.start() if counted else stop)
        parties.hear_of([s.words for s in found])
        parties.visited = [s for s in found if not re.fullmatch(r"\d{1,9}余?[人户名]", s.words)]


def hear(reading: Reading, parties: Parties) -> None:
    """A ceremony tells who gives, and where, before it is told what."""
    text = reading.sentence.text
    if "捐" not in text:
        return
    for match in _PARTS.finditer(text) if "其中" in text else ():
        parties.cause = named(reading, *match.span("to")) or parties.cause
    for match in _SEVERAL_GIVE.finditer(text):
        parties.cause = named(reading, *match.span("to")) or parties.cause
    for match in _COLLECTED.finditer(text):
        parties.cause = named(reading, *match.span("to")) or parties.cause
    for match in _COLLECTION.finditer(text):
        parties.collectors = named(reading, *match.span("giver"))
        parties.cause = sides.split(text, *match.span("to"))
    if held := _HELD_AT.search(text):
        parties.site = held["site"]
    for match in _CEREMONY.finditer(text):
        parties.donors = named(reading, *match.span("giver"))
        if match["site"]:
            body = next((o.text for o in reading.organizations if o.end == match.end("site")), "")
            parties.site = body or match["site"]
