"""Any content a rule can read survives the store exactly, whatever a page's words are."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import records
from kg.graph.content import read_content, read_reference, write_content, write_reference
from kg.graph.iri import DEFAULT_BASE
from kg.graph.literals import date_literal, number_literal, read_date
from kg.graph.pages import kept
from kg.graph.store import read_pages, write_generation
from kg.records import Claim, Clue, Content, Corpus, Document, Page, PartialDate, Quote, Reference
from tests.graph.invented import article, pages

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
numbers = st.none() | st.floats(0, 1e15, allow_nan=False)
dates = st.builds(
    lambda day, parts: PartialDate(
        day.year if parts[0] else None, day.month if parts[1] else None, day.day if parts[2] else None
    ),
    st.dates(),
    st.sampled_from([(1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 1, 1), (0, 1, 0), (0, 0, 0)]),
)


def references(kind: str) -> st.SearchStrategy[Reference]:
    return st.builds(Reference, st.just(kind), words, st.just("") | words, st.just("") | words)


person, body, place, project, event = map(references, ("person", "organization", "place", "project", "event"))
contents: st.SearchStrategy[Content] = st.one_of(
    st.builds(records.Membership, person, body, words, st.sampled_from(["held", "appointed", "left", "former"]), dates),
    st.builds(records.Event, event, st.sampled_from(["meeting", "other"]), dates, dates),
    st.builds(records.Participation, event, person, st.sampled_from(["chair", "speak", "attend", "lead", "accompany"])),
    st.builds(records.EventOrganization, event, body, st.sampled_from(["organise", "present", "attend", "host"])),
    st.builds(records.EventPlace, event, place),
    st.builds(records.EventProject, event, project),
    st.builds(records.Project, project),
    st.builds(records.ProjectFact, project, st.just("investment"), words, numbers),
    st.builds(records.ProjectFact, project, st.just("builder"), body, st.none()),
    st.builds(records.Containment, place, place),
    st.builds(records.Parenthood, body, body | place),
    st.builds(records.Transfer, body, place | person, words, dates, numbers),
    st.builds(records.Signature, person, st.just("记者")),
    st.builds(records.Naming, body, words),
)


@given(contents)
def test_content_is_one_line_and_comes_back(content: Content) -> None:
    line = write_content(content)
    assert read_content(line) == content
    assert type(read_content(line)) is type(content)
    assert json.loads(line)[0] == type(content).__name__


@given(person)
def test_a_reference_comes_back(reference: Reference) -> None:
    assert read_reference(write_reference(reference)) == reference


@given(dates)
def test_a_date_comes_back_from_its_literal(date: PartialDate) -> None:
    assert read_date(date_literal(date)) == date


def test_dates_are_as_precise_as_the_text() -> None:
    given = [
        PartialDate(2024, 7, 29),
        PartialDate(2025, 12),
        PartialDate(2019),
        PartialDate(None, 7, 29),
        PartialDate(None, 7),
    ]
    literals = [date_literal(date) for date in given]
    assert [literal.value for literal in literals if literal] == ["2024-07-29", "2025-12", "2019", "--07-29", "--07"]
    types = [literal.datatype.value.rpartition("#")[2] for literal in literals if literal]
    assert types == ["date", "gYearMonth", "gYear", "gMonthDay", "gMonth"]
    assert date_literal(PartialDate()) is None


def test_numbers_have_no_exponent() -> None:
    assert [number_literal(number).value for number in (9e8, 0.1, 1e-07, 1e22)] == [
        "900000000",
        "0.1",
        "0.0000001",
        "1" + "0" * 22,
    ]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            contents, words, st.sampled_from([1.0, 0.5, 0.123456789]), st.lists(st.tuples(words, words), max_size=3)
        ),
        max_size=8,
    ),
    words,
)
def test_a_page_with_hostile_words_comes_back(
    said: list[tuple[Content, str, float, list[tuple[str, str]]]], title: str
) -> None:
    sha = "c3" * 32
    only = article(sha, "题目\n正文", "题目")._replace(title=title)
    claims = []
    for content, quoted, confidence, clues in said:
        quote = Quote(only.id, 0, len(quoted), quoted)
        claims.append(
            Claim(
                content,
                quote,
                quoted,
                confidence,
                tuple(Clue(what, value, quote if what < value else None) for what, value in clues),
            )
        )
    page = Page(Document(title, sha, "", "utf-8"), None, (only,), (PartialDate(),), tuple(claims))
    with TemporaryDirectory() as folder:
        write_generation(Path(folder), [page], Corpus(()), base=DEFAULT_BASE)
        assert read_pages(Path(folder)) == [kept(page)]


def test_keeping_a_kept_page_changes_nothing() -> None:
    for page in pages():
        assert kept(kept(page)) == kept(page)
        assert set(kept(page).claims) == set(page.claims)
