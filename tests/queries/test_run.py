"""Every saved query answers with the columns it promises, and parameters restrict its rows."""

from __future__ import annotations

import csv
import io
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, cast

import pytest
from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store, parse

from kg.errors import QueryError
from kg.graph.iri import DEFAULT_BASE, Mint
from kg.graph.store import open_store, write_generation
from kg.graph.terms import NAMESPACES
from kg.queries import first as first_rows
from kg.queries.formats import as_csv, as_json, as_turtle
from kg.queries.order import NUMBERS, in_order
from kg.queries.run import Rows, run, run_in_turn, saved_queries
from kg.queries.saved import SavedQuery, read_query
from kg.records import Corpus, Fact, Naming, Reference
from tests.contract import FIXED
from tests.graph.invented import COMMITTEE, SECRETARY, corpus, first_page, pages, said
from tests.queries.conftest import records


@pytest.mark.parametrize("name", FIXED)
def test_fixed_columns_come_first_and_in_order(store: Store, name: str) -> None:
    fixed = tuple(FIXED[name].split())
    assert run(store, name).columns[: len(fixed)] == fixed


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_every_saved_query_has_a_header_that_is_true_and_rows(store: Store, query: SavedQuery) -> None:
    rows = run(store, query.name)
    assert rows.columns == query.columns
    assert rows.rows, "the invented corpus has something for each query"
    assert query.answers
    for parameter in query.parameters:
        assert parameter.about
        assert f"?{parameter.variable}" in query.text


@pytest.mark.parametrize("name", [*FIXED, "quarantine"])
def test_rows_are_sorted_by_source_and_start(store: Store, name: str) -> None:
    rows = run(store, name)
    first = (rows.columns.index("source"), rows.columns.index("start"))
    keys = [(row[first[0]], int(row[first[1]])) for row in rows.rows]
    assert keys == sorted(keys)


def test_roles_have_a_row_for_each_article_with_its_date_and_first_words(store: Store) -> None:
    assert records(
        run(store, "roles"), "source", "person", "organization", "title", "status", "date", "quote", "start"
    ) == [
        ("pages/one.txt", "甘霖", "云岭县委", "书记", "held", "2024-03-05", "县委书记甘霖主持会议", "18"),
        ("pages/one.txt", "闻笛", "云岭县人民政府", "副县长", "held", "XXXX-03-05", "副县长闻笛出席", "29"),
        ("pages/one.txt", "甘霖", "云岭县委", "书记", "held", "2024-03-06", "县委书记甘霖走访石桥村", "63"),
        ("pages/two.txt", "甘霖", "云岭县人民政府", "县长", "former", "", "云岭县委书记甘霖主持春耕会", "19"),
        ("pages/two.txt", "甘霖", "云岭县委", "书记", "held", "2024-03-05", "云岭县委书记甘霖主持春耕会", "19"),
    ]


def test_events_tell_type_dates_and_their_cluster(store: Store) -> None:
    found = records(run(store, "events"), "type", "date", "end_date", "name", "same_as")
    together = found[0][-1]
    assert together.startswith(f"{DEFAULT_BASE}cluster/")
    assert found == [
        ("meeting", "2024-03-05", "", "春耕会", together),
        ("visit", "XXXX-03", "2024-03-07", "走访石桥村", ""),
        ("meeting", "2024-03-05", "", "春耕会", together),
    ]


def test_projects_tell_names_bodies_and_amounts(store: Store) -> None:
    assert set(records(run(store, "projects"), "relation", "value")) == {
        ("name", "石桥水库项目"), ("developer", "云岭县人民政府"), ("investment", "约9亿元"),
    }  # fmt: skip


def test_iris_are_the_same_in_every_view(store: Store) -> None:
    events = {row[0] for row in records(run(store, "events"), "event")}
    assert {row[0] for row in records(run(store, "participation"), "event")} <= events
    articles = {row[0] for row in records(run(store, "articles"), "article")}
    assert {row[0] for name in FIXED for row in records(run(store, name), "article")} == articles


