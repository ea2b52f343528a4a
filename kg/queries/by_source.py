"""A saved query over everything, asked some sources at a time: its first rows come at once, and only those of some lie in memory.

Rows that are ordered by their source first come in the order in which they would come together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, QuerySolutions

from kg.graph.quads import Quads, Solutions
from kg.graph.terms import SOURCE, TYPE, term
from kg.queries.parameters import PLACE
from kg.queries.saved import SavedQuery

_AT_ONCE: Final = 100  # sources
_BY_SOURCE: Final = re.compile(r"^ORDER BY \?source\b", re.MULTILINE)
_SOURCES: Final = (
    f"SELECT ?source {{ GRAPH ?document {{ ?document {TYPE} {term('kg:Document')} ; {SOURCE} ?source }} }}"
)


def comes_by_source(query: SavedQuery) -> bool:
    """Whether its rows are ordered by source first, and it has the line where values go."""
    return bool(_BY_SOURCE.search(query.text)) and PLACE in query.text


def texts_by_source(store: Quads, query: SavedQuery) -> Iterator[str]:
    """The query's text once for some sources after the others; together they ask for all rows."""
    found = store.query(_SOURCES)
    assert isinstance(found, QuerySolutions | Solutions)
    sources = sorted({source.value for (source,) in found if isinstance(source, Literal)})
    for start in range(0, len(sources), _AT_ONCE):
        named = " ".join(str(Literal(source)) for source in sources[start : start + _AT_ONCE])
        yield query.text.replace(PLACE, f"VALUES ?source {{ {named} }}")
