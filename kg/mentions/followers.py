"""How surely a name ends at a place, by what stands behind it."""

import re
from functools import cache

from kg.lexicon import divisions, tables, words
from kg.lexicon.patterns import Pattern

_MARK = re.compile(r"[，。、；：！？（）《》“”‘’「」【】/\s]|$")
_COUNTED = re.compile(r"(?:[两三四五六七八九十]|\d{1,3}) ?[名位人]")  # 王荣生|六人当选为理事
_AND = "及"
_BODY_BEHIND = re.compile(
    r"[\u3400-\u9fff]{2,10}(?:分局|局|办公室|委员会|法院|检察院|负责人|人员)[、，和]"
)  # 院长甲|及青山公安分局、
VERB = 3  # the weight of a verb behind a name
_ALIKE = "同"  # 方大同|列席: no joint before a verb
_OFFICE_GIVEN = ("任", "担任", "为")
_OFFICIAL = Pattern(
    "title_words.tsv",
    r"(?![的为等在志])[\u3400-\u9fff]{0,12}?(?:<official>|[组队局处科所站院厂场馆会]长)(?![\u3400-\u9fff]?[议会])",
)
JOINTS = frozenset("和同与及对")  # surnames that nearly always join two words
_RANKS = frozenset("省市县区州")


def follower_weight(text: str, at: int) -> int:
    """How surely a name ends at text[at]: 3 a mark or a word that is hardly inside a name, down to 0."""
    if _MARK.match(text, at):
        return 4
    if (
        text[at] in JOINTS
        and not text.startswith(("同志", "先生", "女士"), at + 1)
        and not (text[at] == _ALIKE and (_verb_starts(text, at + 1) or text.startswith(_OFFICE_GIVEN, at + 1)))
        and (
            word_starts(text, at + 1)
            or text[at + 1 : at + 2] in _RANKS
            or _OFFICIAL.match(text, at + 1)
            or divisions.standing_at(text, at + 1)
        )
    ):
        return 3
    if text[at] == _AND and _BODY_BEHIND.match(text, at + 1):
        return VERB
    if _COUNTED.match(text, at):
        return VERB
    for word, weight in _opening_so().get(text[at], ()):
        if text.startswith(word, at):
            return weight
    return 0


def _verb_starts(text: str, at: int) -> bool:
    return any(followers().get(text[at : at + n], 0) == VERB for n in (2, 3, 4))


def word_starts(text: str, at: int) -> bool:
    left = len(text) - at
    return left > 1 and (
        words.is_word(text[at : at + 2], 50)
        or (left > 2 and words.is_word(text[at : at + 3], 50))
        or (left > 3 and words.is_word(text[at : at + 4], 50))
    )


@cache
def _opening_so() -> dict[str, tuple[tuple[str, int], ...]]:
    """Character -> the words that open with it and stand behind names, with their weights, the heaviest first."""
    out: dict[str, list[tuple[str, int]]] = {}
    for word, weight in sorted(followers().items(), key=lambda x: -x[1]):
        out.setdefault(word[0], []).append((word, weight))
    return {char: tuple(found) for char, found in out.items()}


@cache
def followers() -> dict[str, int]:
    """What stands behind names, with its weight; every verb of what people do at events does."""
    verbs = (*tables.pairs("participation_verbs.tsv"), *tables.pairs("action_verbs.tsv"))
    listed = {word: int(weight) for word, weight in tables.rows("name_followers.tsv", 2)}
    return {verb: VERB for verb, _ in verbs} | listed
