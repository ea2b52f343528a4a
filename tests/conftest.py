"""What tests of several rooms use: the store of the sample pages, and builds to be killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, run
from tests.graph.starter import STARTER, Starter


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample pages."""
    path = tmp_path_factory.mktemp("built") / "graph.kg"
    built = run("build", SEEDS, "--store", path)
    assert built.returncode == 0, built.stderr
    return path


@pytest.fixture(scope="module")
def starter() -> Iterator[Starter]:
    with subprocess.Popen(
        [sys.executable, "-c", STARTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        yield Starter(process.stdin, process.stdout)
        process.stdin.close()
