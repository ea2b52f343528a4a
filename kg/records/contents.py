"""What a claim or a fact says."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kg.records.dates import PartialDate

EntityKind = Literal["person", "organization", "place", "project", "event"]


class Reference(NamedTuple):
    """An entity as a page resolves it. Two references are the same entity where kind, name and scope are equal.

    `scope` tells entities of one name apart: the jurisdiction's full name (people, places, projects, and the bodies of a town or
    village, whose name another has too), '' for an organisation whose name is resolved in full, 'document:SHA256' where the page
    does not tell; for an event the article's id and its place in it.
    """

    kind: EntityKind
    name: str
    scope: str = ""
    surface: str = ""  # as printed, '' where equal to name

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.name, self.scope


class Membership(NamedTuple):
    """PERSON holds (held), gets (appointed), leaves (left) or once had (former) the office TITLE at ORGANIZATION."""

    person: Reference
    organization: Reference
    title: str
    status: str = "held"
    date: PartialDate = PartialDate()


class Event(NamedTuple):
    """Something that happened: meeting inspection visit ceremony training lecture other."""

    event: Reference  # its name is the text's own name for it
    type: str
    date: PartialDate = PartialDate()
    end_date: PartialDate = PartialDate()


class Participation(NamedTuple):
    """chair speak attend lead accompany."""

    event: Reference
    person: Reference
    kind: str


class EventOrganization(NamedTuple):
    """organise present attend host."""

    event: Reference
    organization: Reference
    kind: str


class EventPlace(NamedTuple):
    event: Reference
    place: Reference


class EventProject(NamedTuple):
    event: Reference
    project: Reference


class Project(NamedTuple):
    """A project or programme is named."""

    project: Reference


class ProjectFact(NamedTuple):
    """relation: place developer builder funder programme (value is a Reference), investment area start end (value as printed or ISO)."""

    project: Reference
    relation: str
    value: Reference | str
    number: float | None = None  # CNY of an investment, square metres of an area


class Containment(NamedTuple):
    """A place lies in another."""

    place: Reference
    parent: Reference


class Parenthood(NamedTuple):
    """An organisation belongs to a superior body (organization) or jurisdiction (place)."""

    organization: Reference
    parent: Reference


class Transfer(NamedTuple):
    """A gift or grant, one for each receiver."""

    giver: Reference
    receiver: Reference
    what: str
    date: PartialDate = PartialDate()
    number: float | None = None  # CNY


class Signature(NamedTuple):
    """Who wrote, photographed or reported an article."""

    person: Reference
    kind: str


class Naming(NamedTuple):
    """A page prints an entity under another name."""

    entity: Reference
    alias: str


Content = (
    Membership | Event | Participation | EventOrganization | EventPlace | EventProject | Project | ProjectFact
    | Containment | Parenthood | Transfer | Signature | Naming
)  # fmt: skip  # fmt: skip
