"""What is said of a project in a sentence: its cost, its area, its end, the bodies that have a part in it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extractors.amounts import Amount, find_areas, find_money
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.lexicon.scanner import Scanner
from kg.records import DateMention, Organization, Reading

_WORDS = "project_words.tsv"
_COST = Pattern(_WORDS, r"(?:<cost>)(?:<cost_tail>)*(?:<sum_told>)?$")
_AGREED = Pattern(_WORDS, r"(?:<agreed>)(?:了|总额)?$")
_RAISED = Pattern(_WORDS, r"(?:<raised>)[^，。；、\d]{0,12}$")
_FOR = Pattern(_WORDS, r"(?:人民币)?(?:<founded_at>)的")
_OF_MANY = re.compile(r"^(?:的|，)?(?:这)?[\d一二两三四五六七八九十多几余]{1,9}[个项处]")
_LAND = Pattern(_WORDS, r"(?:占地|用地|征地|规划(?=总?面积))(?:总?面积)?(?:<area_told>)*$")
_FLOOR = re.compile(r"建筑(?:总)?面积(?:为|是|：)?$")
_END = Pattern(_WORDS, r"^(?:<end_time>|<end_manner>|[前全整主体]){0,4}(?:<ending>)")
_TO_COME = re.compile(r"[初底中旬末前份]{0,2}(?:可|将|有望|力争|预计|争取|拟)")
_PLANNED = Pattern(_WORDS, r"(?:<planned>)[^，。；]{0,6}$")
_BY = re.compile(r"(?<![非不未])由(?P<told>[^，。；由]{4,72})")
_DEED = Pattern(_WORDS, r"(?:<part_manner>)*(?P<verb><part_verb>)")
_GOES_ON = Pattern(_WORDS, r"[^，。；、由并和与委]{0,16}(?:公司|集团)(?:<part_manner>)*(?:<part_verb>)")
_SHORTEST = 4
_PAYS = Pattern(
    _WORDS,
    r"(?:^|[，。；])(?P<body>[^，。；]{4,30}?)(?:<paying>)[^，。；]{1,12}元(?:人民币)?(?P<verb><funding>)",
    needs="资款赠",
)
_SIGNED = Pattern(
    _WORDS,
    r"(?:(?<![^，。；])(?P<first>[^，。；、与和同]{4,40}))?(?:与|和|同)"
    r"(?P<body>[^，。；、与和]{4,40}?)(?:正式|成功|现场|共同)*(?:签订|签署|签约)",
    needs="签",
)
_CARRIES_OUT = Pattern(
    _WORDS,
    r"(?:\d{4}年，?|今年，?|去年，?|近年来，|此外，|同时，|其中，|据悉，)?(?P<body>[^，。；、在由将]{2,34}?)(?:还|也|将|计划|拟)*(?:在[^。；]{2,90}?)?"
    r"(?:组织|正式|先后|集中)?(?:<carried_by>)[了的]?[^，。；、]{0,6}$",
)
_GIVING = ("出资", "捐资", "捐赠")


_RELATIONS = ("developer", "builder", "funder")


class Part(NamedTuple):
    """A body with a part in a project: its words are text[start:end]; `reach` is where the words end that give it the part."""

    start: int
    end: int
    relation: str
    reach: int = 0


def find_costs(text: str) -> Iterator[Amount]:
    """总投资约9亿元 -> 约9亿元; sums of several projects together are left out."""
    for amount in find_money(text, bare=True):
        told = text[max(0, amount.start - 12) : amount.start]
        priced = text.startswith("的", amount.end) and _AGREED.search(told)
        raised = _RAISED.search(told) and _FOR.match(text, amount.end)
        if (priced or raised or _COST.search(told)) and not _OF_MANY.match(text[amount.end :]):
            yield amount


class Area(NamedTuple):
    """An area, and whether it is the land's and not the floor's."""

    amount: Amount
    land: bool


def find_area(text: str) -> Area | None:
    """占地38.16亩 -> 38.16亩: the land; the floor area where no land is told."""
    areas = list(find_areas(text))
    for told in (_LAND, _FLOOR):
        found = next((a for a in areas if told.search(text[max(0, a.start - 12) : a.start])), None)
        found = found or next(
            (a for a in areas if told is _LAND and re.search(r"用地总面积$", text[max(0, a.start - 12) : a.start])),
            None,
        )
        if found:
            return Area(found, told is _LAND)
    return None


def is_planned(text: str, told: DateMention) -> bool:
    """计划|2026年3月|竣工, 7月底|可通车: no day on which something happened."""
    if _TO_COME.match(text, told.end):
        return True
    return _END.match(text[told.end :]) is not None and _PLANNED.search(text[: told.start]) is not None


def planned_end(reading: Reading) -> DateMention | None:
    """项目将于2025年12月竣工 -> 2025年12月."""
    text = reading.sentence.text
    return next(
        (d for d in reading.dates if _END.match(text[d.end :]) and (d.date.year or _PLANNED.search(text[: d.start]))),
        None,
    )


def find_parts(reading: Reading) -> Iterator[Part]:
    """The bodies that a label or a verb gives a part."""
    text = reading.sentence.text
    yield from _labelled(reading)
    for match in _BY.finditer(text) if "由" in text else ():
        yield from _doers(text, *match.span("told"))
    for match in _PAYS.finditer(text):
        if match["verb"] not in _GIVING and _is_body(match["body"]):
            yield Part(*match.span("body"), "funder", match.end())
    for match in _SIGNED.finditer(text):
        side = next((s for s in ("body", "first") if match[s] and match[s].endswith(companies())), "")
        if side:
            yield Part(*match.span(side), "developer", match.end())


def _doers(text: str, start: int, end: int) -> Iterator[Part]:
    """甲县乙建设集团|承建: before the first verb that bodies stand before; the 建设 of a company's name is none."""
    for deed in _DEED.finditer(text, start + _SHORTEST, end):
        found = _partners(text, start, deed.start())
        if found and not _GOES_ON.match(text, deed.end(), end):
            yield from (Part(*span, _relation(deed["verb"]), deed.end()) for span in found)
            return


