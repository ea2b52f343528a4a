"""The body that issues a notice: its departments are named in it without it."""

from collections.abc import Iterable

from kg.lexicon.patterns import Pattern

_WORDS = "region_words.tsv"
_NOTICE = Pattern(
    _WORDS,
    r"(?:^| )(?P<issuer>[\u3400-\u9fff（）]{3,40}?)(?:党组|党委)?关于[^。]{0,60}"
    r"(?:<notice_about>)[^。]{0,30}(?:<notice>)",
    needs="关",
)
_OF_REGION = Pattern(_WORDS, r"(?:[省市县区州盟旗镇乡]|自治区)(?:<whole_body>)?$")


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
