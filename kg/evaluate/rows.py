"""The rows of each view, as the saved queries print them and as annotators write them.

`by` tells which of two annotators wrote a row: a, b, ab, or m where a review asked for it; a row that names none is both's.
`start` and `end` are code points as printed, '' where there are none; `quote` is None where the view has no such column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, NamedTuple, TypeVar

from kg.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    by: str = "ab"
    quote: str | None = None
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Row):
    """`body_start` is an offset; annotators give `body_starts` instead, the first characters of the body."""

    article: str
    title: str
    date: str = ""
    body_start: str = ""
    body_starts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline(Row):
    person: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    person: str
    organization: str
    title: str
    status: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    event: str
    type: str
    date: str = ""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Row):
    event: str
    person: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOrganization(Row):
    event: str
    organization: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace(Row):
    event: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFact(Row):
    """One thing said of a project; relation 'name' tells that there is one."""

    project: str
    relation: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Containment(Row):
    place: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parenthood(Row):
    organization: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Row):
    giver: str
    receiver: str
    what: str
    date: str = ""


class Views(NamedTuple):
    """All rows of one document; the fields have the names of the saved queries."""

    articles: tuple[Article, ...]
    bylines: tuple[Byline, ...]
    roles: tuple[Role, ...]
    events: tuple[Event, ...]
    participation: tuple[Participation, ...]
    event_organizations: tuple[EventOrganization, ...]
    event_places: tuple[EventPlace, ...]
    projects: tuple[ProjectFact, ...]
    places: tuple[Containment, ...]
    organizations: tuple[Parenthood, ...]
    transfers: tuple[Transfer, ...]


Fields = Mapping[str, Any]
R = TypeVar("R", bound=Row)


def views_of(place: str, answers: Mapping[str, Sequence[Fields]]) -> Views:
    """Rows as column -> value, by view, typed; unknown columns are passed over, a missing view is empty.

    `place` names where the rows come from, for the SourceError of a row that lacks a column.
    """

    def read(kind: type[R], view: str) -> tuple[R, ...]:
        return tuple(_typed(kind, f"{place}: {view}", answers.get(view, ())))

    return Views(
        read(Article, "articles"),
        read(Byline, "bylines"),
        read(Role, "roles"),
        read(Event, "events"),
        read(Participation, "participation"),
        read(EventOrganization, "event_organizations"),
        read(EventPlace, "event_places"),
        read(ProjectFact, "projects"),
        read(Containment, "places"),
        read(Parenthood, "organizations"),
        read(Transfer, "transfers"),
    )


def _typed(kind: type[R], place: str, rows: Iterable[Fields]) -> Iterable[R]:
    known = {field.name: field.default is MISSING for field in fields(kind)}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise SourceError(f"{place}, row {number}: {row!r} is no object; write column names and values")
        lacking = [name for name, needed in known.items() if needed and name not in row]
        if lacking:
            raise SourceError(f"{place}, row {number}: lacks {', '.join(lacking)}; add what is missing")
        yield kind(**{name: "" if row[name] is None else str(row[name]) for name in known if name in row})
