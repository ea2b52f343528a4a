"""Names of projects and programmes in a sentence: '总投资3亿元的柳湾水厂项目' -> 柳湾水厂项目."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.projects.counted import find_counted
from kg.extractors.projects.headed import find_headed
from kg.extractors.projects.items import find_items, find_priced, find_subjects
from kg.extractors.projects.lists import (
    ProjectName,
    find_enumerated,
    find_given,
    find_itemised,
    find_listed,
    find_series,
    find_sites,
)
from kg.extractors.projects.notices import find_entries, find_noticed
from kg.extractors.projects.states import find_states
from kg.extractors.projects.tables import Column, find_cells, find_columns
from kg.extractors.projects.words import endings, grouped, has_works, is_proper
from kg.extractors.projects.works import find_works
from kg.lexicon import patterns
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Scanner

_WORDS = "project_words.tsv"
_QUOTED = re.compile(r"“(?P<inside>[^“”，。]{1,12}工程)”(?!、?“|经验)|“(?P<outside>[^“”，。]{3,12})”(?:工程|项目)(?!“)")
_TOLD = Pattern(  # “美好家园”项目|在甲村动工: one project, and no programme
    _WORDS, r"[^，。；“]{0,20}(?:<opening_manner>)(?:<opening_act>)|，?(?:<planned_cost>)?(?:总投资|占地|位于|由)"
)
_NUMERAL = re.compile(r"[一二两三四五六七八九十百千万\d]")
_MENTIONING = ("mentioned", "opening_act", "stage", "state", "route_start")
_PARTS = Pattern(
    _WORDS,
    r"由[^。；]{4,240}?(?:<composing>)|(?:建设|工程|主要|项目)(?:内容|规模)(?:及规模)?(?:主要)?(?:包括|包含|为|有|：)[^。]+|(?:^|[，。；])(?:该|本|整个)?(?:工程|项目)(?:主要)?(?:包括|包含|分为)[^。]+",
    needs="成部包分为有：",
)


def find_projects(text: str, columns: tuple[Column, ...] = ()) -> list[ProjectName]:
    """The named projects and programmes of a sentence in order, none over another; `columns` of the table it may be a row of."""
    out: list[ProjectName] = []
    if columns and find_columns(text):
        return out
    entries = find_cells(text, columns)
    if not entries and not _mentioned().find(text):
        return out
    if not entries and ("名称" in text or text.count("：") > 1):
        entries = find_entries(text)
    parts = [] if entries else [match.span() for match in _PARTS.finditer(text) if "个项目" not in match.group()]
    for found in (
        *find_noticed(text, entries),
        *_quoted(text),
        *find_counted(text),
        *find_sites(text),
        *find_listed(text),
        *find_enumerated(text),
        *find_given(text),
        *find_itemised(text),
        *find_items(text),
        *find_priced(text),
        *find_subjects(text),
        *find_headed(text),
        *find_series(text),
        *find_works(text),
        *find_states(text),
    ):
        if any(found.start < entry.start and entry.key < found.end for entry in entries):
            continue  # 30亩（4）项目总投资：a key is no part of a name
        if any(start < found.start < end for start, end in parts):
            continue  # 由甲工程、乙工程组成
        if not any(found.start < other.end and other.start < found.end for other in out):
            out.append(found)
    return sorted(out)


def _quoted(text: str) -> Iterator[ProjectName]:
    """实施“两廊三带”工程 -> “两廊三带”工程, a programme."""
    for match in _QUOTED.finditer(text):
        inside = match["inside"]
        stem = inside[:-2] if inside else match["outside"]
        listed = text[: match.start()].endswith(("”", "”、"))
        if stem in grouped()["slogan"] or listed or not _is_programme(stem):
            continue
        start, end = (match.start(), match.end())
        if inside:
            start, end = start + 1, end - 1
        facility = match["outside"] and text[start:end].endswith("项目") and stem.endswith(endings("facility"))
        told = facility or bool(match["outside"] and _TOLD.match(text, match.end()))
        yield ProjectName(start, end, text[start:end], programme=not told)


def _is_programme(stem: str) -> bool:
    """三十, 雪亮, 青湾供水: numbered, widely known or of works; not 强县."""
    if stem.startswith(endings("slogan")):
        return False
    return bool(_NUMERAL.search(stem)) or stem in grouped()["programme"] or (has_works(stem) and is_proper(stem))


@cache
def _mentioned() -> Scanner:
    """Words one of which stands in every sentence that names a project."""
    return Scanner(word for kind in _MENTIONING for word in patterns.listed(_WORDS, kind))
