"""The one school or hospital that a page names by its whole name, where it is no guest and no host of the page's people."""

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import divisions, tables, words
from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import Pattern, listed
from kg.records import Reading

_FILE = "body_words.tsv"
_LEAST = 2  # characters of what is proper to a name
_ABOUT = Pattern(_FILE, r"(?:<sole_not>)[了的]?$")
_TOLD_TO = re.compile(r"(?:希望|感谢|相信|祝愿|期待|欢迎|指出|表示|认为)，?$")  # said by guests to the page's own
_USUAL = 50  # uses in the dictionary of a word that is no name: 实现|大学
_NO_END = ("生", "城")  # 大学生, 大学城
_SELF_TOLD = ("大学", "中学", "小学", "医院")  # what tells it apart without a place before it


def find_sole(kind: str, readings: Sequence[Reading]) -> str:
    """Its name; '' where several are named, or it is one that somebody goes to, comes from or holds an office at.

    Guests must have spoken to it (希望|甲大学…): a school that is only told of may be any.
    """
    endings = [e for word, e in tables.pairs("bare_bodies.tsv") if word == kind and e in listed(_FILE, "own_page")]
    posts = {post.body for reading in readings for group in reading.groups for post in group.posts if post.body}
    found: set[str] = set()
    greeted = False
    for reading in readings:
        text = reading.sentence.text
        for start, name in _named(text, endings):
            if _ABOUT.search(text, 0, start) or any(post.startswith(name) for post in posts):
                return ""
            found.add(name)
            greeted = greeted or bool(_TOLD_TO.search(text, 0, start))
    return found.pop() if len(found) == 1 and greeted else ""


def _named(text: str, endings: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where a school or hospital is named that its name tells apart, each with its name; 江南大学 alone of 江南大学附属中学."""
    floor = 0
    for found in re.finditer("|".join(endings), text):
        start = body_start(text, found.end(), floor)
        name = text[start : found.end()]
        placed = any(hit.start == 0 for hit in divisions.find(name))
        stem = name.removesuffix(found.group())
        told = placed or (name.endswith(_SELF_TOLD) and not words.is_word(stem, _USUAL))
        if len(stem) >= _LEAST and told:
            floor = found.end()
            if not text.startswith(_NO_END, found.end()):
                yield start, name