def test_what_was_not_understood_is_counted(store: Store) -> None:
    assert run(store, "unresolved").rows == [
        ("line", "闻笛", "1", "副县长闻笛出席", "pages/one.txt"),
        ("office", "春耕", "1", "云岭县召开春耕会", "pages/one.txt"),
        ("year", "XXXX-03", "1", "县委书记甘霖走访石桥村", "pages/one.txt"),
    ]
    assert len(run(store, "unresolved", surface="XXXX-03").rows) == 1
    assert len(run(store, "unresolved", kind="year").rows) == 1


def test_a_parameter_takes_a_name_an_alias_or_an_iri(store: Store) -> None:
    wanted = records(run(store, "roles", organization="云岭县委"), "membership", "source")
    assert len(wanted) == 3
    assert records(run(store, "roles", organization="中共云岭县委"), "membership", "source") == wanted
    assert records(run(store, "roles", organization=Mint().entity(COMMITTEE).value), "membership", "source") == wanted
    assert len(run(store, "roles", organization="云岭县委", source="pages/two.txt").rows) == 1
    assert run(store, "roles", person="甘霖", source="pages/one.txt", title="县长").rows == []


def test_an_ambiguous_name_lists_the_candidates(tmp_path: Path) -> None:
    other = Reference("person", "甘霖", "青川县")
    claim = said(Naming(other, "甘主任"), first_page().claims[0].quote)
    write_generation(tmp_path, pages(), Corpus((*corpus().facts, Fact(claim.content, (claim,)))), base=DEFAULT_BASE)
    with pytest.raises(QueryError, match="names several") as caught:
        run(open_store(tmp_path), "roles", person="甘霖")
    for candidate in (SECRETARY, other):
        assert Mint().entity(candidate).value in str(caught.value)
        assert candidate.scope in str(caught.value)


def test_an_unknown_entity_is_answered_with_near_names(store: Store) -> None:
    with pytest.raises(QueryError, match=r"no person named '甘林'.*甘霖"):
        run(store, "roles", person="甘林")
    with pytest.raises(QueryError, match="no person named"):
        run(store, "roles", person=Mint().entity(COMMITTEE).value)


def test_a_name_of_another_kind_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match="no person named '云岭县委' in this store; that is the name of: organization"):
        run(store, "roles", person="云岭县委")


