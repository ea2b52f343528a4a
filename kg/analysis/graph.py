"""A store opened for questions: what `kg.open_graph` returns."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack
from weakref import finalize

from kg.analysis.questions import ask
from kg.errors import KgError, QueryError, StoreError
from kg.graph.export import ENDINGS as RDF_ENDINGS
from kg.graph.export import export
from kg.graph.opened import open_quads
from kg.graph.place import Address, place_of
from kg.graph.quads import Quads
from kg.graph.validate import Problem, validate
from kg.queries.run import Rows

if TYPE_CHECKING:  # heavy, and wanted by one method each
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.views.frame import Frame
    from kg.views.select import Selection


class Table(Rows):
    """Rows of an answer that can become a data frame."""

    __slots__ = ()

    def to_pandas(self) -> pd.DataFrame:
        """A column for each column, all of text, '' where a value is missing. KgError where pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            raise KgError("to_pandas() needs pandas; install it with: pip install pandas") from error
        return pd.DataFrame(self.rows, columns=list(self.columns), dtype=str)


def open_graph(path: str | Path | Address) -> Graph:
    """The store at the path or address, opened for questions. StoreError where there is none, or one of another format."""
    return Graph(path)


class Graph:
    """The published generation of a store, read-only; a later build does not change what an open Graph answers.

    Use it as a context manager, or close() it: it keeps the generation on disk until then, or until nobody refers to it.
    """

    def __init__(self, path: str | Path | Address) -> None:
        """StoreError where there is no store at the path, or one of another format."""
        self.path = place_of(path)
        self._opened = open_quads(self.path)
        self._let_go = finalize(self, self._opened.close)

    def query(self, name_or_text: str, /, **parameters: str) -> Table:
        """The answer of a question (`graph.query("careers", person="…")`) or of a SPARQL text. QueryError as in ask()."""
        return Table(*ask(self._store, name_or_text, **parameters))

    def networkx(self, kind: str | None = None) -> nx.MultiDiGraph[str]:
        """The facts as a network, described in kg.analysis.network: nodes with label, type, alias …, edges with type, label,
        date, quote, source …. `kind`: people, meetings, projects or organisations; None for everything."""
        from kg.analysis.network import network  # noqa: PLC0415 - brings networkx

        return network(self.query, kind)

    def show(self, *, height: int | None = None, **wanted: Unpack[Selection]) -> Frame:
        """The page of view(), in a sandboxed frame for a notebook; `height` in pixels. QueryError as in view()."""
        from kg.views.frame import HEIGHT, show  # noqa: PLC0415 - brings pyvis

        return show(self, height=height or HEIGHT, **wanted)

    def view(self, out: str | Path, *, title: str = "", **wanted: Unpack[Selection]) -> None:
        """Writes one interactive HTML page of the part that `wanted` (kg.views.select.Selection) tells, or of everything.
        QueryError where a name fits no entity or several, or options exclude each other; OSError where it can not be written."""
        from kg.views.page import write_view  # noqa: PLC0415 - brings pyvis

        write_view(self, Path(out), title=title, **wanted)

    def rdflib(self) -> rdflib.Dataset:
        """Everything as an rdflib Dataset in memory, its default graph the union of all named graphs."""
        from kg.graph.in_rdflib import dataset  # noqa: PLC0415 - brings rdflib

        return dataset(self._store)

    def export(self, out: str | Path, kind: str | None = None) -> tuple[Path, ...]:
        """Writes by the ending, and tells the paths: .ttl .nt the facts, .nq .trig .jsonld everything; .graphml .gexf .csv .parquet the
        network or a `kind` of it, described in kg.analysis.files. StoreError for another ending or a place that can not be written."""
        from kg.analysis.files import ENDINGS, write_network  # noqa: PLC0415 - no question needs it

        path = Path(out)
        if path.suffix.lower() in ENDINGS:
            return write_network(self.networkx(kind), path)
        if kind is not None:
            raise QueryError(f"{path}: a part of the network ({kind}) ends in one of {' '.join(ENDINGS)}")
        if path.suffix.lower() not in RDF_ENDINGS:
            raise StoreError(f"{path}: unknown ending {path.suffix!r}; use one of {' '.join((*RDF_ENDINGS, *ENDINGS))}")
        export(self._store, path)
        return (path,)

    def validate(self) -> list[Problem]:
        """Every broken rule of ontology/shapes.ttl and of the SPARQL checks; [] for a sound store."""
        return validate(self._store)

    def close(self) -> None:
        """Lets the generation go; a closed Graph answers nothing."""
        self._let_go()  # at most once, whoever calls first: this, the garbage collector, the end of the process

    @property
    def _store(self) -> Quads:
        if not self._let_go.alive:
            raise StoreError(f"{self.path}: this graph is closed; open it again with kg.open_graph")
        return self._opened.quads

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
