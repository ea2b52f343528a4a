"""The places of a list, each as specific as printed, and the bodies whose places they are."""

import re
from collections.abc import Iterator

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.spelling import clean
from kg.extractors.events.body_lists import NOT_PLACE
from kg.extractors.events.site import Place, Site, people_off, place_endings, split
from kg.lexicon import tables
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import TOWN_RANKS, leading
from kg.records import Claim

_WORDS = "event_words.tsv"
SITE_TAIL = Pattern(
    _WORDS,
    r"(?:项目)?(?:<site_work>)?(?:<site_scene>)$|(?:建设)?项目(?:建设)?(?:<site_scene>)$|(?:<site_part>|[两三四五六七八九]地|[\d一二两三四五六七八九十]{1,9}[个家所处条座](?:<of_kind>|乡|镇|村|点)|(?<=[院村厂家校馆室区园场])里)$",
)
_RESIDENTS = Pattern(_WORDS, r"(?:<which_residents>){0,4}(?:<resident>)(?:代表)?$")
_SOME = re.compile(
    r"某|有关|相关|部分|各(?![族庄])|多[个家处]|[一两几]个|[二三四五六七八九十](?:个|所)|\d{1,9}余?[个家处]"
)
_IN_GENERAL = Pattern(_WORDS, r"的(?:<place_kind>)$")
_FOR_THEM = Pattern(_WORDS, r"(?:<served>)[\u3400-\u9fff]{2,8}(?:<serving>)")
_WORKS_AT = Pattern(_WORDS, r"([^的]{3,20})的[^的]{0,12}(?:<works>)$", needs="的")
_AND_MORE = re.compile(r"(?<=[\u3400-\u9fff]{2})(?<![高中初平])等(?:地|处)?[^、等]{4,}$")  # 甲村|等近年来打造的项目
_PART_OF = re.compile(r"([^的]{2,20})的([^的]{2,12})$")
_CONTINUED = re.compile(r"[\s，、]{0,9}(?:（(?:上接|下转)[^（）]{1,8}）\s*)+")
_OWN = Pattern(_WORDS, r"(?:该|我|本|全)(?:<own_kind>)(?:的)?(?=[\u3400-\u9fff\d]{3,})")  # 该矿|七采区, 我县|青禾村
_IN_TOWN = Pattern(
    "body_words.tsv",
    r"^(?:[\u3400-\u9fff]{2,3}[县市区旗])?(?:[\u3400-\u9fff]{2,4}?(?:镇|乡|街道)|[\u3400-\u9fff]{2,5}?(?:村委会|村|社区)){1,3}(?!<plain>)(?=[\u3400-\u9fff]{2,}(?:<school_site>)$)",
)
_OURS = Pattern(_WORDS, r"[我本该贵][\u3400-\u9fff]$|(?:<ours>)")
_PHASE = Pattern(_WORDS, r"(?<=[\u3400-\u9fff]{2})(?:<phase>)$")
_CORPS = re.compile(r"[团师农场]第?[一二三四五六七八九十百零\d]{1,9}连$|[\d一二三四五六七八九十百]{2,9}团$")
_TRADE = 5  # characters of a branch of trade at most: 装备制造业
_PRAISED = re.compile(r"[\u3400-\u9fff\d“”]{2,16}(?:的|——+)(?=[^的—]{3,})")  # 依山傍水的|青禾村; not 甲大道—乙立交项目
_BUILT_AT = Pattern(_WORDS, r"(?:项目(?:建设)?|(?:<site_work>))(?:<site_scene>)$")  # those who build are no hosts
_WITHIN = Pattern(_WORDS, r"^位于(?:该|我)?([^的]{2,20}?)(?:境内|辖区内?|内)?(?:<being_built>)?的")
_TOWN_OR_VILLAGE = re.compile(r"[\u3400-\u9fff]{1,5}(?:镇|乡|街道|村|社区)$")
_TOWN = re.compile(r"[\u3400-\u9fff]{2}(?:镇|乡|街道|办事处|苏木)$")
_NO_NAME = Pattern(_WORDS, r"[的了着过]|情况|工作|^(?:<topic_opening>)")
_ADMIN = re.compile(r"(?:村|镇|乡|街道|社区|县|市|区|旗|州)$")


def visited_places(site: Site, stretch: str, at: int, *, host: bool) -> Iterator[Claim]:
    """The places of a list, each as specific as printed, and the bodies whose places they are."""
    for item, first, _ in items(stretch, at):
        name, start = item, first
        within = _WITHIN.match(item)
        if within:
            yield from site.place(
                Place(first + within.start(1), first + within.end(1), within.group(1)), "sites.within"
            )
            name, start = item[within.end() :], first + within.end()
        works = _of_it(name)
        if works and is_place(works.group(1)):
            name = works.group(1)  # 甲展览馆|的升级改造工程
        elif works and works.group(works.lastindex or 1) in listed(_WORDS, "no_site"):
            continue  # 茶场的生产车间: of a place told before
        name = _AND_MORE.sub("", name)
        opens = _before_name(name)
        name, start = name[opens:], start + opens
        bare = _RESIDENTS.sub("", SITE_TAIL.sub("", name))
        people = bare != SITE_TAIL.sub("", name)
        built = _BUILT_AT.search(name) is not None
        if people and not class_of(bare):
            continue
        if people and host and not is_place(bare) and not bare.endswith(listed(_WORDS, "no_place")):
            yield from site.body("host", bare, start, start + len(bare), rule="sites.people")
        elif is_place(bare) or _is_company(bare):
            yield from _place_and_host(site, bare, start, host=host and not built)
        elif host and class_of(bare) == "social" and (bare[0] in "省市县区州旗" or leading(bare)):
            yield from site.body("host", bare, start, start + len(bare), rule="sites.society")


