"""The event that a name means: one that is told already, or a new one where the sentence says that it took place."""

from kg.extractors.dates import Days
from kg.extractors.events.held import Held
from kg.extractors.events.naming import full_name, in_heading, in_title
from kg.extractors.events.openings import LEAD, Known, names_kind, opens
from kg.extractors.events.recognised import (
    first_told,
    is_another,
    is_part,
    is_step,
    named_before,
    of_one_day,
    on_visit,
    signed_before,
)
from kg.extractors.events.story import Story
from kg.extractors.events.timeline import Happening
from kg.lexicon.patterns import Pattern
from kg.records import PartialDate

_OPENS = Pattern(  # before the name that a paragraph opens with
    "event_words.tsv",
    r"(?:[^，。；：]{2,6}(?<!以来)，)?(?:[^，。；：]{2,40}(?:<held_before>)了?)?",
)


def event_named(story: Story, index: int, held: Held) -> int | None:
    """Its number; None for what only passes by."""
    days, dated = story.days(index, held.start, held.verb_end if held.how == "held" else 0)
    known = _known(story, held, days, dated=dated)
    if known is None and held.generic and held.type == "meeting":
        known = story.from_title()
    if known is not None:
        return _with_day(story, known, held, days)
    if not opens(held, days, _where(story, index, held), dated=dated):
        return None
    text = story.text(index)
    if is_part(story.events, held, text, dated=dated) or (not dated and is_step(story.events, held, text)):
        return None
    days = _day(story, index, held, days, dated=dated)
    on_site = held.type in ("visit", "inspection") and not held.generic
    embedded = held.how == "joined" and is_another(held) and on_visit(story.events, story.current, days, dated=dated)
    if embedded and days.end.day:
        days = Days(PartialDate())  # on one of the days of the visit
    name = in_heading(full_name(text, held), held.type, story.heading)
    return story.add(Happening(index, held.start, held.end, name, held.type, days, held=not on_site, embedded=embedded))


def _day(story: Story, index: int, held: Held, days: Days, *, dated: bool) -> Days:
    """The day of a new event; that of what was told before it where its own words tell none."""
    if (
        not dated
        and not story.events
        and (names_kind(held) or (index <= LEAD and story.day.day and not days.date.month))
    ):
        return Days(story.day)
    if not dated and story.now:
        return story.events[story.now[-1].event].days  # in one sentence with the event before
    if not days.date.day and held.type == "meeting" and story.current >= 0:
        return of_one_day(story.events[story.current], days)
    return days


def _where(story: Story, index: int, held: Held) -> Known:
    return Known(
        titled=in_title(held.name, story.titles),
        early=index < LEAD,
        follows=story.follows <= held.end,
        somebody=bool(story.readings[index].persons),
        first=not story.events,
        visiting=story.current >= 0 and not story.events[story.current].held,
        opening=(index in story.paragraphs or held.name.startswith("“"))
        and _OPENS.fullmatch(story.text(index), 0, held.start) is not None,
        on_a_day=index <= LEAD and bool(story.day.day),
    )


def _with_day(story: Story, known: int, held: Held, days: Days) -> int:
    """What was told without a day is told again with it."""
    event = story.events[known]
    if held.how in ("held", "joined", "spoken_at") and days.date.day and not event.days.date.month:
        story.events[known] = event._replace(days=days)
    return known


def _known(story: Story, held: Held, days: Days, *, dated: bool) -> int | None:
    """The event told before that the name means; a signing or gift told before gets the name of its ceremony."""
    signed = signed_before(story.events, held, days, dated=dated)
    if signed is None:
        signed = first_told(story.events, held, days, dated=dated)
    if signed is None:
        return named_before(story.events, held, story.current, days, dated=dated)
    event = story.events[signed]
    if not held.generic or (event.name.startswith("捐") and not held.name.startswith(("此", "这", "本"))):
        story.events[signed] = event._replace(
            name=held.name, sentence=len(story.spoken), start=held.start, end=held.end
        )
    return signed
