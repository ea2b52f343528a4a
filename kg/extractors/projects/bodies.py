"""The bodies that have a part in a project: by its name, by a label, by a verb, by a signature."""

import re
from collections.abc import Iterator

from kg.extractors.bodies.body import Setting, reference
from kg.extractors.bodies.names import resolve_name
from kg.extractors.projects.lines import Line, Named, Whose, fact_claim, named_before
from kg.extractors.projects.parts import Part, carries_out, find_parts
from kg.extractors.projects.places import owner_of
from kg.records import Article, Claim, Context, ProjectFact, Span

_BOTH = re.compile(r"双方[^，。；]{0,6}签")
_OWN = re.compile(
    r"的|了?(?:总?投资)?[^，。；、]{0,14}的|[^，。；、的]{0,4}(?=[^，。；、]{4,})"
)  # 由甲公司承建|的乙项目


def owners(article: Article, line: Line, lines: list[Line], context: Context) -> Iterator[Claim]:
    """甲公司机电生产线项目 -> (甲公司机电生产线项目, developer, 甲公司); 甲公司产业园项目暨乙中心: of both."""
    text = line.reading.sentence.text
    company, last = "", 0
    for words, project in line.named:
        company = owner_of(words.name.replace(" ", "")).company or (company if text[last : words.start] == "暨" else "")
        last = words.end
        body = resolve_name(_in_full(company, lines), Setting(context.region, context.document)) if company else None
        if body:
            value = reference(body, context.document, company)
            quote = line.reading.sentence.quote(article.id, words.start, words.end)
            yield Claim(ProjectFact(project, "developer", value), quote, "projects.owner", 0.8)


def _in_full(company: str, lines: list[Line]) -> str:
    """甲集团 -> 甲集团有限公司 where the article has it."""
    posts = (p.body for each in lines for g in each.reading.groups for p in g.posts)
    found = (
        b
        for b in posts
        if b.startswith(company) and re.fullmatch(r"(?:股份)?(?:有限)?(?:责任)?公司", b[len(company) :])
    )
    return next(found, company) if company else ""


def bodies(article: Article, line: Line, lines: list[Line], context: Context) -> Iterator[Claim]:
    """柳湾水厂项目由甲公司承建 -> (柳湾水厂项目, builder, 甲公司).

    Example: 柳湾水厂项目由青禾建设有限公司承建。 -> (柳湾水厂项目, builder, 青禾建设有限公司)
    """
    text = line.reading.sentence.text
    for named, company in _signed_before(line, lines):
        body = resolve_name(_in_full(company, lines), Setting(context.region, context.document))
        if body:
            fact = ProjectFact(named.project, "developer", reference(body, context.document, company))
            yield fact_claim(article, line, named.words, Span(named.words.start, named.words.end), fact)
    for named in line.named:
        for span in () if named.words.programme else carries_out(text, named.words.start):
            body = resolve_name(text[slice(*span)], Setting(context.region, context.document))
            if body:
                fact = ProjectFact(named.project, "developer", reference(body, context.document, text[slice(*span)]))
                yield fact_claim(article, line, named.words, Span(*span), fact)
    for part in find_parts(line.reading):
        body = resolve_name(_in_full(text[part.start : part.end], lines), Setting(context.region, context.document))
        if body is None:
            continue
        value = reference(body, context.document, text[part.start : part.end])
        for whose in _projects_of(line, part):
            yield fact_claim(
                article, line, whose.words, Span(part.start, part.end), ProjectFact(whose.project, part.relation, value)
            )


def _signed_before(line: Line, lines: list[Line]) -> Iterator[tuple[Named, str]]:
    """柳市政府与甲集团签署协议。双方签订了乙、丙项目: 甲集团 for each."""
    both = _BOTH.search(line.reading.sentence.text)
    at = next(i for i, each in enumerate(lines) if each is line) if both else 0
    if both and at:
        before = lines[at - 1].reading
        company = next(
            (before.sentence.text[p.start : p.end] for p in find_parts(before) if p.relation == "developer"), ""
        )
        yield from (
            (n, company) for n in line.named if company and n.words.start > both.end() and not n.words.programme
        )


def _projects_of(line: Line, part: Part) -> list[Whose]:
    """The one named right behind what gives the body its part (由甲公司承建的|乙项目); else the nearest before it."""
    text = line.reading.sentence.text
    projects = [n for n in line.named if not n.words.programme]
    own = [n for n in projects if part.reach and n.words.start >= part.reach]
    if own and not re.search(r"[，。；]", text[part.reach : own[0].words.start]) and _OWN.match(text, part.reach):
        return [Whose(own[0].project, own[0].words)]
    behind = [Whose(n.project, n.words) for n in projects if n.words.start >= part.end]
    nearest = named_before(line, part.start)
    return [nearest] if nearest else behind
