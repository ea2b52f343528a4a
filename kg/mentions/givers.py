"""Names of people without an office who give: '爱心人士甲、乙捐赠图书', '华侨甲女士向柳湾小学捐资'."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon.divisions import named
from kg.lexicon.names import likeness, surname_of, surnames
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Scanner
from kg.lexicon.words import is_word
from kg.mentions.known import Known
from kg.mentions.names import name_at
from kg.records import Person

_WORDS = "gift_words.tsv"
_JOINT = Pattern(_WORDS, r"[、和与]|及其?(?:<kin>)?")
_GIVES = Pattern(_WORDS, r"(?:<polite>)?(?:等[^，。；、]{0,8})?[^，。；、：的]{0,24}?(?:捐|赠|资助|送[来去给上到])")
_GIVES_LATER = re.compile(r"[^。；：]{0,80}(?:捐[款资赠献助出了]|赠送|出资)")
_AT_ONCE = Pattern(  # 丘荣华|捐资了15万元, 林腾蛟|已捐资
    _WORDS, r"(?:<polite>)?(?:<side_tail>|<giver_manner>){0,4}(?:捐[款资赠献助出了]|[拿掏]出[^，。；]{0,8}\d|出资\d)"
)
_WORDS_OF_GIVING = re.compile(r"捐|赠|[拿掏]出|出资")
_LEAST_ALIKE, _SURELY = 0.3, 0.5
_ADVERBS = frozenset("亦也均都共还又再各已则仅皆并")
_BEFORE_A_GIVER = re.compile(
    r"(?:^|[，。；：、“]|其中|的)(?=[\u3400-\u9fff]{2,3}[^，。；：]{0,14}(?:捐|[拿掏]出|出资))"
)
_USUAL, _USES = 2, 50  # the rank of a surname; uses of a word in the dictionary
_CLAUSE = re.compile(r"(?:^|[，。；：])(?:其中，?|近日，?|随后，?)?")


def find_givers(text: str, known: Known = frozenset()) -> list[Person]:
    """The people a sentence says give something, in order; [] for a sentence that tells of no gift."""
    if not _WORDS_OF_GIVING.search(text):
        return []
    out: list[Person] = []
    for at in (*(hit.end for hit in _kinds().find(text)), *_openings(text)):
        people = _list_at(text, at, known)
        sure = bool(people) and all(_is_sure(p.name) for p in people)
        if people and (_GIVES.match(text, people[-1].end) or (sure and _GIVES_LATER.match(text, people[-1].end))):
            out += people
    return out + [p for p in _beside_the_verb(text, known) if p not in out]


def _beside_the_verb(text: str, known: Known) -> Iterator[Person]:
    """Who opens a clause and gives in the next word: 甲|捐资5000元，乙|也拿出2000元."""
    for match in _BEFORE_A_GIVER.finditer(text):
        person = name_at(text, match.end(), known)
        if person and _is_sure(person.name) and not named(person.name) and _AT_ONCE.match(text, person.end):
            yield person


def _is_sure(name: str) -> bool:
    """A usual surname with a given name made of usual characters, no word of the language."""
    usual = surnames().get(surname_of(name), 3) <= _USUAL
    return usual and likeness(name) >= _SURELY and not is_word(name, _USES)


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
