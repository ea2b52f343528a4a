"""A disk that is full, a directory that can only be read: one line, and the store as it was."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def mount(*words: str | Path) -> bool:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that holds 3 MB."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    place = tmp_path / "disk"
    place.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", place):
        pytest.skip("this root may not mount a file system (a container without that right)")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def built(kg: Run, seeds: Path, disk: Path) -> Path:
    store = disk / "graph.kg"
    assert kg("build", seeds / "000_fc2fa7cca39fc49b.txt", "--store", store).returncode == 0
    return store


@pytest.fixture
def many(seeds: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(20):
        for page in seeds.iterdir():
            (folder / f"{number}-{page.name}").write_bytes(page.read_bytes() + f"\n{number}\n".encode())
    return folder


def exported(kg: Run, store: Path, out: Path) -> bytes:
    assert kg("export", "--store", store, "-o", out).returncode == 0
    return out.read_bytes()


def refused(run: subprocess.CompletedProcess[str], said: str) -> None:
    assert (run.returncode, run.stdout) == (2, "")
    assert re.fullmatch(r"kg: [^\n]+\n", run.stderr), run.stderr
    assert said in run.stderr


def test_a_full_disk_leaves_the_store_as_it_was(kg: Run, disk: Path, built: Path, many: Path, tmp_path: Path) -> None:
    before = exported(kg, built, tmp_path / "before.nq")
    refused(kg("build", many, "--store", built), "the store is as it was")
    assert exported(kg, built, tmp_path / "after.nq") == before
    assert sorted(os.listdir(built / "generations")) == ["1", "1.lock"]
    assert mount("-o", "remount,size=200m", disk)
    assert kg("build", many, "--store", built).returncode == 0


def test_a_disk_too_small_for_a_first_build_is_left_empty(kg: Run, disk: Path, many: Path) -> None:
    refused(kg("build", many, "--store", disk / "graph.kg"), "could not be written")
    assert os.listdir(disk) == []


def test_a_directory_that_can_only_be_read_is_read(
    kg: Run, disk: Path, built: Path, seeds: Path, tmp_path: Path
) -> None:
    before = exported(kg, built, tmp_path / "before.nq")
    assert mount("-o", "remount,ro", disk)
    for words in (["build", seeds], ["retract", "000_fc2fa7cca39fc49b.txt"], ["rebuild"]):
        refused(kg(*words, "--store", built), "can not be written")
    assert exported(kg, built, tmp_path / "after.nq") == before
    assert kg("query", "articles", "--store", built).returncode == 0
    assert kg("status", "--store", built).returncode == 0
