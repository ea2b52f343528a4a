"""Offices of a rank that the page's region has not: '市委书记' on a prefecture's page is that of the one city it names."""

from collections.abc import Sequence

from kg.extractors.bodies.body import Body, setting_of
from kg.extractors.bodies.posts import resolve_post
from kg.extractors.offices.spoken import rank_of
from kg.lexicon import divisions
from kg.lexicon.regions import leading
from kg.records import Context, Group, Reading, Region

_AUTONOMOUS = "自治区"
_RANKS = frozenset({"市", "县", "区", "旗", _AUTONOMOUS})


def of_place_named(
    group: Group, found: tuple[Body | None, ...], readings: Sequence[Reading], context: Context
) -> tuple[Body | None, ...]:
    """The bodies as they are, those of a county or city that the page's region contains and alone is named with its name.

    On a page of 黄南州 that speaks of 同仁市 alone, '州委常委、市委书记甲' is secretary of 同仁市委.
    """
    rank = next((rank_of(p) for p, b in zip(group.posts, found, strict=True) if b and not b.known), "")
    home = context.region
    lacks = home is not None and (rank == _AUTONOMOUS or not home.at(rank))
    region = _only(readings, rank, home) if home and lacks and rank in _RANKS else None
    if region is None:
        return found
    out: list[Body | None] = []
    for post, body in zip(group.posts, found, strict=True):
        chain = tuple(b for b in out if b)
        setting = setting_of(context._replace(region=region), chain)
        out.append(resolve_post(post, setting) if body and not body.known else body)
    return tuple(out)


def _only(readings: Sequence[Reading], rank: str, home: Region) -> Region | None:
    """The one region of that rank inside `home` that the article names; None for none and for several."""
    named: dict[str, Region] = {}
    for reading in readings:
        text = reading.sentence.text
        for hit in divisions.find(text):
            found = leading(text[hit.start :])
            region = found[0].at(rank) if found else None
            if region and (rank != _AUTONOMOUS or region.rank == rank):
                named[region.name] = region
    only = next(iter(named.values())) if len(named) == 1 else None
    inside = only is not None and any(above.name == home.name for above in only.above)
    return only if inside or rank == _AUTONOMOUS else None
