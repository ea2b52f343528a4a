"""What the words of a project's name are: which make it proper, which only say what kind of project it is."""

import re
from functools import cache

from kg.lexicon import divisions, tables, words
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Hit, Scanner

HEADS = ("项目", "工程")
_COUNTED = re.compile(
    r"^(?:第?[\d一二两三四五六七八九十百几多数]{1,9}[个项批期大类条座处宗余]*|\d{4}年度?|“?十[一二三四五]五”?)$"
)
_PERIODS = re.compile(
    r"\d{4}年|\d{1,2}月份?|第?[一二三四1-4]季度|第[一二三四五六七八九十\d]{1,9}批|[\d一二三四五六七八九十几多]{1,9}余?[个项]"
)
_COUNTY = re.compile(r"^[\u4e00-\u9fff]{2,3}(?:县|市|(?<![小片社园城景库矿山])区)")  # also one that no list has
_OPENERS = Pattern(
    "project_words.tsv",
    r"^(?:该(?:公司|企业|集团)|（[^（）]{0,16}(?:<credited>)[^（）]{0,12}）|[我该本][省市县区州旗乡镇村校院局厂司]|（?\d{1,2}[）.．](?!\d)|\d{4}年度?第?[\d一二三四]*(?:批|季度)?|第?[\d一二两三四五六七八九十几多]{1,9}[个项批大座处宗件]|[一二三四]期(?:工程)?(?:建设|新建)|一大?批|(?:\d{1,9}(?:\.\d{1,9})?|[一十百千])?[万亿]元?(?:以上|级))的?",
)
_COUNTS = re.compile(
    r"\d{4}年度?|\d{1,2}月份?|第?[一二三四1-4]季度|第[一二三四五六七八九十\d]{1,9}批|[\d一二三四五六七八九十几多]{1,9}余?[个项]|[万亿]元?(?:以上|级)|\d[\d.,]{0,20}余?[万亿]元"
)
_NUMBERED = re.compile(r"^[一二三四五六七八九十百千万][\u4e00-\u9fff]$")
_SEVERAL = re.compile(
    r"(?:\d{1,9}|[两三四五六七八九十]+)余?(?:[条所家户栋幢](?!江|河|路)|公里|千米|号?楼)"
    r"|\d{1,9}(?:-\d{1,9})?#|.*第[一二三四五六七八九十\d]{1,9}[座个条]"
)
_POINTING = re.compile(r"[该此这][条座个项段栋所处批]?|本(?:项目|工程|标段)|项目|工程")
_OF_RANK = re.compile(r"[市县区旗州](?![级重属直域城区])[\u4e00-\u9fff]{4}")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,3}(?![个批期次季]|轮|大类)[\u4e00-\u9fff]{2}")
_RANKS = tuple("省市县区州旗盟")
_MARKS = re.compile(r"[“”（）《》·、 ]")
_PLACED = re.compile(r"[A-Za-z“（镇乡村路湖河江]")
_DONE = Pattern("project_words.tsv", r"(?:[一二三四五]期)?(?:<built>)*$")
_WORKS = Pattern("project_words.tsv", r"<works>")


def heads(text: str) -> list[Hit]:
    """Where 项目 and 工程 stand as the head of a name; not in 工程师, 项目部."""
    kinds = grouped()
    return [hit for hit in _head_scanner().find(text) if hit.word in HEADS and hit.word not in kinds["trap"]]


def is_proper(stem: str) -> bool:
    """More than kinds of projects and the name of a county or of a larger division: 赵庄改造 is, 全市重点 is not."""
    if _is_counted(stem) or _SEVERAL.match(stem) or _POINTING.match(stem):
        return False
    bare = _PERIODS.sub("", _MARKS.sub("", stem))
    rest = _without_divisions(bare)
    if rest != bare and rest.endswith(endings("facility")) and not rest.startswith(endings("facility")):
        return True  # 柳县创业产业园: there is one
    if _ORDINAL.match(bare) and bare.endswith(endings("facility")):
        return True  # 第六水厂
    if _OF_RANK.match(bare) and _DONE.sub("", rest).endswith(endings("facility")):
        return True  # 市|体育中心二期: there is one
    rest = _COUNTY.sub("", rest) if not rest.endswith(endings("facility")) else rest
    left = "".join(w.text for w in words.cut(rest) if not _is_generic(w.text) and not _COUNTED.match(w.text))
    if len(left) == 1 and _NUMBERED.search(rest[: rest.find(left) + 1]):
        return True  # 九黎产业园
    return len(left) >= 2 and (rest != bare or left not in grouped()["facility"])


