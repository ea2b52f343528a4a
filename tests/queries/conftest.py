"""A store of invented pages, and what a query answers of it."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import open_store, write_generation
from kg.queries.run import Rows
from tests.graph.invented import corpus, pages


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("queries") / "graph.kg"
    write_generation(path, pages(), corpus(), base=DEFAULT_BASE)
    return open_store(path)


def records(rows: Rows, *columns: str) -> list[tuple[str, ...]]:
    places = [rows.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in rows.rows]
