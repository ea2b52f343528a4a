"""Street offices that no list has, and the seat told by the committee before it: '柳湖街党工委、办事处'."""

import re

from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import Pattern, listed

_WORDS = "body_words.tsv"
_OFFICE = r"(?:<street_office>|办$)"
_STREET = Pattern(_WORDS, rf"^[\u3400-\u9fff]{{1,5}}街(?={_OFFICE})", needs="街")
_STREET_OFFICE = Pattern(_WORDS, rf"^[\u3400-\u9fff]{{1,5}}街道(?={_OFFICE})")
_COMMITTEE_BEFORE = re.compile(r"(?:党工委|工委|党委)[、和]$")
_CLAUSE = "，。；：！？"
_TOWN = re.compile(
    r"(?:^|[由在对到来给县市区旗、和] ?)(?P<town>[\u3400-\u9fff]{2,3}(?:镇|乡|苏木)|[\u3400-\u9fff]{2,4}街道)"
    r"(?![\u3400-\u9fff]{0,2}[、和])(?=[\u3400-\u9fff]{2})"
)
_JOINED = ("、", "和", "与", "及", "联合", "会同")
_OF_COUNTY = re.compile(r"(?:[、和与及]|联合|会同)(?:[省市县区州旗]|[\u3400-\u9fff]{2,4}[省市县区州旗])|局|办事处")
_SEATS = {"办事处": ("街", "街道"), "政府": ("镇", "乡"), "管委会": ("区", "园", "基地")}


def is_street(name: str) -> bool:
    """'光明街党工委': a street office or its committee, named with its street."""
    return bool(_STREET.match(name))


def is_street_office(name: str) -> bool:
    """'柳湖街道办事处', the same with the whole word."""
    return bool(_STREET_OFFICE.match(name))


def _town_of_list(text: str, start: int) -> str:
    """'柳湾镇团委联合|妇联', '柳湾镇政府、派出所、|司法所': the town whose organ opens the list; '' where a county's stands between."""
    clause = text[max(text.rfind(mark, 0, start) for mark in _CLAUSE) + 1 : start]
    towns = [*_TOWN.finditer(clause)]
    between = clause[towns[-1].end() :] if towns else ""
    listed_on = between.endswith(_JOINED) and not _OF_COUNTY.search(between)
    return towns[-1]["town"] if listed_on else ""


def seat_in_full(name: str, text: str, start: int) -> str:
    """'办事处' at text[start] behind '柳湖街党工委、' -> 柳湖街办事处; any other name as it is."""
    if name in listed(_WORDS, "town_organ") and (town := _town_of_list(text, start)):
        return town + name
    ends = _SEATS.get(name)
    before = _COMMITTEE_BEFORE.search(text, max(0, start - 5), start) if ends else None
    whole = text[body_start(text, start - 1) : before.start()] if before else ""
    return whole + name if ends and len(whole) > 1 and whole.endswith(ends) else name
