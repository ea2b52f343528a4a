"""What can be kept: tables as CSV, the picture as PNG and as SVG."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
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


COPY: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
CLIPBOARD = "navigator.clipboard.readText()"


def test_a_quote_is_copied_with_its_source(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}", **COPY)
    said = seen.page.locator("#panel .said", has_text="文禾县县长周青来到云溪水库。").filter(visible=True).first
    said.locator("button", has_text="复制引文").click()
    said.locator("button", has_text="已复制").wait_for()
    assert seen.page.evaluate(CLIPBOARD) == (
        "“文禾县县长周青来到云溪水库。”(《云溪水库工程开工》 · 2024-05-12 · wenhe/2024-03.txt · 第 12–26 字)"
    )


def test_a_link_leads_to_one_piece_of_evidence(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}&without=person&from=2024-03", **COPY)
    again = seen.page.locator("#panel details", has_text="见于 2 处").first
    again.locator("summary").click()
    again.locator("button", has_text="复制链接").first.click()
    again.locator("button", has_text="已复制").wait_for()
    file, _, address = seen.page.evaluate(CLIPBOARD).partition("#")
    assert file == seen.page.url.partition("#")[0]
    there = visit(address=f"#{address}")
    assert there.page.locator("#panel h2").inner_text() == "县长"
    quotes = there.page.locator("#panel .said")
    wanted = again.locator("blockquote").first.inner_text()
    assert quotes.count() == 2  # the other words that say it stand below
    assert quotes.first.locator("blockquote").inner_text() == wanted
    assert there.page.locator("#panel .said.chosen").count() == 1
    assert len(there.shown()) == len(visit().shown())  # no filter of mine
    assert visit(address=there.address()).panel() == there.panel()


@pytest.mark.parametrize(
    ("address", "quotes"),
    [
        (f"node={ZHOU}", {"县委副书记、县长周青主持会议,副县长何远出席。", "文禾县县长周青来到云溪水库。"}),
        (f"node={ZHOU}&from=2024-05&undated=0", {"文禾县县长周青来到云溪水库。"}),
        (
            f"way={BASE}/place/文禾县&way={ZHOU}",
            {"文禾县云溪镇", "在云溪镇召开座谈会。", "文禾县县长周青来到云溪水库。"},
        ),
        (
            f"pair={ZHOU}&pair={BASE}/person/兰若水&together=1",
            {"文禾县县长周青来到云溪水库。", "何远、兰若水陪同调研。"},
        ),
        (
            f"line={BASE}/organization/云溪水务有限公司&line={BASE}/project/云溪水库工程&line=builder&line=builder&line=",
            {"工程由云溪水务有限公司承建。"},
        ),
    ],
)
def test_the_evidence_of_what_is_chosen_is_a_table(visit: Open, address: str, quotes: set[str]) -> None:
    seen = visit(address=f"#{address}")
    with seen.page.expect_download() as kept:
        seen.page.locator("#evidence-csv").click()
    assert kept.value.suggested_filename == "kg-evidence.csv"
    text = Path(kept.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["原文"] for row in rows} == quotes
    assert all(row["文件"] == "wenhe/2024-03.txt" and int(row["止"]) > int(row["起"]) for row in rows)
