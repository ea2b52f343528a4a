"""The first rows of a saved query over everything, asked apart, so that they come at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.graph.quads import Quads, Solutions
from kg.graph.terms import SOURCE, TYPE, term
from kg.queries.parameters import PLACE
from kg.queries.saved import SavedQuery

# Sources whose rows come first. All rows by turns of so many would take twice as long as together: each claim of an article is looked up for
# each question, whatever it says.
_FIRST: Final = 20
_BY_SOURCE: Final = re.compile(r"^ORDER BY \?source\b", re.MULTILINE)
_SOURCES: Final = (
    f"SELECT ?source {{ GRAPH ?document {{ ?document {TYPE} {term('kg:Document')} ; {SOURCE} ?source }} }}"
)
_ARTICLES: Final = f"SELECT ?article {{ VALUES ?source {{ %s }} GRAPH ?article {{ ?article {SOURCE} ?source }} }}"


def first_text(store: Quads, query: SavedQuery) -> str | None:
    """The query's text for the articles of the first sources alone; None where its rows are not ordered by source first, where it has
    several branches, which the engine would answer for everything first, and where these are all sources."""
    if not _BY_SOURCE.search(query.text) or query.text.count(PLACE) != 1:
        return None
    sources = sorted(set(_column(store, _SOURCES)), key=lambda source: source.value)
    if len(sources) <= _FIRST:
        return None
    articles = _column(store, _ARTICLES % " ".join(map(str, sources[:_FIRST])))
    return query.text.replace(PLACE, f"VALUES ?article {{ {' '.join(map(str, articles))} }}")


def _column(store: Quads, text: str) -> Iterator[Literal | NamedNode]:
    found = store.query(text)
    assert isinstance(found, QuerySolutions | Solutions)
    return (value for (value,) in found if isinstance(value, (Literal, NamedNode)))
