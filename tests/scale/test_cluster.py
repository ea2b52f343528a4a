"""A real Dask cluster, its workers in processes of their own: the same bytes as without it, and one clear error where it is lost."""

from __future__ import annotations

import importlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from distributed import Client

from kg.build import build, read_page
from kg.change.pages import Job, check_installed
from kg.errors import SourceError, StoreError
from kg.graph.export import export
from kg.graph.installed import installed_rules
from kg.graph.iri import mint
from kg.scale.cluster import cluster

SEEDS = Path(__file__).parents[2] / "seeds"
KG = Path(sys.executable).with_name("kg")
SOON = 60.0  # seconds in which an error must have come; Dask itself waits for ever

CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=int(sys.argv[1]), threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


class Running(NamedTuple):
    address: str
    process: subprocess.Popen[str]


@contextmanager
def running(workers: int, folder: Path) -> Iterator[Running]:
    """A cluster in a folder of its own, all of it in one group of processes."""
    script = folder / "start_cluster.py"
    script.write_text(CLUSTER)
    with subprocess.Popen(
        [sys.executable, script, str(workers)],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield Running(process.stdout.readline().strip(), process)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(2, tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty pages, each of its own content."""
    folder = tmp_path_factory.mktemp("pages")
    for seed in sorted(SEEDS.iterdir()):
        text = seed.read_text(encoding="utf-8")
        for number in range(6):
            (folder / f"{number}-{seed.name}").write_text(text + "\n" * (number + 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    store = tmp_path_factory.mktemp("alone") / "graph.kg"
    build([pages], store)
    return exported(store)


def exported(store: Path) -> bytes:
    out = store.with_suffix(".nq")
    export(store, out)
    return out.read_bytes()


def doubled(number: int) -> int:
    return 2 * number


def test_the_result_is_that_of_one_process_even_when_a_worker_is_killed_while_it_reads(
    two: Running, pages: Path, expected: bytes, tmp_path: Path
) -> None:
    killed: list[int] = []
    with Client(two.address, set_as_default=False) as client:

        def kill_one(done: int, _: int) -> None:
            busy = [worker for worker, tasks in client.processing().items() if tasks]
            if not killed and busy:
                assert done < 30
                killed.append(client.run(os.getpid, workers=busy[:1])[busy[0]])
                os.kill(killed[0], signal.SIGKILL)

        build([pages], tmp_path / "graph.kg", scheduler=two.address, progress=kill_one)
        assert killed
        client.wait_for_workers(2, timeout=SOON)
        assert killed[0] not in client.run(os.getpid).values()
    assert exported(tmp_path / "graph.kg") == expected
    assert not list((tmp_path / "graph.kg").rglob("kg-*"))


def test_pages_that_the_store_holds_need_no_file(two: Running, pages: Path, expected: bytes, tmp_path: Path) -> None:
    store, folder = tmp_path / "graph.kg", tmp_path / "pages"
    folder.mkdir()
    first, *others = sorted(pages.iterdir())
    (folder / first.name).write_bytes(first.read_bytes())
    build([folder], store)
    (folder / first.name).unlink()
    for page in others:
        (folder / page.name).write_bytes(page.read_bytes())
    build([folder], store, scheduler=two.address)
    assert exported(store) == expected


def test_pieces_pass_through_another_file_system(two: Running, pages: Path, expected: bytes, tmp_path: Path) -> None:
    store, scratch = tmp_path / "graph.kg", tmp_path / "scratch"
    seen: list[Path] = []

    def look(_: int, __: int) -> None:
        seen.extend(scratch.glob("kg-*/*"))
        assert not list(store.glob("generations/*/kg-*"))

    build([pages], store, scheduler=two.address, scratch=scratch.as_uri(), progress=look)
    assert seen
    assert not list(scratch.iterdir())
    assert exported(store) == expected


def test_pieces_are_removed_where_a_build_fails(two: Running, pages: Path, tmp_path: Path) -> None:
    store, scratch, folder = tmp_path / "graph.kg", tmp_path / "scratch", tmp_path / "pages"
    folder.mkdir()
    for page in pages.iterdir():
        (folder / page.name).write_bytes(page.read_bytes())

    def remove(_: int, __: int) -> None:
        sorted(folder.iterdir())[-1].unlink()

    with pytest.raises(SourceError, match="can not be read"):
        build([folder], store, scheduler=two.address, scratch=scratch.as_uri(), progress=remove)
    assert not list(scratch.iterdir())
    assert not store.exists()


@pytest.mark.parametrize("scratch", ["nosuch://place", "file:///proc/place", "/proc/place"])
def test_a_scratch_that_can_not_be_written_exits_2(two: Running, scratch: str, tmp_path: Path) -> None:
    store = tmp_path / "graph.kg"
    done = run("build", SEEDS, "--store", store, "--scheduler", two.address, "--scratch", scratch, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith(f"kg: {scratch}: no pieces can be written there")
    assert not store.exists()


def test_scratch_is_for_a_scheduler(tmp_path: Path) -> None:
    done = run("build", SEEDS, "--store", tmp_path / "graph.kg", "--scratch", "file:///tmp", cwd=tmp_path)
    assert done.returncode == 2
    assert "--scratch is for --scheduler" in done.stderr


def test_what_is_the_same_is_known_to_all_workers(two: Running, tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "渑池县召开春耕会议\n2024年3月5日，渑池县召开春耕会议。县委书记甘霖主持会议。\n"),
        ("b.txt", "义马市召开春耕会议\n2024年3月6日，义马市召开春耕会议。市委书记甘霖主持会议。\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    judgements = tmp_path / "same.yaml"
    judgements.write_text(
        "- {verdict: same, things: [{name: 甘霖, region: 渑池县}, {name: 甘霖, region: 义马市}], by: 祁山, when: 2026-03-05, why: 同一人}",
        encoding="utf-8",
    )
    alone, spread = tmp_path / "alone.kg", tmp_path / "spread.kg"
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert build(paths, alone, judgements=judgements).unfit == ()
    build(paths[:1], spread)
    build(paths[1:], spread, judgements=judgements, scheduler=two.address)
    assert exported(spread) == exported(alone)


def test_the_command_takes_paths_below_its_own_folder(two: Running, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "000.txt"
    page.write_text("渑池县召开会议\n3月5日，渑池县委书记甘霖主持会议。", encoding="utf-8")
    for command in (["build", "pages", "--judgements", "same.yaml"], ["rebuild"]):
        (tmp_path / "same.yaml").write_text("[]", encoding="utf-8")
        done = run(*command, "--store", "graph.kg", "--scheduler", two.address, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "1 document read" in done.stderr


def test_a_page_that_changes_while_it_is_read_is_told_as_ever(two: Running, pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for page in pages.iterdir():
        (folder / page.name).write_bytes(page.read_bytes())

    def change(done: int, _: int) -> None:
        if done < 20:
            sorted(folder.iterdir())[-1].write_text("另一篇", encoding="utf-8")

    with pytest.raises(SourceError, match="changed while it was being read"):
        build([folder], tmp_path / "graph.kg", scheduler=two.address, progress=change)
    assert not (tmp_path / "graph.kg").exists()


def test_a_scheduler_that_is_killed_exits_2_and_leaves_the_store_as_it_was(pages: Path, tmp_path: Path) -> None:
    store, page = tmp_path / "graph.kg", next(pages.iterdir())
    build([page], store)
    before = exported(store)
    with running(1, tmp_path) as lost, ended_soon():
        words: list[str | Path] = [KG, "build", str(pages), "--store", str(store), "--scheduler", lost.address]
        with subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8") as building:
            while not list(store.glob("generations/*/kg-*/pages-*")):
                assert building.poll() is None
            os.killpg(lost.process.pid, signal.SIGKILL)
            _, said = building.communicate()
    assert (building.returncode, said.count("\n")) == (2, 1), said
    assert said == f"kg: {lost.address}: the Dask scheduler is gone; start it and build again\n"
    assert exported(store) == before
    assert len(list((store / "generations").iterdir())) == 2  # the generation and its lock


def test_a_scheduler_that_nobody_is_exits_2_and_leaves_no_store(tmp_path: Path) -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with ended_soon():
            done = run("build", SEEDS, "--store", tmp_path / "graph.kg", "--scheduler", address, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"kg: {address}: no Dask scheduler answers there")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "graph.kg").exists()


@pytest.mark.parametrize("address", ["nowhere", "no.such.host.invalid:1", "ftp://127.0.0.1:1"])
def test_what_is_no_address_exits_2(address: str, tmp_path: Path) -> None:
    with ended_soon():
        done = run("build", SEEDS, "--store", tmp_path / "graph.kg", "--scheduler", address, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert f"kg: {address}: no Dask scheduler answers there" in done.stderr


def test_a_cluster_without_workers_is_one_clear_error(tmp_path: Path) -> None:
    with (
        running(0, tmp_path) as empty,
        ended_soon(),
        pytest.raises(StoreError, match=f"{empty.address}: no worker for 1 second"),
        cluster(empty.address, patience=1) as spread,
    ):
        list(spread(abs, range(3)))


def test_a_task_that_kills_its_workers_is_one_clear_error(two: Running) -> None:
    with ended_soon(), pytest.raises(StoreError, match="workers died"), cluster(two.address) as spread:
        list(spread(os._exit, [1]))


def test_a_folder_that_workers_do_not_have_is_told_with_the_remedy(two: Running) -> None:
    with pytest.raises(StoreError, match=r"a worker of .*/not/there.*README"), cluster(two.address) as spread:
        list(spread(os.listdir, ["/not/there"]))


def test_a_worker_with_other_rules_is_refused(two: Running) -> None:
    jobs = [Job(read_page, "", mint("https://example.org/"), rules) for rules in (installed_rules(), "0" * 20)]
    with cluster(two.address) as spread:
        results = spread(check_installed, jobs)
        next(results)
        with pytest.raises(StoreError, match="other rules; install the same"):
            next(results)


def test_a_cluster_without_this_kg_is_told_with_the_remedy(
    two: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "only_here.py").write_text("def work(number):\n    return number\n")
    monkeypatch.syspath_prepend(tmp_path)
    work = importlib.import_module("only_here").work
    with (
        pytest.raises(StoreError, match="install this kg for the scheduler and each worker"),
        cluster(two.address) as spread,
    ):
        list(spread(work, [1]))


def test_workers_and_scheduler_exclude_each_other(tmp_path: Path) -> None:
    done = run(
        "build", SEEDS, "--store", "graph.kg", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1", cwd=tmp_path
    )
    assert done.returncode == 2
    assert "exclude each other" in done.stderr


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([KG, *words], cwd=cwd, capture_output=True, encoding="utf-8", check=False)


@contextmanager
def ended_soon() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SOON
