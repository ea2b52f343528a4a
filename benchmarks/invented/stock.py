"""Sentences without facts, drawn and filled from sentences.tsv, and the topics they are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T")
_SLOT = re.compile(r"{(\w+)}")
_NUMBERS = {"count": (12, 9800), "percent": (61, 98)}
_HERE = Path(__file__).parent


class Topic(NamedTuple):
    name: str
    county: str  # its department in a county
    zone: str
    works: tuple[str, ...]
    people: tuple[str, ...]


class Stock:
    """The sentences of one article: its topic's words in every one of them."""

    def __init__(self, rng: Random, topic: Topic, plenum: str = "") -> None:
        self._rng, self._plenum = rng, plenum
        self._own = {"topic": (topic.name,), "people": topic.people, "plenum": (plenum,)}
        self._own |= dict.fromkeys(("work", "work2"), topic.works)
        self._said: set[tuple[str, ...]] = set()

    @property
    def has_plenum(self) -> bool:
        """The page speaks of a congress or plenum of the Party."""
        return bool(self._plenum)

    def sentence(self, kind: str) -> str:
        """One of the kind, another one each time as long as there are."""
        templates = _templates()[kind]
        for _ in range(3):
            template = self._draw(templates)
            if template not in self._said:
                break
        self._said.add(template)
        return "".join([part if not at % 2 else self._word(part) for at, part in enumerate(template)])

    def text(self, *kinds: str) -> str:
        return "".join(map(self.sentence, kinds))

    def _draw(self, items: Sequence[T]) -> T:
        """As Random.choice, in half of the time."""
        return items[int(self._rng.random() * len(items))]

    def _word(self, slot: str) -> str:
        """The article's own word where it has one of the name, a number, or any of the kind."""
        if slot in self._own:
            return self._draw(self._own[slot])
        if slot in _NUMBERS:
            return str(self._rng.randint(*_NUMBERS[slot]))
        return self._draw(_templates()[slot])[0]


@cache
def topics() -> tuple[Topic, ...]:
    rows = (line.split("\t") for line in _lines("topics.tsv"))
    return tuple(
        Topic(name, county, zone, *(tuple(w.split("|")) for w in lists)) for name, county, zone, *lists in rows
    )


@cache
def _templates() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """By kind; what stands at odd places of a template is the name of a slot."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in _lines("sentences.tsv"):
        kind, words = line.split("\t")
        found[kind].append(tuple(_SLOT.split(words)))
    return {kind: tuple(templates) for kind, templates in found.items()}


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
