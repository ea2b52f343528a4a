"""A store over its life: more pages, changed pages, fewer pages, newer rules."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg as package

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TEXT = "渑池县召开春耕会议\n本报讯（记者 祁山）2024年3月5日，渑池县召开春耕会议。县委书记甘霖主持会议，副县长闻笛出席会议。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, words in (("a", "甘霖"), ("b", "柯原"), ("c", "陆平")):
        (folder / f"{name}.txt").write_text(TEXT.replace("甘霖", words), encoding="utf-8")
    return folder


@pytest.fixture
def built(kg: Run, pages: Path, tmp_path: Path) -> Path:
    store = tmp_path / "graph.kg"
    assert kg("build", pages, "--store", store).returncode == 0
    return store


def upgraded(place: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The same package with one more word in a data file, as an upgrade would bring it."""
    copy = place / "upgrade"
    shutil.copytree(Path(package.__file__).parent, copy / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    with open(copy / "kg" / "data" / "noise_lines.txt", "a", encoding="utf-8") as file:
        file.write("龘龘龘\n")

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", *words]
        environment = os.environ | {"PYTHONPATH": str(copy)}
        return subprocess.run(command, env=environment, cwd=place, capture_output=True, encoding="utf-8", check=False)

    return run


def counts(run: subprocess.CompletedProcess[str]) -> str:
    assert run.returncode == 0, run.stderr
    found = re.search(r"^  (\d+ new, .*)$", run.stderr, re.MULTILINE)
    assert found, run.stderr
    return found[1]


def sources(kg: Run, store: Path) -> list[str]:
    return [line.split()[-1] for line in kg("status", "--store", store).stdout.splitlines() if line[4:5] == "-"]


def exported(kg: Run, store: Path) -> bytes:
    out = store.with_suffix(".nq")
    assert kg("export", "--store", store, "-o", out).returncode == 0
    return out.read_bytes()


def refused(run: subprocess.CompletedProcess[str], said: str) -> None:
    assert (run.returncode, run.stdout) == (2, "")
    assert re.fullmatch(r"(kg: [^\n]+\n)+", run.stderr), run.stderr
    assert said in run.stderr


def test_a_build_says_what_is_new_changed_and_unchanged(kg: Run, pages: Path, built: Path) -> None:
    (pages / "a.txt").write_text(TEXT.replace("春耕", "秋收"), encoding="utf-8")
    (pages / "d.txt").write_text(TEXT.replace("甘霖", "乔木"), encoding="utf-8")
    run = kg("build", pages, "--store", built)
    assert counts(run) == "1 new, 1 changed, 2 unchanged"
    assert "2 documents read, 0 skipped, 4 articles" in run.stderr
    assert counts(kg("build", pages, "--store", built)) == "0 new, 0 changed, 4 unchanged"
    assert "秋收会议" in kg("query", "events", "--store", built).stdout


def test_a_build_without_changes_writes_nothing(kg: Run, pages: Path, built: Path) -> None:
    before = (built / "CURRENT").stat().st_mtime_ns, (built / "runs.jsonl").read_bytes()
    assert kg("build", pages, "--store", built).returncode == 0
    assert ((built / "CURRENT").stat().st_mtime_ns, (built / "runs.jsonl").read_bytes()) == before


def test_one_by_one_and_by_many_workers_is_the_same_as_at_once(kg: Run, pages: Path, built: Path) -> None:
    other, third = built.with_name("other.kg"), built.with_name("third.kg")
    for name in ("c.txt", "a.txt", "b.txt"):
        assert kg("build", pages / name, "--store", other).returncode == 0
    assert (
        kg("build", pages / "b.txt", pages / "c.txt", pages / "a.txt", "--store", third, "--workers", "3").returncode
        == 0
    )
    assert exported(kg, built) == exported(kg, other) == exported(kg, third)


def test_what_is_told_of_a_page_is_part_of_it(kg: Run, pages: Path, built: Path) -> None:
    meta = pages.with_suffix(".csv")
    meta.write_text("source,published\nb.txt,2031-05-07\n", encoding="utf-8")
    assert counts(kg("build", pages, "--store", built, "--meta", meta)) == "0 new, 1 changed, 2 unchanged"
    assert "2031" in kg("query", "articles", "--store", built).stdout


def test_what_was_told_is_kept_until_it_is_taken_back(kg: Run, pages: Path, built: Path) -> None:
    before, meta = exported(kg, built), pages.with_suffix(".csv")
    meta.write_text("source,published,paper\nb.txt,2031-05-07,某报\n", encoding="utf-8")
    kg("build", pages, "--store", built, "--meta", meta)
    told = exported(kg, built)
    assert counts(kg("build", pages, "--store", built)) == "0 new, 0 changed, 3 unchanged"
    (pages / "a.txt").write_text(TEXT.replace("春耕", "秋收"), encoding="utf-8")
    meta.write_text("source,paper\na.txt,别报\n", encoding="utf-8")  # tells nothing of b.txt
    assert counts(kg("build", pages, "--store", built, "--meta", meta)) == "0 new, 1 changed, 2 unchanged"
    assert "2031" in kg("query", "articles", "--store", built).stdout
    (pages / "a.txt").write_text(TEXT, encoding="utf-8")
    meta.write_text("source,paper\na.txt,\n", encoding="utf-8")
    kg("build", pages, "--store", built, "--meta", meta)
    assert exported(kg, built) == told
    meta.write_text("source,published\nb.txt,\n", encoding="utf-8")
    assert counts(kg("build", pages, "--store", built, "--meta", meta)) == "0 new, 1 changed, 2 unchanged"
    assert exported(kg, built) == before


def test_a_record_tells_for_itself_what_was_told_of_it_no_more(kg: Run, tmp_path: Path) -> None:
    table, meta, store = tmp_path / "pages.jsonl", tmp_path / "meta.csv", tmp_path / "graph.kg"
    table.write_text(json.dumps({"text": TEXT, "published": "2030-01-02"}) + "\n", encoding="utf-8")
    meta.write_text("source,paper\npages.jsonl#1,某报\n", encoding="utf-8")
    kg("build", table, "--store", store, "--meta", meta)
    table.write_text(json.dumps({"text": TEXT, "published": "2031-05-07"}) + "\n", encoding="utf-8")
    assert counts(kg("build", table, "--store", store)) == "0 new, 1 changed, 0 unchanged"
    assert "2031" in kg("query", "articles", "--store", store).stdout
    assert "某报" in exported(kg, store).decode()


def test_prune_says_how_many_go_before_they_go(kg: Run, pages: Path, built: Path) -> None:
    run = kg("build", pages / "b.txt", "--store", built, "--prune")
    assert run.stderr.startswith("kg: 2 sources will be retracted\n")
    assert counts(run) == "0 new, 0 changed, 1 unchanged, 2 retracted"
    assert sources(kg, built) == ["b.txt"]


def test_prune_refuses_where_no_page_was_read(kg: Run, pages: Path, built: Path) -> None:
    before = exported(kg, built)
    for page in pages.iterdir():
        page.write_bytes(b"")
    refused(kg("build", pages, "--store", built, "--prune"), "no page could be read")
    assert exported(kg, built) == before


def test_retracted_is_as_never_given(kg: Run, pages: Path, built: Path) -> None:
    fresh = built.with_name("fresh.kg")
    assert kg("build", pages / "b.txt", "--store", fresh).returncode == 0
    assert counts(kg("retract", "a.txt", "c.txt", "--store", built)) == "0 new, 0 changed, 0 unchanged, 2 retracted"
    assert exported(kg, built) == exported(kg, fresh)
    assert counts(kg("build", pages, "--store", built)) == "2 new, 0 changed, 1 unchanged"


def test_what_can_not_be_retracted(kg: Run, built: Path) -> None:
    before = exported(kg, built)
    refused(kg("retract", "a.txt", "bb.txt", "--store", built), "did you mean b.txt?")
    refused(kg("retract", "a.txt", "--store", built.with_name("none.kg")), "no store there")
    assert exported(kg, built) == before
    assert not built.with_name("none.kg").exists()


def test_records_come_and_go_with_their_table(kg: Run, pages: Path, tmp_path: Path) -> None:
    table, store = tmp_path / "pages.jsonl", tmp_path / "table.kg"
    lines = [json.dumps({"text": (pages / f"{name}.txt").read_text(encoding="utf-8")}) for name in "abc"]
    table.write_text("\n".join(lines), encoding="utf-8")
    assert counts(kg("build", table, "--store", store)) == "3 new, 0 changed, 0 unchanged"
    table.write_text("\n".join(lines[:2]), encoding="utf-8")
    assert counts(kg("build", table, "--store", store)) == "0 new, 0 changed, 2 unchanged, 1 retracted"
    assert counts(kg("rebuild", "--store", store)) == "0 new, 0 changed, 2 unchanged"
    assert counts(kg("retract", "pages.jsonl", "--store", store)) == "0 new, 0 changed, 0 unchanged, 2 retracted"
    assert sources(kg, store) == []


def test_status_tells_what_is_held_and_when_it_came(kg: Run, built: Path) -> None:
    run = kg("status", "--store", built)
    assert (run.returncode, run.stderr) == (0, "")
    assert re.match(r"3 sources, 3 articles, \d+ quads\ngeneration 1, format \d+, \d+\.\d MB, base ", run.stdout)
    assert re.search(r"^rules [0-9a-f]{20}: as installed$", run.stdout, re.MULTILINE)
    lines = run.stdout.splitlines()[-3:]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00  [0-9a-f]{12}  [abc]\.txt", line) for line in lines)


def test_each_write_is_a_line_of_runs(kg: Run, pages: Path, built: Path) -> None:
    assert kg("retract", "a.txt", "--store", built).returncode == 0
    with open(built / "runs.jsonl", "a", encoding="utf-8") as file:
        file.write('{"at": "a killed wri')
    assert kg("build", pages, "--store", built).returncode == 0
    first, second, _, fourth = (built / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    runs = [json.loads(line) for line in (first, second, fourth)]
    assert [(run["what"], run["generation"], run["new"], run["retracted"]) for run in runs] == [
        ("build", 1, 3, 0), ("retract", 2, 0, 1), ("build", 3, 1, 0),
    ]  # fmt: skip


def test_newer_rules_ask_for_a_rebuild(kg: Run, pages: Path, built: Path, tmp_path: Path) -> None:
    newer, before = upgraded(tmp_path), exported(kg, built)
    refused(newer("build", pages, "--store", built), f"kg rebuild --store {built}")
    assert "not the installed ones" in newer("status", "--store", built).stdout
    assert exported(kg, built) == before
    run = newer("rebuild", "--store", built)
    assert counts(run) == "0 new, 0 changed, 3 unchanged"
    assert "3 documents read" in run.stderr
    assert "as installed" in newer("status", "--store", built).stdout
    refused(kg("build", pages, "--store", built), "kg rebuild")
    assert exported(kg, built) == before  # the new word stands in none of these pages


def test_a_rebuild_reads_what_the_files_say_now_with_what_was_told(kg: Run, pages: Path, tmp_path: Path) -> None:
    meta, store, fresh = tmp_path / "meta.csv", tmp_path / "graph.kg", tmp_path / "fresh.kg"
    meta.write_text("source,published\nb.txt,2031-05-07\n", encoding="utf-8")
    assert kg("build", pages, "--store", store, "--meta", meta).returncode == 0
    (pages / "a.txt").write_text(TEXT.replace("春耕", "秋收"), encoding="utf-8")
    assert counts(kg("rebuild", "--store", store, "--workers", "2")) == "0 new, 1 changed, 2 unchanged"
    assert kg("build", pages, "--store", fresh, "--meta", meta).returncode == 0
    assert exported(kg, store) == exported(kg, fresh)


def test_a_rebuild_without_a_file_loses_nothing(kg: Run, pages: Path, built: Path) -> None:
    before = exported(kg, built)
    text = (pages / "b.txt").read_bytes()
    (pages / "b.txt").unlink()
    refused(kg("rebuild", "--store", built), str(pages / "b.txt"))
    (pages / "b.txt").write_bytes(b"")
    refused(kg("rebuild", "--store", built), "empty")
    assert exported(kg, built) == before
    (pages / "b.txt").write_bytes(text)
    assert kg("rebuild", "--store", built).returncode == 0
    assert exported(kg, built) == before


def test_newer_rules_do_not_lock_out_a_retraction(kg: Run, pages: Path, built: Path, tmp_path: Path) -> None:
    newer = upgraded(tmp_path)
    (pages / "b.txt").unlink()
    refused(newer("rebuild", "--store", built), "kg retract b.txt")
    assert newer("retract", "b.txt", "--store", built).returncode == 0
    assert newer("rebuild", "--store", built).returncode == 0
    assert sources(kg, built) == ["a.txt", "c.txt"]


def test_the_base_of_a_store_stays_unless_told(kg: Run, pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "own.kg"
    base = "https://data.example.org/news/"
    assert kg("build", pages / "a.txt", "--store", store, "--base", base).returncode == 0
    assert kg("build", pages, "--store", store).returncode == 0
    assert b"<https://kg.example/article/" not in exported(kg, store)
    assert f"base {base}" in kg("status", "--store", store).stdout


def test_a_store_of_an_older_format_is_rebuilt_from_its_sources(kg: Run, built: Path) -> None:
    before = exported(kg, built)
    mark = built / "CURRENT"
    written = json.loads(mark.read_text(encoding="utf-8"))
    mark.write_text(json.dumps(written | {"format": written["format"] - 1}), encoding="utf-8")
    for command in (("build", built), ("query", "roles"), ("status",)):
        refused(kg(*command, "--store", built), f"read its sources again: kg rebuild --store {built}")
    assert "3 documents read" in kg("rebuild", "--store", built).stderr
    assert exported(kg, built) == before


def test_a_store_of_a_newer_format_is_left_alone(kg: Run, built: Path) -> None:
    mark = built / "CURRENT"
    newer = json.dumps(json.loads(mark.read_text(encoding="utf-8")) | {"format": 99})
    mark.write_text(newer, encoding="utf-8")
    refused(kg("rebuild", "--store", built), "a newer format (99")
    assert mark.read_text(encoding="utf-8") == newer
