"""The examples in the docstrings of the rules: 'Example: text -> (part, part, …)', read from the text through the whole pipeline."""

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg.extractors
from kg.build import read_page
from kg.records import Content, Document, Metadata, PartialDate, Reference

ROOM = Path(kg.extractors.__path__[0])


def examples() -> Iterator[tuple[str, str, str]]:
    """(rule, text, parts) of every example; ' / ' in a text stands for the end of a line."""
    for file in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for line in (ast.get_docstring(node) or "").splitlines():
                    if line.startswith("Example: "):
                        text, _, parts = line.removeprefix("Example: ").rpartition(" -> ")
                        yield f"{file.stem}.{node.name}", text.replace(" / ", "\n"), parts.strip("()")


EXAMPLES = list(examples())


@pytest.mark.parametrize(("text", "parts"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_the_example_of_a_rule_is_read(text: str, parts: str) -> None:
    metadata = Metadata(published=PartialDate(2021, 6, 1), region="卢氏县")
    page = read_page(Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", metadata))
    told = [values(claim.content) for claim in page.claims]
    assert any(set(parts.split(", ")) <= found for found in told), told


def test_the_examples_are_found() -> None:
    assert len(EXAMPLES) >= 30


def values(content: Content) -> set[str]:
    return {part.name if isinstance(part, Reference) else str(part) for part in content}
