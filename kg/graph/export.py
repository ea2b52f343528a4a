"""The graph as one file: sorted, so that the same content is the same bytes on every machine."""

from __future__ import annotations

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Final

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.errors import StoreError
from kg.graph.iri import Mint
from kg.graph.opened import open_quads
from kg.graph.quads import Quads
from kg.graph.store import base_of
from kg.graph.terms import NAMESPACES

_DATASETS: Final = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG, ".jsonld": RdfFormat.JSON_LD}
_FACTS_ONLY: Final = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES}
ENDINGS: Final = (*_FACTS_ONLY, *_DATASETS)
_RUN: Final = 500_000  # lines sorted in memory at a time, about 200 MB


def export(store: Path | Quads, out: Path) -> None:
    """Writes the store to a file whose ending tells the format: .ttl and .nt the facts graph, .nq .trig .jsonld everything.

    The file appears complete or not at all. StoreError for another ending, a missing store, or a place that can not be written.
    """
    if out.suffix.lower() not in ENDINGS:
        raise StoreError(f"{out}: unknown ending {out.suffix!r}; use one of {' '.join(ENDINGS)}")
    if not isinstance(store, Path):
        _replace(store, out)
        return
    opened = open_quads(store)
    try:
        _replace(opened.quads, out)
    finally:
        opened.close()


def _replace(store: Quads, out: Path) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
            draft = Path(folder, "draft")
            with open(draft, "wb") as file:
                _write(store, out.suffix.lower(), file, Path(folder))
            os.replace(draft, out)
    except OSError as error:
        raise StoreError(f"{out}: can not be written ({error.strerror or error}); choose another place") from error


def _write(store: Quads, ending: str, file: IO[bytes], folder: Path) -> None:
    facts = Mint(base_of(store)).facts()
    if ending in _FACTS_ONLY:
        quads: Iterable[Quad] = store.quads_for_pattern(None, None, None, facts)
    else:
        quads = store
    by_graph = ending in (".trig", ".jsonld")
    lines = _sorted_lines((_line(quad, by_graph=by_graph) for quad in quads), folder)
    if ending == ".nq":
        file.writelines(line.encode("utf-8") for line in lines)
        return
    parsed = (quad for line in lines for quad in _parsed(line, by_graph=by_graph))
    content: Iterator[Quad] | Iterator[Triple] = (quad.triple for quad in parsed) if ending in _FACTS_ONLY else parsed
    format_ = _FACTS_ONLY.get(ending) or _DATASETS[ending]
    serialize(content, file, format_, prefixes=dict(NAMESPACES))


def _line(quad: Quad, *, by_graph: bool) -> str:
    """An N-Quads line; behind the name of its graph where a file is written graph by graph."""
    return f"{quad.graph_name} {quad} .\n" if by_graph else f"{quad} .\n"


def _parsed(line: str, *, by_graph: bool) -> Iterator[Quad]:
    _, _, quad = line.partition(" ") if by_graph else ("", "", line)
    yield from parse(quad, format=RdfFormat.N_QUADS)


def _sorted_lines(lines: Iterator[str], folder: Path) -> Iterator[str]:
    """External merge sort by code points: memory stays bounded however large the store is."""
    runs: list[Path] = []
    while run := sorted(islice(lines, _RUN)):
        if len(run) < _RUN and not runs:
            yield from run
            return
        runs.append(folder / f"run-{len(runs)}")
        with open(runs[-1], "w", encoding="utf-8", newline="") as file:
            file.writelines(run)
    with ExitStack() as stack:
        files = [stack.enter_context(open(run, encoding="utf-8", newline="\n")) for run in runs]
        yield from heapq.merge(*files)
