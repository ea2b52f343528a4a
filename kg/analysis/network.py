"""The facts as a network: a node for each thing, an edge for each row of the saved queries that ties two things.

Node id: the IRI. Node attributes
    label    preferred name (an article: its heading)
    type     person organization event project place article
    alias    other names, joined by '、', '' for none
    kind     of an event: meeting inspection visit ceremony training lecture other; else ''
    date     of an event or article: 2024-07-29, 2024-07, XXXX-07-29 …; else ''
    source   file of an event or article; else ''
Edge attributes
    type     member (person to organization) · chair speak attend lead accompany (person to event) · organise present attend host
             (organization to event) · location (event or project to place) · concerns (event to project) · developer builder funder
             (organization to project) · programme (project to programme) · containedIn (place to place) · partOf (organization to
             organization or place) · transfer (giver to receiver) · byline (person to article)
    label    words for the edge: the office, what is given, the kind of byline, else the type
    status   of member: held appointed left former; else ''
    date     as of nodes, '' where none is told
    quote, start, end    the words that say it and their place
    source, article      file and heading they stand in
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kg.analysis.asking import Ask, Row, records
from kg.errors import QueryError

if TYPE_CHECKING:  # networkx takes a tenth of a second to import
    import networkx as nx

KINDS: Final = {
    "people": ("roles", "participation", "bylines"),
    "meetings": ("participation", "event_organizations", "event_places", "event_projects"),
    "projects": ("projects", "event_projects", "event_places", "places"),
    "organisations": ("roles", "organizations", "event_organizations", "transfers"),
}
_EVERYTHING: Final = (
    "roles", "participation", "event_organizations", "event_places", "event_projects", "projects", "places", "organizations",
    "transfers", "bylines",
)  # fmt: skip


class _Tie(NamedTuple):
    """How a row becomes an edge: the columns of its two ends, and those of its type and label ('=x' for the word x itself)."""

    start: str
    end: str
    type: str
    label: str


_TIES: Final = {
    "roles": _Tie("person_iri", "organization_iri", "=member", "title"),
    "participation": _Tie("person_iri", "event", "kind", "kind"),
    "event_organizations": _Tie("organization_iri", "event", "kind", "kind"),
    "event_places": _Tie("event", "place_iri", "=location", "=location"),
    "event_projects": _Tie("event", "project", "=concerns", "=concerns"),
    "places": _Tie("place_iri", "parent_iri", "=containedIn", "=containedIn"),
    "organizations": _Tie("organization_iri", "parent_iri", "=partOf", "=partOf"),
    "transfers": _Tie("giver_iri", "receiver_iri", "=transfer", "what"),
    "bylines": _Tie("person_iri", "article", "=byline", "kind"),
}
_PROJECT_TIES: Final = {
    "place": _Tie("project", "value_iri", "=location", "=location"),
    "programme": _Tie("project", "value_iri", "=programme", "=programme"),
} | {role: _Tie("value_iri", "project", f"={role}", f"={role}") for role in ("developer", "builder", "funder")}

_THINGS: Final = """
SELECT ?node ?type ?label (GROUP_CONCAT(?other; separator="\\n") AS ?aliases) {
  GRAPH <graph/facts> {
    VALUES (?class ?type) { (schema:Person "person") (org:Organization "organization") (schema:Event "event")
                            (kg:Project "project") (schema:Place "place") }
    ?node a ?class ; skos:prefLabel ?label . OPTIONAL { ?node skos:altLabel ?other }
  }
} GROUP BY ?node ?type ?label ORDER BY ?node"""


def network(ask: Ask, kind: str | None = None) -> nx.MultiDiGraph[str]:
    """The whole network, or the part that shows 'people', 'meetings', 'projects' or 'organisations'.

    Nodes without an edge stand in the whole network only. Nodes and edges come in a fixed order. QueryError for another kind.
    """
    import networkx as nx  # noqa: PLC0415 - see above

    if kind is not None and kind not in KINDS:
        raise QueryError(f"no network of kind {kind!r}; use one of {', '.join(KINDS)}, or none for all of it")
    things = _things(ask)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    if kind is None:
        graph.add_nodes_from((node, things[node]) for node in sorted(things) if things[node]["type"] != "article")
    for name in KINDS[kind] if kind else _EVERYTHING:
        for row in records(ask, name):
            _add(graph, things, name, row)
    return graph


def _things(ask: Ask) -> dict[str, dict[str, str]]:
    """Attributes of every possible node by IRI."""
    things: dict[str, dict[str, str]] = {}
    for row in records(ask, _THINGS):
        alias = "、".join(sorted(filter(None, set(row["aliases"].split("\n")))))
        things[row["node"]] = {
            "label": row["label"],
            "type": row["type"],
            "alias": alias,
            "kind": "",
            "date": "",
            "source": "",
        }
    for row in records(ask, "events"):
        things[row["event"]] |= {"kind": row["type"], "date": row["date"], "source": row["source"]}
    for row in records(ask, "articles"):
        about = {"alias": "", "kind": "", "date": row["date"], "source": row["source"]}
        things[row["article"]] = {"label": row["title"], "type": "article", **about}
    return things


def _add(graph: nx.MultiDiGraph[str], things: dict[str, dict[str, str]], name: str, row: Row) -> None:
    tie = _PROJECT_TIES.get(row["relation"]) if name == "projects" else _TIES[name]
    if tie is None or not row[tie.start] or not row[tie.end]:
        return  # a project's own name, or a value that is words and no thing
    ends = row[tie.start], row[tie.end]
    for end in ends:
        graph.add_node(end, **things[end])
    event = things[row["event"]] if "event" in row else things[row["article"]]
    graph.add_edge(
        *ends, type=_cell(row, tie.type), label=_cell(row, tie.label), status=row.get("status", ""),
        date=row["date"] if "date" in row else event["date"], quote=row["quote"], start=int(row["start"]), end=int(row["end"]),
        source=row["source"], article=things[row["article"]]["label"],
    )  # fmt: skip


def _cell(row: Row, column: str) -> str:
    return column[1:] if column.startswith("=") else row[column]
