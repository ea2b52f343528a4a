"""Names, titles, quotes, dates, files and addresses that try to run: nothing does, and each is shown as it is written."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import networkx as nx
import pytest
from playwright.sync_api import Error

from kg.views.timeline import write_timeline
from tests.views.conftest import Open, Visit
from tests.views.invented import Graph

FROM_FILE = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
# Not in the file, since a line holds neither: what ends a line of script, what ends a text, what turns it round.
PAYLOADS = [
    *FROM_FILE,
    "\u2028pwned()//",
    "\u2029pwned()//",
    "a\npwned()//\r\npwned()",
    "\x00<script>pwned()</script>",
    "\u202e<script>pwned()</script>",
]
FOREIGN = (
    "img, iframe, object, embed, a, base, link, form, video, audio, marquee, template, math, b, animate, x, textarea"
)


def hostile() -> nx.MultiDiGraph[str]:
    """Every payload in every field of a node and of an edge."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for payload in PAYLOADS:
        about = dict.fromkeys(("kind", "date", "source"), payload)
        graph.add_node(payload, label=payload, type="person", alias=f"{payload}、又名{payload}", **about)
        graph.add_node(f"kind {payload}", label=f"kind {payload}", type=payload, alias=payload)
        fields = dict.fromkeys(("type", "label", "status", "date", "quote", "source", "article"), payload)
        graph.add_edge(payload, f"kind {payload}", **fields, start=0, end=9)
        graph.add_edge(payload, PAYLOADS[0], **{**fields, "label": ""}, start=None, end=None)
    return graph


def assert_clean(seen: Visit) -> None:
    page = seen.page
    assert page.locator(FOREIGN).count() == 0 or page.locator(FOREIGN).evaluate_all(
        "all => all.map((e) => e.outerHTML)"
    ) == [page_skip(seen)]
    assert page.locator("script").count() == 3
    assert page.locator("style").count() == 1
    assert page.evaluate("globalThis.pwnedTimes") == 0
    assert not page.evaluate(
        "[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => /^on/i.test(a.name)).length"
    )


def page_skip(seen: Visit) -> str:
    return str(seen.page.locator("a.skip").evaluate("e => e.outerHTML"))


@pytest.fixture
def seen(visit: Open) -> Visit:
    return visit(hostile(), written={"title": "".join(PAYLOADS)})


def test_there_are_enough() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


def test_nothing_runs_when_every_entity_is_opened(seen: Visit) -> None:
    for payload in PAYLOADS:
        seen.page.evaluate("address => { location.hash = address; }", "node=" + quote(payload))
        seen.page.wait_for_function("name => document.querySelector('#panel h2')?.textContent === name", arg=payload)
        assert seen.page.locator("#panel blockquote").first.evaluate("e => e.textContent") in PAYLOADS
        assert_clean(seen)


def test_nothing_runs_in_table_lists_and_search(seen: Visit) -> None:
    seen.page.locator("#as-table").click()
    while seen.page.locator("#tables .more:visible").count():
        seen.page.locator("#tables .more:visible").first.click()
    cells = set(seen.page.locator("#tables td").evaluate_all("all => all.map((e) => e.textContent)"))
    assert set(PAYLOADS) <= cells
    for payload in PAYLOADS:
        seen.page.locator("#search").evaluate(
            "(e, typed) => { e.value = typed; e.dispatchEvent(new Event('input')); }", payload
        )
    seen.page.locator("#language").click()
    seen.page.locator("#relations summary").click()
    assert_clean(seen)


def test_an_address_can_not_run(visit: Open, seen: Visit) -> None:
    for payload in PAYLOADS:
        seen.page.evaluate("address => { location.hash = address; }", address(payload))
    assert_clean(seen)
    assert_clean(visit(hostile(), f"#{address(PAYLOADS[0])}"))


def address(payload: str) -> str:
    fields = "find node way way start line line line line line said eye pair pair at gone pin community source without no from to view lang theme"
    spots = (f"{field}={quote(payload)}+9+-9" for field in ("at", "pin"))
    return "&".join([*(f"{field}={quote(payload)}" for field in fields.split()), *spots])


def test_a_centre_may_be_hostile(visit: Open) -> None:
    assert_clean(visit(hostile(), written={"focus": "</script><script>pwned()</script>"}))


def test_a_timeline_can_not_run_either(open_file: Open, tmp_path: Path) -> None:
    graph = hostile()
    for payload in PAYLOADS:
        fields = dict.fromkeys(("label", "status", "date", "quote", "source", "article"), payload)
        graph.add_edge(PAYLOADS[0], f"kind {payload}", type="member", **fields, start=0, end=9)
    write_timeline(Graph(graph), tmp_path / "timeline.html", PAYLOADS[0])
    page = open_file(tmp_path / "timeline.html").page
    assert page.locator("li.post").count() == len(PAYLOADS)
    assert page.locator(f"{FOREIGN}, script").count() == 0
    assert page.evaluate("globalThis.pwnedTimes") == 0
    quotes = page.locator("blockquote").evaluate_all("all => all.map((e) => e.textContent)")
    assert set(FROM_FILE) <= set(quotes)


def test_the_traps_would_see_it(visit: Open) -> None:
    seen = visit()
    seen.page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://evil.example/x.png' }))")
    seen.page.wait_for_function("globalThis.violations.length === 1")
    assert "img-src" in seen.page.evaluate("globalThis.violations.pop()")
    with pytest.raises(Error, match="TrustedHTML"):
        seen.page.evaluate("document.body.innerHTML = '<b onclick=pwned()>'")
    seen.page.wait_for_function("globalThis.violations.length === 1")
    seen.page.evaluate("globalThis.violations.pop()")
    with pytest.raises(Error, match="TrustedScript"):
        seen.page.evaluate("setTimeout('pwned()')")
    seen.page.wait_for_function("globalThis.violations.length > 0")
    seen.page.evaluate("globalThis.violations.length = 0")
    assert seen.page.evaluate("globalThis.pwnedTimes") == 0
    assert seen.unwanted  # Chromium's console tells of each
    seen.unwanted.clear()
