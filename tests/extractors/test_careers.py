"""The lines of résumés of invented people, read through every stage of the pipeline."""

import hashlib

from kg.build import read_page
from kg.records import Claim, Document, Membership, Metadata, PartialDate

RESUME = """马清源简历

马清源，男，汉族，1968年5月生，河南卢氏人，1990年7月参加工作。

1990.07—1995.03　卢氏县水利局科员
1995.03—1998.06　河南大学法律系学习
1998.06—2003.11　任卢氏县委办公室副主任，县委政策研究室主任
2003年11月—2010年2月　卢氏县财政局局长、党组书记
2010年2月起　三门峡市政协副主席
"""


def read(text: str) -> list[Claim]:
    metadata = Metadata(published=PartialDate(2021, 6, 1), region="卢氏县")
    page = read_page(Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", metadata))
    return [claim for claim in page.claims if isinstance(claim.content, Membership)]


def rows(text: str) -> set[tuple[str, str, str, str, str]]:
    """(person, body, office, status, date)."""
    found = [claim.content for claim in read(text) if isinstance(claim.content, Membership)]
    return {(m.person.name, m.organization.name, m.title, m.status, str(m.date)) for m in found}


def test_lines() -> None:
    assert rows(RESUME) == {
        ("马清源", "卢氏县水利局", "科员", "former", "1990-07"),
        ("马清源", "卢氏县委办公室", "副主任", "former", "1998-06"),
        ("马清源", "卢氏县委政策研究室", "主任", "former", "1998-06"),
        ("马清源", "卢氏县财政局", "局长", "former", "2003-11"),
        ("马清源", "卢氏县财政局党组", "书记", "former", "2003-11"),
        ("马清源", "三门峡市政协", "副主席", "held", "2010-02"),
    }


def test_quotes_reach_from_the_name_to_the_office() -> None:
    for claim in read(RESUME):
        assert isinstance(claim.content, Membership)
        assert "".join(RESUME[claim.quote.start : claim.quote.end].split()) == claim.quote.words
        assert "马清源" in claim.quote.words
        assert claim.content.title in claim.quote.words


def test_last_line_with_an_end_is_past() -> None:
    closed = RESUME.replace("2010年2月起　", "2010年2月—2018年5月　")
    assert ("马清源", "三门峡市政协", "副主席", "former", "2010-02") in rows(closed)


def test_a_report_that_opens_with_a_date_is_no_resume() -> None:
    told = rows("2021年5月，县长吴小军到县水利局调研。局长田小禾陪同。")
    assert {row[3] for row in told} == {"held"}


def test_a_line_about_work_or_birth_is_no_office() -> None:
    assert not rows("马清源，男，1968年5月生，1990年7月参加工作，1993年6月加入中国共产党，大学学历。")
