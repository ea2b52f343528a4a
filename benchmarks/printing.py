"""Tables of figures with the day, the machine and the versions above them."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from wcwidth import wcswidth

_PROCESSORS = Path("/proc/cpuinfo")


def print_setting(*packages: str) -> None:
    """The day, the processor, Python, and the version of each package."""
    print(
        f"{dt.date.today().isoformat()} · {_processor()}, {os.cpu_count()} cores · {platform.system()} · Python {platform.python_version()}"
    )
    print(" · ".join(f"{package} {_version(package)}" for package in packages))


def print_table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The first column to the left, the others to the right."""
    cells = [list(heading), *map(list, rows)]
    widths = [max(wcswidth(row[at]) for row in cells) for at in range(len(heading))]
    print()
    for row in cells:
        padded = [_padded(cell, width, left=not at) for at, (cell, width) in enumerate(zip(row, widths, strict=True))]
        print("  ".join(padded).rstrip(), flush=True)


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - wcswidth(cell))
    return cell + space if left else space + cell


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _processor() -> str:
    if _PROCESSORS.exists():
        for line in _PROCESSORS.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()
