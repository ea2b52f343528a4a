"""How a page is typed is not what it says: the sample pages, set another way, give the same rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

import kg

_SEEDS: Final = Path(__file__).parents[1] / "seeds"
_NARROW: Final = {"，": ", ", "：": ":", "；": "; ", "（": " (", "）": ") ", "！": "!", "？": "?"}
_VIEWS: Final = (
    "articles", "roles", "participation", "events", "event_organizations", "event_places", "projects", "transfers",
)  # fmt: skip
_WHERE: Final = frozenset(
    {"source", "article", "event", "project", "membership", "transfer", "quote", "start", "end", "body_start"}
)


def apart(text: str) -> str:
    """Numbers set apart: 3 月 4 日."""
    return re.sub("(?<=[\u4e00-\u9fff])([0-9.]+)(?=[年月日号次届个名位家条项座万亿元亩人])", r" \1 ", text)


def unseen(text: str) -> str:
    return re.sub("([，。、])", "\\1\u200b", text)


def narrow(text: str) -> str:
    return re.sub("[，：；（）！？]", lambda mark: _NARROW[mark.group()], text)


def wide(text: str) -> str:
    return re.sub("[0-9]", lambda digit: chr(ord(digit.group()) + 0xFEE0), text)


def straight(text: str) -> str:
    return re.sub("[“”]", '"', text)


def corners(text: str) -> str:
    return text.translate(str.maketrans("“”", "「」"))


def of_windows(text: str) -> str:
    return "\ufeff" + text.replace("\n", "\r\n")


def trailing(text: str) -> str:
    return re.sub("(?m)$", " \u00a0", text)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    return rows(tmp_path_factory.mktemp("plain"), str)


@pytest.mark.parametrize("typed", [apart, unseen, narrow, wide, straight, corners, of_windows, trailing])
def test_the_same_rows(tmp_path: Path, plain: set[tuple[str, ...]], typed: Callable[[str], str]) -> None:
    assert plain
    assert rows(tmp_path, typed) ^ plain == set()


def rows(folder: Path, typed: Callable[[str], str]) -> set[tuple[str, ...]]:
    """What the pages, typed so, say in each view, without addresses and places."""
    for page in _SEEDS.glob("*.txt"):
        (folder / page.name).write_bytes(typed(page.read_text(encoding="utf-8")).encode())
    kg.build(folder, folder / "graph.kg")
    found = set()
    with kg.open_graph(folder / "graph.kg") as graph:
        for view in _VIEWS:
            answer = graph.query(view)
            kept = [at for at, name in enumerate(answer.columns) if name not in _WHERE and not name.endswith("_iri")]
            found |= {(view, *(str(row[at]) for at in kept)) for row in answer.rows}
    return found
