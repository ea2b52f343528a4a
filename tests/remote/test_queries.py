"""Every question has the same answer from a server as from the store on disk; so have the views, the checks and the exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.analysis.graph import Graph
from kg.analysis.questions import questions
from kg.errors import QueryError, StoreError
from tests.cli.conftest import SEEDS, run
from tests.remote.servers import Server, client, empty


@pytest.fixture(scope="module")
def built(started: Server) -> Server:
    """One of the servers, with the sample pages."""
    empty(started)
    ended = run("build", SEEDS, "--store", started.url)
    assert ended.returncode == 0, ended.stderr
    return started


@pytest.fixture(scope="module")
def there(built: Server) -> Iterator[Graph]:
    with kg.open_graph(built.url) as graph:
        yield graph


@pytest.fixture(scope="module")
def here(store: Path) -> Iterator[Graph]:
    with kg.open_graph(store) as graph:
        yield graph


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_a_question_has_the_same_rows(name: str, there: Graph, here: Graph) -> None:
    assert there.query(name) == here.query(name)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("roles", {"person": "郭程明"}),
        ("roles", {"title": "主任", "organization": "郑州高新区管委会"}),
        ("careers", {"person": "郭程明"}),
        ("seat", {"body": "郑州高新区管委会", "office": "主任"}),
        ("together", {"person": "郭程明"}),
        ("participation", {"kind": "chair"}),
        ("projects", {"relation": "investment"}),
        ("anomalies", {"kind": "two holders"}),
        ("articles", {"source": "000_fc2fa7cca39fc49b.txt"}),
    ],
)
def test_a_question_with_a_value_has_the_same_rows(
    name: str, parameters: dict[str, str], there: Graph, here: Graph
) -> None:
    assert there.query(name, **parameters) == here.query(name, **parameters)


TEXTS = (
    "ASK { GRAPH <graph/facts> { ?p a schema:Person } }",
    "ASK { GRAPH <graph/facts> { ?p a kg:Nothing } }",
    "SELECT (COUNT(*) AS ?n) { GRAPH <graph/facts> { ?p a schema:Person } }",
    "SELECT ?a ?b { VALUES (?a ?b) { (UNDEF 1) } }",
    "CONSTRUCT { ?p skos:prefLabel ?name } WHERE { GRAPH <graph/facts> { ?p a schema:Person ; skos:prefLabel ?name } }",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_the_same_answer(text: str, there: Graph, here: Graph) -> None:
    assert there.query(text) == here.query(text)


def test_a_mistake_has_the_same_error(there: Graph, here: Graph) -> None:
    hostile = {"title": "\"} ; DROP ALL ; \\'"}
    for text, parameters in (("SELECT ?x {", {}), ("roles", {"person": "郭程"}), ("rolls", {}), ("roles", hostile)):
        errors = []
        for graph in (there, here):
            with pytest.raises(QueryError) as caught:
                graph.query(text, **parameters)
            errors.append(str(caught.value))
        assert errors[0] == errors[1]


@pytest.mark.parametrize("ending", ["nq", "trig", "ttl", "nt", "gexf", "csv"])
def test_an_export_is_the_same_bytes(ending: str, there: Graph, here: Graph, tmp_path: Path) -> None:
    paths = [graph.export(tmp_path / f"{number}.{ending}") for number, graph in enumerate((there, here))]
    contents = [[path.read_bytes() for path in written] for written in paths]
    assert contents[0] == contents[1]


def test_a_view_is_the_same_page(there: Graph, here: Graph, tmp_path: Path) -> None:
    for number, graph in enumerate((there, here)):
        graph.view(tmp_path / f"{number}.html", focus="郭程明", title="x")
    assert (tmp_path / "0.html").read_bytes() == (tmp_path / "1.html").read_bytes()


def test_the_store_keeps_its_rules(there: Graph) -> None:
    assert there.validate() == []


def test_every_quote_stands_in_its_file(built: Server, store: Path) -> None:
    ended = run("verify", "--store", built.url, "--sources", SEEDS)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert re.search(r"\b0 broken claims of [1-9]\d+\b", ended.stderr)
    assert ended.stderr == run("verify", "--store", store, "--sources", SEEDS).stderr


def test_status_tells_the_sources_and_no_generation(built: Server) -> None:
    told = run("status", "--store", built.url).stdout
    assert re.match(r"5 sources, 25 articles, \d+ quads\nremote, format ", told)
    assert "000_fc2fa7cca39fc49b.txt" in told
    assert "half-written" not in told


def test_what_others_keep_there_is_left_alone_and_not_read(built: Server, there: Graph, here: Graph) -> None:
    connection = client(built.url)
    connection.update(
        'INSERT DATA { GRAPH <http://other.example/g> { <http://other.example/s> <http://x.example/p> "1" } }'
    )
    try:
        assert set(there.rdflib().quads()) == set(here.rdflib().quads())
    finally:
        connection.update("DROP SILENT GRAPH <http://other.example/g>")
        connection.close()


def test_where_nothing_is_built_that_is_told(server: Server) -> None:
    with pytest.raises(StoreError, match="no graph of kg there; build one with: kg build"):
        kg.open_graph(server.url)
