"""Gifts of invented pages: who gave what to whom."""

from __future__ import annotations

import hashlib

import pytest

from kg.extractors.gifts import transfers
from kg.mentions.reading import read_sentences
from kg.page.reportregions import find_regions
from kg.records import Calendar, Claim, Context, Document, Metadata, PartialDate, Transfer
from kg.segment.articles import read_articles


def read(body: str) -> tuple[Document, list[Claim]]:
    """The gifts of a page of 青柳县 that was printed on 2021-06-30."""
    text = "青柳县要闻\n\n本报讯 " + body + "\n"
    document = Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", Metadata(region="青柳县"))
    articles = read_articles(document)
    readings = read_sentences(articles)
    region, _ = find_regions(document, articles, readings)
    context = Context(document.sha256, region, Calendar(PartialDate(2021, 6, 30), 2021))
    return document, [c for a, r in zip(articles, readings, strict=True) for c in transfers.extract(a, r, context)]


def gifts(body: str) -> set[tuple[str, str, str]]:
    found = [c.content for c in read(body)[1] if isinstance(c.content, Transfer)]
    return {(g.giver.name, g.receiver.name, g.what) for g in found}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "6月10日，云坪食品有限公司分别为柳堰乡、云坪镇捐赠现金50万元。",
            {("云坪食品有限公司", "柳堰乡", "现金50万元"), ("云坪食品有限公司", "云坪镇", "现金50万元")},
        ),
        ("县总工会为20名困难职工发放助学金4万元。", {("青柳县总工会", "20名困难职工", "助学金4万元")}),
        ("县慈善总会收到云坪食品有限公司捐款20万元。", {("云坪食品有限公司", "青柳县慈善总会", "20万元")}),
        ("县妇联向柳堰村赠送图书200册、书包50个。", {("青柳县妇联", "柳堰村", "图书200册、书包50个")}),
        (
            "云坪食品有限公司把价值5万元的防护装备捐赠给柳堰派出所。",
            {("云坪食品有限公司", "青柳县柳堰派出所", "价值5万元的防护装备")},
        ),
        (
            "云坪食品有限公司、柳堰置业有限公司等10家企业合计向柳堰乡捐款180多万元。",
            {("云坪食品有限公司", "柳堰乡", "180多万元"), ("柳堰置业有限公司", "柳堰乡", "180多万元")},
        ),
        ("调研组代表青柳县为柳堰乡捐赠防汛物资抽水泵13台。", {("青柳县", "柳堰乡", "防汛物资抽水泵13台")}),
        (
            "6月10日，中国500强企业云坪集团今天在青柳县捐资3000万元，支持河南省经济社会发展。",
            {("云坪集团", "河南省", "3000万元")},
        ),
        (
            "6月10日，来自云坪商会的企业家给柳堰小学送来了一批教学器材。",
            {("青柳县云坪商会", "青柳县柳堰小学", "一批教学器材")},
        ),
        (
            "县商会会长李可馨先生慷慨解囊，为柳堰小学校舍建设捐资约100万元。",
            {("李可馨", "青柳县柳堰小学", "约100万元")},
        ),
        (
            "云坪集团董事长李可馨代表公司向县慈善总会捐款100万元。",
            {("云坪集团", "青柳县慈善总会", "100万元")},
        ),
        (
            "云坪陶瓷有限公司（下称“云坪”）向柳堰镇捐赠一批石英石。本次云坪向柳堰镇捐赠的石英石价值211万元。",
            {("云坪陶瓷有限公司", "柳堰镇", "石英石价值211万元")},
        ),
        ("中国移动青柳分公司捐赠柳堰小学电脑20台。", {("中国移动青柳分公司", "青柳县柳堰小学", "电脑20台")}),
        ("柳堰镇收到了云坪集团捐赠的防疫物资一批。", {("云坪集团", "柳堰镇", "防疫物资一批")}),
        ("青柳社会各界为镇远县募集物资750万元。", {("青柳县", "镇远县", "物资750万元")}),
        ("云坪羲和网络有限公司向柳堰乡捐赠学习机30台。", {("云坪羲和网络有限公司", "柳堰乡", "学习机30台")}),
    ],
)
def test_gifts(body: str, expected: set[tuple[str, str, str]]) -> None:
    assert gifts(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "县总工会将向柳堰乡捐赠图书200册。",
        "县委副书记李可馨出席捐赠仪式并为企业颁发捐赠证书。",
        "李可馨看望慰问困难群众，向他们送去节日的祝福和问候。",
        "希望更多企业向灾区捐款捐物。",
        "活动当天，志愿者为居民送去健康知识。",
        "云坪食品有限公司计划向柳堰乡捐资200万元。",
        "云坪食品有限公司筹资30万元，每生每年资助1000元。",
        "云坪食品有限公司捐赠的图书深受柳堰村孩子喜爱。",
        "收到的捐赠款物全部登记。",
    ],
)
def test_what_is_no_gift(body: str) -> None:
    assert gifts(body) == set()


def test_who_is_called_on_receives() -> None:
    body = "6月15日，县委副书记李可馨一行看望慰问部分困难群众、劳动模范，送去慰问金和慰问品。"
    assert gifts(body) == {("李可馨", "部分困难群众、劳动模范", "慰问金和慰问品")}


def test_pupils_are_those_of_the_school_spoken_of() -> None:
    body = "6月15日，县长李可馨到柳堰中学授课。授课结束，李可馨向部分学生赠送了书籍。"
    assert gifts(body) == {("李可馨", "青柳县柳堰中学部分学生", "书籍")}


def test_a_delegation_gives_for_its_company() -> None:
    body = "6月15日，云坪食品有限公司董事长李可馨一行，赴柳堰乡捐赠10万元爱心款。"
    assert gifts(body) == {("云坪食品有限公司", "柳堰乡", "10万元爱心款")}


def test_two_towns_are_those_named_before() -> None:
    body = "云坪食品有限公司为柳堰乡、云坪镇捐赠现金50万元。当天柳堰置业有限公司还向两个乡镇捐赠了价值15万元的学习机。"
    assert ("柳堰置业有限公司", "云坪镇", "价值15万元的学习机") in gifts(body)
    assert ("柳堰置业有限公司", "柳堰乡", "价值15万元的学习机") in gifts(body)


def test_a_ceremony_tells_who_gives() -> None:
    body = "6月16日，县总工会与云坪食品有限公司联合在柳堰乡中举行捐赠仪式。这次共为贫困学生捐赠现金10000元，棉被20条。"
    assert gifts(body) == {
        ("青柳县总工会", "柳堰乡中贫困学生", "现金10000元，棉被20条"),
        ("云坪食品有限公司", "柳堰乡中贫困学生", "现金10000元，棉被20条"),
    }


def test_date_and_sum() -> None:
    _, claims = read("6月10日，云坪食品有限公司向柳堰乡捐赠现金50万元。")
    gift = claims[0].content
    assert isinstance(gift, Transfer)
    assert (str(gift.date), gift.number) == ("2021-06-10", 500_000.0)


def test_quotes_stand_in_the_text() -> None:
    document, claims = read("6月10日，云坪食品有限公司\n向柳堰乡捐赠现金50万元。")
    assert claims
    for claim in claims:
        assert "".join(document.text[claim.quote.start : claim.quote.end].split()) == claim.quote.words
