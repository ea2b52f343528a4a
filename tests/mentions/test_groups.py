"""Offices, the people beside them, and what only looks like either."""

from __future__ import annotations

import pytest

from kg.mentions.followers import follower_weight
from kg.mentions.groups import find_groups
from kg.mentions.names import name_at
from kg.mentions.organizations import find_organizations
from kg.mentions.titles import find_titles

Posts = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "posts", "people"),
    [
        ("霞汀县委书记陆一鸣主持会议。", [("霞汀县委", "书记")], ["陆一鸣"]),
        ("县委副书记、县长田小禾参加。", [("县委", "副书记"), ("", "县长")], ["田小禾"]),
        ("副县长田小禾、卫大川、丁一出席会议。", [("", "副县长")], ["田小禾", "卫大川", "丁一"]),
        ("霞汀县公安局长陆一鸣介绍情况。", [("霞汀县公安局", "局长")], ["陆一鸣"]),
        ("县政协委员卫大川发言。", [("县政协", "委员")], ["卫大川"]),
        ("陆一鸣县长指出，要抓好落实。", [("", "县长")], ["陆一鸣"]),
        ("县委书记阿布都·买买提主持会议。", [("县委", "书记")], ["阿布都·买买提"]),
        ("县长丁 一、副县长田小禾出席。", [("", "县长")], ["丁一"]),
        ("镇党委委员、副镇长卫大川参加。", [("镇党委", "委员"), ("", "副镇长")], ["卫大川"]),
    ],
)
def test_groups(text: str, posts: Posts, people: list[str]) -> None:
    first = find_groups(text).groups[0]
    assert [(post.body, post.title) for post in first.posts] == posts
    assert [person.name for person in first.persons] == people
    assert text[first.start : first.end].endswith(
        people[-1].replace("丁一", "丁 一") if "丁 一" in text else text[: first.end][-1]
    )


@pytest.mark.parametrize("text", ["原县长陆一鸣回忆说。", "时任县长陆一鸣主持。", "霞汀县原县长陆一鸣回忆说。"])
def test_an_office_that_is_over(text: str) -> None:
    assert [post.former for post in find_groups(text).groups[0].posts] == [True]


def test_two_groups_and_an_open_list() -> None:
    first, second = find_groups("县委书记陆一鸣主持会议，副县长田小禾、卫大川等出席会议。").groups
    assert ([p.name for p in first.persons], first.open) == (["陆一鸣"], False)
    assert ([p.name for p in second.persons], second.open) == (["田小禾", "卫大川"], True)


def test_a_list_ends_before_the_next_office() -> None:
    first, second = find_groups("县委常委田小禾、副县长卫大川出席。").groups
    assert [p.name for p in first.persons] == ["田小禾"]
    assert [p.name for p in second.persons] == ["卫大川"]


@pytest.mark.parametrize(
    "text", ["", "会议要求抓好落实。", "县长热线开通。", "完成中长期规划。", "委员会召开会议。", "市长处理信件。"]
)
def test_no_group(text: str) -> None:
    assert find_groups(text).groups == ()


def test_offices_with_nobody_are_loose() -> None:
    found = find_groups("县教育局局长、县财政局局长参加会议。")
    assert found.groups == ()
    assert [(post.body, post.title) for post in found.loose] == [("县教育局", "局长"), ("县财政局", "局长")]


def test_a_bare_member_is_no_office() -> None:
    assert find_groups("成员参加活动。") == ((), (), ())


@pytest.mark.parametrize(
    ("text", "titles"),
    [("常务副县长", ["常务副县长"]), ("市长期坚持", []), ("秘书长、局长", ["秘书长", "局长"]), ("", [])],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert [title.title for title in find_titles(text)] == titles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("陆一鸣主持", "陆一鸣"),
        ("欧阳小禾出席", "欧阳小禾"),
        ("丁一、", "丁一"),
        ("丁 一、", "丁一"),
        ("卓玛·次仁表示", "卓玛·次仁"),
    ],
)
def test_name(text: str, name: str) -> None:
    found = name_at(text, 0)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["", "，", "万亩良田", "高度重视", "和平发展", "会议"])
def test_no_name(text: str) -> None:
    assert name_at(text, 0) is None


def test_a_known_name_is_one_anywhere() -> None:
    assert name_at("高度重视", 0, frozenset({"高度"})) is not None


def test_a_mark_ends_a_name_for_sure() -> None:
    assert follower_weight("丁一，", 2) == follower_weight("丁一", 2) == 4
    assert follower_weight("丁一主持", 2) == 3
    assert follower_weight("丁一鸣", 2) == 0


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("会议由霞汀县自然资源和规划委员会主办。", ["霞汀县自然资源和规划委员会"]),
        ("县委组织部、县人民政府联合举办。", ["县委组织部", "县人民政府"]),
        ("由“小禾”志愿者协会承办。", ["“小禾”志愿者协会"]),
        ("组织部分群众参加。", []),
        ("会议要求抓好落实。", []),
        ("", []),
    ],
)
def test_organizations(text: str, bodies: list[str]) -> None:
    assert [body.text for body in find_organizations(text)] == bodies
