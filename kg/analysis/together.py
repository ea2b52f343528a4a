"""Who appears with whom."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import Final, NamedTuple

from kg.analysis.asking import Ask
from kg.analysis.events import Part, clusters_of, days_of, events_of, names_of_events, names_of_people, parts

_PLACE: Final = 32  # bits that the place of a meeting takes in its key


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
    yield from _in_order(_meetings(taken, present.values(), mine, theirs), _Times(taken, present, told), told)


class _Times:
    """How often two people met: reports of one occasion, in which both stand, count once."""

    def __init__(self, taken: Sequence[Part], present: Mapping[str, Sequence[int]], told: _Told) -> None:
        self._numbers: dict[str, int] = {}
        occasions: dict[str, list[list[int]]] = defaultdict(list)
        for event, places in present.items():
            occasions[told.clusters.get(event, event)].append(sorted({self._number(taken[at].person) for at in places}))
        self._times: Counter[int] = Counter()
        for reports in occasions.values():
            pairs = (self._pair(*two) for people in reports for two in combinations(people, 2))
            self._times.update(pairs if len(reports) == 1 else set(pairs))

    def of(self, one: str, other: str) -> int:
        return self._times[self._pair(*sorted((self._numbers[one], self._numbers[other])))]

    def _number(self, person: str) -> int:
        return self._numbers.setdefault(person, len(self._numbers))

    @staticmethod
    def _pair(less: int, more: int) -> int:
        return less << _PLACE | more


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
    names = {name: number for number, name in enumerate(sorted(set(told.people.values())))}
    keys = []
    for place, (one, two) in enumerate(zip(met.ones, met.others, strict=True)):
        person, other = met.parts[one].person, met.parts[two].person
        key = -times.of(person, other), names[told.people[person]], names[told.people[other]]
        keys.append(_coded(*key, place))
    keys.sort()
    for _, same in groupby(keys, key=lambda key: key >> _PLACE):
        places = [key & ((1 << _PLACE) - 1) for key in same]
        rows = [_occasion(met.parts[met.ones[at]], met.parts[met.others[at]], times, told) for at in places]
        yield from sorted(rows, key=_by_date) if len(rows) > 1 else rows


def _coded(times: int, name: int, other: int, place: int) -> int:
    """One number that is ordered as these four are."""
    return ((times << _PLACE | name) << _PLACE | other) << _PLACE | place


def _occasion(one: Part, two: Part, times: _Times, told: _Told) -> Occasion:
    event = two.event
    return Occasion(
        told.people[one.person], told.people[two.person], times.of(one.person, two.person), event, told.names[event],
        told.days.get(event, ""), one.kind, two.kind, two.source, two.article, two.said, str(two.start), str(two.end),
        one.person, two.person,
    )  # fmt: skip


def _by_date(row: Occasion) -> tuple[object, ...]:
    return row.date, row.source, int(row.start), int(row.end), row
