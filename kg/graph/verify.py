"""Does every quote still stand where it was read? The store against the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from kg.errors import SourceError
from kg.graph.content import write_content
from kg.graph.evidence import claim_text
from kg.graph.iri import Mint
from kg.graph.quads import Quads
from kg.graph.store import base_of
from kg.graph.stored import stored_pages
from kg.graph.terms import BASED_ON, FIRST_SAID_BY
from kg.records import Page

_RESTS_ON: Final = (FIRST_SAID_BY, BASED_ON)


class Broken(NamedTuple):
    """A claim whose words do not stand in its file any more."""

    source: str
    start: int
    end: int
    claim: str  # IRI
    said: str  # what the claim reads, one line
    expected: str
    found: str  # the words there now, or why there are none
    unread: bool = False  # the file itself could not be read


class Verification(NamedTuple):
    """Claims looked at, those that are broken (in order of file and place), and the IRIs of facts that have no other claim."""

    checked: int
    broken: tuple[Broken, ...]
    unproved: tuple[str, ...]


def verify(store: Quads, sources: Path, read_text: Callable[[Path], str]) -> Verification:
    """Compares each claim's quote with `sources`/SOURCE, decoded by `read_text`, white space apart.

    A file that is missing or unreadable breaks every claim of its page.
    """
    mint = Mint(base_of(store))
    checked = 0
    broken: list[Broken] = []
    for page in stored_pages(store, mint):
        checked += len(page.claims)
        broken += _broken(page, _text_of(sources / page.document.source, read_text), mint)
    return Verification(checked, tuple(sorted(broken)), tuple(_unproved(store, {one.claim for one in broken})))


def _text_of(path: Path, read_text: Callable[[Path], str]) -> str | SourceError:
    try:
        return read_text(path)
    except OSError as error:
        return SourceError(f"{path}: {error.strerror or error}")
    except SourceError as error:
        return error


def _broken(page: Page, text: str | SourceError, mint: Mint) -> Iterator[Broken]:
    for claim in page.claims:
        for quote in (claim.quote, *(clue.quote for clue in claim.clues if clue.quote)):
            found = str(text) if isinstance(text, SourceError) else text[quote.start : quote.end]
            if _bare(found) != _bare(quote.words):
                place = page.document.source, quote.start, quote.end
                claimed = claim_text(mint, claim)[1:-1], write_content(claim.content)
                yield Broken(*place, *claimed, quote.words, found, isinstance(text, SourceError))
                break  # one broken quote breaks the claim; the others add nothing


def _bare(words: str) -> str:
    return "".join(words.split())


def _unproved(store: Quads, broken: set[str]) -> list[str]:
    """Facts that rest on broken claims alone."""
    resting: defaultdict[NamedNode, set[str]] = defaultdict(set)
    for claim in broken:
        for name in _RESTS_ON:
            for quad in store.quads_for_pattern(None, name, NamedNode(claim), None):
                if isinstance(quad.subject, NamedNode):
                    resting[quad.subject].add(claim)
    return sorted(fact.value for fact, claims in resting.items() if len(claims) == _claims_of(store, fact))


def _claims_of(store: Quads, fact: NamedNode) -> int:
    return sum(1 for name in _RESTS_ON for _ in store.quads_for_pattern(fact, name, None, None))
