"""Texts that are no local news: next to nothing may be stated from them.

genres/ holds them in the form of cases/README.md; a `may` line is a row that is true of the text.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import read_page
from tests.case_files import Case, Expected, misquoted, read_case, wrong

FOLDER = Path(__file__).parent / "genres"
COUNTED = ("roles", "events", "participation")


def false_rows(case: Case) -> list[str]:
    """Roles, events and participations that no `may` line of the file allows."""
    page = read_page(case.document)
    assert misquoted(page) == []
    return wrong(page, (*case.expected, *(Expected("only", view, ()) for view in COUNTED)))


# Told whose page it is, a bare 县长 or 队长 of a story finds a body: more is read into it than without.
@pytest.mark.parametrize(("region", "at_most"), [("", 0.12), ("罗平县", 0.3)])
def test_texts_of_other_genres_state_next_to_nothing(region: str, at_most: float) -> None:
    cases = [read_case(path, region) for path in sorted(FOLDER.glob("*.txt"))]
    assert len(cases) >= 50
    found = [f"{case.document.source}: {row}" for case in cases for row in false_rows(case)]
    assert len(found) / len(cases) < at_most, "\n".join(found)


def test_the_measure_counts_what_local_news_states() -> None:
    case = read_case(FOLDER.parent / "cases" / "participation-two-events.txt")
    assert len(false_rows(case._replace(expected=()))) >= len(COUNTED)
