"""An export is the same bytes for the same content, and other tools read it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kg.errors import StoreError
from kg.graph import export as exporting
from kg.graph.export import ENDINGS, export
from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import open_store, write_generation
from kg.records import Corpus
from tests.graph.invented import corpus, pages

# rdflib 7.6 warns of its own use of ConjunctiveGraph and Dataset.default_context when a Dataset parses anything.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "graph.kg"
    write_generation(path, pages(), corpus(), base=DEFAULT_BASE)
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_two_builds_in_another_order_give_the_same_bytes(tmp_path: Path, store: Path, ending: str) -> None:
    facts = corpus()
    backwards = Corpus(facts.facts[::-1], facts.clusters)
    turned = [page._replace(claims=page.claims[::-1]) for page in reversed(pages())]
    write_generation(tmp_path / "other.kg", turned, backwards, base=DEFAULT_BASE)
    export(store, tmp_path / f"one{ending}")
    export(tmp_path / "other.kg", tmp_path / f"two{ending}")
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".jsonld"])
def test_another_process_writes_the_same_bytes(tmp_path: Path, store: Path, ending: str) -> None:
    out = [tmp_path / f"{name}{ending}" for name in "ab"]
    script = "import sys; from pathlib import Path; from kg.graph.export import export; export(Path(sys.argv[1]), Path(sys.argv[2]))"
    for seed, path in enumerate(out):
        environment = os.environ | {"PYTHONHASHSEED": str(seed)}
        subprocess.run([sys.executable, "-c", script, store, path], check=True, env=environment)
    assert out[0].read_bytes() == out[1].read_bytes()


@pytest.mark.parametrize(("ending", "form"), [(".trig", "trig"), (".nq", "nquads"), (".jsonld", "json-ld")])
def test_rdflib_reads_both_layers(tmp_path: Path, store: Path, ending: str, form: str) -> None:
    out = tmp_path / f"x{ending}"
    export(store, out)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=out.read_text(encoding="utf-8"), format=form)
    assert len(dataset) == len(open_store(store))


@pytest.mark.parametrize(("ending", "form"), [(".ttl", "turtle"), (".nt", "nt")])
def test_turtle_holds_the_facts_graph_alone(tmp_path: Path, store: Path, ending: str, form: str) -> None:
    out = tmp_path / f"x{ending}"
    export(open_store(store), out)
    graph = rdflib.Graph().parse(data=out.read_text(encoding="utf-8"), format=form)
    assert (None, rdflib.RDF.type, rdflib.ORG.Membership) in graph
    assert (None, rdflib.URIRef("https://kg.example/ontology#reading"), None) not in graph
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def test_lines_are_sorted_and_large_stores_are_merged_from_sorted_runs(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(store, tmp_path / "whole.nq")
    monkeypatch.setattr(exporting, "_RUN", 50)
    export(store, tmp_path / "merged.nq")
    lines = (tmp_path / "whole.nq").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert (tmp_path / "merged.nq").read_bytes() == (tmp_path / "whole.nq").read_bytes()


def test_an_unknown_ending_lists_the_known_ones_and_leaves_nothing(tmp_path: Path, store: Path) -> None:
    with pytest.raises(StoreError, match=r"'\.doc'.*\.ttl .*\.nq"):
        export(store, tmp_path / "x.doc")
    assert os.listdir(tmp_path) == ["graph.kg"]


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path, store: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        export(store, tmp_path / "nowhere" / "x.nq")


def test_a_missing_store_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        export(tmp_path / "none", tmp_path / "x.nq")
    assert os.listdir(tmp_path) == []
