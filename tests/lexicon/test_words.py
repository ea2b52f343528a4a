"""The cut of a text into words: as jieba cuts it, and back together it is the text."""

from pathlib import Path

import jieba
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.words import cut, is_word

SEEDS = Path(__file__).parents[2] / "seeds"
LETTERS = "县委书记甘霖到柳湾镇调研防汛工作，。、“”（） A1年月日会议主持局长\n\u3000的和与市"


def test_every_line_of_the_sample_pages_is_cut_as_jieba_cuts_it() -> None:
    lines = [line for page in sorted(SEEDS.glob("*.txt")) for line in page.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 100
    for line in lines:
        assert [word.text for word in cut(line)] == list(jieba.cut(line, HMM=False))


@given(st.text(st.sampled_from(LETTERS), max_size=40))
def test_any_words_are_cut_as_jieba_cuts_them_and_stand_where_they_say(text: str) -> None:
    found = cut(text)
    assert [word.text for word in found] == list(jieba.cut(text, HMM=False))
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert "".join(word.text for word in found) == text


def test_a_word_is_told_by_its_frequency() -> None:
    assert is_word("会议", 1000)
    assert not is_word("柳湾镇调", 1)


def test_every_word_has_the_frequency_that_jieba_gives_it() -> None:
    jieba.initialize()
    frequencies: dict[str, int] = jieba.dt.FREQ  # with 0 for what only begins a word
    assert len(frequencies) > 400_000
    assert all(
        is_word(word, number) and not is_word(word, number + 1) for word, number in frequencies.items() if number
    )
    assert not any(is_word(beginning) for beginning, number in frequencies.items() if not number)


def test_what_is_no_word_has_no_frequency() -> None:
    assert is_word("B超", 3)
    assert not any(map(is_word, ("", " ", "B超 3", "B超 3 n", "\ud83d", "\U0010ffff", "龟龟龟龟")))
