"""Which words of a credit line are names, media or the office of those who signed."""

import re
from functools import cache

from kg.lexicon import patterns, tables
from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.names import likeness, surnames

_HAN = re.compile(r"[\u3400-\u9fff]+")
_RANKS = "省市县区州旗镇乡"
_LETTERS = re.compile(r"[A-Za-z]{1,8}")  # YMG|记者
_ALIKE = 0.4  # likeness of names that no mark parts
NAME = re.compile(r"[\u3400-\u9fff]{1,4}|[\u3400-\u9fff]{1,6}·[\u3400-\u9fff]{1,6}")


def is_body(word: str) -> bool:
    """The office that the signers are of: （县水利局 甲）."""
    body = len(word) > 2 and ends_like_organization(word)
    return body and (len(word) > 3 or word[0] in _RANKS or not looks_like_a_name(word))


def is_medium(word: str) -> bool:
    """It ends as names of papers and sites do; a name of a person may end in 报 or 网, but not in 日报 and 在线."""
    if _LETTERS.fullmatch(word):
        return True
    if "·" in word and any(part.endswith(_papers()) for part in word.split("·")):
        return True  # 甲日报·乙客户端
    if not word.endswith(_media()):
        return False
    return not looks_like_a_name(word) or word.endswith(
        (*_papers(), *[medium for medium in _media() if len(medium) > 1])
    )


def is_signer(word: str, kind: str, *, certain: bool) -> bool:
    """A word that stands as a name; one without a surname only where a label makes it `certain` that a name is meant."""
    if not NAME.fullmatch(word) or len(word) < 2:
        return False
    return looks_like_a_name(word) or (bool(kind) and certain)


def glued(word: str) -> tuple[str, ...]:
    """Two names that no mark parts: 通讯员|甲某某乙某; () where they can be parted nowhere, or in two places."""
    if len(word) not in (5, 6) or not _HAN.fullmatch(word):
        return ()
    cuts = (3,) if len(word) == 6 else (2, 3)
    found = [(word[:at], word[at:]) for at in cuts if all(_is_usual(name) for name in (word[:at], word[at:]))]
    return found[0] if len(found) == 1 else ()


def _is_usual(name: str) -> bool:
    """It opens with a usual surname, and a given name follows."""
    return surnames().get(name[0], 3) < 3 and likeness(name) >= _ALIKE


def looks_like_a_name(word: str) -> bool:
    """Whether a word may be a person: two to four characters with a surname, or with the dot of a foreign name."""
    surnames = _surnames()
    return "·" in word or (2 <= len(word) <= 4 and (word[0] in surnames or word[:2] in surnames))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(surname for surname, _ in tables.pairs("surnames.txt"))


def _media() -> tuple[str, ...]:
    """What names of papers, sites and stations end in, which stand among the names."""
    return patterns.listed("report_words.tsv", "medium")


def _papers() -> tuple[str, ...]:
    return patterns.listed("report_words.tsv", "paper")
