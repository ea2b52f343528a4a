"""The generator of invented pages: the same seed gives the same bytes, and what it notes stands in what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generate import generate
from kg.evaluate.gold import Gold, read_golds, text_for
from kg.read import read_text

ARTICLES = 300  # two regions


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    assert generate(ARTICLES, 7, folder).articles == ARTICLES
    return folder


def files_of(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def solid(text: str) -> str:
    return "".join(text.split())


def golds(folder: Path) -> list[tuple[Gold, str]]:
    found = [(gold, solid(read_text(text_for(gold, folder / "texts")))) for gold in read_golds(folder / "gold")]
    assert found
    return found


def test_any_number_of_workers_writes_the_same_bytes(written: Path, tmp_path: Path) -> None:
    generate(ARTICLES, 7, tmp_path, workers=2)
    assert files_of(tmp_path) == files_of(written)


def test_another_seed_writes_other_pages(written: Path, tmp_path: Path) -> None:
    generate(ARTICLES, 8, tmp_path)
    assert not set(files_of(tmp_path).values()) & set(files_of(written).values())


def test_more_articles_leave_the_first_as_they_are(written: Path, tmp_path: Path) -> None:
    generate(250, 7, tmp_path)
    fewer, more = files_of(tmp_path), files_of(written)
    assert {name: more[name] for name in fewer} == fewer
    assert len(fewer) < len(more)


def test_noted_people_and_bodies_of_articles_stand_in_the_text(written: Path) -> None:
    for gold, text in golds(written):
        views = gold.views
        for name in (row.person for view in (views.roles, views.participation, views.bylines) for row in view):
            assert name in text
        for article in views.articles:
            assert text.count(solid(article.body_starts)) == 1, (gold.name, article)


def test_a_page_that_tells_no_year_prints_none(written: Path) -> None:
    untold = [(gold, text) for gold, text in golds(written) if any("XXXX" in row.date for row in gold.views.events)]
    assert untold
    for gold, text in untold:
        assert not any(f"{year}年" in text or f"{year}-" in text for year in range(2015, 2030)), gold.name


def test_people_are_seen_again_in_other_pages(written: Path) -> None:
    pages: dict[str, set[str]] = {}
    for gold, _ in golds(written):
        for row in gold.views.roles:
            pages.setdefault(row.person, set()).add(gold.name)
    often = [name for name, seen in pages.items() if len(seen) >= 3]
    assert len(often) >= 30
