"""Precision, recall and F1 from counts, for each family and over all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.evaluate.facts import BESIDE, FACTS

MICRO, MACRO = "FACTS micro", "FACTS macro"
DIGITS = 4


class Count(NamedTuple):
    right: int
    wrong: int
    missed: int

    @property
    def gold(self) -> int:
        return self.right + self.missed


class Figure(NamedTuple):
    """From 0 to 1, four digits; `gold`: facts that are required. Where nothing is required and nothing found, all is 1."""

    precision: float
    recall: float
    f1: float
    gold: int


def figures_of(documents: Sequence[Mapping[str, Count]]) -> dict[str, Figure]:
    """By family, then FACTS micro (all facts alike) and FACTS macro (all families that have any alike)."""
    totals = {family: _sum([counts[family] for counts in documents]) for family in (*FACTS, *BESIDE)}
    every = _sum([totals[family] for family in FACTS])
    exact = {family: _figure(count) for family, count in totals.items()}
    exact[MICRO] = _figure(every)
    exact[MACRO] = _mean([exact[family] for family in FACTS if totals[family].gold], every.gold)
    return {name: _rounded(figure) for name, figure in exact.items()}


def _sum(counts: Sequence[Count]) -> Count:
    return Count(sum(one.right for one in counts), sum(one.wrong for one in counts), sum(one.missed for one in counts))


def _figure(count: Count) -> Figure:
    found = count.right + count.wrong
    precision = count.right / found if found else float(not count.missed)
    recall = count.right / count.gold if count.gold else 1.0
    both = precision + recall
    return Figure(precision, recall, 2 * precision * recall / both if both else 0.0, count.gold)


def _mean(figures: Sequence[Figure], gold: int) -> Figure:
    many = max(1, len(figures))
    sums = (sum(one.precision for one in figures), sum(one.recall for one in figures), sum(one.f1 for one in figures))
    return Figure(sums[0] / many, sums[1] / many, sums[2] / many, gold)


def _rounded(figure: Figure) -> Figure:
    precision, recall, f1 = (round(value, DIGITS) for value in figure[:3])
    return Figure(precision, recall, f1, figure.gold)
