"""What 市局 and 省厅 mean on a page: the one department of that rank that it names in full."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.records import Reading

_BARE = re.compile(r"[省市县区州旗](?:局|厅)")
_WHOLE = re.compile(r"(?P<rank>[省市县区州旗])(?P<field>[^省市县区州旗局厅]{2,10})(?P<kind>局|厅)")


def find_bureaus(readings: Sequence[Reading]) -> tuple[tuple[str, str], ...]:
    """(bare word, whole name) for each such word that bodies of the page open with; none where it names no department of the rank, or several."""
    bodies = [*_bodies(readings)]
    wanted = sorted({match.group() for body in bodies if (match := _BARE.match(body))})
    named = _named(bodies) if wanted else {}
    return tuple((word, min(named[word])) for word in wanted if len(named.get(word, ())) == 1)


def _named(bodies: Iterable[str]) -> dict[str, set[str]]:
    """Bare word -> the departments of the rank, without what their places are called: 市局 -> {市公安局}."""
    out: dict[str, set[str]] = defaultdict(set)
    for body in bodies:
        for match in _WHOLE.finditer(body):
            out[match["rank"] + match["kind"]].add(match.group())
    return out


def _bodies(readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        yield from (body.text for body in reading.organizations)
        yield from (post.body for group in reading.groups for post in group.posts)
        yield from (post.body for post in reading.loose)
