"""Offices that change hands or once were held: '任命甲为县长' -> (甲, 县政府, 县长, appointed)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors import careers
from kg.extractors.bodies import Body, Setting, reference
from kg.extractors.dates import complete
from kg.extractors.people import person_reference
from kg.extractors.said import Said, read_said
from kg.extractors.spanning import spanning
from kg.extractors.spoken import resolve_run
from kg.extractors.verbs import Verb
from kg.records import (
    Article,
    Calendar,
    Claim,
    Context,
    DateMention,
    Membership,
    PartialDate,
    Person,
    Quote,
    Reading,
    Region,
    Unread,
)

_LEANING = re.compile(r"(?:[\d年月日起至今到底初中旬上下半，、—\-~. ]|随后|之后|此后|后来|后|同年|当年|次年|其间|期间|同时|先后|并|于|曾|现|又|再)*")
_PRONOUN = re.compile(r"^.{0,6}[他她]|^其(?!中|他|余|间)")
_STILL = re.compile(r"(?:职务|一职)?(?:至今|以来|\d+年|已)")
_DURING = re.compile(r"(?:职务|一职)?(?:期间|时[，期]|任上)")
_BORN = re.compile(r"出?生|参加|入党|加入|毕业")
_UNTIL = re.compile(r"[至到—–\-~]$")
_NEAR = 10  # sentences before that may name a town
_LISTED = 6  # characters a numbered list may have before a name
_YEAR = 12  # months after which a change is a past one


class _Topic(NamedTuple):
    """Whom the sentences before speak of and where his name stands."""

    at: int  # index of the sentence
    person: Person


class _Memory(NamedTuple):
    """What a sentence inherits from those before it."""

    topic: _Topic | None = None
    mode: Verb | None = None
    day: PartialDate = PartialDate()
    body: Body | None = None


class _Place(NamedTuple):
    """A sentence of an article and what it inherits."""

    article: Article
    readings: tuple[Reading, ...]
    number: int  # of the reading
    context: Context
    memory: _Memory

    @property
    def reading(self) -> Reading:
        return self.readings[self.number]

    @property
    def earlier(self) -> str:
        return "。".join(r.sentence.text for r in self.readings[max(0, self.number - _NEAR) : self.number])

    @property
    def text(self) -> str:
        return self.reading.sentence.text


class _Told(NamedTuple):
    """A saying with its sense: what became of the offices, and when."""

    said: Said
    status: str
    date: PartialDate
    carried: bool = False


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    """One claim for each office and person that a sentence or a line of a résumé says a change or a past of."""
    yield from careers.extract(article, readings, context)
    memory = _Memory()
    lines = {line.at for line in careers.read_lines(readings)}
    for index, reading in enumerate(readings):
        if index in lines:
            continue
        place = _Place(article, readings, index, context, memory)
        said = read_said(reading, _mode(memory, reading))
        told = _told(place, said)
        body = memory.body
        for claims, last in _claims(place, told):
            body = last or body
            yield from claims
        memory = _remember(place, said, told, body)


def taken(readings: Sequence[Reading]) -> frozenset[tuple[int, int]]:
    """(index of the reading, end of the post) of every office that is said to change, to be past or to be proposed."""
    out: set[tuple[int, int]] = set()
    mode: Verb | None = None
    lines = {line.at for line in careers.read_lines(readings)}
    for index, reading in enumerate(readings):
        if index in lines:
            out |= {(index, post.end) for post in (*reading.loose, *(p for g in reading.groups for p in g.posts))}
            continue
        said = read_said(reading, _mode(_Memory(mode=mode), reading))
        out |= {(index, post.end) for one in said for post in one.posts}
        mode = said[-1].verb if said else None
    return frozenset(out)


def unread(article: Article, readings: Sequence[Reading]) -> Iterator[Unread]:
    """Offices somebody is only proposed for (拟任): seen, and no fact."""
    for reading in readings:
        for one in read_said(reading):
            for post in one.posts if one.status == "proposed" else ():
                yield Unread("office", post.body + post.title, reading.sentence.quote(article.id, one.verb.start, post.end))


def _mode(memory: _Memory, reading: Reading) -> Verb | None:
    """The verb of a list goes on in a sentence that starts with a name."""
    starts = bool(reading.persons) and reading.persons[0].start <= _LISTED
    return memory.mode._replace(start=0, end=0) if memory.mode and memory.mode.side == "after" and starts else None


def _remember(place: _Place, said: Sequence[Said], told: Sequence[_Told], body: Body | None) -> _Memory:
    reading, memory = place.reading, place.memory
    people = [p for one in said if not one.aside for p in one.persons] or list(reading.persons)
    topic = _Topic(place.number, people[0]) if people else memory.topic
    days = [d for d in (_completed(m, place) for m in reading.dates) if d.day and not _is_old(d, place)]
    dated = [t.date for t in told if t.date.day and t.status in ("appointed", "left")]
    day = (dated or days[:1] or [memory.day])[-1]
    return _Memory(topic, said[-1].verb if said else None, day, body)


def _told(place: _Place, said: Sequence[Said]) -> list[_Told]:
    """Each saying with its sense; what is only proposed and what nobody is named for are left out."""
    out: list[_Told] = []
    for one in said:
        carried = not one.persons
        if carried:
            topic = place.memory.topic
            if topic is None or not ((out and out[-1].carried) or _leans(place.text, one)):
                continue
        whole = one._replace(persons=(topic.person,)) if carried and topic else one
        if whole.status != "proposed":
            out.append(_with_sense(place, whole, carried, out))
    return out


def _leans(text: str, said: Said) -> bool:
    """The sentence leaves its subject out or says 他."""
    return bool(_PRONOUN.match(text) or _LEANING.fullmatch(text, 0, said.verb.start))


def _with_sense(place: _Place, said: Said, carried: bool, before: Sequence[_Told]) -> _Told:
    same = [t for t in before if t.said.persons == said.persons]
    own = _own_date(place, said)
    status = said.status
    if said.verb.plain and same and _goes_on(same[-1].said, said) and same[-1].status != "left":
        status = same[-1].status
    behind = said.posts[-1].end
    if status in ("appointed", "held") and _DURING.match(place.text, behind):
        status = "former"
    elif status in ("appointed", "former") and said.status != "former" and _STILL.match(place.text, behind):
        status = "held"
    elif status in ("appointed", "left") and not said.verb.now and _is_past(own, same, place):
        status = "former"
    return _Told(said, status, _date(place, said, own, status, before), carried)


def _goes_on(first: Said, second: Said) -> bool:
    """No full clause parts two sayings: '任甲，兼任乙'."""
    return second.verb.start - first.posts[-1].end <= _LISTED


def _is_past(own: PartialDate, same: Sequence[_Told], place: _Place) -> bool:
    """By its date where the report's is known; else an office told behind a past one of the same person is past too."""
    if _is_old(own, place):
        return True
    dated = bool(own.year or own.month) and bool(place.context.calendar.year)
    return bool(same) and same[-1].status == "former" and not dated


