"""How each kind of content is stated: its node, the fields of the node, and the direct property beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.graph.iri import Mint
from kg.graph.literals import number_literal
from kg.graph.terms import term
from kg.records import (
    Containment,
    Content,
    Event,
    EventOrganization,
    EventPlace,
    EventProject,
    Membership,
    Naming,
    Parenthood,
    Participation,
    Project,
    ProjectFact,
    Reference,
    Signature,
    Transfer,
)  # fmt: skip

_Value = NamedNode | Literal


class Statement(NamedTuple):
    """One fact: its node with types and fields, the direct triples (from entity to entity), the entities it speaks of."""

    node: NamedNode
    types: tuple[str, ...]
    fields: tuple[tuple[str, _Value], ...]
    direct: tuple[tuple[NamedNode, str, _Value], ...]
    entities: tuple[Reference, ...]


EVENT_CLASSES = {
    "meeting": "kg:Meeting", "inspection": "kg:Inspection", "visit": "kg:Visit", "ceremony": "kg:Ceremony",
    "training": "kg:Training", "lecture": "kg:Lecture",
}  # fmt: skip
PARTICIPATION = {
    "chair": "kg:chair", "speak": "kg:speaker", "attend": "kg:attendee", "lead": "kg:leader", "accompany": "kg:companion",
}  # fmt: skip
EVENT_ORGANIZATION = {
    "organise": "schema:organizer",
    "present": "kg:presenter",
    "attend": "schema:attendee",
    "host": "kg:host",
}
PROJECT = {
    "place": "schema:location", "developer": "kg:developer", "builder": "kg:builder", "funder": "kg:funder",
    "programme": "kg:programme", "investment": "kg:investmentText", "area": "kg:areaText", "start": "kg:plannedStart",
    "end": "kg:plannedEnd",
}  # fmt: skip
_NUMBER = {"investment": "kg:amountCNY", "area": "kg:areaM2"}


def statement_of(content: Content, mint: Mint) -> Statement:
    """The statement of any content. Equal keys give equal nodes, whatever the surface or the day a post was seen."""
    return _STATE[type(content)](content, mint)


def _membership(content: Membership, mint: Mint) -> Statement:
    person, organization = mint.entity(content.person), mint.entity(content.organization)
    node = mint.node("membership", content.person.key, content.organization.key, content.title, content.status)
    fields = (("org:member", person), ("org:organization", organization), ("kg:status", term(f"kg:{content.status}")))
    member = content.status in ("held", "appointed")
    direct = ((person, "org:memberOf", organization),) if member else ()
    return Statement(node, ("org:Membership",), fields, direct, (content.person, content.organization))


def _event(content: Event, mint: Mint) -> Statement:
    types = (EVENT_CLASSES[content.type],) if content.type in EVENT_CLASSES else ()
    fields = (("kg:kind", Literal(content.type)),)
    return Statement(mint.entity(content.event), types, fields, (), (content.event,))


_End = tuple[str, Reference]  # the node's property and what it points to


def _tie(kind: str, ends: tuple[_End, _End], mint: Mint, *, direct: str, how: str = "") -> Statement:
    """A fact that ties two entities: a node with a property to each, and the direct property from the first to the second."""
    (from_name, subject), (to_name, value) = ends
    node = mint.node(kind[0].lower() + kind[1:], subject.key, value.key, how)
    nodes = ((from_name, mint.entity(subject)), (to_name, mint.entity(value)))
    fields = (*nodes, ("kg:kind", Literal(how))) if how else nodes
    return Statement(node, (f"kg:{kind}",), fields, ((nodes[0][1], direct, nodes[1][1]),), (subject, value))


def _participation(content: Participation, mint: Mint) -> Statement:
    ends = ("kg:event", content.event), ("kg:person", content.person)
    return _tie("Participation", ends, mint, direct=PARTICIPATION[content.kind], how=content.kind)


def _event_organization(content: EventOrganization, mint: Mint) -> Statement:
    ends = ("kg:event", content.event), ("kg:organization", content.organization)
    return _tie("EventOrganization", ends, mint, direct=EVENT_ORGANIZATION[content.kind], how=content.kind)


def _event_place(content: EventPlace, mint: Mint) -> Statement:
    ends = ("kg:event", content.event), ("kg:place", content.place)
    return _tie("EventPlace", ends, mint, direct="schema:location")


def _event_project(content: EventProject, mint: Mint) -> Statement:
    ends = ("kg:event", content.event), ("kg:project", content.project)
    return _tie("EventProject", ends, mint, direct="kg:concerns")


def _project(content: Project, mint: Mint) -> Statement:
    return Statement(mint.entity(content.project), (), (), (), (content.project,))


def _project_fact(content: ProjectFact, mint: Mint) -> Statement:
    project, relation = mint.entity(content.project), PROJECT[content.relation]
    if isinstance(content.value, Reference):
        key: object = content.value.key
        value: _Value = mint.entity(content.value)
        entities: tuple[Reference, ...] = (content.project, content.value)
    else:
        key, value, entities = content.value, Literal(content.value), (content.project,)
    node = mint.node("projectFact", content.project.key, content.relation, key)
    fields: list[tuple[str, _Value]] = [
        ("kg:project", project),
        ("kg:kind", Literal(content.relation)),
        ("kg:value", value),
    ]
    direct: list[tuple[NamedNode, str, _Value]] = [(project, relation, value)]
    if content.number is not None and content.relation in _NUMBER:
        number = number_literal(content.number)
        fields.append((_NUMBER[content.relation], number))
        direct.append((project, _NUMBER[content.relation], number))
    return Statement(node, ("kg:ProjectFact",), tuple(fields), tuple(direct), entities)


def _containment(content: Containment, mint: Mint) -> Statement:
    ends = ("kg:place", content.place), ("kg:parent", content.parent)
    return _tie("Containment", ends, mint, direct="schema:containedInPlace")


def _parenthood(content: Parenthood, mint: Mint) -> Statement:
    direct = "kg:jurisdiction" if content.parent.kind == "place" else "org:subOrganizationOf"
    ends = ("kg:organization", content.organization), ("kg:parent", content.parent)
    return _tie("Parenthood", ends, mint, direct=direct)


def _transfer(content: Transfer, mint: Mint) -> Statement:
    node = mint.node("transfer", content.giver.key, content.receiver.key, content.what, content.date)
    fields: list[tuple[str, _Value]] = [
        ("kg:giver", mint.entity(content.giver)),
        ("kg:receiver", mint.entity(content.receiver)),
        ("kg:what", Literal(content.what)),
    ]
    if content.number is not None:
        fields.append(("kg:amountCNY", number_literal(content.number)))
    return Statement(node, ("kg:Transfer",), tuple(fields), (), (content.giver, content.receiver))


def _signature(content: Signature, mint: Mint) -> Statement:
    person = mint.entity(content.person)
    fields = (("kg:person", person), ("kg:kind", Literal(content.kind)))
    return Statement(
        mint.node("byline", content.person.key, content.kind), ("kg:Byline",), fields, (), (content.person,)
    )


def _naming(content: Naming, mint: Mint) -> Statement:
    entity, alias = mint.entity(content.entity), Literal(content.alias)
    node = mint.node("naming", content.entity.key, content.alias)
    fields = (("kg:entity", entity), ("kg:alias", alias))
    return Statement(node, ("kg:Naming",), fields, ((entity, "skos:altLabel", alias),), (content.entity,))


_STATE: dict[type, Callable[[Any, Mint], Statement]] = {
    Membership: _membership, Event: _event, Participation: _participation, EventOrganization: _event_organization,
    EventPlace: _event_place, EventProject: _event_project, Project: _project, ProjectFact: _project_fact,
    Containment: _containment, Parenthood: _parenthood, Transfer: _transfer, Signature: _signature, Naming: _naming,
}  # fmt: skip
