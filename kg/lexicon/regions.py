"""Divisions as the regions that a page speaks from."""

from functools import lru_cache
from typing import Final

from kg.lexicon import divisions, patterns
from kg.lexicon.divisions import Division
from kg.records import Region

TOWN_RANKS: Final = ("镇", "乡", "街道")
_REMEMBERED: Final = 1024  # names that the pages of one place print again and again


@lru_cache(maxsize=_REMEMBERED)
def region_of(division: Division, zone: str = "") -> Region:
    """The division with everything it lies in."""
    above = tuple(_bare(d) for d in divisions.lineage(division))
    return _bare(division)._replace(above=above, zone=zone)


def named_region(name: str) -> Region | None:
    """The region of a printed name; None for no division or for several of that name."""
    found = [d for d in divisions.named(name) if d.level != "town"] or list(divisions.named(name))
    return region_of(found[0]) if len(found) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def leading(text: str) -> tuple[Region, int] | None:
    """The region a text starts with, the innermost where several follow one another, and where its name ends.

    A name that several divisions share still counts, as itself alone: 鼓楼区 is a district wherever it lies.
    """
    found, end = None, 0
    while word := divisions.standing_at(text, end):
        if len(word) == 2 and text.startswith(_ways(), end + 2) and not divisions.standing_at(text, end + 2):
            break
        fits = divisions.named(word)
        chosen = next(
            (d for d in fits if found and d.parent and found.name in [u.name for u in divisions.lineage(d)]), fits[0]
        )
        if found and found.name not in [u.name for u in divisions.lineage(chosen)]:
            break
        found = region_of(chosen) if len(fits) == 1 or found else _bare(chosen)
        end += len(word)
    return (found, end) if found else None


def _ways() -> tuple[str, ...]:
    """What is named after places far away: 玉溪路 lies in no 玉溪."""
    return patterns.listed("region_words.tsv", "way")


def _bare(division: Division) -> Region:
    return Region(division.name, division.rank, divisions.prefix(division))
