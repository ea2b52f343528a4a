"""Patterns whose words stand in a data file: '(?:<manner>)召开' with the words of the kind 'manner' in place of its name."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from kg.errors import ResourceError
from kg.lexicon import tables

_NAME = re.compile(r"(?<!\?P)<([a-z_]+)>")
_OPENS = re.compile(r"(?:^|(?<!\\)(?:\||\((?:\?(?::|>|<?[=!]|P<\w+>))?))$")  # an alternative opens behind it
_ALIKE = 4  # words with one opening from which it stands once: fewer cost more to compile than they save
_SELDOM = re.compile(r"\)[*+?{]")  # a group that may stand, and mostly does not


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
        return self.search(text, end - reach if end > reach else 0, end)

    def _guarded(self, find: Callable[..., Any], nothing: Any) -> Callable[..., Any]:
        """`find` for texts that have one of the characters it needs."""
        needs = _NAME.sub(lambda name: _openings(listed(self._file, name.group(1))), self._needs)
        if len(needs) == 1:
            return lambda text, *place: find(text, *place) if needs in text else nothing
        stands = re.compile(f"[{re.escape(needs)}]").search

        def found(text: str, *place: int) -> Any:
            return find(text, *place) if stands(text) else nothing

        return found

    def _words(self, name: re.Match[str]) -> str:
        words, template, end = listed(self._file, name.group(1)), name.string, name.end()
        if not (_OPENS.search(template, 0, name.start()) and template[end : end + 1] in ("", "|", ")")):
            return "|".join(map(re.escape, words))
        openings = _openings(words)
        if name.start() > len("(?:") and _SELDOM.match(template, end):
            return f"(?=[{re.escape(openings)}])(?:{by_opening(words)})"
        return by_opening(words)


def by_opening(words: tuple[str, ...]) -> str:
    """The words as alternatives: where many open alike 主办|主持|主任|主席 is 主(?:办|持|任|席), which finds the same in fewer steps.

    Of two words that both stand at a place one opens with the other; they stay in their order.
    """
    alike: dict[str, list[str]] = {}
    for word in words:
        alike.setdefault(word[0], []).append(word)
    return "|".join(
        _once(found) if len(found) >= _ALIKE else "|".join(map(re.escape, found)) for found in alike.values()
    )


def _once(words: list[str]) -> str:
    """The words with the first character of all of them before the rest of each."""
    return f"{re.escape(words[0][0])}(?:{'|'.join(re.escape(word[1:]) for word in words)})"


def _openings(words: tuple[str, ...]) -> str:
    return "".join(sorted({word[0] for word in words}))
