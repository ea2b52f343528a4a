"""Exchanged headings, stray lines and repeated sentences on invented pages; clean pages stay as they are."""

from __future__ import annotations

import pytest

from kg.page.misplaced import find_misplaced, put_right
from tests.page.conftest import PageReader, ReadPage

MEETING = "本报讯 5月8日，县长林向东主持召开清河县防汛工作例会，研究水库除险加固。{}\n\n"
LECTURE = "本报讯 5月9日，县委书记韩立群到第二中学讲授思政课，与师生重温党的历史。他勉励同学们努力学习。\n\n"
VISIT = "本报讯 5月10日，副县长孟庆和到清水村调研蔬菜种植。孟庆和走进大棚察看长势。他要求做好销售。{}\n\n"
ATTENDED = "会议还研究了其他事项。县领导高志远、何文斌出席会议。"
HEADS = ("清河县防汛工作例会召开", "县领导到第二中学讲授思政课", "孟庆和到清水村调研蔬菜种植")


def page_of(heads: tuple[str, ...], bodies: tuple[str, ...]) -> str:
    return "".join(f"# {head}\n\n{body}" for head, body in zip(heads, bodies, strict=True))


def words(page: ReadPage, article: int) -> list[str]:
    misplaced = find_misplaced(page.articles, page.readings)
    return [r.sentence.text for r in put_right(page.readings, misplaced)[article]]


def test_a_clean_page_stays_as_it_is(read_page: PageReader) -> None:
    page = read_page(page_of(HEADS, (MEETING.format(ATTENDED), LECTURE, VISIT.format(""))))
    found = find_misplaced(page.articles, page.readings)
    assert found.titles == HEADS
    assert found[1:] == ((), (), (), ())
    assert put_right(page.readings, found) == page.readings


def test_exchanged_headings_are_put_right_and_reported(read_page: PageReader) -> None:
    heads = (HEADS[1], HEADS[0], HEADS[2])
    page = read_page(page_of(heads, (MEETING.format(""), LECTURE, VISIT.format(""))))
    found = find_misplaced(page.articles, page.readings)
    assert found.titles == HEADS
    (anomaly,) = found.anomalies
    assert anomaly.kind == "swapped headings"
    assert {HEADS[0], HEADS[1]} <= {q.words for q in anomaly.quotes}


def test_an_attendance_list_behind_a_visit_goes_back_to_the_meeting(read_page: PageReader) -> None:
    page = read_page(page_of(HEADS, (MEETING.format(""), LECTURE, VISIT.format(ATTENDED))))
    (anomaly,) = find_misplaced(page.articles, page.readings).anomalies
    assert anomaly.kind == "stray lines"
    assert words(page, 0)[-2:] == ["会议还研究了其他事项。", "县领导高志远、何文斌出席会议。"]
    assert "高志远" not in "".join(words(page, 2))


def test_a_list_that_belongs_nowhere_is_put_in_quarantine(read_page: PageReader) -> None:
    page = read_page(page_of(HEADS[1:], (LECTURE, VISIT.format(ATTENDED))))
    found = find_misplaced(page.articles, page.readings)
    assert [u.surface for u in found.unread] == ["会议还研究了其他事项。", "县领导高志远、何文斌出席会议。"]
    assert "高志远" not in "".join(words(page, 0) + words(page, 1))


@pytest.mark.parametrize(
    "held",
    ["随后，孟庆和召开座谈会。", "在随后的会上，他听取了汇报。", "当天还举行了蔬菜协会成立大会。"],
)
def test_a_visit_that_ends_in_a_meeting_keeps_its_list(held: str, read_page: PageReader) -> None:
    page = read_page(page_of(HEADS, (MEETING.format(""), LECTURE, VISIT.format(held + ATTENDED))))
    assert find_misplaced(page.articles, page.readings).moves == ()


def test_a_meeting_told_in_one_sentence_keeps_its_attendance(read_page: PageReader) -> None:
    body = "本报讯 5月8日，县委召开第19次会议，县领导高志远、何文斌出席会议。会议传达了文件。会议还研究了其他事项。\n"
    page = read_page(page_of(("县委召开第19次会议",), (body,)))
    assert find_misplaced(page.articles, page.readings).moves == ()


def test_sentences_printed_twice_count_once(read_page: PageReader) -> None:
    page = read_page(page_of(HEADS, (MEETING.format(ATTENDED + ATTENDED), LECTURE, VISIT.format(""))))
    (anomaly,) = find_misplaced(page.articles, page.readings).anomalies
    assert (anomaly.kind, len(anomaly.quotes)) == ("repeated", 2)
    assert words(page, 0).count("县领导高志远、何文斌出席会议。") == 1


def test_a_passage_of_another_article_counts_once(read_page: PageReader) -> None:
    shared = "全县上下要压实防汛责任，备足抢险物资，做好群众转移准备。各乡镇要加强巡查值守，发现险情立即报告处置。"
    page = read_page(page_of(HEADS, (MEETING.format(shared), LECTURE, VISIT.format(shared))))
    found = find_misplaced(page.articles, page.readings)
    assert [place.article for place in found.repeats] == [2, 2]
    assert shared not in "".join(words(page, 2))


def test_a_page_without_articles(read_page: PageReader) -> None:
    page = read_page("\n")
    assert find_misplaced(page.articles, page.readings) == ((), (), (), (), ())
