"""The network as files, each read back by its own reader."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

import kg
from kg.analysis.files import write_network
from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import write_generation
from tests.graph.invented import corpus, pages

KG = Path(sys.executable).with_name("kg")
HOSTILE = "a<b>&\"c'\x00\x0b\uffff,\n云"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("files") / "graph.kg"
    write_generation(store, pages(), corpus(), base=DEFAULT_BASE)
    return store


@pytest.fixture
def network(path: Path) -> nx.MultiDiGraph[str]:
    with kg.open_graph(path) as graph:
        return graph.networkx()


def edges(network: nx.Graph[str], kind: str, start: str) -> Counter[tuple[object, ...]]:
    return Counter(
        (one, two, about[kind], about["label"], about["quote"], about[start])
        for one, two, about in network.edges(data=True)
    )


READERS: dict[str, Callable[[Path], nx.Graph[str]]] = {".graphml": nx.read_graphml, ".gexf": nx.read_gexf}


@pytest.mark.parametrize("ending", READERS)
def test_xml_is_read_back_whole(path: Path, network: nx.MultiDiGraph[str], tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"graph{ending}"
    with kg.open_graph(path) as graph:
        assert graph.export(out) == (out,)
    back = READERS[ending](out)
    assert back.is_directed()
    assert edges(back, "relation", "from_char") == edges(network, "type", "start")
    labels = {node: (about["label"], about["type"], about["alias"]) for node, about in network.nodes(data=True)}
    assert {node: (about["label"], about["type"], about["alias"]) for node, about in back.nodes(data=True)} == labels


@pytest.mark.parametrize("ending", READERS)
def test_every_edge_has_an_id_of_its_own_and_no_reserved_attribute(path: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"graph{ending}"
    subprocess.run([KG, "export", "--store", path, "-o", out], check=True, capture_output=True)
    found = [one for one in ElementTree.parse(out).iter() if one.tag.endswith("}edge")]
    assert len({one.get("id") for one in found}) == len(found) > 0
    assert not {"start", "end", "type", "weight"} & {name for one in found for name in one.attrib}


@pytest.mark.parametrize("ending", [*READERS, ".csv"])
def test_hostile_words_and_missing_values_survive(tmp_path: Path, ending: str) -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in ("a:1", "a:2"):
        network.add_node(node, label=HOSTILE, type="person", alias="", kind="", date=None, source="")
    for _ in range(2):
        network.add_edge(
            "a:1", "a:2", type="member", label=HOSTILE, status="", date="", quote=HOSTILE, start=1, end=2, source="x",
            article="",
        )  # fmt: skip
    out = tmp_path / f"graph{ending}"
    if ending == ".csv":
        pandas = pytest.importorskip("pandas")
        nodes, ties = (pandas.read_csv(one, keep_default_na=False) for one in write_network(network, out))
        assert (len(nodes), len(ties)) == (2, 2)
        assert nodes["date"].tolist() == ["", ""]
        assert nodes["Label"][0].startswith("a<b>&\"c'")
        return
    write_network(network, out)
    back = READERS[ending](out)
    assert back.number_of_edges() == 2
    assert back.nodes["a:1"]["date"] == ""
    assert back.nodes["a:1"]["label"].startswith("a<b>&\"c'")
    assert back.nodes["a:1"]["label"].endswith("云")


@pytest.mark.parametrize(("ending", "reader"), [(".csv", "read_csv"), (".parquet", "read_parquet")])
def test_tables_are_read_back_whole(
    path: Path, network: nx.MultiDiGraph[str], tmp_path: Path, ending: str, reader: str
) -> None:
    pandas = pytest.importorskip("pandas")
    with kg.open_graph(path) as graph:
        written = graph.export(tmp_path / f"graph{ending}")
    assert [one.name for one in written] == [f"graph.nodes{ending}", f"graph.edges{ending}"]
    options = {"keep_default_na": False} if ending == ".csv" else {}
    nodes, ties = (getattr(pandas, reader)(one, **options) for one in written)
    assert dict(zip(nodes["Id"], nodes["Label"], strict=True)) == {
        one: about["label"] for one, about in network.nodes(data=True)
    }
    back = Counter(
        ties[["Source", "Target", "relation", "Label", "quote", "from_char"]].itertuples(index=False, name=None)
    )
    assert back == edges(network, "type", "start")
    assert set(ties["Source"]) | set(ties["Target"]) <= set(nodes["Id"])


@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".csv", ".parquet"])
def test_the_same_graph_is_the_same_bytes(path: Path, tmp_path: Path, ending: str) -> None:
    with kg.open_graph(path) as graph:
        one, two = (graph.export(tmp_path / f"{name}{ending}", "people") for name in "ab")
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]


def test_a_part_of_the_network_is_written(path: Path, tmp_path: Path) -> None:
    with kg.open_graph(path) as graph:
        graph.export(tmp_path / "people.graphml", "people")
        kinds = {about["type"] for _, about in nx.read_graphml(tmp_path / "people.graphml").nodes(data=True)}
        assert kinds == {"person", "organization", "event", "article"}
        with pytest.raises(kg.QueryError, match="graphml"):
            graph.export(tmp_path / "people.ttl", "people")


def test_what_can_not_be_written_is_told_and_leaves_nothing(path: Path, tmp_path: Path) -> None:
    with kg.open_graph(path) as graph:
        with pytest.raises(kg.StoreError, match=r"unknown ending '\.zip'.*\.ttl.*\.gexf"):
            graph.export(tmp_path / "x.zip")
        with pytest.raises(kg.StoreError, match="can not be written"):
            graph.export(tmp_path / "none" / "x.gexf")
    assert list(tmp_path.iterdir()) == []


def attribute_types(tree: ElementTree.ElementTree[ElementTree.Element[str]], ending: str) -> dict[str, tuple[str, str]]:
    """Id of each declared attribute: of nodes or edges, and its type."""
    if ending == ".gexf":
        return {
            f"{group.get('class')} {one.get('id')}": (str(group.get("class")), str(one.get("type")))
            for group in tree.iter(f"{GEXF}attributes")
            for one in group
        }
    return {str(one.get("id")): (str(one.get("for")), str(one.get("attr.type"))) for one in tree.iter(f"{GRAPHML}key")}


GEXF, GRAPHML = "{http://www.gexf.net/1.2draft}", "{http://graphml.graphdrawing.org/xmlns}"
XML_TYPES = {
    ".gexf": {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"},
    ".graphml": {"boolean", "int", "long", "float", "double", "string"},
}  # as the published schemas list them


@pytest.mark.parametrize("ending", READERS)
def test_xml_is_as_its_published_schema_says(path: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"graph{ending}"
    with kg.open_graph(path) as graph:
        graph.export(out)
    tree, space = ElementTree.parse(out), GEXF if ending == ".gexf" else GRAPHML
    assert tree.getroot().tag == f"{space}{ending[1:]}"
    declared = attribute_types(tree, ending)
    assert {kind for _, kind in declared.values()} <= XML_TYPES[ending]
    nodes, ties = list(tree.iter(f"{space}node")), list(tree.iter(f"{space}edge"))
    ids = [one.get("id") for one in nodes]
    assert len(set(ids)) == len(ids) > 0
    assert {one.get(end) for one in ties for end in ("source", "target")} <= set(ids)
    for kind, things in (("node", nodes), ("edge", ties)):
        for one in things:
            values = one.iter(f"{space}attvalue") if ending == ".gexf" else one.iter(f"{space}data")
            names = [str(value.get("for") or value.get("key")) for value in values]
            assert len(set(names)) == len(names)
            for name in names:
                assert declared[f"{kind} {name}" if ending == ".gexf" else name][0] == kind
    if ending == ".gexf":
        assert tree.getroot().get("version") == "1.2"
        (only,) = tree.iter(f"{GEXF}graph")
        assert only.attrib == {"defaultedgetype": "directed", "mode": "static"}  # a `name` is not in the schema
        allowed = {"id", "label", "type", "source", "target", "weight"}
        assert {name for one in (*nodes, *ties) for name in one.attrib} <= allowed
        assert all(one.get("label") for one in nodes)
        assert not [one for one in (*nodes, *ties) if one.get("start") or one.get("end")]  # no times: dates are words
    else:
        assert [one.get("edgedefault") for one in tree.iter(f"{GRAPHML}graph")] == ["directed"]


@pytest.mark.parametrize("ending", READERS)
def test_dates_of_any_precision_stay_words(tmp_path: Path, ending: str) -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    dates = ("2024-07-29", "2024-07", "2024", "XXXX-07-29", "")
    for date in dates:
        network.add_node(f"a:{date}", label="云", type="event", alias="", kind="", date=date, source="")
    write_network(network, tmp_path / f"graph{ending}")
    back = READERS[ending](tmp_path / f"graph{ending}")
    assert {node: about["date"] for node, about in back.nodes(data=True)} == {f"a:{date}": date for date in dates}
