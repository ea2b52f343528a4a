"""The floors of quality: F1 by family on the sample pages, whose facts are noted by hand, in tests/gold/floors.json.

Pages are scored in sets, each with floors of its own, so that what a page reaches hides no loss on another.
``python tests/evaluate/floors.py`` raises each floor to what is reached now, less a margin; it lowers none. A new set gets its first floors.
``python tests/evaluate/floors.py --lower-floors`` writes what is reached now, lower or not; it is also needed where the pages of a set or
their noted facts have changed, since their floors can not be compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold" / "seeds"
FLOORS = ROOT / "tests" / "gold" / "floors.json"
MARGIN = 0.005
SETS: Mapping[str, tuple[str, ...]] = {"000-002": ("000", "001", "002"), "003": ("003",), "004": ("004",)}


class Floors(NamedTuple):
    """`digest`: of the pages and the facts noted of them, which the floors hold for."""

    digest: str
    f1: Mapping[str, float]


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """By set of pages."""
    return {name: Floors(**written) for name, written in json.loads(path.read_text(encoding="utf-8")).items()}


def write_floors(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    written = {name: one._asdict() for name, one in floors.items()}
    path.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def digest(pages: Iterable[str]) -> str:
    """SHA-256 over names and bytes of the pages and of the facts noted of them."""
    whole = hashlib.sha256()
    for path in (path for page in pages for path in (*sorted(TEXTS.glob(f"{page}_*")), GOLD / f"{page}.json")):
        whole.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def measure(pages: Iterable[str]) -> dict[str, Any]:
    """What `kg evaluate` tells of the sample pages, with every error."""
    with tempfile.TemporaryDirectory() as gold:
        for page in pages:
            shutil.copy(GOLD / f"{page}.json", gold)
        words: list[str | Path] = ["evaluate", "--gold", gold, "--texts", TEXTS, "--json", "--errors", "all"]
        run = subprocess.run(
            [Path(sys.executable).with_name("kg"), *words], capture_output=True, encoding="utf-8", check=True
        )
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def f1_of(measured: Mapping[str, Any]) -> dict[str, float]:
    return {family: figure["f1"] for family, figure in measured["strict"].items()}


def moved(before: Floors | None, reached: Floors, *, lower: bool) -> Floors:
    """The floors to write: upwards only, unless `lower`. ValueError where they hold for other pages or facts."""
    under = {family: max(0.0, round(f1 - MARGIN, 4)) for family, f1 in reached.f1.items()}
    if before is None or lower:
        return Floors(reached.digest, under)
    if before.digest != reached.digest:
        raise ValueError("pages or noted facts have changed, their floors can not be compared; give --lower-floors")
    return Floors(
        before.digest, {**before.f1} | {family: max(f1, before.f1.get(family, 0)) for family, f1 in under.items()}
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower-floors", action="store_true", help="lower floors too")
    lower = parser.parse_args().lower_floors
    before = read_floors() if FLOORS.exists() else {}
    reached = {name: Floors(digest(pages), f1_of(measure(pages))) for name, pages in SETS.items()}
    try:
        after = {name: moved(before.get(name), floors, lower=lower) for name, floors in reached.items()}
    except ValueError as error:
        sys.exit(str(error))
    write_floors(after)
    for name, floors in after.items():
        for family, f1 in floors.f1.items():
            was = before[name].f1.get(family, 0.0) if name in before else 0.0
            note = f"from {was}" if f1 != was else f"reached {reached[name].f1.get(family)}"
            print(f"{name:8} {family:22}{f1:.4f}  {note}")


if __name__ == "__main__":
    main()
