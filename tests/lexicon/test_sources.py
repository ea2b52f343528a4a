"""Every data file is readable, explains its fields and has a row in SOURCES.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg.data
from kg.errors import ResourceError
from kg.lexicon import tables

FOLDER = Path(kg.data.__file__).parent
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".tsv", ".txt"))
WIDTHS = {  # all others: a .txt one field, a .tsv two
    "central_bodies.tsv": 6,
    "change_verbs.tsv": 3,
    "divisions.tsv": 4,
    "former_divisions.tsv": 6,
    "given_characters.txt": 4,
    "national_events.tsv": 5,
    "provincial_congresses.tsv": 3,
    "surnames.txt": 2,
    "zones.tsv": 5,
}


def read(name: str) -> list[tuple[str, ...]]:
    return list(tables.rows(name, WIDTHS.get(name, 1 if name.endswith(".txt") else 2)))


def told() -> dict[str, int]:
    """File -> number of rows, as the tables of SOURCES.md tell them."""
    out: dict[str, int] = {}
    for line in (FOLDER / "SOURCES.md").read_text(encoding="utf-8").splitlines():
        cells = line.split("|")
        names = re.findall(r"[a-z_]+\.(?:tsv|txt)", cells[1]) if len(cells) > 2 else []
        if names:
            out |= zip(names, map(int, cells[2].split(",")), strict=True)
    return out


def test_every_file_has_a_row_and_every_row_a_file() -> None:
    assert sorted(told()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_as_its_header_and_row_say(name: str) -> None:
    first = (FOLDER / name).read_text(encoding="utf-8").split("\n", 1)[0]
    rows = read(name)
    assert first.startswith("# ")
    assert len(first) > 20
    assert len(rows) == told()[name]
    assert len(rows) == len(set(rows)), sorted({"\t".join(row) for row in rows if rows.count(row) > 1})
    assert rows == sorted(rows), next(row for row, right in zip(rows, sorted(rows), strict=True) if row != right)
    assert not [row for row in rows if not row[0] or any(field != field.strip() for field in row)]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith("_words.tsv")])
def test_every_kind_is_explained_and_asked_for(name: str) -> None:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    header = "\n".join(line for line in lines if line.startswith("# "))
    modules = [path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py")]
    code = "\n".join(module for module in modules if f'"{name}"' in module)
    kinds = tables.grouped(name)
    assert not [kind for kind in kinds if not re.search(rf"\b{kind}\b", header)]
    assert not [kind for kind in kinds if f"<{kind}>" not in code and f'"{kind}"' not in code]


def test_another_number_of_fields_is_told_with_its_place() -> None:
    with pytest.raises(ResourceError, match=r"surnames\.txt:\d+: 2 fields where 3 are wanted"):
        list(tables.rows("surnames.txt", 3))


def test_a_missing_file_is_told() -> None:
    with pytest.raises(ResourceError, match="no such data file"):
        tables.words("nothing.txt")


def test_longer_words_are_tried_first() -> None:
    assert tables.longest_first(["市", "自治州", "州", "地区"]) == ("自治州", "地区", "州", "市")
