"""The lines of a résumé: '1984—1988年 任甲县委副书记、县长' -> (乙, 甲县委, 副书记, former, 1984)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.bodies import Body, Setting, reference
from kg.extractors.people import person_reference
from kg.extractors.said import fitted
from kg.extractors.spanning import spanning
from kg.extractors.spoken import resolve_run
from kg.lexicon.names import surname_of
from kg.records import Article, Claim, Context, Membership, PartialDate, Person, Post, Reading

_DAY = r"(?:19|20)\d{2}(?:[年./\-]\d{1,2}(?!\d))?(?:[月./\-]\d{1,2}(?!\d)日?)?[年月]?"
_LINE = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})(?:[年./\-](?P<month>\d{{1,2}})(?!\d))?(?:[月./\-](?P<day>\d{{1,2}})(?!\d)日?)?[年月]? ?"
    rf"(?:(?P<range>[—–\-~～至到]{{1,4}}) ?(?P<end>{_DAY}|今|现在)?|起|后|以来)?[ ，：、]*"
)  # fmt: skip
_LEAST = 3  # lines without an end date that make a résumé
_RESUME = re.compile(r"^([\u3400-\u9fff]{2,4})(?:同志)?(?:个人|工作|任职)?(?:简历|履历)")
_JOINED = re.compile(r"[、，和与兼及；：（ ]|曾任|历任|先后任|挂职|其间|任|为|当选")


class _Line(NamedTuple):
    """One entry: the sentence it is, its first day, whether it says when it ended, where its words start."""

    at: int
    date: PartialDate
    ended: bool
    ranged: bool
    start: int


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    """One claim for each office of each line; the offices of an open last line are held."""
    lines = read_lines(readings)
    owner = _owner(article, readings)
    if not lines or owner is None:
        return
    before: Body | None = None
    for line in lines:
        reading = readings[line.at]
        posts = _posts(reading, line.start)
        setting = Setting(context.region, context.document, (), before, context.issuer)
        bodies = resolve_run(reading, posts, setting, before.region if before else None)
        status = "held" if line is lines[-1] and not line.ended else "former"
        for post, body in zip(posts, bodies, strict=True):
            if body:
                before = body
                who = person_reference(owner[1].name, body.region, context)
                content = Membership(who, reference(body, context.document, post.body), post.title, status, line.date)
                quote = spanning(article, readings, owner, (line.at, post.end)) or reading.sentence.quote(article.id, 0, post.end)
                yield Claim(content, quote, "careers.line", 0.8 if body.known else 0.5)


def read_lines(readings: Sequence[Reading]) -> tuple[_Line, ...]:
    """The entries of a résumé in order; () for an article that has none."""
    found = []
    for at, reading in enumerate(readings):
        match = _LINE.match(reading.sentence.text)
        if match and not _names_somebody(reading, match.end()):
            parts = [int(x) if x else None for x in match.group("year", "month", "day")]
            ended = bool(match.group("end") and match.group("end")[0].isdigit())
            found.append(_Line(at, PartialDate(*parts), ended, bool(match.group("range")), match.end()))
    return tuple(found) if any(line.ranged for line in found) or len(found) >= _LEAST else ()


def _names_somebody(reading: Reading, start: int) -> bool:
    """The line has a subject of its own in front of its offices: it is a sentence of a report."""
    text = reading.sentence.text
    first = min((p.title_start for p in _posts(reading, start)), default=len(text))
    return any(p.start < first for p in reading.persons) or bool(re.match(r"[，：]?(?:他|她)", text[start:]))


def _posts(reading: Reading, start: int) -> tuple[Post, ...]:
    """The offices of a line in order, those of groups too: nobody else is named in it."""
    every = sorted([*reading.loose, *(p for g in reading.groups for p in g.posts)], key=lambda p: p.title_start)
    return tuple(fitted(reading.sentence.text, post, start) for post in every if post.title_start >= start)


def _owner(article: Article, readings: Sequence[Reading]) -> tuple[int, Person] | None:
    """Whose résumé it is: (index of the sentence, name); the first person the article names, as its title says where it does."""
    titled = next((m.group(1) for t in article.titles if (m := _RESUME.match(t.text)) and surname_of(m.group(1))), "")
    named = [(i, p) for i, r in enumerate(readings) for p in r.persons]
    if not titled:
        return named[0] if named else None
    return next((found for found in named if found[1].name == titled), (0, Person(0, 0, titled)))
