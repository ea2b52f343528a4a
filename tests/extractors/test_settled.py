"""Who is one person on a page that reports of several counties."""

from __future__ import annotations

import hashlib

from kg.build import read_page
from kg.records import Document, Reference

PAGE = """焦作日报

修武县部署春耕
本报讯（记者 丁一）3月4日，修武县召开春耕生产会议。县委书记陆一鸣主持会议，县教育局局长田小禾参加。

温县举办培训班
本报讯（记者 丁一）3月6日，温县举办业务培训班。县委组织部部长程立新出席，县教育局局长田小禾参加。

市领导检查防火
本报讯（记者 丁一）3月7日，市委书记马清源到云台山镇检查防火工作。程立新陪同。
"""


def scopes(name: str) -> list[str]:
    """The jurisdictions in which the page places somebody of that name."""
    page = read_page(Document("page.txt", hashlib.sha256(PAGE.encode()).hexdigest(), PAGE, "utf-8"))
    parts = (part for claim in page.claims for part in claim.content)
    people = (part for part in parts if isinstance(part, Reference) and part.kind == "person")
    return sorted({person.scope for person in people if person.name == name})


def test_one_name_in_two_counties_is_two_people() -> None:
    assert scopes("田小禾") == ["修武县", "温县"]


def test_a_reporter_of_the_page_is_one_person() -> None:
    assert scopes("丁一") == ["焦作市"]


def test_who_is_named_bare_is_the_one_whose_office_the_page_tells() -> None:
    assert scopes("程立新") == ["温县"]
