"""Finding: by pinyin and initials, people of one name told apart, a region and a body of one name too."""

from __future__ import annotations

import pytest

from kg.views.pinyin import spelled
from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, Said, county, edge, node


def found(seen: Visit, typed: str) -> list[str]:
    seen.page.fill("#search", typed)
    return seen.page.locator("#found li").all_inner_texts()


@pytest.mark.parametrize(
    ("names", "person", "forms"),
    [
        (["兰若水"], True, "lanreshui lrs lanruoshui"),
        (["曾远", "老曾"], True, "cengyuan cy zengyuan zy laoceng lc laozeng lz"),
        (["李5"], True, "li5 l5"),
        (["重庆市政府"], False, "chongqingshizhengfu cqszf"),
        (["2号线A段"], False, "2haoxianaduan 2hxad"),
        (["Smith", ""], True, ""),
        ([], False, ""),
    ],
)
def test_forms_as_they_are_typed(names: list[str], person: bool, forms: str) -> None:
    assert spelled(names, person=person) == forms


@pytest.mark.parametrize("typed", ["lanruoshui", "Lan Ruo Shui", "lrs", "lanruo", "ruoshui"])
def test_pinyin_and_initials_find(visit: Open, typed: str) -> None:
    lines = found(visit(), typed)
    assert lines[0].startswith("兰若水")


def test_a_body_by_initials_and_an_alias_by_pinyin(visit: Open) -> None:
    seen = visit()
    assert found(seen, "yxswyxgs")[0].startswith("云溪水务有限公司")
    assert found(seen, "laozhou")[0].startswith("周青")
    assert found(seen, "xyzzy") == ["没有找到"]


def test_people_of_one_name_are_told_apart_by_body_and_place(visit: Open) -> None:
    graph = county()
    firm, place = f"{BASE}/organization/云溪水务有限公司", f"{BASE}/place/文禾县"
    edge(graph, (firm, place), "partOf", Said("文禾县云溪水务有限公司"))
    third = node(graph, "person", "李同", key="李同3")
    walk = f"{BASE}/event/调研云溪水库"
    edge(graph, (third, walk), "attend", Said("李同参加。", "2024-05-12"))
    first, second, other = sorted(found(visit(graph), "litong"))
    assert len({first, second, other}) == 3
    told = "\n".join((first, second, other))
    assert "云溪水务有限公司经理(曾任) · 文禾县" in told
    assert "云溪镇" in told
    assert "文禾县召开春耕工作会议" in told


def test_a_region_and_a_body_of_one_name_each_say_which_they_are(visit: Open) -> None:
    graph = county()
    body = node(graph, "organization", "文禾县")
    edge(graph, (f"{BASE}/person/何远", body), "member", Said("文禾县何远。"), "代表")
    seen = visit(graph)
    names = [line.split("\n")[0] for line in found(seen, "文禾县")]
    assert {"文禾县(单位)", "文禾县(地点)"} <= set(names)
    assert "文禾县人民政府" in names
    seen.page.press("#search", "Enter")
    assert seen.page.locator("#panel h2").inner_text() in {"文禾县(单位)", "文禾县(地点)"}
    drawn = seen.page.evaluate("kgPage.labels().map((label) => label.name)")
    assert {"文禾县(单位)", "文禾县(地点)"} <= set(drawn)
    assert "文禾县" not in drawn
    seen.page.locator("#language").click()
    assert "文禾县 (body)" in "".join(found(seen, "文禾县"))


def test_a_path_in_the_page_by_meetings_alone(visit: Open) -> None:
    graph = county()
    firm = f"{BASE}/organization/云溪水务有限公司"
    seen = visit(graph, f"#node={firm}")
    seen.page.locator("#path").click()
    seen.page.fill("#search", "何远")
    seen.page.press("#search", "Enter")
    assert seen.page.locator("#panel ol > li").count() > 0
    seen.page.locator("#meetings-only").check()
    assert "没有路径" in seen.panel()
    again = visit(graph, seen.address())
    assert again.panel() == seen.panel()
    seen.page.locator("#meetings-only").uncheck()
    assert "没有路径" not in seen.panel()
