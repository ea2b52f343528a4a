"""The installed command, as a user runs it."""

from __future__ import annotations

import os
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


@pytest.fixture(scope="session")
def kg() -> Run:
    return run


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample pages."""
    path = tmp_path_factory.mktemp("built") / "graph.kg"
    built = run("build", SEEDS, "--store", path)
    assert built.returncode == 0, built.stderr
    return path


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS
