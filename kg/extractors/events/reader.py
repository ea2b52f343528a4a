"""Which events an article tells of, and which of them each sentence is about."""

import re
from collections.abc import Sequence

from kg.extractors.dates import Days
from kg.extractors.events.actions import Action, find_actions
from kg.extractors.events.beside import follows_from, is_beside, opens_half_day, visit_of
from kg.extractors.events.days import AFTER, told, told_day, told_here, told_recently
from kg.extractors.events.deeds import is_hosting
from kg.extractors.events.held import Held, find_held, national
from kg.extractors.events.journeys import find_journeys
from kg.extractors.events.naming import called, full_name, in_heading, in_title
from kg.extractors.events.openings import LEAD, Known, names_kind, opens
from kg.extractors.events.recognised import (
    done_before,
    first_told,
    has_ceremony,
    is_another,
    is_step,
    named_before,
    of_one_day,
    on_visit,
    signed_before,
    within,
)
from kg.extractors.events.signings import find_signings
from kg.extractors.events.timeline import Happening, Spoken, Timeline
from kg.records import Article, Calendar, PartialDate, Reading

_AT_MEETING = re.compile(r"(?:会上|会议|大会|仪式上|座谈会上|在?座谈会)")


def read_events(article: Article, readings: Sequence[Reading], calendar: Calendar) -> Timeline:
    """The events of an article in the order of their first mention; none where nothing happens."""
    reader = _Reader(article, readings, calendar)
    for index in range(len(readings)):
        reader.read(index)
    return reader.timeline()


