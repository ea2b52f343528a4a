"""Congresses of the party in a province as evidence of a page's year: '落实省第十二次党代会精神' of a page of 湖北."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import divisions, tables
from kg.lexicon.patterns import Pattern
from kg.page.evidence import Evidence, Spoken, Weight, shortly_after, years_between
from kg.records import Region

_CONGRESS = Pattern(
    "year_words.tsv",
    r"(?P<whose><whose_congress>)(?:委)?第(?P<number>[一二三四五六七八九十]{1,3})次"
    r"(?:党代会|党代表大会|代表大会)(?=[^，。；]{0,8}?(?:<study>|<congress_of>))",
    needs="次",
)
_FRESH = dt.timedelta(days=150)  # in which what a congress said is what meetings speak of
_LONGEST = 7  # characters of the name of a province before its rank
_TERM = 5  # years from one to the next
_TWICE = 2


def find_provincial(page: Sequence[Spoken], region: Region | None) -> Iterator[Evidence]:
    """One piece of evidence for each that is spoken of in the head of a report, or twice on the page."""
    found = [
        (spoken, sentence, match, met)
        for spoken in page
        for sentence in spoken.sentences
        for match in _CONGRESS.finditer(sentence.text)
        if (met := _met(sentence.text[max(0, match.start() - _LONGEST) : match.end("whose")], match["number"], region))
    ]
    times = Counter(met for *_, met in found)
    for spoken, sentence, match, met in found:
        lead = any(sentence is one for one in spoken.lead)
        years = years_between(spoken.anchor, met, met.replace(year=met.year + _TERM)) if spoken.anchor else frozenset()
        first = min(years, default=0)
        quote = spoken.quote(sentence, match.start(), match.end())
        fresh = first and spoken.anchor and shortly_after(spoken.anchor, first, met, _FRESH)
        if fresh and (lead or times[met] >= _TWICE):
            how = f"a congress of {met:%Y-%m} is being studied"
            yield Evidence(spoken.number, years, Weight.WINDOW, quote, how, likely=first, first=met.year)


def _met(whose: str, number: str, region: Region | None) -> dt.date | None:
    """The first day of the month in which that congress met: of the province whose name these words end in, else of the page's own."""
    names = [d.name for at in range(len(whose) - 1) for d in divisions.named(whose[at:]) if d.level == "province"]
    own = [upper.name for upper in (region, *region.above) if (upper.name, number) in _months()] if region else []
    return _months().get(((names or own or [""])[0], number))


@cache
def _months() -> dict[tuple[str, str], dt.date]:
    rows = tables.rows("provincial_congresses.tsv", 3)
    return {(name, number): dt.date(int(month[:4]), int(month[5:]), 1) for name, number, month in rows}
