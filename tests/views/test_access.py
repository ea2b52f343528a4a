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
    "kind off": lambda seen: seen.page.locator("#legend button").first.click(),
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(visit: Open, state: str, scheme: str, width: int) -> None:
    seen = visit(color_scheme=scheme, viewport={"width": width, "height": 800}, written={"title": "文禾县"})
    STATES[state](seen)
    assert not violations(seen)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_timeline(open_file: Open, tmp_path: Path, scheme: str) -> None:
    write_timeline(Graph(county()), tmp_path / "timeline.html", "周青")
    assert not violations(open_file(tmp_path / "timeline.html", color_scheme=scheme))


def test_axe_would_find_something(visit: Open) -> None:
    seen = visit()
    seen.page.evaluate("document.getElementById('search').removeAttribute('aria-label')")
    seen.page.evaluate("document.getElementById('search').removeAttribute('placeholder')")
    assert violations(seen)


def violations(seen: Visit) -> list[object]:
    seen.page.evaluate(AXE)
    told = "v => [v.id, v.nodes.map((n) => n.html + ' ' + n.failureSummary)]"
    return list(seen.page.evaluate(f"axe.run().then((found) => found.violations.map({told}))"))
