"""What a notice in keys and values tells of the project it names."""

import re
from collections.abc import Iterator

from kg.extractors.amounts import find_areas, find_money
from kg.extractors.bodies.body import Setting, reference
from kg.extractors.bodies.names import resolve_name
from kg.extractors.projects.lines import Line, Named, fact_claim
from kg.extractors.projects.notices import NO_NAME, find_entries, value_of
from kg.extractors.projects.tables import Column, find_cells, find_columns
from kg.records import Article, Claim, Context, ProjectFact, Reference, Span

_FIGURE = re.compile(r"约?\d[\d,.]{0,20}")
_FROM_TO = re.compile(r"^起[于点自]|^自")
_LONGEST_PLACE, _LONGEST_BODY, _SHORTEST = 32, 40, 4


def noticed(article: Article, lines: list[Line], context: Context) -> Iterator[Claim]:
    """建设地点：柳湾镇 -> (the project whose name the notice told before, place, 柳湾镇).

    Example: 项目名称：柳湾水厂工程，建设单位：卢氏县水利局，建设地点：柳湾镇。 -> (柳湾水厂工程, place, 柳湾镇)
    """
    whose: Named | None = None
    columns: tuple[Column, ...] = ()
    for line in lines:
        text = line.reading.sentence.text
        fresh = False
        columns = find_columns(text) or columns
        for entry in find_cells(text, columns) or (find_entries(text) if whose or "名称" in text else ()):
            if entry.kind == "name":
                whose = next((n for n in line.named if entry.start <= n.words.start < entry.end), None)
                fresh = True
            elif whose and entry.kind != "other":
                start, end = value_of(text, entry)
                value = text[start:end]
                value += entry.unit if _FIGURE.fullmatch(value) else ""
                for fact in _facts(whose.project, entry.kind, value, context):
                    yield fact_claim(article, line, whose.words if fresh else None, Span(start, end), fact)


def _facts(project: Reference, kind: str, value: str, context: Context) -> Iterator[ProjectFact]:
    if kind == "place":
        if 2 <= len(value) <= _LONGEST_PLACE and not _FROM_TO.match(value) and not NO_NAME.search(value):
            yield ProjectFact(project, "place", Reference("place", value, project.scope))
    elif kind in ("developer", "builder", "funder"):
        body = None
        if _SHORTEST <= len(value) <= _LONGEST_BODY and not NO_NAME.search(value):
            body = resolve_name(value, Setting(context.region, context.document))
        if body:
            yield ProjectFact(project, kind, reference(body, context.document, value))
    else:
        amounts = find_money(value, bare=True) if kind == "investment" else find_areas(value)
        amount = next(iter(amounts), None)
        if amount and amount.start <= 4:
            yield ProjectFact(project, kind, amount.text, amount.number)
