"""Works that open a sentence: those an article has named before, and those whose building the next sentence tells."""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.lists import ProjectName
from kg.extractors.projects.words import HEADS, endings, is_proper, stem_of, without_lead
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading

_WORDS = "project_words.tsv"
_LEAD = Pattern(_WORDS, r"(?:(?:<topic_lead>)的?，?|\d{1,9}月\d{1,9}日，|[“《])*")
_TOPIC = Pattern(
    _WORDS,
    r"(?P<name>[^，。；：、“”（）的]{4,30}?)”?(?=，?(?:<topic_told>|是[^，。；]{0,24}(?:<role>|项目|工程)|[于自][^，。；]{2,10}(?:<begun>)))",
)
_TOLD = Pattern(_WORDS, r"”?(?:项目|工程)?，?(?:<again_told>|\d)")
_BUILT = Pattern(_WORDS, r"<built_told>|投资[^，。；]{0,4}\d")
_OPENING = Pattern(_WORDS, r"(?P<name>[^，。；：、“”（）的\d]{4,24}?)(?:，|\d|<again_told>)")
_DONE = Pattern(_WORDS, r"(?:<built>)+$")
_GOES_ON = Pattern(_WORDS, r"(?:据了解，|据介绍，|据悉，)?(?:<it_goes_on>|\d{4}年|20\d\d)")
_PHASE = re.compile(r"(?:（[^（）]*）|[一二三四五首][期段])$")
_NEW = Pattern(_WORDS, r"^(?:整个|<topic_lead>|新|老|原|[该本此这][座栋所条幢个项]?)")
_CLAUSES = re.compile(r"^|[，。；：]")
_LONG_ENOUGH = 5
_SHORTEST = 3
_OFFICES = frozenset("部组办师处")  # 甲项目|部: a body
_MOST = 60  # names of an article that are looked for again
_FAR = 2  # sentences behind it that may tell that it is being built


def told_again(texts: Sequence[str], found: Sequence[list[ProjectName]]) -> list[list[ProjectName]]:
    """The projects of each sentence with those that it speaks of by a name which another sentence shows to be a project's."""
    known = _known(found)
    if not known:
        return list(found)
    names = re.compile("|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name)))))
    out = []
    for text, own in zip(texts, found, strict=True):
        again = list(_known_in(text, names, known, own)) or _tail_of(text, known, own)
        out.append(sorted([*own, *again]))
    return out


def _known(found: Sequence[list[ProjectName]]) -> dict[str, str]:
    """{how works may be called again: the name of their project}."""
    out: dict[str, str] = {}
    for each in (p for line in found for p in line if not p.programme and not p.site):
        stem = stem_of(each.name)
        if each.name.endswith(HEADS) and len(stem) >= _SHORTEST:
            out.setdefault(each.name, each.name)  # 柳湾养老产业项目, word for word
        if _is_works(stem):
            for form in _forms(stem):
                out.setdefault(form, each.name)
    return out if len(out) <= _MOST else {}


def _forms(name: str) -> list[str]:
    """柳市青湾县大河桥 and 青湾县大河桥, 青湾大河桥, 大河桥 where that is long enough."""
    found = leading(name)
    if not found or len(name) - found[1] < _SHORTEST:
        return [name] if len(name) >= _LONG_ENOUGH else []
    region, rest = found[0].name, name[found[1] :]
    return [form for form in (name, region + rest, region[:-1] + rest, rest) if len(form) > _SHORTEST]


def _known_in(
    text: str, names: re.Pattern[str], known: dict[str, str], own: Sequence[ProjectName]
) -> Iterator[ProjectName]:
    for clause in _CLAUSES.finditer(text):
        lead = _LEAD.match(text, clause.end())
        match = names.match(text, lead.end() if lead else clause.end())
        whole = (
            match is not None and match.group().endswith(HEADS) and text[match.end() : match.end() + 1] not in _OFFICES
        )
        if not match or not (whole or _TOLD.match(text, match.end())):
            continue
        if not any(match.start() < p.end and p.start < match.end() for p in own):
            yield ProjectName(match.start(), match.end(), known[match.group()])


def _tail_of(text: str, known: dict[str, str], own: Sequence[ProjectName]) -> list[ProjectName]:
    """教学综合楼|占地3亩: the only project that an article has named whose name ends so."""
    lead = _LEAD.match(text)
    match = _OPENING.match(text, lead.end() if lead else 0)
    if own or not match or not _is_works(match["name"]):
        return []
    found = {name for form, name in known.items() if form.endswith(match["name"])}
    return [ProjectName(*match.span("name"), found.pop())] if len(found) == 1 else []


def find_topics(texts: Sequence[str], found: Sequence[list[ProjectName]]) -> list[list[ProjectName]]:
    """The projects of each sentence; one that names none has the works it opens with, if what follows tells of their building."""
    out = list(found)
    for i, text in enumerate(texts):
        topic = None if out[i] else topic_of(text)
        if topic and (_BUILT.search(text, topic.end) or _is_built(texts[i + 1 : i + 1 + _FAR], out[i + 1 :])):
            out[i] = [topic]
    return out


def topic_of(text: str) -> ProjectName | None:
    """柳湾大桥|位于青湾镇: the works that a sentence opens with; None where it opens otherwise."""
    lead = _LEAD.match(text)
    match = _TOPIC.match(text, lead.end() if lead else 0)
    if not match:
        return None
    start = match.start() + without_lead(match["name"])
    name = text[start : match.end("name")]
    fits = (
        len(name) >= _LONG_ENOUGH
        and _is_works(name)
        and is_proper(name)
        and name_start(text, match.end("name")) <= start
    )
    return ProjectName(start, match.end("name"), name) if fits else None


def _is_works(name: str) -> bool:
    return not name.endswith(HEADS) and _PHASE.sub("", name).endswith((*endings("facility"), *endings("line")))


def _is_built(texts: Sequence[str], found: Sequence[list[ProjectName]]) -> bool:
    """The sentences behind it go on with it and tell of building: 该桥总投资2亿元."""
    for text, named in zip(texts, found, strict=False):
        if named or not _GOES_ON.match(text):
            return False
        if _BUILT.search(text):
            return True
    return False


def of_another(text: str, name: str) -> bool:
    """周尧小学|占地30亩, where 周尧小学教学楼 was spoken of: the works that the sentence opens with are others."""
    lead = _LEAD.match(text)
    match = _OPENING.match(text, lead.end() if lead else 0)
    if not match or not _is_works(match["name"]):
        return False
    stem = _DONE.sub("", stem_of(name))
    rest, short = iter(stem), _NEW.sub("", match["name"])
    return stem[-1:] != short[-1:] or not all(char in rest for char in short)
