"""What 师市 and 师 mean on a page: the one division of the 兵团 that it names, or that of the city whose page it is."""

import re
from collections.abc import Iterable

from kg.lexicon import tables

_DIVISION = re.compile(r"(?:农|第)?([一二三四五六七八九十]{1,3})师([\u3400-\u9fff]{2,4}?市)?")
_VISIT = re.compile(r"(?:[到赴在访]|前往|走进|抵达)(?:新疆生产建设兵团|新疆兵团|兵团)?$")
_NEAR = 12  # characters before a name in which the word for a visit stands


def divisions_called(texts: Iterable[str], region: str = "") -> tuple[tuple[str, str], ...]:
    """(师市, whole name), (师, its number); () where the page tells none, or several and not whose it is.

    `region`: the name of the page's region, '' for none.
    """
    texts = [text for text in texts if "师" in text]
    found = [match for text in texts for match in _DIVISION.finditer(text)]
    numbers = {match.group(1) for match in found}
    if len(numbers) > 1:
        numbers &= _of_city(region)
        numbers -= _visited(texts)
    if len(numbers) != 1:
        return () if found else _by_list(region)
    return _named([match for match in found if match.group(1) in numbers], region)


def _named(found: list[re.Match[str]], region: str) -> tuple[tuple[str, str], ...]:
    whole = max((match.group() for match in found if match.group(2)), key=len, default="")
    bare = min((match.group().removesuffix(match.group(2) or "") for match in found), key=len)
    if not whole and found[0].group(1) in _of_city(region):
        whole = bare + region
    return (*((("师市", whole),) if whole else ()), ("师", bare))


def _visited(texts: Iterable[str]) -> set[str]:
    """The divisions that somebody comes to: 到|第八师石河子市."""
    return {
        match.group(1)
        for text in texts
        for match in _DIVISION.finditer(text)
        if _VISIT.search(text, max(0, match.start() - _NEAR), match.start())
    }


def _by_list(region: str) -> tuple[tuple[str, str], ...]:
    """第十师北屯市 on a page of 北屯市 that names no division by its number; () elsewhere."""
    return tuple(
        pair
        for number in sorted(_of_city(region))
        for pair in (("师市", f"第{number}师{region}"), ("师", f"第{number}师"))
    )


def _of_city(region: str) -> set[str]:
    """The number of the division whose city the region is."""
    return {number for city, number in tables.pairs("corps_cities.tsv") if city == region}
