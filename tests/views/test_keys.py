"""The page without a mouse: from search to the words, through the picture and through the overview."""

from __future__ import annotations

from tests.views.conftest import Open, Visit
from tests.views.invented import BASE
from tests.views.test_overview import opened, towns

ZHOU, HE, WALK = f"{BASE}/person/周青", f"{BASE}/person/何远", f"{BASE}/event/调研云溪水库"
RING = """() => { // the pixel beside the node that the arrow keys have reached, against the colour of the ring
  const canvas = document.querySelector('#canvas canvas');
  const { x, y } = kgPage.spot(kgPage.reached());
  const ratio = canvas.width / canvas.clientWidth;
  const wanted = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
  const pixels = canvas.getContext('2d').getImageData(Math.round((x - 45) * ratio), Math.round(y * ratio), Math.round(90 * ratio), 1).data;
  const hex = (at) => '#' + [0, 1, 2].map((part) => pixels[at + part].toString(16).padStart(2, '0')).join('');
  return Array.from({ length: pixels.length / 4 }, (_, place) => hex(4 * place)).filter((colour) => colour === wanted).length;
}"""


def focused(seen: Visit) -> str:
    return str(seen.page.evaluate("document.activeElement.id"))


def reached(seen: Visit) -> str | None:
    told: str | None = seen.page.evaluate("kgPage.reached()")
    return told


def spoken(seen: Visit) -> str:
    return seen.page.locator("#spoken[aria-live=polite]").inner_text()


def tab_to(seen: Visit, name: str) -> None:
    for _ in range(60):
        seen.page.keyboard.press("Tab")
        if focused(seen) == name:
            return
    raise AssertionError(f"Tab does not lead to {name}")


def walk_to(seen: Visit, wanted: str) -> None:
    """Arrow keys towards a node, as somebody does who sees both."""
    for _ in range(40):
        here = reached(seen)
        assert here
        if here == wanted:
            return
        start, end = seen.spot(here), seen.spot(wanted)
        across, down = end["x"] - start["x"], end["y"] - start["y"]
        flat = abs(across) > abs(down)
        seen.page.keyboard.press(
            ("ArrowRight" if across > 0 else "ArrowLeft") if flat else ("ArrowDown" if down > 0 else "ArrowUp")
        )
        if reached(seen) == here:
            break
    for _ in seen.shown():
        seen.page.keyboard.press("PageDown")
        if reached(seen) == wanted:
            return
    raise AssertionError(f"the keys do not lead to {wanted}")


def test_from_search_to_evidence(visit: Open) -> None:
    seen = visit()
    keys = seen.page.keyboard
    keys.press("/")
    keys.insert_text("何远")
    keys.press("Enter")
    assert focused(seen) == "panel"
    assert "副县长何远出席" in seen.panel()
    keys.press("Tab")
    keys.press("Enter")  # the panel's first button closes it
    assert "这张图里有什么" in seen.panel()


def test_through_the_picture_to_evidence(visit: Open) -> None:
    seen = visit()
    tab_to(seen, "canvas")
    assert reached(seen) is None
    seen.page.keyboard.press("ArrowRight")
    assert reached(seen) == WALK  # the best connected one
    assert spoken(seen) == "调研云溪水库 · 会议或活动 · 云溪镇"
    assert "这张图里有什么" in seen.panel()  # moving chooses nothing
    assert seen.page.evaluate(RING) >= 2
    walk_to(seen, HE)
    assert "何远 · 人物 · 文禾县人民政府副县长" in spoken(seen)
    seen.page.keyboard.press("Enter")
    assert focused(seen) == "panel"
    assert "副县长何远出席" in seen.panel()
    seen.page.keyboard.press("Escape")
    assert "这张图里有什么" in seen.panel()


