"""Places of a list that no ending tells: firms by their trade, and what stands beside places."""

import re
from collections.abc import Iterator

from kg.extractors.bodies.spelling import clean
from kg.extractors.events.place_lists import SITE_TAIL, is_common, is_place, items
from kg.extractors.events.site import Place, Site
from kg.lexicon.patterns import listed
from kg.records import Claim

_WORDS = "event_words.tsv"
_FIRMS = re.compile(  # 甲盐化、乙重科|等重点企业
    r"等(?:\d{1,3}|[两三四五六七八九十]|多|数|几)?[家户个]?[^，。；、的]{0,6}(?:企业|公司|厂家|商家)(?=[，。；、进开实走调参考座]|$)"
)
_SAID_SO = re.compile(r"等(?:多处|处|地|多地|点位|地方)(?=[，。；、实参进开走考调，察查视]|$)")
_BARE_NAME = re.compile(r"[\u3400-\u9fff0-9A-Za-z“”·]{3,14}")
_MORE_OF_THEM = re.compile(r"等地?$|[两三四五六七八九]地$|内$|(?<=[院村厂家校馆室区园场])里$")


def says_firms(text: str, at: int) -> bool:
    """Whether the words at text[at], behind a list, tell that all of it are firms: 等重点企业."""
    return _FIRMS.match(text, at) is not None


def says_places(text: str, at: int) -> bool:
    """Whether they tell that all of it are places: 等处."""
    return _SAID_SO.match(text, at) is not None


def firms(site: Site, stretch: str, at: int) -> Iterator[Claim]:
    """走访甲盐化、乙重科|等重点企业: the words behind the list tell what all of them are.

    Example: 6月1日，县委书记张伟国走访青禾盐化、柳湾重科等重点企业，了解生产情况。 -> (柳湾重科)
    """
    for item, start, _ in items(stretch, at):
        if not is_place(SITE_TAIL.sub("", item)) and _BARE_NAME.fullmatch(item) and not is_common(item):
            yield from site.place(Place(start, start + len(item), clean(item)), "sites.firms")


def beside(site: Site, stretch: str, at: int, *, said_so: bool) -> Iterator[Claim]:
    """The names without a known ending in a list of places that one goes to: 先后到青湾产业园、柳岸人家、云台石刻.

    `said_so`: the words behind the list call all of them places (等处).

    Example: 6月1日，县委书记张伟国到柳湾镇、云台石刻调研文旅融合工作。 -> (云台石刻)
    """
    listed_items = list(items(stretch, at))
    known = [is_place(SITE_TAIL.sub("", item)) for item, _, _ in listed_items]
    if not any(known):
        return
    by_trade = [len(item) > 3 and item.endswith(listed(_WORDS, "firm_trade")) for item, _, _ in listed_items]
    told = sum(map(any, zip(known, by_trade, strict=True))) if len(known) > 2 else sum(known)
    sure = len(known) > 2 and 3 * told >= 2 * len(known)
    for (item, start, _), is_known, is_firm in zip(listed_items, known, by_trade, strict=True):
        name = item if is_firm else _MORE_OF_THEM.sub("", item)
        if is_known or not _BARE_NAME.fullmatch(name) or is_common(name):
            continue
        if is_firm and len(known) > 2:  # 甲工业园、乙黄酒、丙食品
            yield from site.place(Place(start, start + len(name), clean(name)), "sites.firms")
        elif (said_so or 2 * told >= len(known)) and (len(name) > 3 or sure):
            yield from site.place(Place(start, start + len(name), clean(name)), "sites.listed")
