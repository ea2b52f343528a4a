"""The wheel carries everything: unpacked outside the checkout it builds, answers and validates."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(unpacked: Path, *words: str | Path) -> str:
    code = "import kg.cli; print(kg.__file__); kg.cli.main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, *words],
        cwd=unpacked.parent,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    place, _, printed = done.stdout.partition("\n")
    assert Path(place).is_relative_to(unpacked)
    return printed


def test_the_wheel_works_outside_the_checkout(unpacked: Path) -> None:
    store = unpacked.parent / "graph.kg"
    run(unpacked, "build", ROOT / "seeds", "--store", store)
    assert "主任" in run(unpacked, "query", "roles", "--store", store)
    assert run(unpacked, "validate", "--store", store) == ""
    run(unpacked, "view", "--store", store, "-o", store.with_suffix(".html"))


def test_the_wheel_holds_every_file_of_the_package(unpacked: Path) -> None:
    kept = {
        path.relative_to(ROOT).as_posix()
        for room in ("kg", "ontology")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted = {name if name.startswith("kg/") else f"kg/{name}" for name in kept}
    assert wanted - {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")} == set()
