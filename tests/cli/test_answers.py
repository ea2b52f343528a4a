"""What the command answers about the sample pages."""

from __future__ import annotations

import csv
import io
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract import FIXED

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COUNT = "SELECT (COUNT(*) AS ?people) { GRAPH <graph/facts> { ?p a schema:Person } }"


def rows(kg: Run, store: Path, name: str, *more: str) -> list[dict[str, str]]:
    run = kg("query", name, "--store", store, "--format", "csv", *more)
    assert (run.returncode, run.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(run.stdout)))


@pytest.mark.parametrize("name", FIXED)
def test_each_view_has_its_columns_and_rows_in_order(kg: Run, store: Path, name: str) -> None:
    found = rows(kg, store, name)
    assert found
    assert list(found[0])[: len(FIXED[name].split())] == FIXED[name].split()
    places = [(row["source"], int(row["start"])) for row in found]
    assert places == sorted(places)


@pytest.mark.parametrize("name", [name for name in FIXED if name != "articles"])
def test_every_quote_stands_in_its_file(kg: Run, store: Path, seeds: Path, name: str) -> None:
    for row in rows(kg, store, name):
        text = (seeds / row["source"]).read_bytes().decode("utf-8")
        assert "".join(text[int(row["start"]) : int(row["end"])].split()) == "".join(row["quote"].split())
        assert 1 <= len(row["quote"]) <= 400


def test_json_and_csv_say_the_same(kg: Run, store: Path) -> None:
    run = kg("query", "roles", "--store", store, "--format", "json")
    assert json.loads(run.stdout) == rows(kg, store, "roles")


def test_the_table_is_for_people(kg: Run, store: Path) -> None:
    lines = kg("query", "roles", "--store", store).stdout.splitlines()
    assert lines[0].split() == ["source", "person", "organization", "title", "status", "date", "quote", "start", "end"]
    assert len(lines) == len(rows(kg, store, "roles")) + 2
    assert "http" not in "".join(lines)


def test_sparql_from_standard_input_and_from_a_file(kg: Run, store: Path, tmp_path: Path) -> None:
    typed = kg("query", "-", "--store", store, "--format", "csv", stdin=COUNT)
    (tmp_path / "people.rq").write_text(COUNT, encoding="utf-8")
    filed = kg("query", tmp_path / "people.rq", "--store", store, "--format", "csv")
    assert typed.stdout == filed.stdout
    assert int(typed.stdout.splitlines()[1]) > 0


def test_construct_as_turtle(kg: Run, store: Path) -> None:
    import rdflib

    text = "CONSTRUCT { ?p skos:prefLabel ?n } { GRAPH <graph/facts> { ?p a schema:Person ; skos:prefLabel ?n } }"
    run = kg("query", "-", "--store", store, "--format", "ttl", stdin=text)
    count = int(kg("query", "-", "--store", store, "--format", "csv", stdin=COUNT).stdout.splitlines()[1])
    assert len(rdflib.Graph().parse(data=run.stdout, format="turtle")) == count


def test_a_parameter_restricts_the_rows(kg: Run, store: Path) -> None:
    everyone = rows(kg, store, "roles")
    name = everyone[0]["person"]
    iri = everyone[0]["person_iri"]
    wanted = [row for row in everyone if row["person_iri"] == iri]
    assert rows(kg, store, "roles", "--param", f"person={iri}") == wanted
    if {row["person_iri"] for row in everyone if row["person"] == name} == {iri}:
        assert rows(kg, store, "roles", "--param", f"person={name}") == wanted


def test_queries_lists_each_view_with_its_columns(kg: Run) -> None:
    run = kg("queries")
    assert run.returncode == 0
    listed = run.stdout.splitlines()
    for name, columns in FIXED.items():
        at = next(index for index, line in enumerate(listed) if line.startswith(f"{name}: "))
        assert listed[at + 1].split()[1:][: len(columns.split())] == columns.split()


