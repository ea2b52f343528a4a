"""The rows of a data file, checked."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from kg.errors import ResourceError


def rows(name: str, width: int) -> Iterator[tuple[str, ...]]:
    """Each row of the tab-separated file kg/data/NAME as `width` fields; lines that start with '#' explain the fields.

    Raises ResourceError with file and line where a row has another number of fields.
    """
    for number, line in enumerate(_text(name).split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = tuple(line.split("\t"))
        if len(fields) != width:
            raise ResourceError(
                f"{name}:{number}: {len(fields)} fields where {width} are wanted; the header line names them"
            )
        yield fields


@cache
def words(name: str) -> frozenset[str]:
    """The words of a data file with one word a line."""
    return frozenset(row[0] for row in rows(name, 1))


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a data file with two fields."""
    return tuple((a, b) for a, b in rows(name, 2))


@cache
def grouped(name: str) -> dict[str, frozenset[str]]:
    """The words of a two-field file by their second field: {kind: words}."""
    out: dict[str, set[str]] = {}
    for word, kind in pairs(name):
        out.setdefault(kind, set()).add(word)
    return {kind: frozenset(found) for kind, found in out.items()}


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words in the order in which they are tried: a longer one before those that it starts or ends with."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def opening(text: str, words: tuple[str, ...], at: int = 0) -> str:
    """The first of the words that stands at text[at]; '' for none."""
    return next(word for word in words if text.startswith(word, at)) if text.startswith(words, at) else ""


def ending(text: str, words: tuple[str, ...], end: int | None = None) -> str:
    """The first of the words that ends at text[end], or at the text's end; '' for none."""
    if not text.endswith(words, 0, end):
        return ""
    return next(word for word in words if text.endswith(word, 0, end))


def _text(name: str) -> str:
    try:
        return (files("kg.data") / name).read_text(encoding="utf-8")
    except FileNotFoundError as missing:
        raise ResourceError(f"kg/data/{name}: no such data file; install kg again") from missing
