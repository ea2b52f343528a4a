"""Claims as judgements have them read: the claims themselves stay as their pages say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.errors import SourceError
from kg.records import Claim, Content, Membership, Naming, Page, PartialDate, Reference
from kg.resolve.judgements import Entry, Thing

Said = tuple[str, Content, Claim]  # source, what it says now, the claim as it is
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def judged(pages: Iterable[Page], entries: Sequence[Entry]) -> tuple[list[Said], tuple[Entry, ...]]:
    """What each claim says after all judgements, in the order of pages and claims, and the entries of which a thing fits nothing.

    Corrections and drops come first, then what is different, then names, then what is the same; in each group the file's order
    does not matter. A claim about an entity that got another name says that name too.
    """
    order = ("drop", "correct", "different", "rename", "same", "unsure")
    said: list[Said] = []
    fitted: set[tuple[Entry, Thing]] = set()
    homes = _homes(pages, entries)
    ranked = sorted(entries, key=lambda entry: (order.index(entry.verdict), entry.things))
    for page in pages:
        reader = _Reader(page, _bodies(page), homes, fitted)
        said += (item for claim in page.claims for item in reader.read(claim, ranked))
    return said, tuple(entry for entry in entries if any((entry, thing) not in fitted for thing in entry.things))


def _homes(pages: Iterable[Page], entries: Sequence[Entry]) -> dict[Entry, Reference]:
    """What the things of a 'same' become: the first thing as the corpus has it. SourceError where it may be several."""
    wanted = [entry for entry in entries if entry.verdict == "same"]
    found: dict[Entry, set[Reference]] = defaultdict(set)
    for page in pages if wanted else ():
        reader = _Reader(page, _bodies(page), {}, set())
        for claim in page.claims:
            for part in claim.content:
                if isinstance(part, Reference):
                    for entry in wanted:
                        if reader.fits(entry.things[0], part, claim):
                            found[entry].add(part._replace(surface=""))
    for entry, homes in found.items():
        if len(homes) > 1:
            many = ", ".join(sorted(f"{home.kind} of {home.scope or 'no region'}" for home in homes))
            raise SourceError(
                f"{entry.place}: '{entry.things[0].name}' may be several ({many}); give its kind and region"
            )
    return {entry: homes.pop() for entry, homes in found.items()}


def _bodies(page: Page) -> set[tuple[str, str]]:
    """Names of people, each with a body whose post the page gives them."""
    posts = (claim.content for claim in page.claims if isinstance(claim.content, Membership))
    return {(post.person.name, post.organization.name) for post in posts}


class _Reader(NamedTuple):
    page: Page
    bodies: set[tuple[str, str]]
    homes: dict[Entry, Reference]
    fitted: set[tuple[Entry, Thing]]

    def read(self, claim: Claim, entries: Sequence[Entry]) -> Iterator[Said]:
        content: Content | None = claim.content
        source = self.page.document.source
        names: list[Said] = []
        for entry in entries:
            for at, thing in enumerate(entry.things):
                if content is not None and self.concerns(thing, content, claim):
                    self.fitted.add((entry, thing))
                    before, content = content, self.decided(entry, at, content, claim)
                    names += ((source, naming, claim) for naming in _renamed(before, content))
        if content is not None:
            yield source, content, claim
            yield from names

    def decided(self, entry: Entry, at: int, content: Content, claim: Claim) -> Content | None:
        thing = entry.things[at]
        if entry.verdict == "drop":
            return None
        if entry.verdict == "correct":
            return _corrected(content, entry)
        changes = {
            field: self.named(entry, at, part)
            for field, part in content._asdict().items()
            if isinstance(part, Reference) and self.fits(thing, part, claim)
        }
        return content._replace(**changes)  # type: ignore[arg-type]

    def named(self, entry: Entry, at: int, part: Reference) -> Reference:
        """The reference after an entry that speaks of it as its thing number `at`."""
        thing = entry.things[at]
        if entry.verdict == "rename":
            return part._replace(name=entry.to, surface=part.surface or part.name)
        if entry.verdict == "same" and entry in self.homes:
            home = self.homes[entry]
            return part._replace(name=home.name, scope=home.scope, surface=part.surface or part.name)
        if entry.verdict == "different" and at > 0:  # the first keeps the identity
            return part._replace(scope=f"{part.scope} ({thing.body or thing.source or thing.quote or at})")
        return part

    def concerns(self, thing: Thing, content: Content, claim: Claim) -> bool:
        if not thing.name and not thing.kind:
            return self.stands(thing, claim)
        return any(isinstance(part, Reference) and self.fits(thing, part, claim) for part in content)

    def stands(self, thing: Thing, claim: Claim) -> bool:
        return thing.source in ("", self.page.document.source) and thing.quote in claim.quote.words

    def fits(self, thing: Thing, part: Reference, claim: Claim) -> bool:
        own = claim.content.organization.name if isinstance(claim.content, Membership) else thing.body
        return (
            thing.name in ("", part.name)
            and thing.kind in ("", part.kind)
            and thing.region in ("", part.scope)
            and (not thing.body or ((part.name, thing.body) in self.bodies and own == thing.body))
            and self.stands(thing, claim)
        )


def _renamed(before: Content, after: Content | None) -> Iterator[Naming]:
    """That an entity was printed under the name which a judgement took from it."""
    for old, new in zip(before, after or (), strict=False):
        if isinstance(old, Reference) and isinstance(new, Reference) and old.name != new.name:
            yield Naming(new._replace(surface=""), old.name)


def _corrected(content: Content, entry: Entry) -> Content:
    changes: dict[str, object] = {}
    for field, value in entry.values:
        now = getattr(content, field, None)
        if isinstance(now, Reference):
            changes[field] = now._replace(name=value, surface=now.surface or now.name)
        elif isinstance(now, PartialDate):
            match = _DATE.fullmatch(value)
            if not match:
                raise SourceError(f"{entry.place}: {field} '{value}' is no date; write 2024-07-29, 2024-07 or 2024")
            changes[field] = PartialDate(*(int(part) for part in match.groups() if part))
        elif isinstance(now, str):
            changes[field] = value
    return content._replace(**changes)  # type: ignore[arg-type]
