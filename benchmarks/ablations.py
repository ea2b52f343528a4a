"""What each package that reads text adds: `python -m benchmarks.ablations`.

F1 against facts noted by hand and characters a second, with the package and with the simplest stand-in for it. Each row is a
process of its own, in which the package is replaced before kg is imported; kg itself has no switch for it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs
import cn2an
import jieba

ROOT = Path(__file__).parent.parent
FAMILIES = ("FACTS micro", "persons", "roles", "participation", "organizations", "project_facts")


LONGEST = 8  # characters of a word that is looked up


class Ablation(NamedTuple):
    """`replace` is called before kg is imported."""

    name: str
    replace: Callable[[], None]


class Result(NamedTuple):
    f1: dict[str, float]
    speed: float  # characters a second


class EveryPlace:
    """In place of ahocorasick_rs.AhoCorasick: at every place of a text every length that some word has is looked up."""

    def __init__(self, words: Iterable[str], **_: object) -> None:
        self._numbers = {word: number for number, word in enumerate(words)}
        self._lengths = sorted({len(word) for word in self._numbers}, reverse=True)

    def find_matches_as_indexes(self, text: str, *, overlapping: bool = False) -> list[tuple[int, int, int]]:
        found, free = [], 0
        for start in range(len(text)):
            if start >= free:
                here = list(self._at(text, start))
                found += here if overlapping else here[:1]
                free = here[0][2] if here and not overlapping else free
        return found

    def _at(self, text: str, start: int) -> Iterator[tuple[int, int, int]]:
        """The longest first."""
        for length in self._lengths:
            number = self._numbers.get(text[start : start + length])
            if number is not None and start + length <= len(text):
                yield number, start, start + length


def characters(text: str) -> Iterable[str]:
    """Every character is a word."""
    return text


def longest(text: str) -> Iterator[str]:
    """At each place the longest word of jieba's dictionary."""
    at = 0
    while at < len(text):
        ends = range(min(len(text), at + LONGEST), at + 1, -1)
        end = next((end for end in ends if jieba.dt.FREQ.get(text[at:end])), at + 1)
        yield text[at:end]
        at = end


def in_python(text: str) -> Iterable[str]:
    """jieba's own cut."""
    words: Iterable[str] = jieba.cut(text, HMM=False)
    return words


def replace_cut(cut: Callable[[str], Iterable[str]], frequencies: dict[str, int] | None = None) -> None:
    """Words are cut by `cut`; `frequencies` takes the place of jieba's dictionary."""
    from kg.lexicon import words  # noqa: PLC0415

    @lru_cache(maxsize=4096)
    def replaced(text: str) -> tuple[words.Word, ...]:
        ends = list(accumulate(map(len, parts := list(cut(text)))))
        return tuple(words.Word(end - len(part), end, part) for part, end in zip(parts, ends, strict=True))

    @lru_cache(maxsize=4096)
    def bounds(text: str) -> frozenset[int]:
        return frozenset(accumulate(map(len, cut(text)), initial=0))

    replaced.__module__ = bounds.__module__ = words.__name__  # so that they forget what kg forgets between turns
    words.cut, words.bounds = replaced, bounds
    if frequencies is not None:
        words._entry = lru_cache(maxsize=4096)(lambda text: (frequencies.get(text, 0), ""))


def no_scanner() -> None:
    ahocorasick_rs.AhoCorasick = EveryPlace  # type: ignore[misc, assignment]


def no_numbers() -> None:
    cn2an.cn2an = lambda *_: 0.0


ABLATIONS = (
    Ablation("as it is", lambda: None),
    Ablation("jieba: every character a word, no dictionary", lambda: replace_cut(characters, {})),
    Ablation("jieba: its dictionary, cut greedily", lambda: replace_cut(longest)),
    Ablation("rjieba: the same cut in Python, by jieba", lambda: replace_cut(in_python)),
    Ablation("ahocorasick-rs: a dictionary looked up at every place", no_scanner),
    Ablation("cn2an: every number in characters is 0", no_numbers),
)


def measure(number: int, gold: Path, texts: Path, turns: int) -> Result:
    """In a process in which kg is not imported yet."""
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    ABLATIONS[number].replace()
    from benchmarks.reading import documents, forget, read_all  # noqa: PLC0415
    from kg.evaluate.gold import read_golds, text_for  # noqa: PLC0415
    from kg.evaluate.score import evaluate  # noqa: PLC0415
    from kg.trial import cases_of  # noqa: PLC0415

    score = evaluate(cases_of(gold, texts))
    files = [text_for(one, texts) for one in read_golds(gold)]
    size = sum(len(document.text) for document in documents(files))
    taken = []
    for _ in range(turns):
        forget()
        begin = time.process_time()
        read_all(files)
        taken.append(time.process_time() - begin)
    return Result({family: score.strict[family].f1 for family in FAMILIES}, size / statistics.median(taken))


def measured_apart(number: int, arguments: list[str]) -> Result:
    command = [sys.executable, "-m", "benchmarks.ablations", *arguments, "--row", str(number)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{ABLATIONS[number].name}: ended with status {done.returncode}; its message stands above")
    return Result(*json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, default=ROOT / "tests" / "gold" / "seeds", metavar="DIR")
    parser.add_argument("--texts", type=Path, default=ROOT / "seeds", metavar="DIR")
    parser.add_argument("--turns", type=int, default=5, metavar="N")
    parser.add_argument("--row", type=int, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.row is not None:
        print(json.dumps(measure(told.row, told.gold, told.texts, told.turns)))
        return
    from benchmarks.printing import print_setting, print_table  # noqa: PLC0415

    arguments = ["--gold", str(told.gold), "--texts", str(told.texts), "--turns", str(told.turns)]
    results = [measured_apart(number, arguments) for number in range(len(ABLATIONS))]
    print_setting("kg", "jieba", "rjieba", "ahocorasick-rs", "cn2an")
    rows = [
        (one.name, *(f"{result.f1[family]:.3f}" for family in FAMILIES), f"{result.speed:,.0f}")
        for one, result in zip(ABLATIONS, results, strict=True)
    ]
    print_table(("F1", *FAMILIES, "chars/s"), rows)
    print(
        "\ncn2an gives amounts in characters (约三亿元) their value, which F1 does not count; pypinyin and the others read no text."
    )


if __name__ == "__main__":
    main()
