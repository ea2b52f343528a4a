"""The sentences of a page read twice: names found beside an office in one place are known in all others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from kg.lexicon.names import likeness
from kg.lexicon.scanner import Scanner, scan_together
from kg.mentions.appointees import find_appointees
from kg.mentions.dates import find_dates
from kg.mentions.givers import find_givers
from kg.mentions.groups import Found, find_groups
from kg.mentions.known import Known, Unknown
from kg.mentions.misprints import misprints, outside
from kg.mentions.names import dotted_names, known_names
from kg.mentions.ordinary import is_word_too
from kg.mentions.organizations import find_organizations
from kg.mentions.recalled import with_recalled
from kg.mentions.rows import rows_of_names
from kg.mentions.speakers import find_speakers
from kg.records import Article, Person, Reading, Sentence

_SHORT = 2
_ENDS = "、，。；"
_TIMES = 3  # a page has the longer form that often
_LEAST_ALIKE = 0.5


class _First(NamedTuple):
    """A sentence as it reads while no name is known, with the people who stand beside no office and the names that would change it."""

    found: Found
    others: list[Person]
    asked: list[str]


def read_sentences(articles: Sequence[Article]) -> tuple[tuple[Reading, ...], ...]:
    """One tuple of readings an article, one reading a sentence."""
    scan_together([s.text for s in (*article.titles, *article.sentences)] for article in articles)
    first = [[_first(sentence.text) for sentence in article.sentences] for article in articles]
    known = _names_beside_offices(chain.from_iterable(first), articles)
    scanner = Scanner(known, alone=True)
    return tuple(
        with_recalled([_read(*pair, known, scanner) for pair in zip(article.sentences, read, strict=True)])
        for article, read in zip(articles, first, strict=True)
    )


def _names_beside_offices(read: Iterable[_First], articles: Sequence[Article]) -> frozenset[str]:
    """Names of all groups; of two that differ by a last character the one that stands more often."""
    found = Counter(
        p.name
        for one in read
        for p in (*[p for g in one.found.groups for p in g.persons], *one.found.honoured, *one.others)
    )
    longer = _lengthened([name for name in found if len(name) == _SHORT], articles)
    return frozenset(
        longer.get(name, name)
        for name, times in found.items()
        if not is_word_too(name)
        and not (len(name) > 2 and found.get(name[:-1], 0) >= times and not _are_two(name, articles))
    )


def _are_two(longer: str, articles: Sequence[Article]) -> bool:
    """A name and the same with one more character both stand right before a mark: '王明、王明军、'."""
    texts = [s.text for a in articles for s in a.sentences if longer[:-1] in s.text]
    return all(any(name + mark in text for text in texts for mark in _ENDS) for name in (longer, longer[:-1]))


def _lengthened(short: Sequence[str], articles: Sequence[Article]) -> dict[str, str]:
    """Names of two characters with the third one that stands behind them wherever the page has them: 程志|远."""
    behind: dict[str, Counter[str]] = defaultdict(Counter)
    scanner = Scanner(short, alone=True)
    for sentence in (s for a in articles for s in (*a.titles, *a.sentences)) if short else ():
        for hit in scanner.find(sentence.text):
            behind[hit.word][sentence.text[hit.end : hit.end + 1]] += 1
    whole = {name: name + next(iter(found)) for name, found in behind.items() if len(found) == 1}
    return {
        name: longer
        for name, longer in whole.items()
        if behind[name].total() >= _TIMES and likeness(longer) >= _LEAST_ALIKE
    }


def _first(text: str) -> _First:
    unknown = Unknown()
    return _First(find_groups(text, unknown), _others(text, unknown), unknown.asked)


def _others(text: str, known: Known) -> list[Person]:
    """The people beside no office."""
    return [*find_appointees(text, known), *rows_of_names(text), *find_givers(text, known), *find_speakers(text, known)]


def _read(sentence: Sentence, first: _First, known: frozenset[str], scanner: Scanner) -> Reading:
    text = sentence.text
    again = known_names(text, scanner)
    found, appointees, asked = first
    if again and not known.isdisjoint(asked):  # no other sentence reads otherwise with the names
        found, appointees = find_groups(text, known), _others(text, known)
    persons = [p for g in found.groups for p in g.persons]
    for others in (found.honoured, appointees, dotted_names(text), again):
        if others:
            taken = {at for p in persons for at in range(p.start, p.end)}
            persons += [p for p in others if p.start not in taken]
    if wrong := misprints(text):
        found = Found(outside(found.groups, wrong), outside(found.loose, wrong))
        persons = [*outside(persons, wrong)]
    people = tuple(sorted(set(persons))) if persons else ()
    organizations = tuple(find_organizations(text, [person.end for person in people]))
    return Reading(sentence, found.groups, people, tuple(find_dates(text)), organizations, found.loose)
