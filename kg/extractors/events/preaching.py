"""Congresses that a page only refers to, and lectures on what they said."""

import re
from functools import cache

from kg.extractors.events.telling import REACH
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Hit, Scanner

_WORDS = "event_words.tsv"
_SLOGAN = re.compile(r"“[^“”]*”")  # “喜迎二十大”|书画展: no congress
_OF_ITS_SPIRIT = Pattern(_WORDS, r"(?:会议)?(?:<spirit_quality>)*(?:<spirit_of>)?(?:的)?精神[^，。；]{2,}")
PREACHING = "宣讲"
_GONE_TO = re.compile(r"(?:[到赴为向在]|深入|走进|前往)[^，。；]{2,40}$")
_TOLD_OF = Pattern(_WORDS, r"了?(?P<what>[^，。；]{2,40}?(?:<told_theme>))(?=[，。；]|$)")


def preached(text: str, noun: Hit) -> re.Match[str] | None:
    """到甲乡|宣讲|党的二十大精神: what they went there to tell of; None where it is only a noun."""
    return _TOLD_OF.match(text, noun.end) if _GONE_TO.search(text, max(0, noun.start - REACH), noun.start) else None


def is_national(name: str, background: Scanner) -> bool:
    """党的二十大; not 党的二十大|精神宣讲会."""
    bare = _SLOGAN.sub("", name)
    return not bare.startswith(PREACHING) and any(
        not _OF_ITS_SPIRIT.match(bare, hit.end) for hit in background.find(bare)
    )


@cache
def national() -> Scanner:
    """Congresses, plenums and sessions that a local page only refers to."""
    kinds = ("congress", "plenum", "session")
    return Scanner(row[0] for row in tables.rows("national_events.tsv", 5) if row[1] in kinds)
