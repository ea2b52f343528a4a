"""Options that several commands have, and words that several print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.graph.place import Place

PATH = click.Path(path_type=Path)


def place(written: str) -> Place:
    from kg.graph.place import place_of

    return place_of(written)


store_option = click.option(
    "--store",
    type=place,
    required=True,
    metavar="DIR|URL",
    help="The store's directory, or a SPARQL endpoint's address.",
)
workers_option = click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read pages."
)
out_option = click.option("-o", "--out", type=PATH, required=True, metavar="FILE", help="The file to write.")


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
