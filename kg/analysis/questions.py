"""Every question by its name: saved queries, and those that need more than SPARQL, asked and listed in one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from kg.analysis.anomalies import KINDS, Contradiction, anomalies
from kg.analysis.appearances import Appearance, appearances
from kg.analysis.attention import Topic, attention
from kg.analysis.happened import Happening, happened
from kg.analysis.posts import Career, Holder, careers, seat
from kg.analysis.promises import Promise, promises
from kg.analysis.protocol import Rank, protocol
from kg.analysis.quiet import Silence, quiet
from kg.analysis.together import Occasion, together
from kg.graph.iri import Mint
from kg.graph.quads import Quads
from kg.graph.store import base_of
from kg.queries.parameters import term_of
from kg.queries.run import InTurn, Rows, run, run_in_turn, saved_queries
from kg.queries.saved import Parameter, SavedQuery, no_such_parameter, no_such_query


class Question(NamedTuple):
    """A function that asks saved queries and answers with rows of one record; its name and its docstring's first line are the question's."""

    answer: Callable[..., Iterable[tuple[Any, ...]]]
    row: Any  # the record's type: its fields are the columns, its docstring explains them
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        return self.answer.__name__

    def as_saved(self) -> SavedQuery:
        """Listed like a saved query; its text is empty."""
        answers = (self.answer.__doc__ or "").partition("\n")[0]
        return SavedQuery(self.name, answers, self.row._fields, self.parameters, "")


def _parameter(name: str, kind: str, about: str) -> Parameter:
    return Parameter(name, kind, about, name)


_NAME: Final = re.compile(r"[^\s{<:]+")  # anything else may be SPARQL
_PERSON: Final = _parameter("person", "person", "who")
QUESTIONS: Final = (
    Question(
        anomalies,
        Contradiction,
        (
            _parameter("kind", "word", ", ".join(KINDS)),
            _parameter("source", "file", "the file"),
        ),
    ),
    Question(
        appearances,
        Appearance,
        (
            _PERSON,
            _parameter("kind", "word", "chair speak attend lead accompany"),
            _parameter("type", "word", "meeting inspection visit ceremony training lecture other"),
        ),
    ),
    Question(attention, Topic, (_parameter("month", "text", "2024-07, or 2024 for a year"),)),
    Question(careers, Career, (_PERSON, _parameter("organization", "organization", "where"))),
    Question(
        happened,
        Happening,
        (
            _parameter("place", "place", "the place, with all that lies in it"),
            _parameter("person", "person", "who came"),
        ),
    ),
    Question(promises, Promise, (_parameter("project", "project", "the project"),)),
    Question(protocol, Rank, (_parameter("person", "person", "who stands in the lists"),)),
    Question(quiet, Silence, (_PERSON,)),
    Question(
        seat, Holder, (_parameter("body", "organization", "where"), _parameter("office", "office", "the bare office"))
    ),
    Question(together, Occasion, (_PERSON, _parameter("other", "person", "with whom"))),
)


def questions() -> tuple[SavedQuery, ...]:
    """All questions in order of name: what each answers, its columns, its parameters."""
    return tuple(sorted((*saved_queries(), *(question.as_saved() for question in QUESTIONS)), key=lambda one: one.name))


def ask(store: Quads, name_or_text: str, /, **parameters: str) -> Rows:
    """The answer of a question by its name, or of a SPARQL text. QueryError as in kg.queries.run.run."""
    question = _question(name_or_text.strip())
    return _answer(store, question, parameters).whole() if question else run(store, name_or_text, **parameters)


def ask_in_turn(store: Quads, name_or_text: str, /, **parameters: str) -> InTurn:
    """The same answer, its rows one after another: the first of them before the last are known, as far as their order allows it."""
    question = _question(name_or_text.strip())
    return _answer(store, question, parameters) if question else run_in_turn(store, name_or_text, **parameters)


def _question(name: str) -> Question | None:
    """The question in Python of this name; None for a saved query and for SPARQL. QueryError for a word that is none of these."""
    question = next((one for one in QUESTIONS if one.name == name), None)
    if question is None and _NAME.fullmatch(name) and name not in {one.name for one in questions()}:
        raise no_such_query(name, [one.name for one in questions()])
    return question


def _answer(store: Quads, question: Question, parameters: Mapping[str, str]) -> InTurn:
    declared = {parameter.name: parameter for parameter in question.parameters}
    mint = Mint(base_of(store))
    meant = dict(parameters)
    for given, value in parameters.items():
        if given not in declared:
            raise no_such_parameter(question.name, given, list(declared))
        found = term_of(declared[given], value, store, mint)  # refuses a value that the store does not have
        meant[given] = found.value if declared[given].type == "file" else value
    rows = question.answer(partial(run, store), **meant)
    return InTurn(question.row._fields, (tuple(map(str, row)) for row in rows))
