"""What is found in a sentence is the same alone and scanned with the others of its page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon.scanner import Hit, Scanner, scan_together

WORDS = ("会", "会议", "会议室", "议室", "县长", "县", "长会")
OTHERS = ("会", "室县", "议室县长")
SENTENCES = st.text("会议室县长，", max_size=12)


def test_longest_words_without_overlap() -> None:
    assert Scanner(WORDS).find("县长会议室") == [Hit(0, 2, "县长"), Hit(2, 5, "会议室")]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(SENTENCES, max_size=6), max_size=5), SENTENCES, st.sampled_from((1, 700)))
def test_alone_and_together(articles: list[list[str]], other: str, times: int) -> None:
    articles = [[text * times for text in article] for article in articles]
    scan_together([])
    alone = {text: [*Scanner(WORDS).find(text)] for article in articles for text in (*article, other)}
    together, others = Scanner(WORDS), Scanner(OTHERS)
    others_alone = {text: [*Scanner(OTHERS, alone=True).find(text)] for text in alone}
    for _ in range(2):  # each by itself on its first page, both in one pass from the second on
        scan_together(articles)
        assert {text: [*together.find(text)] for text in alone} == alone
        assert {text: [*others.find(text)] for text in alone} == others_alone
    scan_together([])
    assert {text: [*together.find(text)] for text in alone} == alone
