"""What a build did, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.graph.changes import Change
from kg.records import Corpus, Page


class Outcome(NamedTuple):
    """What a store holds after a change, the judgements applied to it, and where those stand that fit nothing."""

    pages: Sequence[Page]
    corpus: Corpus
    judgements: int
    unfit: tuple[str, ...]


class Tally(NamedTuple):
    """Sources by what became of them, (source, why) of those skipped, and what the store holds now."""

    read: int  # pages that were read; a source that is unchanged, or has the bytes of another, is not read
    new: int
    changed: int
    unchanged: int
    retracted: int
    skipped: tuple[tuple[str, str], ...]
    articles: int
    facts: tuple[tuple[str, int], ...]  # by kind
    unread: tuple[tuple[str, int], ...]  # words seen and not understood, by kind
    anomalies: int
    judgements: int
    unfit: tuple[str, ...]  # file and line of judgements of which a thing fits nothing
    seconds: float


def tally_of(change: Change, outcome: Outcome, *, skipped: Sequence[tuple[str, str]], seconds: float) -> Tally:
    """The tally of a change and of what it leads to."""
    pages, corpus = outcome.pages, outcome.corpus
    return Tally(
        read=len(change.unread),
        new=len(change.new),
        changed=len(change.changed),
        unchanged=len(change.unchanged),
        retracted=len(change.retracted),
        skipped=tuple(skipped),
        articles=sum(len(page.articles) for page in pages),
        facts=_counted(type(fact.content).__name__ for fact in corpus.facts),
        unread=_counted(unread.kind for page in pages for unread in page.unread),
        anomalies=sum(len(page.anomalies) for page in pages),
        judgements=outcome.judgements,
        unfit=outcome.unfit,
        seconds=seconds,
    )


def _counted(kinds: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(kinds).items()))
