"""The plain form of noted facts, an article at a time, as rows of the views."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Noted = Mapping[str, Any]
Placed = Iterator[tuple[str, dict[str, Any]]]  # (view, row)

DETAILS = ("programme", "investment", "area", "start", "end")  # of a project, one value each


def rows_of(articles: Iterable[Noted]) -> dict[str, list[dict[str, Any]]]:
    """The rows by view. KeyError for a field that an entry must have."""
    views: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for article in articles:
        for view, row in _rows(article):
            views[view].append(row)
    return views


def _rows(article: Noted) -> Placed:
    own = article["id"]
    yield "articles", {"article": own, **_of(article, "title", "date", "body_starts")}
    for person, kind in article.get("bylines", ()):
        yield "bylines", {"person": person, "kind": kind}
    for role in article.get("roles", ()):
        words = {"organization": role["org"], "quote": role.get("surface", "")}
        yield "roles", {"person": role["person"], **words, **_of(role, "title", "status", "date")}
    for event in article.get("events", ()):
        yield from _event_rows(f"{own}/{event['id']}", event)
    for project in article.get("projects", ()):
        yield from _project_rows(f"{own}/{project['name']}", project)
    for place, parent in article.get("places", ()):
        yield "places", {"place": place, "parent": parent}
    for organization, parent in article.get("orgs", ()):
        yield "organizations", {"organization": organization, "parent": parent}
    for transfer in article.get("transfers", ()):
        yield "transfers", {"quote": transfer.get("surface", ""), **_of(transfer, "giver", "receiver", "what", "date")}


def _event_rows(own: str, event: Noted) -> Placed:
    yield "events", {"event": own, "type": event["type"], "name": event["name"], **_of(event, "date")}
    for part in event.get("participants", ()):
        words = {"quote": part.get("surface", "")}
        yield "participation", {"event": own, "person": part["who"], "kind": part["as"], **words}
    for part in event.get("orgs", ()):
        yield "event_organizations", {"event": own, "organization": part["who"], "kind": part["as"]}
    for place in event.get("places", ()):
        yield "event_places", {"event": own, "place": place}


def _project_rows(own: str, project: Noted) -> Placed:
    said = [("name", project["name"])]
    said += [("place", place) for place in project.get("places", ())]
    said += [(part["as"], part["who"]) for part in project.get("orgs", ())]
    said += [(detail, project[detail]) for detail in DETAILS if project.get(detail)]
    for relation, value in said:
        yield "projects", {"project": own, "relation": relation, "value": value}


def _of(noted: Noted, *names: str) -> dict[str, Any]:
    """The named fields, '' where an optional one is left out."""
    return {name: noted.get(name) or "" for name in names}
