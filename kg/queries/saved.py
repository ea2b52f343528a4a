"""The saved queries of this package, read from the headers of their .rq files.

    # answers: the question, one sentence
    # columns: the columns in order
    # param: NAME TYPE what it restricts     (TYPE: text, or an entity: person organization place project event entity)

The line ``# parameters`` inside WHERE is where values given for them are put; in a query of several branches it stands in each, so that
no branch is answered for everything first.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from importlib import resources
from typing import NamedTuple

from kg.errors import QueryError

ENTITY_TYPES = ("person", "organization", "place", "project", "event", "entity")


class Parameter(NamedTuple):
    """A name that may be given a value; `variable` is the one it restricts: NAME_iri where the query has that, else NAME."""

    name: str
    type: str
    about: str
    variable: str


class SavedQuery(NamedTuple):
    name: str
    answers: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str


def saved_queries() -> tuple[SavedQuery, ...]:
    """All of them in order of name."""
    files = [file for file in resources.files(__package__).iterdir() if file.name.endswith(".rq")]
    return tuple(
        read_query(file.name[:-3], file.read_text(encoding="utf-8"))
        for file in sorted(files, key=lambda file: file.name)
    )


def saved_query(name: str) -> SavedQuery:
    """The saved query of this name. QueryError with the nearest names where there is none."""
    file = resources.files(__package__) / f"{name}.rq"
    if name.isidentifier() and file.is_file():
        return read_query(name, file.read_text(encoding="utf-8"))
    raise no_such_query(name, [query.name for query in saved_queries()])


def no_such_query(name: str, names: Sequence[str]) -> QueryError:
    """The error that tells the nearest of the names there are, or all of them."""
    near = get_close_matches(name, names, 3, 0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(names)}"
    return QueryError(f"no saved query {name!r}; {hint}")


def no_such_parameter(query: str, name: str, declared: Sequence[str]) -> QueryError:
    """The error that tells the parameters there are."""
    return QueryError(f"{query}: no parameter {name!r}; declared: {', '.join(declared) or 'none'}")


def read_query(name: str, text: str) -> SavedQuery:
    """A query and what its header declares; no declaration is needed. QueryError for a parameter of unknown type."""
    header = {"answers": "", "columns": ""}
    parameters = []
    for number, line in enumerate(text.splitlines(), 1):
        key, colon, value = line.removeprefix("#").strip().partition(":")
        if not line.startswith("#") or not colon:
            continue
        if key == "param":
            parameters.append(_parameter(f"{name}:{number}", value.split(maxsplit=2), text))
        elif key in header:
            header[key] = value.strip()
    return SavedQuery(name, header["answers"], tuple(header["columns"].split()), tuple(parameters), text)


def _parameter(where: str, words: list[str], text: str) -> Parameter:
    if len(words) < 2 or words[1] not in ("text", *ENTITY_TYPES) or not words[0].isidentifier():
        types = " ".join(("text", *ENTITY_TYPES))
        raise QueryError(
            f"{where}: bad parameter {' '.join(words)!r}; write '# param: NAME TYPE what', TYPE one of {types}"
        )
    name, kind, about = (*words, "")[:3]
    variable = f"{name}_iri" if kind != "text" and f"?{name}_iri" in text else name
    return Parameter(name, kind, about, variable)
