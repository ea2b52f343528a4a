"""The facts graph: each fact once, with all its claims, whatever order they came in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

from kg.graph.corpus import corpus_lines
from kg.graph.iri import Mint, digest
from kg.graph.nquads import quads_of
from kg.graph.store import base_of
from kg.graph.terms import NAMESPACES
from kg.records import Cluster, Corpus, Fact, Membership, PartialDate, Reference
from tests.graph.invented import COMMITTEE, DAY, SECRETARY, corpus, pages


def facts_of(given: Corpus) -> Store:
    store = Store()
    store.extend(quads_of(corpus_lines(given, Mint())))
    return store


def values(store: Store, query: str) -> list[tuple[str, ...]]:
    rows = store.query(query, prefixes=dict(NAMESPACES))
    assert isinstance(rows, QuerySolutions)
    return [tuple(value.value for value in row) for row in rows]


def test_three_reports_of_a_post_are_one_membership() -> None:
    store = facts_of(corpus())
    query = """SELECT ?m (COUNT(DISTINCT ?c) AS ?claims) (COUNT(DISTINCT ?f) AS ?firsts) {
        GRAPH ?g { ?m a org:Membership ; kg:firstSaidBy|kg:basedOn ?c ; kg:firstSaidBy ?f } } GROUP BY ?m"""
    counts = sorted(row[1:] for row in values(store, query))
    assert counts == [("1", "1"), ("1", "1"), ("4", "3")]  # the page that says it twice counts as one article


def test_first_and_last_seen_are_days_and_absent_without_a_year() -> None:
    store = facts_of(corpus())
    seen = values(store, "SELECT ?first ?last { GRAPH ?g { ?m kg:seenFirst ?first ; kg:seenLast ?last } }")
    assert seen == [("2024-03-05", "2024-03-06")]


@pytest.mark.parametrize("status", ["left", "former"])
def test_who_left_is_no_member_any_more(status: str) -> None:
    claim = pages()[0].claims[0]
    post = Membership(SECRETARY, COMMITTEE, "书记", status, DAY)
    store = facts_of(Corpus((Fact(post, (claim._replace(content=post),)),)))
    assert values(store, "SELECT ?p { GRAPH ?g { ?p org:memberOf ?o } }") == []
    assert values(store, "SELECT ?s { GRAPH ?g { ?m kg:status ?s } }") == [(f"{NAMESPACES['kg']}{status}",)]


def test_order_of_facts_claims_and_clusters_does_not_matter() -> None:
    given = corpus()
    turned = Corpus(
        tuple(fact._replace(claims=fact.claims[::-1]) for fact in reversed(given.facts)),
        tuple(Cluster(cluster.events[::-1]) for cluster in reversed(given.clusters)),
    )
    assert set(facts_of(given)) == set(facts_of(turned))


def test_the_printed_surface_is_no_part_of_an_entity() -> None:
    assert Mint().entity(COMMITTEE) == Mint().entity(COMMITTEE._replace(surface=""))
    assert Mint().entity(SECRETARY) != Mint().entity(SECRETARY._replace(scope="another"))


def test_the_date_of_a_report_is_no_part_of_a_post() -> None:
    given = corpus()
    later = tuple(
        fact._replace(content=fact.content._replace(date=PartialDate(2030)))
        for fact in given.facts
        if isinstance(fact.content, Membership)
    )
    query = "SELECT DISTINCT ?m { GRAPH ?g { ?m a org:Membership } } ORDER BY ?m"
    assert values(facts_of(Corpus(later)), query) == values(facts_of(given), query)


def test_hashes_know_where_a_part_ends() -> None:
    digests = [
        digest("ab", "c"),
        digest("a", "bc"),
        digest("abc"),
        digest("abc", ""),
        digest("abc", None),
        digest(["abc"]),
    ]
    assert len(set(digests)) == len(digests)
    assert all(len(one) == 20 for one in digests)
    assert all(one != two for one, two in pairwise(sorted(digests)))


def test_kind_name_and_scope_all_tell_entities_apart() -> None:
    mint = Mint()
    nodes = {
        mint.entity(Reference(kind, name, scope))
        for kind in ("person", "organization", "place", "project", "event")
        for name in ("甲", "乙")
        for scope in ("", "丙县")
    }
    assert len(nodes) == 20


def test_a_foreign_dataset_has_no_base(tmp_path: Path) -> None:
    from kg.errors import StoreError

    with pytest.raises(StoreError, match="no facts graph"):
        base_of(Store(str(tmp_path / "foreign")))


def test_the_order_of_clues_is_no_part_of_a_claim() -> None:
    from kg.graph.evidence import claim_text

    claim = pages()[0].claims[0]
    assert len(claim.clues) == 2
    turned = claim._replace(clues=(*claim.clues[::-1], claim.clues[0]))
    assert claim_text(Mint(), turned) == claim_text(Mint(), claim)
    assert claim_text(Mint(), claim._replace(clues=())) != claim_text(Mint(), claim)
