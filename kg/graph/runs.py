"""runs.jsonl: a line for each generation that was published. It tells people what happened; nothing is computed from it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kg.errors import StoreError


class Run(NamedTuple):
    """What was asked for, and how many sources it touched."""

    what: str  # build rebuild retract write
    new: int = 0
    changed: int = 0
    retracted: int = 0


def now() -> str:
    """UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def append_run(path: Path, generation: int, rules: str, run: Run) -> None:
    """Adds a line to the store's runs.jsonl. StoreError where that fails: the generation is published all the same."""
    line = json.dumps({"at": now(), "generation": generation, "rules": rules, **run._asdict()}) + "\n"
    try:
        with open(path / "runs.jsonl", "ab") as file:
            if file.tell() and not _ends_a_line(path / "runs.jsonl"):
                file.write(b"\n")  # a killed writer's last line
            file.write(line.encode())
    except OSError as error:
        raise StoreError(f"{path}/runs.jsonl: {error.strerror}; the store itself is written and complete") from error


def _ends_a_line(path: Path) -> bool:
    with open(path, "rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
