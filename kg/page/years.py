"""The year of each report of a page, from all its evidence; no year where the evidence leaves several."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.page.clues import find_clues
from kg.page.datelines import Dateline, find_datelines
from kg.page.evidence import ALL_YEARS, Day, Evidence, Spoken, Weight, distinct
from kg.page.nation import find_national
from kg.page.neighbours import find_neighbours
from kg.page.provincial import find_provincial
from kg.page.recurring import find_recurring
from kg.page.work import find_work
from kg.records import Anomaly, Article, Calendar, Clue, Document, PartialDate, Reading, Region

_HEAD = 4  # sentences in which the day that is reported stands
_CLUES = 3  # so many reasons are enough
_ONE_ISSUE = 45  # days between reports that may share an issue, and so a year
_LATE, _EARLY = (11, 12), (1, 2)


class _Decision(NamedTuple):
    """What the reports around a day say together; `united`: hardly a name or date among them says another year."""

    year: int | None
    united: bool
    evidence: tuple[Evidence, ...]


def find_calendars(
    document: Document,
    articles: tuple[Article, ...],
    readings: tuple[tuple[Reading, ...], ...],
    region: Region | None = None,
) -> tuple[tuple[Calendar, ...], tuple[Anomaly, ...]]:
    """One calendar an article, in order, and what contradicts the years found; ((), ()) for a page without articles."""
    datelines = find_datelines(document, articles)
    page = [Spoken(i, a, readings[i], _anchor(datelines[i], readings[i])) for i, a in enumerate(articles)]
    late = _late([spoken for spoken in page if not (line := datelines[spoken.number]) or not line.date.year])
    clues = [piece for spoken in page for piece in (*find_clues(spoken), *find_recurring(spoken), *find_work(spoken))]
    beside = [*find_neighbours(document, articles, page)] if not any(datelines) else []
    evidence = distinct([*_told(datelines), *clues, *find_national(page), *find_provincial(page, region), *beside])
    issue = tuple(_shifted(piece, 1) if piece.article in late else piece for piece in evidence)
    decisions = _decisions(page, issue)
    own = _by_article(issue, len(page))
    years = [_year_of(own[s.number], decisions[s.anchor]) for s in page]
    calendars = []
    for spoken, year in zip(page, years, strict=True):
        shift = int(spoken.number in late)
        speaking = _speaking(own[spoken.number], decisions[spoken.anchor], year)
        calendars.append(_calendar(datelines[spoken.number], year, shift, speaking))
    return tuple(calendars), tuple(_contradictions(years, own))


def _anchor(dateline: Dateline | None, readings: Sequence[Reading]) -> Day | None:
    """The day the report was made, else the first day without a year that its head tells."""
    if dateline and dateline.date.month and dateline.date.day:
        return Day(dateline.date.month, dateline.date.day)
    days = (d.date for r in readings[:_HEAD] for d in r.dates if not d.relative and not d.date.year)
    return next((Day(d.month, d.day) for d in days if d.month and d.day), None)


def _late(page: Sequence[Spoken]) -> frozenset[int]:
    """On a page of January the reports of days of the December before; dated reports need no such guess."""
    months = {spoken.number: spoken.anchor.month for spoken in page if spoken.anchor}
    turned = any(month in _EARLY for month in months.values())
    return frozenset(i for i, month in months.items() if turned and month in _LATE)


def _shifted(piece: Evidence, years: int) -> Evidence:
    if piece.weight is Weight.TOLD:
        return piece
    likely = piece.likely + years if piece.likely else None
    return piece._replace(years=frozenset(y + years for y in piece.years), likely=likely)


def _told(datelines: Sequence[Dateline | None]) -> Iterator[Evidence]:
    for i, line in enumerate(datelines):
        if line and line.date.year:
            how = "metadata" if not line.quote else "printed date" if line.printed else "date in an address"
            weight = Weight.TOLD if line.printed else Weight.NAMED
            yield Evidence(i, frozenset({line.date.year}), weight, line.quote, how, first=line.date.year)


def _by_article(evidence: Sequence[Evidence], articles: int) -> list[list[Evidence]]:
    found: list[list[Evidence]] = [[] for _ in range(articles)]
    for piece in evidence:
        found[piece.article].append(piece)
    return found


def _decisions(page: Sequence[Spoken], evidence: Sequence[Evidence]) -> Mapping[Day | None, _Decision]:
    """For each day that is reported what the reports of the days around it say."""
    anchors = [spoken.anchor for spoken in page]
    out: dict[Day | None, _Decision] = {}
    reported = dict.fromkeys(anchors)
    for anchor in reported:
        days = {day for day in reported if _near(anchor, day)}
        near = tuple(piece for piece in evidence if anchors[piece.article] in days)
        year = decide(near)
        named = [piece for piece in near if piece.weight >= Weight.NAMED and len(piece.years) == 1]
        agreeing = sum(year in piece.years for piece in named)
        out[anchor] = _Decision(year, agreeing >= 2 * (len(named) - agreeing), near)
    return out


def _near(one: Day | None, other: Day | None) -> bool:
    """Whether reports of these two days may stand in one issue; a day that is not told stands with any."""
    if one is None or other is None:
        return True
    apart = abs((one.month - other.month) * 30 + one.day - other.day)
    return min(apart, 360 - apart) <= _ONE_ISSUE


def _year_of(own: Sequence[Evidence], around: _Decision) -> int | None:
    """The year its own date tells, else that of the reports around it; none where that contradicts its own words."""
    told = next((piece for piece in own if piece.weight is Weight.TOLD), None)
    if told:
        return min(told.years)
    named = [piece for piece in own if piece.weight is Weight.NAMED]
    if named:
        return around.year if any(around.year in piece.years for piece in named) else None
    return around.year if around.united else None


def decide(evidence: Sequence[Evidence]) -> int | None:
    """The year that most of the evidence allows, what proves before what bounds; None where several are left.

    National events alone prove no year that a date in the text rules out.
    """
    kinds = Counter((piece.years, piece.weight, piece.proves) for piece in evidence)
    score = _scores(kinds)
    best = max(score.values())
    left = [year for year, found in score.items() if found == best]
    if len(left) > 1:
        left = sorted({piece.likely for piece in evidence if piece.likely and piece.likely in left})
    if len(left) != 1:
        return None
    proving = [weight for years, weight, proves in kinds if proves and left[0] in years]
    vetoed = any(piece.vetoes and left[0] not in piece.years for piece in evidence)
    return left[0] if proving and (max(proving) > Weight.WINDOW or not vetoed) else None


def _scores(kinds: Mapping[tuple[frozenset[int], Weight, bool], int]) -> dict[int, tuple[int, int]]:
    """Of each year the weight of what proves it and of what only allows it."""
    proving, allowing = dict.fromkeys(ALL_YEARS, 0), dict.fromkeys(ALL_YEARS, 0)
    for (years, weight, proves), times in kinds.items():
        score = proving if proves else allowing
        for year in years & score.keys():
            score[year] += weight * times
    return {year: (proving[year], allowing[year]) for year in ALL_YEARS}


def _speaking(own: Sequence[Evidence], around: _Decision, year: int | None) -> Iterator[Evidence]:
    """What speaks for the year: the article's own evidence first, the weightiest first."""
    for group in (own, around.evidence):
        yield from sorted((p for p in group if p.proves and year in p.years), key=lambda p: -p.weight)


