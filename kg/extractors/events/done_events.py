"""The event that an action means: a visit that goes on, a new one, a signing or an opening on a stated day."""

from kg.extractors.dates import Days
from kg.extractors.events.actions import Action
from kg.extractors.events.beside import is_beside, visit_of
from kg.extractors.events.days import told_recently
from kg.extractors.events.deeds import is_hosting
from kg.extractors.events.journeys import find_journeys
from kg.extractors.events.naming import called
from kg.extractors.events.openings import LEAD
from kg.extractors.events.recognised import done_before, has_ceremony, within
from kg.extractors.events.signings import find_signings
from kg.extractors.events.story import Story
from kg.extractors.events.timeline import Happening, Spoken
from kg.lexicon.patterns import listed
from kg.records import Reading

_WORDS = "event_words.tsv"
_ABOUT = ("就", "对", "围绕")


def event_done(story: Story, index: int, action: Action) -> int | None:
    """Its number; None for what no event is told of."""
    events, current = story.events, story.current
    if current >= 0 and events[current].held and current != story.open[-1]:
        return None  # what a meeting that this sentence opens is for: 督导进度
    if is_hosting(action.verb.word) and events:
        return next((i for i in reversed(range(len(events))) if not events[i].held), None)
    days, dated = story.days(index, action.start)
    known = _same(story, index, action, (days, dated))
    if known is not None:
        return known
    meeting = any(e.held and e.type == "meeting" for e in events)
    beside = bool(events) and (is_beside(story.text(index)) or _follows(story, action))
    early = index < LEAD and not meeting
    if not (dated or beside or early or any(action.verb.word in t for t in story.titles if not meeting)):
        return None
    if action.type == "meeting" and events and not dated:
        return None
    if not dated and not events and story.day.day and not told_recently(story.readings[index], action.start):
        days = Days(story.day)  # 6月1日，…。|调研组先后到…
    held, name = action.type == "meeting", called(action, story.titles, story.headed)
    return story.add(Happening(index, action.start, action.end, name, action.type, days, action.team, held))


def _follows(story: Story, action: Action) -> bool:
    """随后，甲、乙先后到丙医院看望了老人: a visit behind the ceremony that is told."""
    went = action.type == "visit" or action.start < action.verb.start
    return (
        story.follows <= action.start
        and story.current >= 0
        and story.events[story.current].held
        and not action.team
        and went
        and not action.name.startswith(_ABOUT)
    )


def _same(story: Story, index: int, action: Action, when: tuple[Days, bool]) -> int | None:
    """The action that is open; what was told of it without a day is told again with the day."""
    days, dated = when
    known = done_before(story.events, action, days, dated=dated)
    if known is not None and dated and not within((event := story.events[known]).days, days):
        name = called(action, story.titles, story.headed)
        story.events[known] = event._replace(days=days, sentence=index, start=action.start, end=action.end, name=name)
    return known


def found_beside(story: Story, index: int, reading: Reading) -> tuple[Action, int | None] | None:
    """A journey on another day of an open visit; a signing or opening on a stated day. With the number of its event."""
    for journey in _journeys(story, index, reading):
        return journey, event_done(story, index, journey)
    for signing in find_signings(reading.sentence.text):
        days, dated = story.days(index, signing.start)
        if signing.verb.word.startswith("捐") and any(e.days.date == days.date for e in story.events):
            continue  # a gift on a visit is a transfer, not an event of its own
        if (dated and days.date.day and not has_ceremony(story.events, days)) or _is_news(story, index, signing):
            happening = Happening(index, signing.start, signing.end, signing.name, "ceremony", days, True)
            return signing, story.add(happening)
    return None


def _is_news(story: Story, index: int, signing: Action) -> bool:
    """日前，甲与乙签署协议: a report that opens with it, and tells no day."""
    lead = index < LEAD and not story.events and told_recently(story.readings[index], signing.start)
    return lead and signing.verb.word in listed(_WORDS, "signed")


def _journeys(story: Story, index: int, reading: Reading) -> list[Action]:
    """The first journey that is an event: on another day of the visit that is open, or the article's first."""
    current = story.events[story.current] if story.current >= 0 else None
    if (current is None or current.held) and story.events:
        return []
    for journey in find_journeys(reading):
        days, dated = story.days(index, journey.start)
        if current and not current.held:
            if dated and days.date.day and not within(current.days, days):
                return [journey._replace(type=current.type)]
        elif not story.events and (dated or index == 0) and (visit := visit_of(journey, story.titles, reading)):
            return [visit]
    return []


def witnessed(story: Story, index: int, reading: Reading) -> None:
    """双方会谈，并见证|甲与乙签署协议: the signing is an event of its own, on the same day."""
    text, last = reading.sentence.text, story.now[-1]
    for signing in find_signings(text):
        seen = text.rfind("见证", last.end, signing.start)
        if seen < 0 or story.events[last.event].type == "ceremony":
            continue
        name = next((h.name for h in story.heading if h.type == "ceremony" and not h.generic), signing.name)
        days = story.events[last.event].days
        event = story.add(Happening(index, signing.start, signing.end, name, "ceremony", days, True))
        story.now.append(Spoken(seen, signing.end, event))
