"""On a phone nothing is cut off; on paper stands what is read, not an empty canvas."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, large
from tests.views.test_access import STATES
from tests.views.test_overview import towns

ZHOU = f"{BASE}/person/周青"
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
OUTSIDE = """[...document.querySelectorAll('button, summary, input, select, h1, h2, h3, p, li, code, blockquote, cite, label, output')]
  .filter((e) => e.checkVisibility() && !e.matches('.skip, .unseen') && !e.closest('.scroll, .legend'))
  .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.left < 0 || box.right > innerWidth + 0.5)).map(([html, box]) => `${html} ${box.left} ${box.right}`)"""
WIDER = """[document.documentElement, document.body, ...document.querySelectorAll('.bar, .filters, .tools, .panel, .drop-list')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.checkVisibility()).map((e) => e.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off_on_a_phone(visit: Open, state: str) -> None:
    seen = visit(**PHONE)
    STATES[state](seen)
    assert seen.page.evaluate(OUTSIDE) == []
    assert seen.page.evaluate(WIDER) == []


def test_a_tap_on_a_phone_opens_what_was_tapped(visit: Open) -> None:
    seen = visit(**PHONE, has_touch=True, is_mobile=True)
    spot, box = seen.spot(ZHOU), seen.page.locator("#canvas").bounding_box()
    assert box
    assert box["height"] >= 200
    seen.page.touchscreen.tap(box["x"] + spot["x"], box["y"] + spot["y"])
    seen.page.locator("#panel h2", has_text="周青").wait_for()


def test_the_lists_of_a_phone_stand_within_its_screen(visit: Open) -> None:
    seen = visit(**PHONE)
    for name in ("relations", "period", "sources"):
        seen.page.locator(f"#{name} summary").click()
        box = seen.page.locator(f"#{name} .drop-list").bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
        assert box["y"] + box["height"] <= 740


def test_the_overview_on_a_phone(visit: Open) -> None:
    seen = visit(towns(6, 70), **PHONE)
    assert seen.page.evaluate(OUTSIDE) == []
    group = seen.page.evaluate("kgPage.communities()")[0]
    seen.page.locator("#canvas").click(position=group["spot"])
    assert len(seen.shown()) > 70


def on_paper(seen: Visit) -> int:
    """Its pages; what is seen afterwards is what was printed, details opened."""
    paper = seen.page.pdf(format="A4")
    seen.page.emulate_media(media="print")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen.page.set_viewport_size({"width": 720, "height": 1000})
    return len(re.findall(rb"/Type\s*/Page\b", paper))


INK = "(e) => getComputedStyle(e).color.match(/\\d+/g).map(Number).reduce((a, b) => a + b)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_entity_on_paper_is_its_panel_with_all_words(visit: Open, scheme: str) -> None:
    seen = visit(address=f"#node={ZHOU}", color_scheme=scheme)
    assert on_paper(seen) >= 2
    page = seen.page
    assert (
        page.locator("canvas, button.close, #expand, .copy, #search, .tools button, #legend")
        .filter(visible=True)
        .count()
        == 0
    )
    assert page.locator("#panel h2").is_visible()
    assert page.locator("#panel blockquote", has_text="文禾县县长周青来到云溪水库。").filter(visible=True).count() == 2
    assert page.locator("#panel details:not([open])").count() == 0
    assert page.locator("#panel blockquote").first.evaluate(INK) < 200  # dark on white, whatever the screen
    assert page.evaluate(OUTSIDE) == []


def test_the_details_close_again_after_printing(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}")
    before = seen.page.locator("#panel details[open]").count()
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.page.locator("#panel details[open]").count() > before
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.locator("#panel details[open]").count() == before


def test_the_tables_on_paper(visit: Open) -> None:
    seen = visit(large(200), "#view=table")
    assert on_paper(seen) >= 5
    assert seen.page.locator("#tables tbody tr").last.is_visible()
    assert seen.page.locator("canvas, .tables .head button").filter(visible=True).count() == 0
    dates = seen.page.locator("#tables td.whole").all()[:30]
    assert all(box["height"] < 60 for box in (cell.bounding_box() for cell in dates) if box)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 720


def test_the_overview_on_paper(visit: Open) -> None:
    seen = visit(towns(6, 70))
    assert on_paper(seen) == 1
    assert seen.page.locator("#panel .group").filter(visible=True).count() == 6
