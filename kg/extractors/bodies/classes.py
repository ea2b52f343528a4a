"""What kind of body a name is of, by what it ends in and by the list of central bodies."""

import re
from functools import cache, lru_cache
from typing import Final

from kg.extractors.bodies.body import COMMITTEE
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed

_WORDS = "body_words.tsv"
_OFFICE = "办"
_AREA_COMMITTEE = re.compile(r"(?:[省市县区州旗盟]委|自治区党委|党工委|[镇乡]党委)$")
_REMEMBERED: Final = 4096  # names that the rules of a page ask for again and again
VAGUE = Pattern(_WORDS, r"<vague>|[\d两几多数]{1,9}余?[个位名家支]|[一三四五六七八九十]+(?:[位名支]|个(?![庄寨]))")


def is_committee(name: str) -> bool:
    """Whether the name is that of a party committee, of a region or of a body."""
    return is_area_committee(name) or bool(COMMITTEE.search(name))


def is_area_committee(name: str) -> bool:
    """A party committee of a region: it has no body of its own behind it, as 教体局党工委 has."""
    if name.endswith("党工委") and class_of(name.removesuffix("党工委")):
        return False
    return bool(_AREA_COMMITTEE.search(name))


def central_superior(name: str) -> str:
    """The body above a central one, '' where none is told or it is no central body."""
    return central().get(name, "")


@cache
def central_names() -> tuple[str, ...]:
    """Forms of central bodies that a longer name may start with: 农业部 of 农业部财务司."""
    return tuple(sorted(form for form in central() if len(form) > 2))


@cache
def central() -> dict[str, str]:
    """Every form of a central body -> its superior."""
    out: dict[str, str] = {}
    for name, short, superior, *_ in tables.rows("central_bodies.tsv", 6):
        for form in (name, *short.split("|")):
            if form:
                out.setdefault(form, superior)
    return out


@cache
def _endings() -> tuple[tuple[int, dict[str, str]], ...]:
    """What names of bodies end in, by length, the longest first: (length, {ending: class})."""
    found: dict[int, dict[str, str]] = {}
    for ending, kind in sorted(tables.pairs("organization_endings.tsv")):
        found.setdefault(len(ending), {}).setdefault(ending, kind)
    return tuple(sorted(found.items(), reverse=True))


@lru_cache(maxsize=_REMEMBERED)
def class_of(name: str) -> str:
    """party government … by what the name ends in; '' unknown."""
    if name.endswith(_OFFICE) and name.endswith(listed(_WORDS, "no_body")):
        return ""
    for length, kinds in _endings():
        kind = kinds.get(name[-length:])
        if kind is not None and len(name) >= length:
            return kind
    return ""
