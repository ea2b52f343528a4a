"""Options that several commands have, and words that several print."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)
store_option = click.option("--store", type=PATH, required=True, metavar="DIR", help="The store's directory.")
workers_option = click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read pages."
)
out_option = click.option("-o", "--out", type=PATH, required=True, metavar="FILE", help="The file to write.")


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