def _is_generic(word: str) -> bool:
    """建设, and 能源建设 and 城市道路 of two such words."""
    kinds = grouped()
    if word in kinds["generic"]:
        return True
    first = word[:2] if len(word) == 4 and word[2:] in kinds["plain"] else ""
    return first in kinds["generic"] or first in kinds["sector"]


def _is_counted(stem: str) -> bool:
    """挺进十强县2019年第一季度重点建设: a count or a period, and behind it only what kind of project they are."""
    counted = list(_COUNTS.finditer(stem))
    tail = stem[counted[-1].end() :] if counted else ""
    return bool(tail) and all(w.text in grouped()["generic"] or w.text in grouped()["sector"] for w in words.cut(tail))


def is_marked(stem: str) -> bool:
    """A name by its form alone: long, or with a place, a company, letters or quoted words in it."""
    return len(stem) >= 7 or bool(_PLACED.search(stem)) or stem.endswith(endings("facility"))


def without_lead(text: str) -> int:
    """How many characters before the name are words as 本次, 2024年度 and 重点."""
    at = 0
    while True:
        rest = text[at:]
        if rest.startswith(endings("whole")):
            return at
        counted = _OPENERS.match(rest)
        lead = tables.opening(rest, endings("lead")) or _verb_before(rest)
        if (not counted and not lead) or (not counted and is_glued(rest, lead)):
            return at
        at += max(counted.end() if counted else 0, len(lead))


def _verb_before(text: str) -> str:
    """建设|年产5万吨纤维项目, 援建|柳湾小学: the verb; '' where a name begins so (建设路) or nothing proper is left."""
    verb = tables.opening(text, endings("lead_verb"))
    if not verb:
        return ""
    rest = text[len(verb) :]
    cut = words.cut(text[: len(verb) + 4])
    whole = any(w.end == len(verb) for w in cut)
    return verb if whole and not rest.startswith(endings("site")) and is_proper(stem_of(rest)) else ""


def stem_of(name: str) -> str:
    """The name without 项目 and 工程 at its end."""
    while name.endswith(HEADS) and len(name) > 2:
        name = name[:-2]
    return name


def is_glued(text: str, lead: str) -> bool:
    """The word goes on: 新 in 新城, 各 in 各庄."""
    return len(lead) == 1 and bool(words.cut(text[:4])) and len(words.cut(text[:4])[0].text) > 1


def has_works(stem: str) -> bool:
    """It says what is built, as names with 工程 do."""
    return _WORKS.search(stem) is not None


@cache
def endings(kind: str) -> tuple[str, ...]:
    """The words of that kind, longest first."""
    return tuple(sorted(grouped()[kind], key=lambda w: (-len(w), w)))


@cache
def grouped() -> dict[str, frozenset[str]]:
    """{kind: words} of project_words.tsv."""
    return tables.grouped("project_words.tsv")


@cache
def bounds() -> frozenset[str]:
    """Words that end what stands before a name."""
    return (tables.words("boundaries.txt") | grouped()["bound"]) - grouped()["no_bound"]


def _without_divisions(text: str) -> str:
    """Without the names of divisions above the towns; a short form before works may be a river or village of that name."""
    out, at = [], 0
    for hit in divisions.find(text):
        full = hit.word.endswith(_RANKS)
        if any(d.level != "town" for d in divisions.named(hit.word)) and (full or not _names_works(text[hit.end :])):
            out.append(text[at : hit.start])
            at = hit.end
    return "".join([*out, text[at:]])


def _names_works(text: str) -> bool:
    return has_works(text.replace("建设", "")) and not text.endswith(endings("facility"))


@cache
def _head_scanner() -> Scanner:
    return Scanner([*HEADS, *grouped()["trap"]])
