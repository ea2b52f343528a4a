"""The saved questions in the panel of an entity: answered where the page can, and as a command that really runs."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Locator

from kg.analysis.graph import open_graph
from kg.views.focus import find_node
from tests.views.conftest import Open, Visit
from tests.views.invented import BASE, Said, county, edge, node
from tests.views.test_command import store
from tests.views.test_timeline import BODY, ZHOU, succession

__all__ = ["store"]  # a fixture


def asked(seen: Visit, name: str) -> Locator:
    box = seen.page.locator(f"#panel [data-question={name}]")
    box.locator("summary").click()
    return box


def lines(box: Locator) -> list[str]:
    return [" ".join(line.split()) for line in box.locator("li:not(.entry)").all_inner_texts()]


def test_a_career_with_first_and_last_report(visit: Open) -> None:
    box = asked(visit(succession(), f"#node={ZHOU}"), "careers")
    assert lines(box) == [
        "2024-01-10 – 2024-05-12 文禾县人民政府 县长 县长(任命)",
        "2024-03-05 中共文禾县委员会 副书记",
    ]
    box.locator("button.words", has_text="副书记").click()
    assert "县委副书记、县长周青主持会议" in box.page.locator("#panel blockquote").inner_text()


def test_a_calendar(visit: Open) -> None:
    box = asked(visit(address=f"#node={ZHOU}"), "appearances")
    assert lines(box) == ["2024-03-05 主持 春耕工作会议", "2024-05-12 带队 调研云溪水库"]


def test_a_seat_tells_between_which_days_it_changed_hands(visit: Open) -> None:
    graph = succession()
    box = asked(visit(graph, f"#node={BODY}"), "seat")
    office = box.locator("li.entry", has=box.page.locator("strong", has_text="县长")).last
    assert lines(office) == [
        "2021-04-02 – 2023-12 申木 县长 县长(离任)",
        "2023-12 至 2024-01-10 之间易人",
        "2024-01-10 – 2024-05-12 周青 县长 县长(任命)",
        "未注明日期 向晚 县长",
    ]


def test_what_happened_at_a_place_and_in_what_it_contains(visit: Open) -> None:
    told = lines(asked(visit(address=f"#node={BASE}/place/文禾县"), "happened"))
    assert told == ["2024-05-12 云溪镇 调研云溪水库 周青、何远、兰若水"]


def test_projects_and_places_come_through_events(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}")
    projects = seen.page.locator("#panel section", has=seen.page.locator("h3", has_text="到过的项目"))
    assert "云溪水库工程" in projects.inner_text()
    assert "实地查看云溪水库工程进展。" in projects.inner_text()
    places = seen.page.locator("#panel section", has=seen.page.locator("h3", has_text="到过的地点"))
    assert "在云溪镇召开座谈会。" in places.inner_text()


def test_filters_count_in_the_answers(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}&from=2024-05&undated=0")
    assert lines(asked(seen, "appearances")) == ["2024-05-12 带队 调研云溪水库"]


def test_what_the_page_does_not_hold_it_says(visit: Open) -> None:
    box = asked(visit(address=f"#node={BASE}/project/云溪水库工程"), "promises")
    assert "本页没有这个答案" in box.inner_text()
    assert lines(box) == []


@pytest.mark.parametrize(
    ("entity", "wanted"),
    [
        ("甘霖", "careers appearances together protocol quiet"),
        ("云岭县委", "seat careers"),
        ("云岭县", "happened"),
        ("石桥水库项目", "promises"),
    ],
)
def test_each_command_runs(visit: Open, store: Path, entity: str, wanted: str) -> None:
    with open_graph(store) as opened:
        graph = opened.networkx()
    seen = visit(graph, f"#node={find_node(graph, entity)}")
    assert seen.page.locator(".question").evaluate_all("all => all.map((e) => e.dataset.question)") == wanted.split()
    for line in seen.page.locator("#panel .command code").all_text_contents():
        words = shlex.split(line)
        assert words[0] == "kg"
        command = [str(Path(sys.executable).with_name("kg")), *words[1:]]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=store.parent, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("\n") > 1 or "timeline" in line


def test_a_command_is_copied_whole(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}", permissions=["clipboard-read", "clipboard-write"])
    box = asked(seen, "together")
    box.locator(".copy").click()
    box.locator(".copy", has_text="已复制").wait_for()
    line = seen.page.evaluate("navigator.clipboard.readText()")
    assert line == f"kg query together --param person={ZHOU} --store graph.kg"


def test_where_copying_is_not_allowed_the_command_is_marked(visit: Open) -> None:
    seen = visit(address=f"#node={ZHOU}")
    seen.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    box = asked(seen, "together")
    box.locator(".copy").click()
    assert seen.page.evaluate("getSelection().toString()").startswith("kg query together")


@pytest.mark.parametrize("iri", ["urn:x:a'b", "urn:x:$(reboot)", "urn:x:a;b", "urn:x:a b", "urn:x:`id`", "urn:x:a&b"])
def test_an_address_that_a_shell_would_run_makes_no_command(visit: Open, iri: str) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(iri, label="甲", type="person", alias="", kind="", date="", source="")
    edge(graph, (iri, node(graph, "event", "座谈会")), "attend", Said("甲出席。"))
    seen = visit(graph, written={"focus": "甲"})
    assert seen.page.locator("#panel h2").inner_text() == "甲"
    assert seen.page.locator(".command").count() == 0


def test_everybody_of_the_county_can_be_opened(visit: Open) -> None:
    seen = visit()
    for iri in county():
        seen.page.evaluate("address => { location.hash = address; }", f"node={iri}")
        seen.page.wait_for_function("iri => decodeURIComponent(location.hash).includes(iri)", arg=iri)
        assert seen.page.locator("#panel h2").is_visible()
