"""Quality on the sample pages does not fall: floors.py tells how the floors are raised, and by which flag they are lowered."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluate import floors
from tests.evaluate.floors import Floors, moved

HELD = Floors("pages", {"roles": 0.95, "events": 0.5})


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    return floors.measure()


def test_the_floors_hold_for_these_pages_and_noted_facts() -> None:
    assert floors.read_floors().digest == floors.digest(), "seeds/ or tests/gold/seeds/ have changed; see floors.py"


def test_every_family_has_a_floor(measured: dict[str, Any]) -> None:
    assert floors.read_floors().f1.keys() == measured["strict"].keys()


def test_no_family_falls_below_its_floor(measured: dict[str, Any]) -> None:
    reached = floors.f1_of(measured)
    fallen = {
        family: (reached[family], floor) for family, floor in floors.read_floors().f1.items() if reached[family] < floor
    }
    errors = [error for error in measured["errors"] if error["family"] in fallen]
    assert not fallen, f"(reached, floor): {fallen}; {errors}"


def test_every_year_is_right_and_none_invented(measured: dict[str, Any]) -> None:
    years = measured["years"]
    assert years["told"] > 0
    assert (years["right"], years["invented"]) == (years["told"], 0)


def test_every_quote_holds(measured: dict[str, Any]) -> None:
    quotes = measured["quotes"]
    assert quotes["of"] > 100
    assert quotes["hold"] == quotes["of"]


def test_floors_rise_and_do_not_fall() -> None:
    after = moved(HELD, Floors("pages", {"roles": 0.9, "events": 0.75, "places": 0.5}), lower=False)
    assert after == Floors("pages", {"roles": 0.95, "events": 0.745, "places": 0.495})


def test_only_the_flag_lowers_floors() -> None:
    assert moved(HELD, Floors("pages", {"roles": 0.9}), lower=True) == Floors("pages", {"roles": 0.895})


def test_other_pages_need_the_flag() -> None:
    with pytest.raises(ValueError, match="--lower-floors"):
        moved(HELD, Floors("others", {"roles": 1.0, "events": 1.0}), lower=False)
    assert moved(HELD, Floors("others", {"roles": 1.0}), lower=True).digest == "others"
