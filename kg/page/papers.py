"""The year in the name of a paper that a meeting adopts, reads out or signs: 通过《2024年度秸秆禁烧工作方案》."""

from collections.abc import Iterator

from kg.lexicon.patterns import Pattern
from kg.page.evidence import Evidence, Spoken, Weight

_WORDS = "year_words.tsv"
_PAPER = Pattern(_WORDS, r"(?P<year>20\d\d)年度?[^，。；：《》“”]{0,30}?(?:<paper>)(?!<kept>)", needs="年")
_NOW = Pattern(_WORDS, r"(?:<adopted>)")
_AROUND = 40  # characters before or behind the paper in which the verb stands
_CLOSING = 9  # the month from which plans for the next year are made


def find_papers(spoken: Spoken) -> Iterator[Evidence]:
    """One piece of evidence a paper for the year to come or the one that runs; late in a year it may be the next one's."""
    month = spoken.anchor.month if spoken.anchor else 0
    for sentence in spoken.sentences:
        text = sentence.text
        for match in _PAPER.finditer(text):
            around = (
                text[max(0, match.start() - _AROUND) : match.start()] + "|" + text[match.end() : match.end() + _AROUND]
            )
            if not _NOW.search(around):
                continue
            year = int(match["year"])
            years = frozenset({year, year - 1} if month >= _CLOSING else {year})
            quote = spoken.quote(sentence, match.start(), match.end())
            yield Evidence(
                spoken.number, years, Weight.NAMED, quote, "names the year of a paper that is adopted", first=min(years)
            )
