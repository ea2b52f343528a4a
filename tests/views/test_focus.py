"""Focus and ends of a way: by name, alias or IRI; a message that helps where that does not tell one entity."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.views.between import ways_between
from kg.views.focus import find_node, surroundings
from kg.views.page import build_network
from tests.views.conftest import Open
from tests.views.invented import BASE, Graph, Said, county, edge, node

ZHOU = f"{BASE}/person/周青"


@pytest.mark.parametrize("named", ["周青", "老周", ZHOU, " 周青 "])
def test_name_alias_and_iri(named: str) -> None:
    assert find_node(county(), named) == ZHOU


def test_several_of_one_name_are_listed_with_what_tells_them_apart() -> None:
    with pytest.raises(QueryError) as caught:
        find_node(county(), "李同")
    message = str(caught.value)
    assert all(f"{BASE}/person/李同{number}" in message for number in (1, 2))
    assert "云溪水务有限公司" in message


def test_a_name_nobody_has_brings_the_nearest() -> None:
    with pytest.raises(QueryError, match="文禾县人民政府"):
        find_node(county(), "文禾县人民政协")
    with pytest.raises(QueryError, match="no name is near"):
        find_node(county(), "zzz")


def test_surroundings_reach_whom_the_meetings_bring_together() -> None:
    near = surroundings(county(), ZHOU)
    assert {
        f"{BASE}/person/何远",
        f"{BASE}/person/兰若水",
        f"{BASE}/project/云溪水库工程",
        f"{BASE}/organization/文禾县人民政府",
    } <= set(near)
    assert f"{BASE}/organization/云溪水务有限公司" not in near
    assert f"{BASE}/person/李同2" not in near


def test_ways_between_two_go_by_meetings_rather_than_by_a_large_body() -> None:
    graph = county()
    body = f"{BASE}/organization/文禾县人民政府"
    for number in range(40):
        edge(graph, (node(graph, "person", f"职员{number}"), body), "member", Said("职员。"), "职员")
    near = ways_between(graph, ZHOU, f"{BASE}/person/何远")
    assert {f"{BASE}/event/调研云溪水库", f"{BASE}/event/春耕工作会议"} <= set(near)
    assert not any("职员" in other for other in near)


@pytest.mark.parametrize(
    ("one", "other", "told"), [("周青", "老周", "both ends"), ("周青", f"{BASE}/person/李同1", "nothing connects")]
)
def test_no_way_is_one_clear_message(one: str, other: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        build_network(Graph(county()), between=(one, other))


def test_a_focus_and_two_ends_at_once_are_refused() -> None:
    with pytest.raises(QueryError, match="leave one out"):
        build_network(Graph(county()), focus="周青", between=("周青", "何远"))


def test_a_page_between_two_opens_with_the_way(visit: Open) -> None:
    seen = visit(written={"between": ("文禾县", "老周")})
    assert seen.page.locator("h1").inner_text() == "文禾县 – 周青"
    assert seen.page.locator("#panel ol > li").count() == 3
    assert "在云溪镇召开座谈会。" in seen.panel()
