"""Names of people without an office who give: '爱心人士甲、乙捐赠图书', '华侨甲女士向柳湾小学捐资'."""

import re
from functools import cache

from kg.lexicon.divisions import named
from kg.lexicon.names import likeness
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Scanner
from kg.mentions.known import Known
from kg.mentions.names import name_at
from kg.records import Person

_WORDS = "gift_words.tsv"
_JOINT = Pattern(_WORDS, r"[、和与]|及其?(?:<kin>)?")
_GIVES = Pattern(_WORDS, r"(?:<polite>)?(?:等[^，。；、]{0,8})?[^，。；、：的]{0,24}?(?:捐|赠|资助|送[来去给上到])")
_LEAST_ALIKE = 0.3
_ADVERBS = frozenset("亦也均都共还又再各已则仅皆并")
_CLAUSE = re.compile(r"(?:^|[，。；：])(?:其中，?|近日，?|随后，?)?")


def find_givers(text: str, known: Known = frozenset()) -> list[Person]:
    """The people a sentence says give something, in order; [] for a sentence that tells of no gift."""
    if "捐" not in text and "赠" not in text:
        return []
    out: list[Person] = []
    for at in (*(hit.end for hit in _kinds().find(text)), *_openings(text)):
        people = _list_at(text, at, known)
        if people and _GIVES.match(text, people[-1].end):
            out += people
    return out


def _list_at(text: str, at: int, known: Known) -> list[Person]:
    """The name at text[at] and those that follow it in a list."""
    out: list[Person] = []
    while person := name_at(text, at, known, listed=bool(out)):
        if likeness(person.name) < _LEAST_ALIKE or named(person.name) or person.name[0] in _ADVERBS:
            break
        out.append(person)
        polite = next((w for w in listed(_WORDS, "polite") if text.startswith(w, person.end)), "")
        joint = _JOINT.match(text, person.end + len(polite))
        if not joint:
            break
        at = joint.end()
    return out


def _openings(text: str) -> list[int]:
    """Where a clause opens with two to four characters before 先生 or 校友."""
    called = listed(_WORDS, "polite")
    starts = (match.end() for match in _CLAUSE.finditer(text))
    return [at for at in starts if any(text.startswith(called, at + length) for length in (2, 3, 4))]


@cache
def _kinds() -> Scanner:
    return Scanner(listed(_WORDS, "called"))
