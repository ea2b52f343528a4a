"""The saved queries of this package, read from the headers of their .rq files.

    # answers: the question, one sentence
    # columns: the columns in order
    # param: NAME TYPE what it restricts

TYPE is an entity (person organization place project event entity), `office` or `file` (one that the store has), `word` (one of those
that follow) or `text` (anything).

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
TYPES = (*ENTITY_TYPES, "office", "file", "word", "text")
_ALIKE = 0.7  # of two words, by difflib's measure; less is taken for another word


class Parameter(NamedTuple):
    """A name that may be given a value; `variable` is the one it restricts: NAME_iri where the query has that, else NAME."""

    name: str
    type: str
    about: str
    variable: str

    @property
    def words(self) -> tuple[str, ...]:
        """What a `word` may be: 'chair speak' or, where they have blanks, 'two titles, two holders'."""
        return tuple(self.about.split(", ") if ", " in self.about else self.about.split())


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
    hint = nearest(name, names) or f"there are: {', '.join(names)}; SPARQL of your own: a file .rq, or -"
    return QueryError(f"no saved query {name!r}; {hint}")


def no_such_parameter(query: str, name: str, declared: Sequence[str]) -> QueryError:
    """The error that tells the nearest parameter and all there are."""
    near = nearest(name, declared)
    return QueryError(
        f"{query}: no parameter {name!r}; {f'{near} ' if near else ''}declared: {', '.join(declared) or 'none'}"
    )


def no_such_word(parameter: Parameter, value: str) -> QueryError:
    """The error that tells the nearest of the words that the parameter may be, and all of them."""
    near = nearest(value, parameter.words)
    return QueryError(
        f"no {parameter.name} {value!r}; {f'{near} ' if near else ''}there are: {', '.join(parameter.words)}"
    )


def nearest(word: str, words: Sequence[str]) -> str:
    """'did you mean roles or rules?' of the words that look like this one; '' where none does."""
    near = get_close_matches(word.lower(), words, 3, _ALIKE)
    return f"did you mean {' or '.join(near)}?" if near else ""


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
    if len(words) < 2 or words[1] not in TYPES or not words[0].isidentifier():
        types = " ".join(TYPES)
        raise QueryError(
            f"{where}: bad parameter {' '.join(words)!r}; write '# param: NAME TYPE what', TYPE one of {types}"
        )
    name, kind, about = (*words, "")[:3]
    variable = f"{name}_iri" if kind in ENTITY_TYPES and f"?{name}_iri" in text else name
    return Parameter(name, kind, about, variable)
