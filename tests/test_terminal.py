"""Tables for people: every line of a column is as wide as a terminal shows it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from wcwidth import wcswidth

from kg.terminal import table, table_in_turn, without_addresses

ROWS = [("张红军", "主任", "一" * 50), ("阿依古丽·买买提", "区委书记", "short"), ("", "", "")]


def test_columns_align() -> None:
    head, rule, *lines = table(("person", "title", "quote"), ROWS).splitlines()
    starts = [
        wcswidth(line[: line.index(word)]) for line, word in ((head, "title"), (lines[0], "主任"), (lines[1], "区委"))
    ]
    assert starts == [17, 17, 17]
    assert wcswidth(rule) == 17 + 10 + 40
    assert lines[0].endswith("一…")
    assert lines[2] == ""


@pytest.mark.parametrize("width", [30, 40, 41, 60, 200])
def test_a_line_fits_the_width_where_the_headings_do(width: int) -> None:
    assert all(wcswidth(line) <= width for line in table(("person", "title", "quote"), ROWS, width=width).splitlines())


def test_no_rows_leave_the_heading() -> None:
    assert table(("a", "bc"), []) == "a  bc\n─  ──\n"


def test_text_of_a_page_does_not_steer_the_terminal() -> None:
    assert table(("a",), [("x\x1b[31m\ny\t\x9b",)]) == "a\n───────\nx [31m y\n".replace("───────", "─" * 10)


def test_columns_of_addresses_are_left_out_unless_there_is_nothing_else() -> None:
    rows = [("a", "", "http://x"), ("http://y", "", "")]
    assert shown(("one", "empty", "iri"), rows) == (["one", "empty"], [["a", ""], ["http://y", ""]])
    assert shown(("iri",), [("http://x",)]) == (["iri"], [["http://x"]])
    assert shown(("a", "b"), []) == (["a", "b"], [])


def shown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    names, cells = without_addresses(columns, rows)
    return names, list(cells)


def test_a_table_begins_before_its_last_row_is_known() -> None:
    told = iter([("a", "b")] * 1500 + [("wider", "b")] * 700)
    pieces = table_in_turn(("one", "two"), told)
    begin = next(pieces).splitlines()
    assert begin[:3] == ["one  two", "───  ───", "a    b"]
    assert len(list(told)) == 1200
    whole = table(("one", "two"), [("a", "b")] * 1500 + [("wider", "b")] * 700).splitlines()
    assert len(whole) == 2202
    assert (whole[1], whole[1001], whole[1002], whole[-1]) == ("───  ───", "a    b", "a      b", "wider  b")
