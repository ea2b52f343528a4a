"""How each kind of content is stated: its node, the fields of the node, and the direct property beside it.

What is stated follows from the fact's key alone, so that every claim of a fact states the same. What its claims may say differently
of one fact (an event's day, an amount, when a post was seen) is no part of it: facts.py has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kg.graph.entities import entity_lines, role_lines, role_text
from kg.graph.iri import Mint
from kg.graph.literals import date_lines
from kg.graph.nquads import Line, iri, text
from kg.graph.terms import TYPE
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


class Statement(NamedTuple):
    """One fact: its node and class, its fields, the direct triple (from entity to entity), the entities it speaks of."""

    node: str
    kind: str  # '' where the node is the entity itself
    fields: tuple[tuple[str, str], ...]
    direct: tuple[str, str, str] | None
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
NUMBER = {"investment": "kg:amountCNY", "area": "kg:areaM2"}
MEMBER = ("held", "appointed")  # who has one of these states is a member, who left is none


def statement_of(content: Content, mint: Mint) -> Statement:
    """The statement of any content. Equal keys give equal nodes, whatever the surface or the day a post was seen."""
    return _STATE[type(content)](content, mint)


def stated_lines(content: Content, mint: Mint, graph: str) -> Iterator[Line]:
    """What every claim of the content's fact states. The lines of entities, offices and direct properties other facts may state too."""
    node, kind, fields, direct, entities = statement_of(content, mint)
    for reference in entities:
        yield from entity_lines(reference, mint, graph)
    if kind:
        yield f"{node} {TYPE} {iri(kind)} {graph} .\n"
    for name, value in fields:
        yield f"{node} {iri(name)} {value} {graph} .\n"
    if direct:
        yield f"{direct[0]} {iri(direct[1])} {direct[2]} {graph} .\n"
    if isinstance(content, Membership):
        yield from role_lines(content.title, mint, graph)
    elif isinstance(content, Transfer):
        yield from date_lines(node, "kg:date", content.date, graph)


def _membership(content: Membership, mint: Mint) -> Statement:
    person, organization = mint.entity_text(content.person), mint.entity_text(content.organization)
    node = mint.text("membership", content.person.key, content.organization.key, content.title, content.status)
    fields = (
        ("org:member", person), ("org:organization", organization), ("org:role", role_text(content.title, mint)),
        ("kg:status", iri(f"kg:{content.status}")),
    )  # fmt: skip
    direct = (person, "org:memberOf", organization) if content.status in MEMBER else None
    return Statement(node, "org:Membership", fields, direct, (content.person, content.organization))


def _event(content: Event, mint: Mint) -> Statement:
    return Statement(mint.entity_text(content.event), "", (), None, (content.event,))


_End = tuple[str, Reference]  # the node's property and what it points to


def _tie(kind: str, ends: tuple[_End, _End], mint: Mint, *, direct: str, how: str = "") -> Statement:
    """A fact that ties two entities: a node with a property to each, and the direct property from the first to the second."""
    (from_name, subject), (to_name, value) = ends
    node = mint.text(kind[0].lower() + kind[1:], subject.key, value.key, how)
    one, other = mint.entity_text(subject), mint.entity_text(value)
    fields = ((from_name, one), (to_name, other), *([("kg:kind", text(how))] if how else []))
    return Statement(node, f"kg:{kind}", fields, (one, direct, other), (subject, value))


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
    return Statement(mint.entity_text(content.project), "", (), None, (content.project,))


def _project_fact(content: ProjectFact, mint: Mint) -> Statement:
    project, relation, said = mint.entity_text(content.project), PROJECT[content.relation], content.value
    is_entity = isinstance(said, Reference)
    key = said.key if isinstance(said, Reference) else said
    value = mint.entity_text(said) if isinstance(said, Reference) else text(said)
    node = mint.text("projectFact", content.project.key, content.relation, key)
    fields = (("kg:project", project), ("kg:kind", text(content.relation)), ("kg:value", value))
    entities = (content.project, *([said] if is_entity else []))
    return Statement(node, "kg:ProjectFact", fields, (project, relation, value), entities)  # type: ignore[arg-type]


def _containment(content: Containment, mint: Mint) -> Statement:
    ends = ("kg:place", content.place), ("kg:parent", content.parent)
    return _tie("Containment", ends, mint, direct="schema:containedInPlace")


def _parenthood(content: Parenthood, mint: Mint) -> Statement:
    direct = "kg:jurisdiction" if content.parent.kind == "place" else "org:subOrganizationOf"
    ends = ("kg:organization", content.organization), ("kg:parent", content.parent)
    return _tie("Parenthood", ends, mint, direct=direct)


def _transfer(content: Transfer, mint: Mint) -> Statement:
    node = mint.text("transfer", content.giver.key, content.receiver.key, content.what, content.date)
    giver, receiver = mint.entity_text(content.giver), mint.entity_text(content.receiver)
    fields = (("kg:giver", giver), ("kg:receiver", receiver), ("kg:what", text(content.what)))
    return Statement(node, "kg:Transfer", fields, None, (content.giver, content.receiver))


def _signature(content: Signature, mint: Mint) -> Statement:
    node = mint.text("byline", content.person.key, content.kind)
    fields = (("kg:person", mint.entity_text(content.person)), ("kg:kind", text(content.kind)))
    return Statement(node, "kg:Byline", fields, None, (content.person,))


def _naming(content: Naming, mint: Mint) -> Statement:
    entity, alias = mint.entity_text(content.entity), text(content.alias)
    node = mint.text("naming", content.entity.key, content.alias)
    fields = (("kg:entity", entity), ("kg:alias", alias))
    return Statement(node, "kg:Naming", fields, (entity, "skos:altLabel", alias), (content.entity,))


_STATE: dict[type, Callable[[Any, Mint], Statement]] = {
    Membership: _membership, Event: _event, Participation: _participation, EventOrganization: _event_organization,
    EventPlace: _event_place, EventProject: _event_project, Project: _project, ProjectFact: _project_fact,
    Containment: _containment, Parenthood: _parenthood, Transfer: _transfer, Signature: _signature, Naming: _naming,
}  # fmt: skip
