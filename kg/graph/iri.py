"""IRIs minted from content: the same words in the same place always get the same IRI.

An entity is named by the hash of its key (kind, name, scope), a fact by the hash of what it states, evidence by the hash of its
place. 80 bits of SHA-256 are kept: among ten million nodes two collide with a chance of about 4e-11, and short IRIs keep the
store small. Readable IRIs (percent-encoded names) were the alternative: three times longer, and they would change meaning when
a name is corrected.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.records import Reference

DEFAULT_BASE = "https://kg.example/"
_FORBIDDEN = frozenset('<>"{}|^`\\')
_WRITTEN: Final = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_REMEMBERED: Final = 50_000  # entities: most of a page's are those of the page before


def digest(*parts: object) -> str:
    """20 hexadecimal digits that depend on every part and on where one part ends and the next begins."""
    return hashlib.sha256(_WRITTEN(parts).encode("ascii")).hexdigest()[:20]


@lru_cache(_REMEMBERED)
def _entity(base: str, kind: str, name: str, scope: str) -> str:
    return f"<{base}{kind}/{digest(kind, name, scope)}>"


class Mint(NamedTuple):
    """Makes the IRIs of one base, an absolute IRI that ends with '/' or '#': as nodes to ask with, as text to write."""

    base: str = DEFAULT_BASE

    def text(self, room: str, *parts: object) -> str:
        """<BASE/room/HASH> of the parts."""
        return f"<{self.base}{room}/{digest(*parts)}>"

    def entity_text(self, reference: Reference) -> str:
        """One IRI for all references with this kind, name and scope."""
        return _entity(self.base, *reference.key)

    def article_text(self, article_id: str) -> str:
        """Also the name of the graph that holds what the article says."""
        return f"<{self.base}article/{quote(article_id, safe='')}>"

    def document_text(self, sha256: str) -> str:
        """Also the name of the graph that holds what the page says as a whole."""
        return f"<{self.base}document/{quote(sha256, safe='')}>"

    def facts_text(self) -> str:
        """The graph of what the corpus says."""
        return f"<{self.base}graph/facts>"

    def node(self, room: str, *parts: object) -> NamedNode:
        return _node(self.text(room, *parts))

    def entity(self, reference: Reference) -> NamedNode:
        return _node(self.entity_text(reference))

    def article(self, article_id: str) -> NamedNode:
        return _node(self.article_text(article_id))

    def document(self, sha256: str) -> NamedNode:
        return _node(self.document_text(sha256))

    def facts(self) -> NamedNode:
        return _node(self.facts_text())

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


def _node(text: str) -> NamedNode:
    return NamedNode(text[1:-1])


def mint(base: str) -> Mint:
    """A Mint for the base, with a '/' put at its end where it has none. StoreError where it is not an absolute IRI."""
    scheme, colon, rest = base.partition(":")
    bad = not colon or not scheme.isalnum() or not rest.strip("/") or _FORBIDDEN & set(base)
    if bad or any(character <= " " for character in base):
        raise StoreError(f"base IRI {base!r} is not absolute; give one like {DEFAULT_BASE}")
    return Mint(base if base.endswith(("/", "#")) else base + "/")
