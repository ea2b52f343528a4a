"""A real Chromium without a network. Without one these tests are skipped, except where CI=true: there they fail."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

from kg.views.page import write_view
from tests.views.invented import Graph, county

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--force-color-profile=srgb",
)  # fmt: skip
WATCH = """
globalThis.pwnedTimes = 0;
globalThis.pwned = () => { globalThis.pwnedTimes += 1; };
globalThis.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
WINDOW = {"offline": True, "locale": "zh-CN", "reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}}


class Visit(NamedTuple):
    """An open page and everything it must not have: requests beyond its own file, errors, dialogs."""

    page: Page
    unwanted: list[str]

    def spot(self, iri: str) -> Any:
        """Where a node stands, in pixels from the canvas's corner."""
        return self.page.evaluate("iri => kgPage.spot(iri)", iri)

    def click_node(self, iri: str) -> None:
        self.page.locator("#canvas").click(position=self.spot(iri))

    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def address(self) -> str:
        """What the bar shows after '#', as it is about to be written where something was just done."""
        return str(self.page.evaluate("kgPage.address()"))

    def shown(self) -> list[str]:
        return list(self.page.evaluate("kgPage.shown().nodes"))


Open = Callable[..., Visit]


def find_chromium() -> str | None:
    """The browser's path, None where none is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        message = f"none of {', '.join(NAMES)} is installed; on Debian: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Open]:
    """Opens a file in a window of its own, and at the end sees to it that nothing unwanted happened in any."""
    opened: list[Visit] = []

    def open_one(path: Path, address: str = "", **window: Any) -> Visit:
        context = browser.new_context(**{**WINDOW, **window})
        context.add_init_script(WATCH)
        seen = Visit(context.new_page(), [])
        opened.append(seen)
        watch(seen, path.as_uri())
        seen.page.goto(path.as_uri() + address)
        return seen

    yield open_one
    for seen in opened:
        violations = seen.page.evaluate("globalThis.violations")
        seen.page.context.close()
        assert not seen.unwanted
        assert not violations


@pytest.fixture
def visit(open_file: Open, tmp_path: Path) -> Open:
    """Writes a view of a graph (文禾县 unless told) and opens it; `written` goes to write_view."""
    numbers = itertools.count()

    def open_view(
        graph: nx.MultiDiGraph[str] | None = None,
        address: str = "",
        *,
        written: Mapping[str, Any] | None = None,
        **window: Any,
    ) -> Visit:
        out = tmp_path / f"view{next(numbers)}.html"
        write_view(Graph(county() if graph is None else graph), out, **(written or {}))
        seen = open_file(out, address, **window)
        seen.page.wait_for_selector("html[data-ready]")
        return seen

    return open_view


def watch(seen: Visit, own: str) -> None:
    def dialog(opened: Dialog) -> None:
        seen.unwanted.append(f"dialog {opened.message}")
        opened.dismiss()

    def console(told: ConsoleMessage) -> None:
        if told.type == "error":
            seen.unwanted.append(f"console {told.text}")

    def request(asked: Request) -> None:
        if asked.url.partition("#")[0] != own:
            seen.unwanted.append(f"request {asked.url}")

    seen.page.on("pageerror", lambda error: seen.unwanted.append(f"error {error}"))
    seen.page.on("console", console)
    seen.page.on("dialog", dialog)
    seen.page.on("request", request)
