"""Whatever a page holds, each character of a sentence stands in it where its offset says."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from kg.records import Article
from kg.segment.uniform import flowing, sentences, uniform
from tests.segment.conftest import Cutter

PIECES = [
    "县委书记陆一鸣出席会议", "，", "。", "、", "：", "！", "”", "“", "（", "）",
    "【", "】", "《", "》", " ", "\u3000", "\t", "\n", "\r\n", "\r", "\n\n",
    "本报讯", "（记者 丁一）", "# ", "## ", "◆", "■", "3月5日",
    "2023-05-30", "1,000", "9:30", "Ａ１", "王小禾 摄", "首页 > 要闻 > 正文", "来源：", "田",
    "会", "\u200b", "**", '"', "3 月 4 日", "2019年3月任", "图为", "a", "🙂", "又讯",
]  # fmt: skip
pages = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=60).map("".join)


def with_stops(read: str, printed: str) -> bool:
    """What is read is what is printed, but for ASCII full stops: 。 in lines that have these alone, never between digits."""
    pairs = [*zip(read, printed, strict=True)]
    stops = [at for at, pair in enumerate(pairs) if pair[0] != pair[1]]
    decimal = (at for at in stops if read[at - 1 : at].isdigit() and read[at + 1 : at + 2].isdigit())
    return all({*pairs[at]} == {"。", "."} for at in stops) and not any(decimal)


def check(text: str, article: Article) -> None:
    for sentence in (*article.titles, *article.sentences):
        first, last = sentence.offsets[0], sentence.offsets[-1]
        assert len(sentence.text) == len(sentence.offsets)
        assert list(sentence.offsets) == sorted(set(sentence.offsets))
        assert "".join(sentence.printed.split()) == "".join(text[first : last + 1].split())
        words = "".join(" " if text[at].isspace() else text[at] for at in sentence.offsets)
        assert "\n" not in sentence.text
        assert sentence.text == sentence.text.strip(" ") != ""
        assert with_stops(sentence.text, uniform(words)) or re.search(r"[，：,:\"＂]", words)
        quote = sentence.quote(article.id, 0, len(sentence.text))
        assert "".join(text[quote.start : quote.end].split()) == quote.words
    for byline in article.bylines:
        assert "".join(text[byline.span.start : byline.span.end].split()) == byline.person


@example("。县委书记陆一鸣出席会议\n# \n县委书记陆一鸣出席会议")
@given(pages)
def test_offsets_of_any_page(cut: Cutter, text: str) -> None:
    for article in cut(text):
        check(text, article)
        assert article.start <= article.body_start < article.end <= len(text)
        assert len(article.paragraphs) == len(set(article.paragraphs))
        assert all(0 <= first < len(article.sentences) for first in article.paragraphs)


@given(pages)
def test_articles_stand_in_order_and_have_sentences(cut: Cutter, text: str) -> None:
    starts = [article.body_start for article in cut(text)]
    assert starts == sorted(starts)
    assert all(article.sentences for article in cut(text))


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_uniform_is_as_long_as_the_text(text: str) -> None:
    assert len(uniform(text)) == len(text)


@given(st.lists(st.sampled_from("会，。！”、； "), max_size=4000).map("".join))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    line = flowing(text, 0, len(text))
    found = sentences(line)
    assert "".join(s.text for s in found).replace(" ", "") == text.replace(" ", "")
    assert all(s.text for s in found)


def test_numbers_and_times_keep_their_marks() -> None:
    assert uniform("1,000元,9:30开会:１２") == "1,000元，9:30开会：12"


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    line = flowing("青柏、" * 2000, 0, 6000)
    found = sentences(line)
    assert len(found) > 1
    assert all(s.text.endswith("、") for s in found)
