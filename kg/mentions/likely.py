"""How surely characters at a place are a name."""

import re
from functools import cache

from kg.lexicon import divisions, names, tables, words
from kg.lexicon.patterns import listed
from kg.mentions.followers import JOINTS, VERB, follower_weight, followers, word_starts
from kg.mentions.known import Known
from kg.mentions.parts import is_part
from kg.mentions.traps import is_trap

_RANKS = frozenset("省市县区州")
_OF_PLACES = frozenset("省市县区")  # what no name ends in: 林溪县
_OFFICE = re.compile(r"[省市县区州盟旗镇乡原中副代]|自治区")
_ONCE, _SERVES = "曾", ("历任", "任", "担任", "先后", "兼任", "挂职", "多次", "长期")  # 曾|历任
_ABOUT = ("关于", "于是", "由于", "经由")
_MANNER = "地"
_LOOSELY = 2  # the weight of a word of one character that may stand behind a name
_PARTICLE = 2.0  # taken off a name that ends in a word that rather follows it: 甲在
_WITH_TWO = 3  # characters of a given name of two behind a surname of one
_USUAL_LIKE, _WORD = (
    0.3,
    20,
)  # likeness and frequency between which words of three characters with a rarer surname are no names
_USUAL, _RATHER = 200, 300  # uses of a word in the dictionary
_PASSABLY, LIKELY, _SURELY = 0.5, 0.6, 0.9  # likeness to a given name
_OPENS = frozenset("，。；：、 ")
_NO_APPOINTMENT = tuple("任" + char for char in "务何期职命用由免意教性凭内上重")


def is_given_office(text: str, at: int) -> bool:
    """为 stands at text[at], and an office or its deputy's word behind it."""
    return text.startswith("为", at) and text.startswith(_offices(), at + 1)


def is_joint(char: str) -> bool:
    """A surname that nearly always joins two words."""
    return char in JOINTS


def name_score(text: str, at: int, name: str, known: Known, *, listed: bool) -> float:
    """How surely text[at:] starts with the name; 0 for no name."""
    if name in known:
        return 10.0 + len(name)
    if name[0] in JOINTS and not _is_of_he(text, at, name):
        return 0.0
    surname = names.surname_of(name)
    if not surname:
        return _unusual(text, at, name, listed=listed)
    follows = follower_weight(text, at + len(name))
    if not 1 <= len(name) - len(surname) <= 2 or _is_trap(name, surname, follows):
        return 0.0
    if _takes_as(text, at, name) or _opens_words(text, at, name):
        return 0.0
    return _usual(text, at, name, surname, follows)


def _takes_as(text: str, at: int, name: str) -> bool:
    """'任命苏黎|为安阳市教育局局长': the 为 of an appointment, no character of the name."""
    end = at + len(name)
    if name[-1] != "为" or len(name) != _WITH_TWO:
        return False
    appointed = text.endswith(listed("change_words.tsv", "appoints"), 0, at) and text.startswith(_offices(), end)
    return appointed or (
        bool(_OFFICE.match(text, end) or divisions.standing_at(text, end))
        and not text.startswith("民", end + 1)  # 王有为|市民讲解
    )


def _opens_words(text: str, at: int, name: str) -> bool:
    """镇长|向宪法宣誓, 区长|任青禾县委书记: the surname is a word of its own before another one."""
    if name.startswith(_ABOUT) or (name[0] == _ONCE and text.startswith(_SERVES, at + 1)):
        return True  # 提请的|关于某某同志
    if name[0] == "向":
        return words.is_word(text[at + 1 : at + 3], _USUAL)
    if name[0] == "任" and text.startswith(_offices(), at + 1) and text[at + 1] != "代":
        return True  # 校友|任名誉会长
    place = divisions.standing_at(text, at + 1) if name[0] == "任" else ""
    return len(place) + 1 >= len(name) and place[-1] in _RANKS


def _is_of_he(text: str, at: int, name: str) -> bool:
    """A name of the surname 和, which nothing else behind it explains: 副主任|和润培|出席."""
    likely = name[0] == "和" and name[1] not in _RANKS and len(name) == _WITH_TWO and names.likeness(name) >= LIKELY
    return (
        likely
        and not words.is_word(name[1:], 300)
        and not names.surname_of(name[1:])
        and follower_weight(text, at + _WITH_TWO) > 2
    )


def _is_trap(name: str, surname: str, follows: int) -> bool:
    """Such a word, or a surname that is not among the most usual before a word; one character behind it is a word only inside words."""
    if name[-1] in _OF_PLACES and len(name) == _WITH_TWO and not (name[-1] == "省" and follows >= VERB):
        return True
    rare = names.surnames()[surname] > 1 and (len(name) > 2 or follows < 2)
    if (
        len(name) == _WITH_TWO
        and names.surnames()[surname] > 1
        and names.likeness(name) < _USUAL_LIKE
        and words.is_word(name, _WORD)
    ):
        return True  # 居住区
    if len(name) == _WITH_TWO and is_trap(name[:2]) and 0 < followers().get(name[-1], 0) <= _LOOSELY:
        return True  # 向前|为企业颁奖, 马上|在会上
    if len(name) == _WITH_TWO and name[-1] == _MANNER and words.is_word(name[:2], _USUAL):
        return True  # 镇长|高兴地|介绍
    before_word = rare and words.is_word(name[1:], 300) and names.likeness(name) < 0.6
    return before_word or is_trap(name)


