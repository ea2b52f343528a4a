"""What is found in the documents that have facts noted by hand: each built alone, or as a store holds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.analysis.graph import Graph
from kg.build import build
from kg.errors import SourceError, StoreError
from kg.evaluate.gold import read_golds, text_for
from kg.evaluate.rows import Views, views_of
from kg.evaluate.score import Case
from kg.graph.place import Place
from kg.read import read_text

Answers = dict[str, list[dict[str, str]]]  # view -> rows, column -> value


def cases_of(gold: Path, texts: Path, store: Place | None = None) -> Iterator[Case]:
    """Each document of `gold` with what is found in its text, in order of name.

    Without a store each text is built alone in a store of its own, so that no other page helps. SourceError where gold or
    text is missing or unreadable; StoreError where the store lacks a text.
    """
    for folder in (gold, texts):
        if not folder.is_dir():
            raise SourceError(f"{folder}: no such folder; name the one that has the files")
    golds = [(one, text_for(one, texts)) for one in read_golds(gold)]
    held = None if store is None else _answers(store)
    for one, path in golds:
        answers = _built_alone(path) if held is None else _of(held, path.name, store)
        yield Case(one, views_of(str(path), answers), read_text(path))


def _built_alone(text: Path) -> Answers:
    with TemporaryDirectory(prefix="kg-") as folder:
        store = Path(folder) / "graph.kg"
        build([text], store)
        return _answers(store)


def _answers(store: Place) -> Answers:
    with Graph(store) as graph:
        tables = {view: graph.query(view) for view in Views._fields}
    return {view: [dict(zip(one.columns, row, strict=True)) for row in one.rows] for view, one in tables.items()}


def _of(answers: Answers, name: str, store: Place | None) -> Answers:
    """The rows of the source that has this file name."""
    own = {view: [row for row in rows if Path(row["source"]).name == name] for view, rows in answers.items()}
    if not own["articles"]:
        raise StoreError(f"{store}: holds no article of {name}; build it first: kg build FILE --store {store}")
    return own
