"""What a generation remembers beside its quads: where its sources lie, when they came, by which rules they were read.

    generations/7/quads/            the quads
    generations/7/state.json        base IRI, digest of rules and data, sums over all documents
    generations/7/sources.jsonl     one line a source
    generations/7/judgements.yaml   the judgements in force; absent without any

None of it is ever exported: the same pages are the same graph wherever they lie and whenever they came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from kg.errors import StoreError
from kg.records import Metadata, PartialDate


class Origin(NamedTuple):
    """One source as it was read: the hash of its bytes, what it was read with, and the file it stands in."""

    source: str
    sha256: str
    metadata: Metadata
    path: str  # absolute; of a record: its table's
    came: str  # UTC, ISO 8601: when this content first came under this name
    told: Metadata = Metadata()  # the part of its metadata that --meta told


class State(NamedTuple):
    """Everything of a generation but its quads."""

    base: str
    rules: str
    origins: tuple[Origin, ...] = ()  # in order of source
    judgements: str = ""  # text of the file
    # How many articles, quads, facts of each kind …; how many documents each thing of a judgement fits in, and has as its home. What
    # documents add to them can be taken away again when they go.
    sums: Mapping[str, int] = MappingProxyType({})

    @property
    def content(self) -> tuple[object, ...]:
        """What the quads are a function of."""
        return self.base, self.rules, self.origins, self.judgements


def write_state(directory: Path, state: State) -> None:
    """Writes the files of a state into the directory of a generation that is not published yet."""
    sums = {name: count for name, count in sorted(state.sums.items()) if count}
    text = json.dumps({"base": state.base, "rules": state.rules, "sums": sums}, ensure_ascii=False)
    (directory / "state.json").write_text(text + "\n", encoding="utf-8")
    with open(directory / "sources.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(origin, ensure_ascii=False) + "\n" for origin in state.origins)
    if state.judgements:
        (directory / "judgements.yaml").write_text(state.judgements, encoding="utf-8", newline="")


def read_state(directory: Path) -> State:
    """The state that write_state wrote. StoreError where a file of it is missing or broken."""
    try:
        written = json.loads((directory / "state.json").read_text(encoding="utf-8"))
        judgements = directory / "judgements.yaml"
        return State(
            base=written["base"],
            rules=written["rules"],
            origins=tuple(_origins(directory / "sources.jsonl")),
            judgements=judgements.read_bytes().decode() if judgements.exists() else "",
            sums=written.get("sums", {}),  # format 2 has none
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{directory}: broken ({error}); build the store again from its sources") from error


def _origins(path: Path) -> Iterator[Origin]:
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            yield read_origin(json.loads(line))


def read_origin(written: list[Any]) -> Origin:
    """An origin from what JSON makes of it; in older ones everything was told."""
    source, sha256, metadata, place, came, *told = written
    return Origin(source, sha256, _metadata(metadata), place, came, _metadata(told[0] if told else metadata))


def _metadata(written: list[Any]) -> Metadata:
    published, *others = written
    return Metadata(PartialDate(*published) if published else None, *others)
