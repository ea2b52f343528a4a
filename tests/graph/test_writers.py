"""Writers, readers and kills: what is published survives whatever happens to a writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.evidence import page_lines
from kg.graph.iri import DEFAULT_BASE, Mint
from kg.graph.nquads import quads_of
from kg.graph.pages import kept
from kg.graph.quads import Changing
from kg.graph.state import Origin, State
from kg.graph.store import read_pages, updating, write_generation
from kg.records import Page
from tests.graph.invented import corpus, first_page, pages, second_page


def write(path: Path, of: list[Page] | None = None) -> None:
    given = pages() if of is None else of
    write_generation(path, given, corpus(given), base=DEFAULT_BASE)


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


def test_an_update_keeps_other_writers_out_from_reading_to_writing(tmp_path: Path) -> None:
    write(tmp_path, [second_page()])
    with updating(tmp_path) as writer:
        with pytest.raises(StoreError, match=f"process {os.getpid()}"):
            write(tmp_path, [first_page()])
        page = first_page()
        origins = (*writer.held.origins, Origin(*page.document[:2], page.document.metadata, "", ""))

        def add(store: Changing) -> State:
            store.extend(quads_of(page_lines(page, Mint())))
            return writer.held._replace(origins=tuple(sorted(origins)))

        writer.change(add)
    assert len(read_pages(tmp_path)) == 2


def test_an_update_that_fails_leaves_nothing_or_the_old_store(tmp_path: Path) -> None:
    for path, before in ((tmp_path / "new", 0), (tmp_path / "old", 1)):
        if before:
            write(path, [second_page()])
        with pytest.raises(RuntimeError), updating(path):
            raise RuntimeError
        assert len(read_pages(path)) == before
        assert path.exists() == bool(before)


def test_a_store_below_a_file_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="can not be written"):
        write(tmp_path / "file" / "graph.kg")


def test_a_lock_file_left_without_its_generation_goes_with_the_next_writer(tmp_path: Path) -> None:
    store = tmp_path / "graph.kg"
    write(store)
    write(store)
    (store / "generations" / "1.lock").touch()  # as a kill between removing a generation and its lock file leaves it
    write(store)
    assert sorted(os.listdir(store / "generations")) == ["3", "3.lock"]
