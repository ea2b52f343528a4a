"""Construction projects and programmes with a name of their own, and what the text tells of them."""

from collections.abc import Iterator

from kg.extractors.bodies.villages import counted_villages
from kg.extractors.events.timeline import Timeline
from kg.extractors.projects.bodies import bodies, owners
from kg.extractors.projects.concerned import concerned
from kg.extractors.projects.days import completed, day_of_joint_opening, opened_on, opened_together, opening, planned
from kg.extractors.projects.facts import areas, figures, programmes
from kg.extractors.projects.lines import Line, Whose, fact_claim, named_before, read_lines
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.noticed import noticed
from kg.extractors.projects.places import (
    apart,
    both,
    listed_with,
    place_before,
    place_gone_to,
    place_in,
    place_later,
    place_started,
    place_told,
)
from kg.extractors.projects.routes import find_routes
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.records import Article, Claim, Context, Project, ProjectFact, Reading, Reference, Span

_IT = Pattern(
    "project_words.tsv",
    r"(?:据了解，|据介绍，|据悉，)?(?:该|本)?(?:项目|工程|(?<=[该本])(?:<it_works>))(?:总?投资[^，。；]{2,12}，)?",
)
_CARRIED_OUT = 8  # characters between the count of villages and the project that is carried out in them


def extract(article: Article, readings: tuple[Reading, ...], context: Context, timeline: Timeline) -> Iterator[Claim]:
    """One claim for each place where a project is named, one for each thing told of it, one for each event that was about it."""
    lines = read_lines(article, readings, context)
    opened = day_of_joint_opening(lines)
    for line in lines:
        if not (line.named or line.open):
            continue  # no project is spoken of
        yield from _names(article, line, context)
        yield from _open_place(article, line)
        yield from _route(article, line)
        yield from owners(article, line, lines, context)
        yield from figures(article, line, opened)
        yield from opened_together(article, line, opened)
        yield from bodies(article, line, lines, context)
        yield from opening(article, line, context)
        yield from completed(article, line, context)
        yield from opened_on(article, line, context)
        yield from planned(article, line, context)
    yield from areas(article, lines)
    yield from noticed(article, lines, context)
    yield from programmes(article, lines)
    yield from concerned(article, readings, timeline, lines)


def _names(article: Article, line: Line, context: Context) -> Iterator[Claim]:
    """总投资3亿元的柳湾水厂项目 -> (柳湾水厂项目); 柳县青湾镇水厂项目 -> (柳县青湾镇水厂项目, place, 柳县青湾镇).

    Example: 卢氏县推进柳湾水厂项目建设。 -> (柳湾水厂项目)
    """
    text, scope = line.reading.sentence.text, context.region.name if context.region else f"document:{context.document}"
    inherited = ""
    for i, (words, project) in enumerate(line.named):
        quote = line.reading.sentence.quote(article.id, words.start, words.end)
        yield Claim(
            Project(project), quote, "projects.named", 0.9 if words.programme or words.name.endswith("项目") else 0.8
        )
        if words.programme:
            continue
        follows = i > 0 and listed_with(text, line.named[i - 1].words, words) and not leading(project.name)
        inherited = inherited if follows else ""
        before = place_before(text, words.start)
        place = place_in(project.name) or before or inherited
        once = place.endswith(("市", "县")) and sum(n.words.name.startswith(place) for n in line.named) == 1
        if not words.site and (before or once):
            inherited = place
        for one in apart(place) if place else ():
            yield Claim(ProjectFact(project, "place", Reference("place", one, scope)), quote, "projects.place", 0.8)
        yield from _told_places(article, line, words, project)


def _open_place(article: Article, line: Line) -> Iterator[Claim]:
    """Where the project of the sentences before is: 该项目位于柳湾镇."""
    text = line.reading.sentence.text
    it = _IT.match(text) if line.open and not line.named else None
    place = (place_told(text, it.end()) or place_later(text, it.end())) if it else None
    if place and line.open:
        fact = ProjectFact(line.open, "place", Reference("place", text[slice(*place)], line.open.scope))
        yield fact_claim(article, line, None, Span(*place), fact)


def _route(article: Article, line: Line) -> Iterator[Claim]:
    """Where a road of this sentence or the ones before begins and ends.

    Example: 青柳公路工程起于柳湾镇，止于青湾镇。 -> (青柳公路工程, place, 青湾镇)
    """
    text = line.reading.sentence.text
    for route in find_routes(text):
        whose = named_before(line, route.start)
        whose = Whose(line.open, None) if not whose and line.open and not line.named else whose
        if whose:
            for start, end in route.ends:
                fact = ProjectFact(whose.project, "place", Reference("place", text[start:end], whose.project.scope))
                yield fact_claim(article, line, whose.words, Span(start, end), fact)


def _told_places(article: Article, line: Line, words: ProjectName, project: Reference) -> Iterator[Claim]:
    """Where it was started, and the villages of the list it is carried out in.

    Example: 柳湾水厂项目在柳湾镇开工建设。 -> (柳湾水厂项目, place, 柳湾镇)
    """
    text = line.reading.sentence.text
    spans = [
        place for told in (place_started(text, words.end), place_told(text, words.end)) for place in both(text, told)
    ]
    if not spans and not place_before(text, words.start):
        spans.extend(both(text, place_gone_to(text, words.start)))
    if not spans and len(line.named) == 1:
        spans.extend(both(text, place_later(text, words.end)))
    carried_out = (v for v in counted_villages(text) if v.stop <= words.start <= v.stop + _CARRIED_OUT)
    spans.extend((village.start, village.end) for village in carried_out)
    for start, end in spans:
        place = Reference("place", text[start:end], project.scope)
        yield fact_claim(article, line, words, Span(start, end), ProjectFact(project, "place", place))
