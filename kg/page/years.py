"""The year of each report of a page, from all its evidence; no year where the evidence leaves several."""

from collections.abc import Iterator, Sequence

from kg.page.clues import find_clues
from kg.page.datelines import Dateline, find_datelines
from kg.page.evidence import ALL_YEARS, Day, Evidence, Spoken, Weight, distinct
from kg.page.nation import find_national
from kg.records import Anomaly, Article, Calendar, Clue, Document, PartialDate, Quote, Reading

_HEAD = 4  # sentences in which the day that is reported stands
_CLUES = 3  # so many reasons are enough
_LATE, _EARLY = (11, 12), (1, 2)


def find_calendars(
    document: Document, articles: tuple[Article, ...], readings: tuple[tuple[Reading, ...], ...]
) -> tuple[tuple[Calendar, ...], tuple[Anomaly, ...]]:
    """One calendar an article, in order, and what contradicts the years found; ((), ()) for a page without articles."""
    datelines = find_datelines(document, articles)
    page = [Spoken(i, a, readings[i], _anchor(datelines[i], readings[i])) for i, a in enumerate(articles)]
    late = _late(page)
    evidence = distinct([*_told(datelines), *(piece for spoken in page for piece in find_clues(spoken)), *find_national(page)])
    issue = tuple(_shifted(piece, 1) if piece.article in late else piece for piece in evidence)
    years = [_year_of(spoken.index, issue) for spoken in page]
    calendars = tuple(
        _calendar(datelines[i], year - (i in late) if year else None, _own_first(evidence, i)) for i, year in enumerate(years)
    )
    return calendars, tuple(_contradictions(years, issue))


def _anchor(dateline: Dateline | None, readings: Sequence[Reading]) -> Day | None:
    """The day the report was made, else the first day without a year that its head tells."""
    if dateline and dateline.date.month and dateline.date.day:
        return Day(dateline.date.month, dateline.date.day)
    days = (d.date for r in readings[:_HEAD] for d in r.dates if not d.relative and not d.date.year)
    return next((Day(d.month, d.day) for d in days if d.month and d.day), None)


def _late(page: Sequence[Spoken]) -> frozenset[int]:
    """On a page of January the reports of days of the December before."""
    months = {spoken.index: spoken.anchor.month for spoken in page if spoken.anchor}
    turned = any(month in _EARLY for month in months.values())
    return frozenset(i for i, month in months.items() if turned and month in _LATE)


def _shifted(piece: Evidence, years: int) -> Evidence:
    if piece.weight is Weight.TOLD:
        return piece
    return piece._replace(years=frozenset(y + years for y in piece.years), likely=piece.likely + years if piece.likely else None)


def _told(datelines: Sequence[Dateline | None]) -> Iterator[Evidence]:
    for i, line in enumerate(datelines):
        if line and line.date.year:
            how = "printed date" if line.quote else "metadata"
            yield Evidence(i, frozenset({line.date.year}), Weight.TOLD, line.quote, how)


def _own_first(evidence: Sequence[Evidence], article: int) -> list[Evidence]:
    return sorted(evidence, key=lambda piece: piece.article != article)


def _year_of(article: int, evidence: Sequence[Evidence]) -> int | None:
    """The year its own date tells, else the page's; none where the page's contradicts its own words."""
    own = [piece for piece in evidence if piece.article == article]
    told = next((piece for piece in own if piece.weight is Weight.TOLD), None)
    if told:
        return min(told.years)
    page = decide(evidence)
    named = [piece for piece in own if piece.weight is Weight.NAMED]
    if not named:
        return page if len(_named_years(evidence)) <= 1 else None
    return page if decide(own) == page or any(page in piece.years for piece in named) else None


def _named_years(evidence: Sequence[Evidence]) -> set[int]:
    """The single years that names or printed dates of the page tell."""
    return {min(piece.years) for piece in evidence if piece.weight >= Weight.NAMED and len(piece.years) == 1}


def decide(evidence: Sequence[Evidence]) -> int | None:
    """The year that most of the evidence allows, what proves before what bounds; None where several are left.

    National events alone prove no year that a date or a name in the text rules out.
    """
    score = {year: _score(year, evidence) for year in ALL_YEARS}
    best = max(score.values())
    left = [year for year, found in score.items() if found == best]
    if len(left) > 1:
        left = sorted({piece.likely for piece in evidence if piece.likely and piece.likely in left})
    if len(left) != 1:
        return None
    proving = [piece.weight for piece in evidence if piece.proves and left[0] in piece.years]
    vetoed = any(piece.vetoes and left[0] not in piece.years for piece in evidence)
    return left[0] if proving and (max(proving) > Weight.WINDOW or not vetoed) else None


def _score(year: int, evidence: Sequence[Evidence]) -> tuple[int, int]:
    allowing = [piece for piece in evidence if year in piece.years]
    return sum(p.weight for p in allowing if p.proves), sum(p.weight for p in allowing if not p.proves)


def _calendar(dateline: Dateline | None, year: int | None, evidence: Sequence[Evidence]) -> Calendar:
    """`evidence` begins with the article's own."""
    date = dateline.date if dateline else PartialDate()
    if year and date.month and not date.year:
        date = date._replace(year=year)
    if not year:
        return Calendar(date)
    speaking = sorted((piece for piece in evidence if piece.proves and year in piece.years), key=lambda p: -p.weight)
    chosen = {(piece.how, piece.quote.words if piece.quote else ""): piece for piece in reversed(speaking)}
    clues = [Clue("year", _value(year, piece), piece.quote) for piece in reversed(chosen.values())]
    return Calendar(date, year, tuple(clues[:_CLUES]))


def _value(year: int, piece: Evidence) -> str:
    return f"{year} ({piece.how})" if len(piece.years) == 1 else f"{year} ({piece.how}; allows {min(piece.years)} to {max(piece.years)})"


def _contradictions(years: Sequence[int | None], evidence: Sequence[Evidence]) -> Iterator[Anomaly]:
    """Evidence that rules out the year of its article, beside the words that speak for it."""
    for piece in evidence:
        year = years[piece.article]
        if not year or year in piece.years or not piece.quote or not piece.proves:
            continue
        if piece.first and year >= piece.first:
            continue  # an old plenum is still studied: no contradiction
        against = next((p.quote for p in evidence if p.proves and year in p.years and p.quote), None)
        told = ", ".join(str(y) for y in sorted(piece.years)[:2]) or "no year"
        quotes: tuple[Quote, ...] = (piece.quote, against) if against else (piece.quote,)
        yield Anomaly("year", f"'{piece.quote.words}' speaks for {told} ({piece.how}); the page is of {year}", quotes)
