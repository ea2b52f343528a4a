"""The short names that a page gives to bodies: '浙江省人民医院毕节医院（以下简称“浙毕医院”）'."""

import re
from collections.abc import Iterable, Iterator

from kg.lexicon.bounds import body_start, ends_like_organization
from kg.records import Reading

_SHORT = re.compile(r"（(?:以?下)?简称[：]?“?([^”“）]{2,12})”?）")
_RANKS = frozenset("省市县区州盟旗镇乡")
_LEAST = 3  # characters of a short name that a whole one is not told by elsewhere


def find_shortened(readings: Iterable[Reading]) -> tuple[tuple[str, str], ...]:
    """(short name, whole name as printed before it), in order; () for a page that gives none."""
    return tuple(dict.fromkeys(_shortened(readings)))


def _shortened(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    for reading in readings:
        text = reading.sentence.text
        for found in _SHORT.finditer(text) if "简称" in text else ():
            whole = text[body_start(text, found.start()) : found.start()]
            if ends_like_organization(whole) and whole[0] not in _RANKS and len(found.group(1)) >= _LEAST:
                yield found.group(1), whole
