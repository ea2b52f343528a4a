"""Which way a change is written: as a difference where it is small, anew where it is large; and the writing itself.

A difference takes 65 ms for a document, writing anew 12 ms for each that stays (two cores, 2,600 pages of four articles; both grow alike).
Either way what comes out is the same bytes, so the choice is one of time alone.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store

from kg.change.anew import Batch, Done, Settings, parts_for, put_by, read_ahead, write_anew
from kg.change.difference import Touched, write_difference
from kg.change.order import Order, Progress, Reading
from kg.change.pages import Job, batched, close_stores, page_of, renamed, sources_of
from kg.change.saying import Judging, homes_in, homes_on, unfit_in
from kg.graph.changes import names_of
from kg.graph.facts import dataset_lines
from kg.graph.installed import installed_rules
from kg.graph.iri import Mint, mint
from kg.graph.opened import AnyWriter
from kg.graph.quads import Changing
from kg.graph.state import State
from kg.graph.stored import foresee_pages, stored_page
from kg.graph.tally import Effort, Outcome
from kg.resolve.judgements import Entry, read_judgements
from kg.scale.pool import Spread
from kg.scale.shards import Shards, shards_in
from kg.scale.workers import Workers, spread_over

_BATCH: Final = 32  # pages at most that one process holds at a time: about 30,000 quads
_RATIO: Final = 6
_FEW: Final = 10  # documents of which nobody will notice which way they took
# Bytes of quads loaded at once, about 750,000 quads: 0.7 GB of memory. In smaller pieces more of them is compacted, and RocksDB does not
# compress what it compacts as long as no index is over 512 MiB (Oxigraph sets optimize_level_style_compaction).
_LOAD: Final = 160_000_000
_COMPRESSED: Final = (
    11_000_000  # quads from which an index is: then compacting all of it shrinks the store, below it would grow
)
_WORTH: Final = 8  # batches a worker: with fewer, starting processes takes longer than what they save


def write_change(writer: AnyWriter, order: Order, reading: Reading) -> Outcome:
    """Publishes what the change leads to, and tells it; nothing is written where nothing changes."""
    state, effort = writer.held, Effort()
    if order.change.unread or order.state.content != writer.held.content or writer.unfinished:
        written = _as_difference(writer, order, reading) if _is_small(writer, order) else None
        state, effort = written or _anew(writer, _completed(writer, order), reading)
    return Outcome(state.sums, len(order.entries), unfit_in(state.sums, order.entries), effort)


_Written = tuple[State, Effort]


def _is_small(writer: AnyWriter, order: Order) -> bool:
    held, change = writer.held, order.change
    same = (held.base, held.rules) == (order.state.base, order.state.rules)
    decided = _decisions(read_judgements(held.judgements, "")) == _decisions(order.entries)
    touched = len(change.unread) + len(change.gone(held.origins)) + len(change.renamed(held.origins))
    return (
        writer.generation > 1
        and not writer.unfinished
        and same
        and decided
        and touched <= max(_FEW, writer.many // _RATIO)
    )


def _completed(writer: AnyWriter, order: Order) -> Order:
    """The order with the sources that the writer was not asked about, which stay."""
    origins = tuple(sorted((*order.change.origins, *writer.complete())))
    return order._replace(change=order.change._replace(origins=origins), state=order.state._replace(origins=origins))


def _decisions(entries: Iterable[Entry]) -> list[tuple[object, ...]]:
    """What is decided; not by whom, when and why."""
    return [(entry.verdict, entry.things, entry.to, entry.values) for entry in entries]


def _as_difference(writer: AnyWriter, order: Order, reading: Reading) -> _Written | None:
    """None where the homes of what is the same are others afterwards: then everything may change."""
    began = time.process_time()
    ours = mint(order.state.base)
    touched = list(_touched(writer, order, reading, ours))
    read = time.process_time()
    judging = Judging(order.entries, homes_in(writer.held.sums, order.entries))
    sums = Counter(writer.held.sums)
    for one in touched:
        sums.update(homes_on(one.new, order.entries) if one.new else {})
        sums.subtract(homes_on(one.old, order.entries) if one.old else {})
    if homes_in(sums, order.entries) != judging.homes:
        return None

    def change(store: Changing) -> State:
        after = Counter(writer.held.sums)
        after.update(write_difference(store, ours, touched, judging))
        return order.state._replace(sums=dict(after))

    state = writer.change(change, run=order.run)
    return state, Effort(read - began, time.process_time() - read)


def _touched(writer: AnyWriter, order: Order, reading: Reading, ours: Mint) -> Iterator[Touched]:
    held = writer.held.origins
    stay, read = order.change.renamed(held), {given.sha256 for given in order.unread}
    names = names_of(held)
    job = Job(reading.page, "", ours, installed_rules())
    changing = {*stay, *read} & names.keys() | order.change.gone(held)
    with writer.current() as store:
        foresee_pages(store, map(ours.document, changing))
        for source in sources_of(order.change, order.unread):
            if source.sha256 in stay | read:
                old = stored_page(store, ours, ours.document(source.sha256)) if source.sha256 in names else None
                new = page_of(job, source) if source.given else renamed(old, source.names)  # type: ignore[arg-type]
                yield Touched(source.sha256, old, new, source.names)
        for sha256 in order.change.gone(held):
            yield Touched(sha256, stored_page(store, ours, ours.document(sha256)), None, ())


def _anew(writer: AnyWriter, order: Order, reading: Reading) -> _Written:
    total = len(names_of(order.change.origins))
    size = max(1, min(_BATCH, total // (4 * reading.workers.expected)))
    worth = reading.workers.elsewhere or total >= _WORTH * reading.workers.processes
    workers = reading.workers if worth else Workers()
    spent = [Effort()]

    def fill(store: Store, directory: Path) -> State:
        job = Job(reading.page, str(writer.quads), mint(writer.held.base), installed_rules())
        sources = sources_of(order.change, order.unread)
        batches: Iterable[Batch] = (Batch(number, batch) for number, batch in enumerate(batched(sources, size)))
        with (
            shards_in(workers.scratch or str(directory)) as shards,
            spread_over(workers, loaded=reading.loaded) as spread,
        ):
            settings = Settings(job, mint(order.state.base), shards, parts_for(total), Judging(order.entries, {}))
            if workers.elsewhere:
                batches = map(partial(put_by, settings), batches)
            if any(entry.verdict == "same" for entry in order.entries):
                settings, batches = _with_homes(spread, batches, settings)
            done = _reported(write_anew(spread, batches, settings), total, reading.progress)
            sums, spent[0] = _loaded(store, chain([_opening(settings)], done), shards)
        return order.state._replace(sums=sums)

    try:
        return writer.write(fill, run=order.run), spent[0]
    finally:
        close_stores()


def _opening(settings: Settings) -> Done:
    """The quads of the dataset itself. Loaded with others: two loads lie beside each other as they came, a third one has all compacted."""
    text = "".join(dataset_lines(settings.mint)).encode()
    return Done(settings.shards.write("dataset.nq", text), len(text), None, Counter())


def _with_homes(spread: Spread, batches: Iterable[Batch], settings: Settings) -> tuple[Settings, list[Batch]]:
    """What everybody must know once all pages are read: the homes of what is the same; and the batches that are read."""
    sums: Counter[str] = Counter()
    ahead = []
    for batch, homes in spread(partial(read_ahead, settings), batches):
        ahead.append(batch)
        sums.update(homes)
    entries = settings.judging.entries
    return settings._replace(judging=Judging(entries, homes_in(sums, entries))), ahead


def _reported(steps: Iterable[Done], total: int, progress: Progress | None) -> Iterator[Done]:
    pages = 0
    for done in steps:
        yield done
        pages += done.pages
        if progress and done.pages:
            progress(pages, total)


def _loaded(store: Store, steps: Iterable[Done], shards: Shards) -> tuple[dict[str, int], Effort]:
    """Loads what the steps leave; the sums of all, and what it took."""
    sums: Counter[str] = Counter()
    reading = writing = loading = 0.0
    for some in _gathered(steps):
        began = time.process_time()
        store.bulk_load(shards.stream(done.quads for done in some), format=RdfFormat.N_QUADS, lenient=True)
        loading += time.process_time() - began
        for done in some:
            for name in (done.quads, *done.used):
                shards.drop(name)
            reading, writing = reading + done.reading, writing + done.writing
            sums.update(done.sums)
    sums["quads"] = len(store)
    if sums["quads"] > _COMPRESSED:
        began = time.process_time()
        store.optimize()
        loading += time.process_time() - began
    return dict(sums), Effort(reading, writing, loading)


def _gathered(steps: Iterable[Done]) -> Iterator[list[Done]]:
    """As many as are loaded at once."""
    some: list[Done] = []
    for done in steps:
        some.append(done)
        if sum(one.size for one in some) >= _LOAD:
            yield some
            some = []
    if some:
        yield some
