"""A score as rows of a table, as JSON, and its errors as lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from kg.evaluate.errors import Error
from kg.evaluate.score import Score

COLUMNS = ("family", "gold", "P", "R", "F1", "lenient F1")


def as_rows(score: Score) -> list[tuple[str, ...]]:
    """A row for each family, then FACTS micro and macro, under COLUMNS."""
    return [
        (family, str(one.gold), *(f"{value:.3f}" for value in (one.precision, one.recall, one.f1)), f"{loose.f1:.3f}")
        for (family, one), loose in zip(score.strict.items(), score.lenient.values(), strict=True)
    ]


def as_sentences(score: Score) -> Iterator[str]:
    """What a table can not tell: years and quotes."""
    years = score.years
    yield (
        f"years of matched events: right {years.right} of {years.told} told; "
        f"invented {years.invented} of {years.untold} untold"
    )
    yield f"quotes that hold: {score.quotes_held} of {score.quotes}"


def as_json(score: Score, limit: int | None = 0) -> str:
    """strict and lenient (family -> precision, recall, f1, gold), years, quotes; errors too where any are wanted."""
    told: dict[str, Any] = {
        "strict": {family: figure._asdict() for family, figure in score.strict.items()},
        "lenient": {family: figure._asdict() for family, figure in score.lenient.items()},
        "years": score.years._asdict(),
        "quotes": {"hold": score.quotes_held, "of": score.quotes},
    }
    if limit != 0:
        told["errors"] = [error._asdict() for _, errors in _grouped(score.errors) for error in errors[:limit]]
    return json.dumps(told, ensure_ascii=False, indent=1)


def error_lines(score: Score, limit: int | None) -> Iterator[str]:
    """Up to `limit` (None: all) of each document, family and kind, and how many more there are."""
    for heading, errors in _grouped(score.errors):
        yield from (f"{heading}: {_line(error)}" for error in errors[:limit])
        more = len(errors[limit:]) if limit is not None else 0
        if more:
            yield f"{heading}: and {more} more"


def _grouped(errors: Iterable[Error]) -> Iterator[tuple[str, list[Error]]]:
    for (document, family, kind), group in groupby(errors, lambda error: error[:3]):
        yield f"{document} {family} {kind}", list(group)


def _line(error: Error) -> str:
    place = f" {error.start}-{error.end}" if error.start else ""
    words = f"  “{' '.join(error.quote.split())}”" if error.quote else ""
    return f"{error.fact}{words}{place}"
