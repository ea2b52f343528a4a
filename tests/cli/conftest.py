"""The installed command, as a user runs it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*words: str | Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("kg"), *words],
        input=stdin,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def on_terminal(*words: str | Path) -> str:
    """What the command prints on a terminal of 100 columns."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [Path(sys.executable).with_name("kg"), *words],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        env=os.environ | {"COLUMNS": "100", "TERM": "xterm"},
    ) as process:
        os.close(slave)
        printed = b"".join(iter(lambda: _read(master), b"")).decode()
    os.close(master)
    assert process.returncode == 0, printed
    return printed


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux's way to say that the other side is closed
        return b""


@pytest.fixture(scope="session")
def terminal() -> Callable[..., str]:
    return on_terminal


@pytest.fixture(scope="session")
def kg() -> Run:
    return run


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS
