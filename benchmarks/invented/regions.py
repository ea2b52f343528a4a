"""The places that invented pages come from: real counties, districts, cities and development zones."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from random import Random
from typing import NamedTuple

from benchmarks.invented import names
from kg.lexicon import divisions
from kg.lexicon.divisions import Division

_LEAST_TOWNS = 5
_MOST_TOWNS = 14
_TAILS = ("镇", "乡", "街道")
_ZONES = ("高新区", "经开区")
_RANKS = "县市区旗"
_ZONE = "7"  # fifth digit of the codes of development zones
_KINDS = {"county": 12, "zone": 2, "prefecture": 1}  # pages of so many counties stand beside those of one prefecture


class Region(NamedTuple):
    """`prefix` stands before the names of its bodies in the graph, `own` before those that a page prints bare (县, 高新区)."""

    name: str
    prefix: str
    own: str
    kind: str  # county zone prefecture
    city: str  # '' where a province lies right above
    province: str
    towns: tuple[str, ...]

    @property
    def short(self) -> str:
        """What stands before the names of its companies."""
        return self.prefix.removesuffix(self.own) if len(self.prefix) > len(self.own) + 1 else self.prefix


def region(number: int, rng: Random) -> Region:
    """The region of this place in the order of one seed; `rng` must be that seed's own. They come round again after all."""
    by_kind = _all()
    order = [(kind, at) for kind, times in _KINDS.items() for at in range(times)]
    kind, at = order[number % len(order)]
    found = list(by_kind[kind])
    rng.shuffle(found)
    return found[(number // len(order) * _KINDS[kind] + at) % len(found)]


@cache
def _all() -> dict[str, tuple[Region, ...]]:
    """By kind; only names that one division bears."""
    children: defaultdict[str, list[Division]] = defaultdict(list)
    for division in divisions.by_code().values():
        children[division.parent].append(division)
    found: dict[str, list[Region]] = {kind: [] for kind in _KINDS}
    bearers = Counter(division.name for division in divisions.by_code().values())
    for division in divisions.by_code().values():
        known = division.level in ("county", "prefecture") and bearers[division.name] == 1 and division.code[4] != _ZONE
        if known and (made := _division(division, children[division.code])):
            found[division.level].append(made)
    found["zone"] = [made for zone, _ in divisions.zones() if (made := _zone(zone))]
    return {kind: tuple(sorted(regions)) for kind, regions in found.items()}


def _division(division: Division, below: list[Division]) -> Region | None:
    rank = division.rank
    if rank not in _RANKS or not division.name.endswith(rank):
        return None
    tails = _TAILS if division.level == "county" else tuple(_RANKS)
    towns = sorted(town.name for town in below if town.name.endswith(tails) and 3 <= len(town.name) <= 5)
    if len(towns) < _LEAST_TOWNS:
        return None
    city, province = _above(division)
    prefix = divisions.prefix(division)
    return Region(division.name, prefix, rank, division.level, city, province, tuple(towns[:_MOST_TOWNS]))


def _zone(zone: Division) -> Region | None:
    """Its offices in the towns have names of their own, as no list has them."""
    own = next((word for word in _ZONES if zone.name.endswith(word)), "")
    city, province = _above(zone)
    if not own or not city or not zone.name.startswith(city.removesuffix("市")):
        return None
    rng = Random(zone.name)
    towns = sorted({names.village(rng).removesuffix("村") + "街道" for _ in range(_LEAST_TOWNS + 1)})
    return Region(zone.name, zone.name, own, "zone", city, province, tuple(towns))


def _above(division: Division) -> tuple[str, str]:
    """Its prefecture and its province."""
    above = divisions.lineage(division)
    city = next((upper.name for upper in above if upper.level == "prefecture"), "")
    return city, above[-1].name if above else ""
