"""The text side of kg (bytes in, claims out) beside jieba.posseg on one core: `python -m benchmarks.text`.

Characters a second of the processor's time, medians of turns that alternate between the two; the first turn of each, which loads
its dictionaries, is not among them and is told apart. Then long lines of one repeated word beside normal text of the same size,
and the memory of some documents beside four times as many.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import jieba
import jieba.posseg

from benchmarks.generate import generate
from benchmarks.printing import print_setting, print_table
from benchmarks.reading import documents, forget, read_all

SEEDS = Path(__file__).parent.parent / "seeds"
WORDS = ("、", "，", "。", "会", "县长", "年", "任", "记者", "项目", "县", "“", "（", "7月", "主持", "本报讯")
COPIES = 10  # of the five pages a turn; what kg remembers is emptied before each
LIMIT = 10  # times the time of normal text


class Speed(NamedTuple):
    """Characters a second."""

    kg: float
    jieba: float
    kg_first: float  # seconds
    jieba_first: float


def processor_seconds(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return time.process_time() - begin


def compare(paths: Sequence[Path], copies: int, turns: int) -> Speed:
    """Both read the same files in turn, jieba without the cost of decoding them."""
    texts = [document.text for document in documents(paths)]
    characters = sum(map(len, texts)) * copies

    def by_kg() -> None:
        for _ in range(copies):
            forget()
            read_all(paths)

    def by_jieba() -> None:
        for _, text in itertools.product(range(copies), texts):
            jieba.posseg.lcut(text)

    first = processor_seconds(by_kg), processor_seconds(by_jieba)
    taken = [(processor_seconds(by_kg), processor_seconds(by_jieba)) for _ in range(turns)]
    middle = [statistics.median(seconds) for seconds in zip(*taken, strict=True)]
    return Speed(characters / middle[0], characters / middle[1], *first)


def child(paths: Sequence[Path], told: multiprocessing.queues.Queue[tuple[float, int]]) -> None:
    """Seconds of the processor and peak memory in KiB of a process that loads the dictionaries and reads the files."""
    read_all([SEEDS])
    seconds = processor_seconds(lambda: read_all(paths))
    told.put((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def apart(paths: Sequence[Path], limit: float | None = None) -> tuple[float, int] | None:
    """What child() tells, in a process of its own; None where it takes longer than `limit` seconds."""
    spawn = multiprocessing.get_context("spawn")
    told = spawn.Queue()
    process = spawn.Process(target=child, args=(paths, told))
    process.start()
    process.join(limit)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    if process.exitcode:
        sys.exit(f"reading {paths[0]} ended with status {process.exitcode}; its message stands above")
    seconds, memory = told.get()
    return seconds, memory


def speeds(pages: Path, turns: int) -> list[Sequence[str]]:
    kinds = ((f"{COPIES} copies of the pages of seeds/", [SEEDS], COPIES), ("generated pages", [pages], 1))
    rows: list[Sequence[str]] = []
    for name, paths, copies in kinds:
        speed = compare(paths, copies, turns)
        figures = (f"{speed.kg:,.0f}", f"{speed.jieba:,.0f}", f"{speed.kg / speed.jieba:.2f}")
        rows.append((name, *figures, f"{speed.kg_first:.2f}", f"{speed.jieba_first:.2f}"))
    return rows


def lines(pages: Path, megabytes: float, folder: Path) -> list[Sequence[str]]:
    """Each word repeated to one line of the size, beside normal text of the size in one file."""
    size = int(megabytes * 1e6)
    normal = folder / "normal.txt"
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(pages.iterdir()))
    whole = text.encode()[:size].decode(errors="ignore")
    normal.write_text(whole, encoding="utf-8")
    split = apart([pages])
    assert split
    share = len(whole) / len(text)
    pages_s = split[0] * share
    rows: list[Sequence[str]] = [("normal text, page by page", f"{pages_s:.1f}", "1.0")]
    together = apart([normal], 10 * LIMIT * pages_s)
    rows.append(("normal text, one file", *_ratio(together, pages_s, 10 * LIMIT)))
    for word in WORDS:
        file = folder / "line.txt"
        file.write_text(word * (size // len(word.encode())), encoding="utf-8")
        rows.append((word, *_ratio(apart([file], 2 * LIMIT * pages_s + 20), pages_s, 2 * LIMIT)))
    return rows


def _ratio(taken: tuple[float, int] | None, normal: float, limit: int) -> tuple[str, str]:
    return (f"{taken[0]:.1f}", f"{taken[0] / normal:.1f}") if taken else ("-", f"more than {limit}")


def memories(pages: Path) -> list[Sequence[str]]:
    files = sorted(pages.iterdir())
    rows: list[Sequence[str]] = []
    for count in (len(files) // 4, len(files)):
        taken = apart(files[:count])
        assert taken
        rows.append((f"{count} documents", f"{taken[1] / 1024:.0f}"))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=250, metavar="N", help="generated articles for the speed")
    parser.add_argument("--turns", type=int, default=5, metavar="N")
    parser.add_argument("--megabytes", type=float, default=5, metavar="N", help="of the long lines; 0 leaves them out")
    told = parser.parse_args()
    jieba.setLogLevel("ERROR")
    print_setting("kg", "jieba", "rjieba", "ahocorasick-rs")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        generate(told.articles, 1, folder / "few", gold=False)
        print_table(
            ("text", "kg chars/s", "jieba chars/s", "times", "first kg s", "first jieba s"),
            speeds(folder / "few" / "texts", told.turns),
        )
        many = max(told.articles, int(told.megabytes * 1e6 / 3000))
        generate(many, 2, folder / "many", gold=False)
        print_table(("memory", "MiB"), memories(folder / "many" / "texts"))
        if told.megabytes:
            rows = lines(folder / "many" / "texts", told.megabytes, folder)
            print_table((f"{told.megabytes:g} MB", "seconds", "times normal"), rows)


if __name__ == "__main__":
    main()
