"""Who appears with whom."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, groupby
from typing import Final, NamedTuple

from kg.analysis.asking import Ask
from kg.analysis.events import Part, clusters_of, days_of, events_of, names_of_events, names_of_people, parts

_PLACE: Final = 32  # bits that the place of a meeting takes in its key, as each number before it
_LAST: Final = (1 << _PLACE) - 1


class Occasion(NamedTuple):
    """Two people at one event. `times`: occasions of the pair in all, reports of one event counted once.

    `kind`, `other_kind`: what each did there; quote … end say it of the other.
    """

    person: str
    other: str
    times: int
    event: str
    name: str
    date: str
    kind: str
    other_kind: str
    source: str
    article: str
    quote: str
    start: str
    end: str
    person_iri: str
    other_iri: str


class _Told(NamedTuple):
    """Of events their names, days and clusters, of people their names, by IRI."""

    names: Mapping[str, str]
    days: Mapping[str, str]
    clusters: Mapping[str, str]
    people: Mapping[str, str]


class _Meetings(NamedTuple):
    """Each meeting of two as the places of two parts; millions of them, so that none is an object of its own."""

    parts: Sequence[Part]
    ones: array[int]
    others: array[int]


def together(ask: Ask, *, person: str = "", other: str = "") -> Iterator[Occasion]:
    """Who appears with whom, how often, at what? One row for each pair and occasion; each pair stands twice, once from either side."""
    mine, events = events_of(ask, person)
    theirs, others = events_of(ask, other)
    wanted = events & others if events is not None and others is not None else events if others is None else others
    taken = list(parts(ask, wanted, words=True))
    people = None if wanted is None else {part.person for part in taken}
    told = _Told(
        names_of_events(ask, wanted), days_of(ask, wanted), clusters_of(ask, wanted), names_of_people(ask, people)
    )
    present: dict[str, list[int]] = defaultdict(list)
    for place, part in enumerate(taken):
        present[part.event].append(place)
    yield from _in_order(_meetings(taken, present.values(), mine, theirs), _times(taken, present, told.clusters), told)


class _Times(NamedTuple):
    """How often two people met: reports of one occasion, in which both stand, count once. Pairs by the numbers of two."""

    numbers: Mapping[str, int]  # of people
    often: Mapping[int, int]


def _times(taken: Sequence[Part], present: Mapping[str, Sequence[int]], clusters: Mapping[str, str]) -> _Times:
    numbers: dict[str, int] = {}
    for part in taken:
        numbers.setdefault(part.person, len(numbers))
    occasions: dict[str, list[list[int]]] = defaultdict(list)
    for event, places in present.items():
        occasions[clusters.get(event, event)].append(sorted({numbers[taken[at].person] for at in places}))
    often: Counter[int] = Counter()
    for reports in occasions.values():
        pairs = (less << _PLACE | more for people in reports for less, more in combinations(people, 2))
        often.update(pairs if len(reports) == 1 else set(pairs))
    return _Times(numbers, often)


def _meetings(taken: Sequence[Part], present: Iterable[Sequence[int]], mine: str, theirs: str) -> _Meetings:
    """Who did what at an event, and the part of another."""
    found = _Meetings(taken, array("L"), array("L"))
    for places in present:
        ones = {(taken[at].person, taken[at].kind): at for at in places if not mine or taken[at].person == mine}
        for two in places:
            other = taken[two].person
            if not theirs or other == theirs:
                met = [at for (one, _), at in ones.items() if one != other]
                found.ones.extend(met)
                found.others.extend([two] * len(met))
    return found


def _in_order(met: _Meetings, times: _Times, told: _Told) -> Iterator[Occasion]:
    """Pairs that met often first, then by name; most pairs meet once, and only what ties by that is compared further."""
    keys = _keys(met, times, told)
    keys.sort()
    row = _rows(met, told)
    for pair, same in groupby(keys, key=lambda key: key >> _PLACE):
        often = -(pair >> 2 * _PLACE)
        rows = [row(key & _LAST, often) for key in same]
        yield from sorted(rows, key=_by_date) if len(rows) > 1 else rows


def _keys(met: _Meetings, times: _Times, told: _Told) -> list[int]:
    """For each meeting one number that is ordered as times with a minus before them, the two names, and the meeting's place are."""
    places = {name: number for number, name in enumerate(sorted(set(told.people.values())))}
    people = [times.numbers[part.person] for part in met.parts]
    names = [places[told.people[part.person]] for part in met.parts]
    keys = []
    for place, (at, two) in enumerate(zip(met.ones, met.others, strict=True)):
        one, other = people[at], people[two]
        often = times.often[one << _PLACE | other if one < other else other << _PLACE | one]
        keys.append(((-often << _PLACE | names[at]) << _PLACE | names[two]) << _PLACE | place)
    return keys


def _rows(met: _Meetings, told: _Told) -> Callable[[int, int], Occasion]:
    """The row of a meeting, given its place and how often the two met; what a part tells of its event is joined once for all of its rows."""
    parts, people, ones, others = met.parts, told.people, met.ones, met.others
    days = {part.event: (part.event, told.names[part.event], told.days.get(part.event, "")) for part in parts}
    ends = [(part.source, part.article, part.said, str(part.start), str(part.end)) for part in parts]

    def row(place: int, often: int) -> Occasion:
        at, two = ones[place], others[place]
        one, other = parts[at], parts[two]
        names = people[one.person], people[other.person], often
        return _occasion((*names, *days[other.event], one.kind, other.kind, *ends[two], one.person, other.person))

    return row


# As Occasion(…) does, in half its time.
_occasion: Callable[[tuple[object, ...]], Occasion] = partial(tuple.__new__, Occasion)


def _by_date(row: Occasion) -> tuple[object, ...]:
    return row.date, row.source, int(row.start), int(row.end), row