def _calendar(dateline: Dateline | None, year: int | None, shift: int, speaking: Iterator[Evidence]) -> Calendar:
    """`shift`: by how many years the article's days lie before the issue's."""
    date = dateline.date if dateline else PartialDate()
    if year is None:
        return Calendar(date)
    if date.month and not date.year:
        date = date._replace(year=year - shift)
    chosen: dict[tuple[str, str], Evidence] = {}
    for piece in speaking:
        chosen.setdefault((piece.how, piece.quote.words if piece.quote else ""), piece)
    clues = [Clue("year", _value(year, piece), piece.quote) for piece in list(chosen.values())[:_CLUES]]
    return Calendar(date, year - shift, tuple(clues))


def _value(year: int, piece: Evidence) -> str:
    """'2024', with the reason and, where that alone leaves several, the years it leaves."""
    several = f"; allows {min(piece.years)} to {max(piece.years)}" if len(piece.years) > 1 else ""
    return f"{year} ({piece.how}{several})"


def _contradictions(years: Sequence[int | None], own: Sequence[Sequence[Evidence]]) -> Iterator[Anomaly]:
    """Evidence that rules out the year of its article, beside words that speak for it."""
    every = [piece for pieces in own for piece in pieces]
    for year, pieces in zip(years, own, strict=True):
        for piece in pieces:
            quote = piece.quote
            if (
                not year
                or year in piece.years
                or not quote
                or not piece.proves
                or (piece.first and year >= piece.first)
            ):
                continue  # what is older than the report may still be spoken of
            against = next((p.quote for p in [*pieces, *every] if p.proves and year in p.years and p.quote), None)
            told = ", ".join(str(y) for y in sorted(piece.years)[:2]) or "no year"
            message = f"'{quote.words}' speaks for {told} ({piece.how}); the page is of {year}"
            yield Anomaly("year", message, (quote, against) if against else (quote,))
