"""Paths -> documents: text, Markdown, HTML, and tables of pages (JSONL, CSV, TSV) with their metadata."""

from kg.read.documents import (
    Given,
    Known,
    find_again,
    find_documents,
    read_document,
    read_documents,
    read_text,
    with_records,
)
from kg.read.elsewhere import place_at
from kg.read.sources import Listing, Paths, Skipped, find_files, plain_sources

__all__ = [
    "Given",
    "Known",
    "Listing",
    "Paths",
    "Skipped",
    "find_again",
    "find_documents",
    "find_files",
    "place_at",
    "plain_sources",
    "read_document",
    "read_documents",
    "read_text",
    "with_records",
]
