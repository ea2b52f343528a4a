"""What an analyst does on the page, in a browser: look, click, search, filter, read, keep."""

from __future__ import annotations

from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, Said, county, edge

ZHOU = f"{BASE}/person/周青"
WALK = f"{BASE}/event/调研云溪水库"


def test_click_on_a_person_shows_posts_meetings_words_and_source(visit: Open) -> None:
    seen = visit()
    seen.click_node(ZHOU)
    panel = seen.panel()
    for told in (
        "周青",
        "又名 老周",
        "任职",
        "县长",
        "副书记",
        "主持",
        "带队",
        "县委副书记、县长周青主持会议",
        "《文禾县召开春耕工作会议》",
        "2024-03-05",
    ):
        assert told in panel
    assert "wenhe/2024-03.txt" in panel
    assert "第 31–54 字" in panel
    assert seen.page.locator("#panel blockquote mark", has_text="周青").count() >= 3


def test_people_met_at_events_are_derived_and_said_to_be(visit: Open) -> None:
    seen = visit()
    seen.click_node(ZHOU)
    together = seen.page.locator("#panel section", has=seen.page.locator("h3", has_text="同场人员"))
    assert "不是原文所述" in together.inner_text()
    assert together.locator("li", has_text="何远").inner_text().split() == ["何远", "2", "次"]


def test_click_on_a_line_shows_its_words(visit: Open) -> None:
    seen = visit()
    start, end = seen.spot(f"{BASE}/project/云溪水库工程"), seen.spot(f"{BASE}/organization/云溪水务有限公司")
    seen.page.locator("#canvas").click(position={"x": (start["x"] + end["x"]) / 2, "y": (start["y"] + end["y"]) / 2})
    assert "工程由云溪水务有限公司承建。" in seen.panel()
    assert "wenhe/2024-03.txt" in seen.panel()


def test_a_statement_said_twice_shows_both_places(visit: Open) -> None:
    seen = visit()
    seen.click_node(ZHOU)
    seen.page.locator("#panel details summary", has_text="见于 2 处").click()
    assert seen.page.locator("#panel details[open]").inner_text().count("文禾县县长周青来到云溪水库。") == 1


def test_lines_between_the_same_two_nodes_stay_apart(visit: Open) -> None:
    graph = county()
    edge(graph, (ZHOU, WALK), "speak", Said("周青讲话。", "2024-05-12"))
    edge(graph, (ZHOU, WALK), "attend", Said("周青出席。", "2024-05-12"))
    seen = visit(graph)
    assert seen.page.evaluate("kgPage.shown().statements") == 17
    seen.click_node(ZHOU)
    assert all(word in seen.panel() for word in ("带队", "讲话", "出席"))


def test_search_finds_names_aliases_and_offices(visit: Open) -> None:
    seen = visit()
    for typed, name in (("周", "周青"), ("老周", "周青"), ("副县长", "何远"), ("县委", "中共文禾县委员会")):
        seen.page.fill("#search", typed)
        assert name in seen.page.locator("#found li").first.inner_text()
    seen.page.fill("#search", "没有这个人")
    assert "没有找到" in seen.page.locator("#found").inner_text()


def test_people_of_one_name_are_told_apart(visit: Open) -> None:
    seen = visit()
    seen.page.fill("#search", "李同")
    options = seen.page.locator("#found li")
    assert options.count() == 2
    assert sum("云溪水务有限公司经理" in told for told in options.all_inner_texts()) == 1


def test_every_control_is_reached_by_tab(visit: Open) -> None:
    seen = visit()
    reached = set()
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        reached.add(seen.page.evaluate("document.activeElement.id || document.activeElement.dataset.kind || ''"))
    assert reached >= {
        "search",
        "as-graph",
        "as-table",
        "picture",
        "theme",
        "language",
        "person",
        "article",
        "canvas",
        "zoom-in",
        "relay",
    }


def test_path_between_two_and_only_by_meetings(visit: Open) -> None:
    seen = visit(address=f"#node={BASE}/place/文禾县")
    find_path(seen, "周青")
    assert seen.page.locator("#panel ol > li").count() == 3
    assert "在云溪镇召开座谈会。" in seen.panel()
    seen.page.locator("#meetings-only").check()
    assert "两者之间没有路径" in seen.panel()


def find_path(seen: Visit, name: str) -> None:
    seen.page.locator("#path").click()
    seen.page.fill("#search", name)
    seen.page.press("#search", "Enter")


def test_two_languages_and_two_grounds(visit: Open) -> None:
    seen = visit(locale="en-GB", color_scheme="dark")
    assert seen.page.locator("html").get_attribute("lang") == "en"
    assert "What this graph holds" in seen.panel()
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = seen.page.evaluate(ground)
    seen.page.locator("#theme").click()
    assert seen.page.evaluate(ground) != dark
    seen.page.locator("#language").click()
    assert "这张图里有什么" in seen.panel()


def test_focus_opens_at_its_entity(visit: Open) -> None:
    seen = visit(written={"focus": "老周"})
    assert "周青" in seen.page.locator("#panel h2").inner_text()
    assert f"{BASE}/person/兰若水" in seen.shown()


def test_an_empty_graph_says_so(visit: Open) -> None:
    graph = county()
    graph.clear()
    assert "没有可以显示的内容" in visit(graph).page.locator("#empty").inner_text()
