"""Identities that a person should look at: what the facts leave open, with the words on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import Final, NamedTuple

from kg.records import Claim, Corpus, Membership, Quote, Reference, Signature
from kg.resolve.judgements import Entry

_LEAST_LEFT_OUT: Final = 2  # characters: 县委 and 县纪委 differ in one and are two bodies
_SHARED_START: Final = 2  # characters that an abbreviation shares with the full name


class Side(NamedTuple):
    """One of two that may be the same: its name, what tells it from the other, and a quote that shows it."""

    name: str
    tells: str  # a region, a body, 'reporter'
    quote: Quote


class Doubt(NamedTuple):
    """Two that may be one, or one that may be two; kind: region body reporter abbreviation."""

    kind: str
    one: Side
    other: Side


def find_doubts(corpus: Corpus, entries: Sequence[Entry] = ()) -> tuple[Doubt, ...]:
    """All doubts but those that an entry decides (same, different, unsure), sorted; () where nothing is doubtful."""
    posts = _posts(corpus)
    found = {*_regions(posts), *_bodies(posts), *_reporters(corpus, posts), *_abbreviations(corpus)}
    decided = [entry for entry in entries if entry.verdict in ("same", "different", "unsure")]
    return tuple(sorted(doubt for doubt in found if not any(_decides(entry, doubt) for entry in decided)))


_Posts = dict[Reference, list[tuple[str, Claim]]]  # person -> each body and a claim


def _posts(corpus: Corpus) -> _Posts:
    posts: _Posts = defaultdict(list)
    for fact in corpus.facts:
        if isinstance(fact.content, Membership):
            posts[fact.content.person] += ((fact.content.organization.name, claim) for claim in fact.claims)
    return posts


def _regions(posts: _Posts) -> Iterator[Doubt]:
    """One name in two regions: two people until a judgement says otherwise."""
    for _, alike in groupby(sorted(posts), key=lambda person: person.name):
        for one, other in combinations(alike, 2):
            yield Doubt("region", *(Side(each.name, _scope(each), posts[each][0][1].quote) for each in (one, other)))


def _bodies(posts: _Posts) -> Iterator[Doubt]:
    """One person with posts in two bodies that no article names together: one until a judgement says otherwise."""
    for person, held in posts.items():
        articles: dict[str, set[str]] = defaultdict(set)
        first: dict[str, Claim] = {}
        for body, claim in held:
            articles[body].add(claim.quote.article)
            first.setdefault(body, claim)
        for one, other in combinations(sorted(articles), 2):
            if not articles[one] & articles[other] and not other.startswith(
                one
            ):  # 高新区 and its 党工委 are one post's place
                yield Doubt("body", *(Side(person.name, body, first[body].quote) for body in (one, other)))


def _reporters(corpus: Corpus, posts: _Posts) -> Iterator[Doubt]:
    """A reporter and an official of one name."""
    officials = defaultdict(list)
    for person in sorted(posts):
        officials[person.name].append(person)
    for fact in corpus.facts:
        if isinstance(fact.content, Signature):
            for official in officials[fact.content.person.name]:
                signed = Side(fact.content.person.name, "reporter", fact.claims[0].quote)
                yield Doubt("reporter", signed, Side(official.name, _scope(official), posts[official][0][1].quote))


def _abbreviations(corpus: Corpus) -> Iterator[Doubt]:
    """A body whose name is another's with characters left out, not at its end: that would be a part of it."""
    bodies: dict[str, Quote] = {}
    for fact in corpus.facts:
        for part in fact.content:
            if isinstance(part, Reference) and part.kind == "organization":
                bodies.setdefault(part.name, fact.claims[0].quote)
    for _, alike in groupby(sorted(bodies), key=lambda name: name[:_SHARED_START]):
        for one, other in combinations(sorted(alike, key=lambda name: (len(name), name)), 2):
            if _abbreviates(one, other):
                yield Doubt("abbreviation", Side(one, "", bodies[one]), Side(other, "", bodies[other]))


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
