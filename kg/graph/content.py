"""The content of a claim as one line of text and back, exactly.

The line is a JSON array: the record's name, then its fields in order; a Reference is {"ref": [kind, name, scope, surface]}, a
date {"date": "2024-07"}. Claims are the archive from which facts are computed again; questions are asked of the facts, where every
part has its own triple. Written out as triples a claim would take about nine quads instead of four and the store of a large corpus
would double, without a question that becomes answerable.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

from kg import records
from kg.records import Content, PartialDate, Reference

_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        records.Membership, records.Event, records.Participation, records.EventOrganization, records.EventPlace,
        records.EventProject, records.Project, records.ProjectFact, records.Containment, records.Parenthood,
        records.Transfer, records.Signature, records.Naming,
    )
}  # fmt: skip


def write_content(content: Content) -> str:
    """One line of JSON; equal contents give equal lines."""
    return _written(type(content).__name__, content)


def read_content(line: str) -> Content:
    """The content a line of write_content was made from. KeyError for a record of another version."""
    name, *fields = json.loads(line)
    content: Content = _KINDS[name](*map(_typed, fields))
    return content


def write_reference(reference: Reference) -> str:
    """A reference alone, as one line of JSON."""
    return _json(_plain(reference))


def read_reference(line: str) -> Reference:
    """The reference a line of write_reference was made from."""
    return Reference(*json.loads(line)["ref"])


@lru_cache(2000)  # a claim's line is wanted again while its page is written; records of two kinds may be equal tuples
def _written(name: str, content: Content) -> str:
    return _json([name, *map(_plain, content)])


def _plain(field: object) -> object:
    if isinstance(field, Reference):
        return {"ref": list(field)}
    return {"date": list(field)} if isinstance(field, PartialDate) else field


def _typed(field: object) -> object:
    if not isinstance(field, dict):
        return field
    return Reference(*field["ref"]) if "ref" in field else PartialDate(*field["date"])
