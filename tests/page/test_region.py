"""Whose page it is, told by its own words."""

from __future__ import annotations

import pytest

from kg.page.region import region_clue, region_reference
from kg.page.reportregions import find_regions
from kg.records import Metadata, Region
from tests.page.conftest import PageReader


def region(read_page: PageReader, text: str, told: str = "") -> Region | None:
    page = read_page(text, Metadata(region=told))
    return find_regions(page.document, page.articles, page.readings)[0]


def test_a_county_by_its_own_words(read_page: PageReader) -> None:
    found = region(
        read_page, "本报讯 我县召开防汛会议。渑池县委书记陆一鸣出席，县长田小禾主持。会议要求全县抓好落实。\n"
    )
    assert found is not None
    assert (found.name, found.rank, [r.name for r in found.above]) == ("渑池县", "县", ["三门峡市", "河南省"])


def test_a_masthead(read_page: PageReader) -> None:
    found = region(read_page, "渑池新闻网讯（记者 丁一）日前，县委书记陆一鸣到乡镇调研。\n")
    assert found is not None
    assert found.name == "渑池县"


def test_a_town_of_the_county_tells_it(read_page: PageReader) -> None:
    found = region(read_page, "本报讯 我县召开防汛会议。县委书记陆一鸣到渑池县张村镇、英豪镇调研。\n")
    assert found is not None
    assert found.name == "渑池县"


@pytest.mark.parametrize("city", ["洛阳", "郑州"])
def test_two_zones_of_one_word(read_page: PageReader, city: str) -> None:
    text = (
        f"本报讯 {city}高新区召开防汛会议。高新区党工委书记陆一鸣出席，高新区管委会主任田小禾主持。高新区要抓好落实。\n"
    )
    found = region(read_page, text)
    assert found is not None
    assert found.zone == "高新区"
    assert found.name == f"{city}高新区"


def test_a_zone_named_now_and_then_is_not_the_page(read_page: PageReader) -> None:
    text = "本报讯 我县召开会议。渑池县委书记陆一鸣到高新区调研，县长田小禾陪同。全县要抓好落实，县政府要督促。\n"
    found = region(read_page, text)
    assert found is not None
    assert found.zone == ""


def test_metadata_outrank_the_words(read_page: PageReader) -> None:
    text = "本报讯 我县召开防汛会议。渑池县委书记陆一鸣出席。\n"
    assert region(read_page, text, "卢氏县") != region(read_page, text)
    invented = region(read_page, text, "霞汀县")
    assert invented == Region("霞汀县", "县", "霞汀县")


@pytest.mark.parametrize(
    "text", ["", "陆一鸣出席会议并讲话。\n", "本报讯 我县召开会议，县委书记陆一鸣出席。\n", "鼓楼区召开会议。\n"]
)
def test_nothing_without_evidence(read_page: PageReader, text: str) -> None:
    assert region(read_page, text) is None


def test_reference_and_clue(read_page: PageReader) -> None:
    page = read_page("本报讯 我县召开会议。渑池县委书记陆一鸣出席。\n")
    found = find_regions(page.document, page.articles, page.readings)[0]
    reference, clue = region_reference(found), region_clue(found, page.articles, page.readings)
    assert reference is not None
    assert (reference.name, reference.scope) == ("渑池县", "三门峡市")
    assert clue is not None
    assert clue.quote is not None
    assert page.document.text[clue.quote.start : clue.quote.end] == clue.quote.words == "渑池县"


def test_no_region_has_no_reference_and_no_clue() -> None:
    assert region_reference(None) is None
    assert region_clue(None, (), ()) is None
