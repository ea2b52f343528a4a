"""Street offices that no list has, and the seat told by the committee before it: '柳湖街党工委、办事处'."""

import re

from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import Pattern

_WORDS = "body_words.tsv"
_OFFICE = r"(?:<street_office>|办$)"
_STREET = Pattern(_WORDS, rf"^[\u3400-\u9fff]{{1,5}}街(?={_OFFICE})", needs="街")
_STREET_OFFICE = Pattern(_WORDS, rf"^[\u3400-\u9fff]{{1,5}}街道(?={_OFFICE})")
_COMMITTEE_BEFORE = re.compile(r"(?:党工委|工委|党委)[、和]$")
_SEATS = {"办事处": ("街", "街道"), "政府": ("镇", "乡"), "管委会": ("区", "园", "基地")}


def is_street(name: str) -> bool:
    """'光明街党工委': a street office or its committee, named with its street."""
    return bool(_STREET.match(name))


def is_street_office(name: str) -> bool:
    """'柳湖街道办事处', the same with the whole word."""
    return bool(_STREET_OFFICE.match(name))


def seat_in_full(name: str, text: str, start: int) -> str:
    """'办事处' at text[start] behind '柳湖街党工委、' -> 柳湖街办事处; any other name as it is."""
    ends = _SEATS.get(name)
    before = _COMMITTEE_BEFORE.search(text, max(0, start - 5), start) if ends else None
    whole = text[body_start(text, start - 1) : before.start()] if before else ""
    return whole + name if ends and len(whole) > 1 and whole.endswith(ends) else name
