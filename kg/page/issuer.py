"""The body that issues a notice: its departments are named in it without it."""

import re
from collections.abc import Iterable

_NOTICE = re.compile(
    r"(?:^| )(?P<issuer>[\u3400-\u9fff（）]{3,40}?)(?:党组|党委)?关于[^。]{0,60}"
    r"(?:任免|任职|免职|职务|任命|聘任|任用|试用期满)[^。]{0,30}(?:通知|决定|公告|通报|批复)"
)
_OF_REGION = re.compile(
    r"(?:[省市县区州盟旗镇乡]|自治区)"
    r"(?:委?|委员会|(?:人民)?政府|党委|人大|人大常委会|人民代表大会常务委员会|政协|委办公室|政府办公室|委组织部|管委会|党工委)$"
)


def find_issuer(titles: Iterable[str]) -> str:
    """The body a notice of appointments is issued by, without 中共 and 党组; '' for no notice, or one of a region itself.

    A region's departments are named with the region, so its own notices need no issuer.
    """
    for title in titles:
        found = _NOTICE.search(title)
        name = found.group("issuer") if found else ""
        if name.startswith("中共"):
            name = name.removeprefix("中共").removesuffix("委员会")
        if name and not _OF_REGION.search(name):
            return name
    return ""
