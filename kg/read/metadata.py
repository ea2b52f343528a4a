"""What somebody tells about pages from outside: dates, papers, regions and addresses by source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from kg.errors import SourceError
from kg.read.tables import read_rows
from kg.records import Metadata, PartialDate

COLUMNS = ("published", "paper", "region", "url")
# The parts may stand apart as in 2024-7-29, 2024/07/29 or 2024年7月29日; a time of day may follow.
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})(?!\d)|(?!\d))|(?!\d))")
_ALIKE = 0.6  # of two names of columns, by difflib's measure


class Told(NamedTuple):
    """Metadata by source, and the columns that tell nothing kg knows, each with what it may have been meant for ('' for none)."""

    told: Mapping[str, Metadata]
    unused: tuple[tuple[str, str], ...] = ()


def read_metadata(path: Path) -> Told:
    """What a CSV, TSV or JSONL file with a column `source` and any of published, paper, region, url tells.

    Raises SourceError, with the place, for a missing column, a source told twice, and a date that is none.
    """
    if not path.is_file():
        raise SourceError(f"{path}: no such file; --meta takes a CSV, TSV or JSONL file")
    told: dict[str, Metadata] = {}
    columns: set[str] = set()
    for row in read_rows(path):
        columns |= row.values.keys()
        source = row.values.get("source", "")
        if not source or not any(column in row.values for column in COLUMNS):
            raise SourceError(
                f"{row.place}: needs a column 'source' and at least one of {', '.join(COLUMNS)}; "
                f"has {', '.join(row.values) or 'none'}"
            )
        if source in told:
            raise SourceError(f"{row.place}: the source '{source}' is told twice; keep one line")
        told[source] = metadata_of(row.values, row.place)
    return Told(told, tuple((column, _nearest(column)) for column in sorted(columns - {"source", *COLUMNS})))


def _nearest(column: str) -> str:
    return next(iter(get_close_matches(column, COLUMNS, 1, _ALIKE)), "")


def metadata_of(values: Mapping[str, str], place: str) -> Metadata:
    """The columns published, paper, region and url; untold ones stay empty. SourceError for a date that is none."""
    paper, region, url = (values.get(column, "").strip() for column in COLUMNS[1:])
    return Metadata(_date(values.get("published", "").strip(), place), paper, region, url)


def join(own: Metadata, given: Metadata) -> Metadata:
    """What is given from outside, and where it is silent what the record itself tells."""
    return Metadata(
        given.published or own.published, given.paper or own.paper, given.region or own.region, given.url or own.url
    )


def read_date(written: str) -> PartialDate | None:
    """The date that the text opens with; None for none and for an impossible one."""
    match = _DATE.match(written)
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        return None
    return PartialDate(*parts)


def _date(written: str, place: str) -> PartialDate | None:
    found = read_date(written)
    if written and found is None:
        raise SourceError(f"{place}: published '{written}' is no date; write 2024-07-29, 2024-07 or 2024")
    return found
