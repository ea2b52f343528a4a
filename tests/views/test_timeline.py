"""Careers as bars: who held what, one after another, open where no text tells the beginning or the end."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Locator

from kg.errors import QueryError
from kg.queries.dates import parse_date
from kg.views.axis import axis_around
from kg.views.careers import posts
from kg.views.timeline import write_timeline
from tests.views.conftest import Open
from tests.views.invented import BASE, Graph, Said, county, edge, node

BODY = f"{BASE}/organization/文禾县人民政府"
ZHOU = f"{BASE}/person/周青"


def succession() -> nx.MultiDiGraph[str]:
    """申木 leaves, 周青 is appointed and follows; 向晚 without any year."""
    graph = county()
    shen, xiang = node(graph, "person", "申木"), node(graph, "person", "向晚")
    edge(graph, (shen, BODY), "member", Said("文禾县县长申木调研。", "2021-04-02"), "县长")
    edge(graph, (shen, BODY), "member", Said("申木不再担任县长。", "2023-12", status="left"), "县长")
    edge(graph, (ZHOU, BODY), "member", Said("任命周青为县长。", "2024-01-10", status="appointed"), "县长")
    edge(graph, (xiang, BODY), "member", Said("县长向晚讲话。", "XXXX-07-29"), "县长")
    return graph


def written(tmp_path: Path, entity: str, **options: Any) -> Path:
    write_timeline(Graph(succession()), tmp_path / "timeline.html", entity, **options)
    return tmp_path / "timeline.html"


def test_who_held_an_office_one_after_another(open_file: Open, tmp_path: Path) -> None:
    page = open_file(written(tmp_path, "县政府")).page
    office = page.locator("section", has=page.locator("h2", has_text="县长")).last
    assert [name.split()[0] for name in office.locator("li.post strong").all_inner_texts()] == ["申木", "周青", "向晚"]
    bars = office.locator("svg.track")
    assert bars.count() == 2  # 向晚 has no year
    first, second = bars.nth(0), bars.nth(1)
    ends = "bar => { const b = bar.querySelector('rect').getBBox(); return [b.x, b.x + b.width]; }"
    assert first.evaluate(ends)[1] <= second.evaluate(ends)[0]
    assert first.locator(".open").count() == 1  # begun before it was first told
    assert second.locator(".open").count() == 1  # not told to have ended


def test_a_person_s_posts_with_the_words_that_say_them(open_file: Open, tmp_path: Path) -> None:
    page = open_file(written(tmp_path, "老周")).page
    assert page.locator("h1").inner_text() == "周青"
    posts_told = [line.split() for line in page.locator("li.post .line").all_inner_texts() if "县长" in line]
    assert posts_told == [["文禾县人民政府", "县长", "2024-01-10", "–", "2024-05-12", "·", "见于", "3", "处"]]
    words = page.locator("li.post", has_text="县长 2024").locator("blockquote").all_inner_texts()
    assert "任命周青为县长。" in words
    assert page.locator("mark", has_text="周青").count() >= 3


def test_without_scripts_and_in_english(open_file: Open, tmp_path: Path) -> None:
    page = open_file(written(tmp_path, "周青", language="en"), java_script_enabled=True).page
    assert page.locator("script").count() == 0
    assert "Offices over time" in page.locator("body").inner_text()
    office = page.locator("li.post", has=page.locator(".relation", has_text="副书记"))
    assert office.locator(".when").inner_text() == "2024-03-05 · said in 1 place"


def test_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a", BODY).read_bytes() == written(tmp_path / "b", BODY).read_bytes()


def test_a_period_shows_who_was_seen_before_its_end_and_after_its_beginning(open_file: Open, tmp_path: Path) -> None:
    page = open_file(written(tmp_path, "县政府", begin="2022", end="2023-06")).page
    assert page.locator("li.post strong").all_inner_texts() == ["申木"]
    assert "2022 – 2023-06" in page.locator(".about").inner_text()
    assert page.locator("blockquote").all_inner_texts() == ["文禾县县长申木调研。", "申木不再担任县长。"]
    bar = page.locator("svg.track")
    assert bar.locator("circle").count() == 0  # seen before and after, not in it
    assert bar.locator("rect").get_attribute("width") == "100.0%"
    later = open_file(written(tmp_path, "县政府", begin="2024-02")).page
    assert set(later.locator("li.post strong").all_inner_texts()) == {"周青", "何远"}
    assert later.locator(".open").count() > 0


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ({"begin": "2030"}, "no office of '周青' is seen in the period 2030 – …"),
        ({"begin": "2024", "end": "2023"}, "ends before it begins"),
        ({"end": "gestern"}, "no date"),
    ],
)
def test_a_period_without_an_office_is_one_clear_message(tmp_path: Path, period: dict[str, str], told: str) -> None:
    with pytest.raises(QueryError, match=told):
        written(tmp_path, "周青", **period)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("width", [360, 1280])
def test_a_timeline_fits_a_phone(open_file: Open, tmp_path: Path, width: int) -> None:
    page = open_file(written(tmp_path, "县政府"), viewport={"width": width, "height": 740}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ticks = page.locator("svg.axis").first.locator("text:visible")
    boxes = sorted((box["x"], box["x"] + box["width"]) for box in map(Locator.bounding_box, ticks.all()) if box)
    assert len(boxes) >= 2
    assert all(one[1] < other[0] for one, other in pairwise(boxes))


@pytest.mark.parametrize(
    ("entity", "told"), [("春耕工作会议", "holds no office"), ("没有这个人", "no entity"), ("李同", "names 2")]
)
def test_nothing_to_show_is_one_clear_message(tmp_path: Path, entity: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        written(tmp_path, entity)
    assert not list(tmp_path.iterdir())


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="zh, en"):
        written(tmp_path, "周青", language="fr")


def test_posts_without_any_year_have_no_bar(tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ends = node(graph, "person", "向晚"), node(graph, "organization", "文禾县委")
    edge(graph, ends, "member", Said("书记向晚讲话。", "XXXX-07-29"), "书记")
    write_timeline(Graph(graph), tmp_path / "timeline.html", "向晚")
    page = (tmp_path / "timeline.html").read_text(encoding="utf-8")
    assert "<svg" not in page
    assert "XXXX-07-29" in page


@pytest.mark.parametrize("text", ["", "XXXX-07-29", "2024-13-01", "2024-02-30", "0000", "昨天", "2024-1-1"])
def test_what_no_axis_can_hold_is_no_date(text: str) -> None:
    assert parse_date(text).earliest is None


def test_bounds_are_as_wide_as_the_date_is_vague() -> None:
    (former,) = [post for post in posts(succession(), BODY) if post.person == "申木"]
    assert (former.first, former.last) == (dt.date(2021, 4, 2), dt.date(2023, 12, 31))
    assert (former.begins, former.ends) == (False, True)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ((2024, 3, 5), (2024, 3, 5)),
        ((2024, 1, 31), (2024, 12, 31)),
        ((1949, 10, 1), (2024, 2, 29)),
        ((1, 1, 1), (9999, 12, 31)),
    ],
)
def test_an_axis_holds_its_days_with_room_and_few_round_ticks(
    first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    axis = axis_around(dt.date(*first), dt.date(*last))
    assert 0 <= axis.place(dt.date(*first)) <= axis.place(dt.date(*last)) <= 100
    assert axis.begin.day == axis.end.day == 1
    assert 1 <= len(axis.ticks()) <= 11
    assert len({tick.label for tick in axis.ticks()}) == len(axis.ticks())
