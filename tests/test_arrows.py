"""Every import inside the package follows the arrows; a room imports only rooms to its left."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BASE = {"records", "errors"}
STAGES = {"read", "segment", "mentions", "extractors", "page", "resolve"}
# room -> the rooms it may import, beside its own
ARROWS: dict[str, set[str]] = {
    "records": set(),
    "errors": set(),
    "data": {"errors"},
    "lexicon": BASE | {"data"},
    **{stage: BASE | {"lexicon"} for stage in STAGES},
    "graph": BASE,
    "queries": BASE | {"graph"},
    "analysis": BASE | {"lexicon", "graph", "queries", "views"},
    "views": BASE | {"graph", "queries"},
    "evaluate": BASE,
    "terminal": set(),
    "scale": BASE,
    "change": BASE | {"read", "resolve", "graph", "scale"},
    "reading": BASE | STAGES | {"lexicon"},
    "ready": BASE | {"change", "reading"},
    "build": BASE | {"read", "graph", "scale", "change", "reading"},
    "upkeep": BASE | {"read", "resolve", "graph", "scale", "change", "build"},
    "trial": BASE | {"read", "graph", "build", "analysis", "evaluate"},
}
UNBOUND = {"cli", "__init__"}  # may import all; nobody imports cli


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, room) of each import from the package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full"
            module = node.module or ""
            names = [f"kg.{alias.name}" for alias in node.names] if module == "kg" else [module]
        else:
            continue
        yield from ((node.lineno, name.split(".")[1]) for name in names if name.startswith("kg."))


SOURCES = sorted((ROOT / "kg").rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_what_stands_left_of_it(path: Path) -> None:
    room = room_of(path)
    wrong = [f"line {line}: {room} -> {other}" for line, other in imports(path) if not allowed(room, other)]
    assert not wrong, f"{path}: {wrong}"


def allowed(room: str, other: str) -> bool:
    if room in UNBOUND:
        return other != "cli" or room == "cli"
    public = not (ROOT / "kg" / other).exists() and not (ROOT / "kg" / f"{other}.py").exists()  # a name of kg/__init__
    return other == room or other in ARROWS[room] or public


def test_every_room_is_drawn() -> None:
    rooms = {room_of(path) for path in SOURCES} - UNBOUND
    assert rooms <= ARROWS.keys()


def test_the_arrows_have_no_circle() -> None:
    left = dict(ARROWS)
    while left:
        free = [room for room, others in left.items() if not others & left.keys()]
        assert free, f"a circle among {sorted(left)}"
        for room in free:
            del left[room]


def test_a_wrong_arrow_is_seen() -> None:
    assert not allowed("graph", "resolve")
    assert not allowed("views", "cli")
    assert allowed("build", "graph")
