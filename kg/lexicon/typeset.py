"""How pages are typed, whatever they say: what can not be seen, and the lines that only link to other reports."""

import re

UNSEEN = (
    "\u00ad\u200b-\u200f\u2060\ufeff"  # soft hyphens, spaces without width, marks of direction: a class of a pattern
)
_LINK = re.compile(
    r"[-·•*>»] ?[^。]{8,80}(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}[)）]?(?: \d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[)）]?$"
)


def is_link(line: str) -> bool:
    """Whether the line is the headline of another report with the day of that: - 某会召开(图) 2014-04-06 15:37:55."""
    return bool(_LINK.match(line.strip()))
