"""Who appears with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from kg.analysis.asking import Ask, Row
from kg.analysis.events import clusters_of, days_of, events_of, names_of_events, names_of_people, parts

_Pair = tuple[str, str]  # IRIs of people


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


def together(ask: Ask, *, person: str = "", other: str = "") -> list[Occasion]:
    """Who appears with whom, how often, at what? One row for each pair and occasion; each pair stands twice, once from either side."""
    mine, events = events_of(ask, person)
    theirs, others = events_of(ask, other)
    wanted = events & others if events is not None and others is not None else events if others is None else others
    present: dict[str, list[Row]] = defaultdict(list)
    for row in parts(ask, wanted):
        present[row["event"]].append(row)
    people = None if wanted is None else {row["person_iri"] for rows in present.values() for row in rows}
    told = _Told(
        names_of_events(ask, wanted), days_of(ask, wanted), clusters_of(ask, wanted), names_of_people(ask, people)
    )
    times = _times(present, told.clusters)
    met = (one for rows in present.values() for one in _met(rows, mine, theirs))
    return _in_order(met, times, told)


def _times(present: Mapping[str, list[Row]], clusters: Mapping[str, str]) -> Mapping[_Pair, int]:
    """Occasions on which two people met: reports of one, in which both stand, count once."""
    occasions: dict[str, set[_Pair]] = defaultdict(set)
    for event, rows in present.items():
        occasions[clusters.get(event, event)].update(permutations({row["person_iri"] for row in rows}, 2))
    return Counter(pair for met in occasions.values() for pair in met)


def _met(rows: Sequence[Row], mine: str, theirs: str) -> Iterator[tuple[str, str, Row]]:
    """Who did what at an event, and the part of another."""
    ones = {(row["person_iri"], row["kind"]) for row in rows if not mine or row["person_iri"] == mine}
    for two in rows:
        other = two["person_iri"]
        if not theirs or other == theirs:
            yield from ((one, kind, two) for one, kind in ones if one != other)


def _in_order(met: Iterator[tuple[str, str, Row]], times: Mapping[_Pair, int], told: _Told) -> list[Occasion]:
    """Pairs that met often first, then by name; most pairs meet once, and only what ties by that is compared further."""
    groups: dict[tuple[int, str, str], list[tuple[str, str, Row]]] = defaultdict(list)
    for one, kind, two in met:
        other = two["person_iri"]
        groups[-times[one, other], told.people[one], told.people[other]].append((one, kind, two))
    rows: list[Occasion] = []
    for (often, *_), same in sorted(groups.items()):
        said = [_occasion(*who, -often, told) for who in same]
        rows += sorted(said, key=_by_date) if len(said) > 1 else said
    return rows


def _occasion(one: str, kind: str, two: Row, times: int, told: _Told) -> Occasion:
    event, other = two["event"], two["person_iri"]
    return Occasion(
        told.people[one], told.people[other], times, event, told.names[event], told.days.get(event, ""), kind, two["kind"],
        two["source"], two["article"], two["quote"], two["start"], two["end"], one, other,
    )  # fmt: skip


def _by_date(row: Occasion) -> tuple[object, ...]:
    return row.date, row.source, int(row.start), int(row.end), row
