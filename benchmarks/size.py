"""What a store of many generated articles costs: `python -m benchmarks.size 1000 10000 100000 --workers 2`.

Seconds by the clock of the text side alone and of `kg build`, the most memory of all its processes at one moment, the store's size
beside the rows of all contract views, adding ten articles, and saved queries: about one entity (the one most spoken of, asked a
second time) and over everything.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.asking import Answers
from benchmarks.generate import generate
from benchmarks.printing import print_setting, print_table
from benchmarks.processes import KG, run

if TYPE_CHECKING:
    from kg.read import Given, Skipped

TEXT = "import sys; from benchmarks.size import read_only; read_only(sys.argv[1], int(sys.argv[2]))"
ADDED = 10
OTHERS = 1_000_003  # what is added comes from other papers


class Figures(NamedTuple):
    articles: int
    characters: int
    text_s: float
    build_s: float
    memory: float
    store: int
    add_s: float
    answers: Answers


def read_only(folder: str, workers: int) -> None:
    """The text side by as many processes, nothing kept."""
    from kg.read import find_documents, find_files  # noqa: PLC0415
    from kg.scale.pool import processes  # noqa: PLC0415

    with processes(workers) as spread:
        for _ in spread(read_one, find_documents(find_files([folder]))):
            pass


def read_one(found: Given | Skipped) -> None:
    """The page of one file."""
    from kg.build import read_page  # noqa: PLC0415
    from kg.read import Given, read_document  # noqa: PLC0415

    if isinstance(found, Given):
        read_page(read_document(found))


def measure(articles: int, seed: int, workers: int, folder: Path) -> Figures:
    pages, more, store = folder / "pages", folder / "more", folder / "graph.kg"
    written = generate(articles, seed, pages, workers=workers, gold=False)
    generate(ADDED, seed + OTHERS, more, gold=False)
    for page in (more / "texts").iterdir():
        page.rename(page.with_name(f"more-{page.name}"))
    text = run([sys.executable, "-c", TEXT, str(pages / "texts"), str(workers)])
    built = run([KG, "build", str(pages / "texts"), "--store", str(store), "--workers", str(workers)])
    size = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
    asked = run([sys.executable, "-m", "benchmarks.asking", str(store)])
    added = run([KG, "build", str(more / "texts"), "--store", str(store)])
    answers = Answers(*json.loads(asked.output))
    return Figures(
        articles, written.characters, text.seconds, built.seconds, built.memory, size, added.seconds, answers
    )


def tables(figures: Sequence[Figures]) -> None:
    heading = ("articles", *(f"{one.articles:,}" for one in figures))
    rows = (
        ("characters", [f"{one.characters:,}" for one in figures]),
        ("text side, s", [f"{one.text_s:.1f}" for one in figures]),
        ("kg build, s", [f"{one.build_s:.1f}" for one in figures]),
        ("all but the text side, s", [f"{one.build_s - one.text_s:.1f}" for one in figures]),
        ("kg build, ms an article", [f"{1000 * one.build_s / one.articles:.2f}" for one in figures]),
        ("peak memory of all processes, MiB", [f"{one.memory:.0f}" for one in figures]),
        ("store, MB", [f"{one.store / 1e6:.1f}" for one in figures]),
        ("store, kB an article", [f"{one.store / 1e3 / one.articles:.1f}" for one in figures]),
        ("rows of all contract views", [f"{one.answers.rows:,}" for one in figures]),
        ("store, bytes a row", [f"{one.store / one.answers.rows:.0f}" for one in figures]),
        (f"adding {ADDED} articles, start included, s", [f"{one.add_s:.2f}" for one in figures]),
    )
    print_table(heading, [(name, *cells) for name, cells in rows])
    for title, asked in (
        ("about one, s", [one.answers.one for one in figures]),
        ("first row of everything, s", [one.answers.first for one in figures]),
        ("over everything, s", [one.answers.everything for one in figures]),
    ):
        print_table(
            (title, *heading[1:]), [(name, *(f"{answers[name]:.3f}" for answers in asked)) for name in asked[0]]
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("articles", type=int, nargs="*", default=[1000, 10_000, 100_000], metavar="N")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="an empty place for pages and stores; default: a temporary one"
    )
    told = parser.parse_args()
    figures = []
    print_setting("kg", "pyoxigraph", "jieba")
    with tempfile.TemporaryDirectory(dir=told.folder) as place:
        for articles in told.articles:
            figures.append(measure(articles, told.seed, told.workers, Path(place) / str(articles)))
            print(f"{articles:,} articles measured, {told.workers} workers", file=sys.stderr)
    tables(figures)


if __name__ == "__main__":
    main()
