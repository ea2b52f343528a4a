"""Servers of the tests. Where one is not installed its tests are skipped, except where CI=true: there they fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.remote.servers import INSTALL, Server, command_of, empty, running


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from start(request.param, tmp_path_factory)


@pytest.fixture(scope="session")
def oxigraph_started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from start("oxigraph", tmp_path_factory)


def start(name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if command_of(name) is None:
        message = f"no {name} found; install it with: {INSTALL[name]}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder: Path = tmp_path_factory.mktemp(name)
    with running(name, folder) as server:
        yield server


@pytest.fixture
def server(started: Server) -> Server:
    """One of the servers, empty."""
    empty(started)
    return started


@pytest.fixture
def oxigraph(oxigraph_started: Server) -> Server:
    empty(oxigraph_started)
    return oxigraph_started
