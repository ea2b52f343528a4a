"""CSV, TSV and JSONL files -> rows of named texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kg.errors import SourceError
from kg.read.decode import detect

JSON_ENDINGS = (".jsonl", ".ndjson")
TABLE_ENDINGS = (".csv", ".tsv", *JSON_ENDINGS)
# The csv module refuses fields above 128 kB unless told otherwise; a page may be longer.
LONGEST_FIELD = 2**31 - 1


class Row(NamedTuple):
    """One record: its number, from one; its file and line; its values by column name; why it can not be used."""

    number: int
    place: str
    values: Mapping[str, str]
    wrong: str = ""


def is_table(path: Path) -> bool:
    """Whether the ending of the file is that of a table of pages."""
    return path.suffix.lower() in TABLE_ENDINGS


def read_rows(path: Path) -> Iterator[Row]:
    """The records in their order; SourceError where the file can not be read or one is malformed."""
    with open_table(path) as table:
        for row in table.rows:
            if row.wrong:
                raise SourceError(f"{row.place}: {row.wrong}")
            yield row


class Table(NamedTuple):
    """A table that is open for reading: its records, malformed ones with what is wrong, and its encoding."""

    rows: Iterator[Row]
    encoding: str


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """The records one after the other, in memory that does not grow with the file; blank lines do not count.

    SourceError where the file can not be read, or not be decoded: that is known before the first record is.
    """
    try:
        with path.open("rb") as file:
            encoding, mark = detect(file, str(path))
            file.seek(mark)
            is_json = path.suffix.lower() in JSON_ENDINGS
            # Lines of JSON end with a line feed alone: its strings may hold U+2028 and the like as they are.
            with io.TextIOWrapper(file, encoding, newline="\n" if is_json else "") as text:
                yield Table(_json_rows(path, text) if is_json else _csv_rows(path, text), encoding)
    except OSError as error:
        raise SourceError(
            f"{path}: can not be read: {error.strerror or error}; check the path and its permissions"
        ) from None


def _json_rows(path: Path, text: Iterable[str]) -> Iterator[Row]:
    number = 0
    for line, written in enumerate(text, 1):
        if not written.strip():
            continue
        number += 1
        place = f"{path}:{line}"
        try:
            record = json.loads(written)
        except (ValueError, RecursionError) as error:
            yield Row(number, place, {}, f"not JSON ({error}); write one object a line")
            continue
        if isinstance(record, dict):
            yield Row(number, place, {key: str(value) for key, value in record.items() if _is_told(value)})
        else:
            yield Row(number, place, {}, "not a JSON object; write one object a line")


def _is_told(value: object) -> bool:
    """Whether it is text, or a year, which JSON may have without quotation marks."""
    return isinstance(value, str) or (isinstance(value, int) and 1000 <= value <= 9999)


def _csv_rows(path: Path, text: Iterable[str]) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    lines = csv.reader(text, delimiter="\t" if path.suffix.lower() == ".tsv" else ",", strict=True)
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        number = 0
        for cells in lines:
            if not cells:
                continue
            number += 1
            wrong = (
                ""
                if len(cells) == len(header)
                else f"{len(cells)} cells under {len(header)} columns; quote cells with commas"
            )
            yield Row(number, f"{path}:{lines.line_num}", dict(zip(header, cells, strict=False)), wrong)
    except csv.Error as error:
        raise SourceError(
            f"{path}:{lines.line_num}: not CSV ({error}); quote cells that hold quotes or line breaks"
        ) from None
