"""The address in the bar holds all that was done: opened in a new tab it gives the same page. And pins, which it keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, Said, county, edge, large
from tests.views.test_overview import towns

ZHOU, HE = f"{BASE}/person/周青", f"{BASE}/person/何远"
WALK, FIRM = f"{BASE}/event/调研云溪水库", f"{BASE}/organization/云溪水务有限公司"
SEEN = """(() => {
  const [all, one] = [(wanted) => [...document.querySelectorAll(wanted)], (name) => document.getElementById(name)];
  return {
    shown: kgPage.shown(), places: kgPage.places(), derived: kgPage.derived(), language: document.documentElement.lang,
    theme: document.documentElement.dataset.theme, panel: one('panel').innerText, status: one('status').innerText,
    tables: one('tables').innerText, pressed: all('[aria-pressed]').map((e) => [e.textContent, e.getAttribute('aria-pressed')]),
    boxes: all('input[type=checkbox]').map((e) => e.checked), sliders: all('input[type=range]').map((e) => e.value),
    search: one('search').value, found: one('found').hidden ? null : one('found').innerText,
  };
})()"""


def pin(seen: Visit) -> None:
    seen.click_node(ZHOU)
    seen.page.locator("#pin").click()
    drag(seen, HE, -60, 40)


def drag(seen: Visit, iri: str, across: int, down: int) -> None:
    box = seen.page.locator("#canvas").bounding_box()
    assert box
    spot = seen.spot(iri)
    x, y = box["x"] + spot["x"], box["y"] + spot["y"]
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + across / 2, y + down / 2)
    seen.page.mouse.move(x + across, y + down)
    seen.page.mouse.up()


def search(seen: Visit) -> None:
    seen.page.locator("#search").press_sequentially("云溪")


def filters(seen: Visit) -> None:
    seen.click_node(ZHOU)
    seen.page.locator("#legend button", has_text="人物").click()
    seen.page.locator("#relations summary").click()
    seen.page.locator("#relation-list label", has_text="承建").locator("input").uncheck()
    seen.page.locator("#period summary").click()
    seen.page.locator("#period-box [data-bound=from]").press("End")
    seen.page.locator("#period-box [data-bound=undated]").uncheck()
    seen.page.locator("#sources summary").click()
    seen.page.locator("#source-list input").first.check()


def line(seen: Visit) -> None:
    start, end = seen.spot(f"{BASE}/project/云溪水库工程"), seen.spot(FIRM)
    seen.page.locator("#canvas").click(position={"x": (start["x"] + end["x"]) / 2, "y": (start["y"] + end["y"]) / 2})
    assert "承建" in seen.page.locator("#panel h2").inner_text()


def hide(seen: Visit) -> None:
    for iri in (FIRM, f"{BASE}/place/文禾县"):
        seen.click_node(iri)
        seen.page.locator("#hide").click()


def collapse(seen: Visit) -> None:
    seen.click_node(FIRM)
    seen.page.locator("#collapse").click()


def path(seen: Visit) -> None:
    seen.click_node(FIRM)
    seen.page.locator("#path").click()
    seen.page.fill("#search", "何远")
    seen.page.press("#search", "Enter")
    assert seen.page.locator("#panel ol > li").count() > 0


def waiting(seen: Visit) -> None:
    seen.click_node(FIRM)
    seen.page.locator("#path").click()


def only_meetings(seen: Visit) -> None:
    path(seen)
    seen.page.locator("#meetings-only").check()


def language(seen: Visit) -> None:
    seen.page.locator("#language").click()
    seen.page.locator("#theme").click()


DEEDS: dict[str, Callable[[Visit], None]] = {
    "pinned and moved": pin,
    "search": search,
    "filters": filters,
    "a line": line,
    "hidden": hide,
    "collapsed": collapse,
    "path": path,
    "waiting for the other end": waiting,
    "path by meetings": only_meetings,
    "language and theme": language,
    "laid out again": lambda seen: seen.page.locator("#relay").click(),
    "table": lambda seen: seen.page.locator("#as-table").click(),
    "met at events": lambda seen: seen.page.locator("#together").click(),
}


def same(visit: Open, seen: Visit, graph: nx.MultiDiGraph[str] | None, **options: Any) -> Visit:
    """Opens the address in a tab of its own; everything seen there is as it was."""
    again = visit(graph, seen.address(), **options)
    assert again.page.evaluate(SEEN) == seen.page.evaluate(SEEN)
    assert again.address() == seen.address()
    return again


@pytest.mark.parametrize("deed", DEEDS)
def test_a_new_tab_shows_the_same(visit: Open, deed: str) -> None:
    seen = visit()
    before = seen.page.evaluate(SEEN)
    DEEDS[deed](seen)
    assert seen.page.evaluate(SEEN) != before
    same(visit, seen, None)


def test_a_pair_that_met_is_kept(visit: Open) -> None:
    seen = visit(address=f"#pair={ZHOU}&pair={HE}&together=1")
    assert "不是原文所述" in seen.panel()
    assert "副县长何远出席" in seen.panel()
    same(visit, seen, None)


def test_one_of_several_lines_between_the_same_two_is_kept(visit: Open) -> None:
    graph = county()
    edge(graph, (ZHOU, WALK), "speak", Said("周青讲话。", "2024-05-12"))
    seen = visit(graph, f"#node={ZHOU}")
    seen.page.locator("[data-question=appearances] summary").click()
    seen.page.locator("[data-question=appearances] button.words", has_text="讲话").click()
    assert seen.page.locator("#panel blockquote").all_inner_texts() == ["周青讲话。"]
    same(visit, seen, graph)


def test_opened_neighbours_of_a_large_graph_stand_where_they_stood(visit: Open) -> None:
    graph = large(1200)
    seen = visit(graph)
    for name in ("官员01199", "官员00007"):
        seen.page.fill("#search", name)
        seen.page.press("#search", "Enter")
        seen.page.locator("#expand").click()
    seen.page.locator("#pin").click()
    assert "community=" in seen.address()
    same(visit, seen, graph)
    seen.page.locator("#path").click()
    seen.page.fill("#search", "官员00900")
    seen.page.press("#search", "Enter")
    same(visit, seen, graph)


def test_a_closed_page_of_an_entity_stays_closed(visit: Open) -> None:
    seen = visit(written={"focus": "周青"})
    seen.page.locator("#panel .close").click()
    assert "这张图里有什么" in same(visit, seen, None, written={"focus": "周青"}).panel()


def test_another_address_in_the_same_tab_is_that_page(visit: Open) -> None:
    other = visit()
    hide(other)
    seen = visit()
    pin(seen)
    seen.page.evaluate("address => { location.hash = address; }", other.address())
    seen.page.wait_for_function("gone => !kgPage.shown().nodes.includes(gone)", arg=FIRM)
    assert seen.page.evaluate(SEEN) == other.page.evaluate(SEEN)


def test_a_pinned_node_can_not_be_moved_and_a_released_one_can(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}")
    place = "iri => kgPage.places()[iri]"
    free = seen.page.evaluate(place, HE)
    seen.page.locator("#pin").click()
    assert seen.page.locator("#pin").inner_text() == "取消固定"
    assert seen.page.evaluate("document.activeElement.id") == "pin"
    pinned = seen.page.evaluate(place, ZHOU)
    assert pinned["pinned"]
    drag(seen, ZHOU, 80, 50)
    seen.page.locator("#relay").click()
    assert seen.page.evaluate(place, ZHOU) == pinned
    assert seen.page.evaluate(place, HE) != free
    seen.page.locator("#pin").click()
    drag(seen, ZHOU, 80, 50)
    assert seen.page.evaluate(place, ZHOU) != pinned


def test_a_key_pins_and_releases(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#canvas").focus()
    seen.page.keyboard.press("PageDown")
    seen.page.keyboard.press("p")
    pinned = "iri => kgPage.places()[iri].pinned"
    assert seen.page.evaluate(pinned, WALK)
    assert seen.page.locator("#spoken").inner_text() == "调研云溪水库 已固定"
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("p")
    assert not seen.page.evaluate(pinned, WALK)
    seen.page.locator("#search").press("p")  # in a field it is a letter
    assert not seen.page.evaluate(pinned, WALK)


def test_a_pinned_place_outlasts_the_way_to_another_community(visit: Open) -> None:
    seen = visit(towns(6, 70), "#community=0")
    wanted = seen.shown()[0]
    drag(seen, wanted, 40, 30)
    seen.click_node(wanted)
    seen.page.locator("#pin").click()
    held = seen.page.evaluate("iri => kgPage.places()[iri]", wanted)
    seen.page.locator("#overview").click()
    seen.page.locator("#panel .group").nth(0).click()
    assert seen.page.evaluate("iri => kgPage.places()[iri]", wanted) == held


def test_a_way_follows_the_filters(visit: Open) -> None:
    seen = visit(address=f"#way={HE}&way={BASE}/project/云溪水库工程")
    steps = seen.page.locator("#panel ol > li")
    assert "实地查看云溪水库工程进展。" in seen.panel()
    seen.page.locator("#relations summary").click()
    seen.page.locator("#relation-list label", has_text="涉及项目").locator("input").uncheck()
    assert "工程由云溪水务有限公司承建。" in seen.panel()
    assert steps.count() > 2
    same(visit, seen, None)
    seen.page.locator("#relation-list label", has_text="承建").locator("input").uncheck()
    assert "按现在的筛选,两者之间没有路径" in seen.panel()


def test_the_bar_shows_it_soon_and_once_where_much_happens(visit: Open) -> None:
    seen = visit()
    seen.page.evaluate("""() => {
      globalThis.times = 0;
      const replace = history.replaceState;
      history.replaceState = (...all) => { times += 1; replace.apply(history, all); };
    }""")
    seen.page.locator("#period summary").click()
    seen.page.locator("#search").press_sequentially("云溪水库")
    seen.page.wait_for_function("() => new URLSearchParams(location.hash.slice(1)).get('find') === '云溪水库'")
    seen.page.evaluate("""() => { for (let turn = 0; turn < 300; turn += 1) {
      const slider = document.querySelector('[data-bound=from]'); slider.value = turn % 2; slider.dispatchEvent(new Event('input')); } }""")
    seen.page.wait_for_function("() => location.hash.includes('from=2024-05')")
    assert seen.page.evaluate("times") <= 10
