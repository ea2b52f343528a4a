"""A server of the tests' own on loopback: it passes requests on to another, or answers what a broken one would."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import requests
from requests.auth import HTTPDigestAuth

from kg.graph.place import Address, place_of


class Said(NamedTuple):
    """An answer."""

    status: int
    kind: str = "text/plain"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


class Request(NamedTuple):
    path: str
    kind: str
    accept: str
    body: bytes

    @property
    def is_update(self) -> bool:
        return self.kind == "application/sparql-update"


Answer = Callable[[Request], Said]


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """The address of a server that answers every POST so; the test's end ends it, whatever still hangs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            headers = self.headers
            request = Request(
                self.path, headers.get("Content-Type", ""), headers.get("Accept", ""), self.rfile.read(length)
            )
            said = answer(request)
            try:
                self.send_response(said.status)
                for name, value in said.headers:
                    self.send_header(name, value)
                self.send_header("Content-Type", said.kind)
                self.send_header("Content-Length", str(len(said.body)))
                self.end_headers()
                self.wfile.write(said.body)
            except ConnectionError:  # the other side was killed, or has gone
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def passed_on(request: Request, url: str) -> Said:
    """What the server there answers, asked with the account that stands in its address."""
    place = place_of(url)
    assert isinstance(place, Address)
    response = requests.post(
        place.for_updates if request.is_update else place.url,
        data=request.body,
        headers={"Content-Type": request.kind, "Accept": request.accept},
        auth=HTTPDigestAuth(place.user, place.password) if place.user else None,
        timeout=60,
    )
    limit = response.headers.get("X-SPARQL-MaxRows")
    kept = (("X-SPARQL-MaxRows", limit),) if limit else ()
    return Said(response.status_code, response.headers.get("Content-Type", ""), response.content, kept)
