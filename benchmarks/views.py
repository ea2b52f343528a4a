"""What a page costs, beside what it may cost: `PYTHONPATH=. python benchmarks/views.py [NODES…]`, medians of three.

The graph is invented (officials in bodies of twenty, each at two meetings). Seconds are of the processor: of Python from the
network to the page's text, and of the page's own process until it can be used. Milliseconds are of the processor, too, of the page's
main thread from the key or click to the drawn picture; in brackets those of the clock, which on a busy machine are many times as
many. Needs Chromium and Playwright.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from kg.views.page import write_view
from tests.views.conftest import FLAGS, find_chromium
from tests.views.invented import Graph, large

TURNS = 3
PEOPLE = 0.76  # of the invented graph's nodes


class Cost(NamedTuple):
    """Of one page; a budget has the same form, and no clock."""

    python_s: float
    file_mb: float
    open_s: float
    search_ms: float
    expand_ms: float
    path_ms: float
    search_clock: float = 0
    expand_clock: float = 0
    path_clock: float = 0


BUDGETS = {
    1_000: Cost(1, 0.9, 1.2, 50, 100, 100),
    5_000: Cost(3, 2, 1.2, 50, 100, 100),
    10_000: Cost(6, 3.5, 1.5, 50, 100, 100),
    100_000: Cost(60, 30, 3, 150, 200, 400),
}
TIMED = """async (act) => {
  const begin = performance.now();
  new Function(act)();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""
TYPE = "const e = document.getElementById('search'); e.value = {}; e.dispatchEvent(new Event('input'));"
ENTER = "document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));"


class Timed(NamedTuple):
    """Milliseconds from an act to the picture after it: of the page's main thread, and of the clock."""

    busy: float
    clock: float


def timed(page: Page, session: CDPSession, act: str) -> Timed:
    before = metric(session, "ThreadTime")
    clock = float(page.evaluate(TIMED, act))
    return Timed(1000 * (metric(session, "ThreadTime") - before), clock)


def typing(text: str) -> str:
    return TYPE.replace("{}", json.dumps(text))


def metric(session: CDPSession, name: str) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == name))


def page_cost(browser: Browser, file: Path, people: int) -> tuple[float, Timed, Timed, Timed]:
    """Opening in seconds; the slowest search, expand and path. The page's policy is set aside, so that the clock can run in it."""
    context = browser.new_context(bypass_csp=True, offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    opened = metric(session, "ProcessTime")
    search = max(timed(page, session, typing(text)) for text in ("第1", "guanyuan0", "zzz", "局长"))
    page.evaluate(f"() => {{ {typing(f'官员{people // 2:05d}')} {ENTER} }}")
    expand = timed(page, session, "document.getElementById('expand').click()")
    page.evaluate(f"() => {{ document.getElementById('path').click(); {typing(f'官员{people - 1:05d}')} }}")
    path = timed(page, session, ENTER)
    assert page.locator("#panel ol > li").count() > 0
    context.close()
    return opened, search, expand, path


def cost(browser: Browser, nodes: int, folder: Path) -> Cost:
    people = round(nodes * PEOPLE)
    graph, file = Graph(large(people)), folder / "view.html"
    begin = time.process_time()
    write_view(graph, file)
    python_s = time.process_time() - begin
    opened, *acts = page_cost(browser, file, people)
    costs = (*(act.busy for act in acts), *(act.clock for act in acts))
    return Cost(python_s, file.stat().st_size / 1e6, opened, *costs)


def told(cost: Cost, budget: Cost) -> Iterator[str]:
    clocks = ["", "", "", *(f" ({clock:.0f})" for clock in cost[-3:])]
    for is_now, may_be, clock in zip(cost[:6], budget[:6], clocks, strict=True):
        yield f"{is_now:.2f}{clock} of {may_be:g}"


def main(sizes: list[int]) -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit("This needs a Chromium; on Debian: apt-get install chromium fonts-noto-cjk")
    print(f"{'nodes':>7}", *(f"{field:>21}" for field in Cost._fields[:6]))
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for nodes in sizes:
            turns = [cost(browser, nodes, Path(place)) for _ in range(TURNS)]
            middle = Cost(*map(statistics.median, zip(*turns, strict=True)))
            print(f"{nodes:7}", *(f"{cell:>21}" for cell in told(middle, BUDGETS[nodes])), flush=True)
        browser.close()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(BUDGETS))
