"""Which events an article tells of, and which of them each sentence is about."""

from collections.abc import Sequence

from kg.extractors.events.actions import Action, find_actions
from kg.extractors.events.beside import follows_from
from kg.extractors.events.days import told_day, told_here
from kg.extractors.events.done_events import event_done, found_beside, witnessed
from kg.extractors.events.held import Held, find_held
from kg.extractors.events.named_events import event_named
from kg.extractors.events.preaching import national
from kg.extractors.events.recognised import main_event
from kg.extractors.events.story import Story
from kg.extractors.events.timeline import Spoken, Timeline
from kg.lexicon.patterns import Pattern
from kg.records import Article, Calendar, Reading

_POINTED = Pattern(
    "event_words.tsv", r"(?:据\w{1,3}，)?(?:[本此这]次|本届)([\u3400-\u9fff]{2,8}?)(?=[由以是共将的设，]|<told_of_it>)"
)
_AT_MEETING = Pattern("event_words.tsv", r"(?:<at_meeting>)")


def read_events(article: Article, readings: Sequence[Reading], calendar: Calendar) -> Timeline:
    """The events of an article in the order of their first mention; none where nothing happens."""
    story = Story(article, readings, calendar)
    for index in range(len(readings)):
        _read(story, index)
    return story.timeline()


def _read(story: Story, index: int) -> None:
    reading = story.readings[index]
    text = reading.sentence.text
    story.current = _meant(story, text)
    story.open.append(story.current)
    story.follows = follows_from(text, told=bool(story.events))
    story.now = []
    for mention in _mentions(reading):
        event = event_named(story, index, mention) if isinstance(mention, Held) else event_done(story, index, mention)
        _speak(story, mention, event)
    if story.now:
        witnessed(story, index, reading)
    elif beside := found_beside(story, index, reading):
        _speak(story, *beside)
    _day_told_later(story, index, reading)
    story.spoken.append(tuple(story.now))
    story.day = told_day(reading, story.calendar, story.day)


def _meant(story: Story, text: str) -> int:
    """The event that the first words point at: 会上 the meeting, 本次活动 the one the article is about; else the open one."""
    if _AT_MEETING.match(text):
        held = [i for i in reversed(range(len(story.events))) if story.events[i].held]
        meetings = [i for i in held if "会" in story.events[i].name] if text.startswith("会议") else held
        return next(iter(meetings or held), story.current)
    pointed = _POINTED.match(text) if story.current > 0 else None
    return main_event(story.events, story.current, pointed.group(1)) if pointed else story.current


def _mentions(reading: Reading) -> list[Held | Action]:
    """The names of events and the actions of a sentence, in order."""
    named = find_held(reading, national())
    taken = [(h.start, h.end) for h in named if h.how != "mentioned" or h.type not in ("visit", "inspection")]
    return sorted([*named, *find_actions(reading, taken)], key=lambda m: m.start)


def _speak(story: Story, mention: Held | Action, event: int | None) -> None:
    """An event that a relative clause only looks back to is known, and the story goes on with the open one."""
    if event is None or (isinstance(mention, Held) and mention.how == "past"):
        return
    story.now.append(Spoken(mention.start, mention.end, event))
    happening = story.events[event]
    aside = isinstance(mention, Held) and mention.how == "spoken_at" and not happening.days.date.day
    if not (aside or happening.embedded):
        story.current = event


def _day_told_later(story: Story, index: int, reading: Reading) -> None:
    """开展送春联活动。|1月9日，书法家们来到甲镇; 这次考察在|6月14日进行: the day of what was told without one."""
    event = story.events[story.current] if story.current >= 0 else None
    if event is None or event.days.date.month or index - event.sentence not in (1, 2):
        return
    day = told_here(reading, story.calendar, story.day)
    if day is not None and not any(s.event != story.current for s in story.now):
        story.events[story.current] = event._replace(days=day)
