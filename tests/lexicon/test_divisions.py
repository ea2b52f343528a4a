"""Divisions by their printed forms: ranks, prefixes, what they lie in."""

from __future__ import annotations

import pytest

from kg.lexicon import divisions
from kg.lexicon.regions import leading, named_region


@pytest.mark.parametrize(
    ("name", "rank", "prefix"),
    [
        ("渑池县", "县", "渑池县"),
        ("黔东南苗族侗族自治州", "州", "黔东南州"),
        ("广西壮族自治区", "自治区", "广西自治区"),
        ("阿鲁科尔沁旗", "旗", "阿鲁科尔沁旗"),
        ("浦东新区", "区", "浦东新区"),
        ("大兴安岭地区", "地区", "大兴安岭地区"),
        ("河北省", "省", "河北省"),
    ],
)
def test_rank_and_prefix(name: str, rank: str, prefix: str) -> None:
    found = [d for d in divisions.named(name) if d.level != "town"]
    assert [d.name for d in found] == [name]
    assert found[0].rank == rank
    assert divisions.prefix(found[0]) in (prefix, name)


def test_a_short_form_means_the_division() -> None:
    assert [d.name for d in divisions.named("渑池")] == ["渑池县"]
    assert divisions.named("青柏县") == ()


def test_lineage_from_near_to_far() -> None:
    assert [d.name for d in divisions.lineage(divisions.named("渑池县")[0])] == ["三门峡市", "河南省"]


def test_a_short_form_inside_a_word_is_none() -> None:
    assert [hit.word for hit in divisions.find("做好十八大安保工作")] == []


def test_a_name_that_several_bear_is_no_region() -> None:
    assert named_region("鼓楼区") is None
    found = leading("鼓楼区委")
    assert found is not None
    assert (found[0].name, found[0].above, found[1]) == ("鼓楼区", (), 3)


@pytest.mark.parametrize("text", ["玉溪路改造", "青柏县委", ""])
def test_nothing_leads(text: str) -> None:
    assert leading(text) is None
