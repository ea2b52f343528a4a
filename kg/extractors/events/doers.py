"""Who does what a sentence tells of: the people and teams in it."""

from bisect import bisect_right
from collections.abc import Sequence

from kg.lexicon.patterns import Pattern
from kg.records import Reading

_WORDS = "event_words.tsv"
TEAM = Pattern(
    _WORDS,
    r"(?:<team_work>)(?:组|团|队)|<team>|第[一二三四五六七八九十\d]{1,9}(?:<team_work>)?组|组织(?=[^，。；]{0,24}(?:<taken_along>)(?:代表|[一二两三四五六七八九十百余多\d]{1,9}[人名])?(?![会团]))",
)
_MEMBERS = Pattern(  # 人大代表|视察, 老干部们|参观
    _WORDS,
    r"(?:政协委员|人大代表)(?=(?:一行)?(?:先后|分别|集中|分组)?(?:<motion>|<strong_action>|对|就|围绕))"
    r"|(?:们|大家)(?=(?:<members_manner>)*(?:<strong_action>))",
    needs="政大们",
)


def doers(reading: Reading) -> list[int]:
    """Where the people and teams of a sentence end, in order."""
    text = reading.sentence.text
    teams = [m.end() for pattern in (TEAM, _MEMBERS) for m in pattern.finditer(text)]
    return sorted([*(p.end for p in reading.persons), *teams])


def last_before(doers: Sequence[int], at: int) -> int | None:
    """Where the last doer before the verb ends; None where nobody does it."""
    before = bisect_right(doers, at)
    return doers[before - 1] if before else None
