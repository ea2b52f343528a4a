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
    "--workers", type=click.IntRange(1), help="Processes of this machine that read pages; default: 1."
)
scheduler_option = click.option(
    "--scheduler", metavar="ADDRESS", help="Read pages on the Dask cluster of this scheduler, like tcp://10.0.0.1:8786."
)
scratch_option = click.option(
    "--scratch",
    metavar="URL",
    help="Where pieces pass between the cluster and kg, as fsspec writes it: s3://bucket/tmp.",
)
out_option = click.option("-o", "--out", type=PATH, required=True, metavar="FILE", help="The file to write.")


def workers_of(workers: int | None, scheduler: str | None, scratch: str | None) -> int:
    """How many processes of this machine; there is one reader of pages or the other."""
    if workers and scheduler:
        raise click.UsageError("--workers and --scheduler exclude each other: the cluster has workers of its own.")
    if scratch and not scheduler:
        raise click.UsageError("--scratch is for --scheduler: processes of this machine share the store's directory.")
    return workers or 1


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
