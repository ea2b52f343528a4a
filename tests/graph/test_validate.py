"""A sound store has no problems; each kind of damage is named with its node."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import open_store, write_generation
from kg.graph.terms import NAMESPACES
from kg.graph.validate import validate
from kg.records import Claim, Fact, Membership, Page, PartialDate, Quote, Reference
from tests.graph.invented import corpus, pages

FACTS = f"<{DEFAULT_BASE}graph/facts>"


def damaged(tmp_path: Path, update: str) -> list[tuple[str, str]]:
    """Problems of a good store after an update made in memory."""
    write_generation(tmp_path, pages(), corpus(), base=DEFAULT_BASE)
    store = Store()
    store.extend(open_store(tmp_path))
    store.update(update, prefixes=dict(NAMESPACES))
    return [(problem.message, problem.value) for problem in validate(store)]


def test_a_store_that_was_built_is_sound(tmp_path: Path) -> None:
    assert damaged(tmp_path, "INSERT DATA {}") == []


def drop(pattern: str, graph: str = "?g") -> str:
    return f"DELETE WHERE {{ GRAPH {graph} {{ {pattern} }} }}"


def put(triple: str, where: str, *, instead_of: str = "") -> str:
    old = f"DELETE {{ GRAPH ?g {{ {instead_of} }} }}" if instead_of else ""
    return f"{old} INSERT {{ GRAPH ?g {{ {triple} }} }} WHERE {{ GRAPH ?g {{ {where} }} }}"


EXACT, SPAN = "?q oa:exact ?words", "?q kg:span ?span"
DAMAGE = [
    (drop("?fact kg:firstSaidBy ?claim", FACTS), "a fact that rests on no claim"),
    (
        put("?fact kg:basedOn ?claim", "?fact kg:firstSaidBy ?claim"),
        "a claim that is the first of an article and another one too",
    ),
    (drop("?claim oa:exact ?words ; kg:span ?span"), "a fact rests on one claim or more"),
    (drop("?article kg:readings ?readings"), "a fact based on a claim that no article holds"),
    (put("?q oa:exact ''", EXACT, instead_of=EXACT), "a quote has words"),
    (put("?q oa:exact 'two'", EXACT), "a quote has words"),
    (put("?q kg:span '9-3'", SPAN, instead_of=SPAN), "a quote that ends before it begins"),
    (put("?q kg:span 'here'", SPAN, instead_of=SPAN), "a quote has one place, from where to where"),
    (put("?q kg:span '9-10'", SPAN, instead_of=SPAN), "a quote longer than the place it names"),
    (put("?m kg:status kg:resting", "?m a org:Membership"), "a post is held, appointed, left or former"),
    (drop("?m org:member ?p"), "a post has one person"),
    (put("?e schema:startDate 'soon'", "?e a schema:Event"), "a date is an xsd:date"),
    (put("?p kg:kind 'sleep'", "?p a kg:Participation"), "one kind, of those"),
    (put("?p schema:containedInPlace ?p", "?p a schema:Place"), "a place that contains itself"),
    (put("?o org:subOrganizationOf ?o", "?o a org:Organization"), "a body that is its own superior"),
    (drop("?o skos:prefLabel ?l"), "an entity has one name"),
    ("INSERT DATA { kg:a kg:b kg:c }", "a triple outside every named graph"),
]


@pytest.mark.parametrize(("update", "message"), DAMAGE, ids=[message for _, message in DAMAGE])
def test_damage_is_named(tmp_path: Path, update: str, message: str) -> None:
    assert any(message in found for found, _ in damaged(tmp_path, update))


def test_a_problem_names_its_node(tmp_path: Path) -> None:
    stray = Quote("nobody-0", 0, 5, "无此文章的")
    post = Membership(Reference("person", "甲乙"), Reference("organization", "某会"), "会长", "held", PartialDate())
    fact = Fact(post, (Claim(post, stray, "by_hand"),))
    write_generation(tmp_path, list[Page](), corpus()._replace(facts=(fact,), clusters=()), base=DEFAULT_BASE)
    problems = validate(open_store(tmp_path))
    assert problems
    assert {problem.node.split("/")[-2] for problem in problems} == {"membership"}
