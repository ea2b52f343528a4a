"""A whole generation written anew, in memory that does not grow with the number of pages.

    read     batches of pages, in many processes: the quads of each page; what its claims say, in parts by fact
    state    one part after the other, in many processes: the quads of its facts; its events, in parts by kind and day
    link     one part after the other: the quads of clusters

What passes from one step to the next lies in shards. One process loads the quads, many shards at a time, and deletes them.

An event's participations lie in the part of the event itself, so that who led it is known where its own fact is made. What a 'same' becomes
is only known when all pages are read: where there is one, a step before `read` puts the pages that it has read into shards.
"""

from __future__ import annotations

import json
import pickle
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final, NamedTuple, TypeVar
from zlib import crc32

from kg.change.pages import Job, Source, check_installed, page_of, placed
from kg.change.saying import Judging, homes_on, listen
from kg.graph.evidence import page_lines
from kg.graph.facts import Saying, fact_lines, facts_of, read_saying, write_saying
from kg.graph.iri import Mint
from kg.graph.nquads import Line
from kg.graph.occasions import cluster_lines, occasion_of
from kg.records import Event, Occasion, Page, Participation
from kg.resolve.clusters import find_clusters
from kg.scale.pool import Spread
from kg.scale.shards import Parted, Shards

_PER_PART: Final = 100  # pages whose claims make a part: about 10,000 claims
_MOST_PARTS: Final = 256


class Batch(NamedTuple):
    """Some pages; `kept`: the shard in which they lie, read."""

    number: int
    sources: tuple[Source, ...]
    kept: str = ""


class Part(NamedTuple):
    """One part of everything that was handed over."""

    number: int
    pieces: tuple[Parted, ...]


class Settings(NamedTuple):
    """What every process must know."""

    job: Job
    mint: Mint
    shards: Shards
    parts: int
    judging: Judging


class Done(NamedTuple):
    """What a task leaves: a shard of quads to load, what it hands on in parts, what it adds to the sums."""

    quads: str
    size: int  # of them, in bytes
    handed: Parted | None
    sums: Counter[str]
    pages: int = 0
    reading: float = 0.0  # seconds of a processor
    writing: float = 0.0
    used: tuple[str, ...] = ()  # shards that are needed no more: a task drops none itself, it may be done again


