"""Builds killed with SIGKILL at random moments: the store is the old one or the new one, and the next build is complete."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from kg.graph.export import export
from kg.graph.generations import current_generation
from tests.graph.starter import Starter

KILLS = 30  # of each way to write


def write_pages(folder: Path, topic: str, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"渑池县召开{topic}会议\n2024年3月{number % 28 + 1}日，渑池县召开{topic}会议。县委书记甘霖主持会议。\n{number}\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def quads(store: Path) -> bytes:
    out = store.with_suffix(".nq")
    export(store, out)
    return out.read_bytes()


def moments(store: Path, pid: int, following: int) -> list[Callable[[], bool]]:
    """What a build has reached, from its beginning to its end."""
    directory = store / "generations" / str(following)
    return [
        lambda: (store / "LOCK").read_text() == f"{pid}\n",
        directory.is_dir,
        (directory / "quads" / "CURRENT").exists,
        lambda: any(directory.glob("quads/*.sst")),
        lambda: len(list(directory.glob("quads/*.sst"))) > 2,
        (directory / "state.json").exists,
        (directory / "sources.jsonl").exists,
        directory.with_suffix(".lock").exists,
        (store / "CURRENT.new").exists,
        lambda: current_generation(store) == following,
    ]


@pytest.mark.parametrize("count", [12, 4], ids=["written anew", "as a difference"])
def test_builds_killed_at_random_moments(starter: Starter, tmp_path: Path, count: int) -> None:
    store, random = tmp_path / "graph.kg", Random(4)
    corpora = [write_pages(tmp_path / topic, topic, count) for topic in ("春耕", "秋收")]
    wanted: list[bytes] = []
    for pages in reversed(corpora):
        starter.start(pages, store)
        assert starter.status() == 0
        wanted.insert(0, quads(store))
    killed, found = 0, {"old": 0, "new": 0}
    for turn in range(10 * KILLS):
        if killed == KILLS:
            break
        old, new = wanted[turn % 2], wanted[1 - turn % 2]
        following = (current_generation(store) or 0) + 1
        pid = starter.start(corpora[1 - turn % 2], store)
        reached = random.choice(moments(store, pid, following))
        while not reached() and not starter.ended(0):
            pass
        if not starter.ended(random.choice([0, 0, 0.01, 0.05]) * random.random()):
            with suppress(ProcessLookupError):  # it may end between the question and the kill: its status tells
                os.kill(pid, signal.SIGKILL)
        killed += starter.status() == -signal.SIGKILL
        after = quads(store)
        assert after in (old, new)
        found["new" if after == new else "old"] += 1
        starter.start(corpora[1 - turn % 2], store)
        assert starter.status() == 0
        assert quads(store) == new
        current = current_generation(store)
        assert sorted(os.listdir(store / "generations")) == [f"{current}", f"{current}.lock"]
        assert set(os.listdir(store)) == {"CURRENT", "LOCK", "generations", "runs.jsonl"}
    assert killed == KILLS
    assert found["old"] > KILLS / 4
    assert found["new"] > 0
