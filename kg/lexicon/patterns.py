"""Patterns whose words stand in a data file: '(?:<manner>)召开' with the words of the kind 'manner' in place of its name."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from kg.errors import ResourceError
from kg.lexicon import tables

_NAME = re.compile(r"(?<!\?P)<([a-z_]+)>")


@cache
def listed(file: str, kind: str) -> tuple[str, ...]:
    """The words of one kind of a file with the fields word and kind, longest first; ResourceError for a kind it has not."""
    kinds = tables.grouped(file)
    if kind not in kinds:
        raise ResourceError(f"kg/data/{file}: no words of kind '{kind}'; it has {', '.join(sorted(kinds))}")
    return tuple(sorted(kinds[kind], key=lambda w: (-len(w), w)))


@cache
def alternatives(file: str) -> str:
    """All words of a file with one word a line, longest first, as 'a|b|c'."""
    return "|".join(map(re.escape, sorted(tables.words(file), key=lambda w: (-len(w), w))))


_Find = Callable[..., re.Match[str] | None]  # (text, start, end), as of re.Pattern
_METHODS = ("search", "match", "fullmatch", "finditer", "sub")


class Pattern:
    """A regular expression that is compiled when it is first used, so that importing a rule reads no file.

    `needs`: characters one of which stands in every match, <kind> for those that its words open with; a text without any of them
    is not searched.
    """

    search: _Find
    match: _Find
    fullmatch: _Find
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]

    def __init__(self, file: str, template: str, *, needs: str = "") -> None:
        self._file, self._template, self._needs = file, template, needs

    def __getattr__(self, name: str) -> Any:
        """Compiles at the first use of a method; from then on it is the compiled pattern's own, without a call between."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(_NAME.sub(self._words, self._template))
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        if self._needs:
            self.search, self.finditer = self._guarded(compiled.search, None), self._guarded(compiled.finditer, ())
        return getattr(self, name)

    def ends(self, text: str, end: int, reach: int) -> re.Match[str] | None:
        """A match of a pattern with '$' whose last character is text[end - 1]; looks no further back than `reach` characters."""
        return self.search(text, max(0, end - reach), end)

    def _guarded(self, find: Callable[..., Any], nothing: Any) -> Callable[..., Any]:
        """`find` for texts that have one of the characters it needs."""
        needs = _NAME.sub(self._openings, self._needs)
        if len(needs) == 1:
            return lambda text, *place: find(text, *place) if needs in text else nothing
        stands = re.compile(f"[{re.escape(needs)}]").search

        def found(text: str, *place: int) -> Any:
            return find(text, *place) if stands(text) else nothing

        return found

    def _openings(self, name: re.Match[str]) -> str:
        return "".join(sorted({word[0] for word in listed(self._file, name.group(1))}))

    def _words(self, name: re.Match[str]) -> str:
        return "|".join(map(re.escape, listed(self._file, name.group(1))))
