"""Quality on the sample pages does not fall: floors.py tells how the floors are raised, and by which flag they are lowered."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluate import floors
from tests.evaluate.floors import Floors, moved

HELD = Floors("pages", {"roles": 0.95, "events": 0.5})


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, Any]]:
    return {name: floors.measure(pages) for name, pages in floors.SETS.items()}


def test_every_sample_page_has_noted_facts_and_is_in_one_set() -> None:
    pages = sorted(page for pages in floors.SETS.values() for page in pages)
    assert pages == sorted(path.name.split("_")[0] for path in floors.TEXTS.iterdir())
    assert pages == sorted(path.stem for path in floors.GOLD.iterdir())
    assert floors.read_floors().keys() == floors.SETS.keys()


@pytest.mark.parametrize("name", floors.SETS)
def test_the_floors_hold_for_these_pages_and_noted_facts(name: str) -> None:
    assert floors.read_floors()[name].digest == floors.digest(floors.SETS[name]), (
        f"a page of {name} or what is noted of it has changed; see floors.py"
    )


@pytest.mark.parametrize("name", floors.SETS)
def test_every_family_has_a_floor(name: str, measured: dict[str, Any]) -> None:
    assert floors.read_floors()[name].f1.keys() == measured[name]["strict"].keys()


@pytest.mark.parametrize("name", floors.SETS)
def test_no_family_falls_below_its_floor(name: str, measured: dict[str, Any]) -> None:
    reached = floors.f1_of(measured[name])
    held = floors.read_floors()[name].f1
    fallen = {family: (reached[family], floor) for family, floor in held.items() if reached[family] < floor}
    errors = [error for error in measured[name]["errors"] if error["family"] in fallen]
    assert not fallen, f"(reached, floor): {fallen}; {errors}"


@pytest.mark.parametrize("name", floors.SETS)
def test_every_year_is_right_and_none_invented(name: str, measured: dict[str, Any]) -> None:
    years = measured[name]["years"]
    assert years["told"] > 0
    assert (years["right"], years["invented"]) == (years["told"], 0)


@pytest.mark.parametrize("name", floors.SETS)
def test_every_quote_holds(name: str, measured: dict[str, Any]) -> None:
    quotes = measured[name]["quotes"]
    assert quotes["of"] > 30
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
