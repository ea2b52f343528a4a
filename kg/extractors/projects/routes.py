"""Where a road, a railway or a pipe runs: '起于青湾镇，止于柳庄镇' -> both ends."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.places import site_within
from kg.extractors.projects.words import endings, is_proper, without_lead
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading

_WORDS = "project_words.tsv"
_ROUTE = Pattern(
    _WORDS,
    r"(?:(?:<route_start>)(?:<route_at>)?)(?P<first>[^，。；、（）]{2,26}?)"
    r"(?:（[^（）]{1,24}）)?(?:(?P<between>[，、；][^。]{0,80}?)?(?:<route_end>)(?:<route_at>)?)(?P<last>[^，。；、（）]{2,26})",
    needs="起始",
)
_ROAD = Pattern(
    _WORDS,
    r"(?P<name>[^，。；、：]{3,40}?)(?:(?:于|已)\d{4}年[^，。；、]{2,14}，)?(?:路线|线路|全线|主线|呈[东南西北]{2,4}走向)?，?$",
)
_LONGEST = 48
_SPOT = 8  # characters of a spot behind its division
_RANKS = tuple("省市县区州旗镇乡")


class Route(NamedTuple):
    """Where the words of a route begin, and its two ends in the text."""

    start: int
    ends: tuple[tuple[int, int], ...]


def find_routes(text: str) -> Iterator[Route]:
    """Both ends of each route; one of them alone is no route."""
    for match in _ROUTE.finditer(text):
        first, last = (
            site_within(text, *match.span(end)) or _in_division(text, *match.span(end)) for end in ("first", "last")
        )
        if first and last:
            yield Route(match.start(), (first, last))


def _in_division(text: str, start: int, end: int) -> tuple[int, int] | None:
    """青湾县柳溪镇|白鹭岭: a spot behind the full names of what it lies in."""
    found = leading(text[start:end])
    if not found or not text[start : start + found[1]].endswith(_RANKS):
        return None
    return (start, end) if end - start - found[1] <= _SPOT else None


def find_roads(text: str) -> Iterator[ProjectName]:
    """青柳高速公路|起于青湾镇，止于柳庄镇 -> 青柳高速公路."""
    for route in find_routes(text):
        road = _ROAD.ends(text, route.start, _LONGEST)
        if not road:
            continue
        start = road.start("name") + without_lead(road["name"])
        name = text[start : road.end("name")]
        if len(name) > 3 and name.endswith((*endings("line"), *endings("way"))) and is_proper(name):
            yield ProjectName(start, road.end("name"), name)
