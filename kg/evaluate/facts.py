"""The rows of one side as comparable facts, family by family."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.evaluate.matching import Key, Keys, Own, Shared
from kg.evaluate.names import bare, likeness
from kg.evaluate.rows import Participation, Role, Row, Views

FACTS = (
    "bylines",
    "roles",
    "role_bodies",
    "role_dates",
    "role_changes",
    "events",
    "event_names",
    "event_types",
    "event_dates",
    "participation",
    "event_organizations",
    "event_places",
    "projects",
    "project_facts",
    "places",
    "organizations",
    "transfers",
)
BESIDE = ("persons", "articles", "article_starts", "article_dates")  # shown, not part of the sums
HELD = ("", "current", "held")
ALIKE = 0.5  # names of one event from here on count as its name

Fact = tuple[str | Key, ...]


class Said(NamedTuple):
    """`by`: the annotators who have the fact; `row`: the first that says it."""

    by: str
    row: Row

    @property
    def required(self) -> bool:
        """Both annotators have it, or a review asked for it."""
        return {"a", "b"} <= set(self.by) or "m" in self.by


Facts = Mapping[str, Mapping[Fact, Said]]
Spelt = Callable[[str], str]
Stated = Iterator[tuple[str, Fact, Row]]


class Reading(NamedTuple):
    """How one side is read: its keys, the names that the noted events have, and how bodies and places are spelt."""

    keys: Keys
    names: Mapping[Key, Sequence[str]]
    body: Spelt
    place: Spelt

    def event(self, own: str) -> Key:
        return self.keys.events.get(own, Own(own))


def facts_of(views: Views, reading: Reading) -> Facts:
    """Every fact of the views once; all families are there, also the empty ones."""
    facts: dict[str, dict[Fact, Said]] = {family: {} for family in (*FACTS, *BESIDE)}
    for extract in (_people, _roles, _events, _parts, _projects, _belonging, _articles):
        for family, fact, row in extract(views, reading):
            before = facts[family].get(fact)
            facts[family][fact] = Said(before.by + row.by, before.row) if before else Said(row.by, row)
    return facts


def _people(views: Views, _: Reading) -> Stated:
    for byline in views.bylines:
        yield "bylines", (byline.person, byline.kind), byline
        yield "persons", (byline.person,), byline
    people: tuple[Role | Participation, ...] = (*views.roles, *views.participation)
    for row in people:
        yield "persons", (row.person,), row


def _roles(views: Views, reading: Reading) -> Stated:
    for row in views.roles:
        body = reading.body(row.organization)
        post = body + bare(row.title)
        yield "roles", (row.person, post), row
        yield "role_dates", (row.person, post, row.date), row
        if body:
            yield "role_bodies", (row.person, body), row
        if row.status not in HELD:
            yield "role_changes", (row.person, post, row.status), row


def _events(views: Views, reading: Reading) -> Stated:
    for row in views.events:
        event = reading.event(row.event)
        yield "events", (event,), row
        yield "event_types", (event, row.type), row
        names = reading.names.get(event)
        alike = not names or max(likeness(row.name, name) for name in names) >= ALIKE
        yield "event_names", (event, "its name" if alike else "another name"), row
        if row.date:
            yield "event_dates", (event, row.date), row


def _parts(views: Views, reading: Reading) -> Stated:
    for part in views.participation:
        yield "participation", (reading.event(part.event), part.person, part.kind), part
    for body in views.event_organizations:
        fact = reading.event(body.event), reading.body(body.organization), body.kind
        yield "event_organizations", fact, body
    for place in views.event_places:
        yield "event_places", (reading.event(place.event), reading.place(place.place)), place


def _projects(views: Views, reading: Reading) -> Stated:
    for row in views.projects:
        project = reading.keys.projects.get(row.project, Own(row.project))
        if row.relation == "name":
            yield "projects", (project,), row
        else:
            yield "project_facts", (project, row.relation, reading.place(row.value)), row


def _belonging(views: Views, reading: Reading) -> Stated:
    for place in views.places:
        if place.parent:
            yield "places", (reading.place(place.place), reading.place(place.parent)), place
    for body in views.organizations:
        if body.parent:
            yield "organizations", (reading.body(body.organization), reading.body(body.parent)), body
    for gift in views.transfers:
        amounts = "".join(re.findall(r"\d+\.?\d*", gift.what))  # what is given is worded freely, its numbers are not
        yield "transfers", (reading.body(gift.giver), reading.body(gift.receiver), amounts), gift


def _articles(views: Views, reading: Reading) -> Stated:
    for row in views.articles:
        article = reading.keys.articles.get(row.article, Own(row.article))
        yield "articles", (article,), row
        yield "article_starts", (article, _start(row.article, article, reading)), row
        if row.date:
            yield "article_dates", (article, row.date), row


def _start(own: str, article: Key, reading: Reading) -> str:
    if own in reading.keys.right_starts:
        return "its start"
    return "another start" if isinstance(article, Shared) else ""
