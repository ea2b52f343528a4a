"""What a store takes on disk for each row that it answers, and a build at most in memory: generated articles, the installed command."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.asking import VIEWS
from benchmarks.generate import generate
from benchmarks.processes import KG, Cost, run
from kg.analysis.graph import Graph

ARTICLES = 400
MOST_BYTES = 3000.0  # of disk for a row of the views
MOST_MEMORY = 900.0  # MiB of all processes together, by two workers


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cost]:
    folder = tmp_path_factory.mktemp("size")
    generate(ARTICLES, 7, folder, gold=False)
    store = folder / "graph.kg"
    return store, run([KG, "build", str(folder / "texts"), "--store", str(store), "--workers", "2"])


def test_disk_for_a_row(built: tuple[Path, Cost]) -> None:
    store, _ = built
    size = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
    with Graph(store) as graph:
        rows = sum(len(graph.query(view).rows) for view in VIEWS)
    assert rows > 10 * ARTICLES
    assert size / rows < MOST_BYTES, f"{size:,} bytes, {rows:,} rows"


def test_memory_of_a_build(built: tuple[Path, Cost]) -> None:
    assert 0 < built[1].memory < MOST_MEMORY
