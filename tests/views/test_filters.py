"""What is shown: by kind, relation and time, what comes when asked, and the address that brings it back."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, county, large

ZHOU = f"{BASE}/person/周青"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_legend_is_a_filter(visit: Open) -> None:
    seen = visit()
    people = seen.page.locator("#legend button", has_text="人物")
    before = set(seen.shown())
    people.click()
    assert people.get_attribute("aria-pressed") == "false"
    assert before - set(seen.shown()) == {iri for iri in before if "/person/" in iri} != set()
    people.press("Enter")
    assert set(seen.shown()) == before


def legend(seen: Visit) -> dict[str, tuple[str, str]]:
    """Of each kind the outline and colour of its button."""
    look = "all => all.map((e) => [e.dataset.kind, e.querySelector('path').getAttribute('d'), getComputedStyle(e.querySelector('svg')).fill])"
    return {kind: (form, paint) for kind, form, paint in seen.page.locator("#legend button").evaluate_all(look)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_legend_tells_colour_and_shape_as_they_are_drawn(visit: Open, scheme: str) -> None:
    seen = visit(color_scheme=scheme)
    told = legend(seen)
    assert len(told) == len(set(told.values())) == 6
    with seen.page.expect_download() as kept:
        seen.page.locator("#vector").click()
    picture = ElementTree.parse(kept.value.path()).getroot()
    drawn = next(group for group in picture.iter(f"{SVG}g") if group.get("id") == "nodes")
    looks = {str(path.findtext(f"{SVG}title")): (path.get("d"), str(path.get("fill"))) for path in drawn}
    for kind, name in {"person": "周青", "event": "调研云溪水库", "project": "云溪水库工程", "place": "文禾县"}.items():
        form, paint = looks[name]
        red, green, blue = (int(paint[place : place + 2], 16) for place in (1, 3, 5))
        assert told[kind] == (form, f"rgb({red}, {green}, {blue})")


def test_several_kinds_off_and_on_again(visit: Open) -> None:
    seen = visit()
    for kind in ("person", "organization", "place", "article", "project"):
        seen.page.locator(f"#legend [data-kind={kind}]").click()
    assert {iri.split("/")[-2] for iri in seen.shown()} == {"event"}
    assert "关系 0" in seen.page.locator("#status").inner_text()
    seen.page.locator("#legend [data-kind=event]").click()
    assert seen.page.locator("#empty").is_visible()
    seen.page.locator("#legend [data-kind=person]").click()
    assert {iri.split("/")[-2] for iri in seen.shown()} == {"person"}


def test_the_histogram_is_as_high_as_the_reports_are_many(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#period summary").click()
    bars = "all => all.map((e) => [Number(e.getAttribute('height')), e.getAttribute('class')])"
    march, may = seen.page.locator("#period-box rect").evaluate_all(bars)
    assert march[0] / may[0] == pytest.approx(6 / 7)  # 6 rows of March, 7 of May
    seen.page.locator("#period-box [data-bound=to]").press("Home")
    (_, first), (_, second) = seen.page.locator("#period-box rect").evaluate_all(bars)
    assert (first, second) == ("in", "out")


def test_the_period_moves_by_mouse_and_keeps_the_focus(visit: Open) -> None:
    seen = visit(large(300))
    seen.page.locator("#period summary").click()
    box = seen.page.locator("#period-box [data-bound=from]").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    seen.page.mouse.move(box["x"] + 8, middle)
    seen.page.mouse.down()
    for share in (0.2, 0.3, 0.4, 0.5):
        seen.page.mouse.move(box["x"] + box["width"] * share, middle)
    seen.page.mouse.up()
    told = seen.page.locator("#period-told").inner_text()
    assert "2016" <= told[:4] <= "2018"
    assert seen.page.evaluate("document.activeElement.dataset.bound") == "from"
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.locator("#period-told").inner_text() > told
    seen.page.locator("#period-box [data-bound=to]").press("Home")  # not before the beginning
    begin, end = seen.page.locator("#period-told").inner_text().split(" – ")
    assert begin == end


def test_a_relation_is_a_filter(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#relations summary").click()
    seen.page.locator("#relation-list label", has_text="陪同").locator("input").uncheck()
    assert seen.page.evaluate("kgPage.shown().statements") == 13


def test_time_is_a_filter_and_the_undated_have_a_switch(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#period summary").click()
    seen.page.locator("#period-box [data-bound=from]").press("End")
    assert "2024-05 – 2024-05" in seen.page.locator("#period summary").inner_text()
    with_undated = seen.shown()
    assert f"{BASE}/event/春耕工作会议" not in with_undated
    assert f"{BASE}/place/文禾县" in with_undated
    seen.page.locator("#period-box [data-bound=undated]").uncheck()
    assert f"{BASE}/place/文禾县" not in seen.shown()


def test_a_file_is_a_filter(visit: Open) -> None:
    graph = county()
    walk = f"{BASE}/event/调研云溪水库"
    for _, end, edge in graph.edges(data=True):
        edge["source"] = "wenhe/2024-05.txt" if end == walk else edge["source"]
    seen = visit(graph)
    seen.page.locator("#sources summary").click()
    assert seen.page.locator("#source-list label").count() == 2
    seen.page.fill("#source-search", "-05")
    box = seen.page.locator("#source-list input")
    box.check()
    assert set(seen.shown()) == {walk, ZHOU, f"{BASE}/person/何远", f"{BASE}/person/兰若水"}
    assert "wenhe/2024-05.txt" in seen.page.locator("#source-list").inner_text()
    again = visit(graph, seen.address())
    assert again.shown() == seen.shown()
    seen.page.locator("#sources-all").click()
    assert len(seen.shown()) > 10
    seen.click_node(ZHOU)
    assert "wenhe/2024-03.txt" in seen.panel()


def test_neighbours_of_a_large_graph_come_when_asked(visit: Open) -> None:
    seen = visit(large(1200))
    name = "官员01199"
    seen.page.fill("#search", name)
    seen.page.press("#search", "Enter")
    last = f"{BASE}/person/{name}"
    assert last in seen.shown()
    before = len(seen.shown())
    seen.page.locator("#expand").click()
    assert len(seen.shown()) > before
    seen.page.locator("#hide").click()
    assert last not in seen.shown()


def test_the_address_brings_back_what_was_seen(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#legend button", has_text="地点").click()
    seen.click_node(ZHOU)
    seen.page.locator("#language").click()
    address = seen.address()
    again = visit(address=address)
    assert again.panel() == seen.panel()
    assert again.shown() == seen.shown()


def test_people_who_met_are_joined_by_lines_that_are_said_to_be_derived(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#legend button", has_text="会议").click()
    layer = seen.page.locator("#together")
    layer.click()
    assert layer.get_attribute("aria-pressed") == "true"
    assert seen.page.evaluate("kgPage.derived()") == 3  # 周青 何远, 周青 兰若水, 何远 兰若水
    start, end = seen.spot(ZHOU), seen.spot(f"{BASE}/person/兰若水")
    clicked = False
    for share in (0.5, 0.45, 0.55):
        for side in (-18, -12, -6, 0, 6, 12, 18):
            x, y = start["x"] + (end["x"] - start["x"]) * share, start["y"] + (end["y"] - start["y"]) * share
            seen.page.locator("#canvas").click(position={"x": x, "y": y + side})
            clicked = clicked or "同场人员" in seen.page.locator("#panel h2").inner_text()
    assert clicked


def test_collapsing_takes_away_what_hangs_on_one_node_alone(visit: Open) -> None:
    firm, twin = f"{BASE}/organization/云溪水务有限公司", f"{BASE}/person/李同2"
    seen = visit(address=f"#node={firm}")
    assert twin in seen.shown()
    seen.page.locator("#collapse").click()
    assert twin not in seen.shown()
    assert f"{BASE}/person/兰若水" in seen.shown()
    seen.page.locator("#expand").click()
    assert twin in seen.shown()


def test_a_double_click_opens_the_neighbours(visit: Open) -> None:
    firm, twin = f"{BASE}/organization/云溪水务有限公司", f"{BASE}/person/李同2"
    seen = visit(address=f"#gone={twin}&lang=zh")
    assert twin not in seen.shown()
    seen.page.locator("#canvas").dblclick(position=seen.spot(firm))
    seen.page.wait_for_function("iri => kgPage.shown().nodes.includes(iri)", arg=twin)


def test_from_the_table_back_to_the_picture(visit: Open) -> None:
    seen = visit(address="#view=table")
    assert seen.page.locator("#canvas").is_hidden()
    seen.page.locator("#as-graph").click()
    seen.page.wait_for_function("() => kgPage.labels().length === kgPage.shown().nodes.length")
    seen.click_node(ZHOU)
    assert "任职" in seen.panel()


def test_what_was_hidden_is_listed_and_comes_back(visit: Open) -> None:
    firm, place = f"{BASE}/organization/云溪水务有限公司", f"{BASE}/place/文禾县"
    seen = visit()
    everything, gone = seen.shown(), seen.page.locator("#gone")
    assert gone.is_hidden()
    for iri in (firm, place):
        seen.click_node(iri)
        seen.page.locator("#hide").click()
    assert gone.locator("summary").inner_text().split() == ["已隐藏", "(2)"]
    gone.locator("summary").click()
    assert gone.locator("li").all_inner_texts() == ["文禾县", "云溪水务有限公司"]
    again = visit(address=seen.address())
    again.page.locator("#gone summary").click()
    again.page.locator("#gone-all").click()
    assert again.shown() == everything
    assert again.page.locator("#gone").is_hidden()
    assert "gone=" not in again.address()
    gone.locator("li button", has_text="云溪水务有限公司").click()
    assert seen.page.locator("#panel h2").inner_text() == "云溪水务有限公司"
    assert seen.page.evaluate("document.activeElement.id") == "panel"
    assert firm in seen.shown()
    assert place not in seen.shown()


def test_what_was_collapsed_is_listed_too(visit: Open) -> None:
    seen = visit(address=f"#node={BASE}/organization/云溪水务有限公司")
    seen.page.locator("#collapse").click()
    seen.page.locator("#gone summary").click()
    assert seen.page.locator("#gone li").all_inner_texts() == ["李同"]


def test_time_plays_step_by_step_and_stops_at_the_end(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#period summary").click()
    play, told = seen.page.locator("#play"), seen.page.locator("#period-told")
    assert seen.page.locator("#period-whole").is_hidden()
    play.click()
    assert told.inner_text() == "2024-03 – 2024-03"
    assert "暂停" in play.inner_text()
    march = seen.shown()
    told.filter(has_text="2024-05 – 2024-05").wait_for()
    assert seen.shown() != march
    assert seen.page.locator("#spoken").inner_text() == "2024-05 – 2024-05"
    play.filter(has_text="播放").wait_for()
    seen.page.locator("#period-whole").click()
    assert told.inner_text() == ""
    play.click()
    play.click()
    assert "播放" in play.inner_text()
