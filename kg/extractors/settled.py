"""Claims whose people, places and bodies are told from others of their names: each person is of one jurisdiction."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.extractors.local import home_of, placed
from kg.records import Claim, Membership, Reference, Region


def settle(
    said: Sequence[tuple[Sequence[Claim], Region | None]], page: Region | None, document: str
) -> tuple[Claim, ...]:
    """The claims of a page's reports, each given with the region of its report; no claims for none.

    A name is one person in the reports of one region: of that jurisdiction where a post of his is, else of the first post's. Without
    a post there he is whom the other reports of the page tell, where they tell one, else of the page's region: as its reporters are.
    """
    homes = {region.name if region else "": region for _, region in said}
    reports = {home: [claims for claims, own in said if own == region] for home, region in homes.items()}
    chosen = {home: _chosen(reports[home], region, document) for home, region in homes.items()}
    people = {home: _agreed(chosen) | own for home, own in chosen.items()}
    out: list[Claim] = []
    for claims, region in said:
        home = region.name if region else ""
        others = (page.name if page else home) or f"document:{document}"
        out += [_settled(claim, region, people[home], others, document) for claim in claims]
    return tuple(out)


def _chosen(reports: Sequence[Sequence[Claim]], region: Region | None, document: str) -> dict[str, str]:
    """The jurisdiction of each person of whom the reports of a region tell a post."""
    home = region.name if region else ""
    scopes: dict[str, list[str]] = {}
    for claims in reports:
        for claim in claims:
            if isinstance(claim.content, Membership) and claim.content.person.scope:
                scopes.setdefault(claim.content.person.name, []).append(claim.content.person.scope)
    return {name: home if home in found else home_of(found[0], region, document) for name, found in scopes.items()}


def _agreed(chosen: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The people of whom all reports that tell a post tell one jurisdiction."""
    scopes: dict[str, set[str]] = {}
    for people in chosen.values():
        for name, scope in people.items():
            scopes.setdefault(name, set()).add(scope)
    return {name: found.pop() for name, found in scopes.items() if len(found) == 1}


def _settled(claim: Claim, region: Region | None, people: Mapping[str, str], others: str, document: str) -> Claim:
    """The claim with each person in the jurisdiction that is chosen, all others in one, and each place in its county."""
    changed = {}
    for at, part in enumerate(claim.content):
        if isinstance(part, Reference):
            person = part.kind == "person"
            new = part._replace(scope=people.get(part.name, others)) if person else placed(part, region, document)
            if new != part:
                changed[at] = new
    return with_parts(claim, changed) if changed else claim


def with_parts(claim: Claim, changed: dict[int, Reference]) -> Claim:
    """The claim with other references in some places of its content."""
    parts: list[Any] = [*claim.content]
    for at, part in changed.items():
        parts[at] = part
    return claim._replace(content=type(claim.content)(*parts))
