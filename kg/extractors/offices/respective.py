"""Who got which of several offices: '甲、乙分别当选为主席、副主席' gives one to each."""

from collections.abc import Iterator, Sequence

from kg.extractors.offices.telling import Said

_EACH = "分别"


def parted(text: str, said: Sequence[Said]) -> list[Said]:
    """The sayings, those with 分别 as one for each person; none of one whose people and offices are not as many."""
    return [one for each in said for one in _parted(text, each)] if _EACH in text else list(said)


def _parted(text: str, one: Said) -> Iterator[Said]:
    """As it is where all get the same office."""
    start = one.persons[-1].end if one.persons else 0
    if len(one.posts) == 1 or _EACH not in text[max(start, one.since) : one.posts[0].start]:
        yield one
    elif len(one.posts) == len(one.persons):
        for person, post in zip(one.persons, one.posts, strict=True):
            yield one._replace(persons=(person,), posts=(post,))
