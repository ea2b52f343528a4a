"""What people decided holds in every build, and an entry that is wrong is named with its line."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PAGES = {
    "a.txt": "渑池县召开春耕会议\n2024年3月5日，渑池县召开春耕会议。县委书记甘霖主持会议，副县长王芳出席会议。\n",
    "b.txt": "渑池县召开秋收会议\n2024年9月5日，渑池县召开秋收会议。县长王芳主持会议。\n",
    "c.txt": "义马市召开春耕会议\n2024年3月6日，义马市召开春耕会议。市委书记甘霖主持会议。\n",
}
SIGNED = "by: 祁山, when: 2026-03-05, why: 见任免通知"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def build(kg: Run, pages: Path, tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    def run(text: str) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "judgements.yaml"
        file.write_text(text, encoding="utf-8")
        return kg("build", pages, "--store", tmp_path / "graph.kg", "--judgements", file)

    return run


@pytest.fixture
def roles(kg: Run, tmp_path: Path) -> Callable[[], list[dict[str, str]]]:
    def asked() -> list[dict[str, str]]:
        run = kg("query", "roles", "--store", tmp_path / "graph.kg", "--format", "csv")
        assert run.returncode == 0, run.stderr
        return list(csv.DictReader(io.StringIO(run.stdout)))

    return asked


def people(rows: list[dict[str, str]], name: str) -> set[str]:
    return {row["person_iri"] for row in rows if row["person"] == name}


def test_same_and_different_decide_who_is_who(
    build: Callable[..., subprocess.CompletedProcess[str]], roles: Callable[[], list[dict[str, str]]]
) -> None:
    assert build("[]").returncode == 0
    plain = roles()
    assert (len(people(plain, "甘霖")), len(people(plain, "王芳"))) == (2, 1)
    run = build(
        f"- {{verdict: same, things: [{{name: 甘霖, region: 渑池县}}, {{name: 甘霖, region: 义马市}}], {SIGNED}}}\n"
        f"- {{verdict: different, things: [{{name: 王芳, source: a.txt}}, {{name: 王芳, source: b.txt}}], {SIGNED}}}\n"
    )
    assert "2 judgements applied" in run.stderr
    assert "speaks of something" not in run.stderr
    decided = roles()
    assert (len(people(decided, "甘霖")), len(people(decided, "王芳"))) == (1, 2)
    assert len(decided) == len(plain)


def test_names_offices_and_claims_are_put_right(
    build: Callable[..., subprocess.CompletedProcess[str]],
    roles: Callable[[], list[dict[str, str]]],
    kg: Run,
    tmp_path: Path,
) -> None:
    assert build(
        f"- {{verdict: rename, things: [{{name: 王芳, kind: person}}], to: 王方, {SIGNED}}}\n"
        f"- {{verdict: correct, things: [{{source: b.txt, quote: 县长王芳}}], set: {{title: 代县长}}, {SIGNED}}}\n"
        f"- {{verdict: drop, things: [{{name: 甘霖, source: c.txt}}], {SIGNED}}}\n"
    ).returncode == 0  # fmt: skip
    rows = roles()
    assert {(row["source"], row["person"], row["title"]) for row in rows} == {
        ("a.txt", "甘霖", "书记"), ("a.txt", "王方", "副县长"), ("b.txt", "王方", "代县长"),
    }  # fmt: skip
    assert all("王芳" in row["quote"] for row in rows if row["person"] == "王方")
    by_old_name = kg("query", "roles", "--store", tmp_path / "graph.kg", "--param", "person=王芳")
    assert by_old_name.stdout.count("王方") == 2
    assert kg("verify", "--store", tmp_path / "graph.kg", "--sources", tmp_path / "pages").returncode == 0
    assert kg("validate", "--store", tmp_path / "graph.kg").returncode == 0


def test_judgements_survive_rebuilds_and_later_builds(
    build: Callable[..., subprocess.CompletedProcess[str]],
    roles: Callable[[], list[dict[str, str]]],
    kg: Run,
    tmp_path: Path,
) -> None:
    assert build(f"- {{verdict: rename, things: [{{name: 王芳}}], to: 王方, {SIGNED}}}").returncode == 0
    decided, store = roles(), tmp_path / "graph.kg"
    (tmp_path / "judgements.yaml").unlink()
    for words in (
        ["rebuild"],
        ["build", tmp_path / "pages"],
        ["retract", "c.txt"],
        ["build", tmp_path / "pages" / "c.txt"],
    ):
        run = kg(*words, "--store", store)
        assert "1 judgement applied" in run.stderr
    assert roles() == decided
    assert build("[]").returncode == 0
    assert people(roles(), "王芳")


def test_an_entry_that_fits_nothing_is_named(build: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    run = build(
        f"- {{verdict: unsure, things: [{{name: 甘霖, region: 渑池县}}, {{name: 甘霖, region: 义马市}}], {SIGNED}}}\n"
        f"# a page that is gone\n- {{verdict: drop, things: [{{source: gone.txt}}], {SIGNED}}}\n"
    )
    assert run.returncode == 0
    assert re.findall(r":(\d+): speaks of something", run.stderr) == ["3"]


A, B, C = "{name: 甘, region: x}", "{name: 甘, region: y}", "{name: 甘, region: z}"
WRONG = [
    ("- verdict: [", 1, "not YAML"),
    ("verdict: same", 1, "not a list"),
    (f"- {{verdict: alike, things: [{A}, {B}], {SIGNED}}}", 1, "unknown verdict 'alike'"),
    (f"[]\n- {{verdict: same, things: [{A}, {B}], {SIGNED}}}", 2, "not YAML"),
    (f"\n- {{verdict: same, things: [{A}], {SIGNED}}}", 2, "2 things or more"),
    (f"- {{verdict: drop, things: [{A}], by: 祁山, when: 2026-03-05}}", 1, "by whom, when and why"),
    (f"- {{verdict: drop, things: [{A}], by: 祁山, when: gestern, why: x}}", 1, "by whom, when and why"),
    (f"\n- {{verdict: drop, things: [{A}], by: 祁山, when: 2026-02-30, why: x}}", 2, "no such day"),
    (f"- {{verdict: drop, things: [{A}], by: 祁山, when: 2026-02-03T25:99:00, why: x}}", 1, "no such day"),
    (f"- {{verdict: drop, thing: [{A}], {SIGNED}}}", 1, "unknown field 'thing'"),
    (f"- {{verdict: drop, things: [{{nam: 甘}}], {SIGNED}}}", 1, "unknown field 'nam'"),
    (f"- {{verdict: drop, things: [{{}}], {SIGNED}}}", 1, "names nothing"),
    (f"- {{verdict: rename, things: [{A}], {SIGNED}}}", 1, "'to' is what 'rename' needs"),
    (f"- {{verdict: rename, things: [{A}], to: 一, {SIGNED}}}\n- {{verdict: rename, things: [{A}], to: 二, {SIGNED}}}", 2, "keep one"),
    (
        f"- {{verdict: same, things: [{A}, {B}], {SIGNED}}}\n- {{verdict: same, things: [{B}, {C}], {SIGNED}}}\n"
        f"- {{verdict: different, things: [{A}, {C}], {SIGNED}}}",
        3,
        "contradicts 'same'",
    ),
    (f"- {{verdict: same, things: [{{name: 甘霖}}, {B}], {SIGNED}}}", 1, "may be several"),
    (f"- {{verdict: correct, things: [{{source: b.txt, quote: 县长王芳}}], set: {{date: 昨天}}, {SIGNED}}}", 1, "is no date"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "said"), WRONG)
def test_a_wrong_file_is_one_line_and_changes_nothing(
    build: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, text: str, line: int, said: str
) -> None:
    run = build(text)
    assert run.returncode == 2
    assert re.fullmatch(rf"kg: [^\n]*judgements[^\n]*:{line}: [^\n]+\n", run.stderr) or "judgements of" in run.stderr, (
        run.stderr
    )
    assert said in run.stderr
    assert not (tmp_path / "graph.kg").exists()


def test_review_lists_what_is_doubtful_until_it_is_decided(
    build: Callable[..., subprocess.CompletedProcess[str]], pages: Path, kg: Run, tmp_path: Path
) -> None:
    (pages / "d.txt").write_text(
        "任免\n（记者 甘霖）2024年4月1日，任命王芳为渑池县教育局局长。\n2024年4月1日，任命柯原为渑池县教育体育局局长。\n",
        encoding="utf-8",
    )
    store = tmp_path / "graph.kg"

    def doubts() -> list[list[str]]:
        run = kg("review", "--store", store)
        assert run.returncode == 0, run.stderr
        lines = [line.split("\t") for line in run.stdout.splitlines()]
        assert run.stderr == f"kg: {len(lines)} doubt{'' if len(lines) == 1 else 's'}\n"
        return lines

    assert build("[]").returncode == 0
    found = doubts()
    assert {(kind, one, tells, other, told) for kind, one, tells, _, _, _, _, other, told, *_ in found} >= {
        ("region", "甘霖", "义马市", "甘霖", "渑池县"),
        ("reporter", "甘霖", "reporter", "甘霖", "渑池县"),
        ("abbreviation", "渑池县教育局", "", "渑池县教育体育局", ""),
        ("body", "王芳", "渑池县政府", "王芳", "渑池县教育局"),
    }
    for _, _, _, source, start, end, quote, *_ in found:
        text = (pages / source).read_text(encoding="utf-8")
        assert "".join(text[int(start) : int(end)].split()) == quote
    assert build(
        f"- {{verdict: unsure, things: [{{name: 甘霖, region: 渑池县}}, {{name: 甘霖, region: 义马市}}], {SIGNED}}}\n"
        f"- {{verdict: different, things: [{{name: 渑池县教育局}}, {{name: 渑池县教育体育局}}], {SIGNED}}}\n"
    ).returncode == 0  # fmt: skip
    assert {line[0] for line in doubts()} & {"region", "abbreviation"} == set()
    assert len(doubts()) == len(found) - 2
