"""The people and verbs of a sentence, and where the offices of its people begin and end."""

from collections.abc import Sequence

from kg.extractors.events.doings import Doing, find_doings
from kg.extractors.events.phrases import TITLED, speech_start
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.records import Person, Reading

_WORDS = "event_words.tsv"
_NAMED_AFTER = Pattern(  # 甲|委员工作室: what is named after somebody does nothing of theirs
    _WORDS, r"(?:同志)?(?:<eponym>)?(?:创新)?(?:<named_for>)"
)


def tokens_of(reading: Reading) -> list[Person | Doing]:
    """The people and verbs of a sentence in order, up to reported speech."""
    text = reading.sentence.text
    limit = speech_start(text, reading.persons)
    persons = [p for p in reading.persons if not _NAMED_AFTER.match(text, p.end)]
    found: list[Person | Doing] = [*persons, *find_doings(text, reading.persons)]
    titled = [m.span() for m in TITLED.finditer(text)] if "《" in text else ()
    said = (
        t
        for t in found
        if t.start < limit
        and (
            isinstance(t, Person)
            or not (_in_name(persons, t) or _in_office(reading, t) or any(a < t.start < b for a, b in titled))
        )
    )
    return sorted(said, key=lambda t: (t.start, -t.end))


def _in_name(persons: Sequence[Person], doing: Doing) -> bool:
    """司马义·买买|提到|柳湾镇: what looks like a verb begins inside a name."""
    return any(p.start < doing.start < p.end for p in persons)


def _in_office(reading: Reading, doing: Doing) -> bool:
    """市纪律|检查|委员会书记甲: a word of an office, or of the body before it."""
    if reading.is_office(doing.start, doing.end):
        return True
    return any(g.start < doing.start and doing.end <= g.persons[0].start for g in reading.groups if g.persons)


def group_starts(reading: Reading) -> dict[int, int]:
    """Where the posts of a person begin, by where the name begins."""
    out = {}
    for group in reading.groups:
        for i, person in enumerate(group.persons):
            out[person.start] = min(group.start, person.start) if i == 0 else person.start
    return out


def group_ends(reading: Reading) -> dict[int, int]:
    """Where the posts behind a person's name end, or the word of honour, by where the name begins: 王强|书记, 王强|院士."""
    text = reading.sentence.text
    out = {}
    for person in reading.persons:
        honour = tables.opening(text, listed(_WORDS, "honour"), person.end)
        if honour:
            out[person.start] = person.end + len(honour)
    return out | {
        person.start: max(out.get(person.start, person.end), *(post.end for post in group.posts))
        for group in reading.groups
        if group.posts
        for person in group.persons[-1:]
    }
