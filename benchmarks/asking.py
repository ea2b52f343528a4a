"""Seconds and rows of the saved queries on a store, as JSON: one process of benchmarks/size.py."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from kg.analysis.graph import Graph

VIEWS = ("articles", "bylines", "roles", "events", "participation", "event_organizations", "event_places", "projects", "places",
         "organizations", "transfers")  # fmt: skip
QUESTIONS = ("careers", "seat", "together", "protocol", "quiet", "promises", "attention", "anomalies", "unresolved")
ABOUT = (
    ("roles", "person_iri", "person", ("roles", "participation", "careers", "appearances", "together")),
    ("roles", "organization_iri", "organization", ("roles", "careers")),
    ("roles", "organization_iri", "body", ("seat",)),
    ("event_places", "place_iri", "place", ("event_places", "places", "happened")),
    ("projects", "project", "project", ("projects", "promises")),
)  # view, column and parameter of the entity, questions


class Answers(NamedTuple):
    """Seconds by question; those about one entity are the second time they are asked. `rows` is of the views alone."""

    everything: dict[str, float]
    one: dict[str, float]
    rows: int


def ask(store: Path) -> Answers:
    """The entity that is asked about is the one with the most rows."""
    everything, one, rows = {}, {}, 0
    often: dict[str, Counter[str]] = {}
    with Graph(store) as graph:
        for view in (*VIEWS, *QUESTIONS):
            begin = time.perf_counter()
            table = graph.query(view)
            everything[view] = time.perf_counter() - begin
            rows += len(table.rows) if view in VIEWS else 0
            for _, column, parameter, _ in (about for about in ABOUT if about[0] == view):
                often[parameter] = Counter(row[table.columns.index(column)] for row in table.rows)
        for _, _, parameter, names in ABOUT:
            if often[parameter]:
                entity = often[parameter].most_common(1)[0][0]
                for name in names:
                    one[f"{name} {parameter}"] = _warm(graph, name, parameter, entity)
    return Answers(everything, one, rows)


def _warm(graph: Graph, name: str, parameter: str, entity: str) -> float:
    graph.query(name, **{parameter: entity})
    begin = time.perf_counter()
    graph.query(name, **{parameter: entity})
    return time.perf_counter() - begin


if __name__ == "__main__":
    print(json.dumps(ask(Path(sys.argv[1]))))
