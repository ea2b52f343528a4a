"""What a query answers -> a network: IRIs become nodes, what stands together in a row is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.queries.run import Rows

_IRI: Final = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+")
_LABELS: Final = frozenset(
    {"http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel"}
)
_WORDS: Final = ("status", "date", "quote", "source")
_NAMES: Final = ("label", "title", "kind", "relation")
_REMEDY: Final = "select the variables that hold entities, such as ?person and ?event, or use CONSTRUCT"


class Line(NamedTuple):
    """One line of the answer; `words` are those of its row's columns that tell where it is said."""

    start: str
    end: str
    type: str
    words: Mapping[str, str]


class Known(NamedTuple):
    """What a store tells beside the answer: its whole network, and the heading of each article by its IRI."""

    facts: nx.MultiDiGraph[str]
    headings: Mapping[str, str]


def answered(rows: Rows, known: Known) -> nx.MultiDiGraph[str]:
    """The answer as a network, with what is known of its nodes.

    SELECT: the first IRI of each row is joined to each further one; the line is of the kind of the further one's column, called as
    column label, title, kind or relation says, and quote, source, article, date, status, start and end are its words.
    CONSTRUCT and DESCRIBE: a line for each triple between IRIs.
    A line without words takes those that are known between the same two. QueryError where no IRI is answered.
    """
    if rows.columns == ("answer",):
        raise QueryError(f"ASK answers with yes or no, which is no picture; {_REMEDY}")
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    lines = (
        _of_triples(rows, graph) if rows.columns == ("subject", "predicate", "object") else _of_rows(rows, graph, known)
    )
    for line in lines:
        graph.add_nodes_from((line.start, line.end))
        _draw(graph, known, line)
    if not graph:
        raise QueryError(f"the query answers {'with no IRI' if rows.rows else 'nothing'}; {_REMEDY}")
    for node in graph:
        graph.nodes[node].update(_about(graph, known, node))
    return graph


def _of_triples(rows: Rows, graph: nx.MultiDiGraph[str]) -> Iterator[Line]:
    for triple in rows.triples:
        subject, predicate, thing = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if isinstance(thing, NamedNode):
            yield Line(subject.value, thing.value, _local(predicate.value), {})
        elif isinstance(thing, Literal):
            graph.add_node(subject.value)
            if predicate.value in _LABELS:
                graph.nodes[subject.value]["label"] = thing.value


def _of_rows(rows: Rows, graph: nx.MultiDiGraph[str], known: Known) -> Iterator[Line]:
    things = _things(rows, known)
    for row in rows.rows:
        cells = dict(zip(rows.columns, row, strict=True))
        found = [(column, cells[column]) for column in things if _IRI.fullmatch(cells[column])]
        graph.add_nodes_from(iri for _, iri in found)
        for column, iri in found[1:]:
            yield Line(found[0][1], iri, column.removesuffix("_iri"), cells)


def _things(rows: Rows, known: Known) -> list[str]:
    """The columns that hold entities, in their order."""
    iris = {
        column: {row[place] for row in rows.rows if _IRI.fullmatch(row[place])}
        for place, column in enumerate(rows.columns)
    }
    filled = [column for column, found in iris.items() if found]
    # What the store knows by name leaves out a statement's own IRI, such as that of a membership: nobody can read it.
    named = [column for column in filled if any(iri in known.facts or iri in known.headings for iri in iris[column])]
    filled = named if len(named) > 1 else filled
    # An article beside two things is where the row stands; beside one it is itself a thing.
    things = [column for column in filled if column != "article"]
    return things if len(things) > 1 else filled


def _draw(graph: nx.MultiDiGraph[str], known: Known, line: Line) -> None:
    stated = [
        (*ends, edge)
        for ends in ((line.start, line.end), (line.end, line.start))
        for edge in _between(known.facts, *ends)
    ]
    if "quote" not in line.words and stated:
        for start, end, edge in stated:
            if edge not in _between(graph, start, end):
                graph.add_edge(start, end, **edge)
        return
    article = line.words.get("article", "")
    told: dict[str, Any] = {field: line.words.get(field, "") for field in _WORDS}
    told |= {
        field: int(value) if (value := line.words.get(field, "")).isdecimal() else None for field in ("start", "end")
    }
    told["article"] = known.headings.get(article, article)
    label = next(filter(None, map(line.words.get, _NAMES)), line.type)
    graph.add_edge(line.start, line.end, type=line.type, label=label, **told)


def _between(graph: nx.MultiDiGraph[str], start: str, end: str) -> list[dict[str, Any]]:
    return list((graph.get_edge_data(start, end) or {}).values())


def _about(graph: nx.MultiDiGraph[str], known: Known, node: str) -> dict[str, str]:
    if node in known.facts:
        return dict(known.facts.nodes[node])
    if node in known.headings:
        return {"label": known.headings[node], "type": "article"}
    return {"label": str(graph.nodes[node].get("label") or _local(node)), "type": ""}


def _local(iri: str) -> str:
    """The last part of an IRI, the whole where that is empty."""
    return re.split(r"[/#:]", iri)[-1] or iri
