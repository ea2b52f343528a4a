"""Bureaus of central bodies told after another one of the same: '政策法规局' behind 国务院国资委党建工作局."""

from kg.extractors.bodies.body import Body
from kg.extractors.bodies.classes import central, central_names, class_of
from kg.lexicon.patterns import listed
from kg.lexicon.regions import leading

_WORDS = "body_words.tsv"
_PARTS_OF_CENTRAL = ("局", "司", "厅")


def of_central(name: str, above: Body) -> Body | None:
    """'政策法规局' behind 国务院国资委党建工作局: a part of the same central body."""
    if _is_ministry_of(name, above):
        return Body(above.base + name, None)
    base = above.base
    heads = [c for c in central_names() if base.startswith(c) and len(base) > len(c)]
    head = max(heads, key=len, default="")
    part = (
        head
        and class_of(name) != "enterprise"
        and name.endswith(_PARTS_OF_CENTRAL)
        and base.endswith(_PARTS_OF_CENTRAL)
        and name not in central()
    )
    return Body(head + name, None) if part else None


def _is_ministry_of(name: str, above: Body) -> bool:
    """'人事司' behind 教育部党组: a part of the ministry whose name is no central body's own."""
    whole = (
        above.base in central() and above.base.endswith(listed(_WORDS, "ministry")) and name.endswith(_PARTS_OF_CENTRAL)
    )
    own = "国家" + name in central() or name.startswith((*listed(_WORDS, "national"), *central_names()))
    return whole and not own and not leading(name)
