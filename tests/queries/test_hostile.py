"""Whatever somebody types or prints is a value, never part of a query."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import QueryError
from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import open_store, write_generation
from kg.queries.formats import as_csv, as_json
from kg.queries.run import run
from kg.records import Corpus, Fact, Membership, Reference
from tests.graph.invented import COMMITTEE, first_page, pages
from tests.queries.conftest import records

HOSTILE = [
    "'", '"', "\\", '"}', "> . DROP ALL", '"} UNION { ?s ?p ?o } #', "?person", "甘霖\n", "\u0000", "\u2028", "${x}", "{{x}}", "<script>",
    '""" }', "\\u0022", "甘霖\"@zh", "<https://kg.example/>", "kg:held", "# parameters", "*/", "𠮷", "a" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["person", "title"])
def test_hostile_values_are_values(store: Store, name: str, value: str) -> None:
    before = len(store)
    with pytest.raises(QueryError, match="no person named" if name == "person" else "no office '|no office \""):
        run(store, "roles", **{name: value})
    assert run(store, "unresolved", surface=value).rows == []
    assert len(store) == before


def test_a_value_that_is_no_text_is_refused(store: Store) -> None:
    for name in ("person", "title"):
        with pytest.raises(QueryError, match="not Unicode text"):
            run(store, "roles", **{name: "甘\udcff"})
    with pytest.raises(QueryError):
        run(store, "SELECT * { ?s ?p '\udcff' }")


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_names_are_found_by_their_name_and_printed_as_they_are(tmp_path: Path, value: str) -> None:
    claim = first_page().claims[0]
    post = Membership(Reference("person", value, value), COMMITTEE, value)
    write_generation(tmp_path, pages(), Corpus((Fact(post, (claim,)),)), base=DEFAULT_BASE)
    rows = run(open_store(tmp_path), "roles", person=value, title=value)
    assert records(rows, "person", "title") == [(value, value)]
    assert list(csv.reader(io.StringIO("".join(as_csv(rows)))))[1:] == [list(row) for row in rows.rows]
    assert json.loads("".join(as_json(rows)))[0]["person"] == value
