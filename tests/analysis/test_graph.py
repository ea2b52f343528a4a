"""What an analyst does with an opened graph."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import kg
from kg.analysis import anomalies, attention, events, happened, quiet, stays
from kg.analysis.apart import said, said_of_all
from kg.analysis.graph import Graph, open_graph
from kg.errors import KgError, QueryError, StoreError
from kg.graph.iri import DEFAULT_BASE, Mint
from kg.graph.store import write_generation
from tests.graph.invented import COMMITTEE, COUNTY, SECRETARY, corpus, pages


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("analysis") / "graph.kg"
    write_generation(store, pages(), corpus(), base=DEFAULT_BASE)
    return store


@pytest.fixture
def graph(path: Path) -> Graph:
    return open_graph(str(path))


def test_open_graph_is_a_public_name(path: Path) -> None:
    with kg.open_graph(path) as graph:
        assert isinstance(graph, kg.Graph)
        assert len(graph.query("articles").rows) == 3


def test_rows_become_a_data_frame(graph: Graph) -> None:
    frame = pytest.importorskip("pandas").DataFrame
    table = graph.query("roles", person="甘霖").to_pandas()
    assert isinstance(table, frame)
    assert list(table["date"]) == ["2024-03-05", "2024-03-06", "", "2024-03-05"]
    assert graph.query("unresolved", surface="无").to_pandas().shape == (0, 5)


def test_without_pandas_the_error_says_what_to_install(path: Path, tmp_path: Path) -> None:
    (tmp_path / "pandas.py").write_text("raise ImportError('none here')")
    script = "import sys, kg; kg.open_graph(sys.argv[1]).query('roles').to_pandas()"
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}"}
    done = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, env=environment, check=False
    )
    assert "KgError: to_pandas() needs pandas; install it with: pip install pandas" in done.stderr


def test_the_network_has_every_thing_and_an_edge_for_each_row(graph: Graph) -> None:
    network = graph.networkx()
    assert isinstance(network, nx.MultiDiGraph)
    types = sorted(about["type"] for _, about in network.nodes(data=True))
    assert types == [
        "article",
        "event",
        "event",
        "event",
        *["organization"] * 2,
        *["person"] * 3,
        *["place"] * 2,
        "project",
    ]
    assert network.nodes[Mint().entity(COMMITTEE).value] == {
        "label": "云岭县委", "type": "organization", "alias": "中共云岭县委", "kind": "", "date": "", "source": "",
    }  # fmt: skip
    families = {about["type"] for _, _, about in network.edges(data=True)}
    assert families == {
        "member", "chair", "attend", "lead", "organise", "host", "location", "concerns", "developer", "containedIn", "partOf",
        "transfer", "byline",
    }  # fmt: skip


def test_an_edge_carries_its_evidence(graph: Graph) -> None:
    network = graph.networkx()
    posts = network.get_edge_data(Mint().entity(SECRETARY).value, Mint().entity(COMMITTEE).value)
    assert [post["source"] for post in posts.values()] == ["pages/one.txt", "pages/one.txt", "pages/two.txt"]
    assert posts[0] == {
        "type": "member", "label": "书记", "status": "held", "date": "2024-03-05", "quote": "县委书记甘霖主持会议", "start": 18, "end": 28,
        "source": "pages/one.txt", "article": "云岭县召开春耕会",
    }  # fmt: skip


def test_an_edge_of_an_event_has_the_date_of_the_event(graph: Graph) -> None:
    dates = {(kind, date) for _, _, kind, date in edges(graph.networkx("meetings"))}
    assert {("chair", "2024-03-05"), ("lead", "XXXX-03"), ("location", "XXXX-03")} <= dates


def edges(network: nx.MultiDiGraph[str]) -> list[tuple[str, str, str, str]]:
    return [(start, end, about["type"], about["date"]) for start, end, about in network.edges(data=True)]


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("people", {"person", "organization", "event", "article"}),
        ("meetings", {"person", "organization", "event", "place", "project"}),
        ("projects", {"project", "event", "place", "organization"}),
        ("organisations", {"person", "organization", "event", "place"}),
    ],
)
def test_a_part_of_the_network(graph: Graph, kind: str, types: set[str]) -> None:
    network = graph.networkx(kind)
    assert {about["type"] for _, about in network.nodes(data=True)} == types
    assert all(network.degree(node) for node in network)


def test_an_unknown_part_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match="people, meetings, projects, organisations"):
        graph.networkx("cats")


def test_the_network_comes_in_the_same_order_each_time(path: Path) -> None:
    with open_graph(path) as one, open_graph(path) as two:
        assert list(one.networkx().nodes(data=True)) == list(two.networkx().nodes(data=True))
        assert edges(one.networkx()) == edges(two.networkx())


# rdflib 7.6 warns of its own use of Dataset.default_context when a Dataset is queried.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
def test_rdflib_answers_as_the_store_does(graph: Graph) -> None:
    copy = graph.rdflib()
    query = "SELECT ?name { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
    assert [str(row[0]) for row in copy.query(query)] == sorted(["甘霖", "闻笛", "祁山"])  # type: ignore[index]
    assert len(copy) == int(graph.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows[0][0])


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
@pytest.mark.parametrize(
    "name",
    [
        "articles",
        "roles",
        "events",
        "participation",
        "projects",
        "transfers",
        "unresolved",
        anomalies._PRINTED,
        anomalies._SPANS,
        anomalies._POSTS,
        happened._PLACES,
        stays._POSTS,
        quiet._CALENDAR,
        *(events.parts_text(words=True, of_all=whole, of_type=True) for whole in (True, False)),
        events.parts_text(words=True, of_all=True),
        *(events.parts_text(words=words, of_all=True, every=True) for words in (True, False)),
        attention._SAID,
        attention._ALL_SAID,
        stays._REPORTS % said(stays._REPORTED % "", "day", of_all=False),
        stays._REPORTS % said_of_all(stays._REPORTED % "", "day"),
    ],
)
def test_a_second_engine_gives_the_same_rows(graph: Graph, name: str) -> None:
    from kg.graph.terms import NAMESPACES
    from kg.queries.saved import saved_query

    text = saved_query(name).text if name.isidentifier() else name
    rows = graph.rdflib().query(f"BASE <{DEFAULT_BASE}>\n{text}", initNs=NAMESPACES)
    answer = sorted(tuple("" if value is None else str(value) for value in row) for row in rows)  # type: ignore[union-attr]
    assert answer == sorted(graph.query(name).rows)


def test_an_appearance_is_at_the_occasion_of_its_event(graph: Graph) -> None:
    events_of = {row[2]: row[7] for row in graph.query("events").rows}
    appearances = graph.query("appearances")
    event, occasion = (appearances.columns.index(name) for name in ("event", "same_as"))
    assert {row[event]: row[occasion] for row in appearances.rows}.items() <= events_of.items()
    assert {"", *events_of.values()} == {"", *(row[occasion] for row in appearances.rows)} != {""}


@pytest.mark.parametrize("words", [True, False])
def test_all_claims_of_a_kind_are_those_that_are_looked_up(graph: Graph, words: bool) -> None:
    together = list(events.parts(graph.query, None, words=words))
    one_by_one = events.parts(graph.query, {part.event for part in together}, words=words)
    assert sorted(together) == sorted(one_by_one) != []


def test_export_and_validate(graph: Graph, tmp_path: Path) -> None:
    graph.export(str(tmp_path / "x.nq"))
    assert COUNTY in (tmp_path / "x.nq").read_text(encoding="utf-8")
    assert graph.validate() == []


def test_a_closed_graph_answers_nothing_and_lets_its_generation_go(tmp_path: Path) -> None:
    write_generation(tmp_path, pages(), corpus(), base=DEFAULT_BASE)
    graph = Graph(tmp_path)
    graph.close()
    graph.close()
    with pytest.raises(StoreError, match="closed"):
        graph.query("roles")
    write_generation(tmp_path, pages(), corpus(), base=DEFAULT_BASE)
    assert sorted(os.listdir(tmp_path / "generations")) == ["2", "2.lock"]


def test_a_forgotten_graph_lets_its_generation_go(tmp_path: Path) -> None:
    write_generation(tmp_path, pages(), corpus(), base=DEFAULT_BASE)
    assert Graph(tmp_path).query("roles").rows
    write_generation(tmp_path, pages(), corpus(), base=DEFAULT_BASE)
    assert sorted(os.listdir(tmp_path / "generations")) == ["2", "2.lock"]


def test_no_store_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no store there"):
        open_graph(tmp_path / "none")
