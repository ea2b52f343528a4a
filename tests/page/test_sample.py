"""The five sample pages: their years, the exchanged headings and the strayed attendance list of one, the misprint of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.page.misplaced import find_misplaced
from kg.page.repeats import Place
from kg.page.years import find_calendars
from tests.page.conftest import PageReader, ReadPage

SEEDS = Path(__file__).parents[2] / "seeds"
YEARS = {"000": 2024, "001": 2024, "002": 2023, "003": 2024, "004": 2021}


def sample(number: str, read_page: PageReader) -> ReadPage:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_page(path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("number", YEARS)
def test_every_report_of_a_page_is_of_its_year(number: str, read_page: PageReader) -> None:
    calendars, _ = find_calendars(*sample(number, read_page))
    assert {c.year for c in calendars} == {YEARS[number]}
    assert all(c.clues for c in calendars)


def test_only_the_misprinted_anniversary_contradicts(read_page: PageReader) -> None:
    found = [a for n in YEARS for a in find_calendars(*sample(n, read_page))[1]]
    assert [(a.kind, a.quotes[0].words) for a in found] == [("year", "中国共产党成立75周年")]


def test_the_second_page_has_exchanged_headings_and_a_strayed_list(read_page: PageReader) -> None:
    page = sample("001", read_page)
    found = find_misplaced(page.articles, page.readings)
    assert found.titles[:2] == (page.articles[1].title, page.articles[0].title)
    assert {(m.place.article, m.to) for m in found.moves} == {(2, 1)}
    assert [a.kind for a in found.anomalies] == ["swapped headings", "stray lines", "repeated", "repeated"]
    assert not {m.place for m in found.moves} & set(found.repeats)
    assert all(isinstance(place, Place) for place in found.repeats)


@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_nothing_is_moved_on_the_other_pages(number: str, read_page: PageReader) -> None:
    page = sample(number, read_page)
    assert find_misplaced(page.articles, page.readings)[1:] == ((), (), (), ())
