"""Dates as printed, found and not found."""

from __future__ import annotations

import pytest

from kg.mentions.dates import find_dates


@pytest.mark.parametrize(
    ("text", "date", "end", "relative"),
    [
        ("2024年7月29日召开", "2024-07-29", "", ""),
        ("11月27日至28日召开", "XXXX-11-27", "XXXX-11-28", ""),
        ("11月27日上午至12月2日召开", "XXXX-11-27", "XXXX-12-02", ""),
        ("今年9月开工", "XXXX-09", "", "今年"),
        ("9月下旬开工", "XXXX-09", "", ""),
        ("2019年建成", "2019", "", ""),
        ("2023.05.30", "2023-05-30", "", ""),
        ("去年3月5日", "XXXX-03-05", "", "去年"),
        ("同日下午", "", "", "同日"),
        ("日前，", "", "", "日前"),
        ("29日，", "", "", "月"),
    ],
)
def test_found(text: str, date: str, end: str, relative: str) -> None:
    (found,) = find_dates(text)
    assert (str(found.date), str(found.end_date), found.relative) == (date, end, relative)
    assert found.start == 0


@pytest.mark.parametrize("text", ["", "2月30日", "13月5日", "2000元", "15日均气温", "3个月", "20年来", "2023年第3期"])
def test_not_found(text: str) -> None:
    assert find_dates(text) == []


def test_several_in_order_and_none_over_another() -> None:
    found = find_dates("2024年7月29日至30日，去年12月，今天上午")
    assert [(d.start, d.end) for d in found] == [(0, 14), (15, 20), (21, 23)]
