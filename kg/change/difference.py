"""A generation that shares all but a difference with the one before it: for changes of a few documents."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.change.saying import Judging, Spoken, listen
from kg.graph.corpus import saying_of
from kg.graph.difference import Changed, change_facts, claim_patterns, claims_of, exchange
from kg.graph.evidence import page_lines
from kg.graph.facts import Saying
from kg.graph.iri import Mint
from kg.graph.nquads import quads_of
from kg.graph.occasions import blocks_of, change_clusters, event_of, occasions_in
from kg.graph.quads import Changing, Searched, look_ahead
from kg.graph.reports import days_told
from kg.graph.stored import foresee_claims, foresee_pages, page_quads, stored_claim, stored_page
from kg.graph.terms import SEEN_FIRST, SEEN_LAST
from kg.records import Content, Membership, Page, PartialDate
from kg.resolve.clusters import find_clusters

_NOTHING = Spoken([], Counter())


class Touched(NamedTuple):
    """A document that comes, goes or gets other names: its page as the store has it, and as it shall have it."""

    sha256: str
    old: Page | None
    new: Page | None
    names: tuple[str, ...]  # the new ones


def write_difference(store: Changing, mint: Mint, touched: Sequence[Touched], judging: Judging) -> Counter[str]:
    """Makes a store that holds the old pages hold the new ones; what that adds to the sums. Homes stay what they are."""
    old = [listen(one.old, judging, mint) if one.old else _NOTHING for one in touched]
    new = [listen(one.new, judging, mint) if one.new else _NOTHING for one in touched]
    before = set(chain.from_iterable(spoken.sayings for spoken in old))
    after = set(chain.from_iterable(spoken.sayings for spoken in new))
    events = {event_of(saying, mint) for saying in before ^ after} - {""}
    blocks = blocks_of(store, events)
    counts = change_facts(store, mint, before, after, _Others(store, mint, judging).said)
    counts["quads"] += exchange(store, *_pages(store, mint, touched))
    occasions = occasions_in(store, blocks | blocks_of(store, events))
    counts["quads"] += change_clusters(store, mint, events | {one.node for one in occasions}, find_clusters(occasions))
    return _total(counts, (spoken.sums for spoken in new), (spoken.sums for spoken in old))


def _total(counts: Counter[str], more: Iterable[Counter[str]], less: Iterable[Counter[str]]) -> Counter[str]:
    for sums in more:
        counts.update(sums)
    for sums in less:
        counts.subtract(sums)
    return counts


def _pages(store: Searched, mint: Mint, touched: Sequence[Touched]) -> tuple[set[Quad], set[Quad]]:
    """What leaves the graphs of documents and articles, and what comes into them."""
    gone: set[Quad] = set()
    come: set[Quad] = set()
    for one in touched:
        old = set(page_quads(store, mint.document(one.sha256))) if one.old else set()
        new = set(quads_of(page_lines(one.new, mint, sources=one.names))) if one.new else set()
        gone |= old - new
        come |= new - old
    return gone, come


class _Others(NamedTuple):
    """What claims of untouched documents say of facts, as judgements have it."""

    store: Searched
    mint: Mint
    judging: Judging

    def said(self, touched: Changed) -> dict[str, list[Saying]]:
        """Of posts only the outer days are asked, which the store has; where nothing was judged, else the days alone. Of others a claim's
        own words will do then; else the whole page is judged again: what fits depends on it.
        """
        bounds = self._bounds(touched)
        if not self.judging.entries:
            bounds |= self._days_besides(
                {node: both for node, both in touched.items() if node not in bounds and _is_post(both)}
            )
        rest = {node: was for node, (was, _) in touched.items() if node not in bounds}
        look_ahead(self.store, (pattern for node in rest for pattern in claim_patterns(node)))
        claims = {node: self._claims(node, was) for node, was in rest.items()}
        return {**bounds, **(self._judged(claims) if self.judging.entries else self._as_read(claims))}

    def _bounds(self, touched: Changed) -> dict[str, list[Saying]]:
        """For posts: a saying of the first and one of the last day, where others than the touched documents are their witnesses."""
        posts = {node: both for node, both in touched.items() if _is_post(both)}
        look_ahead(
            self.store,
            ((NamedNode(node[1:-1]), name, None, None) for node in posts for name in (SEEN_FIRST, SEEN_LAST)),
        )
        found = {}
        for node, (was, will) in posts.items():
            days = [day for name in (SEEN_FIRST, SEEN_LAST) for day in self._days(node, name)]
            own = [day for one in was for day in _outer(one.content)]
            if not own or days[0] < min(own) <= max(own) < days[1]:
                found[node] = [_seen_on(_exactly(day), (was or will)[0]) for day in days]
        return found

    def _days_besides(self, posts: Changed) -> dict[str, list[Saying]]:
        """For posts: a saying of each day that others than the touched documents tell."""
        found = {}
        for node, told in days_told(self.store, posts).items():
            was, will = posts[node]
            own = Counter(one.content.date for one in was if isinstance(one.content, Membership))
            found[node] = [_seen_on(day, (was or will)[0]) for day in told - own]
        return found

    def _days(self, node: str, name: NamedNode) -> Iterator[dt.date]:
        for quad in self.store.quads_for_pattern(NamedNode(node[1:-1]), name, None, None):
            if isinstance(quad.object, Literal):
                yield dt.date.fromisoformat(quad.object.value)

    def _claims(self, node: str, sayings: Iterable[Saying]) -> list[NamedNode]:
        known = {saying.claim for saying in sayings}
        return [claim for claim in claims_of(self.store, node) if str(claim) not in known]

    def _as_read(self, claims: Mapping[str, list[NamedNode]]) -> dict[str, list[Saying]]:
        foresee_claims(self.store, (claim for own in claims.values() for claim in own))
        return {node: [self._read(node, claim) for claim in own] for node, own in claims.items()}

    def _read(self, node: str, claim: NamedNode) -> Saying:
        read, _ = stored_claim(self.store, self.mint, claim)
        return saying_of(read.content, read, str(claim), self.mint)._replace(node=node)

    def _judged(self, claims: Mapping[str, list[NamedNode]]) -> dict[str, list[Saying]]:
        every = {str(claim) for own in claims.values() for claim in own}
        foresee_claims(self.store, (NamedNode(claim[1:-1]) for claim in every))
        documents = {stored_claim(self.store, self.mint, NamedNode(claim[1:-1]))[1] for claim in every}
        foresee_pages(self.store, documents)
        said: dict[str, list[Saying]] = {node: [] for node in claims}
        for document in documents:
            for saying in listen(stored_page(self.store, self.mint, document), self.judging, self.mint).sayings:
                if saying.node in said and saying.claim in every:
                    said[saying.node].append(saying)
        return said


def _outer(content: Content) -> list[dt.date]:
    """The first and the last possible day of a post's report; none without a year."""
    assert isinstance(content, Membership)
    return [day for day in (content.date.earliest, content.date.latest) if day]


def _is_post(both: tuple[list[Saying], list[Saying]]) -> bool:
    return isinstance((both[0] or both[1])[0].content, Membership)


def _exactly(day: dt.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _seen_on(day: PartialDate, like: Saying) -> Saying:
    """The same post, reported on that day."""
    assert isinstance(like.content, Membership)
    return like._replace(claim=str(day), content=like.content._replace(date=day))
