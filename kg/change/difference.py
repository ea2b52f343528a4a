"""A generation that shares all but a difference with the one before it: for changes of a few documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from kg.change.saying import Judging, Spoken, listen
from kg.graph.corpus import saying_of
from kg.graph.difference import Others, change_facts, claims_of, exchange
from kg.graph.evidence import page_lines
from kg.graph.facts import Saying
from kg.graph.iri import Mint
from kg.graph.nquads import quads_of
from kg.graph.occasions import block_of, change_clusters, event_of, occasions_in
from kg.graph.stored import page_quads, stored_claim, stored_page
from kg.records import Page
from kg.resolve.clusters import find_clusters

_NOTHING = Spoken([], Counter())


class Touched(NamedTuple):
    """A document that comes, goes or gets other names: its page as the store has it, and as it shall have it."""

    sha256: str
    old: Page | None
    new: Page | None
    names: tuple[str, ...]  # the new ones


def write_difference(store: Store, mint: Mint, touched: Sequence[Touched], judging: Judging) -> Counter[str]:
    """Makes a store that holds the old pages hold the new ones; what that adds to the sums. Homes stay what they are."""
    old = [listen(one.old, judging, mint) if one.old else _NOTHING for one in touched]
    new = [listen(one.new, judging, mint) if one.new else _NOTHING for one in touched]
    before = set(chain.from_iterable(spoken.sayings for spoken in old))
    after = set(chain.from_iterable(spoken.sayings for spoken in new))
    events = {event_of(saying, mint) for saying in before ^ after} - {""}
    blocks = {block_of(store, event) for event in events}
    counts = change_facts(store, mint, before, after, _others(store, mint, judging))
    for one in touched:
        counts["quads"] += _change_page(store, mint, one)
    blocks |= {block_of(store, event) for event in events}
    occasions = [occasion for block in blocks if block for occasion in occasions_in(store, block)]
    counts["quads"] += change_clusters(store, mint, events | {one.node for one in occasions}, find_clusters(occasions))
    return _total(counts, (spoken.sums for spoken in new), (spoken.sums for spoken in old))


def _total(counts: Counter[str], more: Iterable[Counter[str]], less: Iterable[Counter[str]]) -> Counter[str]:
    for sums in more:
        counts.update(sums)
    for sums in less:
        counts.subtract(sums)
    return counts


def _change_page(store: Store, mint: Mint, one: Touched) -> int:
    old = set(page_quads(store, mint.document(one.sha256))) if one.old else set()
    new = set(quads_of(page_lines(one.new, mint, sources=one.names))) if one.new else set()
    return exchange(store, old - new, new - old)


def _others(store: Store, mint: Mint, judging: Judging) -> Others:
    """What claims of untouched documents say of a fact, as judgements have it.

    Where nothing was judged a claim's own words will do; for posts, of which only days are asked, also where nothing was corrected.
    Else the whole page is judged again: what fits depends on it.
    """
    verdicts = {entry.verdict for entry in judging.entries}
    post = mint.text("membership").rpartition("/")[0]

    def others(node: str, without: set[str]) -> list[Saying]:
        claims = [claim for claim in claims_of(store, node) if str(claim) not in without]
        plain = not verdicts or (node.startswith(post) and "correct" not in verdicts)
        return list(_as_read(claims, node) if plain else _judged(claims, node))

    def _as_read(claims: Iterable[NamedNode], node: str) -> Iterator[Saying]:
        for claim in claims:
            read, _ = stored_claim(store, mint, claim)
            yield saying_of(read.content, read, str(claim), mint)._replace(node=node)

    def _judged(claims: Iterable[NamedNode], node: str) -> Iterator[Saying]:
        named = set(map(str, claims))
        for document in {stored_claim(store, mint, NamedNode(claim[1:-1]))[1] for claim in named}:
            for saying in listen(stored_page(store, mint, document), judging, mint).sayings:
                if saying.node == node and saying.claim in named:
                    yield saying

    return others