class _Reader:
    """Walks the sentences of one article; lives for one call of read_events."""

    def __init__(self, article: Article, readings: Sequence[Reading], calendar: Calendar) -> None:
        self.titles = tuple(t.text for t in article.titles)
        self.heading = [h for t in article.titles for h in find_held(Reading(t))]
        self.headed = [(h.name, h.type) for h in self.heading if not h.generic and h.type in ("visit", "inspection")]
        self.readings, self.calendar = readings, calendar
        self.events: list[Happening] = []
        self.spoken: list[tuple[Spoken, ...]] = []
        self.follows = 0  # where the first 随后 of that sentence ends
        self.now: list[Spoken] = []  # of the sentence that is being read
        self.open: list[int] = []
        self.current = -1
        self.day = PartialDate()

    def timeline(self) -> Timeline:
        if not self.events:
            self._from_title()
        titled = bool(self.events) and self.events[0].titled
        return Timeline(tuple(self.events), tuple(self.spoken), tuple(max(e, 0) if titled else e for e in self.open))

    def read(self, index: int) -> None:
        reading = self.readings[index]
        if _AT_MEETING.match(reading.sentence.text):
            self.current = next((i for i in reversed(range(len(self.events))) if self.events[i].held), self.current)
        self.open.append(self.current)
        self.follows = follows_from(reading.sentence.text, told=bool(self.events))
        named = find_held(reading, national())
        taken = [(h.start, h.end) for h in named if h.how != "mentioned" or h.type not in ("visit", "inspection")]
        actions = find_actions(reading, taken)
        self.now = []
        mentions: list[Held | Action] = sorted([*named, *actions], key=lambda m: m.start)
        for mention in mentions:
            self._speak(
                mention, self._held(index, mention) if isinstance(mention, Held) else self._done(index, mention)
            )
        (self._witnessed if self.now else self._other)(index, reading)
        self._day_told_later(index, reading)
        self.spoken.append(tuple(self.now))
        self.day = told_day(reading, self.calendar, self.day)

    def _speak(self, mention: Held | Action, event: int | None) -> None:
        """An event that a relative clause only looks back to is known, and the story goes on with the open one."""
        if event is None or (isinstance(mention, Held) and mention.how == "past"):
            return
        self.now.append(Spoken(mention.start, mention.end, event))
        aside = isinstance(mention, Held) and mention.how == "spoken_at" and not self.events[event].days.date.day
        if not (aside or self.events[event].embedded):
            self.current = event

    def _other(self, index: int, reading: Reading) -> None:
        """A journey on another day of an open visit; a signing or opening on a stated day."""
        current = self.events[self.current] if self.current >= 0 else None
        if current and not current.held:
            for journey in find_journeys(reading):
                days, dated = self._days(index, journey.start)
                if dated and days.date.day and not within(current.days, days):
                    return self._speak(journey, self._done(index, journey._replace(type=current.type)))
        if not self.events:
            for journey in find_journeys(reading):
                days, dated = self._days(index, journey.start)
                visit = visit_of(journey, self.titles, reading) if dated or index == 0 else None
                if visit:
                    return self._speak(visit, self._done(index, visit))
        for signing in find_signings(reading.sentence.text):
            days, dated = self._days(index, signing.start)
            if signing.verb.word.startswith("捐") and any(e.days.date == days.date for e in self.events):
                continue  # a gift on a visit is a transfer, not an event of its own
            if dated and days.date.day and not has_ceremony(self.events, days):
                happening = Happening(index, signing.start, signing.end, signing.name, "ceremony", days, True)
                return self._speak(signing, self._add(happening))
        return None

    def _witnessed(self, index: int, reading: Reading) -> None:
        """双方会谈，并见证|甲与乙签署协议: the signing is an event of its own, on the same day."""
        text, last = reading.sentence.text, self.now[-1]
        for signing in find_signings(text):
            seen = text.rfind("见证", last.end, signing.start)
            if seen < 0 or self.events[last.event].type == "ceremony":
                continue
            name = next((h.name for h in self.heading if h.type == "ceremony" and not h.generic), signing.name)
            days = self.events[last.event].days
            event = self._add(Happening(index, signing.start, signing.end, name, "ceremony", days, True))
            self.now.append(Spoken(seen, signing.end, event))

    def _held(self, index: int, held: Held) -> int | None:
        """The event a name means: one that is open, or a new one where the sentence says that it took place."""
        text = self.readings[index].sentence.text
        days, dated = self._days(index, held.start, held.verb_end if held.how == "held" else 0)
        known = self._known(held, days, dated)
        if known is None and held.generic and held.type == "meeting":
            known = self._from_title()
        if known is not None:
            return self._with_day(known, held, days)
        if not opens(held, days, self._where(index, held), dated=dated):
            return None
        if not dated and is_step(self.events, held, text):
            return None
        if not dated and not self.events and names_kind(held):
            days = Days(self.day)
        elif not dated and self.now:
            days = self.events[self.now[-1].event].days  # in one sentence with the event before
        elif not days.date.day and held.type == "meeting" and self.current >= 0:
            days = of_one_day(self.events[self.current], days)
        on_site = held.type in ("visit", "inspection") and not held.generic
        embedded = held.how == "joined" and is_another(held) and on_visit(self.events, self.current, days, dated=dated)
        if embedded and days.end.day:
            days = Days(PartialDate())  # on one of the days of the visit
        name = in_heading(full_name(text, held), held.type, self.heading)
        return self._add(
            Happening(index, held.start, held.end, name, held.type, days, held=not on_site, embedded=embedded)
        )

    def _where(self, index: int, held: Held) -> Known:
        return Known(
            titled=in_title(held.name, self.titles),
            early=index < LEAD,
            follows=self.follows <= held.end,
            somebody=bool(self.readings[index].persons),
            first=not self.events,
            visiting=self.current >= 0 and not self.events[self.current].held,
            on_a_day=index <= LEAD and bool(self.day.day),
        )

    def _day_told_later(self, index: int, reading: Reading) -> None:
        """开展送春联活动。|1月9日，书法家们来到甲镇; 这次考察在|6月14日进行: the day of what was told without one."""
        event = self.events[self.current] if self.current >= 0 else None
        if event is None or event.days.date.month or index - event.sentence not in (1, 2):
            return
        day = told_here(reading, self.calendar, self.day)
        if day is not None and not any(s.event != self.current for s in self.now):
            self.events[self.current] = event._replace(days=day)

    def _with_day(self, known: int, held: Held, days: Days) -> int:
        """What was told without a day is told again with it."""
        if held.how in ("held", "joined", "spoken_at") and days.date.day and not self.events[known].days.date.month:
            self.events[known] = self.events[known]._replace(days=days)
        return known

    def _from_title(self) -> int | None:
        """The meeting that only the heading names: '政协某州十届五次会议隆重开幕'."""
        named = next((h for h in self.heading if h.how == "held" and not h.generic), None)
        if named is None or self.events:
            return None
        day = self.calendar.dateline if not self.day.day else self.day
        return self._add(
            Happening(0, 0, 0, named.name, named.type, Days(day if day.day else PartialDate()), titled=True)
        )

    def _known(self, held: Held, days: Days, dated: bool) -> int | None:
        """The event told before that the name means; a signing or gift told before gets the name of its ceremony."""
        signed = signed_before(self.events, held, days, dated=dated)
        if signed is None:
            signed = first_told(self.events, held, days, dated=dated)
        if signed is None:
            return named_before(self.events, held, self.current, days, dated=dated)
        event = self.events[signed]
        if not held.generic or (event.name.startswith("捐") and not held.name.startswith(("此", "这", "本"))):
            self.events[signed] = event._replace(
                name=held.name, sentence=len(self.spoken), start=held.start, end=held.end
            )
        return signed

    def _done(self, index: int, action: Action) -> int | None:
        if self.current >= 0 and self.events[self.current].held and self.current != self.open[-1]:
            return None  # what a meeting that this sentence opens is for: 督导进度
        if is_hosting(action.verb.word) and self.events:
            return next((i for i in reversed(range(len(self.events))) if not self.events[i].held), None)
        days, dated = self._days(index, action.start)
        known = self._same_action(index, action, days, dated)
        if known is not None:
            return known
        meeting = any(e.held and e.type == "meeting" for e in self.events)
        beside = bool(self.events) and is_beside(self.readings[index].sentence.text)
        if not (
            dated
            or beside
            or (index < LEAD and not meeting)
            or any(action.verb.word in t for t in self.titles if not meeting)
        ):
            return None
        if action.type == "meeting" and self.events and not dated:
            return None
        held, name = action.type == "meeting", called(action, self.titles, self.headed)
        return self._add(Happening(index, action.start, action.end, name, action.type, days, action.team, held))

    def _same_action(self, index: int, action: Action, days: Days, dated: bool) -> int | None:
        """The action that is open; what was told of it without a day is told again with the day."""
        known = done_before(self.events, action, days, dated=dated)
        if known is not None and dated and not within((event := self.events[known]).days, days):
            name = called(action, self.titles, self.headed)
            self.events[known] = event._replace(
                days=days, sentence=index, start=action.start, end=action.end, name=name
            )
        return known

    def _days(self, index: int, at: int, until: int = 0) -> tuple[Days, bool]:
        """The days told for what stands at the place, and whether they are told in its sentence."""
        spoken = self.events[self.current].days.date if self.current >= 0 else self.day
        days = told(self.readings[index], (at, until), self.calendar, (self.day, spoken), ahead=index < LEAD)
        if days is not None:
            return days, bool(days.date.month or days.date.year)
        if opens_half_day(self.readings[index].sentence.text) and self.day.day:
            return Days(self.day), True  # 5月3日，…。|下午，…
        return Days(
            self.day if self.follows <= at + AFTER and not told_recently(self.readings[index], at) else PartialDate()
        ), False

    def _add(self, happening: Happening) -> int:
        self.events.append(happening)
        return len(self.events) - 1
