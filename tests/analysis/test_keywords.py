"""Keywords of lines that repeat are those that jieba finds when it cuts every line anew."""

from __future__ import annotations

import random
from collections.abc import Iterable

import jieba
from jieba.analyse import TFIDF
from jieba.posseg import POSTokenizer

from kg.analysis.keywords import Cutter, weigher

TOPICS = frozenset({"高标准农田", "防汛抗旱"})
LEARNT = ("城建", "备汛", "高标准")
PARTS = (
    "全县",
    "城建",
    "备汛",
    "高标准农田",
    "高标准",
    "防汛抗旱",
    "工作",
    "推进会",
    "第3次",
    "A区",
    "张小明",
    "，",
    " ",
)
KINDS = ("n", "nz", "nt", "vn", "ns", "j")


def by_jieba(lines: Iterable[str], learnt: Iterable[str]) -> dict[str, float]:
    """What jieba itself finds in the lines as one text."""
    tokenizer = jieba.Tokenizer()
    for word in sorted(TOPICS):
        tokenizer.add_word(word, tag="nz")
    plain = POSTokenizer(tokenizer)
    plain.lcut("全县")
    for word in learnt:
        tokenizer.add_word(word)
        plain.word_tag_tab[word] = "nz"
    weigh = TFIDF()
    weigh.postokenizer = plain
    return dict(weigh.extract_tags("\n".join(lines), topK=None, withWeight=True, allowPOS=KINDS))


def tags(weigh: TFIDF, lines: Iterable[str]) -> dict[str, float]:
    return dict(weigh.extract_tags("\n".join(lines), topK=None, withWeight=True, allowPOS=KINDS))


def test_a_line_that_is_cut_once_gives_the_keywords_of_one_cut_each_time() -> None:
    choose = random.Random(3)
    lines = ["".join(choose.choices(PARTS, k=choose.randint(1, 6))) for _ in range(300)]
    lines += choose.choices(lines, k=300)
    weigh, cutter = weigher(TOPICS)
    assert tags(weigh, lines) == by_jieba(lines, ())
    cutter.learn(())
    assert tags(weigh, lines) == by_jieba(lines, ())
    cutter.learn(LEARNT)
    found = tags(weigh, lines)
    assert found == by_jieba(lines, LEARNT)
    assert found.keys() >= {"城建", "高标准", "备汛"}


def test_a_repeated_line_is_cut_once() -> None:
    lines: list[str] = []
    tokenizer = POSTokenizer(jieba.Tokenizer())
    cut = tokenizer.cut

    def counting(line: str) -> Iterable[object]:
        lines.append(line)
        yield from cut(line)

    tokenizer.cut = counting
    cutter = Cutter(tokenizer)
    once = [*cutter.cut("全县城建工作\n全县备汛工作\n全县城建工作")]
    assert once == [*cutter.cut("全县城建工作\n全县备汛工作\n全县城建工作")]
    assert lines == ["全县城建工作", "全县备汛工作"]
