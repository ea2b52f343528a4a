"""The page's ways are those that Python would find."""

from __future__ import annotations

from math import log2

import networkx as nx
import pytest

from tests.views.conftest import Open
from tests.views.invented import BASE, large

STEPS = """() => {
  const iri = JSON.parse(document.getElementById('data').textContent).nodes.iri;
  return [...document.querySelectorAll('#panel ol > li')].map((step) => [...step.querySelectorAll('.line .entity')].map((e) => iri[e.dataset.node]));
}"""


def test_a_way_is_the_cheapest_as_python_counts_it(visit: Open) -> None:
    graph = large(400)
    seen = visit(graph)
    plain = nx.Graph(graph)
    cost = {node: 1 + log2(1 + len(plain[node])) for node in plain}
    for one, other in plain.edges:
        plain.edges[one, other]["cost"] = cost[one] + cost[other]
    for first, last in ((1, 390), (17, 204), (300, 301), (5, 399), (60, 61), (222, 3)):
        ends = [f"{BASE}/person/官员{number:05d}" for number in (first, last)]
        seen.page.evaluate("address => { location.hash = address; }", "&".join(f"way={end}" for end in ends))
        seen.page.locator("#panel h2 + p", has_text=f"官员{last:05d}").wait_for()
        steps, here = seen.page.evaluate(STEPS), ends[0]
        for step in steps:
            (here,) = {*step} - {here}
        assert here == ends[1]
        taken = sum(plain.edges[one, other]["cost"] for one, other in steps)
        assert taken == pytest.approx(nx.shortest_path_length(plain, ends[0], ends[1], weight="cost"))
