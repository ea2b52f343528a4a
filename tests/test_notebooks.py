"""The notebooks run from beginning to end, within three minutes together, and are kept without outputs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
BOOKS = sorted(FOLDER.glob("*.ipynb"))
SECONDS = 180


def cells(book: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(book.read_text(encoding="utf-8"))["cells"]
    return found


def test_there_are_six() -> None:
    assert [book.name[:2] for book in BOOKS] == ["1_", "2_", "3_", "4_", "5_", "6_"]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_outputs_are_cleared(book: Path) -> None:
    codes = [cell for cell in cells(book) if cell["cell_type"] == "code"]
    assert codes
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in codes)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_each_asks_one_question_and_ends_with_what_the_graph_can_not_tell(book: Path) -> None:
    words = ["".join(cell["source"]) for cell in cells(book) if cell["cell_type"] == "markdown"]
    assert [word.count("**Question:") for word in words] == [1] + [0] * (len(words) - 1)
    assert words[-1].startswith("## What the graph can not tell")
    code = "".join("".join(cell["source"]) for cell in cells(book) if cell["cell_type"] == "code")
    assert "init_notebook_mode(all_interactive=True, connected=False)" in code  # tables offline
    assert "plt.show()" in code


def test_all_run_in_three_minutes_and_every_character_has_a_glyph() -> None:
    pytest.importorskip("nbmake")
    pytest.importorskip("zhplot")
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbmake", "-c", os.devnull, "-p", "no:cacheprovider", *BOOKS],
        cwd=FOLDER,
        env=os.environ | {"PYTHONWARNINGS": "error:Glyph", "MPLBACKEND": "module://matplotlib_inline.backend_inline"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(BOOKS)} passed" in done.stdout
    assert time.monotonic() - began < SECONDS
