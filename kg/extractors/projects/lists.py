"""Projects in a list that names the kind of all of them behind it: '甲古镇、乙度假区等两个投资项目' -> 甲古镇, 乙度假区."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors.projects.bounds import name_start
from kg.extractors.projects.words import HEADS, endings, grouped, has_works, is_proper, stem_of, without_lead
from kg.lexicon import words
from kg.lexicon.marks import behind_mark
from kg.lexicon.patterns import Pattern

_LIST_TAIL = re.compile(
    r"(?P<etc>等(?:在内的)?)?(?P<count>[\d一二两三四五六七八九十多几余]{1,9}[个项大]?(?:已|相对|较)*)?(?P<kind>[^，。；：、“”等]{0,10}?)(?P<head>项目|工程)(?!及)"
)
_SITE_TAIL = re.compile(
    r"等(?:[\d一二三四五六七八九十多几]{1,9}[个处]?)?(?:重点)?(?:(?P<head>项目|工程)(?:施工|建设)?|施工|建设)(?:现场|工地)"
)
_ENUMERATED = re.compile(r"(?:包括|包含|涵盖|有)$")
_USES = Pattern("project_words.tsv", r"(?:<uses>)[^，。；、]{0,6}$")
_SITES = Pattern("project_words.tsv", r"<opened_there>")
_FIGURE, _NUMBERS = re.compile(r"\d{1,9}|[二两三四五六七八九十]"), "〇一二三四五六七八九十"
_COUNT = re.compile(
    r"等|(?<=[\u4e00-\u9fff])[二两三四五六七八九十\d]{1,9}(?:[个项]|大(?=[^，。；、]{0,6}(?:项目|工程)))"
)
_ENUMERATING = re.compile(r"(?:分别是|分别为)[^，。；]+?(?:项目|工程)(?=[，。；])")
_GIVEN = Pattern(
    "project_words.tsv",
    r"(?:项目|工程)(?:有|分别[是为]|主要有|<giving>)：?(?P<list>[^，。；：]{12,400}[^，。；：等])(?=[。；])",
    needs="、",
)
_ITEMISING = re.compile(r"(?:项目|工程)[^，。；：]{0,10}：")
_ITEM = re.compile(r"(?:（?\d{1,2}[）、．.] ?)?(?P<item>[^，。；：]{4,40})[^。；]{0,80}(?:[。；]|$)")
_FATE = Pattern(
    "project_words.tsv",
    r"(?:<opening_manner>|<state_manner>){0,4}(?:<opening_act>|<state>|<fate>)",
)
_CLAUSE = frozenset("，。；：")
_STAGE = re.compile(r"（[^（）]{0,16}[期段批标]）$")
_SERIES = re.compile(r"[^，。；：！？]{6,}?(?=等?(?:[，。；！？]|$))")
_SECTION = re.compile(r"(?<=[路道线河渠桥网速])[\u4e00-\u9fff]{2,6}段$|[一二三四五首][期段]$")
_JOINT = re.compile(r"[和与及]")
_PRICE = re.compile(r"(?:计划|概算)?总?投资(?:额为?)?[约达超近]?\d[\d.]{0,9}[万亿]元的?$")
_PRICE_LENGTH = 24
_JOINT_BEFORE = re.compile(r"(?:、|、?以及|和)$")
_PHASES = Pattern("project_words.tsv", r"(?:[一二三四五首][期段])?(?:<built>)*$")
_FEWEST = 3  # items of a list that is told line by line
_LONG_ENOUGH = 5
_SHORTEST = 4


class ProjectName(NamedTuple):
    """A name in a sentence: text[start:end] are its words, `name` may have the head that the list shares added."""

    start: int
    end: int
    name: str
    programme: bool = False
    site: bool = False  # the words are a place and the head is shared: 甲路 of '甲路和乙路项目'


def find_sites(text: str) -> Iterator[ProjectName]:
    """到甲路、乙小学等施工现场 -> 甲路项目, 乙小学项目."""
    for match in _SITE_TAIL.finditer(text):
        for start, end in _items(text, match.start()):
            words_of = text[start:end]
            if words_of.endswith(HEADS):
                yield ProjectName(start, end, words_of)
            elif words_of.endswith(endings("site")) and len(words_of) > 2 and not words_of.endswith(endings("seat")):
                yield ProjectName(start, end, words_of + (match["head"] or "项目"), site=True)
            elif (has_works(words_of) and _is_building(words_of)) or (match["head"] and _is_item(words_of)):
                yield ProjectName(start, end, words_of)


def _is_building(words_of: str) -> bool:
    """县污水处理厂, 城市棚户区改造: what is built at a site, though any town has one."""
    return len(words_of) > _LONG_ENOUGH and words_of.endswith(
        (*endings("facility"), *endings("line"), *endings("built"))
    )


def find_listed(text: str) -> Iterator[ProjectName]:
    """签订甲古镇、乙度假区等两个投资项目 -> 甲古镇, 乙度假区."""
    enumerated = False
    for match in _COUNT.finditer(text):
        tail = _LIST_TAIL.match(text, match.start())
        if not tail or not (tail["etc"] or tail["count"]) or not _is_kind(tail["kind"]):
            continue
        summed = re.search(r"(?:一?共计?|总计|合计)$", text[max(0, match.start() - 2) : match.start()])
        items = list(_items(text, match.start() - len(summed.group()) if summed else match.start()))
        items = _as_many(text, items, _number(tail["count"]))
        if _number(tail["count"]) == len(items) > 1 and all(_is_counted(text[s:e]) for s, e in items):
            yield from (ProjectName(s, e, text[s:e]) for s, e in items)
            continue
        clause = behind_mark(text, match.start(), 0, _CLAUSE)
        enumerated = bool(_ENUMERATED.search(text[: items[-1][0]])) or (enumerated and text[clause - 1] == "；")
        if _USES.search(text[: items[-1][0]]):
            continue  # 用于堤防建设、道路硬化等项目
        priced = any(_PRICE.search(text, max(0, s - _PRICE_LENGTH), s) for s, _ in items)
        listed = enumerated or (len(items) > 1 and (priced or _FATE.match(text, tail.end())))
        things, works = (*HEADS, *endings("facility")), endings("built")
        if tail["etc"] and listed and (tail["count"] or tail["kind"] or (enumerated and len(items) >= _FEWEST)):
            sure = any(text.endswith(things, s, e) for s, e in items)  # 雄鹰锂电、柳湾产业园等一批项目竣工
            fit = ((s, e) for s, e in items if e - s > _LONG_ENOUGH or sure)
            yield from (ProjectName(s, e, text[s:e]) for s, e in fit if _is_item(text[s:e]))
            continue
        alone = tail["etc"] and len(items) == 1  # 甲小学等项目; 开展环境整治等项目 names no project
        ends = things if alone else (*things, *works, *endings("line"), *endings("way"))
        if any(_STAGE.sub("", text[s:e]).endswith(ends) for s, e in items) and (alone or len(items) > 1):
            for start, end in items:
                if _is_item(text[start:end]):
                    yield ProjectName(start, end, text[start:end])


def _as_many(text: str, items: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """甲商业街、乙观光园和丙旅游三大项目: three, as the text counts them, so that 和 parts two."""
    joined = [(start, end) for start, end in items if "和" in text[start:end]]
    if len(items) != count - 1 or len(joined) != 1:
        return items
    start, end = joined[0]
    joint = text.index("和", start)
    at = items.index(joined[0])
    return [*items[:at], (joint + 1, end), (start, joint), *items[at + 1 :]]


def _is_counted(text: str) -> bool:
    """One of as many names as the text counts: 清华园 too."""
    return (
        len(text) >= _SHORTEST - 1 and not text.endswith(("的", *endings("no_item_end"))) and is_proper(stem_of(text))
    )


def find_enumerated(text: str) -> Iterator[ProjectName]:
    """分会场分别是甲酒业二期扩能、乙至丙公路、丁改造项目: the items without a head too."""
    for match in _ENUMERATING.finditer(text) if "分别" in text else ():
        items = list(_items(text, match.end()))
        if len(items) > 1 and _SITES.search(text[: match.start()]):
            yield from (ProjectName(s, e, text[s:e]) for s, e in items if e - s > _SHORTEST and _is_item(text[s:e]))


def find_given(text: str) -> Iterator[ProjectName]:
    """集中开工项目包括甲航道工程（一期）、乙公路（丙至丁段）。 -> each of a list that nothing stands behind."""
    things = (*HEADS, *endings("facility"), *endings("line"), *endings("way"), *endings("built"))
    for match in _GIVEN.finditer(text):
        items = [(s, e) for s, e in _items(text, match.end()) if s >= match.start("list")]
        if len(items) >= _FEWEST:
            for start, end in items:
                if _STAGE.sub("", text[start:end]).endswith(things) and _is_item(text[start:end]):
                    yield ProjectName(start, end, text[start:end])


def find_itemised(text: str) -> Iterator[ProjectName]:
    """新开工重点工程分别是：甲至乙铁路；丙水利枢纽；丁机场改扩建。 -> each of the three."""
    opening = _ITEMISING.search(text) if "；" in text else None
    told = (m.span("item") for m in _ITEM.finditer(text, opening.end())) if opening else ()
    items = [span for start, end in told for span in parted(text, _behind_of(text, start, end), end)]
    if len(items) >= _FEWEST:
        things = (*HEADS, *endings("facility"), *endings("line"), *endings("built"))
        yield from (
            ProjectName(s, e, text[s:e]) for s, e in items if _is_item(text[s:e]) and text.endswith(things, s, e)
        )


def _behind_of(text: str, start: int, end: int) -> int:
    """甲市援建乙县的|丙公路."""
    at = text.rfind("的", start, end) + 1
    return at if at and end - at >= _SHORTEST else start


def find_series(text: str) -> Iterator[ProjectName]:
    """甲中学建设工程、乙片区危旧房改造、丙产业园、丁改造项目等: all of a list in which two items end as projects do."""
    if text.count("项目、") + text.count("工程、") < 1 or text.count("、") < _FEWEST - 1:
        return
    for series in _SERIES.finditer(text):
        ends = [m.start() for m in re.finditer("、", series.group())] + [len(series.group())]
        headed = sum(series.group()[:end].endswith(HEADS) for end in ends)
        if headed < 2 or len(ends) < _FEWEST:
            continue
        things = (*HEADS, *endings("facility"), *endings("line"), *endings("way"), *endings("built"), *endings("bulk"))
        for end in ends:
            stop = series.start() + end
            start = name_start(text, stop)
            start += without_lead(text[start:stop])
            name = text[start:stop]
            staged = _STAGE.sub("", _SECTION.sub("", name))
            if text[start - 1 : start] == "等":
                continue  # 甲工程、乙工程等|高效高质建设
            if staged.endswith(things) and not staged.endswith(HEADS) and len(name) > _LONG_ENOUGH and _is_item(name):
                yield ProjectName(start, stop, name)


def _is_kind(kind: str) -> bool:
    """重点建设, 旅游三产: words that say of what kind the listed projects are."""
    kinds = grouped()
    said = kinds["generic"] | kinds["lead"] | kinds["sector"]
    return "企业" not in kind and (
        kind in said
        or all(
            w.text in said or (len(w.text) == _SHORTEST and w.text[:2] in said and w.text[2:] in said)  # 农业|产业
            for w in words.cut(kind)
        )
    )


def _number(count: str | None) -> int:
    """5个 -> 5; 0 where none is told."""
    figure = _FIGURE.match(count or "")
    if not figure:
        return 0
    return int(figure.group()) if figure.group().isdigit() else _NUMBERS.index(figure.group().replace("两", "二"))


def _is_item(text: str) -> bool:
    return (
        len(text) >= _SHORTEST
        and not text.endswith("的")
        and is_proper(stem_of(text))
        and not text.endswith(endings("company_end"))
    )


def parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """甲项目和乙改造 -> both; 甲水库续建和乙水库 too; 供水和污水处理 is one."""
    for joint in _JOINT.finditer(text, start, end):
        left = _PHASES.sub("", text[start : joint.start()])
        right = text[joint.end() : end]
        built = (
            left.endswith(endings("facility"))
            and right.endswith(endings("facility"))
            and len(left) > len(right) > _SHORTEST
        )
        if (built or left.endswith((*HEADS, *endings("line")))) and joint.end() < end - 2:
            return [(start, joint.start()), *parted(text, joint.end(), end)]
    return [(start, end)]


def _items(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The parts of the list that ends at text[end], between 、 and 和, from the last to the first."""
    stop, things = end, (*HEADS, *endings("facility"), *endings("line"), "段")
    while stop > 0:
        start = name_start(text, stop)
        start = name_start(text, stop - 2) if start == stop else start  # 分布式光伏整县|推进
        yield from reversed(parted(text, start + without_lead(text[start:stop]), stop))
        goes_on = text[start - 1 : start] == "，" and text.endswith(
            things, 0, start - 1
        )  # 甲大桥，乙基地、丙中心等项目
        price = _PRICE.search(text, max(0, start - _PRICE_LENGTH), start)  # 总投资3亿元的|甲园区
        start = price.start() if price else start
        joint = _JOINT_BEFORE.search(text, max(0, start - 3), start)  # 甲园区以及乙中心等项目
        if not (goes_on or joint) or start < 2:
            return
        stop = joint.start() if joint else start - 1
