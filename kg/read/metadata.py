"""What somebody tells about pages from outside: dates, papers, regions and addresses by source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from kg.errors import SourceError
from kg.read.tables import read_rows
from kg.records import Metadata, PartialDate

COLUMNS = ("published", "paper", "region", "url")
# The parts may stand apart as in 2024-7-29, 2024/07/29 or 2024年7月29日; a time of day may follow.
DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})(?!\d)|(?!\d))|(?!\d))")
NONE: Mapping[str, Metadata] = MappingProxyType({})


def read_metadata(path: Path) -> Mapping[str, Metadata]:
    """Metadata by source from a CSV, TSV or JSONL file with a column `source` and any of published, paper, region, url.

    Raises SourceError, with the place, for a missing column, a source told twice, and a date that is none.
    """
    if not path.is_file():
        raise SourceError(f"{path}: no such file; --meta takes a CSV, TSV or JSONL file")
    told: dict[str, Metadata] = {}
    for row in read_rows(path):
        source = row.values.get("source", "")
        if not source or not any(column in row.values for column in COLUMNS):
            raise SourceError(f"{row.place}: needs a column 'source' and at least one of {', '.join(COLUMNS)}")
        if source in told:
            raise SourceError(f"{row.place}: the source '{source}' is told twice; keep one line")
        told[source] = metadata_of(row.values, row.place)
    return told


def metadata_of(values: Mapping[str, str], place: str) -> Metadata:
    """The columns published, paper, region and url; untold ones stay empty. SourceError for a date that is none."""
    paper, region, url = (values.get(column, "").strip() for column in COLUMNS[1:])
    return Metadata(_date(values.get("published", "").strip(), place), paper, region, url)


def join(own: Metadata, given: Metadata) -> Metadata:
    """What is given from outside, and where it is silent what the record itself tells."""
    return Metadata(
        given.published or own.published, given.paper or own.paper, given.region or own.region, given.url or own.url
    )


def _date(written: str, place: str) -> PartialDate | None:
    if not written:
        return None
    match = DATE.match(written)
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        raise SourceError(f"{place}: published '{written}' is no date; write 2024-07-29, 2024-07 or 2024") from None
    return PartialDate(*parts)
