"""Every quote stands in its file, and a changed character names exactly the claims it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.iri import DEFAULT_BASE
from kg.graph.store import open_store, write_generation
from kg.graph.verify import Verification, verify
from tests.graph.invented import SECOND, TEXT, corpus, pages


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.txt").write_text(SECOND, encoding="utf-8")
    write_generation(tmp_path / "graph.kg", pages(), corpus(), base=DEFAULT_BASE)
    return tmp_path


def verified(sources: Path) -> Verification:
    return verify(open_store(sources / "graph.kg"), sources, read_text)


def test_all_quotes_hold(sources: Path) -> None:
    assert verified(sources) == Verification(sum(len(page.claims) for page in pages()), (), ())


def test_white_space_may_change_where_offsets_stay(sources: Path) -> None:
    (sources / "pages" / "one.txt").write_text(TEXT.replace("\n", " "), encoding="utf-8")
    assert verified(sources).broken == ()


def test_one_changed_character_breaks_the_claims_that_quote_it_and_no_other(sources: Path) -> None:
    (sources / "pages" / "one.txt").write_text(TEXT.replace("闻笛", "闻迪"), encoding="utf-8")
    result = verified(sources)
    assert {(one.source, one.expected, one.found) for one in result.broken} == {
        ("pages/one.txt", "副县长闻笛出席", "副县长闻迪出席")
    }
    assert len(result.broken) == 2
    assert sorted(iri.split("/")[-2] for iri in result.unproved) == ["membership", "participation"]


def test_a_fact_with_another_claim_is_still_proved(sources: Path) -> None:
    (sources / "pages" / "two.txt").write_text(SECOND.replace("甘霖", "甘林"), encoding="utf-8")
    result = verified(sources)
    assert len(result.broken) == 5
    assert sorted(iri.split("/")[-2] for iri in result.unproved) == ["event", "membership", "participation"]


def test_a_missing_file_breaks_its_page(sources: Path) -> None:
    (sources / "pages" / "two.txt").unlink()
    result = verified(sources)
    assert {one.source for one in result.broken} == {"pages/two.txt"}
    assert all("No such file" in one.found for one in result.broken)