def _date(place: _Place, said: Said, own: PartialDate, status: str, before: Sequence[_Told]) -> PartialDate:
    """The day of a change; a past office has only the date its own words give."""
    if said.aside:
        return PartialDate()
    if status == "former" or own.month:
        return own
    if said.verb.now or status == "held":
        return place.context.calendar.dateline if said.verb.now else PartialDate()
    near = [t.date for t in before if t.status in ("appointed", "left") and t.date.month and not t.said.aside]
    first = [d for d in (_completed(m, place) for m in place.reading.dates if m.end <= said.verb.start) if d.day]
    carried = [place.memory.day] if place.memory.day.day else []
    return (near[-1:] or first[:1] or carried or [place.context.calendar.dateline])[0]


def _own_date(place: _Place, said: Said) -> PartialDate:
    """The date printed between the sayings before and the verb; one with a month before a bare year."""
    near = [m for m in place.reading.dates if said.since <= m.start and m.end <= said.verb.start]
    fits = [_completed(m, place) for m in near if not (_BORN.match(place.text, m.end) or _UNTIL.search(place.text, 0, m.start))]
    told = [d for d in fits if d.month] or [d for d in fits if d.year]
    return told[-1] if told else PartialDate()


def _completed(mention: DateMention, place: _Place) -> PartialDate:
    earlier = [m for m in place.reading.dates if m.end <= mention.start and (m.date.year or m.date.month)]
    before = complete(earlier[-1], place.context.calendar, place.memory.day).date if earlier else place.memory.day
    return complete(mention, place.context.calendar, before).date


