"""Seconds and rows of the saved queries on a store, as JSON: one process of benchmarks/size.py."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg.analysis.questions import ask_in_turn
from kg.graph.opened import open_quads
from kg.graph.quads import Quads

VIEWS = ("articles", "bylines", "roles", "events", "participation", "event_organizations", "event_places", "projects", "places",
         "organizations", "transfers")  # fmt: skip
QUESTIONS = ("careers", "seat", "together", "protocol", "quiet", "promises", "happened", "attention", "anomalies", "unresolved",
             "appearances")  # fmt: skip
ABOUT = (
    ("roles", "person_iri", "person", ("roles", "participation", "careers", "appearances", "together")),
    ("roles", "organization_iri", "organization", ("roles", "careers")),
    ("roles", "organization_iri", "body", ("seat",)),
    ("event_places", "place_iri", "place", ("event_places", "places", "happened")),
    ("projects", "project", "project", ("projects", "promises")),
)  # view, column and parameter of the entity, questions


class Answers(NamedTuple):
    """Seconds by question: until the first row and until the last of everything, and about one entity, asked a second time. `rows` is
    of the views alone."""

    first: dict[str, float]
    everything: dict[str, float]
    one: dict[str, float]
    rows: int


def ask(store: Path) -> Answers:
    """The entity that is asked about is the one with the most rows."""
    told = Answers({}, {}, {}, 0)
    often: dict[str, Counter[str]] = defaultdict(Counter)
    opened = open_quads(store)
    for question in (*VIEWS, *QUESTIONS):
        columns = [(about[1], about[2]) for about in ABOUT if about[0] == question]
        rows = _everything(opened.quads, question, told, [(column, often[name]) for column, name in columns])
        told = told._replace(rows=told.rows + (rows if question in VIEWS else 0))
    for _, _, parameter, names in ABOUT:
        if often[parameter]:
            entity = often[parameter].most_common(1)[0][0]
            for name in names:
                told.one[f"{name} {parameter}"] = _warm(opened.quads, name, parameter, entity)
    opened.close()
    return told


def _everything(quads: Quads, question: str, told: Answers, counted: Sequence[tuple[str, Counter[str]]]) -> int:
    """How many rows there are; each is let go, as a file that is written lets it go."""
    begin, rows = time.perf_counter(), 0
    answer = ask_in_turn(quads, question)
    places = [(answer.columns.index(column), often) for column, often in counted]
    for row in answer.rows:
        rows += 1
        told.first.setdefault(question, time.perf_counter() - begin)
        for place, often in places:
            often[row[place]] += 1
    told.everything[question] = time.perf_counter() - begin
    told.first.setdefault(question, told.everything[question])
    return rows


def _warm(quads: Quads, name: str, parameter: str, entity: str) -> float:
    ask_in_turn(quads, name, **{parameter: entity}).whole()
    begin = time.perf_counter()
    ask_in_turn(quads, name, **{parameter: entity}).whole()
    return time.perf_counter() - begin


if __name__ == "__main__":
    print(json.dumps(ask(Path(sys.argv[1]))))
