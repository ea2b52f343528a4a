"""Every term is defined once, described in two languages, used, and every standard term exists in its standard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS, VOID, DefinedNamespace

from kg.graph.terms import NAMESPACES
from kg.graph.validate import ontology_file

ROOT = Path(__file__).parents[2]
KG = rdflib.Namespace(NAMESPACES["kg"])
# The Web Annotation Vocabulary's selectors (W3C Recommendation of 23 February 2017, sections 3.2 and 3.3); rdflib has no copy of it.
WEB_ANNOTATION = {"exact", "start", "end", "hasSource", "TextQuoteSelector", "TextPositionSelector"}
STANDARDS: dict[str, type[DefinedNamespace]] = {
    "foaf": FOAF, "org": ORG, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SDO, "skos": SKOS, "void": VOID,
}  # fmt: skip


def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_file("kg.ttl").read_text(encoding="utf-8"), format="turtle")


def defined() -> set[str]:
    return {str(term).removeprefix(KG) for term in ontology().subjects(RDFS.label, None) if str(term).startswith(KG)}


def used() -> set[tuple[str, str]]:
    """(prefix, local name) of every term in the package's code, its queries and its shapes."""
    files = [
        *(ROOT / "kg" / "graph").glob("*.py"),
        *(ROOT / "kg" / "queries").glob("*.rq"),
        *(ROOT / "ontology").glob("*.ttl"),
    ]
    prefixes = "|".join(NAMESPACES)
    return {
        match
        for file in files
        for match in re.findall(rf"(?<![\w/])({prefixes}):([A-Za-z]\w*)", file.read_text(encoding="utf-8"))
    }


def test_every_own_term_that_is_used_is_defined_and_the_other_way_round() -> None:
    in_code = {name for prefix, name in used() if prefix == "kg" and not name.endswith("Shape")}
    assert in_code - defined() == set()
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "kg").rglob("*.[pr][yq]"))
    states = {"held", "appointed", "left", "former", "Status", "Fact"}  # minted from a word, or a class of classes
    assert {name for name in defined() - states if not re.search(rf'kg:{name}\b|"{name}"', text)} == set()


@pytest.mark.parametrize(("prefix", "name"), sorted(term for term in used() if term[0] in STANDARDS))
def test_standard_terms_exist(prefix: str, name: str) -> None:
    assert name in STANDARDS[prefix]


def test_terms_of_web_annotation_are_its_selectors() -> None:
    assert {name for prefix, name in used() if prefix == "oa"} <= WEB_ANNOTATION


@pytest.mark.parametrize("name", sorted(defined()))
def test_every_term_is_described_in_chinese_and_english(name: str) -> None:
    graph = ontology()
    wanted = [RDFS.label] if (KG[name], RDF.type, KG.Status) in graph else [RDFS.label, RDFS.comment]
    for about in wanted:
        assert sorted(
            str(text.language) for text in graph.objects(KG[name], about) if isinstance(text, rdflib.Literal)
        ) == ["en", "zh"]


def test_shapes_are_sound_shacl() -> None:
    import pyshacl

    shapes = rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
