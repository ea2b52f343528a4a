"""IRIs minted from content: the same words in the same place always get the same IRI.

An entity is named by the hash of its key (kind, name, scope), a fact by the hash of what it states, evidence by the hash of its
place. 80 bits of SHA-256 are kept: among ten million nodes two collide with a chance of about 4e-11, and short IRIs keep the
store small. Readable IRIs (percent-encoded names) were the alternative: three times longer, and they would change meaning when
a name is corrected.
"""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.records import Reference

DEFAULT_BASE = "https://kg.example/"
_FORBIDDEN = frozenset('<>"{}|^`\\')


def digest(*parts: object) -> str:
    """20 hexadecimal digits that depend on every part and on where one part ends and the next begins."""
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:20]


class Mint(NamedTuple):
    """Makes the IRIs of one base, an absolute IRI that ends with '/' or '#'."""

    base: str = DEFAULT_BASE

    def node(self, room: str, *parts: object) -> NamedNode:
        """BASE/room/HASH of the parts."""
        return NamedNode(f"{self.base}{room}/{digest(*parts)}")

    def entity(self, reference: Reference) -> NamedNode:
        """One IRI for all references with this kind, name and scope."""
        return self.node(reference.kind, *reference.key)

    def article(self, article_id: str) -> NamedNode:
        """Also the name of the graph that holds what the article says."""
        return NamedNode(f"{self.base}article/{quote(article_id, safe='')}")

    def document(self, sha256: str) -> NamedNode:
        """Also the name of the graph that holds what the page says as a whole."""
        return NamedNode(f"{self.base}document/{quote(sha256, safe='')}")

    def facts(self) -> NamedNode:
        """The graph of what the corpus says."""
        return NamedNode(f"{self.base}graph/facts")

    def state(self) -> NamedNode:
        """The graph of what a remote store remembers beside its graphs: no part of any export."""
        return NamedNode(f"{self.base}graph/state")

    def staged(self, graph: NamedNode) -> NamedNode:
        """Where a remote store keeps what will stand in place of this graph."""
        return NamedNode(f"{self.base}graph/staged/{graph.value.removeprefix(self.base)}")

    def unstaged(self, graph: NamedNode) -> NamedNode:
        """The graph that this one was staged for."""
        return NamedNode(self.base + graph.value.removeprefix(f"{self.base}graph/staged/"))

    def id_of(self, node: NamedNode) -> str:
        """The article id or document hash that the IRI was minted from."""
        return unquote(node.value.rsplit("/", 1)[-1])


def mint(base: str) -> Mint:
    """A Mint for the base, with a '/' put at its end where it has none. StoreError where it is not an absolute IRI."""
    scheme, colon, rest = base.partition(":")
    bad = not colon or not scheme.isalnum() or not rest.strip("/") or _FORBIDDEN & set(base)
    if bad or any(character <= " " for character in base):
        raise StoreError(f"base IRI {base!r} is not absolute; give one like {DEFAULT_BASE}")
    return Mint(base if base.endswith(("/", "#")) else base + "/")
