"""Projects of invented pages: their names, and what is told of them."""

from __future__ import annotations

import hashlib
from itertools import chain

import pytest

from kg.extractors import projects
from kg.extractors.amounts import find_areas, find_money
from kg.extractors.events.timeline import Timeline
from kg.mentions.reading import read_sentences
from kg.page.reportregions import find_regions
from kg.records import Calendar, Claim, Context, Document, Metadata, PartialDate, Project, ProjectFact, Reference
from kg.segment.articles import read_articles

HEADING = "青柳县要闻\n\n"


def read(body: str) -> tuple[Document, list[Claim]]:
    """The claims about projects of a page of 青柳县 that was printed on 2021-06-30."""
    text = HEADING + "本报讯 " + body + "\n"
    document = Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", Metadata(region="青柳县"))
    articles = read_articles(document)
    readings = read_sentences(articles)
    region, _ = find_regions(document, articles, readings)
    context = Context(document.sha256, region, Calendar(PartialDate(2021, 6, 30), 2021))
    nothing = Timeline((), (), ())
    told = (projects.extract(a, r, context, nothing) for a, r in zip(articles, readings, strict=True))
    return document, [*chain(*told)]


def names(body: str) -> set[str]:
    return {c.content.project.name for c in read(body)[1] if isinstance(c.content, Project)}


def facts(body: str) -> set[tuple[str, str, str]]:
    found = [c.content for c in read(body)[1] if isinstance(c.content, ProjectFact)]
    return {(f.project.name, f.relation, f.value.name if isinstance(f.value, Reference) else f.value) for f in found}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("6月3日，县长李可馨到云坪水厂项目施工现场调研。", {"云坪水厂项目"}),
        ("考察团参观了云坪河二期生态治理项目、柳堰河治理工程等地。", {"云坪河二期生态治理项目", "柳堰河治理工程"}),
        ("会议听取了关于云坪（柳堰）产业转移园项目情况的汇报。", {"云坪（柳堰）产业转移园项目"}),
        ("扎实推进云坪产业转移园、柳堰湾区经贸发展中心等项目建设。", {"云坪产业转移园", "柳堰湾区经贸发展中心"}),
        ("在云坪路和柳堰大道项目建设工地，李可馨察看了进度。", {"云坪路项目", "柳堰大道项目"}),
        ("李可馨先后到云坪大桥、柳堰路小学等施工现场，察看进度。", {"云坪大桥项目", "柳堰路小学项目"}),
        ("该公司围绕一体化供水和污水处理项目建设真抓实干。", {"一体化供水和污水处理项目"}),
        ("为全县实施“两廊三带”工程贡献力量。", {"“两廊三带”工程"}),
        ("全县上下紧扣“四十工程”项目建设。", {"四十工程"}),
        ("6月3日，云坪海洋产业园举行奠基仪式。", {"云坪海洋产业园"}),
        (
            "分会场分别是云坪酒业二期扩能、柳堰至云坪一级路、城西片区改造项目。",
            {"云坪酒业二期扩能", "柳堰至云坪一级路", "城西片区改造项目"},
        ),
    ],
)
def test_names(body: str, expected: set[str]) -> None:
    assert names(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "会议要求，要加快项目推进，抓好重点项目建设。",
        "严禁搞“政绩工程”“面子工程”“形象工程”。",
        "全县集中开工项目18个，总投资56亿元。",
        "要大力实施“强县工程”，谋实各项重点项目。",
        "县建工集团总工程师李可馨介绍了工程质量和项目进度。",
        "青柳县2021年第三季度重点项目集中开工。",
        "会议听取了民生实事项目和招商引资项目的汇报。",
    ],
)
def test_what_is_no_project(body: str) -> None:
    assert read(body)[1] == []


def test_a_short_form_is_the_same_project() -> None:
    body = "6月3日，青柳云坪渔业产业园举行奠基仪式。云坪渔业产业园项目，是全县重点项目。"
    assert names(body) == {"青柳云坪渔业产业园"}


def test_the_opening_of_a_name_is_another_project() -> None:
    body = "活动在柳堰村旧村改造项目建设现场举行，柳堰村旧村改造配套住房项目正式开工。"
    assert names(body) == {"柳堰村旧村改造项目", "柳堰村旧村改造配套住房项目"}


