"""A real Chromium without a network. Without one these tests are skipped, except where CI=true: there they fail."""

from __future__ import annotations

import hashlib
import json
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
Write = Callable[..., Path]


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


class Tab:
    """A tab that one test after another opens its files in: a new one costs more than most tests. `seen` is the visit under way."""

    def __init__(self, browser: Browser, window: Mapping[str, Any]) -> None:
        self.window = window
        self.page = browser.new_context(**window).new_page()
        self.page.context.add_init_script(WATCH)
        self.seen = Visit(self.page, [])
        self.own = ""
        self.page.on("pageerror", lambda error: self.seen.unwanted.append(f"error {error}"))
        self.page.on("console", self._console)
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def visit(self, path: Path, address: str) -> Visit:
        """The file in a document of its own, as in a new tab."""
        self.seen, self.own = Visit(self.page, []), path.as_uri()
        self.page.goto(self.own + address)
        return self.seen

    def leave(self) -> None:
        """What the visit must not have had; then an empty page, as the window was at first."""
        seen, violations = self.seen, self.page.evaluate("globalThis.violations")
        self.own = "about:blank"
        self.page.goto(self.own)
        self.page.mouse.move(0, 0)
        self.page.emulate_media(media="null")
        self.page.set_viewport_size(self.window["viewport"])
        assert not seen.unwanted
        assert not violations

    def _dialog(self, opened: Dialog) -> None:
        self.seen.unwanted.append(f"dialog {opened.message}")
        opened.dismiss()

    def _console(self, told: ConsoleMessage) -> None:
        if told.type == "error":
            self.seen.unwanted.append(f"console {told.text}")

    def _request(self, asked: Request) -> None:
        if asked.url.partition("#")[0] != self.own:
            self.seen.unwanted.append(f"request {asked.url}")


@pytest.fixture(scope="session")
def idle() -> dict[str, list[Tab]]:
    """Tabs that no test is in, by the window they are of."""
    return {}


@pytest.fixture
def open_file(browser: Browser, idle: dict[str, list[Tab]]) -> Iterator[Open]:
    """Opens a file in a tab that no other visit of the test is in, and at the end sees to it that nothing unwanted happened in any."""
    busy: list[tuple[str, Tab]] = []

    def open_one(path: Path, address: str = "", **window: Any) -> Visit:
        wanted = {**WINDOW, **window}
        key = json.dumps(wanted, sort_keys=True)
        free = idle.setdefault(key, [])
        tab = free.pop() if free else Tab(browser, wanted)
        busy.append((key, tab))
        return tab.visit(path, address)

    yield open_one
    for key, tab in busy:
        tab.leave()
        idle[key].append(tab)


@pytest.fixture(scope="session")
def written_once(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Writes a view, each only once: the same graph gives the same bytes, which test_page sees to."""
    folder = tmp_path_factory.mktemp("views")

    def write(graph: nx.MultiDiGraph[str], written: Mapping[str, Any]) -> Path:
        content = (list(graph.nodes(data=True)), list(graph.edges(data=True)), sorted(written.items()))
        out = folder / f"{hashlib.sha256(repr(content).encode()).hexdigest()}.html"
        if not out.exists():
            write_view(Graph(graph), out, **written)
        return out

    return write


@pytest.fixture
def visit(open_file: Open, written_once: Write) -> Open:
    """Opens a view of a graph (文禾县 unless told); `written` goes to write_view."""

    def open_view(
        graph: nx.MultiDiGraph[str] | None = None,
        address: str = "",
        *,
        written: Mapping[str, Any] | None = None,
        **window: Any,
    ) -> Visit:
        seen = open_file(written_once(county() if graph is None else graph, written or {}), address, **window)
        seen.page.wait_for_selector("html[data-ready]")
        return seen

    return open_view
