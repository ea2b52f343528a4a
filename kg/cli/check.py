"""Commands that check a store or the extraction; exit status 1 where something fails."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH, counted, place, store_option
from kg.errors import QueryError, SourceError
from kg.terminal import printable

if TYPE_CHECKING:
    from kg.graph.place import Place


@click.command()
@store_option
def validate(store: Place) -> None:
    """Check the graph against its shapes; exit status 1 and a line for each broken rule."""
    from kg import open_graph

    with open_graph(store) as graph:
        problems = graph.validate()
    for problem in problems:
        click.echo("\t".join(filter(None, problem)))
    _conclude(len(problems), "broken rules")


@click.command()
@store_option
@click.option(
    "--sources", type=PATH, default=Path(), metavar="DIR", help="The folder that was built; default: this one."
)
def verify(store: Place, sources: Path) -> None:
    """Check that every quote still stands in its file; exit status 1 and a line for each that does not."""
    from kg.graph.opened import open_quads
    from kg.graph.verify import verify as verify_store
    from kg.read import read_text

    found = verify_store(open_quads(store).quads, sources, read_text)
    unread = Counter((broken.source, broken.found) for broken in found.broken if broken.unread)
    if unread and unread.total() == found.checked:
        raise SourceError(
            f"{sources}: none of the {counted(len(unread), 'source')} of {store} is there; give the folder that was built: "
            f"kg verify --store {store} --sources DIR"
        )
    for (source, why), count in unread.items():
        click.echo(f"{printable(source)}: {counted(count, 'claim')} not looked at: {why}")
    for broken in found.broken:
        if not broken.unread:
            place = f"{printable(broken.source)}:{broken.start}-{broken.end}"
            click.echo(f"{place}: {broken.said}: said '{broken.expected}', stands '{broken.found}'")
    for fact in found.unproved:
        click.echo(f"no claim left: {fact}")
    _conclude(len(found.broken), f"broken claims of {found.checked}")


@click.command()
@click.option("--gold", type=PATH, required=True, metavar="DIR", help="Facts noted by hand, a .json file a document.")
@click.option("--texts", type=PATH, required=True, metavar="DIR", help="The documents, named as their .json or longer.")
@click.option(
    "--store", type=place, metavar="DIR|URL", help="Score what this store holds; default: build each text alone."
)
@click.option("--errors", default="0", metavar="N|all", help="List up to N misses and N wrong facts of each family.")
@click.option("--json", "in_json", is_flag=True, help="The figures, and the errors that are asked for, as JSON.")
def evaluate(gold: Path, texts: Path, store: Place | None, errors: str, *, in_json: bool) -> None:
    """Score what is found in texts against facts noted by hand: precision, recall and F1 of each family."""
    from kg.evaluate import report
    from kg.evaluate.score import evaluate as score_of
    from kg.terminal import table
    from kg.trial import cases_of

    limit = _limit(errors)
    score = score_of(cases_of(gold, texts, store))
    if in_json:
        click.echo(report.as_json(score, limit))
        return
    click.echo(table(report.COLUMNS, report.as_rows(score)), nl=False)
    click.echo("\n".join((*report.as_sentences(score), *report.error_lines(score, limit))))


def _limit(written: str) -> int | None:
    """None is all."""
    if written != "all" and not written.isdecimal():
        raise QueryError(f"--errors {written}: neither a number nor 'all'; write for example --errors 5")
    return None if written == "all" else int(written)


def _conclude(count: int, what: str) -> None:
    click.echo(f"kg: {count} {what}", err=True)
    if count:
        sys.exit(1)
