"""The sentences of a page read twice: names found beside an office in one place are known in all others."""

import re
from collections import Counter
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
    texts = [s.text for a in articles for s in (*a.titles, *a.sentences)]
    return frozenset(
        _lengthened(name, texts)
        for name, times in found.items()
        if not (len(name) > 2 and found.get(name[:-1], 0) >= times)
    )


def _lengthened(name: str, texts: Sequence[str]) -> str:
    """A name of two characters with a third one that stands behind it wherever the page has it: 张忠|惠."""
    if len(name) != _SHORT:
        return name
    behind = {text[m.end() : m.end() + 1] for text in texts for m in re.finditer(re.escape(name), text)}
    longer = name + next(iter(behind))
    times = sum(text.count(longer) for text in texts)
    whole = len(behind) == 1 and times >= _TIMES and likeness(longer) >= _LEAST_ALIKE
    return longer if whole else name


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
    return Reading(
        sentence, found.groups, _sorted(persons), dates, tuple(find_organizations(sentence.text)), found.loose
    )


def _sorted(persons: list[Person]) -> tuple[Person, ...]:
    return tuple(sorted(set(persons)))
