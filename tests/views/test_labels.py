"""Names on the picture can be read: none over another, none small, the important ones there."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from tests.views.conftest import Open
from tests.views.invented import BASE, county, large


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
    )  # fmt: skip


@pytest.mark.parametrize("graph", [county(), large(150), large(2000)], ids=["15 nodes", "200 nodes", "2600 nodes"])
def test_no_name_stands_on_another_at_any_zoom(visit: Open, graph: nx.MultiDiGraph[str]) -> None:
    seen = visit(graph)
    for button in ("zoom-fit", "zoom-in", "zoom-in", "zoom-fit", "zoom-out", "zoom-out", "relay"):
        seen.page.locator(f"#{button}").click()
        labels = seen.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(kgPage.labels()))))"
        )
        assert labels
        assert not [(one["name"], other["name"]) for one, other in combinations(labels, 2) if overlap(one, other)]
        assert min(label["size"] for label in labels) >= 12


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_no_name_stands_below_a_button(visit: Open, size: tuple[int, int]) -> None:
    seen = visit(large(150), viewport=dict(zip(("width", "height"), size, strict=True)))
    frame, box = (seen.page.locator(name).bounding_box() for name in ("#canvas", ".zoom"))
    assert frame
    assert box
    buttons = {**box, "x": box["x"] - frame["x"], "y": box["y"] - frame["y"]}
    for _ in range(3):
        seen.page.locator("#zoom-in").click()
        labels = seen.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(kgPage.labels()))))"
        )
        assert labels
        assert not [label["name"] for label in labels if overlap(label, buttons)]


def test_a_small_graph_shows_every_name(visit: Open) -> None:
    seen = visit()
    assert len(seen.page.evaluate("kgPage.labels()")) == len(seen.shown())


def test_the_most_connected_come_first(visit: Open) -> None:
    seen = visit(large(2000), "#community=0")
    names = {label["name"] for label in seen.page.evaluate("kgPage.labels()")}
    assert any("管理局" in name for name in names)
    assert len(names) < len(seen.shown())


def test_what_is_chosen_is_named_and_its_lines_too(visit: Open) -> None:
    seen = visit(address=f"#node={BASE}/person/周青")
    names = [label["name"] for label in seen.page.evaluate("kgPage.labels()")]
    assert names[0] == "周青"
    assert {"副书记", "带队"} <= set(names)
