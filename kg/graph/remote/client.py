"""The SPARQL 1.1 protocol over HTTP: a text goes out, an answer or one clear error comes back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util import Retry

from kg.errors import StoreError
from kg.graph.place import Address
from kg.graph.remote.failures import no_results, refusal

ROWS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
_CONNECT: Final = 10.0  # seconds
_ANSWER: Final = 60.0  # seconds of silence


class Client:
    """A connection to one endpoint. Every error is a StoreError that names the address and never the password."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._timeout = (_CONNECT, _seconds())
        self._auth: AuthBase = _Unknown()
        self._reads, self._writes = requests.Session(), requests.Session()
        # Only what changes nothing is asked again, and not after a time-out: the server may still be busy with the first.
        again = Retry(
            connect=2, read=0, status=2, allowed_methods=None, status_forcelist=(502, 503, 504),
            backoff_factor=0.2, raise_on_status=False, respect_retry_after_header=False,
        )  # fmt: skip
        for scheme in ("http://", "https://"):
            self._reads.mount(scheme, HTTPAdapter(max_retries=again))

    @contextmanager
    def asked(self, query: str, accept: str) -> Iterator[requests.Response]:
        """The answer to a query, of the type that is accepted, open for reading."""
        with self._sent(self._reads, self.address.url, {"query": query}, {"Accept": accept}) as response:
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            if kind != accept:
                raise no_results(self.address, kind, _beginning(response))
            yield response

    def update(self, text: str) -> None:
        """Sends one update, once. failures.TooLargeError where the endpoint takes smaller requests only."""
        content = {"Content-Type": "application/sparql-update"}
        with self._sent(self._writes, self.address.for_updates, text.encode("utf-8"), content) as response:
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            if kind == "text/html":  # a login page answers 200 and does nothing
                raise no_results(self.address, kind, _beginning(response))

    def close(self) -> None:
        self._reads.close()
        self._writes.close()

    @contextmanager
    def _sent(
        self, session: requests.Session, url: str, data: bytes | dict[str, str], headers: dict[str, str]
    ) -> Iterator[requests.Response]:
        response = self._post(session, url, data, headers)
        if response.status_code == 401 and self.address.user and isinstance(self._auth, _Unknown):
            challenge = response.headers.get("WWW-Authenticate", "").lower()
            response.close()
            account = self.address.user, self.address.password
            self._auth = HTTPDigestAuth(*account) if challenge.startswith("digest") else HTTPBasicAuth(*account)
            response = self._post(session, url, data, headers)
        with response:
            if not 200 <= response.status_code < 300:
                raise self._refusal(response)
            yield response

    def _post(
        self, session: requests.Session, url: str, data: bytes | dict[str, str], headers: dict[str, str]
    ) -> requests.Response:
        try:
            return session.post(
                url, data=data, headers=headers, auth=self._auth, timeout=self._timeout, stream=True, allow_redirects=False
            )  # fmt: skip
        except requests.RequestException as error:
            raise self.unanswered(error) from None  # the library's own words may repeat what was sent

    def _refusal(self, response: requests.Response) -> StoreError:
        moved = response.headers.get("Location", "").partition("?")[0]
        text = moved if 300 <= response.status_code < 400 else _beginning(response)
        return refusal(self.address, response.status_code, reason=response.reason or "", text=text)

    def unanswered(self, error: Exception) -> StoreError:
        """The error for a server that is not there, says nothing, or falls silent."""
        where = self.address
        if isinstance(error, requests.exceptions.ConnectTimeout):
            return StoreError(
                f"{where}: no connection within {_CONNECT:g} s; check the address, the network and any proxy"
            )
        if isinstance(error, requests.exceptions.SSLError):
            return StoreError(
                f"{where}: its certificate is not accepted; check the address, or have the certificate renewed"
            )
        if isinstance(error, requests.exceptions.Timeout) or "timed out" in str(error).lower():
            return StoreError(
                f"{where}: no answer within {self._timeout[1]:g} s; try again, or set KG_STORE_TIMEOUT=SECONDS"
            )
        if isinstance(error, requests.exceptions.ConnectionError):
            why = "connection refused" if "refused" in str(error) else "no connection, or it was closed"
            return StoreError(f"{where}: {why}; check that the server runs and that the address is right")
        return StoreError(f"{where}: can not be asked ({type(error).__name__}); check the address")


class _Unknown(AuthBase):
    """Sends no account before the server has said how it wants it."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


def _beginning(response: requests.Response) -> str:
    try:
        return next(response.iter_content(20_000), b"").decode(response.encoding or "utf-8", "replace")
    except (requests.RequestException, LookupError):
        return ""


def _seconds() -> float:
    told = os.environ.get("KG_STORE_TIMEOUT", "")
    try:
        seconds = float(told or _ANSWER)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise StoreError(f"KG_STORE_TIMEOUT={told}: not a number of seconds; write for example KG_STORE_TIMEOUT=300")
    return seconds
