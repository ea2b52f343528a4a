"""The sentences of a page read twice: names found beside an office in one place are known in all others."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.lexicon.names import likeness
from kg.lexicon.scanner import Scanner
from kg.mentions.appointees import find_appointees
from kg.mentions.dates import find_dates
from kg.mentions.groups import find_groups
from kg.mentions.names import known_names
from kg.mentions.organizations import find_organizations
from kg.records import Article, Person, Reading, Sentence

_SHORT = 2
_TIMES = 3  # a page has the longer form that often
_LEAST_ALIKE = 0.5


def read_sentences(articles: Sequence[Article]) -> tuple[tuple[Reading, ...], ...]:
    """One tuple of readings an article, one reading a sentence."""
    known = _names_beside_offices(articles)
    scanner = Scanner(known) if known else None
    return tuple(tuple(_read(sentence, known, scanner) for sentence in article.sentences) for article in articles)


def _names_beside_offices(articles: Sequence[Article]) -> frozenset[str]:
    """Names of all groups; of two that differ by a last character the one that stands more often."""
    found = Counter(p.name for a in articles for s in a.sentences for p in _introduced(s.text))
    longer = _lengthened([name for name in found if len(name) == _SHORT], articles)
    return frozenset(
        longer.get(name, name)
        for name, times in found.items()
        if not (len(name) > 2 and found.get(name[:-1], 0) >= times)
    )


def _lengthened(short: Sequence[str], articles: Sequence[Article]) -> dict[str, str]:
    """Names of two characters with the third one that stands behind them wherever the page has them: 张忠|惠."""
    behind: dict[str, Counter[str]] = defaultdict(Counter)
    scanner = Scanner(short)
    for sentence in (s for a in articles for s in (*a.titles, *a.sentences)) if short else ():
        for hit in scanner.find(sentence.text):
            behind[hit.word][sentence.text[hit.end : hit.end + 1]] += 1
    whole = {name: name + next(iter(found)) for name, found in behind.items() if len(found) == 1}
    return {
        name: longer
        for name, longer in whole.items()
        if behind[name].total() >= _TIMES and likeness(longer) >= _LEAST_ALIKE
    }


def _introduced(text: str) -> list[Person]:
    return [*(p for g in find_groups(text).groups for p in g.persons), *find_appointees(text)]


def _read(sentence: Sentence, known: frozenset[str], scanner: Scanner | None) -> Reading:
    found = find_groups(sentence.text, known)
    persons = [p for g in found.groups for p in g.persons]
    taken = {at for p in persons for at in range(p.start, p.end)}
    persons += [p for p in find_appointees(sentence.text, known) if p.start not in taken]
    taken = {at for p in persons for at in range(p.start, p.end)}
    if scanner:
        persons += [p for p in known_names(sentence.text, scanner) if p.start not in taken]
    dates = tuple(find_dates(sentence.text))
    people = _sorted(persons)
    organizations = tuple(find_organizations(sentence.text, [person.end for person in people]))
    return Reading(sentence, found.groups, people, dates, organizations, found.loose)


def _sorted(persons: list[Person]) -> tuple[Person, ...]:
    return tuple(sorted(set(persons)))
