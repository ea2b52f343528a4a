"""Whatever happened to a store before, it holds what a fresh build of its sources holds, byte for byte."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import kg
from kg.graph.export import export
from kg.graph.opened import held_state_of, open_quads
from kg.upkeep import rebuild, retract

# Pages that share people, bodies, a meeting and a project, so that each changes what the others' facts rest on.
TEXTS = (
    "渑池县召开春耕生产会议\n本报讯（记者 祁山）3月5日，渑池县召开春耕生产会议。县委书记甘霖主持会议，副县长闻笛出席会议。\n",
    "春耕生产会议后记\n2024年3月5日，渑池县召开春耕生产工作会议。渑池县委书记甘霖主持会议，县长柯原讲话。\n",
    "甘霖调研石桥水库项目\n3月6日，渑池县委书记甘霖到石桥水库项目调研。项目总投资约9亿元。\n",
    "任免\n2024年4月1日，任命闻笛为渑池县教育局局长，免去柯原的渑池县财政局局长职务。\n",
    "捐赠\n4月2日，渑池县红十字会向渑池县教育局捐赠现金50万元。\n",
    "今日天气晴。\n",
    "<h1>渑池县召开春耕生产会议</h1><p>3月5日，渑池县委书记甘霖主持召开春耕生产会议。</p>\n",
)
# Two more that let a post, an amount and a cluster have a first and a last witness.
MORE = (
    "甘霖到县教育局调研\n2024年3月9日，渑池县委书记甘霖到渑池县教育局调研。石桥水库项目总投资约9亿元，由渑池县水利局承建。\n",
    "石桥水库项目\n石桥水库项目总投资9亿元。渑池县水利局局长闻笛（记者 祁山）3月5日到石桥水库项目调研。\n",
)
NAMES = ("a.txt", "b.txt", "c.html", "d.md", "e", "f.txt")
DATES = ("", "2024-03-08", "2023")
Told = tuple[str, str]  # a page's text and the date of publication that is told of it

SIGNED = "by: 祁山, when: 2026-03-05, why: 见任免通知"
COUNTY = "region: 渑池县"
DECISIONS = (
    f"- {{verdict: rename, things: [{{name: 甘霖, kind: person}}], to: 甘琳, {SIGNED}}}\n",
    f"- {{verdict: different, things: [{{name: 闻笛, source: a.txt}}, {{name: 闻笛, source: b.txt}}], {SIGNED}}}\n",
    f"- {{verdict: same, things: [{{name: 柯原, kind: person, {COUNTY}}}, {{name: 闻笛, kind: person}}], {SIGNED}}}\n",
    f"- {{verdict: same, things: [{{name: 渑池县教育局, kind: organization}}, {{name: 渑池县财政局}}], {SIGNED}}}\n",
    f"- {{verdict: drop, things: [{{name: 甘霖, source: d.md}}, {{quote: 总投资}}], {SIGNED}}}\n",
    f"- {{verdict: correct, things: [{{quote: 甘霖主持}}], set: {{date: 2024-03-07, title: 代书记}}, {SIGNED}}}\n",
    f"- {{verdict: correct, things: [{{name: 春耕生产会议, kind: event}}], set: {{type: training, date: 2024-03-05}}, {SIGNED}}}\n",
    f"- {{verdict: rename, things: [{{name: 石桥水库项目, kind: project}}], to: 石桥二期项目, {SIGNED}}}\n",
    f"- {{verdict: same, things: [{{name: 春耕生产会议, source: a.txt}}, {{name: 春耕生产工作会议}}], {SIGNED}}}\n",
    f"- {{verdict: unsure, things: [{{name: 甘霖, body: 渑池县委}}, {{name: 柯原}}], {SIGNED}}}\n",
)

pages = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(st.sampled_from(TEXTS + MORE), st.sampled_from(DATES)), min_size=1, max_size=5
)


def write(folder: Path, given: Mapping[str, Told]) -> Path:
    """The pages as files, and the table that tells their dates."""
    for name, (text, _) in given.items():
        (folder / name).write_text(text, encoding="utf-8")
    meta = folder.with_suffix(".csv")
    with open(meta, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("source", "published"), *((name, date) for name, (_, date) in given.items())])
    return meta


def judged(file: Path, decided: Iterable[str]) -> Path:
    """A file of judgements."""
    file.write_text("".join(decided) or "[]", encoding="utf-8")
    return file


def quads(store: Path | str, out: Path) -> bytes:
    opened = open_quads(store)
    export(opened.quads, out)
    opened.close()
    return out.read_bytes()


class Histories(RuleBasedStateMachine):
    """A store, and the pages it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.root = Path(self.place.name)
        self.folder, self.out = self.root / "pages", self.root / "graph.nq"
        self.store: Path | str = self.root / "graph.kg"
        self.folder.mkdir()
        self.held: dict[str, Told] = {}
        self.decided: tuple[str, ...] = ()
        self.is_built = False

    def build(self, names: Iterable[str], given: Mapping[str, Told], *, prune: bool = False) -> None:
        meta = write(self.folder, given)
        tally = kg.build([self.folder / name for name in names], self.store, meta=meta, prune=prune)
        new = [name for name in given if name not in self.held]
        same = [name for name, told in given.items() if self.held.get(name) == told]
        assert (tally.new, tally.unchanged) == (len(new), len(same))
        assert tally.changed == len(given) - len(new) - len(same)
        assert tally.retracted == (len(self.held.keys() - given.keys()) if prune else 0)
        self.held = dict(given) if prune else {**self.held, **given}
        self.is_built = True

    @rule(given=pages, random=st.randoms(use_true_random=False))
    def add_at_once(self, given: dict[str, Told], random: Random) -> None:
        names = list(given)
        random.shuffle(names)
        self.build(names, given)

    @rule(given=pages)
    def add_one_by_one(self, given: dict[str, Told]) -> None:
        for name, told in given.items():
            self.build([name], {name: told})

    @rule(given=pages)
    def make_equal(self, given: dict[str, Told]) -> None:
        self.build(given, given, prune=True)

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def take_out(self, data: st.DataObject) -> None:
        names = data.draw(st.lists(st.sampled_from(sorted(self.held)), min_size=1, unique=True))
        assert retract(self.store, names).retracted == len(names)
        for name in names:
            del self.held[name]

    @precondition(lambda self: self.held)
    @rule(decided=st.lists(st.sampled_from(DECISIONS), max_size=3, unique=True))
    def decide(self, decided: list[str]) -> None:
        self.decided = tuple(decided)
        kg.build(
            [self.folder / name for name in self.held], self.store, meta=write(self.folder, self.held),
            judgements=judged(self.root / "judgements.yaml", self.decided),
        )  # fmt: skip

    @precondition(lambda self: self.is_built)
    @rule()
    def read_again(self) -> None:
        tally = rebuild(self.store)
        assert tally.unchanged == len(self.held)

    @precondition(lambda self: self.is_built)
    @invariant()
    def the_store_is_a_fresh_one(self) -> None:
        assert {origin.source for origin in held_state_of(self.store).origins} == self.held.keys()
        if not self.held:
            assert quads(self.store, self.out).count(b"\n") == 2  # the dataset and its format
            return
        with tempfile.TemporaryDirectory(dir=self.root) as place:
            folder, fresh = Path(place, "pages"), Path(place, "graph.kg")
            folder.mkdir()
            file = judged(Path(place, "judgements.yaml"), self.decided)
            kg.build([folder], fresh, meta=write(folder, self.held), judgements=file)
            assert quads(self.store, self.out) == quads(fresh, self.out)
            assert held_state_of(self.store).sums == held_state_of(fresh).sums

    def teardown(self) -> None:
        self.place.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=15, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)
