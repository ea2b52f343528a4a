"""The forms of one project's name in an article: 水厂项目 and 柳湾水厂项目 are one project."""

import re

from kg.extractors.projects.words import HEADS, stem_of

_QUOTED = re.compile(r"“([^“”]{4,16})”")
_MARKS = re.compile(r"[“”（）]")
_PHASE = re.compile(r"(?:项目|工程)(?=[一二三四五]期$)")  # 甲项目二期, 甲二期项目
_BUILDING = re.compile(r"(?<=[院校学园馆厂城区路桥站场楼库房心地镇村])(?:工程)?(?:新建|建设)$")


def full_names(names: list[str]) -> dict[str, str]:
    """Each name -> the fullest name the article has for the same project: 水厂项目 -> 柳湾水厂项目, not 赵庄改造 -> 赵庄改造配套住房."""
    out: dict[str, str] = {}
    bare = {name: _bare(name) for name in names}
    for name, stem in bare.items():
        if quoted := _quoted(name):
            out[name] = min((n for n in names if _quoted(n) == quoted), key=len)
            continue
        before = names[: names.index(name)]
        longer = [
            n
            for n in names
            if len(bare[n]) > len(stem) >= 4
            and _is_short_form(stem, bare[n])
            and (n in before or _is_cut(stem, bare[n]))
        ]
        alike = [n for n in names if bare[n] == stem]
        same = next((n for n in alike if n.endswith(HEADS)), alike[0])
        out[name] = max(longer, key=lambda n: len(bare[n])) if longer else same
    return out


def _quoted(name: str) -> str:
    """The quoted words that are a project's own name: 某县“示范村”活动项目 -> 示范村; '' for short ones."""
    match = _QUOTED.search(name)
    return match.group(1) if match else ""


def _bare(name: str) -> str:
    """Without marks and without the building at its end: 柳县医院建设项目 is 柳县医院."""
    stem = _PHASE.sub("", _MARKS.sub("", stem_of(name)))
    return _BUILDING.sub("", stem) or stem


def _is_short_form(short: str, full: str) -> bool:
    """All its characters stand in the full name in the same order, and more than the full name's opening."""
    if full.startswith(short):
        return False
    rest = iter(full)
    return full.endswith(short) or all(char in rest for char in short)


def _is_cut(short: str, full: str) -> bool:
    """One stretch of the full name is left out: 青禾集团|柳湾|水厂."""
    same = next((i for i, (one, other) in enumerate(zip(short, full, strict=False)) if one != other), len(short))
    return full.endswith(short[same:])
