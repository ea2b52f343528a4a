"""Commands that ask a store and print rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph.place import Place
    from kg.queries.run import InTurn

FORMATS = ("table", "csv", "json", "ttl")


@click.command()
@click.argument("question", metavar="NAME|FILE.rq|-")
@store_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="ttl: of a CONSTRUCT."
)
@click.option(
    "--param", "parameters", multiple=True, metavar="KEY=VALUE", help="Restrict a saved query; may be repeated."
)
def query(question: str, store: Place, form: str, parameters: tuple[str, ...]) -> None:
    """Ask a saved query by its name, a file, or SPARQL on standard input (-)."""
    from kg.analysis.questions import ask_in_turn
    from kg.graph.opened import open_quads

    answer = ask_in_turn(open_quads(store).quads, text_of(question), **_values(parameters))
    first = list(islice(answer.rows, 1))
    for text in _written(answer._replace(rows=chain(first, answer.rows)), form):
        click.echo(text, nl=False)
    if not first:
        click.echo("kg: no rows", err=True)


def text_of(question: str) -> str:
    """A saved query's name as it is; a file's or standard input's text."""
    if question != "-" and not question.endswith(".rq"):
        return question
    data = sys.stdin.buffer.read() if question == "-" else Path(question).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{question}: byte {error.start} is not UTF-8; write the query in UTF-8") from None
    if not text.strip():
        raise QueryError(f"{question}: the query is empty; write SPARQL, or see: kg queries")
    return text


def _values(parameters: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, value in map(_key_and_value, parameters):
        if key in values:
            raise QueryError(
                f"--param {key}: given twice ({values[key]}, {value}); one question takes one value of each"
            )
        values[key] = value
    return values


def _key_and_value(written: str) -> tuple[str, str]:
    key, equals, value = written.partition("=")
    if not key or not equals:
        raise QueryError(f"--param {written}: not KEY=VALUE; write for example --param title=主任")
    return key, value


def _written(answer: InTurn, form: str) -> Iterator[str]:
    """The answer as text, in pieces."""
    from kg.queries import formats

    if form == "table":
        return _table(answer)
    if form == "ttl":
        return iter([formats.as_turtle(answer.whole())])
    return formats.as_csv(answer) if form == "csv" else formats.as_json(answer)


def _table(answer: InTurn) -> Iterator[str]:
    import shutil

    from kg.terminal import table_in_turn, without_addresses

    width = shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None  # it may be closed
    return table_in_turn(*without_addresses(answer.columns, answer.rows), width=width)


@click.command()
def queries() -> None:
    """List the saved queries: what each answers, its columns, its parameters."""
    from kg.analysis.questions import questions

    for saved in questions():
        click.echo(f"{saved.name}: {saved.answers}")
        click.echo(f"    columns: {' '.join(saved.columns)}")
        if saved.parameters:
            click.echo(
                f"    parameters: {', '.join(f'{parameter.name} ({parameter.about})' for parameter in saved.parameters)}"
            )
