"""What became of an office that a sentence speaks of, and when: appointed, left, held or past."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from kg.extractors.bodies.body import Body
from kg.extractors.dates import complete
from kg.extractors.offices.telling import Said
from kg.lexicon.patterns import Pattern, listed
from kg.records import Article, Calendar, Context, DateMention, PartialDate, Person, Reading, Region

_STILL = re.compile(r"(?:职务|一职)?(?:至今|以来|\d{1,9}年|已)")
_DURING = re.compile(r"(?:职务|一职)?(?:期间|时[，期]|任上)")
_WORDS = "change_words.tsv"
_UP_TO = Pattern(_WORDS, r"(?:等?职务?|一职)?，?(?:直至|直到|至)(?:<up_to>|\d)")
_NEAR = 10  # sentences before that may name a town
_BORN = Pattern(_WORDS, r"<of_life>")
_LIFE = re.compile(r"(?:出生于|生于)\d|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生，)")
_UNTIL = ("至", "到", "—", "–", "-", "~")
_ANNOUNCES = Pattern(_WORDS, r"(?:<change>)[^，。；：]{0,6}(?:决定|通知|安排)：[^。]{0,200}$")
_PARTS = ("，", "；", "。")
_MARKS = frozenset("，；。：、（ ")
_LISTED = 6  # characters a numbered list may have before a name
_YEAR = 12  # months after which a change is a past one


class Topic(NamedTuple):
    """Whom the sentences before speak of and where his name stands."""

    at: int  # index of the sentence
    person: Person


class Career(NamedTuple):
    """Whose offices the sentence before told, of which region the last of them was, and whether it is over."""

    name: str
    region: Region | None
    past: bool


class Memory(NamedTuple):
    """What a sentence inherits from those before it."""

    topic: Topic | None = None
    day: PartialDate = PartialDate()
    body: Body | None = None
    career: Career | None = None


class Place(NamedTuple):
    """A sentence of an article and what it inherits."""

    article: Article
    readings: tuple[Reading, ...]
    number: int  # of the reading
    context: Context
    memory: Memory
    reported: PartialDate  # what reported_day() tells of the article

    @property
    def reading(self) -> Reading:
        return self.readings[self.number]

    @property
    def earlier(self) -> str:
        return "。".join(r.sentence.text for r in self.readings[max(0, self.number - _NEAR) : self.number])

    @property
    def text(self) -> str:
        return self.reading.sentence.text


class Told(NamedTuple):
    """A saying with its sense: what became of the offices, and when."""

    said: Said
    status: str
    date: PartialDate
    carried: bool = False


def with_sense(place: Place, said: Said, carried: bool, before: Sequence[Told]) -> Told:
    """What is said with the status and day that its sentence and those before it give it."""
    same = [t for t in before if t.said.persons == said.persons and not t.said.aside]
    own = _own_date(place, said)
    status = said.status
    if said.verb.plain and same and _goes_on(same[-1].said, said) and same[-1].status != "left":
        status = same[-1].status
    elif said.verb.plain and status == "held" and _is_decided(place.reading, said, before):
        status = "appointed"
    if said.verb.plain and status == "held" and is_old(own, place):
        status = "former"
    behind = said.posts[-1].end
    if status in ("appointed", "held") and _DURING.match(place.text, behind):
        status = "former"
    elif status in ("appointed", "former") and said.status != "former" and _STILL.match(place.text, behind):
        status = "held"
    elif status == "appointed" and place.text.endswith(listed(_WORDS, "this_time"), 0, said.verb.start):
        pass  # 直至此次被任命为: told of today behind what is past
    elif (status == "appointed" and _UP_TO.match(place.text, behind)) or (
        status in ("appointed", "left") and not said.verb.now and _is_past(own, said, same, place)
    ):
        status = "former"
    return Told(said, status, _date(place, said, own, status, before), carried)


def served(place: Place, persons: Sequence[Person]) -> Region | None:
    """Where the sentences before told an office of the same person."""
    career = place.memory.career
    return career.region if career and [p.name for p in persons] == [career.name] else None


def _is_decided(reading: Reading, said: Said, before: Sequence[Told]) -> bool:
    """'决定甲担任县长', '任命甲为…；乙担任…': what is decided begins with the decision."""
    text, person = reading.sentence.text, said.persons[0]
    start = next((g.start for g in reading.groups if person in g.persons and g.start < person.start), person.start)
    goes_on = any(t.status in ("appointed", "left") and not t.carried for t in before)
    announced = _ANNOUNCES.search(text, 0, start) is not None
    return (
        announced
        or text[:start].removesuffix("，").endswith(listed(_WORDS, "decision"))
        or (goes_on and text[person.start - 1 : person.start] in _PARTS)
    )


def _goes_on(first: Said, second: Said) -> bool:
    """No full clause parts two sayings: '任甲，兼任乙'."""
    return second.verb.start - first.posts[-1].end <= _LISTED


def _is_past(own: PartialDate, said: Said, same: Sequence[Told], place: Place) -> bool:
    """By its date where the report's is known; else an office told behind a past one of the same person is past too.

    So it is in the next sentence behind 之后.
    """
    if is_old(own, place):
        return True
    undated = not (place.context.calendar.year or place.context.calendar.dateline.year)
    over = (undated and _named_before(said, place)) or (bool(same) and same[-1].status == "former")
    if over and own.year and said.status == "appointed" and _LIFE.search(place.text, 0, said.verb.start):
        return True  # 甲，1972年10月出生，2021年3月任…: a line of his life, on a page of no day or behind what is past
    dated = bool(own.year or own.month) and bool(place.context.calendar.year)
    if bool(same) and same[-1].status == "former" and not dated:
        return True
    career = place.memory.career
    goes_on = career is not None and career.past and career.name == said.persons[0].name
    return goes_on and not (own.year or own.month) and place.text.startswith(listed(_WORDS, "then"))


def _named_before(said: Said, place: Place) -> bool:
    """A sentence before names the person: it is a report that adds his life, no page that is his life alone."""
    name = said.persons[0].name
    return any(person.name == name for reading in place.readings[: place.number] for person in reading.persons)


def _date(place: Place, said: Said, own: PartialDate, status: str, before: Sequence[Told]) -> PartialDate:
    """The day of a change; a past office has only the date its own words give."""
    if said.aside:
        return PartialDate()
    if status == "former" or own.month:
        return own
    if place.text.endswith(listed(_WORDS, "this_time"), 0, said.verb.start):
        return place.context.calendar.dateline
    if said.verb.now or status == "held":
        return place.context.calendar.dateline if said.verb.now else PartialDate()
    near = [t.date for t in before if t.status in ("appointed", "left") and t.date.month and not t.said.aside]
    first = [d for d in (completed(m, place) for m in place.reading.dates if m.end <= said.verb.start) if d.day]
    carried = [place.memory.day] if place.memory.day.day else []
    return (near[-1:] or first[:1] or carried or [place.context.calendar.dateline])[0]


def _own_date(place: Place, said: Said) -> PartialDate:
    """The date printed last between the sayings before and the verb; a bare year only where it opens a clause of a career, or alone."""
    near = [m for m in place.reading.dates if said.since <= m.start and m.end <= said.verb.start]
    fits = [
        (m, completed(m, place))
        for m in near
        if not (
            _BORN.match(place.text, m.end)
            or place.text.endswith((*_UNTIL, *listed(_WORDS, "of_life_before")), 0, m.start)
        )
    ]
    reported = any(d.day for _, d in fits)  # 7月3日，|2010年|到任的甲转任…
    told = [d for m, d in fits if d.month or (d.year and not reported and _opens(place.text, m.start))]
    told = told or [d for _, d in fits if d.year]
    return told[-1] if told else PartialDate()


def _opens(text: str, at: int) -> bool:
    """A clause starts there: a year inside one may be that of a meeting."""
    return not at or text[at - 1] in _MARKS


def completed(mention: DateMention, place: Place) -> PartialDate:
    """The day a mention means, with what the mention before it in the sentence tells."""
    dates = place.reading.dates
    behind = reversed(dates[: bisect_left(dates, mention)])
    last = next((m for m in behind if m.end <= mention.start and (m.date.year or m.date.month)), None)
    before = complete(last, place.context.calendar, place.memory.day).date if last else place.memory.day
    return complete(mention, place.context.calendar, before).date


def is_old(date: PartialDate, place: Place) -> bool:
    """A year or more before the report."""
    report = place.reported
    if not date.year or not report.year:
        return False
    if not (report.month and date.month):
        return date.year < report.year
    return (report.year - date.year) * _YEAR + report.month - date.month >= _YEAR


def reported_day(calendar: Calendar, readings: Sequence[Reading]) -> PartialDate:
    """The report's own date, else its year, else the last year it names."""
    if calendar.dateline.year:
        return calendar.dateline
    return PartialDate(
        calendar.year or max((m.date.year for r in readings for m in r.dates if m.date.year), default=None)
    )
