"""validate, verify, export, view, and every wrong use: one clear line, exit status 2, no traceback."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_sample_store_keeps_its_rules(kg: Run, store: Path) -> None:
    run = kg("validate", "--store", store)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "kg: 0 broken rules\n")


def test_every_quote_of_the_sample_store_holds(kg: Run, store: Path, seeds: Path) -> None:
    run = kg("verify", "--store", store, "--sources", seeds)
    assert (run.returncode, run.stdout) == (0, "")
    assert re.fullmatch(r"kg: 0 broken claims of [1-9]\d*\n", run.stderr)


def test_a_changed_character_breaks_the_claims_that_quote_it(kg: Run, store: Path, seeds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(seeds, folder)
    roles = kg("query", "roles", "--store", store, "--format", "json")
    import json

    row = json.loads(roles.stdout)[0]
    page = folder / row["source"]
    text = page.read_bytes().decode("utf-8")
    start = int(row["start"])
    page.chmod(0o644)
    page.write_bytes(f"{text[:start]}某{text[start + 1 :]}".encode())
    run = kg("verify", "--store", store, "--sources", folder)
    assert run.returncode == 1
    assert f"{row['source']}:{row['start']}-{row['end']}: " in run.stdout
    assert all(line.startswith((f"{row['source']}:", "no claim left: ")) for line in run.stdout.splitlines())


def test_a_folder_without_the_sources_is_one_line_with_the_remedy(kg: Run, store: Path, tmp_path: Path) -> None:
    run = kg("verify", "--store", store, "--sources", tmp_path)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert f"{tmp_path}: none of the 5 sources of {store} is there" in run.stderr
    assert "--sources DIR" in run.stderr


def test_a_source_that_is_gone_is_one_line(kg: Run, store: Path, seeds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(seeds, folder)
    (folder / "000_fc2fa7cca39fc49b.txt").unlink()
    run = kg("verify", "--store", store, "--sources", folder)
    told = [line for line in run.stdout.splitlines() if not line.startswith("no claim left: ")]
    assert run.returncode == 1
    assert len(told) == 1
    assert re.match(r"000_fc2fa7cca39fc49b\.txt: [1-9]\d* claims not looked at: .*No such file", told[0])


def test_a_place_that_can_not_be_written_is_told_by_its_own_name(kg: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    out.mkdir()
    run = kg("view", "--store", store, "-o", out)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert run.stderr.startswith(f"kg: {out}: ")


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_each_export_is_read_by_its_own_reader(kg: Run, store: Path, tmp_path: Path, ending: str) -> None:
    import rdflib

    out = tmp_path / f"graph.{ending}"
    run = kg("export", "--store", store, "-o", out)
    assert (run.returncode, run.stdout) == (0, "")
    graph = rdflib.Dataset()
    graph.parse(out, format={"jsonld": "json-ld", "nq": "nquads"}.get(ending, ending))
    assert len(list(graph.quads())) > 100


def test_a_page_to_look_at(kg: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.html"
    run = kg("view", "--store", store, "-o", out)
    assert (run.returncode, run.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["query", "rols"], "did you mean roles"),
        (["query", "none.rq"], "none.rq"),
        (["query", "roles", "--param", "person"], "not KEY=VALUE"),
        (["query", "roles", "--param", "nobody=x"], "no parameter 'nobody'"),
        (["query", "roles", "--param", "person=没有此人"], "no person named"),
        (["query", "roles", "--param", "person="], "no value"),
        (["query", "roles", "--param", "title=a", "--param", "title=b"], "given twice (a, b)"),
        (["query", "seat", "--param", "office=主仼"], "the nearest: 主任"),
        (["query", "roles.sparql"], "SPARQL of your own: a file .rq"),
        (["query", "roles", "--format", "ttl"], "only CONSTRUCT"),
        (["view", "-o", "x.html", "--focus", "没有此人"], "没有此人"),
        (["export", "-o", "x.doc"], "unknown ending"),
        (["export", "-o", "missing/x.nq"], "can not be written"),
    ],
)
def test_wrong_use_is_one_line(kg: Run, store: Path, words: list[str], said: str) -> None:
    run = kg(*words, "--store", store)
    assert (run.returncode, run.stdout) == (2, "")
    assert re.fullmatch(r"kg: [^\n]+\n", run.stderr), run.stderr
    assert said in run.stderr


def test_a_folder_of_pages_is_not_taken_for_a_store(kg: Run, seeds: Path) -> None:
    run = kg("query", "roles", "--store", seeds)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"kg: {seeds}: a directory with other files and no store; give the directory of a store, or a new one to build into\n"
    )


def test_an_answer_without_rows_says_so(kg: Run, store: Path) -> None:
    run = kg("query", "unresolved", "--store", store, "--format", "csv", "--param", "surface=没有此词")
    assert (run.returncode, run.stdout, run.stderr) == (0, "kind,surface,count,quote,source\n", "kg: no rows\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?x {\n  ?x ?y", ":2:"),
        ("", "empty"),
        ("DELETE WHERE { ?s ?p ?o }", "SPARQL"),
        ("SELECT * { ?x nope:y ?z }", ":1:"),
    ],
)
def test_a_syntax_error_has_line_and_column(kg: Run, store: Path, text: str, said: str) -> None:
    run = kg("query", "-", "--store", store, stdin=text)
    assert (run.returncode, run.stdout) == (2, "")
    assert re.fullmatch(r"kg: [^\n]+\n", run.stderr), run.stderr
    assert said in run.stderr


@pytest.mark.parametrize("command", ["query roles", "view -o x.html", "export -o x.nq", "validate", "verify"])
@pytest.mark.parametrize("place", ["missing.kg", "file.kg", "other"])
def test_a_store_that_is_none(kg: Run, tmp_path: Path, command: str, place: str) -> None:
    (tmp_path / "file.kg").write_text("no store", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine", encoding="utf-8")
    run = kg(*command.split(), "--store", tmp_path / place)
    assert (run.returncode, run.stdout) == (2, "")
    assert re.fullmatch(r"kg: [^\n]+\n", run.stderr), run.stderr
    assert str(tmp_path / place) in run.stderr


@pytest.mark.parametrize(
    "words", [[], ["build"], ["query"], ["queries"], ["view"], ["export"], ["validate"], ["verify"]]
)
def test_every_command_explains_itself(kg: Run, words: list[str]) -> None:
    run = kg(*words, "--help")
    assert run.returncode == 0
    assert run.stdout.startswith("Usage: kg")


@pytest.mark.parametrize(
    "words", [["build"], ["build", "x"], ["query"], ["nothing"], ["query", "roles", "--format", "doc"]]
)
def test_missing_and_unknown_words(kg: Run, words: list[str]) -> None:
    run = kg(*words)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "Error: " in run.stderr


def test_nothing_is_read_or_written_where_a_shell_variable_was_not_set(kg: Run, store: Path, seeds: Path) -> None:
    for words, said in (
        (("build", "", "--store", store), "a PATH is empty"),
        (("build", seeds, "--store", ""), "the store's directory or address is empty"),
        (("query", "roles", "--store", ""), "the store's directory or address is empty"),
    ):
        run = kg(*words)
        assert (run.returncode, run.stdout) == (2, "")
        assert re.fullmatch(r"kg: [^\n]+\n", run.stderr), run.stderr
        assert said in run.stderr


def test_a_closed_output_and_a_very_long_name_are_no_traceback(kg: Run, store: Path) -> None:
    command = f"'{Path(sys.executable).with_name('kg')}' query roles --store '{store}' >&-"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    long = kg("query", "roles", "--store", store, "--param", f"person={'某' * 30_000}")
    assert (long.returncode, len(long.stderr) < 300) == (2, True)


def test_data_is_utf8_whatever_the_locale(kg: Run, store: Path) -> None:
    plain = kg("query", "roles", "--store", store).stdout
    assert kg("query", "roles", "--store", store, PYTHONIOENCODING="gbk", LC_ALL="C").stdout == plain
