"""Administrative divisions and development zones: which there are, what they are called, what they lie in."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import zip_longest
from typing import NamedTuple

from kg.lexicon import patterns, tables, words
from kg.lexicon.division_names import before_body, rank_of, tail_of, without_peoples
from kg.lexicon.scanner import Hit, Scanner

_REMEMBERED = 1024  # sentences and names of the page that is being read
_WINDOW = 5
_JOINT = "和"
_JOINED = re.compile(rf"[\u3400-\u9fff](?<![到在赴来由从往]){_JOINT}县")  # 消防站|和|县消防救援大队, no 和县
_TAKES = "任县"
_GETS = re.compile(r"(?![省市台到在赴来由从往与及和])[\u3400-\u9fff]任县")  # 甲|任|县水利局局长, no 任县
_SELDOM = 1600  # uses of a character from which a county named by it alone is not told from the word: 任|县公安局
_SPELLED = tuple("市县区")
_RARE = 3  # a district's short form this frequent already is
_ORDINARY = 600  # a county's short form this frequent is rather an ordinary word


class Division(NamedTuple):
    """`code` is '' for a zone that has none; `parent` is the code of what it lies in, '' for a province."""

    code: str
    name: str
    level: str  # province prefecture county town zone
    parent: str

    @property
    def rank(self) -> str:
        """The word an own region is called by: 省 市 县 区 州 盟 旗 镇 乡 街道 自治区 特别行政区."""
        if self.level == "zone":
            return "区"
        return rank_of(self.name)


# As Division(…) does, at a quarter of its time.
_division: Callable[[tuple[str, ...]], Division] = partial(tuple.__new__, Division)


def named(name: str) -> tuple[Division, ...]:
    """The divisions a full, short or other printed form may mean; () for none."""
    return _index().get(name, ())


def with_stem(stem: str) -> tuple[Division, ...]:
    """The counties and districts whose name without its rank this is, where that alone means none as an ordinary word; () for others."""
    return () if stem in _index() else _stems().get(stem, ())


def lineage(division: Division) -> tuple[Division, ...]:
    """What it lies in, from near to far; () for a province."""
    out = []
    parent = by_code().get(division.parent)
    while parent:
        out.append(parent)
        parent = by_code().get(parent.parent)
    return tuple(out)


def prefix(division: Division) -> str:
    """What stands before 委 or 政府: 渑池县, 黔东南州, 郑州高新区."""
    return before_body(division.name)


@lru_cache(maxsize=_REMEMBERED)
def find(text: str) -> tuple[Hit, ...]:
    """The printed forms of divisions in a text, longest first where they overlap, in order.

    A form of two characters counts only between word boundaries: no 大安 in 十八大安保; what does not count hides none: 健|康定|边.
    """
    found = _scanner().find(text)
    return tuple(_standing(text, found)) if found else ()


def _standing(text: str, found: Sequence[Hit]) -> Iterator[Hit]:
    for hit, follows in zip_longest(found, found[1:]):
        if len(hit.word) > 2 or _apart(text, hit):
            yield hit
            continue
        hidden = standing_at(text, hit.start + 1)
        end = hit.start + 1 + len(hidden)
        if hidden and (follows is None or end <= follows.start):
            yield Hit(hit.start + 1, end, hidden)


def standing_at(text: str, at: int) -> str:
    """The longest printed form of a division that stands at text[at], '' for none; the one that find() tells."""
    for length in _openings().get(text[at : at + 2], ()):
        form = text[at : at + length]
        if form in _index():
            return form if len(form) > 2 or _apart(text, Hit(at, at + 2, form)) else ""
    return ""


def _apart(text: str, hit: Hit) -> bool:
    before = max(0, hit.start - 1)
    if (hit.word[0] == _JOINT and _JOINED.match(text, before)) or (hit.word == _TAKES and _GETS.match(text, before)):
        return False
    if hit.start == 0 and hit.word[1] == "县":
        return True  # 曹县|县立医院, 成县|政府
    start = max(0, hit.start - _WINDOW)
    bounds = words.bounds(text[start : hit.end + _WINDOW])
    if hit.start - start not in bounds:
        return False
    if hit.word[1] == "县" and hit.end - start - 1 in bounds and _is_a_short_county(text, hit):
        return True
    if hit.end - start in bounds or text.startswith(patterns.listed("region_words.tsv", "paper"), hit.end):
        return True
    return _full_at(text, hit.end)


def _is_a_short_county(text: str, hit: Hit) -> bool:
    """冠|县公安局: by a character that is no usual word, or behind what it lies in."""
    if words.frequency(hit.word[0]) < _SELDOM:
        return True
    above = {
        form
        for division in named(hit.word)
        for upper in lineage(division)
        for form in (upper.name, prefix(upper), upper.name[:-1])
    }
    return text.endswith(tuple(sorted(above)), 0, hit.start)


def _full_at(text: str, at: int) -> bool:
    """广西|南宁市: a name with its rank follows."""
    return any(text[at : at + size] in _index() for size in (3, 4, 5) if text[at + size - 1 : at + size] in _SPELLED)


@cache
def by_code() -> dict[str, Division]:
    """{code: division}, of all."""
    return {row[0]: _division(row) for row in tables.rows("divisions.tsv", 4)}


@cache
def zones() -> tuple[tuple[Division, tuple[str, ...]], ...]:
    """Zones under their short form, with the other printed forms."""
    names = {d.name: d for d in reversed(by_code().values()) if d.level != "town"}
    out = []
    for name, short, parent, aliases, code in tables.rows("zones.tsv", 5):
        above = names[parent].code if parent in names else ""
        out.append(
            (Division(code, short, "zone", above), tuple(a for a in (name, *aliases.split("|")) if a and a != short))
        )
    return tuple(out)


@cache
def _index() -> dict[str, tuple[Division, ...]]:
    out: dict[str, list[Division]] = {}
    coded = {zone.code for zone, _ in zones() if zone.code}
    for division in by_code().values():
        if division.code in coded:
            continue
        for form in _forms(division):
            out.setdefault(form, []).append(division)
    for form, name in tables.pairs("short_divisions.tsv"):
        out.setdefault(form, []).extend(out[name])
    for code, name, level, parent, *_ in tables.rows("former_divisions.tsv", 6):
        any_city = name in patterns.listed("region_words.tsv", "of_any_city")
        if level in ("county", "prefecture") and parent and name not in out and not any_city:
            out[name] = [Division(code, name, level, parent)]
    for zone, aliases in zones():
        for form in (zone.name, *aliases):
            out.setdefault(form, []).append(zone)
    return {form: tuple(found) for form, found in out.items()}


def _forms(division: Division) -> Iterator[str]:
    if division.level == "county" and division.name in patterns.listed("region_words.tsv", "of_any_city"):
        above = by_code()[division.parent]
        yield from {above.name + division.name, prefix(above) + division.name}  # 阳泉市矿区: 矿区 alone is any city's
        return
    if division.level != "town" or (len(division.name) > 2 and not _is_of_any_city(division.name)):
        yield division.name
    if division.level == "town":
        return
    short = without_peoples(division.name)
    if prefix(division) != division.name:
        yield prefix(division)
    if short != division.name:
        yield short
    stem = short.removesuffix(tail_of(short))
    usual = _ORDINARY if division.rank in ("县", "市", "旗") else _RARE
    usable = division.level in ("province", "prefecture") or not words.is_word(stem, usual)
    if (
        len(stem) > 1
        and stem != division.name
        and usable
        and stem not in patterns.listed("region_words.tsv", "ordinary_stem")
    ):
        yield stem


def _is_of_any_city(name: str) -> bool:
    """市经济技术开发区, 开发区街道: a name that is no more than the word for its kind."""
    if name.removeprefix("市").startswith(_zone_words()):
        return True
    return name in patterns.listed("region_words.tsv", "of_any_city")


@cache
def _zone_words() -> tuple[str, ...]:
    return tuple(tables.words("zone_words.txt"))


@cache
def _stems() -> dict[str, tuple[Division, ...]]:
    out: dict[str, tuple[Division, ...]] = {}
    for division in by_code().values():
        if division.level == "county":
            stem = division.name.removesuffix(tail_of(division.name))
            out[stem] = (*out.get(stem, ()), division)
    return out


@cache
def _openings() -> dict[str, tuple[int, ...]]:
    """The two characters that forms open with -> how long those are, the longest first."""
    lengths: dict[str, set[int]] = {}
    for form in (one for one in _index() if len(one) > 1):
        lengths.setdefault(form[:2], set()).add(len(form))
    return {opening: tuple(sorted(found, reverse=True)) for opening, found in lengths.items()}


@cache
def _scanner() -> Scanner:
    return Scanner(_index(), alone=True)
