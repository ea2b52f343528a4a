"""Offices that stand before who gets them: 'X局局长一职由甲接任'."""

import re
from collections.abc import Mapping, Sequence

from kg.extractors.offices.fitting import fitted
from kg.extractors.offices.telling import Said
from kg.extractors.offices.verbs import Verb
from kg.lexicon.patterns import Pattern
from kg.records import Person, Post, Reading

_ONE_POST = re.compile(r"(?:这一职务|一职)(?:，?[^，。；]{0,4}由|[^，。；]{0,4}(?:空缺|出缺|暂缺))")
_FILLED = Pattern(
    "change_words.tsv",
    r"(?:(?:这一职务|一职|职务)，?)?(?:(?P<wished><wished>)|(?P<past>(?:此|之|以)前|原先?|曾(?:经)?|一直)|[现仍改转]|目前)?由",
)
_EARLIER = Pattern("change_words.tsv", r"(?:<earlier>)，?$")  # 此前，|县长由甲担任
_REACH = 4  # characters of such words and their comma
_POLITELY = re.compile(r"(?:同志|先生|女士)?(?:[暂正全]?[时式面])?")
_TO_NEXT = re.compile(r"(?:同志|先生|女士)?[、，和与]")


def is_handed_out(text: str, at: int) -> bool:
    """'一职由…', '一职空缺' stands behind an office: nobody before it has it."""
    return _ONE_POST.match(text, at) is not None


def read_filled(reading: Reading, verbs: Sequence[Verb], posts: Sequence[Post]) -> list[Said]:
    """The office stands before who gets it, one or several; '一职空缺' and '一职由县长担任' name nobody.

    Example: 6月1日，县水利局召开会议，县水利局局长一职由陆一鸣接任。 -> (陆一鸣, 卢氏县水利局, 局长, appointed)
    """
    text = reading.sentence.text
    if "由" not in text:
        return []
    starts = {group.persons[0].start: group.start for group in reading.groups}
    by_start = {verb.start: verb for verb in verbs if verb.side == "before"}
    out = []
    for post in posts:
        by = _FILLED.match(text, post.end)
        people = _people(text, by.end(), reading.persons, starts) if by else ()
        polite = _POLITELY.match(text, people[-1].end) if people else None
        verb = by_start.get(polite.end()) if polite else None
        if by and verb and not (by["past"] and len(people) > 1):
            past = by["past"] or bool(_EARLIER.ends(text, post.start, _REACH))
            status = "proposed" if by["wished"] else "former" if past else verb.status
            out.append(Said(people, (fitted(text, post, 0),), status, verb, post.start))
    return out


def _people(text: str, at: int, persons: Sequence[Person], starts: Mapping[int, int]) -> tuple[Person, ...]:
    """Who is named from text[at] on, each at once or with his offices before him: 由副县长甲、县政协副主席乙."""
    out: list[Person] = []
    for person in persons:
        if person.start < at:
            continue
        if at not in (person.start, starts.get(person.start)):
            break
        out.append(person)
        gap = _TO_NEXT.match(text, person.end)
        if gap is None:
            break
        at = gap.end()
    return tuple(out)
