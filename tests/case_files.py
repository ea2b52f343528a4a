"""Reads the files of cases/ and genres/ (cases/README.md tells their form) and compares them with what is read from their pages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from kg.records import (
    Containment,
    Content,
    Document,
    Event,
    EventOrganization,
    EventPlace,
    EventProject,
    Membership,
    Metadata,
    Page,
    Parenthood,
    PartialDate,
    Participation,
    Project,
    ProjectFact,
    Reference,
    Signature,
    Transfer,
)

VIEWS: dict[type[Content], str] = {
    Signature: "bylines",
    Membership: "roles",
    Event: "events",
    Participation: "participation",
    EventOrganization: "event_organizations",
    EventPlace: "event_places",
    EventProject: "event_projects",
    Project: "projects",
    ProjectFact: "projects",
    Containment: "places",
    Parenthood: "organizations",
    Transfer: "transfers",
}
SIGNS = ("+", "-", "only", "may")
NAMES = {*VIEWS.values(), "articles", "people", "region", "anomalies", "unread"}

Rows = set[tuple[str, ...]]


class Expected(NamedTuple):
    sign: str  # one of SIGNS
    view: str
    fields: tuple[str, ...]

    def fits(self, row: tuple[str, ...]) -> bool:
        return len(self.fields) <= len(row) and all(map(_fits, self.fields, row))


class Case(NamedTuple):
    document: Document
    fails: str  # the reason, '' where it must pass
    expected: tuple[Expected, ...]


def read_case(path: Path, region: str = "") -> Case:
    """The case a file holds, its page told to be of `region` where the file tells none. Raises ValueError where the file is not of the form."""
    head, text, lines = path.read_text(encoding="utf-8").split("\n---\n")
    told = dict(line.split(": ", 1) for line in head.splitlines() if not line.startswith("#"))
    if not head.startswith("# ") or not told.keys() <= {"region", "published", "paper", "fails"}:
        raise ValueError(f"{path.name}: the first line is '# …', then region, published, paper, fails")
    published = PartialDate(*map(int, told["published"].split("-"))) if "published" in told else None
    metadata = Metadata(published, told.get("paper", ""), told.get("region", region))
    document = Document(path.name, hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", metadata)
    expected = tuple(_expected(line, path) for line in lines.splitlines() if line.strip())
    return Case(document, told.get("fails", ""), expected)


def _expected(line: str, path: Path) -> Expected:
    sign, view, *rest = line.split(maxsplit=2)
    if sign not in SIGNS or view not in NAMES:
        raise ValueError(f"{path.name}: '{line}': one of {', '.join(SIGNS)}, then one of {', '.join(sorted(NAMES))}")
    return Expected(sign, view, tuple(field.strip() for field in rest[0].split("|")) if rest else ())


def _fits(wanted: str, found: str) -> bool:
    if wanted.endswith("…"):
        return found.startswith(wanted[:-1])
    if wanted.startswith("…"):
        return found.endswith(wanted[1:])
    return wanted in ("*", found)


def rows(page: Page, view: str) -> Rows:
    """Every row of a view, as the fields of cases/README.md."""
    if view == "articles":
        text = page.document.text
        return {
            (article.title, str(date), "".join(text[article.body_start : article.end].split()))
            for article, date in zip(page.articles, page.dates, strict=True)
        }
    if view == "people":
        return {
            (part.name,)
            for claim in page.claims
            for part in claim.content
            if isinstance(part, Reference) and part.kind == "person"
        }
    if view == "region":
        return {(page.region.name if page.region else "",)}
    if view == "anomalies":
        return {(anomaly.kind,) for anomaly in page.anomalies}
    if view == "unread":
        return {(unread.kind, unread.surface) for unread in page.unread}
    return {_row(claim.content) for claim in page.claims if VIEWS.get(type(claim.content)) == view}


def _row(content: Content) -> tuple[str, ...]:
    if isinstance(content, Project):
        return content.project.name, "name", content.project.name
    return tuple(part.name if isinstance(part, Reference) else str(part) for part in content)


def wrong(page: Page, expected: tuple[Expected, ...]) -> list[str]:
    """What is missing and what should not be there, a line each."""
    out = []
    for one in expected:
        found = rows(page, one.view)
        if one.sign == "+" and not any(map(one.fits, found)):
            out.append(f"missing: {one.view} {' | '.join(one.fields)}")
        if one.sign == "-":
            out += [f"must not be: {one.view} {' | '.join(row)}" for row in sorted(found) if one.fits(row)]
        if one.sign == "only":
            wanted = [other for other in expected if other.sign in ("+", "may") and other.view == one.view]
            out += [
                f"too many: {one.view} {' | '.join(row)}"
                for row in sorted(found)
                if not any(w.fits(row) for w in wanted)
            ]
    return out


def misquoted(page: Page) -> list[str]:
    text = page.document.text
    return [
        f"misquoted: {c.quote.words}"
        for c in page.claims
        if "".join(text[c.quote.start : c.quote.end].split()) != c.quote.words
    ]
