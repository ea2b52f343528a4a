"""README.zh-CN.md says what README.md says: the same sections, tables and links, and the same examples to the letter.

``python tests/test_readme_zh.py`` copies the examples of README.md into README.zh-CN.md.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"
CODE = re.compile(r"^```\w+\n.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(path: Path) -> str:
    return CODE.sub("", text(path))


def first_cells(path: Path) -> list[str]:
    """The first cell of each row that names a command, a query or a package."""
    return re.findall(r"^\| (`[^`]+`|\[[^]]+\])", prose(path), re.MULTILINE)


def test_the_examples_are_the_same() -> None:
    assert CODE.findall(text(CHINESE)) == CODE.findall(text(ENGLISH))


def test_the_sections_and_tables_are_the_same() -> None:
    levels = [re.findall(r"^#+ ", prose(path), re.MULTILINE) for path in (ENGLISH, CHINESE)]
    assert levels[0] == levels[1]
    assert first_cells(CHINESE) == first_cells(ENGLISH) != []


def test_the_links_are_the_same() -> None:
    links = [
        [link for link in LINK.findall(prose(path)) if not link.startswith("README")] for path in (ENGLISH, CHINESE)
    ]
    assert links[0] == links[1]


def test_each_points_to_the_other() -> None:
    assert "](README.zh-CN.md)" in text(ENGLISH)
    assert "](README.md)" in text(CHINESE)


def write() -> None:
    """Puts the examples of README.md into README.zh-CN.md, in their order."""
    examples = iter(CODE.findall(text(ENGLISH)))
    CHINESE.write_text(CODE.sub(lambda _: next(examples), text(CHINESE)), encoding="utf-8")


if __name__ == "__main__":
    write()
