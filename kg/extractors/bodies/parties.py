"""Committees of the democratic parties: '民盟市委' -> 民盟焦作市委, '民盟昆明市委' as it stands."""

import re
from collections.abc import Callable

from kg.extractors.bodies.body import Body, Setting
from kg.lexicon.regions import leading
from kg.records import Region

_PARTY = re.compile(
    r"(?P<party>民革|民盟|民建|民进|农工民主党|农工党|致公党|九三学社|台盟|中国国民党革命委员会|中国民主同盟|中国民主建国会|中国民主促进会|中国农工民主党|中国致公党|台湾民主自治同盟)"
    r"(?P<rest>.+)"
)
_OPENS = frozenset("民农致九台中")
_OF_RANK = re.compile(r"(?P<rank>[省市县区州])(?P<organ>委|工委|基层委|总支|支部|直)")


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
