"""What endpoints answer when something is wrong: one line with the address, what came and what to do; exit status 2."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.export import export
from kg.graph.opened import open_quads
from tests.cli.conftest import SEEDS, run
from tests.remote.gate import Request, Said, answering, passed_on
from tests.remote.servers import Server, free_port

ROWS = "application/sparql-results+json"
LOGIN = (
    b"<!DOCTYPE html><html><head><title>Log in</title><script>var a</script></head><body>Please log in</body></html>"
)
ANSWERS = {
    "no account": (Said(401, headers=(("WWW-Authenticate", 'Basic realm="x"'),)), "answered 401", "KG_STORE_USER"),
    "not allowed": (Said(403, body=b"no"), "answered 403", "KG_STORE_USER"),
    "no endpoint": (Said(404, body=b"nothing here"), "answered 404", "…/sparql"),
    "too large": (Said(413), "answered 413", "limit"),
    "broken": (Said(500, body=b"out of memory\nat line 5"), "answered 500", "out of memory at line 5"),
    "busy": (Said(503), "answered 503", "try again later"),
    "a web page": (Said(200, "text/html; charset=utf-8", LOGIN), "a web page", "(Please log in)"),
    "moved": (Said(301, headers=(("Location", "https://new.example/sparql"),)), "https://new.example/sparql", "give that one"),
    "half an answer": (Said(200, ROWS, b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":'), "broken", "try again"),
    "cut off": (
        Said(200, ROWS, b'{"head":{"vars":["s"]},"results":{"bindings":[]}}', (("X-SPARQL-MaxRows", "10000"),)),
        "after 10000 rows",
        "--param",
    ),
}  # fmt: skip


def refused(*words: str | Path, **environment: str) -> str:
    """The one line of a command that has to end with status 2."""
    ended = run(*words, **environment)
    return line_of(ended)


def line_of(ended: subprocess.CompletedProcess[str]) -> str:
    assert ended.returncode == 2, ended
    assert ended.stdout == ""
    assert ended.stderr.startswith("kg: ")
    assert ended.stderr.count("\n") == 1
    assert "geheim" not in ended.stderr
    return ended.stderr


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_is_none_is_told_with_its_remedy(name: str) -> None:
    said, what, remedy = ANSWERS[name]
    with answering(lambda _: said) as url:
        line = refused("query", "roles", "--store", url)
        assert what in line
        assert remedy in line
        assert url in line


@pytest.mark.parametrize(
    "words", [("build", SEEDS), ("retract", "a.txt"), ("rebuild",), ("status",), ("validate",), ("verify",)]
)
def test_every_command_tells_a_failing_endpoint(words: tuple[str | Path, ...]) -> None:
    with answering(lambda _: Said(500, body=b"no disk")) as url:
        assert "answered 500" in refused(*words, "--store", url)


def test_a_password_is_never_printed() -> None:
    with answering(lambda _: Said(401, headers=(("WWW-Authenticate", "Basic"),))) as url:
        line = refused("query", "roles", "--store", url.replace("//", "//anna:geheim@"))
        assert "the account 'anna' is not accepted" in line
        line = refused("query", "roles", "--store", url, KG_STORE_USER="anna", KG_STORE_PASSWORD="geheim")
        assert "the account 'anna' is not accepted" in line


def test_nobody_there() -> None:
    line = refused("query", "roles", "--store", f"http://anna:geheim@127.0.0.1:{free_port()}/sparql")
    assert "connection refused" in line
    assert "check that the server runs" in line


def test_an_address_without_a_host() -> None:
    assert "write it like https://" in refused("query", "roles", "--store", "http:///sparql")
    assert "write it like https://" in refused("query", "roles", "--store", "http://anna:geheim@host:port/sparql")


def test_a_server_that_says_nothing() -> None:
    over = threading.Event()

    def hang(_: Request) -> Said:
        over.wait(30)
        return Said(500)

    with answering(hang) as url:
        line = refused("query", "roles", "--store", url, KG_STORE_TIMEOUT="0.5")
        over.set()
    assert "no answer within 0.5 s" in line
    assert "KG_STORE_TIMEOUT" in line


def test_a_time_out_that_is_no_number() -> None:
    assert "KG_STORE_TIMEOUT=soon" in refused(
        "query", "roles", "--store", "http://127.0.0.1:1/", KG_STORE_TIMEOUT="soon"
    )


def test_a_read_is_asked_again_where_a_server_is_busy_and_an_update_is_not(oxigraph: Server) -> None:
    turns: list[bool] = []

    def busy(request: Request) -> Said:
        turns.append(request.is_update)
        if request.is_update:
            return Said(503)
        return Said(503) if len(turns) == 1 else passed_on(request, oxigraph.url)

    with answering(busy) as url:
        refused("build", SEEDS, "--store", url)
    assert turns[:2] == [False, False]
    assert turns.count(True) == 1


def test_updates_are_made_smaller_where_the_endpoint_takes_no_large_ones(
    oxigraph: Server, store: Path, tmp_path: Path
) -> None:
    sizes: list[int] = []

    def small(request: Request) -> Said:
        if request.is_update and len(request.body) > 20_000:
            return Said(413)
        sizes.append(len(request.body))
        return passed_on(request, oxigraph.url)

    with answering(small) as url:
        assert run("build", SEEDS, "--store", url).returncode == 0
    assert len(sizes) > 50
    assert exported(oxigraph.url, tmp_path / "there.nq") == exported(store, tmp_path / "here.nq")


@pytest.mark.parametrize("said", [Said(500, body=b"no disk"), Said(401), Said(413), Said(200, "text/html", LOGIN)])
def test_an_update_that_fails_leaves_a_store_that_the_next_run_repairs(
    said: Said, oxigraph: Server, store: Path, tmp_path: Path
) -> None:
    updates = 0

    def failing(last: int) -> Callable[[Request], Said]:
        def answer(request: Request) -> Said:
            nonlocal updates
            updates += request.is_update
            return said if request.is_update and updates > last else passed_on(request, oxigraph.url)

        return answer

    for last in (1, 3, 5, 7):
        updates = 0
        with answering(failing(last)) as url:
            assert url in refused("build", SEEDS, "--store", url)
    assert run("build", SEEDS, "--store", oxigraph.url).returncode == 0
    assert exported(oxigraph.url, tmp_path / "there.nq") == exported(store, tmp_path / "here.nq")


def exported(place: Path | str, out: Path) -> bytes:
    opened = open_quads(place)
    export(opened.quads, out)
    opened.close()
    return out.read_bytes()
