"""Pages of invented local news in any number, with the facts that they state.

    python -m benchmarks.generate --articles 1000 --seed 1 --out DIR

writes DIR/texts (pages), DIR/gold (their facts: `kg evaluate --gold DIR/gold --texts DIR/texts`) and DIR/careers (who held which
office from when until when, a file a region). The same seed gives the same bytes; more articles leave the first as they are.
Places are real, people, villages, companies and events are invented.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.invented.page import ARTICLES, Paper, gold_text, pages, paper


class Job(NamedTuple):
    """The pages of one region; `articles`: how many of them are wanted."""

    seed: int
    number: int
    articles: int
    out: Path
    gold: bool


class Written(NamedTuple):
    articles: int
    pages: int
    characters: int
    bytes: int


def jobs(articles: int, seed: int, out: Path, *, gold: bool = True) -> Iterator[Job]:
    for number in range(-(-articles // ARTICLES)):
        yield Job(seed, number, min(ARTICLES, articles - number * ARTICLES), out, gold)


def write(job: Job) -> Written:
    """Writes one region's pages."""
    own = paper(job.seed, job.number)
    written = Written(0, 0, 0, 0)
    for page in pages(job.seed, own, job.articles):
        data = page.text.encode()
        (job.out / "texts" / f"{page.name}.txt").write_bytes(data)
        if job.gold:
            (job.out / "gold" / f"{page.name}.json").write_text(gold_text(page), encoding="utf-8")
        one = Written(page.articles, 1, len(page.text), len(data))
        written = Written(*map(sum, zip(written, one, strict=True)))
    if job.gold:
        (job.out / "careers" / f"{job.number:05d}.tsv").write_text(_careers(own), encoding="utf-8")
    return written


def generate(articles: int, seed: int, out: Path, *, workers: int = 1, gold: bool = True) -> Written:
    """Writes all pages below `out`, with as many processes; tells how much that was."""
    for name in ("texts", "gold", "careers"):
        (out / name).mkdir(parents=True, exist_ok=True)
    work = jobs(articles, seed, out, gold=gold)
    if workers == 1:
        return _total(map(write, work))
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        return _total(pool.imap_unordered(write, work))


def _total(parts: Iterable[Written]) -> Written:
    total = Written(0, 0, 0, 0)
    for part in parts:
        total = Written(*map(sum, zip(total, part, strict=True)))
    return total


def _careers(own: Paper) -> str:
    """Region, person, body, office, begin and end, in order of the seats."""
    rows = [
        (own.region.name, one.person, body, office, one.begin.isoformat(), one.end.isoformat())
        for one in sorted(own.careers.holdings, key=lambda one: (one.seat, one.begin))
        for body, office in own.careers.seats[one.seat].offices
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--no-gold", action="store_true", help="pages only")
    told = parser.parse_args()
    if told.articles < 1 or told.workers < 1:
        sys.exit("--articles and --workers take a number from 1 on")
    if told.out.exists() and any(told.out.iterdir()):
        sys.exit(f"{told.out} is not empty; name a new directory")
    began = time.perf_counter()
    done = generate(told.articles, told.seed, told.out, workers=told.workers, gold=not told.no_gold)
    seconds = time.perf_counter() - began
    print(f"{done.articles} articles on {done.pages} pages, {done.characters} characters ({done.characters / done.articles:.0f} an article), "
          f"{done.bytes / 1e6:.1f} MB of text in {seconds:.1f} s: {done.bytes / 1e6 / seconds:.1f} MB/s")  # fmt: skip


if __name__ == "__main__":
    main()
