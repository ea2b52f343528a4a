"""A remote store holds what a store on disk would, whatever the way there; a killed writer's work is taken back or finished."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

import kg
from kg.errors import StoreError
from kg.graph.generations import FORMAT
from kg.graph.iri import DEFAULT_BASE
from kg.graph.remote.memory import ARRIVING, Mark, mark_quad, read_marks, state_quads
from kg.graph.remote.reading import RemoteStore
from kg.graph.remote.updates import insert
from kg.graph.state import State
from kg.upkeep import rebuild, retract
from tests.graph.starter import PATIENCE, Starter
from tests.remote.gate import Request, Said, answering, passed_on
from tests.remote.servers import Server, client, empty
from tests.remote.test_faults import exported

MEETING = "渑池县召开{0}会议\n2024年3月{1}日，渑池县召开{0}会议。县委书记甘霖主持会议。\n"
POST = "渑池县人事任免\n2024年4月{1}日，任命苗青松为渑池县{0}局局长。\n"


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def fresh(pages: Path, out: Path) -> bytes:
    """What a new store on disk of these pages exports."""
    kg.build([pages], out)
    return exported(out, out.with_suffix(".nq"))


def test_every_way_leads_to_the_same_bytes(server: Server, tmp_path: Path) -> None:
    pages = write(
        tmp_path / "pages", a=MEETING.format("春耕", 3), b=MEETING.format("防汛", 4), c=POST.format("教育", 5)
    )
    wanted = fresh(pages, tmp_path / "fresh.kg")
    for name in ("c", "a", "b"):
        kg.build([pages / f"{name}.txt"], server.url)
    assert exported(server.url, tmp_path / "x.nq") == wanted
    retract(server.url, ["a.txt"])
    kg.build([pages], server.url)
    assert exported(server.url, tmp_path / "x.nq") == wanted
    rebuild(server.url)
    assert exported(server.url, tmp_path / "x.nq") == wanted
    write(pages, a=POST.format("水利", 6), d=MEETING.format("防汛", 4))  # changed; the bytes of b under another name
    (pages / "b.txt").unlink()
    tally = kg.build([pages], server.url, prune=True)
    assert (tally.new, tally.changed, tally.unchanged, tally.retracted) == (1, 1, 1, 1)
    assert exported(server.url, tmp_path / "x.nq") == fresh(pages, tmp_path / "other.kg")
    assert kg.build([pages], server.url).unchanged == 3
    retract(server.url, ["a.txt", "c.txt", "d.txt"])
    with kg.open_graph(server.url) as graph:
        assert graph.query("articles").rows == []


def test_what_is_told_of_a_page_replaces_it_in_place(server: Server, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a="渑池县召开春耕会议\n3月3日，渑池县召开春耕会议。县委书记甘霖主持会议。\n")
    meta = tmp_path / "meta.csv"
    meta.write_text("source,published\na.txt,2023-03-04\n", encoding="utf-8")
    kg.build([pages], server.url)
    kg.build([pages], server.url, meta=meta)
    kg.build([pages], tmp_path / "fresh.kg", meta=meta)
    assert exported(server.url, tmp_path / "x.nq") == exported(tmp_path / "fresh.kg", tmp_path / "y.nq")


def test_another_base_needs_another_endpoint(server: Server, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=MEETING.format("春耕", 3))
    kg.build([pages], server.url)
    with pytest.raises(StoreError, match="another one needs another endpoint"):
        kg.build([pages], server.url, base="https://other.example/")


def test_another_format_is_told(server: Server, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=MEETING.format("春耕", 3))
    kg.build([pages], server.url)
    connection = client(server.url)
    old = State(DEFAULT_BASE, "rules")
    quad = next(state_quads(old))
    line = Literal(quad.object.value.replace(f'"state",{FORMAT},', '"state",1,'))  # type: ignore[union-attr]
    insert(connection, [Quad(quad.subject, quad.predicate, line, quad.graph_name)])
    connection.close()
    with pytest.raises(StoreError, match=r"another format \(1, this kg reads \d\); drop the graphs below"):
        kg.build([pages], server.url)


def test_a_writer_of_another_machine_is_left_alone(server: Server, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=MEETING.format("春耕", 3))
    kg.build([pages], server.url)
    before = exported(server.url, tmp_path / "x.nq")
    connection = client(server.url)
    mark = Mark("token", ARRIVING, "far.example", 77, time.time())
    insert(connection, [mark_quad(mark, DEFAULT_BASE)])
    with pytest.raises(
        StoreError, match=r"process 77 of far\.example; wait until it ends, or, if it was killed, 10 min"
    ):
        retract(server.url, ["a.txt"])
    assert exported(server.url, tmp_path / "x.nq") == before
    insert(connection, [mark_quad(mark._replace(token="older", seen=0.0), DEFAULT_BASE)])
    connection.update(
        f"DELETE DATA {{ GRAPH <{DEFAULT_BASE}graph/state> {{ {mark_quad(mark, DEFAULT_BASE).triple} }} }}"
    )
    retract(server.url, ["a.txt"])  # a mark that has not moved for long is a killed writer's
    assert read_marks(RemoteStore(connection, DEFAULT_BASE), DEFAULT_BASE) == []
    connection.close()


class Moment:
    """Holds an update of a build, before or after the server has done it, until the build is killed."""

    def __init__(self, url: str, number: int, *, done: bool) -> None:
        self.url, self.number, self.done = url, number, done
        self.reached, self.over = threading.Event(), threading.Event()
        self.updates = 0

    def __call__(self, request: Request) -> Said:
        self.updates += request.is_update
        if not request.is_update or self.updates != self.number:
            return passed_on(request, self.url)
        if self.done:
            passed_on(request, self.url)
        self.reached.set()
        assert self.over.wait(PATIENCE)
        return Said(500)


def test_a_writer_killed_at_every_update_is_repaired_by_the_next(
    started: Server, starter: Starter, tmp_path: Path
) -> None:
    corpora = [
        write(tmp_path / "old", a=MEETING.format("春耕", 3), b=MEETING.format("防汛", 4), c=POST.format("教育", 5)),
        write(tmp_path / "new", a=MEETING.format("秋收", 9), x=MEETING.format("防汛", 4), c=POST.format("教育", 5)),
    ]
    old, new = (fresh(pages, tmp_path / f"{pages.name}.kg") for pages in corpora)
    number, kept, finished = 0, 0, 0
    while True:
        number += 1
        empty(started)
        kg.build([corpora[0]], started.url)
        moment = Moment(started.url, number, done=number % 2 == 0)
        with answering(moment) as url:
            pid = starter.start(corpora[1], url)  # type: ignore[arg-type]
            while not moment.reached.wait(0.02) and not starter.ended(0):
                pass
            if not moment.reached.is_set():
                assert starter.status() == 0
                break
            os.kill(pid, signal.SIGKILL)
            assert starter.status() == -signal.SIGKILL
            moment.over.set()
        kg.build([corpora[0] / "c.txt"], started.url)  # what stands there is not read again: only the repair is done
        held = exported(started.url, tmp_path / "x.nq")
        assert held in (old, new)
        kept += held == old
        finished += held == new
        kg.build([corpora[1]], started.url, prune=True)
        assert exported(started.url, tmp_path / "x.nq") == new
        connection = client(started.url)
        assert read_marks(RemoteStore(connection, DEFAULT_BASE), DEFAULT_BASE) == []
        assert RemoteStore(connection, DEFAULT_BASE).staged() == []
        connection.close()
    assert kept >= 4
    assert finished >= 4
