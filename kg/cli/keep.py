"""Commands that write a store or tell what it holds."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH, counted, scheduler_option, scratch_option, store_option, workers_of, workers_option
from kg.terminal import printable

if TYPE_CHECKING:
    from kg.graph.place import Place
    from kg.graph.tally import Tally

REASONS = 20  # that a tally lists
NAMED = 3  # sources that it names for each


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@workers_option
@scheduler_option
@scratch_option
@click.option("--meta", type=PATH, metavar="FILE", help="CSV, TSV or JSONL: source, published, paper, region, url.")
@click.option(
    "--judgements", type=PATH, metavar="FILE", help="YAML: what people decided; default: as the store has it."
)
@click.option("--base", metavar="IRI", help="What the graph's own IRIs begin with; default: as the store has it.")
@click.option("--prune", is_flag=True, help="Retract every source that is not among the PATHs.")
def build(
    paths: tuple[str, ...],
    store: Place,
    *,
    workers: int | None,
    scheduler: str | None,
    scratch: str | None,
    meta: Path | None,
    judgements: Path | None,
    base: str | None,
    prune: bool,
) -> None:
    """Read files, folders or globs into a store, and tell what was found; what has not changed is not read again."""
    from kg import build as build_store

    def retracting(count: int) -> None:
        click.echo(f"kg: {counted(count, 'source')} will be retracted", err=True)

    with _progress() as progress:
        tally = build_store(
            paths,
            store,
            workers=workers_of(workers, scheduler, scratch),
            scheduler=scheduler,
            scratch=scratch,
            meta=meta,
            judgements=judgements,
            base=base,
            prune=prune,
            retracting=retracting,
            progress=progress,
        )
    click.echo("\n".join(_told(tally)), err=True)


@click.command()
@store_option
@workers_option
@scheduler_option
@scratch_option
def rebuild(store: Place, workers: int | None, scheduler: str | None, scratch: str | None) -> None:
    """Read all sources of a store again by the installed rules, each where it lay."""
    from kg.upkeep import rebuild as rebuild_store

    with _progress() as progress:
        tally = rebuild_store(
            store,
            workers=workers_of(workers, scheduler, scratch),
            scheduler=scheduler,
            scratch=scratch,
            progress=progress,
        )
    click.echo("\n".join(_told(tally)), err=True)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@store_option
def retract(sources: tuple[str, ...], store: Place) -> None:
    """Take sources out of a store, by the names that kg status lists; a table's name means all its records."""
    from kg.upkeep import retract as retract_sources

    click.echo("\n".join(_told(retract_sources(store, sources))), err=True)


@click.command()
@store_option
def status(store: Place) -> None:
    """Tell what a store holds, and when each of its sources came."""
    from kg.graph.status import status as status_of

    found = status_of(store)
    state = found.state
    rules = "as installed" if found.current else f"not the installed ones; kg rebuild --store {store}"
    click.echo(
        f"{counted(len(state.origins), 'source')}, {counted(found.articles, 'article')}, {counted(found.quads, 'quad')}"
    )
    if found.generation is None or found.size is None:
        click.echo(f"remote, format {found.format}, base {state.base}")
    else:
        click.echo(
            f"generation {found.generation}, format {found.format}, {found.size / 1e6:.1f} MB, base {state.base}"
        )
    if found.interrupted:
        click.echo(
            "being written, or left half-written by a killed writer: the next kg build, rebuild or retract repairs it"
        )
    click.echo(f"rules {state.rules}: {rules}")
    for origin in state.origins:
        click.echo(f"{origin.came}  {origin.sha256[:12]}  {printable(origin.source)}")


@click.command()
@store_option
def review(store: Place) -> None:
    """List identities worth a judgement: two sides that may be one, each with its evidence, a line a doubt, tabs between."""
    from kg.upkeep import review as find_doubtful

    doubts = find_doubtful(store)
    for doubt in doubts:
        click.echo("\t".join(doubt))
    click.echo(f"kg: {counted(len(doubts), 'doubt')}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal, nothing in a pipe. It is called with the pages done and the pages there are."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="pages", file=sys.stderr, show_pos=True) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress


def _told(tally: Tally) -> Iterator[str]:
    skipped: defaultdict[str, list[str]] = defaultdict(list)
    for source, why in tally.skipped:
        skipped[why].append(source)
    yield (
        f"{counted(tally.read, 'document')} read, {len(tally.skipped)} skipped, {counted(tally.articles, 'article')}, "
        f"in {tally.seconds:.1f} s"
    )
    reading, writing, loading = tally.effort
    yield f"  processors: reading {reading:.1f} s, writing {writing:.1f} s, loading {loading:.1f} s"
    gone = f", {tally.retracted} retracted" if tally.retracted else ""
    yield f"  {tally.new} new, {tally.changed} changed, {tally.unchanged} unchanged{gone}"
    for why, sources in sorted(skipped.items())[:REASONS]:
        more = f" and {len(sources) - NAMED} more" if len(sources) > NAMED else ""
        yield f"  {len(sources)} skipped: {why}: {printable(', '.join(sources[:NAMED]))}{more}"
    if len(skipped) > REASONS:
        yield f"  and {len(skipped) - REASONS} other reasons"
    for kind, count in tally.facts:
        yield f"  {count:6} {kind}"
    for kind, count in tally.unread:
        yield f"  {count:6} not understood: {kind} (kg query unresolved)"
    if tally.judgements:
        yield f"  {counted(tally.judgements, 'judgement')} applied"
    for place in tally.unfit:
        yield f"  {place}: speaks of something that no page says (any more); check its names, or take it out"
    if tally.anomalies:
        yield f"  {tally.anomalies:6} contradictions (kg query anomalies)"
