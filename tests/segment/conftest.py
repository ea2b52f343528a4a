"""Invented pages, cut into articles as a build does it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from kg.records import Article, Document
from kg.segment.articles import read_articles

Cutter = Callable[[str], tuple[Article, ...]]


@pytest.fixture(scope="session")
def cut() -> Cutter:
    def articles(text: str) -> tuple[Article, ...]:
        return read_articles(Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8"))

    return articles
