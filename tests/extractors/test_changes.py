"""Offices that change hands, read from pages with invented people through every stage of the pipeline."""

import hashlib

import pytest

from kg.build import read_page
from kg.records import Document, Membership, Metadata, PartialDate

REPORTED = PartialDate(2021, 6, 1)


def changes(
    text: str, region: str = "卢氏县", reported: PartialDate | None = REPORTED
) -> set[tuple[str, str, str, str, str]]:
    """(person, body, office, status, date) of every post a page tells; each quote is checked against the text."""
    metadata = Metadata(published=reported, region=region)
    page = read_page(Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", metadata))
    out = set()
    for claim in page.claims:
        held = claim.content
        if isinstance(held, Membership):
            quote = claim.quote
            assert "".join(text[quote.start : quote.end].split()) == quote.words
            assert held.person.name in quote.words
            assert held.title in quote.words
            out.add((held.person.name, held.organization.name, held.title, held.status, str(held.date)))
    return out


FOUND = {
    "任命…为, a list with semicolons": (
        "5月28日，县人大常委会决定任命：陆一鸣为县发展和改革委员会主任；田小禾为县教育体育局局长。",
        {
            ("陆一鸣", "卢氏县发展和改革委员会", "主任", "appointed", "2021-05-28"),
            ("田小禾", "卢氏县教育体育局", "局长", "appointed", "2021-05-28"),
        },
    ),
    "a list whose items stand on lines of their own": (
        "卢氏县人大常委会任免名单\n决定任命：\n陆一鸣为县财政局局长\n田小禾为县民政局局长\n决定免去：\n方大同的县财政局局长职务",
        {
            ("陆一鸣", "卢氏县财政局", "局长", "appointed", "2021-06-01"),
            ("田小禾", "卢氏县民政局", "局长", "appointed", "2021-06-01"),
            ("方大同", "卢氏县财政局", "局长", "left", "2021-06-01"),
        },
    ),
    "免去其 speaks of him who was named": (
        "经市委研究决定：宋远航同志任中共卢氏县委常委、书记，免去其卢氏县政府县长职务；郭建国同志不再担任中共卢氏县委书记、委员职务。",
        {
            ("宋远航", "卢氏县委", "常委", "appointed", "2021-06-01"),
            ("宋远航", "卢氏县委", "书记", "appointed", "2021-06-01"),
            ("宋远航", "卢氏县政府", "县长", "left", "2021-06-01"),
            ("郭建国", "卢氏县委", "书记", "left", "2021-06-01"),
            ("郭建国", "卢氏县委", "委员", "left", "2021-06-01"),
        },
    ),
    "who moves leaves the offices printed beside him": (
        "5月20日，三门峡市委常委、秘书长马清源调任洛阳市委副书记。",
        {
            ("马清源", "三门峡市委", "常委", "left", "2021-05-20"),
            ("马清源", "三门峡市委", "秘书长", "left", "2021-05-20"),
            ("马清源", "洛阳市委", "副书记", "appointed", "2021-05-20"),
        },
    ),
    "an elected deputy borrows the body of the head": (
        "马清源当选为卢氏县人大常委会主任，吴小军、程立新当选为副主任。",
        {
            ("马清源", "卢氏县人大常委会", "主任", "appointed", "2021-06-01"),
            ("吴小军", "卢氏县人大常委会", "副主任", "appointed", "2021-06-01"),
            ("程立新", "卢氏县人大常委会", "副主任", "appointed", "2021-06-01"),
        },
    ),
    "who is replaced leaves what the other gets": (
        "马清源接替吴小军任卢氏县公安局局长。",
        {("马清源", "卢氏县公安局", "局长", "appointed", "2021-06-01"), ("吴小军", "卢氏县公安局", "局长", "left", "")},
    ),
    "a vacancy is the office the sentence gives away": (
        "5月2日，马清源任三门峡市水利局局长，填补履新洛阳市副市长的吴小军留下的职缺。",
        {
            ("马清源", "三门峡市水利局", "局长", "appointed", "2021-05-02"),
            ("吴小军", "洛阳市政府", "副市长", "appointed", ""),
            ("吴小军", "三门峡市水利局", "局长", "left", ""),
        },
    ),
    "a past, and a present that ends it": (
        "马清源，男，1968年生，曾任卢氏县委办公室主任、县教育局局长等职，现任三门峡市政协副主席。",
        {
            ("马清源", "卢氏县委办公室", "主任", "former", ""),
            ("马清源", "卢氏县教育局", "局长", "former", ""),
            ("马清源", "三门峡市政协", "副主席", "held", "2021-06-01"),
        },
    ),
    "a change of years ago is a past office; 省 is the province spoken of last": (
        "马清源，男，汉族，1968年生。他2012年3月任江苏省财政厅处长，2015年6月任省水利厅副厅长。",
        {
            ("马清源", "江苏省财政厅", "处长", "former", "2012-03"),
            ("马清源", "江苏省水利厅", "副厅长", "former", "2015-06"),
        },
    ),
    "a change of last month is none of the past": (
        "2021年5月，马清源任卢氏县水利局局长。",
        {("马清源", "卢氏县水利局", "局长", "appointed", "2021-05")},
    ),
    "a resignation is accepted": (
        "会议同意马清源同志因工作变动辞去县政府副县长职务的请求。",
        {("马清源", "卢氏县政府", "副县长", "left", "2021-06-01")},
    ),
    "新任 before an office": (
        "新任县委书记马清源主持会议。",
        {("马清源", "卢氏县委", "书记", "appointed", "2021-06-01")},
    ),
    "an address between name and 为 is no office": (
        "会议聘任张建设教授为县总工会主席。",
        {("张建设", "卢氏县总工会", "主席", "appointed", "2021-06-01")},
    ),
    "of a span of years the first counts": (
        "马清源生于1970年，2012年至2018年任嵩县水利局局长。",
        {("马清源", "嵩县水利局", "局长", "former", "2012")},
    ),
    "会 at the end of a body is no wish": (
        "县人大常委会任命田小禾为县民政局局长。",
        {("田小禾", "卢氏县民政局", "局长", "appointed", "2021-06-01")},
    ),
    "期间 makes a past": ("马清源在担任县委书记期间，严重违反党纪。", {("马清源", "卢氏县委", "书记", "former", "")}),
    "a notice's departments belong to its issuer": (
        "中共江北大学委员会关于马清源等同志任免的通知\n任命马清源同志为教务处处长；免去吴小军同志财务处处长职务。",
        {
            ("马清源", "江北大学教务处", "处长", "appointed", "2021-06-01"),
            ("吴小军", "江北大学财务处", "处长", "left", "2021-06-01"),
        },
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_found(case: str) -> None:
    text, expected = FOUND[case]
    told = changes(text)
    assert told == expected


ABSENT = {
    "proposed is no fact": ("马清源同志拟任县（市、区）委书记。", "书记"),
    "a candidate": ("县委提名马清源为官道口镇镇长候选人。", "镇长"),
    "a rule speaks of nobody": ("县级领导干部不得兼任企业董事长，马清源说。", "董事长"),
    "责任 and 主任 hold no verb": ("马清源说，干部要担当责任，办公室主任要任劳任怨。", "主任"),
    "who heads another office in the same breath": ("会议选举马清源为县政协主席，县委书记吴小军讲话。", "吴小军"),
}


@pytest.mark.parametrize("case", ABSENT)
def test_absent(case: str) -> None:
    text, word = ABSENT[case]
    assert not {row for row in changes(text) if word in row and row[3] != "held"}


def test_held_once() -> None:
    """Offices that are left are not also held; those of somebody beside the change are."""
    told = changes("三门峡市委常委马清源调任洛阳市委副书记，县长吴小军到会祝贺。")
    assert ("马清源", "三门峡市委", "常委", "left", "2021-06-01") in told
    assert not {row for row in told if row[0] == "马清源" and row[3] == "held"}
    assert ("吴小军", "卢氏县政府", "县长", "held", "2021-06-01") in told


def test_year_unknown() -> None:
    """Without any year a day stays without one."""
    told = changes("5月28日，马清源任卢氏县水利局局长。", reported=None)
    assert told == {("马清源", "卢氏县水利局", "局长", "appointed", "XXXX-05-28")}