def _usual(text: str, at: int, name: str, surname: str, follows: int) -> float:
    """What speaks for a surname and given name, less what speaks for other words at the same place."""
    end = at + len(name)
    likeness = names.likeness(name)
    score = follows + 1.5 * likeness - (names.surnames()[surname] - 1) * 0.3
    if len(name) - len(surname) == 2:
        last = followers().get(name[-1], 0)
        score -= 3.5 * (last > 0 and likeness < 0.4) or _PARTICLE * (last > 1 and follows < 4)
    if _is_made(text, end, likeness) or _is_appointed(text, at, end):
        score += 1
    elif follows < 3 or (follows == 3 and names.surnames()[surname] > 2):
        score -= 1.5 * (_straddled(text, end) and text[end] != "等")
    if follows < 3:
        score += word_starts(text, end)
    if follows < 4:
        made = names.surnames()[surname] == 1 and _is_made(text, end, likeness)
        return score - 2.5 * (_ordinary(name, likeness, follows) and not made)
    return score - 4.0 * (words.is_word(name, 300) and likeness < 0.3)


def _is_appointed(text: str, at: int, end: int) -> bool:
    """'：夏吉胜|任某公司…': all of a clause before 任, though 胜任 looks like a word."""
    opens = at == 0 or text[at - 1] in _OPENS
    if not opens or end - at < 2:
        return False
    if text.startswith("为", end):
        return is_given_office(text, end)  # ，甄绮文|为副主席
    return text.startswith("任", end) and not text.startswith(_NO_APPOINTMENT, end)


def _is_made(text: str, end: int, likeness: float) -> bool:
    """'甲为省政府秘书长': what looks like a word over the end of the name is the 为 of an appointment."""
    stands = text.startswith("为", end) and likeness >= _PASSABLY
    return stands and bool(_OFFICE.match(text, end + 1) or divisions.standing_at(text, end + 1))


def _ordinary(name: str, likeness: float, follows: int) -> bool:
    """The name or its given part is a usual word, and no usual name that the dictionary has too."""
    usual = names.surnames().get(name[0]) == 1
    if likeness >= _SURELY and usual and (len(name) == 3 or words.is_also_a_name(name)):
        return False  # 书记高峰到柳溪镇
    if words.is_word(name, 1000) or (words.is_word(name, 50) and likeness < 0.7):
        return True
    bare = usual and len(name) == 2 and follows >= VERB  # 李电率队: any character may be a given name of its own
    return words.is_word(name[1:], 2000) and likeness < 0.4 and not bare


def _unusual(text: str, at: int, name: str, *, listed: bool) -> float:
    """A name whose first character is no surname we know: only between marks or before 等."""
    if is_trap(name) or followers().get(name, 0) == VERB:
        return 0.0  # 甲 |到会|讲话: a gap where the page had markup
    if is_part(name) and follower_weight(text, at + len(name)) > 2:
        return 3.0
    likeness = names.likeness("王" + name[1:])  # as if it had a surname
    end = at + len(name)
    if likeness <= 0.4 or (len(name) == 4 and not listed) or words.is_word(name) or _straddled(text, end):
        return 0.0
    if name[0] in tables.words("no_name_openers.txt"):
        return 0.0
    short = len(name) == 2 and (not listed or likeness >= LIKELY)
    sure = (
        len(name) == _WITH_TWO
        and likeness >= _SURELY
        and not (words.is_word(name[:2]) or words.is_word(name[1:], _USUAL))
    )
    closed = follower_weight(text, end) >= (
        2 if short else 3 if sure or _is_all_name(name, likeness) else 4
    ) or text.startswith("等", end)
    return 2.0 + likeness if closed else 0.0


def _is_all_name(name: str, likeness: float) -> bool:
    """主席|布青原|主持: a rare surname that is an ordinary word, no word with the next, and two characters as usual in names."""
    rare = len(name) == _WITH_TWO and name[0] in tables.words("rare_surnames.txt")
    return rare and likeness >= LIKELY and not (words.is_word(name[:2]) or words.is_word(name[1:], _RATHER))


def _straddled(text: str, end: int) -> bool:
    """A usual word lies over the end of the name."""
    one, two = end + 1 <= len(text), end + 2 <= len(text)
    return (one and (words.is_word(text[end - 1 : end + 1], 200) or words.is_word(text[end - 2 : end + 1], 200))) or (
        two and (words.is_word(text[end - 1 : end + 2], 200) or words.is_word(text[end - 2 : end + 2], 200))
    )


@cache
def _offices() -> tuple[str, ...]:
    return (*dict(tables.pairs("titles.tsv")), *listed("modifiers.tsv", "before"))
