"""Words that look like a person's name and are none."""

from kg.lexicon import patterns, tables

_ANYBODY = "某"


def is_trap(name: str) -> bool:
    """A word that only looks like a name, whatever stands around it; 王某 and 张教授 are nobody in particular."""
    return name in tables.words("name_traps.txt") or name.endswith(_ANYBODY) or _is_address(name)


def _is_address(name: str) -> bool:
    """张教授, 李大姐, 副主任: no more than what people call somebody."""
    return len(name) > 2 and name.endswith(patterns.listed("title_words.tsv", "address"))
