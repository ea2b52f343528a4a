"""All claims of an article: what the topics read, joined into events, and dated."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kg.extractors import projects, signatures
from kg.extractors.bodies import containment, parents
from kg.extractors.bodies.body import COMMITTEE
from kg.extractors.bodies.ranked import RANKS
from kg.extractors.bodies.shorts import called_short
from kg.extractors.dates import complete
from kg.extractors.events import participation, sites
from kg.extractors.events.reader import read_events
from kg.extractors.events.timeline import Happening, Timeline
from kg.extractors.gifts import transfers
from kg.extractors.offices import changes, reported
from kg.extractors.settled import with_parts
from kg.lexicon import divisions
from kg.lexicon.patterns import listed
from kg.lexicon.regions import leading
from kg.records import (
    Article,
    Claim,
    Context,
    Event,
    Membership,
    PartialDate,
    Quote,
    Reading,
    Reference,
    Sentence,
    Unread,
)

_OPENING = 2  # sentences that open a report
_COMPANY = re.compile(r"(?:股份|责任)?有限(?:责任)?公司|集团(?:有限)?公司")


class Extracted(NamedTuple):
    """What one article says: its claims (people not yet settled), its own date, what was seen and not understood."""

    claims: tuple[Claim, ...]
    date: PartialDate
    unread: tuple[Unread, ...]


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Extracted:
    """Everything the topics read in one article."""
    timeline = read_events(article, readings, context.calendar)
    date = article_date(timeline, readings, context)
    sayings = changes.read_sayings(readings)
    groups = tuple(reported.resolve_groups(readings, context))
    told = [
        *signatures.extract(article),
        *reported.extract(article, readings, timeline, context, found=groups, taken=changes.taken(readings, sayings)),
        *changes.extract(article, readings, context, sayings),
        *_events(article, readings, timeline),
        *participation.extract(article, readings, timeline),
        *sites.extract(article, readings, timeline, context),
        *projects.extract(article, readings, context, timeline),
        *transfers.extract(article, readings, context),
    ]
    told = list(in_full(told, readings, article.titles))
    told += parents.extract(told, context)
    told += parents.mentioned(article, readings, context)
    told += containment.extract(article, readings, context, told)
    kept: list[Claim] = []
    lost: list[Unread] = []
    for claim in told:
        bodies = _unresolved(claim)
        lost += [Unread("body", body.name, claim.quote) for body in bodies]
        kept += [] if bodies else [_dated(claim, date)]
    strange = (*lost, *changes.unread(article, readings, sayings), *reported.unread(article, readings, groups))
    return Extracted(tuple(kept), date, tuple(dict.fromkeys(strange)))


def _unresolved(claim: Claim) -> list[Reference]:
    """The bodies whose jurisdiction the page does not tell: 市委 of some city. They are reported, not stated."""
    return [
        part
        for part in claim.content
        if isinstance(part, Reference) and part.kind == "organization" and part.scope.startswith("document:")
    ]


def in_full(claims: Iterable[Claim], readings: Sequence[Reading], titles: Sequence[Sentence] = ()) -> tuple[Claim, ...]:
    """A body called by its bare name bears its region's name where the page prints both: 英雄钢盔厂 is 南昌市英雄钢盔厂."""
    claims = tuple(claims)
    names = {
        part.name for c in claims for part in c.content if isinstance(part, Reference) and part.kind == "organization"
    }
    names |= {COMMITTEE.sub("", name) for name in names if name[0] in RANKS}
    texts = [reading.sentence.text for reading in readings] + [title.text for title in titles]
    full = _full_names(names, texts) | called_short(readings)
    return tuple(_renamed(claim, full) for claim in claims) if full else claims


