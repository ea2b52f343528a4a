"""A body as offices print it -> its name without what is no part of it: 中共, terms of congresses, 我 and 该."""

import re
from functools import lru_cache
from typing import Final

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.openings import without_opening
from kg.lexicon.patterns import Pattern

_WORDS = "body_words.tsv"
_REMEMBERED: Final = 4096  # names that the rules of a page ask for again and again
_OWN = re.compile(r"^[我本该](?:[局厅部院处科所校厂站队办会社馆台司](?=[\u3400-\u9fff]{2})|(?=[\u3400-\u9fff]))")
_SECOND = re.compile(r"(?<=区)（[^）]{2,12}）|（(?:以下|下|现|今|原|曾|简称)[^（）]{2,20}）")
_TERM = re.compile(
    r"(?:(?<=[省市县区州旗镇乡])|^)第?[一二三四五六七八九十\d]{1,9}届(?=[省市县区州旗]?(?:人大|政协|人民代表大会|常务委员会)|[省市县区州盟旗]委)"
)
_COUNCIL_TERM = Pattern(
    _WORDS, r"(?:第?[一二三四五六七八九十\d]{1,9}届|<council_term>)(?=(?:常务)?(?:理事会|监事会|董事会|会员代表大会)?$)"
)
_TERM_OF_SOCIETY = Pattern(
    _WORDS,
    r"(?:(?<=[省市县区州盟旗])|^)(?:第?[一二三四五六七八九十\d]{1,9}届|<term>)"
    r"(?=[\u3400-\u9fff]{0,12}(?:<with_term>)$)(?![\u3400-\u9fff]*(?:组织|组|执行|筹备|筹)委员?会$)",
    needs="届",
)
_NEW_TERM = Pattern(_WORDS, r"^(?:<term>)(?=..)", needs="届")
_BECOME = Pattern("title_words.tsv", r"^[\u3400-\u9fff]{0,6}?(?:<chosen>)为(?=[\u3400-\u9fff]{2})")
_SAID_AT = Pattern(
    _WORDS,
    r"^[\u3400-\u9fff\d]{0,20}?(?:<occasion>)[上在](?![海饶虞栗高犹思林蔡街城甘杭党])(?=[\u3400-\u9fff]{3})",
)
_ELECTED = re.compile(
    r"(?P<body>.{3,}?)(?:(?:第?[一二三四五六七八九十\d]{1,9}|新一|本|首)届(?:执行|常务)?(?:委员会|执委会))(?:常务委员会)?$"
)
_WITH_TERMS = frozenset({"social", "consultative", "congress", "party"})
_NATIONAL_CONGRESS = re.compile(r"^(?:中国人民政治协商会议|人民政协|政协)第?[一二三四五六七八九十\d]{1,9}届全国委员会")
_OF_NATION = re.compile(r"^.*?第?[一二三四五六七八九十\d]{1,9}届(?=全国)")
_AREA_PARTY = re.compile(
    r"(?:中国共产党|中共)(?P<place>[\u3400-\u9fff]{1,12}[省市县区州旗盟])(?:第?[一二三四五六七八九十\d]{1,9}届)?委员会$"
)
_CONGRESS = re.compile(
    r"^(?:中国人民政治协商会议|人民政协|政协)(?!委员会)(?P<place>[\u3400-\u9fff]{2,12}?(?:[省市县区州旗盟]|自治区))?"
    r"(?:第?[一二三四五六七八九十\d]{1,9}届)?(?:委员会)?(?P<rest>[\u3400-\u9fff]*)$"
)
_INCUMBENT = re.compile(r"(?<=..)(?:第[一二三四五六七八九十百\d]{1,4}|新一|首|上一|下一)任$")  # 甲大学第五任|校长
_DOUBLED = re.compile(r"([局厅院])\1$")  # 供电局局|长
_OF_ITSELF = re.compile(  # 市中心医院|院党委
    r"(?:(?<=医)院院|(?<=[学究术法察])院院|(?<=大)学校|(?<=[中小])学校|(?<=学)校校)(?=党|纪委|团委|工会|办|领导班子)"
)
_PASSED = re.compile(r"^[^、，]*?(?:通过|审议|听取)了(?=[\u3400-\u9fff]{3})")
_VISITORS = re.compile(r"^.{2,16}一行[在到赴](?=.{3})")
_PARTNER = Pattern(_WORDS, r"^(?:<partner>)(?=[^、，]{4})")
_COMPANY = ("公司", "集团", "厂")
_PARTY_COMMITTEE = Pattern(_WORDS, r"^(?P<body>.{2,}(?:<with_committee>))委员会$")


@lru_cache(maxsize=_REMEMBERED)
def clean(printed: str) -> str:
    """Without 中共, without a second name in brackets, without 我 and 该 before it."""
    if area := _AREA_PARTY.match(printed) if printed.endswith("委员会") else None:
        return area["place"] + "委"
    name = printed.removeprefix("中共") if not printed.startswith("中共中央") else printed
    name = _SECOND.sub("", name) if "（" in name else name
    name = without_opening(name) if name else name
    name = name[1:] if name.startswith("《") and "》" not in name else name
    name = _congress(_without_term(name) if "届" in name else name)
    name = _SAID_AT.sub("", name) if "上" in name or "在" in name else name
    name = _BECOME.sub("", name) if "为" in name else name
    if party := _PARTY_COMMITTEE.match(name) if printed.startswith("中共") else None:
        name = party.group("body") + "党委"
    name = _INCUMBENT.sub("", name) if name.endswith("任") else name
    name = _DOUBLED.sub(r"\1", _PASSED.sub("", name))
    name = _OF_ITSELF.sub(lambda doubled: doubled.group()[0], name) if "院院" in name or "校" in name else name
    name = _VISITORS.sub("", name) if "一行" in name else name
    name = _PARTNER.sub("", name) if name.endswith(_COMPANY) else name.removeprefix("在")
    name = _OWN.sub("", name).strip(" ")
    return name if name.endswith("提案管理委员会") else name.replace("管理委员会", "管委会")


def _without_term(name: str) -> str:
    """'甲县侨联第十届委员会' -> 甲县侨联, '第十四届全国政协' -> 全国政协, '甲镇第十八届人大' -> 甲镇人大."""
    elected = _ELECTED.match(name)
    if elected and class_of(elected["body"]) in _WITH_TERMS:
        return elected["body"]
    name = _NATIONAL_CONGRESS.sub("全国政协", name)
    name = _OF_NATION.sub("", _TERM.sub("", _COUNCIL_TERM.sub("", name)))
    return _NEW_TERM.sub("", _TERM_OF_SOCIETY.sub("", name))


def _congress(name: str) -> str:
    """'政协甲县第十一届委员会' is 甲县政协."""
    found = _CONGRESS.match(name)
    if not found or (not found.group("place") and not name.startswith("政协第")):
        return name
    return f"{found.group('place') or ''}政协{found.group('rest')}"
