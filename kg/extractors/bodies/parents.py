"""What a body belongs to: its superior body where its name holds one, else its jurisdiction."""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.bodies.body import reference, setting_of
from kg.extractors.bodies.classes import VAGUE, central, class_of
from kg.extractors.bodies.names import resolve_name
from kg.extractors.bodies.superiors import chain
from kg.extractors.events.phrases import speech_start
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.records import (
    Article,
    Claim,
    Context,
    EventOrganization,
    EventPlace,
    Membership,
    Parenthood,
    Reading,
    Reference,
)

_WORDS = "body_words.tsv"
_OWN_BODY = Pattern(
    _WORDS,
    r"(?:[省市县区州旗](?!场|民|域|级|辖|县级|政工程|直(?!机关|属))[^，]{2,}|[^，]{2,12}(?:<own_zone>)[^，]{2,})(?:<own_body>)$",
)
_YEAR = re.compile(r"^.*\d年(?:\d{1,2}月)?(?:\d{1,2}日)?")
_DISTRICT = re.compile(r"(?:区|县|旗)$")
_COUNTED = re.compile(r"[\d一二三四五六七八九十]{1,9}(?:[个家名支楼]|届[\u3400-\u9fff]*人民代表大会$)")
_DONE = re.compile(r"召开|举行|举办|组织开展|进驻|[组局委]巡察")  # 甲乡召开第一次|妇女代表大会
_OF_REGION = Pattern(_WORDS, r"[省市县区州旗](?:<of_region>)$")
_LONGEST_OF_REGION = 6  # characters of 中共甲县委, behind the name of what it lies in


def extract(claims: Sequence[Claim], context: Context) -> Iterator[Claim]:
    """One claim for each body of a post or an event, and for the bodies above it, by the quote that names it.

    Example: 6月1日，县水利局局长李明华主持会议。 -> (卢氏县水利局, 卢氏县)
    """
    told: set[tuple[str, str, str]] = set()
    chains: dict[Reference, tuple[tuple[Reference, Reference], ...]] = {}
    districts = _districts(claims)
    for claim in claims:
        place = _visited(claim, districts)
        if place and isinstance(claim.content, EventOrganization):
            child = claim.content.organization._replace(surface="")
            yield Claim(Parenthood(child, place), claim.quote, "parents.visited", 0.8)
            continue
        content = claim.content
        body = content.organization if isinstance(content, Membership | EventOrganization) else None
        if body and body not in chains:
            chains[body] = tuple(chain(body, context))
        for child, parent in chains[body] if body and not _is_implied(body, claim) else ():
            if (child.name, parent.name, claim.quote.article) not in told:
                told.add((child.name, parent.name, claim.quote.article))
                yield Claim(Parenthood(child, parent), claim.quote, "parents.name")


def mentioned(article: Article, readings: Sequence[Reading], context: Context) -> Iterator[Claim]:
    """The same for bodies that are only mentioned, where the name says whose they are: '市民政局', '高新区某中心'.

    Example: 6月1日，全县防汛工作会议召开，县应急管理局组织了巡查。 -> (卢氏县应急管理局, 卢氏县)
    """
    told: set[str] = set()
    for reading in readings:
        if not reading.organizations:
            continue
        given = reading.loose if "任" in reading.sentence.text else ()
        held = {(p.start, p.title_start) for p in (*given, *(p for g in reading.groups for p in g.posts))}
        limit = speech_start(reading.sentence.text, reading.persons)
        for found in reading.organizations:
            if (found.start, found.end) in held:
                continue  # whose it is, its office tells
            if found.end > limit or found.text in told or not _OWN_BODY.match(found.text) or _is_no_name(found.text):
                continue
            told.add(found.text)
            body = resolve_name(_YEAR.sub("", found.text), setting_of(context))
            if body and body.known and body.region:
                quote = reading.sentence.quote(article.id, found.start, found.end)
                for child, parent in chain(reference(body, context.document), context):
                    yield Claim(Parenthood(child, parent), quote, "parents.mentioned", 0.8)


def _is_no_name(text: str) -> bool:
    """一些…, 县内13个联合会; a clause that a party committee or government ends: …改革情况市委."""
    if VAGUE.match(text) or _COUNTED.search(text) or _DONE.search(text):
        return True
    named = leading(text)
    return bool(_OF_REGION.search(text)) and len(text) > (named[1] if named else 0) + _LONGEST_OF_REGION


def _is_implied(body: Reference, claim: Claim) -> bool:
    """A central body that only an office tells ('习近平总书记' of 中共中央): the quote proves nothing of what it lies in."""
    return body.name in central() and not body.surface and body.name not in claim.quote.words


def _visited(claim: Claim, districts: dict[Reference, Reference]) -> Reference | None:
    """The district in which a company was visited; None for other claims."""
    content = claim.content
    if not isinstance(content, EventOrganization) or content.kind != "host":
        return None
    return districts.get(content.event) if class_of(content.organization.name) == "enterprise" else None


def _districts(claims: Sequence[Claim]) -> dict[Reference, Reference]:
    """The first district, county or town that each event came to."""
    out: dict[Reference, Reference] = {}
    for claim in claims:
        if isinstance(claim.content, EventPlace) and _is_district(claim.content.place.name):
            out.setdefault(claim.content.event, claim.content.place)
    return out


def _is_district(name: str) -> bool:
    """A division or a zone with a name, no 测试区."""
    if not _DISTRICT.search(name):
        return False
    found = leading(name)
    zone = tables.ending(name, tables.longest_first(tables.words("zone_words.txt")))
    return (found is not None and found[1] == len(name)) or len(name) - len(zone) >= len(zone) > 0
