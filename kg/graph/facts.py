"""What the corpus says, as lines of N-Quads of the facts graph: each fact once, a node of its own with all its claims.

Two claims say the same fact where their statements have the same node; there is no other notion of it. A fact's lines are of three sorts:

    stated      follows from the fact's key: there while any claim says it        (statements.py)
    evidence    which claims say it, which of them first in its article: a sum over the articles
    voice       what its claims may say differently: an event's kind and day, an amount (as its first claim has them), first and last seen

So adding and removing a document is a difference: its articles' evidence, the stated lines of facts that come up or end, and the voice of
those four kinds alone asks for the fact's other claims. Order is that of `Saying`: article, place, claim. No name of a file is in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Final, NamedTuple

from kg.graph.content import read_content, write_content
from kg.graph.iri import Mint
from kg.graph.literals import date_lines, day_text, number_text
from kg.graph.nquads import Line, iri, text, whole
from kg.graph.statements import EVENT_CLASSES, NUMBER, stated_lines
from kg.graph.terms import BASED_ON, FIRST_SAID_BY, KIND, TYPE
from kg.records import Content, Event, Membership, ProjectFact, Signature, Transfer

FORMAT_OF_GRAPH = 3
VOICED: Final = (Membership, Event, ProjectFact, Transfer)
_BASED_ON: Final = str(BASED_ON)
_FIRST_SAID_BY: Final = str(FIRST_SAID_BY)


class Saying(NamedTuple):
    """That a claim says a fact: the fact's node, where the claim stands, the claim, what it says as judgements have it read."""

    node: str
    article: str  # id
    start: int
    end: int
    claim: str
    content: Content

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: facts by node, the claims of each by place. Only sayings of equal facts tie."""
        return (*self[:5], write_content(self.content))


def write_saying(saying: Saying) -> str:
    """One line, without its end; no part but the last can hold a tab, and that one writes it as an escape."""
    return "\t".join((*map(str, saying[:5]), write_content(saying.content)))


def read_saying(line: str) -> Saying:
    """The saying that a line of written claims holds."""
    node, article, start, end, claim, content = line.split("\t")
    return Saying(node, article, int(start), int(end), claim, read_content(content))


def dataset_lines(mint: Mint) -> Iterator[Line]:
    """What says that this is a graph of kg's, and of which format."""
    graph = mint.facts_text()
    yield f"<{mint.base}> {TYPE} {iri('void:Dataset')} {graph} .\n"
    yield f"<{mint.base}> {iri('kg:format')} {whole(FORMAT_OF_GRAPH)} {graph} .\n"


def facts_of(sayings: Iterable[Saying]) -> Iterator[list[Saying]]:
    """The sayings of each fact, in order."""
    ordered = sorted(set(sayings), key=lambda saying: saying.order)
    return (list(same) for _, same in groupby(ordered, key=lambda saying: saying.node))


def fact_lines(sayings: Sequence[Saying], mint: Mint) -> Iterator[Line]:
    """All lines of one fact; its sayings in order, one at least."""
    graph = mint.facts_text()
    return chain(
        stated_lines(sayings[0].content, mint, graph), voice_lines(sayings, graph, mint), evidence_lines(sayings, mint)
    )


def evidence_lines(sayings: Sequence[Saying], mint: Mint) -> Iterator[Line]:
    """The first claim of each article, and the others: a row of a view is a fact and one of the first."""
    graph, articles = mint.facts_text(), set()
    for saying in sayings:
        if saying.article in articles:
            yield f"{saying.node} {_BASED_ON} {saying.claim} {graph} .\n"
        else:
            articles.add(saying.article)
            yield f"{saying.node} {_FIRST_SAID_BY} {saying.claim} {graph} .\n"
            if isinstance(saying.content, Signature):
                author = mint.entity_text(saying.content.person)
                yield f"{mint.article_text(saying.article)} {iri('schema:author')} {author} {graph} .\n"


def voice_lines(sayings: Sequence[Saying], graph: str, mint: Mint) -> Iterator[Line]:
    """What the fact's claims together make of it; nothing for kinds of which all claims say the same."""
    node, content = sayings[0].node, sayings[0].content
    if isinstance(content, Membership):
        yield from _seen(node, sayings, graph)
    elif isinstance(content, Event):
        yield from _event(node, content, graph)
    elif isinstance(content, Transfer) and content.number is not None:
        yield f"{node} {iri('kg:amountCNY')} {number_text(content.number)} {graph} .\n"
    elif isinstance(content, ProjectFact) and content.number is not None and content.relation in NUMBER:
        for subject in (node, mint.entity_text(content.project)):
            yield f"{subject} {iri(NUMBER[content.relation])} {number_text(content.number)} {graph} .\n"


def _event(node: str, content: Event, graph: str) -> Iterator[Line]:
    if content.type in EVENT_CLASSES:
        yield f"{node} {TYPE} {iri(EVENT_CLASSES[content.type])} {graph} .\n"
    yield f"{node} {KIND} {text(content.type)} {graph} .\n"
    yield from date_lines(node, "schema:startDate", content.date, graph)
    # Its bounds are those of the first day; the last day has no bounds of its own on the same node.
    yield from list(date_lines(node, "schema:endDate", content.end_date, graph))[:1]


def _seen(node: str, sayings: Iterable[Saying], graph: str) -> Iterator[Line]:
    """Outer bounds of the days on which a post was reported; nothing where no report has a year."""
    days: list[tuple[dt.date | None, dt.date | None]] = [
        (one.content.date.earliest, one.content.date.latest) for one in sayings if isinstance(one.content, Membership)
    ]
    first = [day for day, _ in days if day]
    last = [day for _, day in days if day]
    if first and last:
        yield f"{node} {iri('kg:seenFirst')} {day_text(min(first))} {graph} .\n"
        yield f"{node} {iri('kg:seenLast')} {day_text(max(last))} {graph} .\n"