@pytest.mark.parametrize(
    ("query", "parameter", "value", "said"),
    [
        ("roles", "title", "副县張", "no office '副县張' in this store; the nearest: 副县长"),
        ("roles", "source", "pages/onw.txt", "no file 'pages/onw.txt' in this store; the nearest: pages/one.txt"),
        ("events", "type", "meting", "no type 'meting'; did you mean meeting\\? there are: meeting, inspection"),
        ("events", "type", "春耕", "no type '春耕'; there are: meeting, inspection"),
        ("roles", "person", "", "person: no value; leave the parameter out"),
        ("unresolved", "surface", "", "surface: no value; leave the parameter out"),
    ],
)
def test_a_value_that_exists_nowhere_is_told_with_the_nearest(
    store: Store, query: str, parameter: str, value: str, said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        run(store, query, **{parameter: value})


def test_every_word_that_a_row_has_is_among_those_of_its_parameter(store: Store) -> None:
    checked = 0
    for query in saved_queries():
        for parameter in (one for one in query.parameters if one.type == "word"):
            assert {cell for (cell,) in records(run(store, query.name), parameter.name)} <= set(parameter.words)
            checked += 1
    assert checked


def test_an_unknown_parameter_lists_the_declared(store: Store) -> None:
    with pytest.raises(QueryError, match=r"no parameter 'persona'; did you mean person\? .*person, organization"):
        run(store, "roles", persona="甘霖")
    with pytest.raises(QueryError, match="no parameter 'weather'; declared: person, organization"):
        run(store, "roles", weather="甘霖")


def test_an_unknown_query_suggests_the_nearest(store: Store) -> None:
    with pytest.raises(QueryError, match="did you mean roles"):
        run(store, "rolls")
    with pytest.raises(QueryError, match="there are: articles, bylines"):
        run(store, "zzzzzz")
    for nonsense in ("weather", "elephant", "hello", "无"):  # less alike than a slip of the finger
        with pytest.raises(QueryError, match="there are: articles"):
            run(store, nonsense)


def test_a_users_sparql_may_use_short_names_and_relative_graphs(store: Store) -> None:
    rows = run(store, "SELECT (COUNT(*) AS ?posts) { GRAPH <graph/facts> { ?m a org:Membership } }")
    assert rows == (("posts",), [("3",)], ())


def test_a_users_sparql_may_declare_parameters(store: Store) -> None:
    text = "# param: who person the person\nSELECT ?name { # parameters\n GRAPH ?g { ?who skos:prefLabel ?name } }"
    assert run(store, text, who="闻笛").rows == [("闻笛",)]
    with pytest.raises(QueryError, match="no line '# parameters'"):
        run(store, text.replace("# parameters", ""), who="闻笛")
    with pytest.raises(QueryError, match="declared: none"):
        run(store, "ASK { ?s ?p ?o }", who="闻笛")


def test_a_bad_declaration_is_named_with_its_line() -> None:
    with pytest.raises(QueryError, match="mine:2: bad parameter 'who animal'"):
        read_query("mine", "# answers: x\n# param: who animal\n")


def test_ask_answers_true_or_false(store: Store) -> None:
    assert run(store, "ASK { GRAPH ?g { ?m a org:Membership } }").rows == [("true",)]
    assert run(store, "ASK { ?s ?p ?o }").rows == [("false",)]


@pytest.mark.parametrize(
    "text",
    ["CONSTRUCT { ?p org:memberOf ?o } WHERE { GRAPH ?g { ?p org:memberOf ?o } }", "DESCRIBE <https://kg.example/>"],
)
def test_construct_and_describe_answer_with_triples_that_become_turtle(store: Store, text: str) -> None:
    rows = run(store, text)
    assert rows.columns == ("subject", "predicate", "object")
    turtle = as_turtle(rows)
    assert {quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)} == set(rows.triples)
    assert len(rows.rows) == len(rows.triples)


def test_turtle_of_a_select_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="CONSTRUCT"):
        as_turtle(run(store, "roles"))


BROKEN = [
    ("SELECT ?s {\n  ?s ?p }", "query:2:10"),
    ("SELECT * WHERE {\n\n ?s nix:y ?o }", "query:3:"),
    ("DELETE WHERE { ?s ?p ?o }", "query:1:"),
    ("SELECT (", "query:1:"),
]


@pytest.mark.parametrize(("text", "place"), BROKEN)
def test_a_syntax_error_tells_line_and_column(store: Store, text: str, place: str) -> None:
    with pytest.raises(QueryError, match=f"{place}.*syntax error") as caught:
        run(store, text)
    assert "\n" not in str(caught.value)


def test_nothing_can_be_written_or_fetched(store: Store) -> None:
    before = len(store)
    for text in ("INSERT DATA { <a:b> <a:c> <a:d> }", "DROP ALL", "LOAD <file:///etc/passwd>"):
        with pytest.raises(QueryError):
            run(store, text)
    assert len(store) == before


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <%s>",
        "service silent <%s>",
        "SERVICE<%s>",
        "\\u0053ERVICE <%s>",
        "# 'x\n SERVICE <%s>",
        "FILTER(1<2)SERVICE ?a",
    ],
)
def test_no_question_leaves_this_machine(store: Store, clause: str) -> None:
    asked = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815 - http.server's name

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        place = f"http://127.0.0.1:{server.server_port}/"
        try:
            with pytest.raises(QueryError, match="SERVICE would send"):
                run(store, f"SELECT * {{ BIND(<{place}> AS ?a) {clause.replace('%s', place)} {{ ?s ?p ?o }} }}")
        finally:
            server.shutdown()
            thread.join()
    assert asked == []


def test_the_word_service_is_no_keyword_where_it_is_none(store: Store) -> None:
    text = """PREFIX service: <https://example.org/service> # SERVICE <http://x/>
    ASK { VALUES ?service { "SERVICE \\"" 'SERVICE' <https://example.org/SERVICE> service:SERVICE } }"""
    assert run(store, text).rows == [("true",)]


