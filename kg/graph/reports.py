"""On which days a post is reported, however many reports there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from pyoxigraph import Literal, NamedNode

from kg.graph.difference import claim_patterns, claims_of
from kg.graph.literals import read_date
from kg.graph.quads import Searched, Tallying, look_ahead
from kg.graph.terms import term
from kg.records import PartialDate

_DATE = term("kg:date")


def days_told(store: Searched, posts: Collection[str]) -> Mapping[str, Counter[PartialDate]]:
    """Of each post how many claims tell which date, as the store has them."""
    if isinstance(store, Tallying):
        tallied = store.tally([NamedNode(post[1:-1]) for post in posts], _DATE)
        return {post: _dates(tallied[NamedNode(post[1:-1])]) for post in posts}
    look_ahead(store, (pattern for post in posts for pattern in claim_patterns(post)))
    return {post: _dates(_tally(store, post)) for post in posts}


def _tally(store: Searched, post: str) -> Counter[str]:
    quads = (quad for claim in claims_of(store, post) for quad in store.quads_for_pattern(claim, _DATE, None, None))
    return Counter(quad.object.value for quad in quads if isinstance(quad.object, Literal))


def _dates(tallied: Mapping[str, int]) -> Counter[PartialDate]:
    """By dates; '' is no date."""
    return Counter({read_date(Literal(text) if text else None): count for text, count in tallied.items()})
