"""How a Chinese name is typed on a Latin keyboard: its syllables, or only their first letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice, product
from typing import Final

from pypinyin import Style, lazy_pinyin, pinyin

LONGEST = 16  # characters of a name that are spelled; nobody types more of a heading
LONGEST_PERSON = 4
MOST_READINGS = 8
_CHINESE: Final = re.compile(r"[㐀-鿿]")
_PLAIN: Final = re.compile(r"[0-9a-z]+")


def spelled(names: Iterable[str], *, person: bool = False) -> str:
    """'guochengming gcm': for each name with a Chinese character its syllables and their initials, each form once.

    '' where no name has one. A person's name has no meaning that would tell how to read it: it is spelled in all readings of its
    characters, the usual one first, MOST_READINGS at most.
    """
    forms = [form for name in names if _CHINESE.search(name) for form in _forms(name[:LONGEST], person=person)]
    return " ".join(dict.fromkeys(forms))


def _forms(name: str, *, person: bool) -> list[str]:
    usual = lazy_pinyin(name, errors=_as_typed)
    others = islice(product(*map(_readings, name)), MOST_READINGS) if person and len(name) <= LONGEST_PERSON else ()
    return [
        form
        for syllables in (usual, *others)
        for form in ("".join(syllables), "".join(map(_initial, syllables)))
    ]  # fmt: skip


def _initial(syllable: str) -> str:
    """A number is typed whole."""
    return syllable if syllable[:1].isdigit() else syllable[:1]


@cache
def _readings(character: str) -> tuple[str, ...]:
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors=_as_typed)
    return tuple(dict.fromkeys(found[0])) if found else ("",)


def _as_typed(characters: str) -> str:
    """Latin letters and digits stand for themselves; everything else is left out."""
    return "".join(_PLAIN.findall(characters.lower()))
