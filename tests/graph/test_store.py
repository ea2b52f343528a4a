"""Pages and facts go into a store and come back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.iri import DEFAULT_BASE
from kg.graph.pages import kept
from kg.graph.store import open_reader, open_store, read_pages, write_generation
from kg.records import Corpus, Page
from tests.graph.invented import corpus, first_page, pages, second_page


def write(path: Path, of: list[Page] | None = None) -> None:
    given = pages() if of is None else of
    write_generation(path, given, corpus(given), base=DEFAULT_BASE)


def test_pages_come_back_as_they_were_kept(tmp_path: Path) -> None:
    write(tmp_path / "graph.kg")
    assert read_pages(tmp_path / "graph.kg") == [kept(page) for page in pages()]


def test_no_store_has_no_pages(tmp_path: Path) -> None:
    assert read_pages(tmp_path / "graph.kg") == []
    assert not (tmp_path / "graph.kg").exists()


def test_an_empty_corpus_is_a_store(tmp_path: Path) -> None:
    write_generation(tmp_path, [], Corpus(()), base=DEFAULT_BASE)
    assert read_pages(tmp_path) == []
    assert len(open_store(tmp_path)) == 2  # the dataset and its format


def test_the_unnamed_graph_stays_empty_and_nothing_is_a_blank_node(tmp_path: Path) -> None:
    write(tmp_path)
    dump = str(open_store(tmp_path))
    assert all(line.count("<") >= 3 and line.rstrip(" .").endswith(">") for line in dump.splitlines())
    assert "_:" not in dump


def test_one_file_under_two_names_is_one_document_with_two_pages(tmp_path: Path) -> None:
    page = first_page()
    copy = page._replace(document=page.document._replace(source="pages/again.txt"))
    write(tmp_path, [page, copy])
    assert [page.document.source for page in read_pages(tmp_path)] == ["pages/again.txt", "pages/one.txt"]
    source = NamedNode("https://kg.example/ontology#source")
    sources = {str(quad.object) for quad in open_store(tmp_path).quads_for_pattern(None, source, None, None)}
    assert sources == {'"pages/again.txt"'}


def test_the_base_is_part_of_every_own_iri(tmp_path: Path) -> None:
    write_generation(tmp_path, pages(), corpus(), base="https://data.example.org/news")
    assert read_pages(tmp_path) == [kept(page) for page in pages()]
    own = [line for line in str(open_store(tmp_path)).splitlines() if line.startswith("<https://kg.example/")]
    assert own == []


@pytest.mark.parametrize("base", ["", "news", "https://", "https://a b/", "https://a/<x>"])
def test_a_base_that_is_no_iri_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="base IRI"):
        write_generation(tmp_path / "s", pages(), corpus(), base=base)
    assert not (tmp_path / "s").exists()


def test_a_file_and_a_foreign_directory_are_refused_and_left_alone(tmp_path: Path) -> None:
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.write_text("mine")
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    for path in (file, folder):
        for action in (write, open_store, read_pages):
            with pytest.raises(StoreError, match=str(path)):
                action(path)
    assert file.read_text() == "mine"
    assert os.listdir(folder) == ["notes.txt"]


def test_a_missing_store_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "nowhere")


@pytest.mark.parametrize(("written", "age"), [(0, "older"), (99, "newer")])
def test_a_store_of_another_format_is_refused(tmp_path: Path, written: int, age: str) -> None:
    write(tmp_path)
    (tmp_path / "CURRENT").write_text(json.dumps({"format": written, "generation": 1}))
    with pytest.raises(StoreError, match=f"{age} format"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match=f"{age} format"):
        write(tmp_path)


@pytest.mark.parametrize("mark", ["", "hello", "[]", '{"format": "x"}'])
def test_a_broken_mark_is_refused(tmp_path: Path, mark: str) -> None:
    write(tmp_path)
    (tmp_path / "CURRENT").write_text(mark)
    with pytest.raises(StoreError, match="CURRENT"):
        open_store(tmp_path)


def test_a_generation_that_lost_files_is_reported(tmp_path: Path) -> None:
    write(tmp_path)
    for file in (tmp_path / "generations" / "1" / "quads").glob("*.sst"):
        file.unlink()
    with pytest.raises(StoreError, match="broken"):
        open_store(tmp_path)


def test_a_missing_generation_is_reported(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "generations" / "1.lock").unlink()
    with pytest.raises(StoreError, match="missing"):
        open_store(tmp_path)


def test_a_reader_keeps_its_generation_while_writers_publish(tmp_path: Path) -> None:
    write(tmp_path, [first_page()])
    reader = open_reader(tmp_path)
    before = len(reader.store)
    write(tmp_path)
    write(tmp_path)
    assert len(reader.store) == before
    assert sorted(os.listdir(tmp_path / "generations")) == ["1", "1.lock", "3", "3.lock"]
    reader.close()
    write(tmp_path, [second_page()])
    assert sorted(os.listdir(tmp_path / "generations")) == ["4", "4.lock"]
