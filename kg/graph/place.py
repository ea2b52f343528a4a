"""Where a store is: a directory, or the address of a SPARQL endpoint. Nothing else decides that."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kg.errors import StoreError

_SCHEMES = ("http://", "https://")


class Address(NamedTuple):
    """An endpoint and who asks it; printed without the password, the name and the words behind a '?'."""

    url: str
    user: str = ""
    password: str = ""

    def __str__(self) -> str:
        return self.url.partition("?")[0]

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    @property
    def for_updates(self) -> str:
        """Where updates go: beside …/query stands …/update, below an RDF4J repository …/statements; others take both at one address."""
        path, question, rest = self.url.partition("?")
        above, _, name = path.rpartition("/")
        if name == "query":
            path = f"{above}/update"
        elif above.endswith("/repositories"):
            path = f"{path}/statements"
        return path + question + rest


Place = Path | Address


def place_of(store: str | Path | Address) -> Place:
    """The place a user means by `store`. StoreError for an empty one and for an address that names no host.

    A name and a password stand in the address (https://USER:PASSWORD@host/sparql) or in KG_STORE_USER and KG_STORE_PASSWORD.
    """
    if isinstance(store, Address):
        return store
    text = str(store)
    if not text:
        raise StoreError("the store's directory or address is empty; give one, like graph.kg")
    if isinstance(store, Path) or not text.lower().startswith(_SCHEMES):
        return Path(store)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise StoreError(f"the store's address is wrong ({error}); write it like https://host:8890/sparql") from None
    if not host:
        raise StoreError("the store's address names no host; write it like https://host:8890/sparql")
    shown = f"[{host}]" if ":" in host else host
    return Address(
        parts._replace(netloc=shown if port is None else f"{shown}:{port}", fragment="").geturl(),
        unquote(parts.username or "") or os.environ.get("KG_STORE_USER", ""),
        unquote(parts.password or "") or os.environ.get("KG_STORE_PASSWORD", ""),
    )
