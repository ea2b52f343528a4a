"""Names of people without an office who take part: '学员代表甲、乙先后发言', '教师代表甲、学生代表乙致辞'."""

from functools import cache

from kg.lexicon import words
from kg.lexicon.divisions import named
from kg.lexicon.names import likeness
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Scanner
from kg.mentions.known import Known
from kg.mentions.names import name_at
from kg.records import Person

_WORDS = "event_words.tsv"
_JOINT = Pattern(_WORDS, r"[、和与及]")
_TAKES_PART = Pattern(  # 代表甲|、代表乙先后发言
    _WORDS,
    r"(?:老师|同学|同志|先生|女士)?(?:(?:[、和与及]|以及|等)[^，。；：]{0,80}?)?(?:<speaker_manner>)*(?:<taking_part>)",
)
_LEAST_ALIKE = 0.3


def find_speakers(text: str, known: Known = frozenset()) -> list[Person]:
    """The people who stand for others and are said to take part, in order; [] where nobody stands for anybody."""
    out: list[Person] = []
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


def _is_name(name: str) -> bool:
    return likeness(name) >= _LEAST_ALIKE and not named(name) and not words.is_word(name, 50)


@cache
def _kinds() -> Scanner:
    return Scanner([kind + "代表" for kind in listed(_WORDS, "represented")])
