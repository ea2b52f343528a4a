"""Whether a question would leave this machine: SERVICE sends a part of it to an address that the text names."""

from __future__ import annotations

import re
from typing import Final

_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"""' r"|'''(?:[^\\]|\\.)*?'''" r'|"(?:[^"\\\n]|\\.)*"' r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\s]*>' r"|#[^\n]*" r"|[?$]?[\w:.%-]+",
    re.DOTALL,
)  # fmt: skip


def asks_elsewhere(text: str) -> bool:
    """Whether SERVICE stands in the SPARQL text as a keyword: not in words, an address, a comment, a variable or a prefixed name."""
    written = _ESCAPE.sub(_character, text)  # SPARQL reads \\u0053ERVICE as SERVICE
    return any(token.group().upper() == "SERVICE" for token in _TOKEN.finditer(written))


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else " "
