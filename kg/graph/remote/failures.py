"""What an endpoint answers in place of an answer, as one line: the address, what came, what to do."""

from __future__ import annotations

import re
from typing import Final

from kg.errors import StoreError
from kg.graph.place import Address

_REMEDIES: Final = {
    400: "the server does not accept what kg asks; it has to support SPARQL 1.1 with updates",
    404: "give the address of the SPARQL endpoint itself, often …/sparql",
    405: "give the address of the SPARQL endpoint itself, often …/sparql",
    413: "even one statement is too large for it: have the limit of the server, or of a proxy before it, raised",
    415: "the server takes no updates there; give the address that takes both questions and updates",
    429: "too many questions at once; try again later",
}
_BROKEN: Final = "try again later; the server's log tells more"
_SHOWN: Final = 160  # characters of what the server says
_TAG: Final = re.compile(r"<(script|style|head)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


class TooLargeError(StoreError):
    """The endpoint takes smaller requests only."""


class CutOffError(StoreError):
    """The endpoint sends only so many rows."""


def refusal(address: Address, status: int, *, reason: str, text: str) -> StoreError:
    """The error for an answer whose status is not 2xx."""
    said = f"{address}: answered {status} {reason}".rstrip()
    if status in (401, 403):
        return StoreError(f"{said}; {_account(address)}")
    if 300 <= status < 400:
        return StoreError(f"{said}, has moved to {text or 'another address'}; give that one")
    words = first_words(text)
    kind = TooLargeError if status == 413 else StoreError
    return kind(f"{said}{f' ({words})' if words else ''}; {_REMEDIES.get(status, _BROKEN)}")


def _account(address: Address) -> str:
    if address.user:
        return f"the account '{address.user}' is not accepted, or may not do that; check its password and its rights"
    return (
        "give an account: https://USER:PASSWORD@host/sparql, or KG_STORE_USER and KG_STORE_PASSWORD in the environment"
    )


def no_results(address: Address, kind: str, text: str) -> StoreError:
    """The error for a 200 that is no SPARQL answer: a page of a proxy, a login, an interface for people."""
    page = "a web page" if "html" in kind else f"'{kind or 'nothing known'}'"
    words = first_words(text)
    return StoreError(
        f"{address}: answered {page} in place of SPARQL results{f' ({words})' if words else ''}; give the address of the SPARQL "
        "endpoint itself, often …/sparql, and see that no login page stands before it"
    )


def broken_off(address: Address, why: object) -> StoreError:
    """The error for an answer that ends before its end or is not what its type says."""
    return StoreError(f"{address}: its answer is broken ({first_words(str(why))}); {_BROKEN}")


def cut_off(address: Address, limit: str) -> CutOffError:
    """The error for an answer that the server says it has cut."""
    return CutOffError(
        f"{address}: cut its answer off after {limit} rows; restrict the question with --param or LIMIT, or have the server's "
        "limit raised (Virtuoso: ResultSetMaxRows)"
    )


def first_words(text: str) -> str:
    """The beginning of what a server says on one line, markup taken out."""
    words = " ".join(_TAG.sub(" ", text[:20_000]).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
