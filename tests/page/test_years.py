"""The year of invented pages: stated where the page proves it, unknown where it does not."""

from __future__ import annotations

import pytest

from kg.page.years import find_calendars
from kg.records import Metadata, PartialDate
from tests.page.conftest import PageReader

HEAD = "清河县要闻"
PROVED = {
    "a numbered meeting": ("3月5日，清河县召开2022年第8次项目周例会，听取汇报。", 2022),
    "the year in the name of what is held": ("11月15日，清河县2018年文明城市测评迎检动员会召开。", 2018),
    "a plenum studied in the weeks after it": ("11月20日，清河县委召开会议，传达学习党的十九届四中全会精神。", 2019),
    "the last plenum of a list": ("3月20日，县委召开会议，学习贯彻党的十八届三中、四中全会精神。", 2015),
    "a plenum, at the first such day after it": ("8月2日，县委召开会议，传达学习党的二十届三中全会精神。", 2024),
    "a congress announced for this year": ("7月3日，县委召开会议，党的十八大即将于今年下半年召开。", 2012),
    "a congress awaited": ("8月20日，清河县召开信访工作会议，以实际行动迎接党的十九大胜利召开。", 2017),
    "an anniversary": ("6月30日，清河县庆祝中国共产党成立101周年座谈会召开。", 2022),
    "an anniversary in characters": ("9月25日，清河县庆祝中华人民共和国成立七十周年座谈会召开。", 2019),
    "a campaign under way": ("5月20日，清河县召开党史学习教育推进会。", 2021),
    "two campaigns of one name, one of them too early": (
        "11月2日，县委召开第二批主题教育座谈会。学习党的二十大精神。",
        2023,
    ),
    "the first year of a plan": ("2月20日，县委书记林向东说，今年是“十四五”开局之年。", 2021),
    "last year, with its year": ("3月20日，县长林向东到清水村调研。去年（2020年），该村增收10万元。", 2021),
    "a full date that opens the report": ("2014年3月20日，县长林向东到清水村调研。3月21日，他又到红石村调研。", 2014),
    "the first half of a year heard in August": (
        "8月14日，县人大听取关于2015年全县财政预算上半年执行情况的报告。",
        2015,
    ),
    "the first quarter heard in April": (
        "4月14日，清河县召开会议，对2016年一季度安全生产工作进行总结。",
        2016,
    ),
    "a day soon to come": ("9月3日，清河县政协召开会议，决定清河县政协八届一次会议将于2011年9月26日召开。", 2011),
    "a day soon to come, next year": ("12月20日，清河县政协召开会议，决定八届一次会议定于2012年1月6日召开。", 2011),
    "a plan of work in spring": ("2月22日，县长林向东到清水村调研，通报了2019年主要工作安排。", 2019),
    "a yearly day": ("9月9日，清河县庆祝第39个教师节大会召开。", 2023),
    "a yearly day in characters": ("3月22日，县长林向东参加第三十一届“世界水日”宣传活动。", 2023),
    "two meetings in one": ("8月22日，清水乡举行奖学金发放仪式暨2025年教育工作大会。", 2025),
}
UNKNOWN = {
    "nothing": "4月3日，县长林向东到清水村调研。",
    "a year still to come": "4月3日，清水桥项目开工，计划2026年12月竣工。县长林向东出席。",
    "a summing-up of January": "1月8日，清河县2021年工作总结表彰大会召开。",
    "a planning of November": "11月28日，清河县2025年度党报党刊发行工作会议召开。",
    "the last quarter's meeting in January": "1月5日，清河县召开2023年第四季度安全生产会议。",
    "an event of the past": "5月6日，县长林向东到清水村调研。自2019年全县动员大会召开以来，该村发展迅速。",
    "the first quarter in November": "11月14日，清河县召开会议，通报2016年一季度安全生产情况。",
    "a plan of work in winter": "12月22日，县长林向东到清水村调研，通报了2019年主要工作安排。",
    "last year's work looked at again": "6月21日，清河县政协组织2022年部分提案办理“回头看”视察活动。",
    "a law to come into force": "9月3日，清河县召开会议，新条例将于2021年1月1日起施行。",
    "a day far ahead": "1月3日，清河县召开会议，大桥将于2021年11月1日通车。",
    "a yearly day without its number": "9月9日，清河县庆祝教师节大会召开。",
    "a number of something else": "9月9日，县长林向东到第39个示范点调研。",
    "a prize": "4月3日，荣获2018年全国表彰大会称号的清水村举行活动，县长林向东出席。",
    "the name of a document": "4月3日，清河县召开会议，解读《2019年全县工作会议纪要》。",
    "a speech on an anniversary": "9月3日，县委学习习近平总书记在庆祝中国共产党成立100周年大会上的重要讲话精神。",
    "a congress long past": "9月3日，县委学习党的二十大精神。",
    "numbers that are no congresses": "9月3日，全县十五大类产业、十九大类项目进展顺利，县长林向东到现场调研。",
    "a campaign that is over": "5月20日，清河县召开巩固拓展党史学习教育成果推进会。",
    "a weekday alone": "11月27日（星期三），清河县召开会议。",
    "a misprinted anniversary alone": "10月20日，在中国共产党成立75周年之际，回顾2023年3月以来的工作，县委召开学习会。",
}
DATELINES = {
    "an opening": ("清河新闻网5月9日讯 今天，县长林向东到清水村调研。\n", PartialDate(None, 5, 9)),
    "a line above": (
        "发布时间：2019-05-10　来源：清河日报\n5月9日，县长林向东到清水村调研。\n",
        PartialDate(2019, 5, 10),
    ),
    "wide digits": ("发布时间：２０１９－０５－１０\n5月9日，县长林向东到清水村调研。\n", PartialDate(2019, 5, 10)),
    "slashes": ("2016/5/16\n5月9日，县长林向东到清水村调研。\n", PartialDate(2016, 5, 16)),
    "a day first": ("14.11.2014 11:44\n11月13日，县长林向东到清水村调研。\n", PartialDate(2014, 11, 14)),
    "a signature": (
        "经研究决定，林向东同志任清河县教育局局长。\n清河县人民政府\n二〇一三年六月五日\n",
        PartialDate(2013, 6, 5),
    ),
    "a label and more behind": (
        "发布时间:2019-05-10发布部门:宣传部\n5月9日，县长林向东到清水村调研。\n",
        PartialDate(2019, 5, 10),
    ),
    "a label inside a line of keys": (
        "文字作者:图片作者:稿件来源:清河学院发布时间:2019-05-10浏览量:27\n5月9日，林向东到清水村调研。\n",
        PartialDate(2019, 5, 10),
    ),
    "a month": ("发布时间：2019-05\n近日，县长林向东到清水村调研。\n", PartialDate(2019, 5)),
    "a short year": ("日期：19-05-10\n5月9日，县长林向东到清水村调研。\n", PartialDate(2019, 5, 10)),
    "a label before the site's clock": (
        "2026年3月29日 星期日\n清河县委召开会议\n发布日期：2019-05-10\n5月9日，县长林向东到清水村调研。\n",
        PartialDate(2019, 5, 10),
    ),
    "the nearer of two": (
        "2026年3月29日 星期日\n清河县委召开会议\n2019-05-10 08:31\n5月9日，县长林向东到清水村调研。\n",
        PartialDate(2019, 5, 10),
    ),
    "a meeting's own date": ("会议时间：2019-05-10\n5月9日，县长林向东到清水村调研。\n", PartialDate()),
    "a copyright": ("5月9日，县长林向东到清水村调研。\nCopyright 2012-05-06 清河县政府\n", PartialDate()),
    "yesterday with its date": ("昨日（5月9日），县长林向东到清水村调研。\n", PartialDate(None, 5, 10)),
    "yesterday on a leap day": ("昨日（2月29日），县长林向东到清水村调研。\n", PartialDate(None, 3, 1)),
    "yesterday, the last of a year": ("昨日（2019年12月31日），林向东到清水村调研。\n", PartialDate(2020, 1, 1)),
    "today's clock": ("今天是2026年3月4日 星期三\n5月9日，县长林向东到清水村调研。\n", PartialDate()),
    "an impossible day": ("2019-02-30\n5月9日，县长林向东到清水村调研。\n", PartialDate()),
    "a meeting by telephone": ("清河县5月9日电视电话会议后，县长林向东到清水村调研。\n", PartialDate()),
    "a sentence": ("2019年5月9日，县长林向东到清水村调研。\n", PartialDate()),
}


