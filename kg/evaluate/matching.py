"""Which events, projects and articles of the two sides are one, though each side names them in its own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from kg.evaluate.names import bare, likeness
from kg.evaluate.rows import Article, Event, ProjectFact, Views

NEAR = 20  # code points between two starts of a body that count as one

T = TypeVar("T")


class Shared(NamedTuple):
    """A thing that the noted facts have, by its place among them; the other side's match goes by the same key."""

    kind: str  # event project article
    number: int


class Own(NamedTuple):
    """A thing that only the found facts have."""

    name: str


Key = Shared | Own


class Keys(NamedTuple):
    """One side's own names of things -> their keys; names of articles whose body starts in the right place."""

    events: Mapping[str, Key]
    projects: Mapping[str, Key]
    articles: Mapping[str, Key]
    right_starts: frozenset[str]


class Matched(NamedTuple):
    """The rows of one event on both sides."""

    noted: Sequence[Event]
    found: Sequence[Event]


class Matching(NamedTuple):
    noted: Keys
    found: Keys
    events: tuple[Matched, ...]


class _Aligned(NamedTuple, Generic[T]):
    """Keys by each side's own names, and each pair: the found one's own name, the noted rows, the found rows."""

    noted: Mapping[str, Key]
    found: Mapping[str, Key]
    pairs: Sequence[tuple[str, T, T]]


def match(noted: Views, found: Views) -> Matching:
    """One to one, the likest pairs first; where two pairs are equally like, the earlier rows."""
    people = _people(noted), _people(found)
    events = _align(
        "event",
        by_name(noted.events, lambda row: row.event),
        by_name(found.events, lambda row: row.event),
        lambda one, other: _event_likeness(one, other, people),
    )
    articles = _align(
        "article",
        by_name(noted.articles, lambda row: row.article),
        by_name(found.articles, lambda row: row.article),
        _article_likeness,
    )
    projects = _align("project", _first_names(noted.projects), _first_names(found.projects), _project_likeness)
    right = frozenset(name for name, one, other in articles.pairs if _starts_right(one, other))
    return Matching(
        Keys(events.noted, projects.noted, articles.noted, frozenset(articles.noted)),
        Keys(events.found, projects.found, articles.found, right),
        tuple(Matched(one, other) for _, one, other in events.pairs),
    )


def by_name(rows: Iterable[T], name: Callable[[T], str]) -> dict[str, list[T]]:
    """The rows of each thing, in order of first appearance."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for row in rows:
        groups[name(row)].append(row)
    return groups


def _align(kind: str, noted: Mapping[str, T], found: Mapping[str, T], like: Callable[[T, T], float]) -> _Aligned[T]:
    """Pairs with a likeness of 0 are none."""
    ours, theirs = list(noted.items()), list(found.items())
    scored = [(like(one, other), -i, -j) for i, (_, one) in enumerate(ours) for j, (_, other) in enumerate(theirs)]
    pairs: dict[int, int] = {}  # place among the found -> place among the noted
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and -j not in pairs and -i not in pairs.values():
            pairs[-j] = -i
    return _Aligned(
        {name: Shared(kind, index) for index, name in enumerate(noted)},
        {name: Shared(kind, pairs[index]) if index in pairs else Own(name) for index, name in enumerate(found)},
        [(theirs[j][0], ours[i][1], theirs[j][1]) for j, i in pairs.items()],
    )


def _people(views: Views) -> Mapping[str, set[str]]:
    people: defaultdict[str, set[str]] = defaultdict(set)
    for row in views.participation:
        people[row.event].add(row.person)
    return people


def _first_names(rows: Iterable[ProjectFact]) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in rows:
        if row.relation == "name":
            names.setdefault(row.project, row.value)
    return names


def day(date: str) -> str:
    """The date without its year, '' where it tells no month."""
    return date[4:] if len(date) > 5 else ""


def share_a_day(noted: Iterable[Event | Article], found: Iterable[Event | Article]) -> bool:
    """Whether a day of the one may be a day of the other."""
    return bool(_shared(map(_day, noted), map(_day, found)))


def _day(row: Event | Article) -> str:
    return day(row.date)


def _shared(some: Iterable[Hashable], others: Iterable[Hashable]) -> set[Hashable]:
    return set(filter(None, some)) & set(filter(None, others))


def _event_likeness(one: Sequence[Event], other: Sequence[Event], people: Sequence[Mapping[str, set[str]]]) -> float:
    """Name, day and people count. One event needs the same day and something else in common, or very like names."""
    here, there = people[0].get(one[0].event, set()), people[1].get(other[0].event, set())
    name = max(likeness(a.name, b.name) for a in one for b in other)
    same_day, undated = share_a_day(one, other), not any(row.date for row in one)
    if not (same_day and (name >= 0.3 or here & there)) and name < (0.45 if undated else 0.6):
        return 0
    return 0.4 * name + 0.35 * same_day + 0.25 * (len(here & there) / len(here | there) if here | there else 0)


def _article_likeness(one: Sequence[Article], other: Sequence[Article]) -> float:
    """Where the body starts counts most: a heading printed over the wrong body may have been put right."""
    same_day, near = share_a_day(one, other), _are_near(one, other)
    title = max(likeness(a.title, b.title) for a in one for b in other)
    if not near and title < (0.2 if same_day else 0.6):
        return 0
    return 0.4 * near + 0.3 * same_day + 0.3 * title


def _project_likeness(one: str, other: str) -> float:
    """1 for one name, 0.7 or more where the one is at least half of the other, else the likeness of names from 0.6 on."""
    one, other = bare(one), bare(other)
    if not one or not other:
        return 0
    if one == other:
        return 1
    short, long = sorted((one, other), key=len)
    inside = short in long and 2 * len(short) >= len(long)
    value = max(likeness(one, other), 0.7 if inside else 0)
    return value if value >= 0.6 else 0


def _are_near(one: Iterable[Article], other: Sequence[Article]) -> bool:
    starts = [int(row.body_start) for row in one if row.body_start.isdigit()]
    others = [int(row.body_start) for row in other if row.body_start.isdigit()]
    return any(abs(start - there) <= NEAR for start in starts for there in others)


def _starts_right(one: Sequence[Article], other: Sequence[Article]) -> bool:
    """Also where the noted start stands nowhere in the text: then nothing can be wrong."""
    return _are_near(one, other) or not any(row.body_start for row in one)
