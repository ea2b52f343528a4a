"""The characters of given names, counted over the names in a dictionary."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from pathlib import Path


def given_characters(dictionary: Path, surnames: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Character, class, count as first and as last of a given name, over the names that a surname opens."""
    first: collections.Counter[str] = collections.Counter()
    last: collections.Counter[str] = collections.Counter()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split(" ")
        surname = next((word[:size] for size in (2, 1) if word[:size] in surnames and len(word) > size), "")
        given = word.removeprefix(surname)
        if tag == "nr" and surname and len(given) <= 2:
            first[given[0]] += 1
            last[given[1:]] += 1
    del last[""]
    both = first + last
    so_far = 0
    for character, count in sorted(both.items(), key=lambda item: (-item[1], item[0])):
        weight = "1" if so_far < both.total() * 0.5 else "2" if so_far < both.total() * 0.9 else "3"
        so_far += count
        yield character, weight, str(first[character]), str(last[character])
