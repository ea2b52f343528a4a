"""What HTML pages tell of themselves in their heads."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.read import read_documents
from kg.read.head import read_head
from kg.records import Document, Metadata, PartialDate

GOVERNMENT = """<!DOCTYPE html><html><head>
<meta name="SiteName" content="霞汀县人民政府"/>
<meta name="ArticleTitle" content="县委常委会召开会议">
<meta name="PubDate" content="2020-07-21 10:02">
<meta name="ContentSource" content="霞汀日报">
<meta name="Url" content="http://www.xiating.gov.cn/art/2020/7/21/art_1.html">
</head><body><p>7月20日，县委常委会召开会议，县委书记陆一鸣主持。</p></body></html>
"""


@pytest.mark.parametrize(
    ("head", "metadata"),
    [
        ("", Metadata()),
        ("<meta charset=utf-8><title>甲</title>", Metadata()),
        (
            '<meta property="article:published_time" content="2019-05-07T08:31:00+08:00">',
            Metadata(PartialDate(2019, 5, 7)),
        ),
        ("<META content='2019/5/7' NAME='publishdate'>", Metadata(PartialDate(2019, 5, 7))),
        (
            '<script type="application/ld+json">{"datePublished": "2019-05-07"}</script>',
            Metadata(PartialDate(2019, 5, 7)),
        ),
        ('<meta name="PubDate" content=""><meta name="pubdate" content="2019-05">', Metadata(PartialDate(2019, 5))),
        ('<meta name="PubDate" content="2019-02-30">', Metadata()),
        ('<meta name="PubDate" content="2019">', Metadata()),
        (
            '<link rel="canonical" href="https://www.xiating.cn/a/1.html">',
            Metadata(url="https://www.xiating.cn/a/1.html"),
        ),
        ('<meta name="Url" content="/art/1.html">', Metadata()),
        ('<body><meta name="PubDate" content="2019-05-07">', Metadata()),
    ],
)
def test_a_head_tells_day_source_and_address(head: str, metadata: Metadata) -> None:
    assert read_head(head) == metadata


def test_a_page_is_read_with_what_its_head_tells_and_told_metadata_outrank_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOVERNMENT, encoding="utf-8")
    (tmp_path / "b.html").write_text(GOVERNMENT, encoding="utf-8")
    meta = tmp_path / "meta.csv"
    meta.write_text("source,published\nb.html,2021-01-02\n", encoding="utf-8")
    first, second = (item for item in read_documents([tmp_path], meta=meta) if isinstance(item, Document))
    address = "http://www.xiating.gov.cn/art/2020/7/21/art_1.html"
    assert first.metadata == Metadata(PartialDate(2020, 7, 21), "霞汀日报", "", address)
    assert second.metadata == Metadata(PartialDate(2021, 1, 2), "霞汀日报", "", address)


def test_a_head_without_end_takes_linear_time() -> None:
    began = time.process_time()
    read_head("<meta " + 'name="' * 50_000)
    read_head("<meta name=" * 50_000)
    assert time.process_time() - began < 2
