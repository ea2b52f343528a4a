"""Who did what at which event."""

import re
from collections.abc import Collection, Iterator, Sequence

from kg.extractors.events.belonging import WEAK, events_of, settled
from kg.extractors.events.drift import still_before, strays
from kg.extractors.events.said import Said, walk
from kg.extractors.events.spoken_of import continued, introduced, is_recalled, shown, speaker
from kg.extractors.events.timeline import Timeline
from kg.records import Article, Claim, Participation, Person, Reading, Reference

_ACT = "participation.act"
SHORTEST = 4  # characters of a quote


def extract(article: Article, readings: Sequence[Reading], timeline: Timeline) -> Iterator[Claim]:
    """One claim for each (event, person, kind) as read in one sentence; who chairs it and opens it only chairs, who leads it only leads."""
    found = [*_of_sentences(article, readings, timeline), *_of_titles(article, readings, timeline)]
    told = [(claim, claim.content) for claim in found if isinstance(claim.content, Participation)]
    chairing = {(said.event, said.person) for _, said in told if said.kind == "chair"}
    visits = {timeline.reference(article.id, i) for i, h in enumerate(timeline.happenings) if not h.held}
    leading = {(said.event, said.person, _where(claim, visits)) for claim, said in told if said.kind == "lead"}
    for claim, said in told:
        leads = said.kind == "attend" and (said.event, said.person, _where(claim, visits)) in leading
        if not leads and not (claim.rule == _ACT and (said.event, said.person) in chairing):
            yield claim


def _where(claim: Claim, visits: Collection[Reference]) -> int:
    """Where the words stand by which somebody leads what is held; a visit that somebody leads is theirs wherever it is told."""
    told = claim.content
    return -1 if isinstance(told, Participation) and told.event in visits else claim.quote.start


def _of_sentences(article: Article, readings: Sequence[Reading], timeline: Timeline) -> Iterator[Claim]:
    before: Said | None = None
    led_to = False
    named: dict[str, Said] = {}  # where the article names a person
    for index, reading in enumerate(readings):
        led_to = still_before(reading, index, timeline, before=led_to and index not in article.paragraphs)
        if led_to or strays(reading, index, timeline):
            before = None
            named = _named(index, reading, named)
            continue
        found = continued(index, reading, before)
        for said in found:
            for event in events_of(timeline, index, said.doing, reading.sentence.text):
                kind = settled(said.doing, timeline, event)
                if kind:
                    words = named.get(said.person, said) if is_recalled(said, readings) else said
                    sentence = readings[words.sentence].sentence
                    end = min(max(words.end, words.start + SHORTEST), len(sentence.text))
                    quote = sentence.quote(article.id, words.start, end)
                    content = Participation(
                        timeline.reference(article.id, event), Reference("person", said.person), kind
                    )
                    yield Claim(content, quote, _ACT if said.doing.kind in WEAK else f"participation.{kind}")
        before = speaker(index, reading, found) or introduced(index, reading) or before
        named = _named(index, reading, named)


def _named(index: int, reading: Reading, before: dict[str, Said]) -> dict[str, Said]:
    """Where the article names each person first, this sentence counted in."""
    first = {p.name: p for p in reversed(reading.persons) if p.name not in before}
    return {name: shown(index, reading, person) for name, person in first.items()} | before if first else before


def _of_titles(article: Article, readings: Sequence[Reading], timeline: Timeline) -> Iterator[Claim]:
    """'甲出席X会议', '甲到我州调研' as the heading; only people whom the body names.

    Example: 张伟国到柳湾镇调研 / 6月1日，县委书记张伟国到柳湾镇调研防汛工作。 -> (张伟国, lead)
    """
    known = {p.name for r in readings for p in r.persons}
    for title in article.titles if timeline.happenings else ():
        persons = tuple(
            Person(m.start(), m.end(), m.group())
            for name in sorted(known)
            if name in title.text
            for m in re.finditer(re.escape(name), title.text)
        )
        for said in walk(0, Reading(title, persons=tuple(sorted(persons)))):
            if kind := settled(said.doing, timeline, 0):
                quote = title.quote(article.id, said.start, said.end)
                yield Claim(
                    Participation(timeline.reference(article.id, 0), Reference("person", said.person), kind),
                    quote,
                    "participation.title",
                    0.9,
                )
