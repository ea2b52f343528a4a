"""What people decided about identities and facts, read from a file of its own: it survives every rebuild.

    - verdict: same                  # also: different unsure rename drop correct
      things:
        - {name: 甘霖, region: 渑池县}
        - {name: 甘霖, body: 三门峡市教育局}
      by: 祁山
      when: 2026-03-05
      why: the appointment notice names both posts

A thing is named by `name` and what tells it from others: `kind` (person organization place project event), `region`, `body` (a
person's), `source` and `quote` (words of the sentence). `rename` needs `to`, `correct` needs `set` (a field and its value).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kg.errors import SourceError

if TYPE_CHECKING:  # networkx takes a tenth of a second to import
    import networkx as nx

_DAY: Final = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
VERDICTS: Final = ("same", "different", "unsure", "rename", "drop", "correct")
_LEAST: Final = {"same": 2, "different": 2, "unsure": 2}  # things that a verdict is about
_FIELDS: Final = ("verdict", "things", "by", "when", "why", "to", "set")


class Thing(NamedTuple):
    """What a judgement is about; '' is whatever it is."""

    name: str = ""
    kind: str = ""
    region: str = ""
    body: str = ""
    source: str = ""
    quote: str = ""


class Entry(NamedTuple):
    """One judgement: of whom, when and why, and the line of the file it begins in."""

    verdict: str
    things: tuple[Thing, ...]
    by: str
    when: dt.date
    why: str
    place: str  # judgements.yaml:12
    to: str = ""  # of rename
    values: tuple[tuple[str, str], ...] = ()  # of correct: field and value


def read_judgements(text: str, name: str) -> tuple[Entry, ...]:
    """The judgements of a file's text, in order; () for an empty one.

    SourceError, with the line, where it is not YAML, where an entry has an unknown verdict or field or lacks one, and where two
    contradict each other. `name` stands for the file in messages.
    """
    try:
        written = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(f"{name}:{line}: not YAML ({error.problem}); see: kg build --help") from None
    except YAMLError as error:
        raise SourceError(f"{name}: not YAML ({error}); see: kg build --help") from None
    except ValueError as error:
        raise SourceError(f"{name}:{_line_of_no_day(text)}: no such day ({error}); write it like 2026-03-05") from None
    if written is None:
        return ()
    if not isinstance(written, CommentedSeq):
        raise SourceError(f"{name}:1: not a list; begin each judgement with '- verdict: …'")
    entries = tuple(_entry(item, f"{name}:{written.lc.item(at)[0] + 1}") for at, item in enumerate(written))
    _check_contradictions(entries)
    return entries


def _line_of_no_day(text: str) -> int:
    """The first line with something like a date that no calendar has: 2026-02-30; 1 where it is written in another way."""
    for number, line in enumerate(text.splitlines(), 1):
        for year, month, day in _DAY.findall(line):
            try:
                dt.date(int(year), int(month), int(day))
            except ValueError:
                return number
    return 1


def _entry(item: Any, place: str) -> Entry:
    if not isinstance(item, dict):
        raise SourceError(f"{place}: {item!r} is no judgement; begin it with 'verdict:'")
    _known(item, _FIELDS, place)
    verdict, when = item.get("verdict"), item.get("when")
    if verdict not in VERDICTS:
        raise SourceError(f"{place}: unknown verdict {verdict!r}; use one of {' '.join(VERDICTS)}")
    if not item.get("by") or not item.get("why") or not isinstance(when, dt.date):
        raise SourceError(f"{place}: a judgement says by whom, when and why; give by, when (2026-03-05) and why")
    things = item.get("things")
    if not isinstance(things, list) or len(things) < _LEAST.get(verdict, 1):
        raise SourceError(
            f"{place}: '{verdict}' is about {_LEAST.get(verdict, 1)} things or more; list them under things"
        )
    values = item.get("set") or {}
    if (verdict == "rename") != ("to" in item) or (verdict == "correct") != isinstance(item.get("set"), dict):
        raise SourceError(
            f"{place}: 'to' is what 'rename' needs, 'set' (field: value) what 'correct' needs, and no other"
        )
    return Entry(
        verdict=str(verdict),
        things=tuple(_thing(thing, place) for thing in things),
        by=str(item["by"]),
        when=when,
        why=str(item["why"]),
        place=place,
        to=str(item.get("to", "")),
        values=tuple(sorted((str(field), str(value)) for field, value in values.items())),
    )


def _thing(written: Any, place: str) -> Thing:
    if not isinstance(written, dict) or not any(written.values()):
        raise SourceError(
            f"{place}: {written!r} names nothing; write {{name: …, region: …}} or {{source: …, quote: …}}"
        )
    _known(written, Thing._fields, place)
    fields = {field: str(value) for field, value in written.items() if value is not None}
    return Thing(**fields | {"quote": "".join(fields.get("quote", "").split())})


def _known(given: Any, fields: Sequence[str], place: str) -> None:
    for field in given:
        if field not in fields:
            raise SourceError(f"{place}: unknown field {field!r}; use {' '.join(fields)}")


def _check_contradictions(entries: Sequence[Entry]) -> None:
    """No two things are the same by one way of entries and something else by another; none gets two names or two values."""
    import networkx as nx  # noqa: PLC0415 - see above

    same: nx.Graph[Thing] = nx.Graph()
    for entry in entries:
        if entry.verdict == "same":
            nx.add_path(same, entry.things, place=entry.place)
    decided: dict[tuple[str, Thing, str], tuple[str, str]] = {}
    for entry in entries:
        if entry.verdict in ("different", "unsure"):
            for one, other in combinations(entry.things, 2):
                if one == other or (same.has_node(one) and same.has_node(other) and nx.has_path(same, one, other)):
                    raise SourceError(
                        f"{entry.place}: '{entry.verdict}' contradicts {_said(same, one)}; take one of them out"
                    )
        for thing in entry.things:
            for field, value in (*entry.values, *([("to", entry.to)] if entry.to else [])):
                known, place = decided.setdefault((entry.verdict, thing, field), (value, entry.place))
                if known != value:
                    raise SourceError(f"{entry.place}: {field} is {value!r} here and {known!r} in {place}; keep one")


def _said(same: nx.Graph[Thing], thing: Thing) -> str:
    if not same.has_node(thing):
        return "itself: both things are named alike"
    places = [str(same.edges[edge]["place"]) for edge in same.edges(thing)]
    return f"'same' in {min(places)}"
