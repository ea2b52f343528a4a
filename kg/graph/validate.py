"""Does a store keep its promises? SHACL shapes over its nodes, SPARQL checks for what shapes can not say."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from kg.errors import OntologyError
from kg.graph.quads import Quads, Solutions
from kg.graph.store import base_of
from kg.graph.terms import NAMESPACES

if TYPE_CHECKING:  # rdflib takes a fifth of a second to import and no other command of a store needs it
    import rdflib

_CHECKS: Final = {
    "a fact that rests on no claim": """SELECT ?node { GRAPH <graph/facts> { ?node ?p ?o . FILTER EXISTS {
        VALUES ?class { org:Membership kg:Participation kg:EventOrganization kg:EventPlace kg:EventProject kg:ProjectFact
                        kg:Containment kg:Parenthood kg:Transfer kg:Byline kg:Naming } ?node a ?class }
        FILTER NOT EXISTS { ?node kg:firstSaidBy ?claim } } }""",
    "a fact based on a claim that no article holds": """SELECT ?node { GRAPH <graph/facts> { ?node kg:firstSaidBy|kg:basedOn ?claim }
        FILTER NOT EXISTS { GRAPH ?article { ?claim oa:exact ?words ; kg:span ?span . ?article kg:readings ?said } } }""",
    "a claim that is the first of an article and another one too": """SELECT ?node { GRAPH <graph/facts> { ?node kg:firstSaidBy ?claim
        FILTER EXISTS { ?node kg:basedOn ?claim } } }""",
    "a quote longer than the place it names": """SELECT ?node { GRAPH ?article { ?node oa:exact ?words ; kg:span ?span
        FILTER(STRLEN(?words) > xsd:integer(STRAFTER(?span, "-")) - xsd:integer(STRBEFORE(?span, "-"))) } }""",
    "a quote that ends before it begins": """SELECT ?node { GRAPH ?article { ?node kg:span ?span
        FILTER(xsd:integer(STRAFTER(?span, "-")) <= xsd:integer(STRBEFORE(?span, "-"))) } }""",
    "a place that contains itself": """SELECT ?node { GRAPH <graph/facts> { ?node schema:containedInPlace ?above .
        ?above schema:containedInPlace* ?node } }""",
    "a body that is its own superior": """SELECT ?node { GRAPH <graph/facts> { ?node org:subOrganizationOf ?above .
        ?above org:subOrganizationOf* ?node } }""",
    "a triple outside every named graph": "SELECT ?node { ?node ?p ?o FILTER NOT EXISTS { GRAPH ?graph { ?node ?p ?o } } }",
}


class Problem(NamedTuple):
    """Something that breaks a rule: the node (an IRI), the rule in words, the value that breaks it ('' where one is missing)."""

    node: str
    message: str
    value: str = ""


def validate(store: Quads) -> list[Problem]:
    """Every broken rule, sorted; [] for a store that keeps them all. OntologyError where the shapes can not be read."""
    return sorted({*_checked(store), *_shaped(store)})


def _checked(store: Quads) -> list[Problem]:
    base, problems = base_of(store), []
    for message, query in _CHECKS.items():
        rows = store.query(query, base_iri=base, prefixes=dict(NAMESPACES))
        assert isinstance(rows, QuerySolutions | Solutions)
        problems += [Problem(_name(row[0]), message) for row in rows]
    return problems


def _name(node: object) -> str:
    return node.value if isinstance(node, (NamedNode, BlankNode, Literal)) else str(node)


def _shaped(store: Quads) -> list[Problem]:
    import pyshacl  # noqa: PLC0415 - half a second; see above
    import rdflib  # noqa: PLC0415

    from kg.graph.in_rdflib import union_graph  # noqa: PLC0415

    # One graph of both layers: shapes ask across them (a fact's claim, a claim's quote).
    conforms, report, _ = pyshacl.validate(union_graph(store), shacl_graph=_shapes())
    if conforms:
        return []
    if not isinstance(report, rdflib.Graph):
        raise OntologyError(f"shapes.ttl can not be used: {report}; install kg again")
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    parts = (shacl.focusNode, shacl.resultMessage, shacl.value)
    results = report.subjects(rdflib.RDF.type, shacl.ValidationResult)
    return [Problem(*(str(report.value(one, part) or "") for part in parts)) for one in results]


def _shapes() -> rdflib.Graph:
    import rdflib  # noqa: PLC0415

    return rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle")


def ontology_file(name: str) -> Traversable:
    """kg.ttl or shapes.ttl: inside the installed package, or of the checkout that is installed in place."""
    shipped = resources.files("kg") / "ontology" / name
    if shipped.is_file():
        return shipped
    checkout = Path(__file__).parents[2] / "ontology" / name
    if not checkout.is_file():
        raise OntologyError(f"{name}: not found in the package; install kg again")
    return checkout
