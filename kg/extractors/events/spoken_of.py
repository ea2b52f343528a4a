"""Who was spoken of before: 他, and the words that name a person whom a sentence only calls by office."""

from collections.abc import Sequence

from kg.extractors.events.doings import Doing
from kg.extractors.events.said import Said, walk
from kg.extractors.events.tokens import group_starts
from kg.lexicon.patterns import Pattern
from kg.records import Person, Reading

_WORDS = "event_words.tsv"
_HE = Pattern(_WORDS, r"^(?:(?:<then_he>)，)?[他她](?!们)(?=[^，。；]{0,12})")


def introduced(index: int, reading: Reading) -> Said | None:
    """The first person of a sentence, for 他 in the next ones."""
    first = next(iter(reading.persons), None)
    return shown(index, reading, first) if first else None


def speaker(index: int, reading: Reading, found: Sequence[Said]) -> Said | None:
    """The last person of a sentence who speaks in it, for 他 in the next ones: 会议由甲主持，|乙讲话。他指出."""
    name = next((said.person for said in reversed(found) if said.doing.kind == "speak" and said.doing.word), "")
    person = next((p for p in reading.persons if p.name == name), None)
    return shown(index, reading, person) if person else None


def shown(index: int, reading: Reading, person: Person) -> Said:
    """The words that name a person, with the offices before them."""
    start = group_starts(reading).get(person.start, person.start)
    return Said(person.name, Doing("", start, person.end, ""), start, max(person.end, start + 4), index)


def is_recalled(said: Said, readings: Sequence[Reading]) -> bool:
    """The words do not hold the name: 颜县长指出."""
    return said.person not in readings[said.sentence].sentence.text[said.start : said.end].replace(" ", "")


def continued(index: int, reading: Reading, before: Said | None) -> list[Said]:
    """'他要求…': 他 is who was spoken of before, and the words that introduce the person are the quote.

    Example: 6月1日，全县防汛工作会议召开，县委书记张伟国出席会议。他要求，要抓好落实。 -> (全县防汛工作会议, 张伟国, attend)
    """
    he = _HE.match(reading.sentence.text) if before else None
    if not he or not before:
        return list(walk(index, reading)) if reading.persons else []
    person = Person(he.end() - 1, he.end(), before.person)
    told = walk(index, reading._replace(persons=(person, *reading.persons)))
    return [before._replace(doing=said.doing) if said.person == before.person else said for said in told]
