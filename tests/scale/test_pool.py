"""Tasks go to processes as they are needed and come back in order; a process that dies is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import StoreError
from kg.scale.pool import processes
from kg.upkeep import rebuild


def doubled(number: int) -> int:
    return 2 * number


def killed(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_tasks(workers: int) -> None:
    with processes(workers) as spread:
        assert list(spread(doubled, range(40))) == list(range(0, 80, 2))
        assert list(spread(doubled, [])) == []


def test_no_more_tasks_are_made_than_are_soon_needed() -> None:
    made = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            made.append(number)
            yield number

    with processes(2) as spread:
        assert next(spread(doubled, tasks())) == 0
        assert len(made) < 10


@pytest.mark.parametrize("workers", [0, -1])
def test_a_number_of_processes_below_one_is_told_before_anything_is_done(workers: int, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("县长甘霖主持会议。", encoding="utf-8")
    with pytest.raises(StoreError, match=rf"workers={workers}: one process at least reads pages; give 1 or more"):
        kg.build(tmp_path, tmp_path / "graph.kg", workers=workers)
    assert not (tmp_path / "graph.kg").exists()
    kg.build(tmp_path / "page.txt", tmp_path / "graph.kg")
    with pytest.raises(StoreError, match=f"workers={workers}"):
        rebuild(tmp_path / "graph.kg", workers=workers)


def test_a_process_that_is_killed_is_one_clear_error() -> None:
    with pytest.raises(StoreError, match="killed"), processes(2) as spread:
        list(spread(killed, range(4)))
