"""Identities that a person should look at: what the facts leave open, with the words on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import Final, NamedTuple

from kg.records import Reference, Sighting
from kg.resolve.judgements import Entry

_LEAST_LEFT_OUT: Final = 2  # characters: 县委 and 县纪委 differ in one and are two bodies
_SHARED_START: Final = 2  # characters that an abbreviation shares with the full name


class Side(NamedTuple):
    """One of two that may be the same: its name, what tells it from the other, and the IRI of what shows it (a claim, a body)."""

    name: str
    tells: str  # a region, a body, 'reporter'
    shown_by: str


class Doubt(NamedTuple):
    """Two that may be one, or one that may be two; kind: region body reporter abbreviation."""

    kind: str
    one: Side
    other: Side


def find_doubts(
    posts: Iterable[Sighting],
    signatures: Iterable[Sighting],
    bodies: Iterable[tuple[str, str]],
    entries: Sequence[Entry] = (),
) -> tuple[Doubt, ...]:
    """All doubts but those that an entry decides (same, different, unsure), sorted; () where nothing is doubtful.

    `bodies`: names and IRIs. Of what is seen only the articles are remembered, and the first claim of each person and body.
    """
    held = _held(posts)
    found = {*_regions(held), *_bodies(held), *_reporters(signatures, held), *_abbreviations(bodies)}
    decided = [entry for entry in entries if entry.verdict in ("same", "different", "unsure")]
    return tuple(sorted(doubt for doubt in found if not any(_decides(entry, doubt) for entry in decided)))


class _Held(NamedTuple):
    """A person's posts at one body: where they are told, and the first claim."""

    articles: set[str]
    first: list[str]


_People = dict[Reference, dict[str, _Held]]  # person -> body


def _held(posts: Iterable[Sighting]) -> _People:
    people: _People = defaultdict(dict)
    for person, body, article, claim in posts:
        held = people[person].setdefault(body, _Held(set(), [claim]))
        held.articles.add(article)
        held.first[0] = min(held.first[0], claim)
    return people


def _first(held: dict[str, _Held]) -> str:
    return min(one.first[0] for one in held.values())


def _regions(people: _People) -> Iterator[Doubt]:
    """One name in two regions: two people until a judgement says otherwise."""
    for _, alike in groupby(sorted(people), key=lambda person: person.name):
        for one, other in combinations(alike, 2):
            yield Doubt("region", *(Side(each.name, _scope(each), _first(people[each])) for each in (one, other)))


def _bodies(people: _People) -> Iterator[Doubt]:
    """One person with posts in two bodies that no article names together: one until a judgement says otherwise."""
    for person, held in people.items():
        for one, other in combinations(sorted(held), 2):
            # 高新区 and its 党工委 are one post's place
            if held[one].articles.isdisjoint(held[other].articles) and not other.startswith(one):
                yield Doubt("body", *(Side(person.name, body, held[body].first[0]) for body in (one, other)))


def _reporters(signatures: Iterable[Sighting], people: _People) -> Iterator[Doubt]:
    """A reporter and an official of one name."""
    officials = defaultdict(list)
    for person in sorted(people):
        officials[person.name].append(person)
    signed: dict[Reference, str] = {}
    for reporter, _, _, claim in signatures:
        if reporter.name in officials:
            signed[reporter] = min(signed.get(reporter, claim), claim)
    for reporter, claim in signed.items():
        for official in officials[reporter.name]:
            sides = (
                Side(reporter.name, "reporter", claim),
                Side(official.name, _scope(official), _first(people[official])),
            )
            yield Doubt("reporter", *sides)


def _abbreviations(bodies: Iterable[tuple[str, str]]) -> Iterator[Doubt]:
    """A body whose name is another's with characters left out, not at its end: that would be a part of it."""
    iris = dict(sorted(bodies, reverse=True))
    for _, alike in groupby(sorted(iris), key=lambda name: name[:_SHARED_START]):
        for one, other in combinations(sorted(alike, key=lambda name: (len(name), name)), 2):
            if _abbreviates(one, other):
                yield Doubt("abbreviation", Side(one, "", iris[one]), Side(other, "", iris[other]))


def _abbreviates(short: str, full: str) -> bool:
    left = iter(full)
    fits = len(full) - len(short) >= _LEAST_LEFT_OUT and short[-1] == full[-1] and not full.startswith(short)
    return fits and all(character in left for character in short)


def _scope(person: Reference) -> str:
    return "no region" if person.scope.startswith("document:") else person.scope


def _decides(entry: Entry, doubt: Doubt) -> bool:
    """Whether two things of the entry name both sides, by as much as it tells of each."""
    things = [{thing.name, *filter(None, (thing.region, thing.body))} for thing in entry.things]
    sides = [{side.name, side.tells} for side in (doubt.one, doubt.other)]
    return any(
        (one <= sides[0] and other <= sides[1]) or (one <= sides[1] and other <= sides[0])
        for one, other in combinations(things, 2)
    )
