"""What a page says of facts, as judgements have it read, and what it adds to the sums that a store keeps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.graph.corpus import saying_of
from kg.graph.evidence import claim_text
from kg.graph.facts import Saying
from kg.graph.iri import Mint
from kg.records import Claim, Content, Page, Reference
from kg.resolve.judged import Homes, choose_homes, find_homes, judged, unfit
from kg.resolve.judgements import Entry


class Judging(NamedTuple):
    """The judgements in force, and what the things of each 'same' become."""

    entries: tuple[Entry, ...]
    homes: Homes


class Spoken(NamedTuple):
    """What one page says, and what it adds to the sums."""

    sayings: list[Saying]
    sums: Counter[str]


def listen(page: Page, judging: Judging, mint: Mint) -> Spoken:
    """All that a page says; it is a page as it is kept."""
    said, fits = judged(page, judging.entries, judging.homes)
    named: dict[Claim, str] = {}
    sayings = []
    for content, claim in said:
        if claim not in named:
            named[claim] = claim_text(mint, claim)
        sayings.append(saying_of(_bare(content), claim, named[claim], mint))
    sums = Counter({"articles": len(page.articles), "anomalies": len(page.anomalies)})
    sums.update(f"unread {unread.kind}" for unread in page.unread)
    sums.update(f"fit {number} {at}" for number, at in fits)
    return Spoken(sayings, sums + homes_on(page, judging.entries))


def homes_on(page: Page, entries: Sequence[Entry]) -> Counter[str]:
    """The homes that the page has for each 'same', as names of sums."""
    return Counter(
        f"home {number} {json.dumps(home, ensure_ascii=False)}" for number, home in find_homes(page, entries)
    )


def homes_in(sums: Mapping[str, int], entries: Sequence[Entry]) -> Homes:
    """The home of each 'same' given the sums of all pages. SourceError where it may be several."""
    found = [name.split(" ", 2)[1:] for name, count in sums.items() if name.startswith("home ") and count > 0]
    return choose_homes(entries, [(int(number), Reference(*json.loads(home))) for number, home in found])


def unfit_in(sums: Mapping[str, int], entries: Sequence[Entry]) -> tuple[str, ...]:
    """File and line of the entries of which a thing fits nothing."""
    fits = [name.split(" ")[1:] for name, count in sums.items() if name.startswith("fit ") and count > 0]
    return tuple(entry.place for entry in unfit(entries, {(int(number), int(at)) for number, at in fits}))


def _bare(content: Content) -> Content:
    """Without the surface a reference had in one place."""
    changed = {name: ref._replace(surface="") for name, ref in content._asdict().items() if isinstance(ref, Reference)}
    return content._replace(**changed)  # type: ignore[arg-type]
