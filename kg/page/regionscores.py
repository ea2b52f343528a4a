"""Which of the divisions that a page names is spoken of most, its towns and what it lies in counted in."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from itertools import chain

from kg.lexicon import divisions, patterns
from kg.lexicon.divisions import Division
from kg.lexicon.regions import region_of
from kg.page.regionwords import Evidence, zone_words
from kg.records import Region

_WORDS = "region_words.tsv"
_AROUND = 0.5  # what a region's towns and what it lies in count for it
_DIGITS = 6  # sums of thirds that are equal stay equal in any order
_LEAST_TOWN = 0.3
_LEAST = 1.5  # a full name, or two short forms
_LEAST_PROVINCE = 1
_FEW = ("州", "盟", "地区")  # ranks of which there are few divisions
_LEAST_ALONE = 5  # mentions of a place that no 我县 or 县委 points to
_WHOLE = 3  # a full name
_RARE = 4  # so many counties at most have a town of the name
_FAR_MORE = 2  # times the least that the counties of a city must count against one that is named in passing
_SPOKEN = 4  # what a rank counts that a page says 我省 of
_CLEARLY = 1.3  # times a region must be spoken of more than the next of its rank


def best_of_rank(evidence: Evidence, rank: str) -> Region | None:
    """The division of this rank that is spoken of most, its towns and what it lies in counted in; else what the named ones lie in."""
    town = rank in patterns.listed(_WORDS, "town")
    named = _scores(evidence.places, rank, town=town)
    score = {division: n for division, n in named.items() if not _is_away(evidence, division)}
    if named and not score:
        return _above_all(evidence.inspected, rank)
    own = {division: n for division, n in score.items() if division not in evidence.elsewhere}
    if max(own.values(), default=0) >= _LEAST:
        score = own
    own_paper = [division for division in sorted(score) if division in evidence.mastheads]
    if len(own_paper) == 1 and score[own_paper[0]] >= _LEAST and evidence.ranks[rank] >= _SPOKEN:
        return _region(own_paper[0])
    if rank == "省":
        return _clear(score, rank, None) if score else _one_province(evidence.places)
    proved = None if town else _of_towns(evidence.places, rank)
    proved = None if proved and _is_away(evidence, proved) else proved
    if not score and proved:
        return _region(proved)
    return _clear(
        _passed_by(score, evidence, rank) or _scores_above(evidence.places, rank), rank, proved, evidence.places
    )


def _above_all(inspected: Collection[Division], rank: str) -> Region | None:
    """The division of this rank in which all the several places lie that people of it inspect; else None."""
    shared = [{upper for upper in divisions.lineage(d) if upper.rank == rank} for d in inspected]
    found = set.intersection(*shared) if len(shared) > 1 else set()
    return _region(found.pop()) if len(found) == 1 else None


def _passed_by(score: Mapping[Division, float], evidence: Evidence, rank: str) -> Mapping[Division, float]:
    """The scores; none where a city is only named in passing, and the counties of another are spoken of far more."""
    if rank != "市" or max(score.values(), default=0) > _LEAST:
        return score
    above = {d: n for d, n in _scores_above(evidence.places, rank).items() if not _is_away(evidence, d)}
    far_more = max(above.values(), default=0) >= _FAR_MORE * _LEAST
    return {} if far_more else score


def _clear(
    score: Mapping[Division, float], rank: str, proved: Division | None, places: Collection[Division] = ()
) -> Region | None:
    """The one that counts enough, and clearly more than the next; by its name alone where several bear it; else the one that towns prove."""
    town = rank in patterns.listed(_WORDS, "town")
    best = max(score, key=lambda d: (score[d], d == proved, d.code), default=None)
    if best is None:
        return None
    if score[best] < _least(rank, len(score), town=town) and best != proved:
        return _region(proved) if proved else None
    rivals = [d for d, n in score.items() if n * _CLEARLY > score[best] and d != best]
    if any(d.name != best.name for d in rivals):
        return None
    told = [d for d in (best, *rivals) if any(upper in places for upper in divisions.lineage(d))]
    if rivals and len(told) != 1:
        return Region(best.name, rank, divisions.prefix(best))
    return _region(told[0] if rivals else best)


def _is_away(evidence: Evidence, division: Division) -> bool:
    """One of the places of a journey, or in a province that is one."""
    above = (upper for upper in divisions.lineage(division) if upper.level == "province")
    return division in evidence.away or any(upper in evidence.away for upper in above)


def _least(rank: str, named: int, *, town: bool) -> float:
    """What a region must count at least; of a province or autonomous prefecture, where one alone is named, the short form."""
    if town:
        return _LEAST_TOWN
    return _LEAST_PROVINCE if (rank == "省" or rank in _FEW) and named == 1 else _LEAST


def _scores(places: Mapping[Division, float], rank: str, *, town: bool) -> dict[Division, float]:
    """How much is spoken of the named divisions of a rank; 0 for none."""
    by_code: dict[str, float] = defaultdict(float)
    inside: dict[str, float] = defaultdict(float)
    for division, n in places.items():
        if division.code:
            by_code[division.code] += n
            inside[division.parent] += n
    out = {}
    for division, n in places.items():
        if division.rank == rank and (division.level == "town") == town:
            towns = inside[division.code] if division.code else 0
            around = towns + sum(by_code[upper.code] for upper in divisions.lineage(division))
            out[division] = round(n + _AROUND * around, _DIGITS)
    return out


def _scores_above(places: Mapping[Division, float], rank: str) -> dict[Division, float]:
    """How much is spoken of what lies in the divisions of a rank."""
    out: dict[Division, float] = defaultdict(float)
    for division, n in places.items():
        for upper in divisions.lineage(division):
            if upper.rank == rank:
                out[upper] += n
    return {division: round(n, _DIGITS) for division, n in out.items()}


def _one_province(places: Mapping[Division, float]) -> Region | None:
    """The prefecture or province in which all prefectures and counties lie that are named in full, where they are several; else None."""
    whole = [d for d, n in places.items() if d.level in ("prefecture", "county") and n >= _WHOLE]
    shared = [u for u in divisions.lineage(whole[0]) if all(u in divisions.lineage(d) for d in whole)] if whole else []
    return _region(shared[0]) if len(whole) > 1 and shared else None


def _of_towns(places: Mapping[Division, float], rank: str) -> Division | None:
    """The division of this rank in which most of the named towns lie, where one county alone has so many of them; else None.

    One town proves only what it lies in alone; of several that many counties have, one must be rare.
    """
    counties: dict[str, set[str]] = defaultdict(set)
    for division in places:
        if division.level == "town" and _upper(division.parent, rank):
            counties[division.name].add(division.parent)
    have = Counter(chain.from_iterable(counties.values())).most_common(2)
    if not have or (len(have) > 1 and have[0][1] == have[1][1]) or 2 * have[0][1] <= len(counties):
        return None
    rarest = min(len(found) for found in counties.values() if have[0][0] in found)
    return _upper(have[0][0], rank) if rarest <= (_RARE if have[0][1] > 1 else 1) else None


def _upper(code: str, rank: str) -> Division | None:
    """The county of the code, or what it lies in, of this rank."""
    county = divisions.by_code().get(code)
    return next((d for d in (county, *divisions.lineage(county)) if d.rank == rank), None) if county else None


def most_spoken_of(evidence: Evidence) -> Region | None:
    """The county, zone or prefecture that is named most, where none is called the page's own; None where two are alike."""
    levels = ("county", "zone", "prefecture")
    counties = {d.name for d, n in evidence.places.items() if d.level == "county" and n >= _LEAST}
    score = {
        d: round(n, _DIGITS)
        for d, n in evidence.places.items()
        if d.level in levels and (n >= _LEAST_ALONE or (d in evidence.housed and len(counties) == 1 and n >= _WHOLE))
    }
    score = {d: n for d, n in score.items() if not _is_away(evidence, d)}
    score = {d: n for d, n in score.items() if d not in evidence.elsewhere}
    best = max(score.values(), default=0)
    winners = [division for division, n in score.items() if n == best]
    inner = [d for d in winners if all(other is d or other in divisions.lineage(d) for other in winners)]
    clear = len(inner) == 1 and (len(winners) == 1 or inner[0] in evidence.housed)
    return _region(inner[0]) if clear else None


def _region(division: Division) -> Region:
    """The division, a zone with the bare word it is called by."""
    own = next((w for w in zone_words() if division.name.endswith(w)), "") if division.level == "zone" else ""
    return region_of(division, own)


def most_named(places: Mapping[Division, float], fits: Callable[[Division], bool]) -> Division | None:
    """The place that is spoken of most among those that fit; None where none does."""
    return max(filter(fits, places), key=lambda d: (places[d], d.name), default=None)
