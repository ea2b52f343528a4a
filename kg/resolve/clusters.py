"""Reports of one event in several articles, linked and never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from kg.records import Occasion

_ALIKE: Final = (
    0.6  # share of common text from which two names are taken for one event's: below it two meetings of one day differ
)
_ALIKE_LED: Final = 0.3  # the same, where one person leads both


def find_clusters(occasions: Iterable[Occasion]) -> list[tuple[str, ...]]:
    """Groups of two events or more: same kind and day, in different articles, and a shared leader or alike names; all sorted.

    Events whose people are all of other jurisdictions are two, however alike their names: every county meets about the harvest.
    """
    blocks: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
    for occasion in sorted(occasions):
        blocks[occasion.kind, occasion.day].append(occasion)
    pairs = [pair for alike in blocks.values() for pair in _pairs(alike)]
    return _connected(pairs) if pairs else []


def _connected(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    import networkx as nx  # noqa: PLC0415 - takes a tenth of a second to import

    return sorted(tuple(sorted(group)) for group in nx.connected_components(nx.Graph(pairs)))


def _pairs(occasions: Sequence[Occasion]) -> Iterator[tuple[str, str]]:
    """Each two events that are alike; the names are compared with one matcher, which remembers what it learnt of the second."""
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    for i, other in enumerate(occasions):
        matcher.set_seq2(other.name)
        for one in occasions[:i]:
            if one.articles & other.articles or _apart(one, other):
                continue
            matcher.set_seq1(one.name)
            if _reaches(matcher, _ALIKE_LED if one.leaders & other.leaders else _ALIKE):
                yield one.node, other.node


def _apart(one: Occasion, other: Occasion) -> bool:
    return bool(one.regions and other.regions) and not one.regions & other.regions


def _reaches(matcher: SequenceMatcher[str], least: float) -> bool:
    """The names are at least so alike; the quick upper bounds spare most pairs the exact measure."""
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least
