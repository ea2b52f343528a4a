"""What names of divisions are made of: a stem, the peoples of an autonomous one, and the word for its kind."""

from functools import cache, lru_cache

from kg.lexicon import tables

_REMEMBERED = 1024  # names on the pages that are being read
_AUTONOMOUS = ("自治州", "自治县", "自治旗")


def rank_of(name: str) -> str:
    """What an own region of that name is called by: 省 市 县 区 州 盟 旗 镇 乡 街道 自治区 特别行政区."""
    return _ranks().get(tail_of(name), name[-1])


@lru_cache(maxsize=_REMEMBERED)
def tail_of(name: str) -> str:
    """The longest word for a kind of division that the name ends in; '' for none."""
    return tables.ending(name, _tails())


@lru_cache(maxsize=_REMEMBERED)
def without_peoples(name: str) -> str:
    """黔东南苗族侗族自治州 -> 黔东南自治州; 内蒙古自治区 stays."""
    if "自治" not in name:
        return name
    head, tail = name[: name.index("自治")], name[name.index("自治") :]
    while people := next((p for p in _peoples() if head.endswith(p) and len(head) > len(p) + 1), ""):
        head = head[: -len(people)]
    return head + tail


def before_body(name: str) -> str:
    """What stands before 委 or 政府: 黔东南苗族侗族自治州 -> 黔东南州."""
    return without_peoples(name).replace("自治", "") if name.endswith(_AUTONOMOUS) else name


@cache
def _ranks() -> dict[str, str]:
    """What names of divisions end in, the longest first, and the rank of such a division."""
    ranks = dict(tables.pairs("division_tails.tsv"))
    return {tail: ranks[tail] for tail in tables.longest_first(ranks)}


@cache
def _tails() -> tuple[str, ...]:
    return tuple(_ranks())


@cache
def _peoples() -> tuple[str, ...]:
    return tables.longest_first(tables.words("ethnic_groups.txt"))