def test_saved_queries_name_their_graphs_and_no_base() -> None:
    for query in saved_queries():
        assert "GRAPH" in query.text
        assert DEFAULT_BASE not in query.text.replace(NAMESPACES["kg"], "")


def test_csv_of_no_rows_is_its_header(store: Store) -> None:
    rows = run(store, "unresolved", surface="无")
    assert "".join(as_csv(rows)) == ",".join(rows.columns) + "\n"
    assert "".join(as_json(rows)) == "[]\n"


@pytest.mark.parametrize("many", [1, 999, 1000, 1001, 2000, 2001])
def test_many_rows_are_one_text_though_it_comes_in_pieces(many: int) -> None:
    rows = Rows(("place", "words"), [(str(place), 'a "quoted", one\n') for place in range(many)])
    assert list(csv.reader(io.StringIO("".join(as_csv(rows)), newline=""))) == [
        list(row) for row in (rows.columns, *rows.rows)
    ]
    objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    assert "".join(as_json(rows)) == json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def test_cells_are_told_whole_whatever_they_hold(store: Store) -> None:
    long = "云" * 200_000
    cells = ('a "quoted", cell', "two\r\nlines", "one\nbare", "\u2028\x0b\t'", long, "")
    values = " ".join(f"({Literal(cell)} {place})" for place, cell in enumerate(cells))
    rows = run(store, f"SELECT ?cell ?place ?none {{ VALUES (?cell ?place) {{ {values} }} }} ORDER BY ?place").rows
    assert rows == [(cell, str(place), "") for place, cell in enumerate(cells)]
    assert run(store, "SELECT ?none { VALUES ?x { 1 2 } }").rows == [("",), ("",)]
    assert run(store, "SELECT ?n { BIND(BNODE() AS ?n) }").rows[0][0].startswith("_:")


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_columns_of_numbers_are_ordered_by_value(store: Store, query: SavedQuery) -> None:
    answer = store.query(query.text, base_iri=DEFAULT_BASE, prefixes=dict(NAMESPACES))
    assert isinstance(answer, QuerySolutions)
    kinds = {"integer", "decimal", "double"}
    for row in answer:
        for name, value in zip(query.columns, row, strict=True):
            if isinstance(value, Literal):
                assert (value.datatype.value.rpartition("#")[2] in kinds) == (name in NUMBERS)


def test_rows_are_ordered_by_number_missing_values_first_and_downwards_where_told() -> None:
    rows: list[tuple[str, ...]] = [("b", "10"), ("b", "9"), ("a", "1.5"), ("b", ""), ("", "2")]
    columns = ("name", "number")
    upwards = in_order(columns, rows, "SELECT *\nORDER BY ?name ?number\n")
    assert upwards == [("", "2"), ("a", "1.5"), ("b", ""), ("b", "9"), ("b", "10")]
    downwards = in_order(columns, rows, "SELECT *\nORDER BY DESC(?number) ?name")
    assert [number for _, number in downwards] == ["10", "9", "2", "1.5", ""]
    assert in_order(columns, rows, "SELECT *") == rows


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_the_first_rows_and_the_others_are_all_rows_in_order(
    store: Store, query: SavedQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_rows, "_FIRST", 1)
    assert run_in_turn(store, query.name).whole() == run(store, query.name)


def test_the_first_rows_come_before_the_others_are_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Listening:
        def query(self, query: str, **more: Any) -> Any:
            asked.append(query)
            return store.query(query, **more)

        def __getattr__(self, name: str) -> Any:
            return getattr(store, name)

    monkeypatch.setattr(first_rows, "_FIRST", 1)
    rows = run_in_turn(cast(Store, Listening()), "roles").rows
    assert next(rows)[0] == "pages/one.txt"
    assert len(asked) == 3, "the sources, the articles of the first of them, their rows"
    assert {row[0] for row in rows} == {"pages/one.txt", "pages/two.txt"}
