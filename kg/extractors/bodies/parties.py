"""Committees of the democratic parties: '民盟市委' -> 民盟焦作市委, '民盟昆明市委' as it stands."""

from collections.abc import Callable

from kg.extractors.bodies.body import Body, Setting
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.records import Region

_PARTY = Pattern("body_words.tsv", r"(?P<party><party_short>|<party_in_full>)(?P<rest>.+)")
_OPENS = frozenset("民农致九台中")
_OF_RANK = Pattern("body_words.tsv", r"(?P<rank>[省市县区州])(?P<organ><party_organ>)")


def of_party(name: str, setting: Setting, region_at: Callable[[str, Setting], Region | None]) -> Body | None:
    """The committee with its region; None for a name that no party's opens and for a party alone."""
    found = _PARTY.fullmatch(name) if name[0] in _OPENS else None
    if not found or found["rest"].startswith("中央"):
        return None
    ranked = _OF_RANK.match(found["rest"])
    if ranked:
        region = region_at(ranked["rank"], setting)
        return Body(found["party"] + region.prefix + found["rest"][1:], region) if region else Body(name, None, False)
    named = leading(found["rest"])
    return Body(name, named[0] if named else setting.home)
