"""Bodies in running text, found by what their names end in."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from kg.lexicon import tables
from kg.lexicon.bounds import JOINTS, body_start
from kg.lexicon.scanner import Scanner
from kg.lexicon.words import is_word
from kg.records import Organization

_UNDER = "直属"
_USUAL = 1000  # uses in the dictionary from which two characters are a usual word


def find_organizations(text: str, people: Sequence[int] = ()) -> list[Organization]:
    """The bodies of a sentence, longest names first where they overlap, in order; `people`: where names of people end, in order."""
    out: list[Organization] = []
    floor = 0
    hits = _scanner().find(text)
    for i, hit in enumerate(hits):
        if i + 1 < len(hits) and hits[i + 1].start == hit.end:
            continue  # 市纪委|监委: the longer name ends at the next one
        if is_word(text[hit.end - 1 : hit.end + 1], _USUAL):
            continue  # 组织部|分: the last character belongs to the next word
        start = body_start(text, hit.end, _behind(text, people, hit.end, floor))
        if out and start == out[-1].end and text.startswith(_UNDER, start):
            start = out.pop().start  # 甲省委|直属机关党校
        if start < hit.end and hit.end - start > 2:
            out.append(Organization(start, hit.end, text[start : hit.end]))
            floor = hit.end
    return out


def _behind(text: str, people: Sequence[int], end: int, floor: int) -> int:
    """Where a body can start that ends at `end`: behind the last person named before it and the joint, '甲与某公司'."""
    before = bisect_right(people, end)
    if not before or people[before - 1] <= floor:
        return floor
    last = people[before - 1]
    return last + (last < end and text[last] in JOINTS)


@cache
def _scanner() -> Scanner:
    return Scanner(ending for ending, _ in tables.pairs("organization_endings.tsv") if len(ending) > 1)
