"""Ceremonies without the word: 甲与乙签署协议, X项目正式开工."""

import re
from functools import cache

from kg.extractors.events.actions import NAME_LENGTH, Action
from kg.extractors.events.phrases import clause
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit, Scanner

_WORDS = "event_words.tsv"
_THERE = re.compile(r"(?:由[^，。；]{2,80}?的)?(?P<what>[^，。；]{3,40}?)在[^，。；在]{2,30}$")
_PAPER = Pattern(_WORDS, r"<agreement>|责任书")
_SIGNED = Pattern(
    _WORDS,
    r"(?:<signed>)(?=[^，。；]{0,30}(?:<agreement>))|(?:<giving>)(?=[^，。；]{0,20}(?:<given>))|(?:<opening_act>)(?=[，。；]|$|以来)|(?:<opening_solemnly>)(?:<opening_more>)(?=[，。；]|$)",
)

_BEHIND = Pattern(_WORDS, r"日(?:上午|下午)?|^在|自|^随着|—+|(?:[元亩]|<works_by>)的")


def find_signings(text: str) -> list[Action]:
    """'甲与乙签署X协议', 'X项目正式开工': done on a day, and a ceremony without the word.

    Example: 6月1日，卢氏县政府与青禾集团签署合作协议。 -> (签署合作协议, ceremony, 2021-06-01)
    """
    match = _SIGNED.search(text) if _signing().find(text) else None
    if match is None:
        return []
    left, right = clause(text, match.start())
    verb = Hit(match.start(), match.end(), match.group())
    start = verb.start
    if verb.word.startswith("捐"):
        start = verb.start
    elif verb.word in listed(_WORDS, "signed"):
        paper = _PAPER.search(text, verb.end, right)
        right = paper.end() if paper else right
    else:
        start = max(left, _behind_date(text, left, verb.start))
        there = _THERE.match(text, start, verb.start)
        if there:  # 由甲共建的|乙基地|在丙社区|正式启用
            name = there["what"] + text[verb.start : right]
            return [Action(start, right, name[:NAME_LENGTH], "ceremony", verb, True)]
    return [Action(start, right, text[start : min(right, start + NAME_LENGTH)], "ceremony", verb, True)]


def _behind_date(text: str, left: int, right: int) -> int:
    """Where the last day in the stretch ends, or what is told of the works before their name: 总投资2亿元的|柳湾水厂."""
    return max((m.end() for m in _BEHIND.finditer(text[left:right])), default=0) + left


@cache
def _signing() -> Scanner:
    """Words one of which stands in each match."""
    return Scanner(
        word for kind in ("signed", "giving", "opening_act", "opening_more") for word in listed(_WORDS, kind)
    )
