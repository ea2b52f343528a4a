"""Where the stories of a page start and end, what is printed over them, who signed them."""

from __future__ import annotations

import pytest

from tests.segment.conftest import Cutter

BODY = "5月30日，霞汀县召开防汛工作会议，县委书记陆一鸣出席并讲话。"
NEXT = "5月31日，青柏县举行植树活动，县长田小禾参加。"


def test_a_page_without_a_sentence_has_no_article(cut: Cutter) -> None:
    assert cut("") == ()
    assert cut("\n \n") == ()
    assert cut("首页 > 要闻 > 正文\n2023-05-30 09:30\n") == ()


def test_marked_headings_part_articles(cut: Cutter) -> None:
    found = cut(f"# 防汛会召开\n\n{BODY}\n\n# 植树活动举行\n\n{NEXT}\n")
    assert [(a.title, "".join(s.text for s in a.sentences)) for a in found] == [
        ("防汛会召开", BODY),
        ("植树活动举行", NEXT),
    ]


def test_a_lower_heading_is_a_part_of_its_article(cut: Cutter) -> None:
    found = cut(f"# 防汛会召开\n\n{BODY}\n\n## 抓好落实\n\n会议要求抓好落实。\n")
    assert [a.title for a in found] == ["防汛会召开"]
    assert len(found[0].sentences) == 2
    assert found[0].paragraphs == (0, 1)


def test_headings_without_marks(cut: Cutter) -> None:
    found = cut(f"防汛会召开\n\n本报讯（记者 丁一）{BODY}\n\n植树活动举行\n\n本报讯（通讯员 卫小满）{NEXT}\n")
    assert [a.title for a in found] == ["防汛会召开", "植树活动举行"]
    assert [[(b.person, b.kind) for b in a.bylines] for a in found] == [[("丁一", "记者")], [("卫小满", "通讯员")]]
    assert found[0].sentences[0].text == BODY


def test_two_lines_of_one_heading(cut: Cutter) -> None:
    found = cut(f"霞汀县防汛会召开\n陆一鸣出席并讲话\n\n本报讯（记者 丁一）{BODY}\n")
    assert [a.title for a in found] == ["霞汀县防汛会召开 陆一鸣出席并讲话"]
    assert len(found[0].titles) == 2


def test_a_report_opens_inside_a_line(cut: Cutter) -> None:
    found = cut(f"防汛会召开 本报讯（记者 丁一）{BODY}\n")
    assert [(a.title, a.sentences[0].text) for a in found] == [("防汛会召开", BODY)]


def test_one_report_ends_and_the_next_opens_inside_a_line(cut: Cutter) -> None:
    found = cut(f"{BODY} 本报讯（记者 卫小满）{NEXT}\n")
    assert [a.sentences[0].text for a in found] == [BODY, NEXT]


def test_more_of_the_same_story_is_no_other_article(cut: Cutter) -> None:
    found = cut(f"本报讯（记者 丁一）{BODY}\n\n又讯 5月30日下午，田小禾检查防汛工作。\n")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("tail", "signed"),
    [
        ("（记者 丁一 卫小满）", [("丁一", "记者"), ("卫小满", "记者")]),
        ("（丁一）", [("丁一", "作者")]),
        ("（丁 一 文/图）", [("丁一", "作者")]),
        (" 记者 丁一 摄影报道", [("丁一", "记者"), ("丁一", "摄影")]),
        (" 丁一 摄", [("丁一", "摄影")]),
        (" 通讯员：卫小满", [("卫小满", "通讯员")]),
        ("（见习记者 丁一 实习生 卫小满）", [("丁一", "见习记者"), ("卫小满", "实习生")]),
    ],
)
def test_credits_at_the_end(cut: Cutter, tail: str, signed: list[tuple[str, str]]) -> None:
    article = cut(f"# 防汛会召开\n\n{BODY}{tail}\n")[0]
    assert [(b.person, b.kind) for b in article.bylines] == signed
    assert [s.text for s in article.sentences] == [BODY]


@pytest.mark.parametrize("tail", ["（共三百人）", "（详见第二版）", " 会议", "（记者会下午举行）"])
def test_no_credits(cut: Cutter, tail: str) -> None:
    assert cut(f"# 防汛会召开\n\n{BODY}{tail}\n")[0].bylines == ()


def test_credits_on_their_own_line(cut: Cutter) -> None:
    article = cut(f"# 防汛会召开\n□记者 丁一 通讯员 卫小满\n\n{BODY}\n")[0]
    assert [(b.person, b.kind) for b in article.bylines] == [("丁一", "记者"), ("卫小满", "通讯员")]
    assert [s.text for s in article.sentences] == [BODY]


def test_a_caption_is_an_article(cut: Cutter) -> None:
    found = cut(f"本报讯（记者 丁一）{BODY}\n\n图为工人在青柏县茶园采茶。卫小满 摄\n")
    assert len(found) == 2
    assert [(b.person, b.kind) for b in found[1].bylines] == [("卫小满", "摄影")]


def test_bulleted_briefs_share_their_heading(cut: Cutter) -> None:
    found = cut(f"# 要闻速览\n\n◆{BODY}\n\n◆{NEXT}\n")
    assert [(a.title, a.sentences[0].text) for a in found] == [("要闻速览", BODY), ("要闻速览", NEXT)]


def test_furniture_is_no_article(cut: Cutter) -> None:
    text = f"首页 > 新闻中心 > 正文\n防汛会召开\n2023-05-30 09:30 来源：霞汀县政府网 点击：25\n\n{BODY}\n\n责任编辑：丁一\n上一篇：植树活动举行\n"
    found = cut(text)
    assert [(a.title, [s.text for s in a.sentences]) for a in found] == [("防汛会召开", [BODY])]


def test_a_dated_line_that_is_not_indented_opens_an_article(cut: Cutter) -> None:
    page = f"# 简讯\n\n{BODY}\n\u3000\u3000会议要求抓好落实。\n\u3000\u3000会议还研究了其他事项。\n{NEXT}\n"
    assert [a.sentences[0].text for a in cut(page)] == [BODY, NEXT]


def test_a_dated_paragraph_like_all_others_opens_none(cut: Cutter) -> None:
    page = f"# 简讯\n\n\u3000\u3000{BODY}\n\u3000\u3000会议要求抓好落实。\n\u3000\u3000{NEXT}\n"
    assert len(cut(page)) == 1


def test_lines_of_a_resume_are_not_joined(cut: Cutter) -> None:
    page = "# 陆一鸣简历\n\n陆一鸣，男，汉族，1970年3月生。\n2010年3月至2015年6月任霞汀县副县长\n2015年6月任霞汀县县长\n2020年起任霞汀县委书记。\n"
    said = [s.text for a in cut(page) for s in a.sentences]
    assert "2015年6月任霞汀县县长" in said


def test_broken_lines_are_joined(cut: Cutter) -> None:
    page = "# 防汛会召开\n\n5月30日，霞汀县召开防汛工作会议，\n县委书记陆一\n\n鸣出席并讲话。\n"
    assert [s.text for a in cut(page) for s in a.sentences] == [BODY]
