"""Patterns whose words stand in a data file: '(?:<manner>)召开' with the words of the kind 'manner' in place of its name."""

import re
from collections.abc import Iterator
from functools import cache

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


class Pattern:
    """A regular expression that is compiled when it is first used, so that importing a rule reads no file.

    `needs`: characters one of which stands in every match; a text without any of them is not searched.
    """

    __slots__ = ("_compiled", "_file", "_needs", "_template")

    def __init__(self, file: str, template: str, *, needs: str = "") -> None:
        self._file, self._template, self._needs = file, template, needs
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        if self._needs and not any(char in text for char in self._needs):
            return None
        return self._read().search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self._read().match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self._read().fullmatch(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        if self._needs and not any(char in text for char in self._needs):
            return iter(())
        return self._read().finditer(text, start, len(text) if end is None else end)

    def ends(self, text: str, end: int, reach: int) -> re.Match[str] | None:
        """A match of a pattern with '$' whose last character is text[end - 1]; looks no further back than `reach` characters."""
        return self._read().search(text, max(0, end - reach), end)

    def sub(self, replacement: str, text: str) -> str:
        return self._read().sub(replacement, text)

    def _read(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(_NAME.sub(self._words, self._template))
        return self._compiled

    def _words(self, name: re.Match[str]) -> str:
        return "|".join(map(re.escape, listed(self._file, name.group(1))))
