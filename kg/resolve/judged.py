"""Claims as judgements have them read: the claims themselves stay as their pages say.

Judging is a matter of one page, but for what the things of a 'same' become: their home, the first thing as any page has it. So pages are
asked for homes first, wherever there is such an entry, and judged then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kg.errors import SourceError
from kg.records import Claim, Content, Membership, Naming, Page, PartialDate, Reference
from kg.resolve.judgements import Entry, Thing

Said = tuple[Content, Claim]  # what it says now, the claim as it is
Fit = tuple[int, int]  # number of an entry, of one of its things
Homes = Mapping[int, Reference]  # of each 'same' by its number
_ORDER: Final = ("drop", "correct", "different", "rename", "same", "unsure")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def judged(page: Page, entries: Sequence[Entry], homes: Homes) -> tuple[list[Said], set[Fit]]:
    """What each claim of a page says after all judgements, in their order, and the things of entries that fit something here.

    Corrections and drops come first, then what is different, then names, then what is the same; in each group the file's order
    does not matter. A claim about an entity that got another name says that name too.
    """
    if not entries:
        return [(claim.content, claim) for claim in page.claims], set()
    fitted: set[Fit] = set()
    reader = _Reader(page, _bodies(page), homes, fitted)
    ranked = sorted(enumerate(entries), key=lambda entry: (_ORDER.index(entry[1].verdict), entry[1].things))
    return [item for claim in page.claims for item in reader.read(claim, ranked)], fitted


def unfit(entries: Sequence[Entry], fitted: set[Fit]) -> tuple[Entry, ...]:
    """The entries of which a thing fits nothing, given what fits anywhere."""
    return tuple(
        entry
        for number, entry in enumerate(entries)
        if any((number, at) not in fitted for at in range(len(entry.things)))
    )


def find_homes(page: Page, entries: Sequence[Entry]) -> set[tuple[int, Reference]]:
    """What the first thing of each 'same' is on this page."""
    wanted = [(number, entry.things[0]) for number, entry in enumerate(entries) if entry.verdict == "same"]
    if not wanted:
        return set()
    reader = _Reader(page, _bodies(page), {}, set())
    return {
        (number, part._replace(surface=""))
        for claim in page.claims
        for part in claim.content
        if isinstance(part, Reference)
        for number, thing in wanted
        if reader.fits(thing, part, claim)
    }


def choose_homes(entries: Sequence[Entry], found: Iterable[tuple[int, Reference]]) -> dict[int, Reference]:
    """The home of each 'same', given what pages have. SourceError where it may be several."""
    homes: dict[int, Reference] = {}
    several = {number: {home for at, home in found if at == number} for number in {number for number, _ in found}}
    for number, alike in sorted(several.items()):
        if len(alike) > 1:
            many = ", ".join(sorted(f"{home.kind} of {home.scope or 'no region'}" for home in alike))
            name = entries[number].things[0].name
            raise SourceError(f"{entries[number].place}: '{name}' may be several ({many}); give its kind and region")
        homes[number] = alike.pop()
    return homes


def _bodies(page: Page) -> set[tuple[str, str]]:
    """Names of people, each with a body whose post the page gives them."""
    posts = (claim.content for claim in page.claims if isinstance(claim.content, Membership))
    return {(post.person.name, post.organization.name) for post in posts}


class _Spoken(NamedTuple):
    """A thing of an entry: the entry with its number in the file, and which of its things."""

    number: int
    entry: Entry
    at: int

    @property
    def thing(self) -> Thing:
        return self.entry.things[self.at]


class _Reader(NamedTuple):
    page: Page
    bodies: set[tuple[str, str]]
    homes: Homes
    fitted: set[Fit]

    def read(self, claim: Claim, entries: Sequence[tuple[int, Entry]]) -> Iterator[Said]:
        content: Content | None = claim.content
        names: list[Said] = []
        for number, entry in entries:
            for at, thing in enumerate(entry.things):
                if content is not None and self.concerns(thing, content, claim):
                    self.fitted.add((number, at))
                    before, content = content, self.decided(_Spoken(number, entry, at), content, claim)
                    names += ((naming, claim) for naming in _renamed(before, content))
        if content is not None:
            yield content, claim
            yield from names

    def decided(self, spoken: _Spoken, content: Content, claim: Claim) -> Content | None:
        if spoken.entry.verdict == "drop":
            return None
        if spoken.entry.verdict == "correct":
            return _corrected(content, spoken.entry)
        changes = {
            field: self.named(spoken, part)
            for field, part in content._asdict().items()
            if isinstance(part, Reference) and self.fits(spoken.thing, part, claim)
        }
        return content._replace(**changes)  # type: ignore[arg-type]

    def named(self, spoken: _Spoken, part: Reference) -> Reference:
        """The reference after an entry that speaks of it."""
        verdict, thing = spoken.entry.verdict, spoken.thing
        if verdict == "rename":
            return part._replace(name=spoken.entry.to, surface=part.surface or part.name)
        if verdict == "same" and spoken.number in self.homes:
            home = self.homes[spoken.number]
            return part._replace(name=home.name, scope=home.scope, surface=part.surface or part.name)
        if verdict == "different" and spoken.at > 0:  # the first keeps the identity
            return part._replace(scope=f"{part.scope} ({thing.body or thing.source or thing.quote or spoken.at})")
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
