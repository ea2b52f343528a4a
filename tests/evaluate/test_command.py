"""`kg evaluate`, as a user runs it on a folder of his own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "# 云溪县召开防汛工作会议\n\n本报讯(记者 林晓) 2024年7月3日,云溪县召开防汛工作会议。县委书记陈立国主持会议并讲话,副县长周敏出席会议。\n"
NOTED = {
    "region": "云溪县",
    "articles": [
        {
            "id": "1",
            "title": "云溪县召开防汛工作会议",
            "date": "2024-07-03",
            "body_starts": "本报讯(记者 林晓)",
            "bylines": [["林晓", "记者"], ["何青", "通讯员"]],
            "events": [{"id": "e1", "type": "meeting", "date": "2024-07-03", "name": "防汛工作会议"}],
        }
    ],
}


def evaluate(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("kg"), "evaluate", *words], capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Noted facts and texts; another text whose name only begins alike stands before the right one."""
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    gold.mkdir()
    texts.mkdir()
    (gold / "1.json").write_text(json.dumps(NOTED, ensure_ascii=False), encoding="utf-8")
    (texts / "10.txt").write_text("别的文章。", encoding="utf-8")
    (texts / "1_page.md").write_text(PAGE, encoding="utf-8")
    return gold, texts


def test_a_table_and_the_errors(folders: tuple[Path, Path]) -> None:
    run = evaluate("--gold", folders[0], "--texts", folders[1], "--errors", "all")
    assert (run.returncode, run.stderr) == (0, "")
    assert re.search(r"^bylines +2 +1\.000 +0\.500 +0\.667 +0\.667$", run.stdout, re.MULTILINE)
    assert "1 bylines missed: 何青 | 通讯员\n" in run.stdout
    assert re.search(
        r"^1 participation wrong: .*防汛工作会议 2024-07-03 \| 陈立国 \| chair  “.*陈立国.*” \d+-\d+$",
        run.stdout,
        re.MULTILINE,
    )
    assert "years of matched events: right 1 of 1 told; invented 0 of 0 untold\n" in run.stdout


def test_json_has_the_same_and_as_many_errors_as_wanted(folders: tuple[Path, Path]) -> None:
    words: list[str | Path] = ["--gold", folders[0], "--texts", folders[1], "--json"]
    plain, one, every = (
        json.loads(evaluate(*words, *more).stdout) for more in ([], ["--errors", "1"], ["--errors", "all"])
    )
    assert plain["strict"]["bylines"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2}
    assert plain["years"] == {"right": 1, "told": 1, "invented": 0, "untold": 0}
    assert plain["quotes"]["hold"] == plain["quotes"]["of"] > 0
    assert "errors" not in plain
    assert 0 < len(one["errors"]) < len(every["errors"])


def test_a_store_is_scored_as_it_is(folders: tuple[Path, Path], tmp_path: Path) -> None:
    kg, store = Path(sys.executable).with_name("kg"), tmp_path / "graph.kg"
    subprocess.run([kg, "build", folders[1] / "1_page.md", "--store", store], check=True, capture_output=True)
    words: list[str | Path] = ["--gold", folders[0], "--texts", folders[1]]
    assert evaluate(*words, "--store", store).stdout == evaluate(*words).stdout


BAD = {
    "rows.json": '{"rows": {"places": [{"place": "东"}]}}',
    "broken.json": '{"rows": ',
    "other.json": '{"words": []}',
    "plain.json": '{"articles": [{"title": "x"}]}',
    "list.json": '{"articles": [7]}',
}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rows.json", "places, row 1: lacks parent"),
        ("broken.json", "broken.json:1:"),
        ("other.json", "neither 'rows' nor 'articles'"),
        ("plain.json", "lacks 'id'"),
        ("list.json", "has not the form"),
    ],
)
def test_noted_facts_that_can_not_be_used(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text(BAD[name], encoding="utf-8")
    assert_one_line(evaluate("--gold", tmp_path, "--texts", tmp_path), said)


def test_wrong_use(folders: tuple[Path, Path], tmp_path: Path) -> None:
    gold, texts = folders
    assert_one_line(evaluate("--gold", tmp_path / "none", "--texts", texts), "none: no such folder")
    assert_one_line(evaluate("--gold", texts, "--texts", texts), "no .json file")
    assert_one_line(evaluate("--gold", gold, "--texts", tmp_path), "no text for 1;")
    assert_one_line(evaluate("--gold", gold, "--texts", texts, "--errors", "many"), "--errors many")
    assert_one_line(evaluate("--gold", gold, "--texts", texts, "--store", tmp_path / "no.kg"), "no.kg")


def assert_one_line(run: subprocess.CompletedProcess[str], said: str) -> None:
    assert (run.returncode, run.stdout) == (2, "")
    assert re.fullmatch(r"kg: [^\n]+\n", run.stderr), run.stderr
    assert said in run.stderr
