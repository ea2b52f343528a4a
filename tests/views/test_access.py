"""axe-core finds nothing, light and dark, wide and narrow, in each state of the page."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from kg.views.timeline import write_timeline
from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, Graph, county

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def choose(seen: Visit) -> None:
    seen.click_node(f"{BASE}/person/周青")
    seen.page.locator("#panel details summary").first.click()


def search(seen: Visit) -> None:
    seen.page.fill("#search", "云溪")


def path(seen: Visit) -> None:
    choose(seen)
    seen.page.locator("#path").click()
    search(seen)
    seen.page.press("#search", "Enter")


def waiting(seen: Visit) -> None:
    choose(seen)
    seen.page.locator("#path").click()


def questions(seen: Visit) -> None:
    choose(seen)
    for one in seen.page.locator("#panel .question summary").all():
        one.click()


def arrows(seen: Visit) -> None:
    seen.page.locator("#canvas").focus()
    for key in ("PageDown", "ArrowLeft", "p"):
        seen.page.keyboard.press(key)


def hidden(seen: Visit) -> None:
    choose(seen)
    seen.page.locator("#hide").click()
    seen.page.locator("#gone summary").click()


def along(seen: Visit) -> None:
    seen.page.locator("#canvas").focus()
    for key in ("PageDown", "Shift+ArrowRight", "Shift+ArrowRight"):
        seen.page.keyboard.press(key)


def plays(seen: Visit) -> None:
    seen.page.locator("#period summary").click()
    seen.page.locator("#play").click()


def go(address: str) -> Callable[[Visit], None]:
    """By the address: what a click on a line or a body opens."""

    def act(seen: Visit) -> None:
        seen.page.evaluate("address => { location.hash = address; }", address)
        seen.page.locator("#panel .close").wait_for()

    return act


STATES: dict[str, Callable[[Visit], None]] = {
    "welcome": lambda _: None,
    "entity": choose,
    "search": search,
    "waiting for the other end": waiting,
    "path": path,
    "table": lambda seen: seen.page.locator("#as-table").click(),
    "relations": lambda seen: seen.page.locator("#relations summary").click(),
    "sources": lambda seen: seen.page.locator("#sources summary").click(),
    "period": lambda seen: seen.page.locator("#period summary").click(),
    "met at events": lambda seen: seen.page.locator("#together").click(),
    "saved questions": questions,
    "arrow keys and a pin": arrows,
    "a line": go(
        f"line={BASE}/organization/云溪水务有限公司&line={BASE}/project/云溪水库工程&line=builder&line=builder&line="
    ),
    "a linked quote": go(
        f"line={BASE}/person/周青&line={BASE}/organization/文禾县人民政府&line=member&line=县长&line=&said=wenhe/2024-03.txt 31 54"
    ),
    "what was hidden": hidden,
    "along a line": along,
    "time that plays": plays,
    "a pair": go(f"pair={BASE}/person/周青&pair={BASE}/person/何远&together=1"),
    "a body": go(f"node={BASE}/organization/文禾县人民政府"),
    "a place": go(f"node={BASE}/place/文禾县"),
    "in English": lambda seen: seen.page.locator("#language").click(),
    "kind off": lambda seen: seen.page.locator("#legend button").first.click(),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(visit: Open, state: str) -> None:
    seen = visit(written={"title": "文禾县"})
    STATES[state](seen)
    assert not in_all_looks(seen)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_a_timeline(open_file: Open, tmp_path: Path, scheme: str, width: int) -> None:
    write_timeline(Graph(county()), tmp_path / "timeline.html", "周青")
    window = {"width": width, "height": 800}
    assert not violations(open_file(tmp_path / "timeline.html", color_scheme=scheme, viewport=window))


def test_axe_would_find_something(visit: Open) -> None:
    seen = visit()
    seen.page.evaluate("document.getElementById('search').removeAttribute('aria-label')")
    seen.page.evaluate("document.getElementById('search').removeAttribute('placeholder')")
    assert violations(seen)


def in_all_looks(seen: Visit) -> dict[tuple[str, int], list[object]]:
    """What axe finds in the state that the page is in, wide and narrow, light and dark: without a click, which would close lists."""
    found = {}
    for width in (1280, 360):
        seen.page.set_viewport_size({"width": width, "height": 800})
        for _ in range(2):
            found[str(seen.page.evaluate("document.documentElement.dataset.theme")), width] = violations(seen)
            seen.page.evaluate("document.getElementById('theme').click()")
    assert len(found) == 4
    return {look: told for look, told in found.items() if told}


def violations(seen: Visit) -> list[object]:
    if not seen.page.evaluate("'axe' in globalThis"):
        seen.page.evaluate(AXE)
    told = "v => [v.id, v.nodes.map((n) => n.html + ' ' + n.failureSummary)]"
    return list(
        seen.page.evaluate(f"axe.run({{ resultTypes: ['violations'] }}).then((found) => found.violations.map({told}))")
    )
