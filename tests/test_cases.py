"""Each file of cases/ is a page with the rows that must be read from it and the rows that must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import read_page
from tests.case_files import Case, misquoted, read_case, wrong

FOLDER = Path(__file__).parent / "cases"


def _parameters() -> list[object]:
    out: list[object] = []
    for path in sorted(FOLDER.glob("*.txt")):
        case = read_case(path)
        marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.fails)] if case.fails else []
        out.append(pytest.param(case, id=path.stem, marks=marks))
    return out


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    page = read_page(case.document)
    found = misquoted(page) + wrong(page, case.expected)
    assert not found, "\n".join(found)
