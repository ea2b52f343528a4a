"""Names of people by kg, by jieba.posseg and by cutword, in one run: `python -m benchmarks.recognisers --peer PYTHON`.

Quality against facts noted by hand (tests/gold by default): each different name of a document counts once. Speed in characters a
second of one core's time, medians of turns that alternate; kg does everything from bytes to claims in it, the others only names.
PYTHON is that of an environment with cutword and torch, which never become dependencies of this project.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import jieba
import jieba.posseg

from benchmarks.peer_cutword import REMEDY
from benchmarks.printing import print_setting, print_table
from benchmarks.reading import forget, read_all
from kg.evaluate.gold import Gold, read_golds, text_for
from kg.evaluate.rows import Views
from kg.read import read_text
from kg.trial import cases_of

ROOT = Path(__file__).parent.parent
IN_PASSING = frozenset(["习近平", "毛泽东", "邓小平", "江泽民", "胡锦涛"])  # named by every paper: count neither way
_BREAK = re.compile(
    r"(?<=[^\n。！？!?”）)]{25})(?<=[\u3400-\u9fff，,、；;])\s*\n\s*(?=[\u3400-\u9fff，,、])"
)  # inside a sentence

Names = Sequence[Iterable[str]]  # of each document


class Wanted(NamedTuple):
    """Names that must be found, and those that may be."""

    required: frozenset[str]
    allowed: frozenset[str]


class Quality(NamedTuple):
    precision: float
    recall: float
    f1: float


class Peer:
    """cutword in the process of another Python."""

    def __init__(self, python: str) -> None:
        script = Path(__file__).parent / "peer_cutword.py"
        try:
            self._process = subprocess.Popen(
                [python, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
        except OSError as error:
            sys.exit(f"--peer {python}: {error.strerror}; name a Python with cutword: {REMEDY}")

    def ask(self, texts: Sequence[str]) -> tuple[Names, float]:
        """The names of each text, and seconds of the processor."""
        process = self._process
        assert process.stdin
        assert process.stdout
        assert process.stderr
        try:
            print(json.dumps(texts), file=process.stdin, flush=True)
        except BrokenPipeError:
            sys.exit(process.stderr.read().strip().splitlines()[-1])
        answer = process.stdout.readline()
        if not answer:
            sys.exit(process.stderr.read().strip().splitlines()[-1])
        names, seconds = json.loads(answer)
        return names, seconds

    def close(self) -> None:
        self._process.communicate()


def joined(text: str) -> str:
    """A paragraph a line: the others do not join what a page has broken."""
    return _BREAK.sub("", text)


def by_jieba(texts: Sequence[str]) -> Names:
    return [[word for word, tag in jieba.posseg.lcut(text) if tag.startswith("nr") and len(word) > 1] for text in texts]


def quality(wanted: Sequence[Wanted], found: Names) -> Quality:
    """Over all documents together."""
    pairs = [(want, set(names) - IN_PASSING) for want, names in zip(wanted, found, strict=True)]
    right = sum(len(want.required & names) for want, names in pairs)
    wrong = sum(len(names - want.allowed) for want, names in pairs)
    required = sum(len(want.required) for want in wanted)
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / required
    return Quality(precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0)


def wanted_of(gold: Gold) -> Wanted:
    views = gold.views
    rows = [(row.person, row.by) for view in (views.bylines, views.roles, views.participation) for row in view]
    required = frozenset(person for person, by in rows if {"a", "b"} <= set(by) or "m" in by)
    return Wanted(required - IN_PASSING, frozenset(person for person, _ in rows))


def people(views: Views) -> set[str]:
    return {row.person for view in (views.bylines, views.roles, views.participation) for row in view}


def timed(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return time.process_time() - begin


def speed(texts: Sequence[str], files: Sequence[Path], peer: Peer | None, turns: int) -> list[float]:
    """Characters a second of kg, jieba and the peer; a first turn that is not counted loads what they need."""

    def one_turn() -> tuple[float, ...]:
        forget()
        seconds = timed(lambda: read_all(files)), timed(lambda: by_jieba(texts))
        return (*seconds, peer.ask(texts)[1]) if peer else seconds

    one_turn()
    taken = [one_turn() for _ in range(turns)]
    return [sum(map(len, texts)) / statistics.median(seconds) for seconds in zip(*taken, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, default=ROOT / "tests" / "gold" / "seeds", metavar="DIR")
    parser.add_argument("--texts", type=Path, default=ROOT / "seeds", metavar="DIR")
    parser.add_argument("--peer", metavar="PYTHON", help=f"a Python that has cutword and torch: {REMEDY}")
    parser.add_argument("--turns", type=int, default=5, metavar="N")
    told = parser.parse_args()
    jieba.setLogLevel("ERROR")
    golds = read_golds(told.gold)
    files = [text_for(gold, told.texts) for gold in golds]
    texts = [joined(read_text(file)) for file in files]
    wanted = [wanted_of(gold) for gold in golds]
    peer = Peer(told.peer) if told.peer else None
    found = {"kg": [people(case.found) for case in cases_of(told.gold, told.texts)], "jieba.posseg": by_jieba(texts)}
    if peer:
        found["cutword"] = peer.ask(texts)[0]
    print_setting("kg", "jieba", "rjieba")
    speeds = speed(texts, files, peer, told.turns)
    figures = [(name, quality(wanted, names), at) for (name, names), at in zip(found.items(), speeds, strict=True)]
    rows = [(name, *(f"{part:.3f}" for part in judged), f"{at:,.0f}") for name, judged, at in figures]
    print_table((f"names of people in {len(files)} documents", "P", "R", "F1", "chars/s"), rows)
    if peer:
        peer.close()
    else:
        print(f"\ncutword was left out; to have it beside: {REMEDY}, then --peer DIR/bin/python")


if __name__ == "__main__":
    main()