def parts_for(pages: int) -> int:
    """How many parts the claims of so many pages are handed over in."""
    return min(_MOST_PARTS, pages // _PER_PART + 1)


def write_anew(spread: Spread, batches: Iterable[Batch], settings: Settings) -> Iterator[Done]:
    """The three steps; each result as it comes, its quads to be loaded and dropped."""
    said = yield from _step(spread, partial(_read, settings), batches)
    events = yield from _step(spread, partial(_state, settings), _parts(settings, said))
    _drop(settings, said)
    yield from _step(spread, partial(_link, settings), _parts(settings, events))
    _drop(settings, events)


_Task = TypeVar("_Task")


def _step(spread: Spread, work: Callable[[_Task], Done], tasks: Iterable[_Task]) -> Generator[Done, None, list[Parted]]:
    """What each task leaves, as it comes; at the end all that they handed on."""
    handed = []
    for done in spread(work, tasks):
        yield done
        handed += [done.handed] if done.handed else []
    return handed


def _parts(settings: Settings, pieces: Sequence[Parted]) -> Iterator[Part]:
    return (Part(number, tuple(pieces)) for number in range(settings.parts))


def _drop(settings: Settings, pieces: Iterable[Parted]) -> None:
    for piece in pieces:
        settings.shards.drop(piece.name)


def read_ahead(settings: Settings, batch: Batch) -> tuple[Batch, Counter[str]]:
    """The same batch, its pages read into a shard, and the homes they have for what is the same."""
    pages = list(_pages(settings, batch))
    homes = sum((homes_on(page, settings.judging.entries) for page in pages), Counter[str]())
    return _kept(settings, batch, pages), homes


def put_by(settings: Settings, batch: Batch) -> Batch:
    """The batch as a process elsewhere can read it: files by their whole paths, what the store holds in a shard."""
    if all(source.given for source in batch.sources):
        return Batch(batch.number, tuple(map(placed, batch.sources)))
    return _kept(settings, batch, list(_pages(settings, batch)))


def _kept(settings: Settings, batch: Batch, pages: list[Page]) -> Batch:
    named = tuple(source._replace(given=None) for source in batch.sources)
    return Batch(batch.number, named, settings.shards.write(f"kept-{batch.number}", pickle.dumps(pages)))


def _read(settings: Settings, batch: Batch) -> Done:
    clock = _Clock()
    lines: list[Iterable[Line]] = []
    parts: list[list[str]] = [[] for _ in range(settings.parts)]
    sums: Counter[str] = Counter()
    for source, page in zip(batch.sources, _pages(settings, batch), strict=True):
        clock.reads()
        lines.append(page_lines(page, settings.mint, sources=source.names))
        spoken = listen(page, settings.judging, settings.mint)
        sums += spoken.sums
        for saying in spoken.sayings:
            parts[_part_of(saying, settings)].append(write_saying(saying) + "\n")
        clock.writes()
    text = "".join(chain.from_iterable(lines)).encode()
    quads = settings.shards.write(f"pages-{batch.number}.nq", text)
    handed = settings.shards.write_parts(f"said-{batch.number}", parts)
    clock.writes()
    used = (batch.kept,) if batch.kept else ()
    return Done(quads, len(text), handed, sums, len(batch.sources), clock.reading, clock.writing, used)


def _pages(settings: Settings, batch: Batch) -> Iterator[Page]:
    if batch.kept:
        yield from pickle.loads(settings.shards.read(batch.kept))
        return
    check_installed(settings.job)
    for source in batch.sources:
        yield page_of(settings.job, source)


def _state(settings: Settings, task: Part) -> Done:
    clock, (number, pieces) = _Clock(), task
    facts = list(facts_of(map(read_saying, settings.shards.read_part(pieces, number))))
    parts: dict[str, list[Participation]] = defaultdict(list)
    for fact in facts:
        content = fact[0].content
        if isinstance(content, Participation):
            parts[settings.mint.entity_text(content.event)].append(content)
    found = (
        occasion_of(fact, parts[fact[0].node], settings.mint) for fact in facts if isinstance(fact[0].content, Event)
    )
    handed = settings.shards.write_parts(f"events-{number}", _by_block(filter(None, found), settings.parts))
    lines = dict.fromkeys(chain.from_iterable(fact_lines(fact, settings.mint) for fact in facts))
    text = "".join(lines).encode()
    quads = settings.shards.write(f"facts-{number}.nq", text)
    sums = Counter(f"fact {type(fact[0].content).__name__}" for fact in facts)
    clock.writes()
    return Done(quads, len(text), handed, sums, writing=clock.writing)


def _link(settings: Settings, task: Part) -> Done:
    clock, (number, pieces) = _Clock(), task
    clusters = find_clusters(map(_read_occasion, settings.shards.read_part(pieces, number)))
    text = "".join(cluster_lines(clusters, settings.mint)).encode()
    quads = settings.shards.write(f"clusters-{number}.nq", text)
    clock.writes()
    return Done(quads, len(text), None, Counter(), writing=clock.writing)


def _part_of(saying: Saying, settings: Settings) -> int:
    content = saying.content
    home = settings.mint.entity_text(content.event) if isinstance(content, Participation) else saying.node
    return crc32(home.encode()) % settings.parts


def _by_block(occasions: Iterable[Occasion], parts: int) -> list[list[str]]:
    boxes: list[list[str]] = [[] for _ in range(parts)]
    for one in occasions:
        line = json.dumps((*one[:4], *map(sorted, one[4:])))
        boxes[crc32(f"{one.kind} {one.day}".encode()) % parts].append(line + "\n")
    return boxes


def _read_occasion(line: str) -> Occasion:
    node, kind, day, name, *sets = json.loads(line)
    return Occasion(node, kind, day, name, *map(frozenset, sets))


class _Clock:
    """Seconds of this process's processor, apart for reading pages and for writing what they say."""

    def __init__(self) -> None:
        self.reading = self.writing = 0.0
        self.at = time.process_time()

    def reads(self) -> None:
        self.reading += self._since()

    def writes(self) -> None:
        self.writing += self._since()

    def _since(self) -> float:
        before, self.at = self.at, time.process_time()
        return self.at - before
