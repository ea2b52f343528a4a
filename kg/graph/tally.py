"""What a build did, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.graph.changes import Change


class Effort(NamedTuple):
    """Seconds of processors that went into reading pages, into writing what they say as quads, and into loading those."""

    reading: float = 0.0
    writing: float = 0.0
    loading: float = 0.0


class Outcome(NamedTuple):
    """The sums of a store after a change, the judgements applied to it, where those stand that fit nothing, and what it took."""

    sums: Mapping[str, int]
    judgements: int
    unfit: tuple[str, ...]
    effort: Effort = Effort()


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
    effort: Effort


def tally_of(change: Change, outcome: Outcome, *, skipped: Sequence[tuple[str, str]], seconds: float) -> Tally:
    """The tally of a change and of what it leads to."""
    return Tally(
        read=len(change.unread),
        new=len(change.new),
        changed=len(change.changed),
        unchanged=len(change.unchanged),
        retracted=len(change.retracted),
        skipped=tuple(skipped),
        articles=outcome.sums.get("articles", 0),
        facts=_of_kinds(outcome.sums, "fact "),
        unread=_of_kinds(outcome.sums, "unread "),
        anomalies=outcome.sums.get("anomalies", 0),
        judgements=outcome.judgements,
        unfit=outcome.unfit,
        seconds=seconds,
        effort=outcome.effort,
    )


def _of_kinds(sums: Mapping[str, int], prefix: str) -> tuple[tuple[str, int], ...]:
    return tuple(
        (name.removeprefix(prefix), count) for name, count in sorted(sums.items()) if name.startswith(prefix) and count
    )
