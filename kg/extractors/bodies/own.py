"""What a school or a hospital calls its own parts on its own page: 学校办公室, 我院医务科, 人事处."""

from kg.extractors.bodies.body import Setting
from kg.extractors.bodies.ranked import BUREAU
from kg.extractors.bodies.within import inner_names, is_unit, party_organs
from kg.lexicon.patterns import listed

_WORDS = "body_words.tsv"
_CALLED_SO = ("学校", "我校", "我院", "本校", "本院", "校")
_COMMITTEE = "党委"
_OWN = ("校", "院")  # what such a page speaks of


def is_part_of(name: str, word: str) -> bool:
    """The bare word, or a committee or seat of what it means: 集团党组, 开发区管委会."""
    rest = name.removeprefix(word)
    if BUREAU.fullmatch(word):
        return name.startswith(word)
    if word in ("师", "师市"):
        return name.startswith(word) and (not rest or rest.startswith(("党委", "机关")))
    if word in listed(_WORDS, "self") and rest.startswith("长"):
        return False  # 校长办公室
    if word in listed(_WORDS, "self") and rest.endswith(listed(_WORDS, "own_office")) and rest != name:
        return True
    return rest != name and (
        not rest
        or rest in inner_names()
        or rest in listed(_WORDS, "council")
        or rest.startswith(listed(_WORDS, "zone_seat"))
    )


def own_name(setting: Setting) -> str:
    """The whole name of the school or hospital whose page it is; '' where the page proves none, and on other pages."""
    called = dict(setting.called)
    return next((called[word] for word in _OWN if word in called), "")


def is_own_part(name: str, setting: Setting) -> bool:
    """A part that every such body has under that word alone, on a page of one."""
    if not any(word in _OWN for word, _ in setting.called):
        return False
    organ = name.removeprefix(_COMMITTEE)
    return organ in party_organs() or is_unit(organ) or name in listed(_WORDS, "own_bare")


def names_nobodys_part(name: str) -> bool:
    """学校办公室, 我院医务科, where nothing tells whose: no part of the jurisdiction."""
    opening = next((word for word in _CALLED_SO if name.startswith(word)), "")
    return bool(opening) and name != opening and name.endswith(listed(_WORDS, "own_office"))


def part_name(name: str) -> str:
    """What follows the name of the body: 党委宣传部 for a bare 宣传部, others as they are."""
    return _COMMITTEE + name if name in party_organs() else name
