"""The order in which officials are listed, as a ranking."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kg.analysis.asking import Ask, Row
from kg.analysis.together import at_events, one_person

if TYPE_CHECKING:  # networkx takes a tenth of a second to import
    import networkx as nx

_Pairs = Mapping[tuple[str, str], int]


class Rank(NamedTuple):
    """A person's place. `circle`: people whom lists tie together, the largest first; ranks of two circles can not be compared.

    With a person only lists that name them count. `rank`: 1 for those whom nobody precedes; each other stands one behind the
    lowest who precedes. Equal ranks: lists do not tell, or tell both. `before`, `behind`: how many others the person was listed
    before and behind. `conflicts`: people listed in either order, with the counts of both ('闻笛 2:1': twice before, once behind).
    quote … end: the longest list with the person.
    """

    circle: int
    rank: int
    person: str
    lists: int
    before: int
    behind: int
    conflicts: str
    quote: str
    source: str
    start: str
    end: str
    person_iri: str


class _Beside(NamedTuple):
    """How often somebody was listed before, and behind, whom."""

    before: dict[str, int]
    behind: dict[str, int]


def protocol(ask: Ask, *, person: str = "") -> list[Rank]:
    """In which order are officials listed, as a ranking from all lists of names, and where do lists contradict each other?"""
    lists = _lists(at_events(ask, person))
    if person:
        wanted = one_person(ask, person)
        lists = [names for names in lists if any(row["person_iri"] == wanted for row in names)]
    pairs = Counter(pair for names in lists for pair in combinations([row["person_iri"] for row in names], 2))
    mine: dict[str, list[list[Row]]] = defaultdict(list)
    for names in lists:
        for row in names:
            mine[row["person_iri"]].append(names)
    beside = _beside(pairs)
    rows = [
        _rank((circle, rank), one, mine[one], beside[one])
        for circle, ranks in enumerate(_circles(pairs, _names(lists)), 1)
        for one, rank in ranks.items()
    ]
    return sorted(rows, key=lambda row: (row.circle, row.rank, row.person, row.person_iri))


def _lists(rows: list[Row]) -> list[list[Row]]:
    """Lists of two or more: names that one stretch of text, up to the same character, says to do the same at one event."""
    stretches: dict[tuple[str, str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (row["source"], int(row["start"]))):
        stretches[row["article"], row["event"], row["kind"], row["end"]].setdefault(row["person_iri"], row)
    return [list(names.values()) for names in stretches.values() if len(names) > 1]


def _names(lists: list[list[Row]]) -> dict[str, str]:
    return {row["person_iri"]: row["person"] for names in lists for row in names}


def _circles(pairs: _Pairs, names: Mapping[str, str]) -> list[dict[str, int]]:
    """The rank of each person, one mapping for each circle; who is listed before whom more often precedes, and so on in chains."""
    import networkx as nx  # noqa: PLC0415 - see above

    order: nx.DiGraph[str] = nx.DiGraph()
    order.add_edges_from(pair for pair, count in pairs.items() if count >= pairs.get((pair[1], pair[0]), 0))
    circles = [_ranks(order.subgraph(circle)) for circle in nx.weakly_connected_components(order)]
    return sorted(circles, key=lambda ranks: (-len(ranks), sorted((names[one], one) for one in ranks)))


def _ranks(order: nx.DiGraph[str]) -> dict[str, int]:
    import networkx as nx  # noqa: PLC0415 - see above

    knots = nx.condensation(order)  # people who precede each other in a ring share a rank
    generations = nx.topological_generations(knots)
    return {one: rank for rank, knot in enumerate(generations, 1) for at in knot for one in knots.nodes[at]["members"]}


def _beside(pairs: _Pairs) -> dict[str, _Beside]:
    found: dict[str, _Beside] = defaultdict(lambda: _Beside({}, {}))
    for (first, second), count in pairs.items():
        found[first].before[second] = count
        found[second].behind[first] = count
    return found


def _rank(place: tuple[int, int], one: str, mine: list[list[Row]], beside: _Beside) -> Rank:
    longest = max(mine, key=len)[0]
    me = next(row for row in mine[0] if row["person_iri"] == one)
    names = _names(mine)
    before, behind = beside
    both = sorted(f"{names[other]} {before[other]}:{behind[other]}" for other in before.keys() & behind.keys())
    return Rank(
        *place, me["person"], len(mine), len(before), len(behind), "、".join(both),
        longest["quote"], longest["source"], longest["start"], longest["end"], one,
    )  # fmt: skip
