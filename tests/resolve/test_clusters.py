"""Reports of one event are linked; meetings that only look alike are not."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.records import Occasion
from kg.resolve.clusters import find_clusters

DAY = "2023-05-30"


def occasion(
    name: str, article: str, *, day: str = DAY, kind: str = "meeting", leaders: tuple[str, ...] = ()
) -> Occasion:
    return Occasion(f"<event/{article}/{name}>", kind, day, name, frozenset([article]), frozenset(leaders))


def test_alike_names_of_one_day_are_one_cluster() -> None:
    one, other = occasion("全县防汛工作会议", "a"), occasion("防汛工作会议", "b")
    assert find_clusters([one, other]) == [(one.node, other.node)]


def test_three_reports_are_one_cluster_in_any_order() -> None:
    three = [occasion("全县防汛工作会议", article) for article in "abc"]
    found = [find_clusters(turned) for turned in permutations(three)]
    assert found == [[tuple(one.node for one in three)]] * 6


@pytest.mark.parametrize("leaders", [(), ("<陆一鸣>",)])
def test_a_shared_leader_links_names_that_are_less_alike(leaders: tuple[str, ...]) -> None:
    one, other = occasion("全县防汛抗旱工作会议", "a", leaders=leaders), occasion("防汛会", "b", leaders=leaders)
    assert len(find_clusters([one, other])) == len(leaders)


@pytest.mark.parametrize(
    "other",
    [
        occasion("全县防汛工作会议", "a"),
        occasion("全县防汛工作会议", "b", day="2023-05-31"),
        occasion("全县防汛工作会议", "b", kind="training"),
        occasion("县委常委会", "b"),
    ],
    ids=["same article", "other day", "other kind", "other name"],
)
def test_not_linked(other: Occasion) -> None:
    assert find_clusters([occasion("全县防汛工作会议", "a"), other._replace(node="<other>")]) == []


@pytest.mark.parametrize(("there", "linked"), [("渑池县", 1), ("卢氏县", 0), ("", 1)])
def test_alike_meetings_of_other_counties_are_not_linked(there: str, linked: int) -> None:
    one = occasion("春耕生产工作会议", "a")._replace(regions=frozenset(["渑池县"]))
    other = occasion("春耕生产工作会议", "b")._replace(regions=frozenset(filter(None, [there])))
    assert len(find_clusters([one, other])) == linked


def test_nothing_to_link() -> None:
    assert find_clusters([]) == []
