"""A small change of a remote store fetches what it touches, however much stands there, and leads where a fresh build leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

import kg
from kg.upkeep import retract
from tests.graph.test_histories import Histories, judged
from tests.graph.test_histories import write as write_told
from tests.remote.gate import Request, Said, answering, passed_on
from tests.remote.servers import Server, empty
from tests.remote.test_faults import exported
from tests.remote.test_writing import fresh, write

EXAMPLES = settings(
    max_examples=4, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to make a failure smaller would take minutes on a server
)  # fmt: skip
MONTHS = (1, 3, 5, 7, 8, 10, 11, 12)  # before and behind the month of what comes, whose posts they see first and last
NEW = (
    "渑池县召开秋收会议\n2024年9月{0}日，渑池县召开秋收会议。县委书记甘霖主持会议，县长柯原讲话，县财政局局长闻笛出席。\n"
    "石桥水库项目总投资9亿元。\n"
)
OF_A_DAY = 600  # bytes at most of an answer that tells one day of a post; a report has several thousand
FIRST = "渑池县召开动员会议\n2023年1月2日，渑池县召开动员会议。县委书记甘霖主持会议。\n"  # the first report of his post
OTHER = (
    "{0}号简报\n2024年{1}月{2}日，渑池县召开第{0}次调度会议。县委书记甘霖主持会议，渑池县第{0}中学校长苗青松出席。"
    "县委书记甘霖到石桥镇第{0}水库项目调研，项目总投资约{0}亿元。\n"
)


def test_any_history_leads_to_a_fresh_build(started: Server) -> None:
    compared: list[
        tuple[bytes, bytes]
    ] = []  # what the server holds after a history, and what a fresh build of the same pages does

    class Remotely(Histories):
        def __init__(self) -> None:
            super().__init__()
            empty(started)
            self.store = started.url

        def teardown(self) -> None:
            if self.held:
                meta, decided = write_told(self.folder, self.held), judged(self.root / "told.yaml", self.decided)
                anew = self.root / "anew.kg"
                kg.build([self.folder / name for name in self.held], anew, meta=meta, judgements=decided)
                compared.append((exported(started.url, self.out), exported(anew, self.out)))
            super().teardown()

    run_state_machine_as_test(Remotely, settings=EXAMPLES)
    assert compared
    assert all(there == anew for there, anew in compared)


class Counted:
    """Passes requests on and counts them, and the bytes of the answers."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests = self.size = 0

    def __call__(self, request: Request) -> Said:
        said = passed_on(request, self.url)
        self.requests += 1
        self.size += len(said.body)
        return said


def costs(server: Server, change: Callable[[str], object]) -> Counted:
    counted = Counted(server.url)
    with answering(counted) as url:
        change(url)
    return counted


def test_a_small_change_costs_the_same_in_a_large_store(server: Server, tmp_path: Path) -> None:
    names = ("a", "b", "渑池")
    new = write(tmp_path / "new", **{name: NEW.format(day) for day, name in enumerate(names, 3)})
    texts = {f"p{n}": OTHER.format(n, MONTHS[n % 8], n % 28 + 1) for n in range(1, 121)}
    spent = []
    for many in (20, 120):
        old = write(tmp_path / f"old{many}", **dict(list(texts.items())[:many]))
        empty(server)
        kg.build([old], server.url)
        before = exported(server.url, tmp_path / "x.nq")
        added = costs(server, lambda url: kg.build([new], url))
        both = write(
            tmp_path / f"both{many}", **{file.stem: file.read_text() for file in (*old.iterdir(), *new.iterdir())}
        )
        assert exported(server.url, tmp_path / "x.nq") == fresh(both, tmp_path / f"both{many}.kg")
        taken = costs(server, lambda url: retract(url, [f"{name}.txt" for name in names]))
        assert exported(server.url, tmp_path / "x.nq") == before
        earliest = write(tmp_path / f"first{many}", first=FIRST)
        kg.build([earliest], server.url)
        gone = costs(server, lambda url: retract(url, ["first.txt"]))
        assert exported(server.url, tmp_path / "x.nq") == before
        spent.append((added, taken, gone))
    for at, (small, large) in enumerate(zip(*spent, strict=True)):
        days = 100 * OF_A_DAY if at == 2 else 0  # of the reports that stay
        assert large.requests <= small.requests + 3, (small.requests, large.requests)
        assert large.size <= small.size * 1.5 + days, (small.size, large.size)
        assert small.requests < 60
