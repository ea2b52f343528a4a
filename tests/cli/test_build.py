"""Building: the tally, the same bytes for the same input, and nothing half-written where the input is bad."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
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
    assert "  1 skipped: the file is empty" in run.stderr
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


def test_a_killed_build_leaves_the_old_store_readable(kg: Run, seeds: Path, tmp_path: Path) -> None:
    store, before = tmp_path / "graph.kg", tmp_path / "before.nq"
    assert kg("build", seeds / "000_fc2fa7cca39fc49b.txt", "--store", store).returncode == 0
    assert kg("export", "--store", store, "-o", before).returncode == 0
    many = tmp_path / "many"
    many.mkdir()
    text = (seeds / "001_dddd2ddd66b8e022.txt").read_text(encoding="utf-8")
    for number in range(400):
        (many / f"{number}.txt").write_text(f"{text}\n{number}\n", encoding="utf-8")
    process = subprocess.Popen(
        [Path(sys.executable).with_name("kg"), "build", many, "--store", store], stderr=subprocess.DEVNULL
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(30)
    after = tmp_path / "after.nq"
    assert kg("export", "--store", store, "-o", after).returncode == 0
    assert before.read_bytes() == after.read_bytes()
    assert kg("build", seeds / "000_fc2fa7cca39fc49b.txt", "--store", store).returncode == 0


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
