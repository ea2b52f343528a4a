"""Names of schools, hospitals, farms and the like that are told apart without a jurisdiction: 桃映小学; no 水利局, no 实验小学."""

from typing import Final

from kg.extractors.bodies.body import COMMITTEE
from kg.lexicon import tables, words
from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import listed

_WORDS = "body_words.tsv"
_COMMUNITY = "社区"
_PLACES = frozenset("路街巷村镇乡庄屯湾沟坪桥河江湖岭坝营堡寨")
_NOBODYS = frozenset("省市县区州盟旗镇乡街我本该各全这那某")
_NUMBER = frozenset("〇零一二三四五六七八九十百两")  # 九四医院: short for a longer name
_SHORTEST, _LONGEST = 2, 6  # characters of what is proper to the name
_USUAL: Final = 400  # uses in the dictionary from which a word makes no name proper


def is_proper(name: str) -> bool:
    """What stands before the word for the kind of body is a name, whatever place the body lies in."""
    base = COMMITTEE.sub("", name)
    organ = tables.ending(base, listed(_WORDS, "community"))
    base = base.removesuffix(organ) if base.removesuffix(organ).endswith(_COMMUNITY) else base
    kind = tables.ending(base, listed(_WORDS, "proper_kind"))
    stem = _without_usual(base.removesuffix(kind)) if kind else ""
    if (
        not _SHORTEST <= len(stem) <= _LONGEST
        or stem[0] in _NOBODYS
        or _NUMBER.issuperset(stem)
        or body_start(name, len(name))
    ):
        return False
    if stem.startswith(listed(_WORDS, "usual_opening")):
        return False
    return stem[-1] in _PLACES or not any(len(w.text) > 1 and words.is_word(w.text, _USUAL) for w in words.cut(stem))


def _without_usual(stem: str) -> str:
    """光谷|第十二, 西湖|人民: without what every place has one of."""
    at = max(stem.rfind(word) for word in listed(_WORDS, "usual_opening"))
    return stem[:at] if at >= _SHORTEST else stem
