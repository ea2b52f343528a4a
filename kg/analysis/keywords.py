"""jieba's keywords of many texts that say much alike."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.lexicon.scanner import Scanner

if TYPE_CHECKING:
    from jieba.analyse import TFIDF
    from jieba.posseg import POSTokenizer


class Word(NamedTuple):
    word: str
    flag: str


class Cutter:
    """jieba's tagged words of a text, each different line cut once; line ends are no words."""

    def __init__(self, tokenizer: POSTokenizer) -> None:
        self.tokenizer = tokenizer
        self._known: dict[str, tuple[Word, ...]] = {}

    def cut(self, text: str) -> Iterator[Word]:
        for line in text.split("\n"):
            found = self._known.get(line)
            if found is None:
                found = self._known[line] = tuple(
                    Word(sys.intern(one.word), one.flag) for one in self.tokenizer.cut(line)
                )
            yield from found

    def learn(self, words: Iterable[str]) -> None:
        """Takes each for one word and a topic from now on; what has none of them is cut as before."""
        learnt = sorted(words)
        for word in learnt:
            self.tokenizer.tokenizer.add_word(word)
            self.tokenizer.word_tag_tab[word] = "nz"
        with_them = Scanner(learnt, alone=True)
        self._known = {line: found for line, found in self._known.items() if not with_them.find(line)}


def weigher(words: Iterable[str]) -> tuple[TFIDF, Cutter]:
    """What weighs the words of a text, these among them each as one word and a topic, and what cuts it."""
    import logging  # noqa: PLC0415 - with jieba, which takes half a second to load

    import jieba  # noqa: PLC0415
    from jieba.analyse import TFIDF  # noqa: PLC0415
    from jieba.posseg import POSTokenizer  # noqa: PLC0415

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()  # of its own: reading pages must not depend on what was asked before
    for word in sorted(words):
        tokenizer.add_word(word, tag="nz")
    weigh = TFIDF()
    weigh.postokenizer = cutter = Cutter(POSTokenizer(tokenizer))
    return weigh, cutter
