"""Pieces in parts: each part of all pieces comes back, whatever the lines hold."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.scale.shards import Shards

lines = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=5), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(lines, min_size=3, max_size=3), max_size=4))
def test_parts_come_back(tmp_path: Path, pieces: list[list[list[str]]]) -> None:
    shards = Shards(tmp_path)
    written = [
        shards.write_parts(f"piece-{number}", [[f"{line}\n" for line in part] for part in parts])
        for number, parts in enumerate(pieces)
    ]
    for part in range(3):
        assert list(shards.read_part(written, part)) == [line for parts in pieces for line in parts[part]]
