"""Divisions that no longer go by the name they had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.data.register import Divisions, Former

_CHANGES = {"更名", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤区设区", "撤旗设区", "撤销"}


def former_divisions(events: list[dict[str, Any]], known: Divisions) -> Iterator[Former]:
    """Prefectures and counties renamed, raised, merged or abolished since 1995."""
    recent = [event for event in events if event["year"] >= 1995 and event["old"]["code"]]
    moves = [event for event in recent if event["type"] in _CHANGES or event["type"] == "同名改码"]
    following = {(event["old"]["code"], event["old"]["name"]): event["new"] for event in moves}
    for event in recent:
        old = event["old"]
        code = old["code"][:6]
        same = code in known and known[code].name == old["name"]
        renamed = old["name"] != event["new"]["name"] or event["level"] == 2
        if event["type"] not in _CHANGES or same or not renamed:
            continue
        successor = _successor_code(old, following, known)
        prefecture = code[:4] + "00" if event["level"] > 2 else code[:2] + "0000"
        parent = known[successor].parent_code if successor else prefecture if prefecture in known else ""
        level = "prefecture" if event["level"] == 2 else "county"
        yield Former(code, old["name"], level, parent, str(event["year"]), successor)


def _successor_code(old: dict[str, str], following: dict[tuple[str, str], Any], known: Divisions) -> str:
    """The current division at the end of a chain of changes; '' where the chain ends nowhere or leaves the prefecture.

    A chain that leaves a prefecture that still exists is one of the source's few mistaken successors.
    """
    seen = set()
    new = old
    while (new["code"], new["name"]) in following and (new["code"], new["name"]) not in seen:
        seen.add((new["code"], new["name"]))
        new = following[new["code"], new["name"]]
    code = (new["code"] or "")[:6]
    if code not in known or known[code].name != new["name"]:
        return ""
    return "" if old["code"][:4] + "00" in known and old["code"][:4] != code[:4] else code
