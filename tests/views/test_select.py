"""Parts of a store: a kind, a period, what a query answers, ways by meetings."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from kg.analysis.graph import open_graph
from kg.errors import QueryError
from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import write_generation
from kg.views.between import ways_between
from kg.views.dates import within
from kg.views.page import build_network
from tests.graph.invented import corpus, pages
from tests.views.invented import BASE, Graph, Said, county, edge, node
from tests.views.test_command import view

ZHOU, HE = f"{BASE}/person/周青", f"{BASE}/person/何远"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_generation(tmp_path / "graph.kg", pages(), corpus(), base=DEFAULT_BASE)
    return tmp_path / "graph.kg"


def groups(store: Path, **wanted: str) -> set[str]:
    with open_graph(store) as graph:
        return {held["group"] for held in build_network(graph, **wanted).nodes}  # type: ignore[arg-type]


def test_a_kind_shows_only_what_tells_of_it(store: Path) -> None:
    assert groups(store, kind="projects") >= {"project", "place"}
    assert "person" not in groups(store, kind="projects")
    assert view(store, "--kind", "people").returncode == 0
    assert "people" in view(store, "--kind", "cats").stderr


@pytest.mark.parametrize("question", ["roles", "participation", "bylines", "projects", "transfers"])
def test_a_saved_query_keeps_its_words(store: Path, question: str) -> None:
    with open_graph(store) as graph:
        rows, network = graph.query(question), build_network(graph, query=question)
    quotes = {row[rows.columns.index("quote")] for row in rows.rows}
    assert network.num_edges() > 0
    assert {line["quote"] for line in network.edges} <= quotes
    assert all(line["article"] and "://" not in line["article"] for line in network.edges)


@pytest.mark.parametrize("question", ["roles", "transfers"])
def test_a_statement_s_own_address_is_no_node(store: Path, question: str) -> None:
    with open_graph(store) as graph:
        network = build_network(graph, query=question)
    assert {held["group"] for held in network.nodes} <= {"person", "organization", "place"}
    assert not {line["kind"] for line in network.edges} & {"membership", "transfer"}


def test_a_line_without_words_takes_those_of_the_store(store: Path, tmp_path: Path) -> None:
    (tmp_path / "pairs.rq").write_text(
        "SELECT ?p ?o { GRAPH <graph/facts> { ?m org:member ?p ; org:organization ?o } }"
    )
    assert view(store, "--query", str(tmp_path / "pairs.rq")).returncode == 0
    with open_graph(store) as graph:
        network = build_network(graph, query=(tmp_path / "pairs.rq").read_text())
    assert {held["group"] for held in network.nodes} == {"person", "organization"}
    assert network.edges
    assert all(line["quote"] for line in network.edges)


def test_a_construct_may_join_and_name_what_it_likes(store: Path) -> None:
    text = """CONSTRUCT { ?p <urn:x:knows> <urn:x:Somebody> . <urn:x:Somebody> rdfs:label "某人" }
              { GRAPH <graph/facts> { ?p a schema:Person } }"""
    with open_graph(store) as graph:
        network = build_network(graph, query=text)
    assert "某人" in {held["label"] for held in network.nodes}
    assert {line["kind"] for line in network.edges} == {"knows"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ASK {}", "yes or no"),
        ("SELECT ?x { VALUES ?x { 1 } }", "no IRI"),
        ("SELECT ?x { VALUES ?x {} }", "answers nothing"),
        ("SELECT ?x {", "syntax error"),
        ("no_such_query", "no_such_query"),
    ],
)
def test_what_is_no_picture_is_one_clear_line(store: Path, text: str, told: str) -> None:
    (store.parent / "x.rq").write_text(text, encoding="utf-8")
    done = view(store, "--query", "no_such_query" if text == "no_such_query" else str(store.parent / "x.rq"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert told in done.stderr
    assert not (store.parent / "view.html").exists()


def labels(graph: nx.MultiDiGraph[str]) -> set[str]:
    return {str(label) for _, label in graph.nodes(data="label")}


def test_a_period_keeps_what_is_dated_in_it() -> None:
    march = within(county(), "2024-03", "2024-03-31")
    assert {"周青", "春耕工作会议", "中共文禾县委员会"} <= labels(march)
    assert not {"云溪水库工程", "兰若水", "文禾县"} & labels(march)
    assert labels(within(county(), "2025", None)) == set()
    assert "调研云溪水库" in labels(within(county(), None, "2024-05-12"))
    assert within(county(), None, None).number_of_edges() == county().number_of_edges()


@pytest.mark.parametrize(("begin", "end", "told"), [("2025", "2024", "ends before"), ("March", "2024", "no date")])
def test_a_wrong_period_is_refused(store: Path, begin: str, end: str, told: str) -> None:
    done = view(store, "--from", begin, "--to", end)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_period_in_which_nothing_is_dated_is_told(store: Path) -> None:
    done = view(store, "--from", "1990", "--to", "1991")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "kg: nothing is dated in the period 1990 – 1991; the first date is 2024-03, the last 2024-03-06\n"
    )
    assert not (store.parent / "view.html").exists()


def test_the_focus_stays_whatever_the_period() -> None:
    network = build_network(Graph(county()), focus="兰若水", begin="2030")
    assert [held["label"] for held in network.nodes] == ["兰若水"]


def test_ways_by_meetings_alone() -> None:
    graph = county()
    near = labels(ways_between(graph, ZHOU, f"{BASE}/person/兰若水", by_meetings=True))
    assert near == {"周青", "何远", "兰若水", "调研云溪水库", "春耕工作会议"}
    firm = f"{BASE}/organization/云溪水务有限公司"
    assert ways_between(graph, HE, firm)
    with pytest.raises(QueryError, match="by shared meetings alone"):
        ways_between(graph, HE, firm, by_meetings=True)
    edge(graph, (firm, f"{BASE}/event/调研云溪水库"), "present", Said("云溪水务有限公司参加。"))
    assert "调研云溪水库" in labels(ways_between(graph, HE, firm, by_meetings=True))


def test_options_that_exclude_each_other_are_refused() -> None:
    graph = Graph(county())
    with pytest.raises(
        QueryError, match="two ends to go between; name them, or leave it out"
    ):  # as from Python so from the command
        build_network(graph, focus="周青", by_meetings=True)
    with pytest.raises(QueryError, match="leave one out"):
        build_network(graph, kind="people", query="roles")
    lone = node(graph.content, "person", "独行")
    with pytest.raises(QueryError, match="nothing connects"):
        build_network(graph, between=("周青", lone))
