"""Knowledge graphs, with the words that prove them, from Chinese local-government news.

>>> import kg
>>> tally = kg.build(["seeds/"], "graph.kg")    # doctest: +SKIP
>>> rows = kg.open_graph("graph.kg").query("roles")    # doctest: +SKIP
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kg.errors import KgError, OntologyError, QueryError, ResourceError, SourceError, StoreError

if TYPE_CHECKING:
    from kg.analysis.graph import Graph
    from kg.build import build
    from kg.graph.place import Address
    from kg.views.frame import show

__version__ = "0.1.0"
__all__ = [
    "Graph",
    "KgError",
    "OntologyError",
    "QueryError",
    "ResourceError",
    "SourceError",
    "StoreError",
    "__version__",
    "build",
    "open_graph",
    "show",
]


def open_graph(path: str | Path | Address) -> Graph:
    """The store at `path` or behind an endpoint's address, read-only, for questions from Python; StoreError where there is none."""
    from kg.analysis.graph import Graph as Opened

    return Opened(path)


def __getattr__(name: str) -> object:
    """`build`, `Graph` and `show`, loaded when first asked for: a question needs neither rules nor dictionaries."""
    if name == "build":
        from kg.build import build as found

        return found
    if name == "Graph":
        from kg.analysis.graph import Graph as Found

        return Found
    if name == "show":
        from kg.views.frame import show as shown

        return shown
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """Keeps `kg.build` the function: Python would put the module kg/build.py in its place whenever that is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name != "build" or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