def test_no_ring_without_the_focus(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#canvas").focus()
    seen.page.keyboard.press("PageDown")
    before = seen.page.evaluate(RING)
    seen.page.locator("#search").focus()
    assert reached(seen) is None
    seen.page.evaluate("document.getElementById('canvas').focus()")
    assert seen.page.evaluate(RING) == before >= 2


def test_every_node_is_reached(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#canvas").focus()
    told = []
    for _ in seen.shown():
        seen.page.keyboard.press("PageDown")
        told.append(reached(seen))
    assert sorted(filter(None, told)) == sorted(seen.shown())
    seen.page.keyboard.press("PageUp")
    assert reached(seen) == told[-2]


def test_the_arrows_choose_the_other_end_of_a_way_only_with_enter(visit: Open) -> None:
    seen = visit(address=f"#node={HE}")
    seen.page.locator("#path").press("Enter")
    seen.page.locator("#canvas").focus()
    seen.page.keyboard.press("ArrowLeft")
    assert seen.page.locator("#panel ol").count() == 0
    walk_to(seen, f"{BASE}/place/云溪镇")
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel ol > li").count() == 2


def test_through_the_overview_to_evidence(visit: Open) -> None:
    seen = visit(towns(6, 70))
    tab_to(seen, "canvas")
    seen.page.keyboard.press("ArrowDown")
    first = spoken(seen)
    assert "实体数 7" in first
    groups = {reached(seen)}
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        seen.page.keyboard.press(key)
        groups.add(reached(seen))
    assert len(groups) >= 3
    for _ in range(6):
        seen.page.keyboard.press("PageDown")
        groups.add(reached(seen))
    assert len(groups) == 6
    while spoken(seen) != first:
        seen.page.keyboard.press("PageDown")
    seen.page.keyboard.press("Enter")
    assert opened(seen) == []
    assert focused(seen) == "canvas"
    assert reached(seen) == seen.shown()[0]
    seen.page.keyboard.press("PageDown")
    seen.page.keyboard.press("Enter")
    assert focused(seen) == "panel"
    assert seen.page.locator("#panel blockquote").count() > 0


def test_the_way_past_the_controls_keeps_what_was_chosen(visit: Open) -> None:
    seen = visit(address=f"#node={HE}&lang=zh")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert focused(seen) == "panel"
    assert "副县长何远出席" in seen.panel()
    assert "node=" in seen.address()


def go_to(seen: Visit, wanted: str) -> None:
    for _ in seen.shown():
        seen.page.keyboard.press("PageDown")
        if reached(seen) == wanted:
            return
    raise AssertionError(f"Page Down does not lead to {wanted}")


def line(seen: Visit) -> str | None:
    told: str | None = seen.page.evaluate("kgPage.line()")
    return told


def test_along_the_lines_of_a_node_to_the_words_of_one(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#canvas").focus()
    go_to(seen, ZHOU)
    walked = []
    for _ in range(5):
        seen.page.keyboard.press("Shift+ArrowRight")
        walked.append(spoken(seen))
        assert walked[-1] == line(seen)
    assert len(set(walked)) == 4
    assert walked[0] == walked[4]
    assert "周青 → 副书记 → 中共文禾县委员会 · 2024-03-05 · 见于 1 处" in walked
    assert "这张图里有什么" in seen.panel()  # walking chooses nothing
    while "副书记" not in str(line(seen)):
        seen.page.keyboard.press("Shift+ArrowUp")
    seen.page.keyboard.press("Enter")
    assert focused(seen) == "panel"
    assert seen.page.locator("#panel h2").inner_text() == "副书记"
    assert "县委副书记、县长周青主持会议" in seen.panel()


def test_a_line_leads_to_its_other_end(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#canvas").focus()
    go_to(seen, HE)
    seen.page.keyboard.press("Shift+ArrowRight")
    while "陪同" not in str(line(seen)):
        seen.page.keyboard.press("Shift+ArrowRight")
    before = seen.page.locator("#canvas").screenshot()
    seen.page.keyboard.press("ArrowRight")  # to a node: no line any more
    assert line(seen) is None
    go_to(seen, HE)
    while "陪同" not in str(line(seen)):
        seen.page.keyboard.press("Shift+ArrowLeft")
    assert seen.page.locator("#canvas").screenshot() == before  # the line is drawn
    seen.page.keyboard.press(" ")
    assert reached(seen) == WALK
    assert line(seen) is None
    assert seen.page.locator("#canvas").screenshot() != before


def test_a_derived_line_is_walked_too_and_said_to_be(visit: Open) -> None:
    seen = visit(address="#together=1&lang=zh")
    seen.page.locator("#canvas").focus()
    go_to(seen, HE)
    seen.page.keyboard.press("Shift+ArrowLeft")
    assert "同场人员" in str(line(seen))
    seen.page.keyboard.press("Enter")
    assert "不是原文所述" in seen.panel()


def test_the_keys_are_told(visit: Open) -> None:
    seen = visit()
    seen.page.locator("#keyboard summary").click()
    assert "Shift 加方向键" in seen.page.locator("#keyboard p").inner_text()


def test_a_node_without_lines_says_so(visit: Open) -> None:
    seen = visit(address="#without=organization,event,article")
    seen.page.locator("#canvas").focus()
    go_to(seen, HE)
    seen.page.keyboard.press("Shift+ArrowDown")
    assert spoken(seen) == "这个点没有线"
