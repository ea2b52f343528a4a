"""Building: the tally, the same bytes for the same input, and nothing half-written where the input is bad."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_tally(kg: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "page.txt").write_bytes((seeds / "000_fc2fa7cca39fc49b.txt").read_bytes())
    run = kg("build", tmp_path, "--store", tmp_path.with_suffix(".kg"))
    assert (run.returncode, run.stdout) == (0, "")
    assert re.search(r"^1 document read, 1 skipped, \d+ articles?, in \d+\.\d s$", run.stderr, re.MULTILINE)
    assert "  1 skipped: the file is empty; give a file with text: empty.txt\n" in run.stderr
    assert re.search(r"^ +[1-9]\d* \w+$", run.stderr, re.MULTILINE)
    assert "\r" not in run.stderr


def test_a_terminal_shows_the_way(terminal: Callable[..., str], seeds: Path, tmp_path: Path) -> None:
    printed = terminal("build", seeds, "--store", tmp_path / "graph.kg")
    assert "pages  [" in printed
    assert "5/5" in printed
    assert "5 documents read" in printed


def test_the_same_input_gives_the_same_bytes(kg: Run, seeds: Path, store: Path, tmp_path: Path) -> None:
    other, one, two = tmp_path / "other.kg", tmp_path / "one.nq", tmp_path / "two.nq"
    assert kg("build", seeds, "--store", other, "--workers", "2").returncode == 0
    assert kg("export", "--store", store, "-o", one).returncode == 0
    assert kg("export", "--store", other, "-o", two).returncode == 0
    assert one.read_bytes() == two.read_bytes() != b""


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "picture.png", "folder"])
def test_bad_input_is_one_line_and_leaves_nothing(kg: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "folder").mkdir()
    run = kg("build", tmp_path / name, "--store", tmp_path / "new.kg")
    assert_one_line(run)
    assert str(tmp_path / name) in run.stderr
    assert not list((tmp_path / "new.kg").rglob("CURRENT"))


def test_a_failed_build_leaves_the_old_store_as_it_was(kg: Run, seeds: Path, tmp_path: Path) -> None:
    store, before, after = tmp_path / "graph.kg", tmp_path / "before.nq", tmp_path / "after.nq"
    assert kg("build", seeds / "000_fc2fa7cca39fc49b.txt", "--store", store).returncode == 0
    assert kg("export", "--store", store, "-o", before).returncode == 0
    assert_one_line(kg("build", seeds, tmp_path / "missing.txt", "--store", store))
    assert kg("export", "--store", store, "-o", after).returncode == 0
    assert before.read_bytes() == after.read_bytes()


def many_pages(folder: Path, seeds: Path, count: int) -> Path:
    folder.mkdir()
    text = (seeds / "001_dddd2ddd66b8e022.txt").read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"{text}\n{number}\n", encoding="utf-8")
    return folder


MANY = 4  # processes below a build by two workers: those, the one they are forked from, the one that counts what they share


def children(pid: int) -> list[int]:
    """With their own children."""
    try:
        found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return [*found, *(below for child in found for below in children(child))]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def await_that(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not reached():
        assert time.monotonic() < end


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="the processes of a process are read from Linux's /proc"
)
@pytest.mark.parametrize(("workers", "moment"), [("1", "writing"), ("2", "reading"), ("2", "writing")])
def test_a_killed_build_leaves_the_old_store_and_no_process(
    kg: Run, seeds: Path, tmp_path: Path, workers: str, moment: str
) -> None:
    store, before, after = tmp_path / "graph.kg", tmp_path / "before.nq", tmp_path / "after.nq"
    assert kg("build", seeds / "000_fc2fa7cca39fc49b.txt", "--store", store).returncode == 0
    assert kg("export", "--store", store, "-o", before).returncode == 0
    many = many_pages(tmp_path / "many", seeds, 40)
    command: list[str | Path] = [
        Path(sys.executable).with_name("kg"),
        "build",
        many,
        "--store",
        store,
        "--workers",
        workers,
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        reached = {
            "reading": lambda: len(children(process.pid)) >= MANY,
            "writing": (store / "generations" / "2").exists,
        }
        await_that(lambda: reached[moment]() or process.poll() is not None)
        below = children(process.pid)
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert len(below) >= MANY or moment == "writing"
    assert kg("export", "--store", store, "-o", after).returncode == 0
    assert before.read_bytes() == after.read_bytes()
    built = kg("build", many, "--store", store)
    assert (built.returncode, "40 new" in built.stderr) == (0, True), built.stderr
    await_that(lambda: not any(map(is_alive, below)))


def test_workers_import_nothing_from_the_current_folder(seeds: Path, tmp_path: Path) -> None:
    decoy = tmp_path / "kg"
    decoy.mkdir()
    for name in ("__init__", "ready"):
        (decoy / f"{name}.py").write_text(f"open({str(tmp_path / 'imported')!r}, 'w').close()\n", encoding="utf-8")
    many = many_pages(tmp_path / "pages", seeds, 40)
    kg = Path(sys.executable).with_name("kg")
    command: list[str | Path] = [kg, "build", many, "--store", tmp_path / "graph.kg", "--workers", "2"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "imported").exists()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_build_stopped_by_ctrl_c_says_so_in_one_line(workers: str, seeds: Path, tmp_path: Path) -> None:
    store, many = tmp_path / "graph.kg", many_pages(tmp_path / "many", seeds, 40)
    kg = Path(sys.executable).with_name("kg")
    command: list[str | Path] = [kg, "build", many, "--store", store, "--workers", workers]

    def is_reading(pid: int) -> bool:
        return (store / "generations").exists() and (workers == "1" or len(children(pid)) >= MANY)

    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True) as process:
        await_that(lambda: is_reading(process.pid) or process.poll() is not None)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the command and its workers
        _, printed = process.communicate()
    assert (process.returncode, printed) == (130, "kg: stopped by Ctrl-C\n")


def test_names_of_sources_stay_on_one_line_and_a_remedy_can_be_pasted(kg: Run, seeds: Path, tmp_path: Path) -> None:
    folder, store = tmp_path / "pages", tmp_path / "my graph.kg"
    folder.mkdir()
    page = folder / "一 \n页.txt"
    page.write_bytes((seeds / "000_fc2fa7cca39fc49b.txt").read_bytes())
    assert kg("build", folder, "--store", store).returncode == 0
    assert kg("status", "--store", store).stdout.endswith("  一  页.txt\n")
    page.rename(folder / "一 页.txt")
    assert kg("build", folder, "--store", store, "--prune").returncode == 0
    (folder / "一 页.txt").unlink()
    assert f"kg retract '一 页.txt' --store '{store}'." in kg("rebuild", "--store", store).stderr


def test_a_directory_that_is_no_store_is_not_written(kg: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert_one_line(kg("build", seeds, "--store", tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_metadata_reaches_the_graph(kg: Run, seeds: Path, tmp_path: Path) -> None:
    page = seeds / "000_fc2fa7cca39fc49b.txt"
    meta = tmp_path / "meta.csv"
    meta.write_text(f"source,published,paper\n{page.name},2031-05-07,某日报\n", encoding="utf-8")
    store = tmp_path / "graph.kg"
    assert kg("build", page, "--store", store, "--meta", meta).returncode == 0
    found = kg("query", "articles", "--store", store, "--format", "csv").stdout
    assert "2031" in found


def assert_one_line(run: subprocess.CompletedProcess[str]) -> None:
    assert run.returncode == 2
    assert run.stdout == ""
    assert re.fullmatch(r"kg: [^\n]+\n", run.stderr), run.stderr
