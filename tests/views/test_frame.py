"""The page inside a notebook's cell: it works, and it can not get out."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import QueryError
from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import write_generation
from kg.views.frame import show
from tests.graph.invented import corpus, pages
from tests.views.conftest import Open
from tests.views.invented import BASE, Graph, county


def test_the_page_works_in_a_sandboxed_frame(open_file: Open, tmp_path: Path) -> None:
    cell = show(Graph(county()), focus="周青", height=700)._repr_html_()
    (tmp_path / "notebook.html").write_text(f"<!doctype html><meta charset=utf-8>{cell}", encoding="utf-8")
    seen = open_file(tmp_path / "notebook.html")
    frame = seen.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")  # the words stand there before the script has begun
    assert "县委副书记、县长周青主持会议" in frame.locator("#panel").inner_text()
    frame.locator("#search").fill("何远")
    frame.locator("#search").press("Enter")
    assert "副县长何远出席" in frame.locator("#panel").inner_text()
    # Cited, but not linked to: a frame has no address. In which language is by chance: the browser may start a sandboxed
    # frame's script before it tells it the window's language.
    cited = frame.locator("#panel .cites")
    assert 0 < cited.count() == cited.locator("button").count()
    inner = seen.page.frames[1]
    assert inner.evaluate("self.origin") == "null"
    assert inner.evaluate("kgPage.shown().nodes").count(f"{BASE}/person/何远") == 1


def test_names_can_not_leave_the_frame() -> None:
    graph = county()
    graph.nodes[f"{BASE}/person/周青"]["label"] = '"></iframe><script>pwned()</script>'
    cell = show(Graph(graph), focus=f"{BASE}/person/周青")._repr_html_()
    assert cell.count("<") == 2
    assert cell.endswith('"></iframe>')


def test_an_unknown_focus_is_refused() -> None:
    with pytest.raises(QueryError, match="nearest"):
        show(Graph(county()), focus="周清")


def test_a_store_shows_itself(tmp_path: Path) -> None:
    write_generation(tmp_path / "graph.kg", pages(), corpus(), base=DEFAULT_BASE)
    with kg.open_graph(tmp_path / "graph.kg") as graph:
        graph.view(tmp_path / "view.html", focus="甘霖")
        written = (tmp_path / "view.html").read_text(encoding="utf-8")
        assert graph.show(focus="甘霖").page == written == kg.show(graph, focus="甘霖").page
        assert 'height="320"' in graph.show(kind="people", height=320)._repr_html_()
