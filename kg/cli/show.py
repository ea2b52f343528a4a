"""Commands that write a file to look at or to take elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from kg.cli.ask import text_of
from kg.cli.options import out_option, store_option

if TYPE_CHECKING:
    from kg.graph.place import Place
    from kg.views.select import Selection
    from kg.views.timeline import Period

DATE = "2024, 2024-05, 2024-05-07."
from_option = click.option("--from", "begin", metavar="DATE", help=f"Only what is dated then or later: {DATE}")
to_option = click.option("--to", "end", metavar="DATE", help="Only what is dated then or earlier.")
KINDS = ("people", "meetings", "projects", "organisations")  # of kg.analysis.network, which is slow to import


@click.command()
@store_option
@out_option
@click.option("--focus", metavar="ENTITY", help="A name, an alias or an IRI: only what surrounds it.")
@click.option("--between", nargs=2, metavar="A B", help="The ways from one entity to another.")
@click.option("--by-meetings", is_flag=True, help="With --between: only by shared meetings and events.")
@click.option("--kind", type=click.Choice(KINDS), help="Only what tells of these.")
@click.option("--query", "question", metavar="NAME|FILE.rq|-", help="Only what a SELECT or CONSTRUCT answers.")
@from_option
@to_option
def view(store: Place, out: Path, question: str | None, **wanted: Unpack[Selection]) -> None:
    """Write one interactive HTML page that opens offline."""
    from kg import open_graph
    from kg.views.page import write_view

    wanted["query"] = text_of(question) if question is not None else None
    with open_graph(store) as graph:
        write_view(graph, out, **wanted)
    click.echo(f"kg: wrote {out}", err=True)


@click.command()
@click.argument("entity", metavar="PERSON|BODY")
@store_option
@out_option
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@from_option
@to_option
def timeline(entity: str, store: Place, out: Path, language: str, **period: Unpack[Period]) -> None:
    """Write one page of a person's posts over time, or of who held a body's posts one after another."""
    from kg import open_graph
    from kg.views.timeline import write_timeline

    with open_graph(store) as graph:
        write_timeline(graph, out, entity, language=language, **period)
    click.echo(f"kg: wrote {out}", err=True)


@click.command()
@store_option
@out_option
def export(store: Place, out: Path) -> None:
    """Write the graph; the ending tells the format: .ttl .nt .trig .nq .jsonld, or the network: .graphml .gexf .csv .parquet."""
    from kg import open_graph

    with open_graph(store) as graph:
        for path in graph.export(out):
            click.echo(f"kg: wrote {path}", err=True)