def test_what_is_told_of_a_project() -> None:
    body = (
        "6月8日，柳堰村旧村改造配套住房项目开工仪式在柳堰村举行。项目占地38.16亩，总投资约9亿元。"
        "项目开发单位为云坪城市建设有限公司，项目建设主体为柳堰置业有限公司。按照计划，项目将于2025年12月竣工。"
    )
    name = "柳堰村旧村改造配套住房项目"
    assert facts(body) == {
        (name, "place", "柳堰村"),
        (name, "start", "2021-06-08"),
        (name, "area", "38.16亩"),
        (name, "investment", "约9亿元"),
        (name, "developer", "云坪城市建设有限公司"),
        (name, "builder", "柳堰置业有限公司"),
        (name, "end", "2025-12"),
    }


def test_numbers_are_yuan_and_square_metres() -> None:
    _, claims = read("云坪水厂项目占地30亩，总投资1.2亿元。")
    numbers = {c.content.relation: c.content.number for c in claims if isinstance(c.content, ProjectFact)}
    assert numbers == {"area": 20000.0, "investment": 120_000_000.0}


def test_projects_opened_together() -> None:
    body = (
        "6月15日，青柳县举行2021年第三批重大项目集中开工仪式。分别是总投资5.5亿元的云坪集团青柳分公司饲料厂建设项目，"
        "总投资0.3亿元的柳堰引道绿化、亮化建设项目。"
    )
    first, second = "云坪集团青柳分公司饲料厂建设项目", "柳堰引道绿化、亮化建设项目"
    assert facts(body) == {
        (first, "developer", "云坪集团青柳分公司"),
        (first, "investment", "5.5亿元"),
        (first, "start", "2021-06-15"),
        (second, "investment", "0.3亿元"),
        (second, "start", "2021-06-15"),
    }


def test_a_planned_opening_is_no_start() -> None:
    assert not {f for f in facts("6月3日，据介绍，云坪水厂项目即将开工建设。") if f[1] == "start"}


def test_a_programme_covers_the_projects_of_its_article() -> None:
    body = "李可馨督导“四十工程”项目建设。作为“四十工程”，柳堰路小学项目建成后将扩充学位。"
    assert ("柳堰路小学项目", "programme", "四十工程") in facts(body)


def test_a_signature_makes_a_developer() -> None:
    body = "县住建局与云坪园林环境股份有限公司签订生态环境提升PPP项目协议。"
    assert ("生态环境提升PPP项目", "developer", "云坪园林环境股份有限公司") in facts(body)


def test_a_sum_of_many_projects_is_nobodys() -> None:
    body = "云坪水厂、柳堰产业园等15个项目，总投资15.8亿元。"
    assert not {f for f in facts(body) if f[1] == "investment"}


def test_quotes_stand_in_the_text() -> None:
    document, claims = read("6月8日，柳堰村旧村改造配套住房项目开工，占地38.16亩，由柳堰置业有限公司承建。")
    assert claims
    for claim in claims:
        assert "".join(document.text[claim.quote.start : claim.quote.end].split()) == claim.quote.words


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("总投资约9亿元", "约9亿元", 900_000_000),
        ("现金13万余元", "13万余元", 130_000),
        ("捐款180多万元", "180多万元", 1_800_000),
        ("筹集一百二十万元", "一百二十万元", 1_200_000),
        ("共计50万余元", "50万余元", 500_000),
        ("捐赠 10 万元", "10万元", 100_000),
        ("贷款3亿美元", "3亿美元", None),
    ],
)
def test_money(text: str, printed: str, number: float | None) -> None:
    assert [(m.text, m.number) for m in find_money(text)] == [(printed, number)]


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("占地15亩", "15亩", 10_000),
        ("约5.8万㎡", "约5.8万㎡", 58_000),
        ("2公顷", "2公顷", 20_000),
        ("10.18万平方米", "10.18万平方米", 101_800),
    ],
)
def test_areas(text: str, printed: str, number: float) -> None:
    assert [(a.text, a.number) for a in find_areas(text)] == [(printed, number)]
