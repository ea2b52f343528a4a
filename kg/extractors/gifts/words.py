"""What is given, and the verbs of giving."""

import re
from collections.abc import Sequence
from functools import cache

from kg.extractors.amounts import find_money
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit, Scanner

_WORDS = "gift_words.tsv"
_COUNTED = Pattern(
    _WORDS,
    r"\d[\d,.]{0,20}(?:余|多)?[万千百]?(?:余|多)?(?:<measure>)",
)
_MIDDLE = 40
_BEFORE = 24
_NOT_DONE = Pattern(_WORDS, r"(?:<not_done>)[^，。；]{0,16}$")
_TAKEN = Pattern(_WORDS, r"将(?P<what>[^，。；向为给]{2,30}?)(?:<handing_manner>)*$")
_BARE_HEAD = Pattern(_WORDS, r"^(?:<bare_head>)+")
_BRINGING = Pattern(_WORDS, r"<brought>|<passed>|<carrying>|<paying>")
_STATED = re.compile(r"的[^，。；]{2,16}?(?:总)?价值")
_RECEIVED = re.compile(r"(?:收到|接受|接收)[^，。；]{2,30}$")
_ACTS = Pattern(_WORDS, r"<act>")
_NOT_A_VERB = Pattern(
    _WORDS,
    r"(?:<not_a_verb>|由|人(?!民币)|[和及与暨、]|书(?!包|籍|画|桌|架|柜)|资金(?!\d)|款物(?![^，。；]{0,6}\d)|助学(?!金|款))",
)


def verbs(text: str) -> Sequence[Hit]:
    """The verbs of giving that say it was done; not in 捐赠仪式, 将捐赠, 累计捐赠."""
    found = _scanner().find(text)
    return found and [hit for hit in found if _is_verb(text, hit) and _is_done(text, hit.start)]


def stands_in(text: str) -> bool:
    """Some word of giving stands in the sentence, whatever it says there."""
    return bool(_scanner().find(text))


def may_be_handed(text: str) -> bool:
    """A verb of bringing or passing on stands in it."""
    return bool(_BRINGING.search(text))


def speaks_of_gifts(text: str) -> bool:
    """Some clause of it may tell of a gift."""
    return bool(verbs(text)) or may_be_handed(text)


def _is_verb(text: str, hit: Hit) -> bool:
    """Also in 收到甲公司捐赠的图书 and 捐赠的图书价值3万元."""
    if hit.word == "捐" and text.endswith(listed(_WORDS, "not_a_gift"), 0, hit.start):
        return False  # 募捐 collects
    if text.endswith(listed(_WORDS, "holding"), 0, hit.start):
        return False  # 进行捐赠救护车的交接
    if not _NOT_A_VERB.match(text, hit.end):
        return True
    told = text.startswith("的", hit.end) and hit.word in _kinds()["gift"]
    return told and bool(_STATED.match(text, hit.end) or _RECEIVED.search(text, max(0, hit.start - _MIDDLE), hit.start))


def _is_done(text: str, at: int) -> bool:
    told = _NOT_DONE.search(text[max(0, at - _BEFORE) : at])
    if not told:
        return True
    taken = _TAKEN.search(text[max(0, at - _MIDDLE) : at])
    return bool(taken and is_told(taken["what"]) and told.group().startswith("将"))


def is_gift(verb: str) -> bool:
    """捐赠 gives anything, 送去 only goods and money."""
    return verb in _kinds()["gift"]


def is_official(verb: str) -> bool:
    """下达, 拨付: what an office does with funds, for whom it says."""
    return verb in _kinds()["official"]


def is_given(words: str, verb: str) -> bool:
    """Goods or money; words of comfort and papers are none."""
    if verb.startswith("颁发"):
        return any(words.endswith(award) for award in _kinds()["award"])
    if words.endswith(listed(_WORDS, "not_given")):
        return False
    if verb not in _kinds()["supply"] and is_amount(words):
        return True
    if verb in _kinds()["sum"] or words.endswith(tuple(_kinds()["abstract"])) or names_people(words, "receiver"):
        return False
    goods = any(w in words for w in _kinds()["goods"])
    if verb in _kinds()["supply"]:
        return goods and is_amount(words)
    return goods or (is_gift(verb) and 2 <= len(words) <= 24 and not _ACTS.search(words))


def is_amount(words: str) -> bool:
    """Whether the words tell how much or how many."""
    return bool(_COUNTED.search(words) or any(find_money(words, bare=True)))


def is_told(words: str) -> bool:
    """Counted things, money or goods by name."""
    return is_amount(words) or any(w in words for w in _kinds()["goods"])


def names_people(words: str, kind: str) -> bool:
    """Givers or receivers without a name of their own: 困难群众, 企业家."""
    return words.endswith(_endings(kind))


def is_nobody(words: str) -> bool:
    """Nobody in particular: 社会, 大家."""
    return words in _kinds()["nobody"] or words.endswith(_endings("nobody_tail"))


def is_bare(words: str) -> bool:
    """Only the word for such people: 职工, 企业."""
    bare = _BARE_HEAD.sub("", words)
    return bare in _kinds()["giver"] or words in _kinds()["receiver"]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return tables.grouped("gift_words.tsv")


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(_kinds()[kind])


@cache
def _scanner() -> Scanner:
    return Scanner(_kinds()["gift"] | _kinds()["hand"] | _kinds()["supply"])
