"""Facts noted by hand, one JSON file a document, in either of two forms.

Plain: `articles`, each with its bylines, roles, events, projects, places, orgs and transfers, as one annotator writes them.
Merged: `rows`, a list a view; `by` tells which of two annotators has the row. A fact of both is required; a fact of one is allowed.
Beside them: `region`, `city`, `province`, `prefixes` and `aliases` (preferred name: its other spellings).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import SourceError
from kg.evaluate.names import Spelling, spelling_of
from kg.evaluate.plain import rows_of
from kg.evaluate.rows import Views, views_of


class Gold(NamedTuple):
    """What should be found in one document; `name` is the file's name without its ending."""

    name: str
    views: Views
    spelling: Spelling


def read_golds(folder: Path) -> list[Gold]:
    """All of a folder in order of name. SourceError where it has none, or one that can not be used."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise SourceError(f"{folder}: no .json file with noted facts; name the folder that has them")
    return [read_gold(path) for path in paths]


def read_gold(path: Path) -> Gold:
    """SourceError where the file is no JSON, has neither form, or lacks a field."""
    noted = _json(path)
    if not isinstance(noted, dict) or not isinstance(noted.get("rows", noted.get("articles")), dict | list):
        raise SourceError(f"{path}: has neither 'rows' nor 'articles'; write one of the two forms of noted facts")
    try:
        rows = noted["rows"] if "rows" in noted else rows_of(noted["articles"])
        aliases = tuple((name, tuple(others)) for name, others in (noted.get("aliases") or {}).items())
        told = [noted.get("province") or "", *(noted.get("prefixes") or ())]
        spelling = spelling_of(noted.get("region") or "", noted.get("city") or "", told, aliases)
    except KeyError as error:
        raise SourceError(f"{path}: an entry of 'articles' lacks {error}; add it") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise SourceError(f"{path}: an entry has not the form of noted facts: {error}; correct it") from None
    return Gold(path.stem, views_of(str(path), rows), spelling)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise SourceError(f"{path}:{error.lineno}:{error.colno}: {error.msg}; correct the JSON") from None
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: byte {error.start} is not UTF-8; save the file in UTF-8") from None


def text_for(gold: Gold, folder: Path) -> Path:
    """The document's file: 000.txt or 000_more.txt for 000. SourceError where the folder has none."""
    files = (path for path in sorted(folder.iterdir()) if path.is_file() and path.name.startswith(gold.name))
    found = next((path for path in files if not path.name[len(gold.name) :][:1].isalnum()), None)
    if found is None:
        raise SourceError(f"{folder}: no text for {gold.name}; its name must begin with {gold.name}")
    return found
