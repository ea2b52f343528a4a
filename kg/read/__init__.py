"""Paths -> documents: text, Markdown, HTML, and tables of pages (JSONL, CSV, TSV) with their metadata."""

from kg.read.documents import read_documents, read_text
from kg.read.sources import Skipped

__all__ = ["Skipped", "read_documents", "read_text"]
