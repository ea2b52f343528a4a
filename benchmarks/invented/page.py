"""Pages of one region's paper over the years, each with the facts that it states."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from benchmarks.invented import layout, meetings, names, outings
from benchmarks.invented.careers import FIRST, LAST, Careers
from benchmarks.invented.draft import Draft, Scene
from benchmarks.invented.posts import seats
from benchmarks.invented.regions import Region, region
from benchmarks.invented.stock import Stock, topics

ARTICLES = 250  # of one region: pages of some years, in which its forty leaders are seen again and again
_ON_A_PAGE = (18, 14, 14, 14, 13, 11, 9, 7)  # how many pages of a hundred hold one article, two …
_KINDS: dict[Callable[[Scene], Draft], int] = {
    meetings.meeting: 26,
    meetings.numbered: 8,
    meetings.training: 6,
    meetings.lecture: 4,
    meetings.session: 4,
    outings.inspection: 21,
    outings.visit: 7,
    outings.opening: 8,
    outings.signing: 4,
    outings.gift: 4,
    outings.feature: 8,
}
_TOLD = 0.8  # of pages tell the year
_USUAL = (6.93, 0.42)  # of the logarithm of an article's length: mean and deviation
_SHORTEST = 250
_PICTURES = 0.08  # below so many articles stands a picture, of which a page's text has the caption alone
_AGO = 4  # days from what happened to its report
_STARTS = 40  # characters that tell where a body begins
_PLENUMS = (
    (dt.date(2019, 11, 1), "党的十九届四中全会"),
    (dt.date(2020, 10, 30), "党的十九届五中全会"),
    (dt.date(2021, 11, 12), "党的十九届六中全会"),
    (dt.date(2022, 10, 26), "党的二十大"),
    (dt.date(2024, 7, 22), "党的二十届三中全会"),
)


class Page(NamedTuple):
    name: str
    articles: int
    text: str
    gold: dict[str, Any]


class Paper(NamedTuple):
    """One region with its officials and reporters, the same for all its pages."""

    number: int
    region: Region
    careers: Careers
    reporters: tuple[str, ...]


def paper(seed: int, number: int) -> Paper:
    rng = Random(f"{seed} paper {number}")
    place = region(number, Random(f"{seed} regions"))
    return Paper(number, place, Careers(seats(place), rng), tuple(names.people(rng, 9)))


def pages(seed: int, own: Paper, articles: int) -> Iterator[Page]:
    """So many articles on pages in order of their days; the first of them are the same whatever their number."""
    rng = Random(f"{seed} issues {own.number}")
    counts = _counts(rng)
    days = sorted(LAST - dt.timedelta(rng.randrange((LAST - FIRST).days - _AGO)) for _ in counts)
    for at, (count, day) in enumerate(zip(counts, days, strict=True)):
        if articles <= 0:
            return
        name = f"{own.number:05d}-{at:03d}"
        yield _page(name, own, day, min(count, articles), Random(f"{seed} page {name}"))
        articles -= count


def _counts(rng: Random) -> list[int]:
    """How many articles stand on each page, ARTICLES in all."""
    counts: list[int] = []
    while (left := ARTICLES - sum(counts)) > 0:
        counts.append(min(left, 1 + rng.choices(range(8), weights=_ON_A_PAGE)[0]))
    return counts


def _page(name: str, own: Paper, issue: dt.date, count: int, rng: Random) -> Page:
    told = rng.random() < _TOLD
    style = layout.habits(rng, header=told and rng.random() < 0.5)
    blocks = [layout.crumbs(rng)]
    drafts: list[Draft] = []
    titles: list[list[str]] = []
    for at in range(count):
        clue = told and not style.header and at == 0
        while (draft := _draft(f"{name}-{at + 1}", own, issue, rng, told=told, clue=clue)).title in titles:
            pass  # one heading stands once on a page
        titles.append(draft.title)
        layout.sign(draft, own.reporters, style)
        drafts.append(draft)
        blocks += [layout.printed(draft, style), layout.sharing(rng)]
        if rng.random() < _PICTURES:
            blocks.append(layout.caption(draft, style))
    text = "\n\n".join(block for block in blocks if block) + "\n"
    return Page(name, count, text, _gold(name, own.region, drafts, style))


def _draft(name: str, own: Paper, issue: dt.date, rng: Random, *, told: bool, clue: bool) -> Draft:
    """One article of some day shortly before the issue, in the same year."""
    day = max(issue - dt.timedelta(rng.randint(0, _AGO)), dt.date(issue.year, 1, 2))
    topic = rng.choice(topics())
    while "-" in (topic.county, topic.zone):
        topic = rng.choice(topics())
    stock = Stock(rng, topic, _plenum(day) if told else "")
    length = max(_SHORTEST, round(rng.lognormvariate(*_USUAL)))
    scene = Scene(name, rng, own.region, own.careers, own.careers.on(day), topic, stock, day, told, clue, length)
    kinds, weights = _weighted()
    kind = rng.choices(kinds[:5] if clue else kinds, weights=weights[:5] if clue else weights)[0]
    return kind(scene)


@cache
def _weighted() -> tuple[tuple[Callable[[Scene], Draft], ...], tuple[int, ...]]:
    return tuple(_KINDS), tuple(_KINDS.values())


def _plenum(day: dt.date) -> str:
    """The one that is being studied; '' where the last is more than a year ago."""
    return next((name for date, name in reversed(_PLENUMS) if 0 <= (day - date).days <= 330), "")


def _gold(name: str, place: Region, drafts: list[Draft], style: layout.Habits) -> dict[str, Any]:
    """In the merged form: what careful readers may differ on counts neither way."""
    rows: dict[str, list[dict[str, str]]] = {}
    for draft in drafts:
        scene = draft.scene
        body = layout.narrow("".join("".join(draft.paragraphs).split()), style)[:_STARTS]
        date = scene.iso(scene.day) if draft.dated or style.header else ""
        title = layout.narrow(" ".join(draft.title), style)
        article = {"article": scene.id, "title": title, "date": date, "body_starts": body, "by": "ab"}
        for view, noted in (("articles", [article]), *draft.rows.items()):
            rows.setdefault(view, []).extend(noted)
    above = [(place.name, place.city), (place.city, place.province), (place.name, place.province)]
    rows.setdefault("places", []).extend({"place": a, "parent": b, "by": "a"} for a, b in above if a and b)
    aliases = {place.name: [place.prefix]} if place.prefix != place.name else {}
    told = {"doc": name, "region": place.name, "city": place.city, "province": place.province}
    return {**told, "aliases": aliases, "prefixes": [place.prefix], "rows": rows}


def gold_text(page: Page) -> str:
    return json.dumps(page.gold, ensure_ascii=False) + "\n"
