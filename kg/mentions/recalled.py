"""People whom an article calls by surname and office once it has named them: 颜县长, 李副校长, 市委成书记."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.names import surname_of
from kg.records import Person, Post, Reading


def with_recalled(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of an article; in each, the people called by surname and office whom a reading before named, where only one fits."""
    introduced: dict[str, set[tuple[str, str]]] = defaultdict(set)
    out = []
    for reading in readings:
        found = {post: person for post in reading.loose if (person := _recalled(reading, post, introduced))}
        out.append(_with(reading, found) if found else reading)
        for group in reading.groups:
            for person in group.persons:
                surname = surname_of(person.name)
                for post in group.posts if surname else ():
                    introduced[surname].add((person.name, post.title))
    return tuple(out)


def _with(reading: Reading, found: Mapping[Post, Person]) -> Reading:
    """The reading with these people, whose offices are no loose ones any more."""
    persons = tuple(sorted({*reading.persons, *found.values()}))
    return reading._replace(persons=persons, loose=tuple(post for post in reading.loose if post not in found))


def _recalled(reading: Reading, post: Post, introduced: dict[str, set[tuple[str, str]]]) -> Person | None:
    """The one person of the surname before the office who was named with it; a deputy is called so too: 颜|镇长 of a 副镇长."""
    text = reading.sentence.text
    at = post.title_start
    surname = next((text[at - n : at] for n in (2, 1) if surname_of(text[at - n : at]) == text[at - n : at] != ""), "")
    names = {name for name, title in introduced.get(surname, ()) if title.endswith(post.title)}
    start = at - len(surname)
    before = text[post.start : start]
    whole = not before or ends_like_organization(before)
    taken = any(person.start < post.end and start < person.end for person in reading.persons)
    if len(names) != 1 or not whole or taken:
        return None
    return Person(start, post.end, next(iter(names)))
