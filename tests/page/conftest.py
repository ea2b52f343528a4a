"""Invented pages, read as a build reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

import pytest

from kg.mentions.reading import read_sentences
from kg.records import Article, Document, Metadata, Reading
from kg.segment.articles import read_articles


class ReadPage(NamedTuple):
    document: Document
    articles: tuple[Article, ...]
    readings: tuple[tuple[Reading, ...], ...]


PageReader = Callable[..., ReadPage]


@pytest.fixture
def read_page() -> PageReader:
    def read(text: str, metadata: Metadata = Metadata()) -> ReadPage:  # noqa: B008 - a frozen record
        document = Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", metadata)
        articles = read_articles(document)
        return ReadPage(document, articles, read_sentences(articles))

    return read
