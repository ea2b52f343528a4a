"""Pages and facts go into a store and come back; what is published survives whatever happens to a writer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
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
    for file in (tmp_path / "generations" / "1").glob("*.sst"):
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


WRITER = """
import sys
from pathlib import Path
from kg.graph.store import write_generation
from tests.graph.invented import corpus, pages

def slow():
    yield pages()[0]
    print("writing", flush=True)
    sys.stdin.readline()
    yield pages()[1]

write_generation(Path(sys.argv[1]), slow(), corpus(), base="https://kg.example/")
"""


def start_writer(path: Path) -> subprocess.Popen[str]:
    """A writer in another process that holds its lock until it is told to go on."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


def test_a_second_writer_is_told_who_writes_and_the_first_ends_well(tmp_path: Path) -> None:
    with start_writer(tmp_path) as first:
        with pytest.raises(StoreError, match=f"process {first.pid}"):
            write(tmp_path)
        first.communicate("\n")
    assert first.returncode == 0
    assert len(read_pages(tmp_path)) == 2


@pytest.mark.parametrize("before", [[], [second_page()]])
def test_a_killed_writer_leaves_the_store_as_it_was_and_nothing_for_long(tmp_path: Path, before: list[Page]) -> None:
    if before:
        write(tmp_path, before)
    with start_writer(tmp_path) as writer:
        writer.send_signal(signal.SIGKILL)
    assert len(read_pages(tmp_path)) == len(before)
    write(tmp_path)
    assert len(read_pages(tmp_path)) == 2
    assert len(os.listdir(tmp_path / "generations")) == 2


MANY = """
import sys
from pathlib import Path
from kg.graph.store import write_generation
from kg.records import Corpus
from tests.graph.invented import first_page

page = first_page()
many = [page._replace(document=page.document._replace(sha256=f"{number:064x}", source=f"{number}.txt"), articles=(), dates=())
        for number in range(int(sys.argv[2]))]
print("writing", flush=True)
write_generation(Path(sys.argv[1]), many, Corpus(()), base="https://kg.example/")
"""


@pytest.mark.parametrize("after", [0.02, 0.05, 0.1, 0.2, 0.3, 0.5])
def test_a_writer_killed_at_any_moment_leaves_an_old_or_a_new_store(tmp_path: Path, after: float) -> None:
    write(tmp_path, [second_page()])
    with subprocess.Popen(
        [sys.executable, "-c", MANY, str(tmp_path), "150"], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        try:
            writer.wait(after)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
    assert len(read_pages(tmp_path)) in (1, 150)
    write(tmp_path)
    assert len(read_pages(tmp_path)) == 2
    assert len(os.listdir(tmp_path / "generations")) == 2


def test_a_full_disk_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, [second_page()])
    # The limit on a file's size stands for a full disk: both end in an error of the system call that writes.
    limit = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
"""
    done = subprocess.run(
        [sys.executable, "-c", limit + MANY, str(tmp_path), "400"], capture_output=True, text=True, check=False
    )
    assert "StoreError" in done.stderr
    assert "the store is as it was" in done.stderr
    assert read_pages(tmp_path) == [kept(second_page())]
    assert sorted(os.listdir(tmp_path / "generations")) == ["1", "1.lock"]


READER = """
import sys
from pathlib import Path
from kg.graph.store import open_reader

opened = 0
while not Path(sys.argv[2]).exists():
    reader = open_reader(Path(sys.argv[1]))
    opened += len(list(reader.store)) > 100
    reader.close()
    print(opened, flush=True)
"""


def test_readers_never_fail_while_a_writer_publishes(tmp_path: Path) -> None:
    store, stop = tmp_path / "graph.kg", tmp_path / "stop"
    write(store)
    command = [sys.executable, "-W", "error", "-c", READER, str(store), str(stop)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline().strip() == "1"
    for _ in range(25):
        write(store)
    stop.touch()
    for reader in readers:
        out, errors = reader.communicate()
        assert (reader.returncode, errors) == (0, "")
        assert out
