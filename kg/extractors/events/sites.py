"""Where an event was and which bodies took part: conveners, hosts, those that reported or attended, places."""

from collections.abc import Iterator, Sequence

from kg.extractors.events.attending import attending
from kg.extractors.events.conveners import conveners, of_titles
from kg.extractors.events.drift import of_another_time
from kg.extractors.events.phrases import clause, speech_start
from kg.extractors.events.places import inside, places, visited
from kg.extractors.events.presenters import presenters
from kg.extractors.events.signers import signers
from kg.extractors.events.site import Site
from kg.extractors.events.timeline import Timeline
from kg.lexicon.patterns import Pattern
from kg.records import Article, Claim, Context, Reading

_WORDS = "event_words.tsv"
_WENT_ON = Pattern(  # 仪式结束后，甲一行|先后来到乙村
    _WORDS, r"(?:<occasion>)(?:结束)?之?后，[^。；]{0,30}(?:<went_on>)"
)
_ACCOMPANIED = Pattern(_WORDS, r"(?:陪同|随同)[^，。；]{0,2}?(?:<strong_action>)", needs="同")


def extract(article: Article, readings: Sequence[Reading], timeline: Timeline, context: Context) -> Iterator[Claim]:
    """EventOrganization and EventPlace claims of one article."""
    if not timeline.happenings:
        return
    events = [timeline.reference(article.id, number) for number in range(len(timeline.happenings))]
    for index, event in events_told(readings, timeline):
        reading = readings[index]
        site = Site(article, reading.sentence, events[event], context)
        text = reading.sentence.text[: speech_start(reading.sentence.text, reading.persons)]
        yield from conveners(site, text, timeline, index, reading)
        for number, stretch in stretches(timeline, index, text, event):
            happening = timeline.happenings[number]
            own = site if number == event else site._replace(event=events[number])
            yield from presenters(own, stretch, reading)
            yield from attending(own, stretch, reading)
            yield from _signed(own, timeline, number, stretch, reading)
            if happening.embedded:
                yield from _embedded(own, text, timeline, index, alone=number == event)
            if happening.type == "lecture":
                yield from visited(own, stretch)
            still = happening.held
            yield from places(own, stretch, held=still or happening.type == "lecture")
    yield from of_titles(article, timeline, context)
    yield from _in_heading(article, timeline, context)


def events_told(readings: Sequence[Reading], timeline: Timeline) -> Iterator[tuple[int, int]]:
    """The sentences that tell of an event, each with the event; not those that have drifted to another time."""
    drifted = False
    for index, reading in enumerate(readings):
        event = _event(timeline, index, reading.sentence.text)
        if event is None:
            continue
        happening = timeline.happenings[event]
        drifted = not timeline.spoken[index] and (drifted or of_another_time(reading, happening))
        held = happening.held and happening.type != "other"
        if drifted or (index < happening.sentence and not held):
            continue  # a summary of several days: each place is told again with its own
        yield index, event


def _embedded(site: Site, text: str, timeline: Timeline, index: int, *, alone: bool) -> Iterator[Claim]:
    """Where a ceremony was that a visit came to; the visit came there too."""
    yield from inside(site, text, host=False)
    if alone and timeline.open[index] >= 0 and len(timeline.spoken[index]) == 1:
        visit = timeline.reference(site.article.id, timeline.open[index])
        yield from inside(site._replace(event=visit), text, host=True)


def _in_heading(article: Article, timeline: Timeline, context: Context) -> Iterator[Claim]:
    """甲仪式在乙镇举行: where it was, if only the heading names it."""
    first = timeline.happenings[0]
    for title in article.titles if first.titled else ():
        if first.name in title.text:
            yield from places(Site(article, title, timeline.reference(article.id, 0), context), title.text, held=True)


def stretches(timeline: Timeline, index: int, text: str, event: int) -> Iterator[tuple[int, str]]:
    """The events a sentence goes through, each with its clauses: the text with marks in place of the others' words."""
    spoken = timeline.spoken[index]
    visit = timeline.open[index]
    if len(spoken) == 1 and visit not in (-1, event) and not timeline.happenings[visit].held:
        bound = clause(text, spoken[0].start)[0] if timeline.happenings[event].type == "meeting" else 0
        if bound and spoken[0].end <= len(text):  # 先后到甲镇、乙村，|并召开座谈会
            yield visit, text[:bound]
            yield event, "，" * bound + text[bound:]
            return
    if len(spoken) < 2 or len({timeline.happenings[s.event].held for s in spoken}) < 2:
        yield event, text
        return
    bounds = [0, *(clause(text, s.start)[0] for s in spoken[1:]), len(text)]
    for told, left, right in zip(spoken, bounds, bounds[1:], strict=False):
        if left < right:
            yield told.event, "，" * left + text[left:right]


def _signed(site: Site, timeline: Timeline, event: int, text: str, reading: Reading) -> Iterator[Claim]:
    if "签" in text:
        yield from signers(_signing(site, timeline, event), text, reading.persons)


def _signing(site: Site, timeline: Timeline, event: int) -> Site:
    """The ceremony at which they sign, where the article tells of one."""
    ceremonies = [i for i, h in enumerate(timeline.happenings) if h.type == "ceremony" and "签" in h.name]
    if not ceremonies or event in ceremonies:
        return site
    return site._replace(event=timeline.reference(site.article.id, ceremonies[-1]))


def _event(timeline: Timeline, index: int, text: str) -> int | None:
    """The event a sentence is about: the last it names, the visit for 陪同调研 and 仪式结束后，来到…, else the one that is open."""
    spoken = timeline.spoken[index]
    current = spoken[-1].event if spoken else timeline.open[index]
    if current >= 0 and timeline.happenings[current].held:
        back = _WENT_ON.match(text) or (not spoken and _ACCOMPANIED.search(text))
        done = [i for i, h in enumerate(timeline.happenings) if not h.held and h.sentence <= index] if back else []
        return done[-1] if done else current
    return current if current >= 0 else None
