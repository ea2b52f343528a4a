"""Projects and programmes with a name of their own, and what a text tells of them."""

from kg.extractors.projects.claims import extract

__all__ = ["extract"]