@pytest.mark.parametrize("name", PROVED)
def test_the_year_is_stated_with_the_words_that_prove_it(name: str, read_page: PageReader) -> None:
    body, year = PROVED[name]
    page = read_page(f"{HEAD}\n本报讯 {body}县委书记林向东讲话。\n")
    (calendar,), anomalies = find_calendars(*page)
    assert calendar.year == year
    assert not anomalies
    for clue in calendar.clues:
        assert clue.value.startswith(str(year))
        assert clue.quote
        assert "".join(page.document.text[clue.quote.start : clue.quote.end].split()) == clue.quote.words


@pytest.mark.parametrize("name", UNKNOWN)
def test_no_year_is_invented(name: str, read_page: PageReader) -> None:
    (calendar,), _ = find_calendars(*read_page(f"{HEAD}\n本报讯 {UNKNOWN[name]}\n"))
    assert calendar.year is None
    assert calendar.clues == ()


@pytest.mark.parametrize("name", DATELINES)
def test_the_dateline_is_read(name: str, read_page: PageReader) -> None:
    body, date = DATELINES[name]
    (calendar, *_), _ = find_calendars(*read_page(f"林向东调研清水村\n{body}"))
    assert calendar.dateline == date


def test_metadata_outranks_the_page(read_page: PageReader) -> None:
    told = Metadata(published=PartialDate(2020, 3, 6))
    (calendar,), _ = find_calendars(*read_page(f"{HEAD}\n本报讯 3月5日，清河县召开2022年第8次周例会。\n", told))
    assert (calendar.dateline, calendar.year) == (PartialDate(2020, 3, 6), 2020)
    assert calendar.clues[0].quote is None


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("http://www.qinghe.cn/art/2020/3/5/art_12_34.html", PartialDate(2020, 3, 5)),
        ("http://www.qinghe.cn/zwxx/202003/t20200305_74.html", PartialDate(2020, 3, 5)),
        ("http://www.qinghe.cn/html/2020-03/05/content_1.htm", PartialDate(2020, 3, 5)),
        ("http://www.qinghe.cn/news/2020/0305/63229.html", PartialDate(2020, 3, 5)),
        ("http://www.qinghe.cn/news/202003/63229.html", PartialDate(2020, 3)),
        ("http://www.qinghe.cn/info/1036/2166.htm", PartialDate()),
    ],
)
def test_the_address_tells_the_day_or_month(url: str, date: PartialDate, read_page: PageReader) -> None:
    page = read_page("林向东调研清水村\n县长林向东到清水村调研。\n", Metadata(url=url))
    (calendar, *_), _ = find_calendars(*page)
    assert calendar.dateline == date


