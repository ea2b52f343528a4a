"""Contradictions as an analyst meets them: invented pages with one each, built and asked by the installed command."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

KG = Path(sys.executable).with_name("kg")
ORDER = "县委书记甘霖主持会议并讲话。会议强调,要压紧压实责任,深入排查风险隐患,坚决防范各类事故发生。"
PAGES = {
    "anniversary": f"霞汀县召开庆祝大会\n2024年7月1日,霞汀县召开庆祝中国共产党成立75周年大会。{ORDER}\n",
    "clean": f"霞汀县召开庆祝大会\n2021年7月1日(星期四),霞汀县召开庆祝中国共产党成立100周年大会。{ORDER}\n",
    "no_day": f"霞汀县召开春耕工作会议\n2024年2月30日,霞汀县召开春耕工作会议。{ORDER}\n",
    "repeated": f"霞汀县召开安全生产工作会议\n2024年3月1日,霞汀县召开安全生产工作会议。{ORDER}{ORDER}\n",
    "swapped": (
        "县委理论学习中心组举行集体学习\n\n本报讯(记者 方小满)2023年11月28日,全县冬季森林防火工作会议召开。副县长白晓燕出席会议并讲话。"
        "会议强调,要严格落实森林防火责任制,管住火源,守住山头。\n\n全县冬季森林防火工作会议召开\n\n本报讯(记者 申若水)11月29日,"
        "县委理论学习中心组举行集体学习。县委书记陆一鸣主持学习并讲话。与会人员围绕学习主题作了交流发言。\n"
    ),
    "title_one": "霞汀县召开防汛工作会议\n2022年5月9日,霞汀县召开防汛工作会议。霞汀县县长白晓燕出席会议并讲话。\n",
    "title_two": "霞汀县召开抗旱工作会议\n2022年5月11日,霞汀县召开抗旱工作会议。霞汀县副县长白晓燕出席会议并讲话。\n",
    "weekday": f"霞汀县召开防汛工作会议\n2024年3月28日(星期一),霞汀县召开防汛工作会议。{ORDER}\n",
}
KINDS = {
    "anniversary": "year",
    "no_day": "date",
    "repeated": "repeated",
    "swapped": "swapped headings",
    "title_one": "two titles",
    "title_two": "two titles",
    "weekday": "date",
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    folder = tmp_path_factory.mktemp("contradictions")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    told = "".join(f"{name}.txt,霞汀县\n" for name in PAGES)
    (folder / "meta.csv").write_text(f"source,region\n{told}", encoding="utf-8")
    files = [f"{name}.txt" for name in PAGES]
    subprocess.run(
        [KG, "build", *files, "--store", "s.kg", "--meta", "meta.csv"], cwd=folder, check=True, capture_output=True
    )
    asked = subprocess.run(
        [KG, "query", "anomalies", "--store", "s.kg", "--format", "csv"],
        cwd=folder, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(asked.stdout)):
        found[row["source"].removesuffix(".txt")].append(row)
    return found


def test_each_page_has_its_contradiction_and_no_other(rows: dict[str, list[dict[str, str]]]) -> None:
    assert {name: {row["kind"] for row in said} for name, said in rows.items()} == {
        name: {kind} for name, kind in KINDS.items()
    }


def test_each_quote_stands_where_it_is_said_to(rows: dict[str, list[dict[str, str]]]) -> None:
    for name, said in rows.items():
        for row in said:
            assert "".join(PAGES[name][int(row["start"]) : int(row["end"])].split()) == row["quote"]
