"""Names of people without an office who take part: '学员代表甲、乙先后发言', '某大学甲院士、乙教授作报告'."""

from functools import cache

from kg.lexicon import words
from kg.lexicon.divisions import named
from kg.lexicon.names import likeness
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Scanner
from kg.mentions.addressed import looks_addressed
from kg.mentions.known import Known
from kg.mentions.names import name_at
from kg.records import Person

_WORDS = "event_words.tsv"
_JOINT = Pattern(_WORDS, r"[、和与及]")
_TAKES_PART = Pattern(  # 代表甲|、代表乙先后发言
    _WORDS,
    r"(?:<speaker_polite>)?(?:(?:[、和与及]|以及|等)[^，。；：]{0,80}?)?(?:<speaker_manner>)*(?:<taking_part>)",
)
_LEAST_ALIKE = 0.3
_NO_HONOUR = frozenset("后点站团生组")  # 甲博士|后工作站
_WINDOW = 24  # characters before a word of honour that may hold a body and a name
_MARKS = "，。；：、！？（）“”《》 和与及"


def find_speakers(text: str, known: Known = frozenset()) -> list[Person]:
    """The people who stand for others and are said to take part, and those before a word of honour; [] where nobody is."""
    out = [
        p
        for hit in _honours().find(text)
        if text[hit.end : hit.end + 1] not in _NO_HONOUR and (p := _honoured(text, hit.start))
    ]
    for hit in _kinds().find(text) if "代表" in text else ():
        at = hit.end
        while (person := name_at(text, at, known, listed=bool(out))) and _is_name(person.name):
            if not _TAKES_PART.match(text, person.end):
                break
            out.append(person)
            joint = _JOINT.match(text, person.end)
            if not joint:
                break
            at = joint.end()
    return out


def _honoured(text: str, end: int) -> Person | None:
    """Whose name ends where a word of honour starts: 某大学甲|院士, 乙|教授; None for 张|教授."""
    start = max(text.rfind(mark, max(0, end - _WINDOW), end) for mark in _MARKS) + 1
    body = text[max(start, end - _WINDOW) : end]
    for length in (3, 2, 4):
        name = body[-length:]
        if len(name) == length and likeness(name) >= _LEAST_ALIKE and looks_addressed(name, body):
            return Person(end - length, end, name)
    return None


def _is_name(name: str) -> bool:
    return likeness(name) >= _LEAST_ALIKE and not named(name) and not words.is_word(name, 50)


@cache
def _honours() -> Scanner:
    return Scanner(listed(_WORDS, "honour"))


@cache
def _kinds() -> Scanner:
    return Scanner([kind + "代表" for kind in listed(_WORDS, "represented")])
