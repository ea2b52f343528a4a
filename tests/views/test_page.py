"""The file itself: one, whole, in UTF-8, the same for the same graph, and closed to every network."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from pyvis.network import Network

from kg.views.page import build_network, write_view
from tests.views.invented import Graph, Said, county, edge, large, node

WRITE = """
import sys
from pathlib import Path
from kg.views.page import write_view
from tests.views.invented import Graph, large
write_view(Graph(large(400)), Path(sys.argv[1]))
"""
ROOT = Path(__file__).parents[2]


def written(tmp_path: Path, graph: nx.MultiDiGraph[str], title: str = "") -> str:
    write_view(Graph(graph), tmp_path / "view.html", title=title)
    return (tmp_path / "view.html").read_text(encoding="utf-8")


def test_the_order_of_nodes_and_edges_does_not_matter(tmp_path: Path) -> None:
    graph = county()
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(data=True))))
    assert written(tmp_path, graph) == written(tmp_path, turned)


def test_same_bytes_whatever_the_hash_seed_and_the_encoding_of_the_system(tmp_path: Path) -> None:
    pages = []
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONUTF8": "0",
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
        }
        subprocess.run([sys.executable, "-c", WRITE, str(tmp_path / seed)], check=True, cwd=ROOT, env=environment)
        pages.append((tmp_path / seed).read_bytes())
    assert pages[0] == pages[1]
    assert "管理局" in pages[0].decode("utf-8")


def test_nodes_and_parallel_edges_go_through_pyvis() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ends = node(graph, "person", "周青"), node(graph, "event", "座谈会")
    for kind in ("chair", "speak", "attend"):
        edge(graph, ends, kind, Said("周青讲话。"))
    network = build_network(Graph(graph))
    assert isinstance(network, Network)
    assert (network.num_nodes(), network.num_edges()) == (2, 3)
    assert network.get_node(0)["shape"] in {"dot", "diamond"}
    with pytest.raises(ValueError, match="no node 9"):
        network.add_edge(0, 9)


def test_the_policy_names_the_scripts_and_nothing_else(tmp_path: Path) -> None:
    page = written(tmp_path, county())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1] or "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]
    for inline in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode() in policy[1].replace("&#43;", "+")


def test_a_page_is_a_document(tmp_path: Path) -> None:
    page = written(tmp_path, county(), title="文禾县 & 云溪镇")
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert '<meta name="viewport"' in page
    assert "<title>文禾县 &amp; 云溪镇</title>" in page
    assert "sourceMappingURL" not in page
    assert "innerHTML" not in page


def test_size_and_lines_of_ten_thousand_nodes(tmp_path: Path) -> None:
    assert len(written(tmp_path, large(7600)).encode()) < 3.5e6


def test_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "view.html").mkdir()
    with pytest.raises(OSError, match=r"view\.html"):
        write_view(Graph(county()), tmp_path / "view.html")
    assert [path.name for path in tmp_path.iterdir()] == ["view.html"]
