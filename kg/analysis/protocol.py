"""The order in which officials are listed, as a ranking."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kg.analysis.apart import quotes
from kg.analysis.asking import Ask
from kg.analysis.events import Part, events_of, names_of_people, parts

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


class _Lists(NamedTuple):
    """In how many lists somebody stands, and the first name of the longest of them."""

    many: int
    longest: Part


class _Beside(NamedTuple):
    """How often somebody was listed before, and behind, whom."""

    before: dict[str, int]
    behind: dict[str, int]


def protocol(ask: Ask, *, person: str = "") -> list[Rank]:
    """In which order are officials listed, as a ranking from all lists of names, and where do lists contradict each other?"""
    wanted, events = events_of(ask, person)
    taken = list(parts(ask, events, words=False))
    people = names_of_people(ask, None if events is None else {part.person for part in taken})
    lists = _lists(taken, people)
    if person:
        lists = [names for names in lists if any(part.person == wanted for part in names)]
    pairs = Counter(pair for names in lists for pair in combinations([part.person for part in names], 2))
    mine = _by_person(lists)
    words = quotes(ask, [own.longest.said for own in mine.values()])
    beside = _beside(pairs)
    rows = [
        _rank((circle, rank), one, mine[one], (beside[one], people, words))
        for circle, ranks in enumerate(_circles(pairs, people), 1)
        for one, rank in ranks.items()
    ]
    return sorted(rows, key=lambda row: (row.circle, row.rank, row.person, row.person_iri))


def _by_person(lists: Sequence[list[Part]]) -> dict[str, _Lists]:
    many: Counter[str] = Counter()
    longest: dict[str, list[Part]] = {}
    for names in lists:
        for part in names:
            many[part.person] += 1
            if len(names) > len(longest.get(part.person, ())):
                longest[part.person] = names
    return {one: _Lists(many[one], names[0]) for one, names in longest.items()}


def _lists(parts: Iterable[Part], people: Mapping[str, str]) -> list[list[Part]]:
    """Lists of two or more: names that one stretch of text, up to the same character, says to do the same at one event."""

    def in_order(part: Part) -> tuple[object, ...]:
        return part.source, part.start, part.end, people[part.person], part.person

    stretches: dict[tuple[str, str, str, int], dict[str, Part]] = defaultdict(dict)
    for part in parts:
        stretches[part.article, part.event, part.kind, part.end].setdefault(part.person, part)
    found = [sorted(names.values(), key=in_order) for names in stretches.values() if len(names) > 1]
    return sorted(found, key=lambda names: (*in_order(names[0]), names[0].kind, names[0].event))


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


def _rank(
    place: tuple[int, int], one: str, lists: _Lists, told: tuple[_Beside, Mapping[str, str], Mapping[str, str]]
) -> Rank:
    many, longest = lists
    (before, behind), people, words = told
    both = sorted(f"{people[other]} {before[other]}:{behind[other]}" for other in before.keys() & behind.keys())
    return Rank(
        *place, people[one], many, len(before), len(behind), "、".join(both),
        words[longest.said], longest.source, str(longest.start), str(longest.end), one,
    )  # fmt: skip
