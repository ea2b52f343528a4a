"""A graph too large for one picture begins with its communities; each opens with a click, and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest

from kg.views.communities import LEAST, MEMBERS, MOST, overview
from kg.views.page import FIRST_PICTURE, build_network
from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, Graph, Said, edge, large, node
from tests.views.test_access import in_all_looks


def towns(count: int, people: int) -> nx.MultiDiGraph[str]:
    """`count` towns of `people` each, who meet among themselves; their governments answer to one county."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    county = node(graph, "organization", "文禾县政府")
    for town in range(count):
        body = node(graph, "organization", f"第{town}镇政府")
        edge(graph, (body, county), "partOf", Said("文禾县"))
        meeting = node(graph, "event", f"第{town}镇会议")
        edge(graph, (body, meeting), "organise", Said(f"第{town}镇政府主办。", "2024-03-01"))
        for number in range(people):
            person = node(graph, "person", f"镇{town}干部{number}")
            edge(graph, (person, body), "member", Said("干部。", "2023-05-01"), "干部")
            edge(graph, (person, meeting), "attend", Said("出席。", "2024-03-01"))
    node(graph, "place", "无名地")
    return graph


def opened(seen: Visit) -> list[str]:
    return [group["name"] for group in seen.page.evaluate("kgPage.communities()")]


def test_communities_are_those_that_meet() -> None:
    network = build_network(Graph(towns(6, 70)))
    assert network.num_nodes() > FIRST_PICTURE
    by_town: dict[str, set[int]] = {}
    for held in network.nodes:
        if held["label"].startswith("镇"):
            by_town.setdefault(held["label"][:2], set()).add(held["community"])
    assert [len(found) for found in by_town.values()] == [1] * 6
    assert len(set.union(*by_town.values())) == 6
    assert [held["community"] for held in network.nodes if held["label"] == "无名地"] == [None]


def test_the_small_ones_stand_together_in_one_more() -> None:
    graph = towns(3, 110)
    for number in range(60):
        ends = node(graph, "person", f"甲{number}"), node(graph, "person", f"乙{number}")
        edge(graph, ends, "transfer", Said("赠送。"))
    order = sorted(graph)
    seen = overview(graph, order)
    assert seen.rest
    assert len(seen.at) == 4
    sizes = [seen.community.count(number) for number in range(4)]
    assert min(sizes[:3]) >= LEAST
    assert sizes[3] == 120
    placed = [seen.community[order.index(name)] for name in seen.places]
    assert max(placed.count(number) for number in range(4)) == MEMBERS
    assert len(overview(large(4000), sorted(large(4000))).at) <= MOST + 1


def test_a_small_graph_and_a_focus_have_none() -> None:
    assert build_network(Graph(towns(2, 20))).communities is None
    assert build_network(Graph(towns(6, 70)), focus="文禾县政府").communities is None


def test_a_click_opens_a_community_and_a_button_leads_back(visit: Open) -> None:
    seen = visit(towns(6, 70))
    assert seen.shown() == []
    groups = seen.page.evaluate("kgPage.communities()")
    assert len(groups) == 6
    assert sum(group["total"] for group in groups) == 6 * 72 + 1
    assert "6 组" in seen.page.locator("#status").inner_text()
    drawn = seen.page.evaluate("kgPage.labels().map((label) => label.name)")
    assert len(drawn) == 6
    assert all(group["name"].startswith(drawn[0][:1]) for group in groups)
    seen.page.locator("#canvas").click(position=groups[0]["spot"])
    assert 70 < len(seen.shown()) <= MEMBERS
    assert opened(seen) == []
    assert seen.page.locator("#panel h2").inner_text() == groups[0]["name"]
    seen.page.locator("#overview").click()
    assert len(opened(seen)) == 6
    assert seen.page.locator("#overview").is_hidden()


def test_by_keyboard_and_in_the_table(visit: Open) -> None:
    seen = visit(towns(6, 70))
    seen.page.locator("#panel .group").first.press("Enter")
    assert len(seen.shown()) > 70
    seen.page.locator("#overview").press("Enter")
    seen.page.locator("#as-table").click()
    rows = seen.page.locator("#tables tbody tr")
    assert rows.count() == 6
    rows.first.locator("button").press("Enter")
    assert seen.page.locator("#tables tbody tr").count() > 70


def test_search_leads_into_the_community(visit: Open) -> None:
    seen = visit(towns(6, 90))
    wanted = f"{BASE}/person/镇3干部89"
    seen.page.fill("#search", "镇3干部89")
    seen.page.press("#search", "Enter")
    shown = seen.shown()
    assert wanted in shown
    assert sum("镇3" in iri for iri in shown) > 50
    assert not any("镇4" in iri for iri in shown)
    assert 0 < seen.spot(wanted)["x"] < 900


def test_an_address_brings_the_community_back(visit: Open) -> None:
    seen = visit(towns(6, 70), "#community=2")
    first = seen.shown()
    assert first
    seen.page.evaluate("location.hash = 'community=3'")
    seen.page.wait_for_function("first => kgPage.shown().nodes[0] !== first", arg=first[0])
    assert set(seen.shown()).isdisjoint(first)
    again = visit(towns(6, 70), seen.address())
    assert again.shown() == seen.shown()
    assert len(opened(visit(towns(6, 70), "#community=99"))) == 6


def test_a_region_and_its_body_name_a_community_once(visit: Open) -> None:
    graph = towns(6, 70)
    for town in range(6):
        place = node(graph, "place", f"第{town}镇政府")
        for number in range(60):
            edge(graph, (f"{BASE}/event/第{town}镇会议", place), "location", Said(f"在第{town}镇{number}。"))
            edge(graph, (f"{BASE}/person/镇{town}干部{number}", place), "visit", Said("来到。"))
    for name in opened(visit(graph)):
        parts = name.split("、")
        assert len(parts) == len(set(parts)) == 3
        assert not any("(" in part for part in parts)


def test_filters_count_in_the_overview(visit: Open) -> None:
    seen = visit(towns(6, 70))
    seen.page.locator("#legend button", has_text="人物").click()
    assert sum(group["total"] for group in seen.page.evaluate("kgPage.communities()")) == 6 * 2 + 1


def test_the_overview_is_an_svg_too(visit: Open) -> None:
    seen = visit(towns(6, 70))
    with seen.page.expect_download() as coming:
        seen.page.locator("#vector").click()
    text = coming.value.path().read_text(encoding="utf-8")
    assert text.count("<title>第") + text.count("<title>文禾县政府") >= 6


@pytest.mark.parametrize("view", ["graph", "table"])
def test_axe_finds_nothing_in_it(visit: Open, view: str) -> None:
    assert not in_all_looks(visit(towns(6, 70), f"#view={view}", written={"title": "文禾县"}))


@pytest.mark.parametrize("act", [lambda graph: graph.reverse(), lambda graph: graph.copy()], ids=["turned", "same"])
def test_the_direction_of_lines_does_not_matter(
    act: Callable[[nx.MultiDiGraph[str]], nx.MultiDiGraph[str]],
) -> None:
    graph = towns(6, 70)
    assert overview(act(graph), sorted(graph)).community == overview(graph, sorted(graph)).community
