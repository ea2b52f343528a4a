"""`kg view` as somebody types it, over a real store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.analysis.graph import open_graph
from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import write_generation
from kg.views.page import build_network
from tests.graph.invented import corpus, pages


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_generation(tmp_path / "graph.kg", pages(), corpus(), base=DEFAULT_BASE)
    return tmp_path / "graph.kg"


def view(store: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).with_name("kg")),
        "view",
        "--store",
        str(store),
        "-o",
        str(store.parent / "view.html"),
        *options,
    ]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_one_file_is_written(store: Path) -> None:
    done = view(store)
    assert (done.returncode, done.stdout) == (0, "")
    page = (store.parent / "view.html").read_text(encoding="utf-8")
    assert "县委书记甘霖主持会议" in page
    assert "pages/one.txt" in page


def test_a_focus_that_fits_nothing_is_one_line_and_leaves_nothing(store: Path) -> None:
    done = view(store, "--focus", "甘林")
    assert done.returncode == 2
    assert "甘霖" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (store.parent / "view.html").exists()


def test_a_focus_writes_its_surroundings(store: Path) -> None:
    assert view(store, "--focus", "中共云岭县委").returncode == 0


def test_every_node_and_row_of_the_store_is_in_the_network(store: Path) -> None:
    with open_graph(store) as graph:
        facts = graph.networkx()
        network = build_network(graph)
    assert network.num_nodes() == facts.number_of_nodes() > 8
    assert network.num_edges() == facts.number_of_edges() > 12
    assert {node["group"] for node in network.nodes} == {
        "person",
        "organization",
        "event",
        "project",
        "place",
        "article",
    }
    aliases = [node["alias"] for node in network.nodes if node["label"] == "云岭县委"]
    assert "中共云岭县委" in aliases[0]
