"""Offices that stand before who gets them: 'X局局长一职由甲接任'."""

import re
from collections.abc import Sequence

from kg.extractors.offices.fitting import fitted
from kg.extractors.offices.telling import Said
from kg.extractors.offices.verbs import Verb
from kg.lexicon.patterns import Pattern
from kg.records import Post, Reading

_ONE_POST = re.compile(r"(?:这一职务|一职)(?:，?[^，。；]{0,4}由|[^，。；]{0,4}(?:空缺|出缺|暂缺))")
_FILLED = Pattern(
    "change_words.tsv",
    r"(?:这一职务|一职|职务)，?(?:(?P<wished><wished>)|(?P<past>(?:此|之|以)前|原先?|曾(?:经)?|一直)|[现仍改转]|目前)?由",
    needs="职",
)
_POLITELY = re.compile(r"(?:同志|先生|女士)?(?:[暂正全]?[时式面])?")


def is_handed_out(text: str, at: int) -> bool:
    """'一职由…', '一职空缺' stands behind an office: nobody before it has it."""
    return _ONE_POST.match(text, at) is not None


def read_filled(reading: Reading, verbs: Sequence[Verb], posts: Sequence[Post]) -> list[Said]:
    """The office stands before who gets it; '一职空缺' and '一职由县长担任' name nobody.

    Example: 6月1日，县水利局召开会议，县水利局局长一职由陆一鸣接任。 -> (陆一鸣, 卢氏县水利局, 局长, appointed)
    """
    text = reading.sentence.text
    opens = {group.persons[0].start: group.start for group in reading.groups}
    by_start = {verb.start: verb for verb in verbs if verb.side == "before"}
    out = []
    for post in posts:
        by = _FILLED.match(text, post.end)
        person = next((p for p in reading.persons if p.start >= by.end()), None) if by else None
        if by is None or person is None or by.end() not in (person.start, opens.get(person.start)):
            continue
        polite = _POLITELY.match(text, person.end)
        verb = by_start.get(polite.end() if polite else person.end)
        if verb:
            status = "proposed" if by["wished"] else "former" if by["past"] else verb.status
            out.append(Said((person,), (fitted(text, post, 0),), status, verb, post.start))
    return out
