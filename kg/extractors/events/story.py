"""What an article has told so far: its events, which of them is open, and on which day it speaks."""

from collections.abc import Sequence

from kg.extractors.dates import Days, complete
from kg.extractors.events.beside import opens_half_day
from kg.extractors.events.days import AFTER, told, told_recently
from kg.extractors.events.held import Held, find_held
from kg.extractors.events.openings import LEAD
from kg.extractors.events.timeline import Happening, Spoken, Timeline
from kg.records import Article, Calendar, PartialDate, Reading


class Story:
    """The state of one reading of an article; lives for one call of read_events."""

    def __init__(self, article: Article, readings: Sequence[Reading], calendar: Calendar) -> None:
        self.titles = tuple(t.text for t in article.titles)
        self.heading: list[Held] = [h for t in article.titles for h in find_held(Reading(t))]
        self.headed = [(h.name, h.type) for h in self.heading if not h.generic and h.type in ("visit", "inspection")]
        self.paragraphs = article.paragraphs
        self.readings, self.calendar = readings, calendar
        self.events: list[Happening] = []
        self.spoken: list[tuple[Spoken, ...]] = []
        self.follows = 0  # where the first 随后 of the sentence that is being read ends
        self.now: list[Spoken] = []  # of that sentence
        self.open: list[int] = []
        self.current = -1
        self.day = PartialDate()

    def text(self, index: int) -> str:
        return self.readings[index].sentence.text

    def timeline(self) -> Timeline:
        if not self.events:
            self.from_title()
        titled = bool(self.events) and self.events[0].titled
        return Timeline(tuple(self.events), tuple(self.spoken), tuple(max(e, 0) if titled else e for e in self.open))

    def add(self, happening: Happening) -> int:
        self.events.append(happening)
        return len(self.events) - 1

    def from_title(self) -> int | None:
        """The meeting that only the heading names: '政协某州十届五次会议隆重开幕'."""
        named = next((h for h in self.heading if h.how == "held" and not h.generic), None)
        if named is None or self.events:
            return None
        day = self.calendar.dateline
        days = self._first_days() or Days(day if day.day else PartialDate())
        return self.add(Happening(0, 0, 0, named.name, named.type, days, titled=True))

    def _first_days(self) -> Days | None:
        """The first day or days that the article tells; None where it tells none."""
        mentions = (m for reading in self.readings for m in reading.dates)
        return next((complete(m, self.calendar) for m in mentions if m.date.day and m.date.month), None)

    def days(self, index: int, at: int, until: int = 0) -> tuple[Days, bool]:
        """The days told for what stands at the place, and whether they are told in its sentence."""
        spoken = self.events[self.current].days.date if self.current >= 0 else self.day
        days = told(self.readings[index], (at, until), self.calendar, (self.day, spoken), ahead=index < LEAD)
        if days is not None:
            return days, bool(days.date.month or days.date.year)
        if opens_half_day(self.text(index)) and self.day.day:
            return Days(self.day), True  # 5月3日，…。|下午，…
        return Days(
            self.day if self.follows <= at + AFTER and not told_recently(self.readings[index], at) else PartialDate()
        ), False
