"""Short names that a page gives to companies: '鸿盛农业有限公司（以下简称“鸿盛”）'."""

import re
from collections.abc import Iterable

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.ranked import RANKS
from kg.records import Reading

_SHORT = re.compile(r"（(?:以?下)?简称[：]?“?([^”“）]{2,12})”?）")


def called_short(readings: Iterable[Reading]) -> dict[str, str]:
    """Short name -> the company's whole name, as printed before it; {} for a page that gives none."""
    out: dict[str, str] = {}
    for reading in readings:
        text = reading.sentence.text
        for found in _SHORT.finditer(text) if "简称" in text else ():
            whole = next((o.text for o in reading.organizations if o.end == found.start()), "")
            if class_of(whole) == "enterprise" and whole[0] not in RANKS:
                out.setdefault(found.group(1), whole)
    return out
