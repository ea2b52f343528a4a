"""Zoom and pan: part of the address like all else that was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.views.conftest import Open, Visit
from tests.views.test_address import FIRM, ZHOU


def wheel(seen: Visit) -> None:
    seen.page.locator("#canvas").hover(position={"x": 200, "y": 150})
    seen.page.mouse.wheel(0, -240)
    seen.page.wait_for_function("() => kgPage.address().includes('eye=')")


def pan(seen: Visit) -> None:
    seen.page.mouse.move(40, 160)
    seen.page.mouse.down()
    seen.page.mouse.move(120, 190)
    seen.page.mouse.move(190, 230)
    seen.page.mouse.up()


@pytest.mark.parametrize("act", [wheel, pan, lambda seen: seen.page.locator("#zoom-in").click()])
def test_zoom_and_pan_are_kept(visit: Open, act: Callable[[Visit], None]) -> None:
    seen = visit(address=f"#node={ZHOU}")
    before = [seen.spot(iri) for iri in (ZHOU, FIRM)]
    act(seen)
    spots = [seen.spot(iri) for iri in (ZHOU, FIRM)]
    assert all(abs(one["x"] - was["x"]) > 5 for one, was in zip(spots, before, strict=True))
    again = visit(address=seen.address())
    assert again.address() == seen.address()
    for one, other in zip(spots, [again.spot(iri) for iri in (ZHOU, FIRM)], strict=True):
        assert (other["x"], other["y"]) == (pytest.approx(one["x"], abs=2), pytest.approx(one["y"], abs=2))
    again.page.locator("#zoom-fit").click()
    assert "eye=" not in again.address()
    assert again.spot(ZHOU) == pytest.approx(before[0])


def test_zoom_outlasts_the_table(visit: Open) -> None:
    seen = visit(address="#eye=300 200 2.5&lang=zh")
    spot = seen.spot(ZHOU)
    again = visit(address="#eye=300 200 2.5&lang=zh&view=table")
    assert "eye=" in again.address()
    again.page.locator("#as-graph").click()
    assert again.spot(ZHOU) == pytest.approx(spot)


@pytest.mark.parametrize("eye", ["", "1 2", "1 2 0", "9 9 99", "a b c", "1e9 0 1", "0 0 0.001"])
def test_a_wrong_eye_sees_everything(visit: Open, eye: str) -> None:
    fitted = visit(address=f"#node={ZHOU}").spot(ZHOU)
    assert visit(address=f"#eye={eye}&node={ZHOU}").spot(ZHOU) == pytest.approx(fitted)
