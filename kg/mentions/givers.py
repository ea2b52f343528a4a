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
_JOINT = re.compile(r"[、和与]|及其?(?:女儿|儿子|夫人|妻子|丈夫|家人)?")
_GIVES = Pattern(_WORDS, r"(?:<polite>)?(?:等[^，。；、]{0,8})?[^，。；、：的]{0,24}?(?:捐|赠|资助|送[来去给上到])")
_LEAST_ALIKE = 0.3


def find_givers(text: str, known: Known = frozenset()) -> list[Person]:
    """The people a sentence says give something, in order; [] for a sentence that tells of no gift."""
    if "捐" not in text and "赠" not in text:
        return []
    out: list[Person] = []
    for hit in _kinds().find(text):
        people = _list_at(text, hit.end, known)
        if people and _GIVES.match(text, people[-1].end):
            out += people
    return out


def _list_at(text: str, at: int, known: Known) -> list[Person]:
    """The name at text[at] and those that follow it in a list."""
    out: list[Person] = []
    while person := name_at(text, at, known, listed=bool(out)):
        if likeness(person.name) < _LEAST_ALIKE or named(person.name):
            break
        out.append(person)
        polite = next((w for w in listed(_WORDS, "polite") if text.startswith(w, person.end)), "")
        joint = _JOINT.match(text, person.end + len(polite))
        if not joint:
            break
        at = joint.end()
    return out


@cache
def _kinds() -> Scanner:
    return Scanner(listed(_WORDS, "called"))
