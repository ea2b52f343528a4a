"""Offices that change hands or once were held: '任命甲为县长' -> (甲, 县政府, 县长, appointed)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.bodies.body import Body, reference, setting_of
from kg.extractors.offices import careers
from kg.extractors.offices.beside import of_body_before, of_body_behind
from kg.extractors.offices.convening import convened
from kg.extractors.offices.people import person_reference
from kg.extractors.offices.pointing import pointed
from kg.extractors.offices.quoting import quoted
from kg.extractors.offices.said import read_said
from kg.extractors.offices.senses import (
    Career,
    Memory,
    Place,
    Told,
    Topic,
    completed,
    is_old,
    reported_day,
    served,
    with_sense,
)
from kg.extractors.offices.spoken import resolve_run
from kg.extractors.offices.subjects import leans
from kg.extractors.offices.telling import Said
from kg.extractors.offices.verbs import Verb, announced
from kg.lexicon.patterns import listed
from kg.records import (
    Article,
    Claim,
    Context,
    Membership,
    Person,
    Reading,
    Region,
    Unread,
)

_WORDS = "change_words.tsv"
_BARE = ("", "公司")
_LISTED = 6  # characters a numbered list may have before a name


class Sayings(NamedTuple):
    """What the sentences of an article say of offices that change hands; () for one that is a line of a résumé."""

    said: tuple[tuple[Said, ...], ...]
    lines: frozenset[int]  # the sentences that are lines of a résumé
    led: frozenset[int]  # those that go on with the verb of the sentence before


def read_sayings(readings: Sequence[Reading]) -> Sayings:
    """The verb of a list goes on from one sentence to the next."""
    lines = frozenset(line.at for line in careers.read_lines(readings))
    out: list[tuple[Said, ...]] = []
    led: set[int] = set()
    verb: Verb | None = None
    for index, reading in enumerate(readings):
        if index in lines:
            out.append(())
            continue
        mode = _mode(verb, reading)
        led |= {index} if mode else set()
        out.append(said := read_said(reading, mode))
        verb = said[-1].verb if said else announced(reading.sentence.text)
    return Sayings(tuple(out), lines, frozenset(led))


def extract(article: Article, readings: tuple[Reading, ...], context: Context, sayings: Sayings) -> Iterator[Claim]:
    """One claim for each office and person that a sentence or a line of a résumé says a change or a past of."""
    yield from careers.extract(article, readings, context) if sayings.lines else ()
    memory = Memory()
    reported = reported_day(context.calendar, readings)
    for index, said in enumerate(sayings.said):
        if index in sayings.lines:
            continue
        reading = readings[index]
        if not (said or reading.persons or reading.dates):
            continue  # it tells nothing that a later one inherits
        place = Place(article, readings, index, context, memory, reported)
        if not said:
            memory = _remember(place, said, (), memory.body)
            continue
        told = _told(place, said)
        body = memory.body
        for claims, last in _claims(place, told):
            body = last or body
            yield from claims
        memory = _remember(place, said, told, body)


def taken(readings: Sequence[Reading], sayings: Sayings) -> frozenset[tuple[int, int]]:
    """(index of the reading, end of the post) of every office that is said to change, to be past or to be proposed."""
    out = {(index, post.end) for index, said in enumerate(sayings.said) for one in said for post in one.posts}
    for index in sayings.lines:
        reading = readings[index]
        out |= {(index, post.end) for post in (*reading.loose, *(p for g in reading.groups for p in g.posts))}
    return frozenset(out)


def unread(article: Article, readings: Sequence[Reading], sayings: Sayings) -> Iterator[Unread]:
    """Offices somebody is only proposed for (拟任): seen, and no fact."""
    for index, reading in enumerate(readings):
        alone = index not in sayings.lines and index not in sayings.led
        for one in sayings.said[index] if alone else read_said(reading):
            for post in one.posts if one.status == "proposed" else ():
                yield Unread(
                    "office", post.body + post.title, reading.sentence.quote(article.id, one.verb.start, post.end)
                )


def _mode(verb: Verb | None, reading: Reading) -> Verb | None:
    """The verb of a list goes on in a sentence that starts with a name."""
    starts = bool(reading.persons) and reading.persons[0].start <= _LISTED
    return verb._replace(start=0, end=0) if verb and verb.side == "after" and starts else None


def _remember(place: Place, said: Sequence[Said], told: Sequence[Told], body: Body | None) -> Memory:
    reading, memory = place.reading, place.memory
    people = [p for one in said if not one.aside for p in one.persons] or list(reading.persons)
    topic = Topic(place.number, people[0]) if people else memory.topic
    days = [d for d in (completed(m, place) for m in reading.dates) if d.day and not is_old(d, place)]
    days = [d for d in days if d != place.context.calendar.dateline] or days  # the day of the report is of no event
    dated = [t.date for t in told if t.date.day and t.status in ("appointed", "left")]
    day = (dated or days[:1] or [memory.day])[-1]
    return Memory(topic, day, body, _career(place, told, body))


def _career(place: Place, told: Sequence[Told], body: Body | None) -> Career | None:
    """What the last saying of a sentence tells of one person; as the sentences before left it where there is none."""
    last = told[-1] if told else None
    if last is None or len(last.said.persons) != 1:
        return place.memory.career
    new = body is not None and body is not place.memory.body
    region = (body.region if body and new else None) or served(place, last.said.persons)
    return Career(last.said.persons[0].name, region, last.status == "former")


def _told(place: Place, said: Sequence[Said]) -> list[Told]:
    """Each saying with its sense; what is only proposed and what nobody is named for are left out."""
    out: list[Told] = []
    for one in said:
        carried = not one.persons
        if carried:
            topic = place.memory.topic
            if topic is None or not ((out and out[-1].carried) or leans(place, one)):
                continue
        whole = one._replace(persons=(topic.person,)) if carried and topic else one
        if whole.status != "proposed":
            out.append(with_sense(place, whole, carried, out))
    return out


def _claims(place: Place, told: Sequence[Told]) -> Iterator[tuple[list[Claim], Body | None]]:
    """The claims of each saying and the body it ends with."""
    given: set[tuple[str, str, str]] = set()
    setting = setting_of(place.context, before=place.memory.body)
    before = setting.before or _meeting(place, told)
    resolved = []
    career: Region | None = None
    person: tuple[Person, ...] = ()
    for one in sorted(told, key=lambda t: t.said.posts[0].start):
        if one.said.persons != person:
            career, person = None, one.said.persons
        first, *others = one.said.posts
        meant = of_body_before(first, one.said, place.reading) or pointed(first, place.readings, place.number)
        posts = [of_body_behind(meant, one.said, place.reading), *others]
        bodies = resolve_run(
            place.reading,
            posts,
            setting._replace(before=before),
            career,
            told=served(place, person),
            earlier=place.earlier,
        )
        before = next((b for b in reversed(bodies) if b), before)
        career = next((b.region for b in reversed(bodies) if b and b.region), career)
        resolved.append((one, bodies))
        if one.status == "appointed":
            given |= {
                (p.name, b.name, post.title)
                for p in person
                for post, b in zip(one.said.posts, bodies, strict=True)
                if b
            }
    for one, bodies in resolved:
        yield list(_memberships(place, one, bodies, given)), next((b for b in reversed(bodies) if b), None)


def _meeting(place: Place, told: Sequence[Told]) -> Body | None:
    """Who meets and elects, where an office is printed without its body."""
    bare = any(
        one.said.posts[0].body in _BARE or one.said.posts[0].body.endswith(listed(_WORDS, "council")) for one in told
    )
    return convened(place.readings, place.number, setting_of(place.context)) if bare else None


def _memberships(
    place: Place, told: Told, bodies: Sequence[Body | None], given: set[tuple[str, str, str]]
) -> Iterator[Claim]:
    """One claim for each office and person of a saying.

    Example: 6月1日，县人大常委会决定任命：陆一鸣为县水利局局长；王海林为县财政局局长。 -> (陆一鸣, 卢氏县水利局, 局长, appointed)
    """
    for post, body in zip(told.said.posts, bodies, strict=True):
        for person in told.said.persons if body else ():
            if body is None or (
                told.status == "left"
                and told.said.verb.status == "appointed"
                and (person.name, body.name, post.title) in given
            ):
                continue
            who = person_reference(person.name, body.region, place.context)
            organization = reference(body, place.context.document, post.body)
            content = Membership(who, organization, post.title, told.status, told.date)
            confidence = (0.9 if body.known else 0.6) - 0.2 * told.carried
            yield Claim(content, quoted(place, told, person, post.end), f"changes.{told.status}", confidence)
