"""The record of what a sentence says of offices that change hands, and the words that its readers share."""

from typing import NamedTuple

from kg.extractors.offices.verbs import Verb
from kg.lexicon.patterns import listed
from kg.records import Person, Post

_MANY = r"[一二两三四五六七八九十百\d]{1,4}"
POLITE = (
    rf"(?:（[^）]{{1,12}}）)?(?:等?[一二两三四五六七八九十\d]{{0,3}}[名位]|等 ?{_MANY} ?[名位](?:代表|委员|人员|干部)|等 ?{_MANY} ?人)?"
    r"(?:同志|先生|女士)?"
)


class Said(NamedTuple):
    """`persons` is () where the sentence leaves its subject to the one before."""

    persons: tuple[Person, ...]
    posts: tuple[Post, ...]
    status: str
    verb: Verb
    since: int  # where the words that belong to it start: behind the offices before it
    aside: bool = False  # of somebody mentioned in passing: the sentence's date is not his


def replaced() -> tuple[str, ...]:
    """The words before who is replaced: 接替甲."""
    return listed("change_words.tsv", "replaced")
