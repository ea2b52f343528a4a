"""The lines of a résumé: '1984—1988年 任甲县委副书记、县长' -> (乙, 甲县委, 副书记, former, 1984)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.bodies.body import Body, reference, setting_of
from kg.extractors.offices.fitting import fitted
from kg.extractors.offices.people import person_reference
from kg.extractors.offices.spanning import spanning
from kg.extractors.offices.spoken import resolve_run
from kg.lexicon.names import surname_of
from kg.lexicon.patterns import Pattern
from kg.records import Article, Claim, Context, Membership, PartialDate, Person, Post, Reading

_DAY = r"(?:19|20)\d{2}(?:[年./\-]\d{1,2}(?!\d))?(?:[月./\-]\d{1,2}(?!\d)日?)?[年月]?"
_LINE = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})(?:[年./\-](?P<month>\d{{1,2}})(?!\d))?(?:[月./\-](?P<day>\d{{1,2}})(?!\d)日?)?[年月]? ?"
    rf"(?:(?P<range>[—–\-~～至到]{{1,4}}) ?(?P<end>{_DAY}|今|现在)?|起|后|以来)?[ ，：、]*"
)  # fmt: skip
_DAYS = re.compile(  # 2024年5月6日至8日，: how long a journey or a meeting takes, no term of an office
    r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日? ?[—–\-~～至到]{1,4} ?(?:\d{1,2}月)?\d{1,2}日"
)
_ASIDE = re.compile(r"（(?:其间|期间|其中)[^（）]{4,120}）")
_HELD = Pattern("change_words.tsv", r"^.{0,4}?(?:<serves>)")
_CLAUSE = re.compile(r"[，；](?=(?:19|20)\d{2}年)")
_SHORT = 3  # characters of a body that leans on another: 企业司
_LEAST = 3  # lines without an end date that make a résumé
_RESUME = re.compile(r"^([\u3400-\u9fff]{2,4})(?:同志)?(?:个人|工作|任职)?(?:简历|履历)")
_PRONOUN = re.compile(r"[，：]?[他她]")
_YEAR = 4  # digits of a year: an entry is more than that


class _Line(NamedTuple):
    """One entry: the sentence it stands in, its first day, whether it says when it ended, its offices."""

    at: int
    date: PartialDate
    ended: bool
    ranged: bool
    posts: tuple[Post, ...]


def extract(article: Article, readings: tuple[Reading, ...], context: Context) -> Iterator[Claim]:
    """One claim for each office of each line; the offices of an open last line are held.

    Example: 李明华简历 / 李明华，1970年生。 / 1990年—1995年，任卢氏县副县长； / 1995年任卢氏县县长。 -> (李明华, 卢氏县政府, 副县长, former)
    """
    lines = read_lines(readings)
    owner = _owner(article, readings)
    if not lines or owner is None:
        return
    before: Body | None = None
    for line in lines:
        reading = readings[line.at]
        setting = setting_of(context, before=before)
        bodies = resolve_run(reading, line.posts, setting, before.region if before else None)
        status = "held" if line is lines[-1] and not line.ended else "former"
        for post, body in zip(line.posts, bodies, strict=True):
            if body:
                before = body
                who = person_reference(owner[1].name, body.region, context)
                content = Membership(who, reference(body, context.document, post.body), post.title, status, line.date)
                quote = spanning(article, readings, owner, (line.at, post.end)) or reading.sentence.quote(
                    article.id, 0, post.end
                )
                yield Claim(content, quote, "careers.line", 0.8 if body.known else 0.5)


def read_lines(readings: Sequence[Reading]) -> tuple[_Line, ...]:
    """The entries of a résumé in order; () for an article that has none."""
    found = [line for at, reading in enumerate(readings) for line in _entries(at, reading)]
    return tuple(found) if any(line.ranged for line in found) or len(found) >= _LEAST else ()


def _entries(at: int, reading: Reading) -> Iterator[_Line]:
    """The entries of a sentence: it opens with one, and others follow where a line break was lost behind an office."""
    text = reading.sentence.text
    first = _LINE.match(text)
    if not first or _DAYS.match(text):
        return
    every = sorted([*reading.loose, *(p for g in reading.groups for p in g.posts)], key=lambda p: p.title_start)
    if _names_somebody(reading, first.end(), every) or (first.group("day") and reading.persons):
        return  # 1995年9月12日至14日，甲在乙陪同下视察: a report
    asides = [(m.start(), m.end()) for m in _ASIDE.finditer(text)] if "（其" in text or "（期" in text else []
    inner = [p for p in every if any(start <= p.title_start < end for start, end in asides)]
    every = [p for p in every if p not in inner]
    others = [
        *(_LINE.match(text, post.end) for post in every),
        *(_LINE.match(text, m.end()) for m in _CLAUSE.finditer(text, first.end())),
    ]
    starts = {m.start(): m for m in others if m and m.end() > m.start() + _YEAR}
    found = [first, *(starts[at] for at in sorted(starts))]
    for match, end in zip(found, [*(m.start() for m in found[1:]), len(text)], strict=True):
        year, month, day = (int(x) if x else None for x in match.group("year", "month", "day"))
        ended = bool(match.group("end") and match.group("end")[0].isdigit()) or end < len(text)
        posts = tuple(p for p in every if match.end() <= p.title_start and p.end <= end)
        yield _Line(
            at, PartialDate(year, month, day), ended, bool(match.group("range")), _joined(text, posts, match.end())
        )
    yield from _asides(at, text, asides, inner)


def _asides(at: int, text: str, asides: Sequence[tuple[int, int]], posts: Sequence[Post]) -> Iterator[_Line]:
    """'（其间：2005.03-2006.09兼任某公司党委书记）': offices of their own time within a line, those with a whole body."""
    for start, end in asides:
        days = [m for m in _LINE.finditer(text, start, end) if m.end() > m.start() + _YEAR]
        for day, stop in zip(days, [*(m.start() for m in days[1:]), end], strict=True):
            found = [fitted(text, p, day.end()) for p in posts if day.end() <= p.title_start and p.end <= stop]
            whole = tuple(p._replace(body=_HELD.sub("", p.body)) for p in found if len(p.body) > _SHORT)
            year, month, number = (int(x) if x else None for x in day.group("year", "month", "day"))
            yield _Line(at, PartialDate(year, month, number), True, True, whole)


def _joined(text: str, posts: Sequence[Post], start: int) -> tuple[Post, ...]:
    """The offices up to one that follows without any mark: there a line break was lost."""
    out: list[Post] = []
    for post in posts:
        fit = fitted(text, post, out[-1].end if out else start)
        if out and fit.start == out[-1].end:
            break
        out.append(fit)
    return tuple(out)


def _names_somebody(reading: Reading, start: int, posts: Sequence[Post]) -> bool:
    """The line has a subject of its own in front of its offices: it is a sentence of a report."""
    text = reading.sentence.text
    first = next((p.title_start for p in posts if p.title_start >= start), len(text))
    behind = any(g.persons[0].start >= g.posts[-1].end for g in reading.groups)  # 2015年4月，县委常委甲也被查
    return behind or any(p.start < first for p in reading.persons) or bool(_PRONOUN.match(text, start))


def _owner(article: Article, readings: Sequence[Reading]) -> tuple[int, Person] | None:
    """Whose résumé it is: (index of the sentence, name); the first person the article names, as its title says where it does."""
    titled = next((m.group(1) for t in article.titles if (m := _RESUME.match(t.text)) and surname_of(m.group(1))), "")
    named = [(i, p) for i, r in enumerate(readings) for p in r.persons]
    if not titled:
        return named[0] if named else None
    return next((found for found in named if found[1].name == titled), (0, Person(0, 0, titled)))
