"""HTML and Markdown: the words stay where they stand, nothing else is left."""

from __future__ import annotations

import pytest

from kg.read.markup import blank_html, blank_markdown

PAGE = """<!DOCTYPE html>
<html><head><meta charset="gbk"><title>某报数字版</title><style>p{color:red}</style></head>
<body><!-- 栏目 --><h1>市政协召开<em>会议</em></h1>
<p>本报讯 昨日,市政协
主席王某出席。<br>会议&ldquo;很好&rdquo;&nbsp;&#8226;结束。</p><script>var a = "<p>不是正文</p>";</script>
<pre>第一行
第二行</pre><table><tr><td>甲</td><td>乙</td></tr></table></body></html>
"""


def lines(text: str) -> list[str]:
    return [line for line in ("".join(line.split()) for line in text.split("\n")) if line]


def test_the_words_of_a_page_line_by_line() -> None:
    assert lines(blank_html(PAGE)) == [
        "市政协召开会议",
        "本报讯昨日,市政协主席王某出席。",
        "会议“很好”•结束。",
        "第一行",
        "第二行",
        "甲",
        "乙",
    ]


def test_every_word_stands_where_the_file_has_it() -> None:
    blanked = blank_html(PAGE)
    assert len(blanked) == len(PAGE)
    assert all(char in " \n“”•" or char == PAGE[offset] for offset, char in enumerate(blanked))
    start = blanked.index("会议", blanked.index("召开"))
    assert PAGE[start : start + 2] == "会议"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("没有标记", "没有标记"),
        ("<p>没有结束", "没有结束"),
        ("甲 < 乙 & 丙", "甲<乙&丙"),
        ("甲&unknown;乙", "甲&unknown;乙"),
        ("甲&nbsp;&ensp;&#12288;乙", "甲乙"),
        ("<p>甲<!-- 没有结束", "甲"),
        ("甲<![<![CDATA[乙]]>丙", "甲丙"),
        ('<a title="a > b" href=x>甲</a>', "甲"),
        ("<p it's>甲</p> it's", "甲it's"),
        ("<SCRIPT type='x'>a</b></Script >甲<scripted>乙", "甲乙"),
        ('<a title="没有结束>甲', ""),
        ("甲&#x4E59;丙", "甲乙丙"),
        ("<svg><title>图</title></svg>字", "字"),
        ("<script>没有结束", ""),
        ("<svg/>甲", "甲"),
        ("<p>甲\r\n乙</p>", "甲乙"),
        ("</script>甲", "甲"),
    ],
)
def test_broken_and_odd_markup(html: str, words: str) -> None:
    blanked = blank_html(html)
    assert len(blanked) == len(html)
    assert "".join(blanked.split()) == words


def test_markdown_loses_its_marks_and_no_word() -> None:
    text = "---\ntitle: 不是正文\n---\n# 标题\n\n**张某**任[市长](http://a.example/x_y)。\n- 第一项\n> 引文\n![图](a.png)\n---\n"
    blanked = blank_markdown(text)
    assert len(blanked) == len(text)
    assert lines(blanked) == ["标题", "张某任市长。", "第一项", "引文"]
    assert [blanked.count("\n"), blanked.index("张某")] == [text.count("\n"), text.index("张某")]


def test_markdown_leaves_ordinary_punctuation_alone() -> None:
    text = "会议(扩大)召开[2024]1号,投资约9亿元 - 完成。\n1-10月增长5%\n"
    assert blank_markdown(text) == text


def test_a_long_line_of_marks_takes_no_long_time() -> None:
    for mark in ("[", "![", "](", "<", "<!--", "<![", "<a ", "<a b='", '<svg a="', "<title", "&", "&#", "---\n", "<p>"):
        text = mark * 100_000
        assert len(blank_markdown(text)) == len(text)
        assert len(blank_html(text)) == len(text)
