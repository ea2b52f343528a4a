"""The text side stays as far ahead of jieba.posseg as it was: both read the same texts in turn, on one core."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generate import generate
from benchmarks.text import SEEDS, compare

LEAST_ON_FACTS = 1.6  # measured 1.8 to 2.6: each sentence of these five pages states something
LEAST_ON_PAGES = 3.4  # measured 4.2 to 5.1: pages as a paper prints them
TURNS = 3


@pytest.mark.parametrize(("kind", "least"), [("facts", LEAST_ON_FACTS), ("pages", LEAST_ON_PAGES)])
def test_beside_jieba(tmp_path: Path, kind: str, least: float) -> None:
    pages = SEEDS
    if kind == "pages":
        generate(40, 7, tmp_path, gold=False)
        pages = tmp_path / "texts"
    speed = compare([pages], copies=1, turns=TURNS)
    assert speed.kg >= least * speed.jieba, f"{speed.kg:,.0f} beside {speed.jieba:,.0f} characters a second"