def _before_name(name: str) -> int:
    """Where a name begins behind what is said of it: 依山傍水的|青湾村, （上接1版）|青湾村, 我县|青湾村."""
    praised = _PRAISED.match(name)
    at = praised.end() if praised and not leading(name) and is_place(name[praised.end() :]) else 0
    for before in (_CONTINUED, _OWN):
        opens = before.match(name, at)
        at = opens.end() if opens else at
    return at


def _of_it(name: str) -> re.Match[str] | None:
    """甲展览馆|的升级改造工程, 甲水库大坝|的水位高度, 甲河|的堤防: the place before what is looked at there."""
    part = _PART_OF.match(name)
    common = part and (part.group(2) in listed(_WORDS, "no_site") or not is_place(name))
    return _WORKS_AT.match(name) or (part if common else None)


def items(stretch: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The parts of a list; '石壁、万泉镇' are two towns, the first called by its rank too."""
    shared: list[tuple[str, int, int]] = []
    for item, start, end in split(stretch.replace("，", "、").replace("；", "、"), at):
        if len(item) == 2 and not item.endswith(place_endings()):
            shared.append((item, start, end))
            continue
        rank = item[-1] if item.endswith(("镇", "乡")) else ""
        yield from ((name + rank, left, right) for name, left, right in shared)
        yield item, start, end
        shared = []
    yield from shared


def _place_and_host(site: Site, name: str, at: int, *, host: bool) -> Iterator[Claim]:
    """'甲县青湾镇' -> 青湾镇, the most specific, which is the host too.

    Example: 6月1日，县委书记张伟国到柳湾镇调研防汛工作。 -> (柳湾镇)
    """
    region, end = leading(name) or (None, 0)
    cut = end if region and region.rank not in TOWN_RANKS and _TOWN_OR_VILLAGE.match(name[end:]) else 0
    if region and end == len(name) > len(region.name) and _TOWN.fullmatch(region.name) and name.endswith(region.name):
        cut = len(name) - len(region.name)  # a listed town with its county before it
    within = _IN_TOWN.match(name[cut:])
    cut += within.end() if within else 0
    bare, start, stop = name[cut:], at + cut, at + len(name)
    yield from site.place(Place(start, stop, clean(bare)), "sites.visited")
    if host and _TOWN.search(bare):
        yield from site.body("host", bare, start, stop, rule="sites.town")
    elif host and class_of(bare) and not _ADMIN.search(bare) and not bare.endswith(listed(_WORDS, "no_host")):
        yield from site.body("host", bare, start, stop, rule="sites.host")


def is_place(name: str) -> bool:
    """Whether an event may be at what is named: 柳湾村, no 部分乡镇, no 现场."""
    region = leading(name)
    whole = bool(region and region[1] == len(name))
    vague = not whole and name.endswith((*listed("body_words.tsv", "no_village"), *listed(_WORDS, "no_place")))
    bare = not whole and name in tables.words("place_endings.txt") and name not in listed(_WORDS, "whole_site")
    if vague or bare or name in listed(_WORDS, "no_site") or _SOME.search(name):
        return False
    if _OURS.match(name) or not 2 <= len(name) <= 30 or name in listed(_WORDS, "own_region") or _starts_as_none(name):
        return False
    part = _PHASE.search(name)
    return (
        whole
        or bool(part and is_place(name[: part.start()]))
        or bool(_CORPS.search(name))
        or (name.removesuffix("”").endswith(place_endings()) and not _IN_GENERAL.search(name))
    )


def _starts_as_none(name: str) -> bool:
    """党员, 群众家中; 党员|活动中心 is a place for them."""
    return NOT_PLACE.match(name) is not None and not _FOR_THEM.fullmatch(name)


def _is_company(name: str) -> bool:
    """甲集团乙矿业: a firm without the word for one, long enough to be no branch of trade."""
    return len(name) > _TRADE and class_of(name) == "enterprise" and not is_common(name)


def is_common(name: str) -> bool:
    """What is no name of a place: a topic, people, or many of a kind."""
    return bool(
        _NO_NAME.search(name)
        or _SOME.search(name)
        or NOT_PLACE.match(name)
        or people_off(name) != name
        or name in listed(_WORDS, "no_site")
        or name.endswith((*listed(_WORDS, "no_item"), *listed("body_words.tsv", "no_village")))
    )
