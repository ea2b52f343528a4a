"""Invented people and their graphs, in the form that `Graph.networkx()` gives."""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx

from kg.queries.run import Rows

BASE = "https://example.org/kg"


class Graph(NamedTuple):
    """Stands where an opened store would, with this network; it has no triples to ask."""

    content: nx.MultiDiGraph[str]

    def networkx(self, kind: str | None = None) -> nx.MultiDiGraph[str]:
        assert kind is None
        return self.content

    def query(self, name_or_text: str, /) -> Rows:
        raise AssertionError(name_or_text)


class Said(NamedTuple):
    """The words of an edge and where they stand."""

    quote: str
    date: str = ""
    start: int = 0
    article: str = ""
    status: str = ""


def node(graph: nx.MultiDiGraph[str], kind: str, name: str, *alias: str, key: str = "") -> str:
    iri = f"{BASE}/{kind}/{key or name}"
    graph.add_node(iri, label=name, type=kind, alias="、".join(alias), kind="", date="", source="")
    return iri


def edge(graph: nx.MultiDiGraph[str], ends: tuple[str, str], kind: str, said: Said, label: str = "") -> None:
    """`label`: the words of the edge; where the row has none of its own it is the kind."""
    graph.add_edge(
        *ends, type=kind, label=label or kind, status=said.status, date=said.date, quote=said.quote,
        source="wenhe/2024-03.txt", article=said.article, start=said.start, end=said.start + len(said.quote),
    )  # fmt: skip


def county() -> nx.MultiDiGraph[str]:
    """文禾县: two people of one name, 周青 and 何远 at the same two events, a project, an article nobody signed."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    first, second = "文禾县召开春耕工作会议", "云溪水库工程开工"
    story, _ = node(graph, "article", first, key="一"), node(graph, "article", second, key="二")
    zhou = node(graph, "person", "周青", "老周")
    he, lan = node(graph, "person", "何远"), node(graph, "person", "兰若水")
    twins = [node(graph, "person", "李同", key=f"李同{number}") for number in (1, 2)]
    body = node(graph, "organization", "文禾县人民政府", "文禾县政府", "县政府")
    party = node(graph, "organization", "中共文禾县委员会", "文禾县委")
    firm = node(graph, "organization", "云溪水务有限公司")
    meeting, walk = node(graph, "event", "春耕工作会议"), node(graph, "event", "调研云溪水库")
    graph.nodes[walk].update(kind="inspection", date="2024-05-12", source="wenhe/2024-03.txt")
    project = node(graph, "project", "云溪水库工程")
    place, reservoir = node(graph, "place", "文禾县"), node(graph, "place", "云溪镇")
    opened = Said("县委副书记、县长周青主持会议,副县长何远出席。", "2024-03-05", 31, first)
    came = Said("文禾县县长周青来到云溪水库。", "2024-05-12", 12, second)
    along = Said("何远、兰若水陪同调研。", "2024-05-12", 60, second)
    edge(graph, (zhou, body), "member", opened, "县长")
    edge(graph, (zhou, body), "member", came, "县长")
    edge(graph, (zhou, party), "member", opened, "副书记")
    edge(graph, (he, body), "member", opened, "副县长")
    edge(graph, (zhou, meeting), "chair", opened)
    edge(graph, (he, meeting), "attend", opened)
    edge(graph, (zhou, walk), "lead", came)
    edge(graph, (he, walk), "accompany", along)
    edge(graph, (lan, walk), "accompany", along)
    edge(graph, (lan, firm), "member", Said("云溪水务有限公司董事长兰若水介绍情况。", "", 80, second), "董事长")
    edge(graph, (walk, project), "concerns", Said("实地查看云溪水库工程进展。", "2024-05-12", 40, second))
    edge(graph, (walk, reservoir), "location", Said("在云溪镇召开座谈会。", "2024-05-12", 44, second))
    edge(graph, (firm, project), "builder", Said("工程由云溪水务有限公司承建。", "2024-05-12", 100, second))
    edge(graph, (reservoir, place), "containedIn", Said("文禾县云溪镇", "", 2, second))
    edge(graph, (twins[0], story), "byline", Said("记者 李同", "2024-03-05", 140, first), "记者")
    former = Said("云溪水务有限公司原经理李同参加。", "XXXX-06-01", 90, second, "former")
    edge(graph, (twins[1], firm), "member", former, "经理")
    return graph


def large(people: int) -> nx.MultiDiGraph[str]:
    """Officials in bodies of about twenty, each at two meetings: about 1.3 nodes and 3 lines for each of `people`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    bodies = [node(graph, "organization", f"第{number}管理局") for number in range(people // 20 + 1)]
    meetings = [node(graph, "event", f"第{number}次工作会议") for number in range(people // 4 + 1)]
    for number in range(people):
        name = f"官员{number:05d}"
        person, date = node(graph, "person", name), f"20{10 + number % 14}-0{1 + number % 9}-01"
        edge(graph, (person, bodies[number % len(bodies)]), "member", Said(f"局长{name}讲话。", date), "局长")
        for turn in (7, 13):
            meeting = meetings[number * turn % len(meetings)]
            edge(graph, (person, meeting), "attend", Said(f"{name}出席会议。", date))
    return graph
