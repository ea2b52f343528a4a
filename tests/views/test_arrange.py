"""Places of the nodes and the choice of the first picture."""

from __future__ import annotations

from itertools import combinations
from math import dist

import networkx as nx

from kg.views.arrange import LEAST, arrange
from kg.views.page import FIRST_PICTURE, build_network
from tests.views.invented import BASE, Graph, Said, county, edge, large, node


def test_nothing_to_place() -> None:
    assert arrange(nx.MultiDiGraph()) == {}


def test_nodes_keep_their_distance() -> None:
    places = arrange(large(150))
    near = [pair for pair in combinations(places.values(), 2) if dist(*pair) < LEAST / 2]
    assert len(places) == 196
    assert not near


def test_twins_of_the_same_neighbours_do_not_hide_each_other() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", f"b{number}") for number in range(12)])
    assert min(dist(*pair) for pair in combinations(arrange(graph).values(), 2)) > LEAST / 2


def test_the_first_picture_hangs_together() -> None:
    graph = large(3000)
    for number in range(3000):
        meeting = node(graph, "event", "全县干部大会")
        edge(graph, (f"{BASE}/person/官员{number:05d}", meeting), "attend", Said("出席。"))
    network = build_network(Graph(graph), focus="全县干部大会")
    shown = {node["id"] for node in network.nodes if node["x"] is not None}
    assert len(shown) == FIRST_PICTURE
    drawn = nx.Graph(
        (edge["from"], edge["to"]) for edge in network.edges if edge["from"] in shown and edge["to"] in shown
    )
    assert len(max(nx.connected_components(drawn), key=len)) >= 0.95 * FIRST_PICTURE


def test_who_only_signs_articles_comes_after_who_is_written_of() -> None:
    graph = county()
    for number in range(30):
        story = node(graph, "article", f"报道{number}")
        edge(graph, (f"{BASE}/person/李同1", story), "byline", Said("记者 李同"), "记者")
    people = [node["label"] for node in build_network(Graph(graph)).nodes if node["group"] == "person"]
    assert people[0] == "周青"
    assert people[-1] == "李同"


def test_an_article_without_lines_waits_outside() -> None:
    waiting = [node["iri"] for node in build_network(Graph(county())).nodes if node["x"] is None]
    assert waiting == [f"{BASE}/article/二"]
