"""Invented histories of a county that does not exist, with known answers: pages as the stages left of the store hand them over."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import write_generation
from kg.records import (
    Claim,
    Content,
    Corpus,
    Document,
    Event,
    Fact,
    Membership,
    Page,
    PartialDate,
    Participation,
    Project,
    ProjectFact,
    Quote,
    Reference,
)
from tests.graph.invented import article

COUNTY = "云岭县"
GOVERNMENT = Reference("organization", "云岭县人民政府")
RESERVOIR = Reference("project", "石桥水库项目", COUNTY)


class Report(NamedTuple):
    """An article: its file, day, heading, words, and what it says, each with the words from a mark to their end."""

    source: str
    date: str
    heading: str
    words: str
    said: tuple[tuple[str, Content], ...]


def person(name: str) -> Reference:
    return Reference("person", name, COUNTY)


def day(text: str) -> PartialDate:
    """2024-07-29, 2024-07, 2024 or '' as a date."""
    return PartialDate(*map(int, text.split("-"))) if text else PartialDate()


def post(source: str, date: str, name: str, title: str, status: str = "held") -> Report:
    """A report that says one person holds one office at the county's government."""
    words = f"县{title}{name}说{source}"
    return Report(
        source,
        date,
        f"{name}在{source}",
        words,
        (("县", Membership(person(name), GOVERNMENT, title, status, day(date))),),
    )


def meeting(source: str, date: str, names: Sequence[str], name: str = "春耕会", kind: str = "attend") -> Report:
    """A report of a meeting with a list of those who did the same there."""
    event = Reference("event", name, source)
    took_part = tuple((one, Participation(event, person(one), kind)) for one in names)
    words = f"{'、'.join(names)}出席{name}"
    return Report(source, date, f"云岭县召开{name}", words, (("出席", Event(event, "meeting", day(date))), *took_part))


def promise(source: str, date: str, relation: str, value: str, number: float | None = None) -> Report:
    """A report of the reservoir."""
    said = (Project(RESERVOIR), ProjectFact(RESERVOIR, relation, value, number))
    return Report(source, date, f"水库在{source}", f"石桥水库项目{value}", tuple(("石桥水库项目", one) for one in said))


def store(path: Path, reports: Sequence[Report]) -> Path:
    """A store of the reports, a page each."""
    pages = [_page(report) for report in reports]
    claims = [claim for page in pages for claim in page.claims]
    facts = tuple(Fact(claim.content, (claim,)) for claim in claims)
    write_generation(path, pages, Corpus(facts), base=DEFAULT_BASE)
    return path


def days_from(first: str, *gaps: int) -> list[str]:
    """The first day, and a day after each gap."""
    found = [dt.date.fromisoformat(first)]
    for gap in gaps:
        found.append(found[-1] + dt.timedelta(days=gap))
    return [one.isoformat() for one in found]


def _page(report: Report) -> Page:
    text = f"{report.heading}\n{report.words}\n"
    sha = hashlib.sha256(f"{report.source}\n{text}".encode()).hexdigest()
    only = article(sha, text, report.heading)
    body = text.index("\n") + 1
    claims = tuple(
        Claim(content, _quote(only.id, text, text.index(mark, body)), "by_hand") for mark, content in report.said
    )
    return Page(Document(report.source, sha, text, "utf-8"), None, (only,), (day(report.date),), claims)


def _quote(article_id: str, text: str, start: int) -> Quote:
    return Quote(article_id, start, len(text) - 1, text[start : len(text) - 1])