def _relation(verb: str) -> str:
    """builder of 承建, funder of 援建; who does anything else develops it."""
    kinds = (("builder", "building"), ("funder", "funding"))
    return next((relation for relation, kind in kinds if verb in listed(_WORDS, kind)), "developer")


def _partners(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """由|甲公司|与|乙集团|合资建设: each of them where all are bodies, else the one that is named so as a whole."""
    cuts = [
        start,
        *(i for m in re.finditer(r"[与和、及]|联合", text[start:end]) for i in (start + m.start(), start + m.end())),
        end,
    ]
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    if len(parts) > 1 and all(_is_body(text[s:e]) for s, e in parts):
        return parts
    return [(start, end)] if _is_body(text[start:end]) else []


def carries_out(text: str, name: int) -> list[tuple[int, int]]:
    """甲县和乙公司在青湾镇实施|丙项目 -> where 甲县 and 乙公司 stand: the bodies or regions that open the sentence."""
    match = _CARRIES_OUT.match(text[:name])
    return _partners(text, *match.span("body")) if match else []


def _labelled(reading: Reading) -> Iterator[Part]:
    """项目建设单位为甲公司; 建设单位甲公司经理; 乙公司经理丙代表项目实施主体致辞."""
    text = reading.sentence.text
    for hit in _labels()[1].find(text):
        relation = _labels()[0][hit.word]
        behind = re.compile(r"(?:代表|单位|方|之一)?(?:为|是|：|系|，)?").match(text, hit.end)
        at = behind.end() if behind else hit.end
        body = max((o for o in _bodies(reading) if o.start <= at < o.end), key=lambda o: o.end, default=None)
        if body and text[hit.start - 1 : hit.start] != "各":
            yield Part(at, body.end, relation)
        elif re.search(r"代表[^，。；]{0,24}$", text[max(0, hit.start - 30) : hit.start]):
            yield from _speakers(reading, text.rfind("，", 0, hit.start) + 1, hit.start, relation)
        elif text.startswith("将", hit.end):
            yield from _speakers(reading, 0, hit.start, relation)


def _speakers(reading: Reading, start: int, end: int, relation: str) -> Iterator[Part]:
    """The companies whose officers stand in text[start:end]."""
    for group in reading.groups:
        post = group.posts[0]
        if start <= group.start and group.end <= end and post.body.endswith(companies()):
            yield Part(post.start, post.start + len(post.body), relation)


def _bodies(reading: Reading) -> list[Organization]:
    """Bodies of the sentence, those of offices too."""
    posts = [p for g in reading.groups for p in g.posts] + list(reading.loose)
    return [*reading.organizations, *(Organization(p.start, p.start + len(p.body), p.body) for p in posts if p.body)]


def _is_body(words: str) -> bool:
    return words.endswith(_endings()) or bool((found := leading(words)) and found[1] == len(words))


@cache
def companies() -> tuple[str, ...]:
    """What names of companies end in, longest first."""
    found = tables.grouped("organization_endings.tsv")["enterprise"] - set(listed(_WORDS, "no_company"))
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(e for e, _ in tables.pairs("organization_endings.tsv")))


@cache
def _labels() -> tuple[dict[str, str], Scanner]:
    labels = {label: relation for relation in _RELATIONS for label in listed(_WORDS, relation)}
    return labels, Scanner(labels)
