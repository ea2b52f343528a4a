"""The posts of a region: what pages print before a name, and the bodies and offices that this means."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.invented.regions import Region
from benchmarks.invented.stock import topics


class Seat(NamedTuple):
    """`printed`: the words before the name, the region's own word left out; `offices`: (body, office) of the graph."""

    printed: str
    offices: tuple[tuple[str, str], ...]
    rank: str  # first second leader head town


def seats(region: Region) -> tuple[Seat, ...]:
    """From the first of the region down to its towns."""
    made = _of_zone(region) if region.kind == "zone" else _of_division(region)
    return (*made, *_heads(region), *_of_towns(region))


def departments(region: Region) -> tuple[str, ...]:
    """As printed behind the region's word, in a fixed order."""
    column = [topic.zone if region.kind == "zone" else topic.county for topic in topics()]
    return tuple(dict.fromkeys(column))


def _of_division(region: Region) -> tuple[Seat, ...]:
    own, p = region.own, region.prefix
    committee, government = f"{p}委", f"{p}政府"
    member = (committee, "常委")
    leaders = [
        Seat(f"{own}委书记", ((committee, "书记"),), "first"),
        Seat(f"{own}委副书记、{own}长", ((committee, "副书记"), (government, f"{own}长")), "second"),
        Seat(f"{own}委副书记", ((committee, "副书记"),), "leader"),
        Seat(f"{own}委常委、常务副{own}长", (member, (government, f"常务副{own}长")), "leader"),
        Seat(
            f"{own}委常委、{own}纪委书记、{own}监委主任", (member, (f"{p}纪委", "书记"), (f"{p}监委", "主任")), "leader"
        ),
        Seat(f"{own}人大常委会主任", ((f"{p}人大常委会", "主任"),), "leader"),
        Seat(f"{own}政协主席", ((f"{p}政协", "主席"),), "leader"),
        Seat(f"副{own}长、{own}公安局局长", ((government, f"副{own}长"), (f"{p}公安局", "局长")), "leader"),
        Seat(f"{own}人民法院院长", ((f"{p}人民法院", "院长"),), "leader"),
        Seat(f"{own}人民检察院检察长", ((f"{p}人民检察院", "检察长"),), "leader"),
    ]
    for organ, office in (("组织部", "部长"), ("宣传部", "部长"), ("统战部", "部长"), ("政法委", "书记")):
        leaders.append(Seat(f"{own}委常委、{organ}{office}", (member, (f"{committee}{organ}", office)), "leader"))
    leaders += [Seat(f"副{own}长", ((government, f"副{own}长"),), "leader")] * 4
    leaders += [Seat(f"{own}人大常委会副主任", ((f"{p}人大常委会", "副主任"),), "leader")] * 3
    leaders += [Seat(f"{own}政协副主席", ((f"{p}政协", "副主席"),), "leader")] * 3
    return tuple(leaders)


def _of_zone(region: Region) -> tuple[Seat, ...]:
    p = region.prefix
    committee, board = f"{p}党工委", f"{p}管委会"
    member = (committee, "委员")
    return (
        Seat("党工委书记", ((committee, "书记"),), "first"),
        Seat("党工委副书记、管委会主任", ((committee, "副书记"), (board, "主任")), "second"),
        *[Seat("党工委委员、管委会副主任", (member, (board, "副主任")), "leader")] * 4,
        Seat("党工委委员、纪检监察工委书记", (member, (f"{p}纪检监察工委", "书记")), "leader"),
        Seat("党工委委员、组织部部长", (member, (f"{committee}组织部", "部长")), "leader"),
    )


def _heads(region: Region) -> tuple[Seat, ...]:
    found = []
    for name in departments(region):
        office = "主任" if name.endswith("委员会") else "局长"
        own = "" if region.kind == "zone" else region.own
        found.append(Seat(f"{own}{name}{office}", ((f"{region.prefix}{name}", office),), "head"))
    return tuple(found)


def _of_towns(region: Region) -> tuple[Seat, ...]:
    """Of a prefecture, what lies in it are counties, with pages of their own."""
    if region.kind == "prefecture":
        return ()
    party = {town: f"{town}党工委" if town.endswith("街道") else f"{town}党委" for town in region.towns}
    return tuple(Seat(f"{body}书记", ((body, "书记"),), "town") for body in party.values())