def test_the_table_fits_a_terminal(terminal: Callable[..., str], store: Path) -> None:
    """On a terminal of 100 columns no line is longer, each Chinese character counting two."""
    from wcwidth import wcswidth

    assert max(wcswidth(line) for line in terminal("query", "roles", "--store", store).splitlines()) <= 100


def test_a_closed_pipe_is_no_error(store: Path) -> None:
    command = f"'{Path(sys.executable).with_name('kg')}' query roles --store '{store}' --format csv | head -n 1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (run.stdout.split(",")[0], run.stderr) == ("source", "")


@pytest.mark.parametrize(
    ("words", "status"),
    [("query roles", 0), ("query projects --format csv", 0), ("status", 0), ("verify --sources {changed}", 1)],
)
def test_who_prints_for_nobody_ends_quietly(store: Path, seeds: Path, tmp_path: Path, words: str, status: int) -> None:
    """A check that found something has failed, whoever reads it."""
    for page in seeds.iterdir():
        (tmp_path / page.name).write_bytes(page.read_bytes().replace("郭".encode(), "锅".encode()))
    kg = Path(sys.executable).with_name("kg")
    command = f"'{kg}' {words.format(changed=tmp_path)} --store '{store}' | true; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == (f"{status}\n", "")


def test_no_rows_are_a_heading_without_addresses(kg: Run, store: Path) -> None:
    run = kg("query", "participation", "--store", store, "--param", "person=郭程明", "--param", "kind=accompany")
    head, rule = run.stdout.splitlines()
    assert head.split() == ["source", "person", "kind", "quote", "start", "end", "name"]
    assert set(rule) == {"─", " "}
    assert run.stderr == "kg: no rows\n"


def test_columns_of_addresses_are_known_by_their_names(store: Path) -> None:
    """An answer without rows has the columns that one with rows has."""
    from kg.analysis.graph import open_graph
    from kg.analysis.questions import questions
    from kg.terminal import without_addresses

    checked = 0
    with open_graph(store) as graph:
        for question in questions():
            columns, rows = graph.query(question.name)[:2]
            shown, _ = without_addresses(columns, rows)
            told, _ = without_addresses(columns, [])
            filled = {name for at, name in enumerate(columns) if any(row[at] for row in rows)}
            assert filled & set(shown) == filled & set(told), question.name
            checked += bool(filled - set(shown))
    assert checked > 10


def test_files_of_the_same_bytes_answer_to_each_of_their_names(kg: Run, seeds: Path, tmp_path: Path) -> None:
    page = (seeds / "003_8606990f79117e30.txt").read_bytes()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(page)
    assert kg("build", tmp_path, "--store", tmp_path / "graph.kg").returncode == 0
    for question in ("roles", "anomalies"):
        first, second = (
            rows(kg, tmp_path / "graph.kg", question, "--param", f"source={name}") for name in ("a.txt", "b.txt")
        )
        assert first == second != []
    wrong = kg("query", "roles", "--store", tmp_path / "graph.kg", "--param", "source=bb.txt")
    assert "the nearest: b.txt" in wrong.stderr


def test_a_question_is_answered_at_once(kg: Run, store: Path) -> None:
    times = []
    for _ in range(5):
        start = _seconds_of_commands()
        assert kg("query", "roles", "--store", store).returncode == 0
        times.append(_seconds_of_commands() - start)
    assert 0 < min(times) < 0.4


def _seconds_of_commands() -> float:
    """Processor time of all commands that have ended: the clock would count what else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_question_loads_nothing_heavy(store: Path) -> None:
    code = (
        "import sys; from kg.cli import main\n"
        f"main(['query', 'roles', '--store', {str(store)!r}], standalone_mode=False)\n"
        "heavy = {'jieba', 'networkx', 'pandas', 'pyshacl', 'pyvis', 'rdflib'} & sys.modules.keys()\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stderr.strip() == "[]"
