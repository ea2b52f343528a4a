"""Paths -> documents: text, Markdown, HTML, and tables of pages (JSONL, CSV, TSV) with their metadata."""

from kg.read.documents import read_again, read_documents, read_text
from kg.read.sources import Skipped, find_files

__all__ = ["Skipped", "find_files", "read_again", "read_documents", "read_text"]