def _full_names(names: Iterable[str], texts: Sequence[str]) -> dict[str, str]:
    """The first longer form printed of each name that has one: with its region before it, with its kind of company behind it."""
    out: dict[str, str] = {}
    whole = "\n".join(texts)
    starts = [*accumulate((len(text) + 1 for text in texts), initial=0)]

    def region_at(at: int) -> str:
        """The name of a region that ends at whole[at], '' for none; only few sentences are asked for theirs."""
        i = bisect_right(starts, at) - 1
        return next((hit.word for hit in divisions.find(texts[i]) if starts[i] + hit.end == at), "")

    for name in names:
        bare = not leading(name) and not _is_of_several(name, texts)
        at = whole.find(name)
        while at >= 0:
            region = (region_at(at) or _of_rank(name, at, region_at)) if bare else ""
            company = _COMPANY.match(whole, at + len(name))
            if region or company:
                out[name] = region + name.removeprefix(region[-1:]) + (company.group() if company else "")
                break
            at = whole.find(name, at + 1)
    return out


def _is_of_several(name: str, texts: Sequence[str]) -> bool:
    """'区委' where several districts are named: nobody knows of which."""
    if name[0] not in RANKS:
        return False
    return len({hit.word for text in texts for hit in divisions.find(text) if hit.word.endswith(name[0])}) > 1


def _of_rank(name: str, start: int, region_at: Callable[[int], str]) -> str:
    """广东省 where 广东|省侨办 is printed: the region whose rank opens a department's name; '' where none does."""
    of_every_region = listed("body_words.tsv", "area_body")  # each visitor's region has a 市政协
    own = name[0] in RANKS and len(name) > 1 and name[1:] not in of_every_region
    region = region_at(start + 1) if own else ""
    return region if region.endswith(name[0]) else ""


def _renamed(claim: Claim, full: dict[str, str]) -> Claim:
    changed = {}
    for at, part in enumerate(claim.content):
        if isinstance(part, Reference) and part.kind == "organization" and (name := _full_name(part.name, full)):
            changed[at] = part._replace(name=name, scope="", surface=part.surface or part.name)
    return with_parts(claim, changed) if changed else claim


def _full_name(name: str, full: dict[str, str]) -> str:
    """The longer form of a body, or of the one whose committee it is: '' where it has none."""
    base = COMMITTEE.sub("", name)
    return full.get(name) or (full[base] + name.removeprefix(base) if base in full else "")


def article_date(timeline: Timeline, readings: Sequence[Reading], context: Context) -> PartialDate:
    """The day the report bears, else the last of its events, else the first it names; else the month it bears, else of what it reports first."""
    if context.calendar.dateline.day:
        return context.calendar.dateline
    days = [h.days.date for h in timeline.happenings if h.days.date.day]
    if days:
        return max(days, key=lambda d: (d.year or 0, d.month or 0, d.day or 0))
    first = [complete(m, context.calendar).date for r in readings for m in r.dates if m.date.day]
    if first or context.calendar.dateline.month:
        return first[0] if first else context.calendar.dateline
    return _first_month(timeline) or context.calendar.dateline


def _first_month(timeline: Timeline) -> PartialDate | None:
    """The month that the opening of a report tells of what it reports first; None where it tells none."""
    first = timeline.happenings[:1]
    return next((h.days.date for h in first if h.sentence < _OPENING and h.days.date.month), None)


def _events(article: Article, readings: Sequence[Reading], timeline: Timeline) -> Iterator[Claim]:
    for index, happening in enumerate(timeline.happenings):
        quote = _named_at(article, readings, happening)
        content = Event(timeline.reference(article.id, index), happening.type, happening.days.date, happening.days.end)
        yield Claim(content, quote, "events.held" if happening.held else "events.done")


def _named_at(article: Article, readings: Sequence[Reading], happening: Happening) -> Quote:
    """The words that name the event, in the heading where only the heading does."""
    if happening.titled:
        title = next(t for t in article.titles if happening.name in t.text)
        at = title.text.index(happening.name)
        return title.quote(article.id, at, at + len(happening.name))
    return readings[happening.sentence].sentence.quote(article.id, happening.start, happening.end)


def _dated(claim: Claim, date: PartialDate) -> Claim:
    """A post that is held bears the article's day where no event tells another."""
    content = claim.content
    if isinstance(content, Membership) and content.status == "held" and not content.date.month:
        return claim._replace(content=content._replace(date=date))
    return claim
