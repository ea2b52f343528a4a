"""The content of a claim as one line of text and back, exactly; and the claims of one article together, as one line too.

A content is a JSON array: the record's name, then its fields in order; a Reference is {"ref": [kind, name, scope, surface]}, a
date {"date": "2024-07"}. A claim is [start, end, words, rule, confidence, clues, content], a clue [what, value, quote], its quote null or
[article, start, end, words], the article "" where it is the claim's own. These lines are the archive from which facts are computed again;
questions are asked of the facts, and of the words and place that each claim has as triples. A reading, a rule and clues of its own in
triples would be a third of the store of a large corpus, without a question that becomes answerable.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from kg import records
from kg.records import Claim, Clue, Content, PartialDate, Quote, Reference

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
    return _content(json.loads(line))


def write_claims(claims: Iterable[Claim]) -> str:
    """The claims of one article, in their order."""
    return f"[{','.join(map(_claim, claims))}]"


def read_claims(line: str, article: str) -> tuple[Claim, ...]:
    """The claims a line of write_claims was made from; `article`: the id of theirs."""
    return tuple(
        Claim(
            _content(said),
            Quote(article, start, end, words),
            rule,
            confidence,
            tuple(_clue(one, article) for one in clues),
        )
        for start, end, words, rule, confidence, clues, said in json.loads(line)
    )


def write_reference(reference: Reference) -> str:
    """A reference alone, as one line of JSON."""
    return _json(_plain(reference))


def read_reference(line: str) -> Reference:
    """The reference a line of write_reference was made from."""
    return Reference(*json.loads(line)["ref"])


def _claim(claim: Claim) -> str:
    article, *place = claim.quote
    clues = [
        [clue.what, clue.value, clue.quote and [clue.quote[0] if clue.quote[0] != article else "", *clue.quote[1:]]]
        for clue in claim.clues
    ]
    return f"{_json([*place, claim.rule, claim.confidence, clues])[:-1]},{write_content(claim.content)}]"


def _clue(written: tuple[str, str, list[Any] | None], article: str) -> Clue:
    what, value, quote = written
    return Clue(what, value, Quote(quote[0] or article, *quote[1:]) if quote else None)


def _content(written: list[Any]) -> Content:
    name, *fields = written
    content: Content = _KINDS[name](*map(_typed, fields))
    return content


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