def _is_old(date: PartialDate, place: _Place) -> bool:
    """A year or more before the report."""
    report = _reported(place.context.calendar, place.readings)
    if not date.year or not report.year:
        return False
    if not (report.month and date.month):
        return date.year < report.year
    return (report.year - date.year) * _YEAR + report.month - date.month >= _YEAR


def _reported(calendar: Calendar, readings: Sequence[Reading]) -> PartialDate:
    """The report's own date, else its year, else the last year it names."""
    if calendar.dateline.year:
        return calendar.dateline
    return PartialDate(calendar.year or max((m.date.year for r in readings for m in r.dates if m.date.year), default=None))


def _claims(place: _Place, told: Sequence[_Told]) -> Iterator[tuple[list[Claim], Body | None]]:
    """The claims of each saying and the body it ends with."""
    given: set[tuple[str, str, str]] = set()
    setting = Setting(place.context.region, place.context.document, (), place.memory.body, place.context.issuer)
    before = setting.before
    resolved = []
    career: Region | None = None
    person: tuple[Person, ...] = ()
    for one in sorted(told, key=lambda t: t.said.posts[0].start):
        if one.said.persons != person:
            career, person = None, one.said.persons
        bodies = resolve_run(place.reading, one.said.posts, setting._replace(before=before), career, earlier=place.earlier)
        before = next((b for b in reversed(bodies) if b), before)
        career = next((b.region for b in reversed(bodies) if b and b.region), career)
        resolved.append((one, bodies))
        if one.status == "appointed":
            given |= {(p.name, b.name, post.title) for p in person for post, b in zip(one.said.posts, bodies, strict=True) if b}
    for one, bodies in resolved:
        yield list(_memberships(place, one, bodies, given)), next((b for b in reversed(bodies) if b), None)


def _memberships(place: _Place, told: _Told, bodies: Sequence[Body | None], given: set[tuple[str, str, str]]) -> Iterator[Claim]:
    for post, body in zip(told.said.posts, bodies, strict=True):
        for person in told.said.persons if body else ():
            if body is None or (told.status == "left" and told.said.verb.status == "appointed" and (person.name, body.name, post.title) in given):
                continue
            who = person_reference(person.name, body.region, place.context)
            organization = reference(body, place.context.document, post.body)
            content = Membership(who, organization, post.title, told.status, told.date)
            confidence = (0.9 if body.known else 0.6) - 0.2 * told.carried
            yield Claim(content, _quote(place, told, person, post.end), f"changes.{told.status}", confidence)


def _quote(place: _Place, told: _Told, person: Person, end: int) -> Quote:
    """From the name or the verb, whichever is first, to the office; from a sentence before where the name stands there."""
    sentence, said = place.reading.sentence, told.said
    topic = place.memory.topic
    if told.carried and topic:
        found = spanning(place.article, place.readings, (topic.at, topic.person), (place.number, end))
        return found or sentence.quote(place.article.id, said.verb.start, end)
    posts = [p.start for p in said.posts if p.end == end]
    start = min([person.start, *posts, *([said.verb.start] if said.verb.side == "after" and said.verb.end else [])])
    return sentence.quote(place.article.id, start, max(end, person.end))
