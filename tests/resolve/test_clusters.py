"""Reports of one event are linked; meetings that only look alike are not."""

from __future__ import annotations

import pytest

from kg.records import Claim, Content, Event, Fact, Membership, PartialDate, Participation, Quote, Reference
from kg.resolve.clusters import find_clusters

DAY = PartialDate(2023, 5, 30)
CHAIR = Reference("person", "陆一鸣", "霞汀县")


def event(name: str, article: str, date: PartialDate = DAY, kind: str = "meeting") -> Event:
    return Event(Reference("event", name, f"{article}#0"), kind, date)


def facts(*contents: Content) -> list[Fact]:
    return [Fact(content, (Claim(content, Quote("a", 0, 1, "会"), "test"),)) for content in contents]


def test_alike_names_of_one_day_are_one_cluster() -> None:
    one, other = event("全县防汛工作会议", "a"), event("防汛工作会议", "b")
    found = find_clusters(facts(one, other))
    assert [set(cluster.events) for cluster in found] == [{one.event, other.event}]


def test_three_reports_are_one_cluster_in_any_order() -> None:
    three = [event("全县防汛工作会议", article) for article in "abc"]
    found = find_clusters(facts(*three))
    assert [len(cluster.events) for cluster in found] == [3]
    assert find_clusters(facts(*three[::-1])) == found


@pytest.mark.parametrize(("kind", "linked"), [("chair", True), ("lead", True), ("attend", False)])
def test_a_shared_leader_links_names_that_are_less_alike(kind: str, linked: bool) -> None:
    one, other = event("全县防汛抗旱工作会议", "a"), event("防汛会", "b")
    said = [Participation(e.event, CHAIR, kind) for e in (one, other)]
    assert bool(find_clusters(facts(one, other, *said))) is linked


@pytest.mark.parametrize(
    "other",
    [
        event("全县防汛工作会议", "a"),
        event("全县防汛工作会议", "b", PartialDate(2023, 5, 31)),
        event("全县防汛工作会议", "b", PartialDate(2023, 5)),
        event("全县防汛工作会议", "b", PartialDate(None, 5, 30)),
        event("全县防汛工作会议", "b", kind="training"),
        event("县委常委会", "b"),
    ],
    ids=["same article", "other day", "month only", "no year", "other kind", "other name"],
)
def test_not_linked(other: Event) -> None:
    assert find_clusters(facts(event("全县防汛工作会议", "a"), other)) == ()


def test_nothing_to_link() -> None:
    post = Membership(CHAIR, Reference("organization", "霞汀县委"), "书记")
    assert find_clusters([]) == ()
    assert find_clusters(facts(post)) == ()
