"""Towns of one name in two counties are two, with their offices and people; one that no other is called like is one."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg

VISIT = "{0}县长调研\n2025年{1}月10日，{0}县长{2}到{3}镇调研。{3}镇镇长{4}陪同。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    texts = {
        "a": VISIT.format("兰考县", 3, "林若舟", "石桥", "温如海"),
        "b": VISIT.format("宁陵县", 4, "秦川", "石桥", "王伟"),
        "c": VISIT.format("苍南县", 5, "叶知秋", "钱库", "顾清扬"),
        "d": VISIT.format("渑池县", 6, "苗青松", "钱库", "顾清扬"),
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_offices_of_two_towns_of_one_name_follow_nobody(pages: Path, tmp_path: Path) -> None:
    kg.build([pages], tmp_path / "x.kg")
    with kg.open_graph(tmp_path / "x.kg") as graph:
        rows = graph.query("roles")
        iri = rows.columns.index("organization_iri")
        bodies = {row[0]: row[iri] for row in rows.rows if row[rows.columns.index("title")] == "镇长"}
        assert len(bodies) == 4
        assert bodies["a.txt"] != bodies["b.txt"]
        assert bodies["c.txt"] == bodies["d.txt"]  # China has one 钱库镇
        seats = graph.query("seat")
        before = seats.columns.index("predecessor")
        assert not [row for row in seats.rows if "石桥镇政府" in row and row[before]]


def test_what_is_visited_is_the_town_whose_head_is_named(pages: Path, tmp_path: Path) -> None:
    kg.build([pages / "b.txt"], tmp_path / "x.kg")
    with kg.open_graph(tmp_path / "x.kg") as graph:
        spots, inside = graph.query("event_places"), graph.query("places")
        visited = {row[spots.columns.index("place_iri")] for row in spots.rows}
        held = {row[inside.columns.index("place_iri")] for row in inside.rows if row[2] == "石桥镇"}
        assert visited == held
        assert len(held) == 1
