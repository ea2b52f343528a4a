"""Careers as bars: the posts of a person, or who held a body's offices one after another, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypedDict, Unpack

from kg.errors import QueryError
from kg.queries.dates import parse_date
from kg.views.axis import Axis, Tick, axis_around
from kg.views.careers import Post, Saying, posts
from kg.views.dates import Stretch, stretch, told_period
from kg.views.embed import TIMELINE_STYLES, environment, page_style, policy_digest, words
from kg.views.focus import aliases, find_node
from kg.views.select import HasNetwork
from kg.views.write import write_text

LANGUAGES = ("zh", "en")


class Period(TypedDict, total=False):
    """Dates (2024, 2024-05 or 2024-05-07), both inclusive; what is left out is open."""

    begin: str | None
    end: str | None


class Piece(NamedTuple):
    """Some words of a quote; `marked` where they are a name in question."""

    words: str
    marked: bool


class Bar(NamedTuple):
    """Places in per cent of the axis; the tails are how far an open end is drawn, 0 where a text tells the end."""

    left: float
    width: float
    tail_left: float
    tail_right: float
    dots: tuple[float, ...]


class Row(NamedTuple):
    name: str  # the body of a person's post, the person of a body's
    title: str
    told: str  # '2024-03-05 – 2024-05', '' without any year
    bar: Bar | None
    sayings: tuple[tuple[Saying, list[Piece]], ...]


def write_timeline(
    graph: HasNetwork, out: Path, entity: str, *, language: str = "zh", **period: Unpack[Period]
) -> None:
    """Write one HTML file without any script: a bar for each post of `entity` (a person or body by name, alias or IRI).

    Of a period: the posts seen before its end and after its beginning, whole, with the axis cut to it; not those without a year.
    QueryError where the entity fits none or several, where no office is told of it (in that period), for what is no date, or for
    a language other than zh and en; OSError where `out` can not be written.
    """
    if language not in LANGUAGES:
        raise QueryError(f"no page in {language!r}; use one of {', '.join(LANGUAGES)}")
    facts = graph.networkx()
    node = find_node(facts, entity)
    begin, end = period.get("begin"), period.get("end")
    during = stretch(begin, end)
    everything = posts(facts, node)
    found = (
        everything
        if begin is None and end is None
        else [one for one in everything if during.meets(one.first, one.last)]
    )
    name = str(facts.nodes[node].get("label") or node)
    if not everything:
        raise QueryError(
            f"'{name}' holds no office and has no office holders in this graph; `kg query roles` lists both"
        )
    told = told_period(begin, end) if begin or end else ""
    if not found:
        raise QueryError(f"no office of '{name}' is seen in the period {told}; leave its beginning or its end out")
    picture = _sections(found, during, person=facts.nodes[node].get("type") == "person")
    write_text(out, _render(Heading(name, aliases(facts, node), told), picture, language))


class Heading(NamedTuple):
    name: str
    aliases: tuple[str, ...]
    period: str


class Section(NamedTuple):
    """Rows under one heading ('' for none) on the common axis."""

    title: str
    rows: list[Row]


class Picture(NamedTuple):
    sections: list[Section]
    ticks: list[Tick]


def _sections(found: list[Post], during: Stretch, *, person: bool) -> Picture:
    """A person's posts in one section; a body's offices in one each, so that successors stand below one another."""
    days = [day for post in found for day in (post.first, post.last) if day]
    axis = axis_around(max(min(days), during.first), min(max(days), during.last)) if days else None
    ticks = axis.ticks() if axis else []
    if person:
        return Picture([Section("", [_row(post, post.body, axis) for post in found])], ticks)
    offices = groupby(sorted(found, key=lambda post: post.title), key=lambda post: post.title)
    return Picture([Section(title, [_row(post, post.person, axis) for post in rows]) for title, rows in offices], ticks)


def _row(post: Post, name: str, axis: Axis | None) -> Row:
    dates = [saying.date for saying in post.sayings if parse_date(saying.date).earliest]
    told = " – ".join(dict.fromkeys([*dates[:1], *dates[-1:]]))
    sayings = tuple((saying, _pieces(saying.quote, (post.person, post.body, post.title))) for saying in post.sayings)
    return Row(name, post.title, told, _bar(post, axis) if axis else None, sayings)


def _bar(post: Post, axis: Axis) -> Bar | None:
    if post.first is None or post.last is None:
        return None
    left, right = axis.place(post.first), axis.place(post.last)
    width = max(round(right - left, 2), 0.4)
    days = filter(None, (parse_date(saying.date).earliest for saying in post.sayings))
    dots = tuple(dict.fromkeys(axis.place(day) for day in days if axis.begin <= day <= axis.end))
    return Bar(
        left, width, 0 if post.begins else min(left, 4.0), 0 if post.ends else min(100 - left - width, 4.0), dots
    )


def _pieces(quote: str, names: Iterable[str]) -> list[Piece]:
    """The quote cut at the first place of each name, longest names first, so that joined again it is the quote."""
    pieces = [Piece(quote, False)]
    for name in sorted(filter(None, set(names)), key=lambda name: (-len(name), name)):
        pieces = [part for piece in pieces for part in ([piece] if piece.marked else _cut(piece.words, name))]
    return pieces


def _cut(text: str, name: str) -> list[Piece]:
    before, found, after = text.partition(name)
    return [Piece(words, marked) for words, marked in ((before, False), (found, True), (after, False)) if words]


def _say(said: Mapping[str, list[str]], language: str, key: str, *values: object) -> str:
    """The words of the key, of one thing those under 'key.one' where there are such; the key itself where there are none."""
    wanted = f"{key}.one" if values[:1] == (1,) and f"{key}.one" in said else key
    return said[wanted][LANGUAGES.index(language)].format(*values) if wanted in said else key


def _render(heading: Heading, picture: Picture, language: str) -> str:
    style = page_style(TIMELINE_STYLES)
    return (
        environment()
        .get_template("timeline.html.j2")
        .render(
            heading=heading,
            picture=picture,
            language=language,
            style=style,
            style_digest=policy_digest(style),
            say=partial(_say, words(), language),
        )
    )