def test_articles_of_one_issue_share_its_year_and_others_do_not(read_page: PageReader) -> None:
    dated = "乙会\n本报讯 1月4日，清河县召开2023年第1次周例会。县长林向东主持。\n\n"
    page = read_page(
        f"甲会\n本报讯 1月6日，县长林向东到清水村调研。\n\n{dated}丙会\n本报讯 7月30日，县长林向东到清水村调研。\n"
    )
    calendars, _ = find_calendars(*page)
    assert [c.year for c in calendars] == [2023, 2023, None]


def test_december_on_a_page_of_january_is_of_the_year_before(read_page: PageReader) -> None:
    page = read_page(
        "甲会\n本报讯 12月30日，县长林向东到清水村调研。\n\n乙会\n本报讯 1月4日，清河县召开2023年第1次周例会。县长林向东主持。\n"
    )
    calendars, _ = find_calendars(*page)
    assert [c.year for c in calendars] == [2022, 2023]


def test_reports_that_contradict_each_other_leave_a_third_without_a_year(read_page: PageReader) -> None:
    meeting = "本报讯 3月20日，清河县召开{}年第3次周例会。县长林向东主持。\n\n"
    rest = "丙会\n本报讯 3月20日，县长林向东到清水村调研。\n"
    page = read_page(f"甲会\n{meeting.format(2014)}乙会\n{meeting.format(2016)}{rest}")
    calendars, _ = find_calendars(*page)
    assert calendars[2].year is None


def test_a_contradiction_is_reported_with_both_quotes(read_page: PageReader) -> None:
    body = "10月20日，县委召开会议，传达学习党的二十届三中全会精神。在中国共产党成立75周年之际，要弘扬爱国主义精神。"
    (calendar,), (anomaly,) = find_calendars(*read_page(f"{HEAD}\n本报讯 {body}\n"))
    assert calendar.year == 2024
    assert anomaly.kind == "year"
    assert [q.words for q in anomaly.quotes] == ["中国共产党成立75周年", "二十届三中全会"]


def test_a_page_without_articles(read_page: PageReader) -> None:
    assert find_calendars(*read_page("\n\n")) == ((), ())
