"""Where people of a page go, and who comes to it: divisions that are not the page's own."""

from collections.abc import Iterator, Sequence

from kg.lexicon import divisions
from kg.lexicon.divisions import Division
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit

_WORDS = "region_words.tsv"
_RANKS = "省市县区州盟旗"
_TRIP = Pattern(  # 率党政代表团先后到|甲市、乙县学习考察
    _WORDS,
    rf"率(?:领|队)?[{_RANKS}师]{{0,2}}(?:<mission>)*(?:<delegation>)[^，。]{{0,6}}?[到在][^，。]{{2,80}}",
    needs="率",
)
_STOP = 12  # characters of what is visited in one place
_LIST_MARKS = frozenset("、和及与，")
_GUESTS = Pattern(_WORDS, r"(?:<mission>){0,2}(?:<delegation>)")
_ARRIVING = Pattern(  # 甲市乙区人大考察团一行|来到丙开发区
    _WORDS,
    r"(?:<mission>){0,2}(?:<delegation>)(?:成员)?(?:一行)?\d{0,3}[一二三四五六七八九十多余]{0,3}(?:<group>)?(?:<arriving>)",
)
_INSPECTING = Pattern(
    _WORDS, r"等?(?:[一二三四五六七八九十\d]{0,2}个?[县市区]{0,4})?(?:就[^，。]{2,20})?(?:<inspecting>)"
)
_COMING = Pattern(_WORDS, r"[^，。；：]{1,40}?(?:<coming>)我(?P<rank>[省市县区州盟旗])")  # 甲县委书记某某一行到我县


def guests(text: str, hits: Sequence[Hit]) -> frozenset[Division]:
    """'甲县委书记一行到我县考察': the divisions of the rank of 我县 whose people come to it; '甲市考察团来到…': whose delegation comes."""
    ours = any(f"我{rank}" in text for rank in _RANKS)
    found = set()
    for at, hit in enumerate(hits):
        coming = _COMING.match(text, hit.end) if ours else None
        found |= {d for d in divisions.named(hit.word) if coming and d.rank == coming["rank"]}
        if _ARRIVING.match(text, hit.end) and not _sets_out(text, hit.end):
            chain = hits[at - 1 : at + 1] if at and hits[at - 1].end == hit.start else (hit,)
            found |= {division for one in chain for division in divisions.named(one.word)}
    return frozenset(found)


def _sets_out(text: str, end: int) -> bool:
    """甲县|考察团来到丙县, 甲县|考察团赴外地: they go there, and do not come here."""
    arriving, guests = _ARRIVING.match(text, end), _GUESTS.match(text, end)
    there = divisions.named(divisions.standing_at(text, arriving.end())) if arriving else ()
    leaving = next((w for w in listed(_WORDS, "going") if guests and text.startswith(w, guests.end())), "")
    gone = bool(leaving and guests and not text.startswith(("我", "来"), guests.end() + len(leaving)))
    return gone or any(division.level in ("county", "prefecture") for division in there)


def away(text: str, hits: Sequence[Hit]) -> frozenset[Division]:
    """'分别到甲市、乙市走访', '考察甲省、乙省': the several places of a journey, none of which is the page's own."""
    found: set[Division] = set()
    during, journey = listed(_WORDS, "during"), (*listed(_WORDS, "going"), *listed(_WORDS, "journey"))
    last: tuple[Division, ...] = ()  # the stop that is being read
    stops, end = 0, -1
    for hit in hits:
        if text.endswith("在", 0, hit.start) and text.startswith(during, hit.end):
            found |= {*divisions.named(hit.word)}
        chained = stops > 0 and hit.start == end  # 甲省|乙县
        if not chained:
            goes_on = stops > 0 and _is_listed(text, end, hit.start)
            found |= {*last} if stops > 1 or (stops and goes_on) else set()
            stops = stops + 1 if goes_on else int(text.endswith(journey, 0, hit.start))
        last, end = divisions.named(hit.word) if stops else (), hit.end
    return frozenset(found | {*last} if stops > 1 else found)


def inspected(text: str, hits: Sequence[Hit]) -> frozenset[Division]:
    """'赴甲县、乙市调研': the places of a journey of those who have a say there."""
    going, found = listed(_WORDS, "going"), set[Division]()
    stops: list[Hit] = []
    for hit in hits:
        goes_on = bool(stops) and (_is_listed(text, stops[-1].end, hit.start) or stops[-1].end == hit.start)
        if not goes_on:
            stops = []
        if goes_on or text.endswith((*going, "到", "深入"), 0, hit.start):
            stops.append(hit)
        if stops and _INSPECTING.match(text, hit.end):
            found |= {division for stop in stops for division in divisions.named(stop.word)}
    return frozenset(found)


def _is_listed(text: str, end: int, start: int) -> bool:
    """A mark of a list alone stands between two names."""
    return start - end == 1 and text[end] in _LIST_MARKS


def elsewhere(text: str, hits: Sequence[Hit]) -> Iterator[Division]:
    """'赴甲县、乙市考察', '甲市党政代表团': the divisions named there."""
    going = listed(_WORDS, "going")
    end = -1  # of a list behind 赴
    own: set[Division] = set()  # named before anybody goes there: 甲县政协委员赴甲县医院
    trips = [match.span() for match in _TRIP.finditer(text)]
    for hit in hits:
        named = divisions.named(hit.word)
        if any(start <= hit.start < stop for start, stop in trips):
            yield from named
        if (end >= 0 and _is_one_journey(text, end, hit.start)) or text.endswith(going, 0, hit.start):
            end = hit.end
            yield from (division for division in named if division not in own)
        elif _GUESTS.match(text, hit.end) and not _sets_out(text, hit.end):
            yield from named
        else:
            own |= {*named}


def _is_one_journey(text: str, end: int, start: int) -> bool:
    """The next name is a part of the last stop (赴甲市|乙区) or another stop: 赴甲县法院、|乙县法院."""
    between = text[end:start]
    return not between or _is_listed(text, end, start) or (len(between) <= _STOP and between.endswith("、"))
