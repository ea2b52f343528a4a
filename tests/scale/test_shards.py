"""Pieces in parts: each part of all pieces comes back, whatever the lines hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.scale.shards import shards_in

lines = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=5), max_size=4)


@pytest.mark.parametrize("system", ["path", "file", "memory"])
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.lists(lines, min_size=3, max_size=3), max_size=4))
def test_parts_come_back(tmp_path: Path, system: str, pieces: list[list[list[str]]]) -> None:
    place = {"path": str(tmp_path), "file": tmp_path.as_uri(), "memory": "memory://pieces"}[system]
    with shards_in(place) as shards:
        written = [
            shards.write_parts(f"piece-{number}", [[f"{line}\n" for line in part] for part in parts])
            for number, parts in enumerate(pieces)
        ]
        for part in range(3):
            assert list(shards.read_part(written, part)) == [line for parts in pieces for line in parts[part]]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("system", ["path", "file", "memory"])
def test_a_piece_that_is_written_again_is_another_one(tmp_path: Path, system: str) -> None:
    place = {"path": str(tmp_path), "file": tmp_path.as_uri(), "memory": "memory://pieces"}[system]
    with shards_in(place) as shards:
        one, other = shards.write("piece", b"one"), shards.write("piece", b"other")
        shards.drop(other)
        assert shards.read(one) == b"one"
        with pytest.raises(FileNotFoundError):
            shards.read(other)
