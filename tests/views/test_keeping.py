"""What can be kept: tables as CSV, the picture as PNG and as SVG."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.views.conftest import Open
from tests.views.invented import BASE, Said, county, edge, node

ZHOU = f"{BASE}/person/周青"
WALK = f"{BASE}/event/调研云溪水库"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_table_holds_what_is_visible_and_can_be_kept(visit: Open) -> None:
    graph = county()
    formula = node(graph, "person", "=1+1")
    edge(graph, (formula, WALK), "attend", Said('他说:"好",就走。', "2024-05-12"))
    seen = visit(graph)
    seen.page.locator("#legend button", has_text="地点").click()
    seen.page.locator("#as-table").click()
    with seen.page.expect_download() as kept:
        seen.page.locator("#csv-relations_shown").click()
    raw = Path(kept.value.path()).read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert len(rows) == 15
    assert {"主体": "周青", "关系": "主持", "客体": "春耕工作会议", "日期": "2024-03-05"}.items() <= next(
        r for r in rows if r["关系"] == "主持"
    ).items()
    assert [(row["主体"], row["原文"]) for row in rows if "1+1" in row["主体"]] == [("'=1+1", '他说:"好",就走。')]
    shown = seen.page.locator("#tables table").first.locator("tbody tr")
    assert shown.count() == 15
    shown.locator("button", has_text="何远").first.click()
    assert "副县长何远出席" in seen.panel()


COLOURS = """async (bytes) => {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const all = new Set();
  for (let at = 0; at < data.length; at += 4) all.add(`rgba(${data.slice(at, at + 4).join(', ')})`);
  return [bitmap.width, bitmap.height, [...all]];
}"""


@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", "rgba(250, 249, 246, 255)"), ("dark", "rgba(21, 24, 29, 255)")]
)
def test_the_picture_can_be_kept(visit: Open, scheme: str, ground: str) -> None:
    seen = visit(color_scheme=scheme)
    with seen.page.expect_download() as kept:
        seen.page.locator("#picture").click()
    width, height, colours = seen.page.evaluate(COLOURS, list(Path(kept.value.path()).read_bytes()))
    box = seen.page.locator("#canvas").bounding_box()
    assert box
    assert (width, height) == (int(box["width"]), int(box["height"]))
    assert ground in colours
    assert all(colour.endswith(", 255)") for colour in colours)  # nothing to see through
    person = seen.page.evaluate("getComputedStyle(document.querySelector('svg.shape.person')).fill")
    assert person.replace("rgb(", "rgba(").replace(")", ", 255)") in colours


def test_the_picture_can_be_kept_as_forms(visit: Open) -> None:
    graph = county()
    edge(graph, (ZHOU, WALK), "speak", Said("周青讲话。", "2024-05-12"))
    seen = visit(graph)
    with seen.page.expect_download() as kept:
        seen.page.locator("#vector").click()
    picture = ElementTree.parse(Path(kept.value.path())).getroot()
    groups = {group.get("id"): list(group) for group in picture.iter(f"{SVG}g")}
    assert len(groups["nodes"]) == len(seen.shown())
    assert len(groups["lines"]) == 16
    assert len({line.get("d") for line in groups["lines"]}) == 16  # the two between the same nodes lie apart
    assert {name.text for name in groups["names"]} >= {"周青", "云溪水库工程"}
    assert groups["pins"] == []
    seen.click_node(ZHOU)
    seen.page.keyboard.press("p")
    with seen.page.expect_download() as again:
        seen.page.locator("#vector").click()
    assert Path(again.value.path()).read_text(encoding="utf-8").count("<circle") == 1
