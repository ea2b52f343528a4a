"""Towns, villages and their bodies: many counties have a 石桥镇, so a name alone tells none."""

from functools import lru_cache
from typing import Final

from kg.lexicon import divisions
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import TOWN_RANKS
from kg.records import Reference, Region

_LOCAL = Pattern(
    "body_words.tsv",
    r"(?P<place>[^省市县区旗州盟]{1,5}?(?:镇|(?<!城)乡(?![镇村土亲贤情])|街道|村|社区))(?:$|(?:<village_body>)|[\u3400-\u9fff]{0,10}(?:<local_end>)$)",
)
_REMEMBERED: Final = 1024


def placed(part: Reference, home: Region | None, document: str) -> Reference:
    """The reference with the county that tells it from others of its name: the page's, or the document where the page has none.

    As it is where the name opens with a larger region, or no other town is called so.
    """
    if part.kind not in ("organization", "place") or part.scope not in ("", home.name if home else ""):
        return part
    local = local_part(part.name)
    if local is None:
        return part
    if _is_alone(local):
        return part._replace(scope="")
    return part._replace(scope=_county(home) or f"document:{document}")


def home_of(scope: str, home: Region | None, document: str) -> str:
    """The jurisdiction of a person, in full: that of a 石桥镇 with its county."""
    if local_part(scope) != scope or _is_alone(scope):
        return scope
    county = _county(home)
    return county + scope if county else f"document:{document}"


def _county(home: Region | None) -> str:
    if home is None:
        return ""
    return next((region.name for region in (home, *home.above) if region.rank not in TOWN_RANKS), "")


@lru_cache(maxsize=_REMEMBERED)
def local_part(name: str) -> str | None:
    """The town or village that a name opens with; None where a larger region stands before it, or none."""
    opening = divisions.standing_at(name, 0)
    if any(division.level != "town" for division in divisions.named(opening)):
        return None
    found = _LOCAL.match(name)
    return found["place"] if found else None


@lru_cache(maxsize=_REMEMBERED)
def _is_alone(name: str) -> bool:
    """One town of all China is called so."""
    return len(divisions.named(name)) == 1
