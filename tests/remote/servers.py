"""Two SPARQL servers that are not ours, started on loopback with an empty store: Oxigraph's own and Virtuoso."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.place import Address, place_of
from kg.graph.quads import Solutions
from kg.graph.remote.client import Client
from kg.graph.remote.reading import RemoteStore
from kg.graph.remote.updates import drop

PATIENCE: Final = 60.0  # seconds until a server that should answer has failed
INSTALL: Final = {
    "oxigraph": "pip install oxigraph",
    "virtuoso": "sudo apt-get install virtuoso-opensource",
}


class Server(NamedTuple):
    name: str
    url: str  # with the account that may write


def command_of(name: str) -> str | None:
    """The server's program; None where it is not installed. A wheel's stands beside the package that it was installed with."""
    if name == "virtuoso":
        return shutil.which("virtuoso-t")
    beside = {Path(sys.executable).parent, Path(pyoxigraph.__file__).parents[4] / "bin"}
    return next((found for folder in sorted(beside) if (found := shutil.which("oxigraph", path=str(folder)))), None)


@contextmanager
def running(name: str, folder: Path) -> Iterator[Server]:
    """The server, answering; it is stopped and, where the test failed to reach it, its log is in the error."""
    words, url = (_oxigraph if name == "oxigraph" else _virtuoso)(folder)
    log = folder / "log"
    with open(log, "wb") as out, subprocess.Popen(words, stdout=out, stderr=out, cwd=folder) as process:
        try:
            _await_answer(process, url, log)
            yield Server(name, url)
        finally:
            process.kill()


def _await_answer(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not _answers(url):
        said = log.read_text(errors="replace")[-2000:]
        assert process.poll() is None, f"{process.args!r} ended: {said}"
        assert time.monotonic() < until, f"{process.args!r} does not answer: {said}"


def _answers(url: str) -> bool:
    """Asks until the connection is refused no more; that takes the client half a second each time."""
    connection = client(url)
    try:
        RemoteStore(connection).query("ASK {}")
    except StoreError:
        return False
    finally:
        connection.close()
    return True


def client(url: str) -> Client:
    place = place_of(url)
    assert isinstance(place, Address)
    return Client(place)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _oxigraph(folder: Path) -> tuple[list[str], str]:
    port = free_port()
    program = command_of("oxigraph")
    assert program
    words = [program, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    return words, f"http://127.0.0.1:{port}/query"


def _virtuoso(folder: Path) -> tuple[list[str], str]:
    port, other = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(
        f"""[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{other}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 1000
"""
    )
    program = command_of("virtuoso")
    assert program
    return [program, "+foreground", "+configfile", "virtuoso.ini"], f"http://dba:dba@127.0.0.1:{port}/sparql-auth"


def empty(server: Server) -> None:
    """Takes out all that kg ever wrote there."""
    connection = client(server.url)
    found = RemoteStore(connection).query(
        'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "https://kg.example/")) }'
    )
    assert isinstance(found, Solutions)
    drop(connection, [name for (name,) in found if isinstance(name, NamedNode)])
    connection.close()
