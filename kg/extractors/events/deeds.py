"""Whether a word is a verb that somebody does: not 调研|报告, not what is only wished or pointed at."""

import re

from kg.extractors.events.phrases import ENDS
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit

_WORDS = "event_words.tsv"
_RECEPTION = Pattern(_WORDS, r"<reception>|<talk>")
_COMPANION = Pattern(_WORDS, r"(?:<companion>)(?:<companion_extent>)*$")
_NUMBERED_TEAM = re.compile(r"第[一二三四五六七八九十\d]{1,9}(?:小)?[组队]")
GUESTS = Pattern(_WORDS, r"了?[^，。；]{0,80}?(?:<guest>|(?:团|组)(?:成员)?(?=[，。；]|$))")
_STAFF = re.compile(r"员(?!工|额)")  # 二级巡查|员甲, but 慰问|员工
_AMID_NAME = re.compile(r"中(?=[\u3400-\u9fff]{2})(?!午)")  # 会见|中国某集团, not 调研|中，
WISHED = Pattern(_WORDS, r"(?:<wished>)[^，。；并]*$", needs="迎谢望期贺邀恳")  # 欢迎甲到访, 希望乙来考察
_SPOKEN_THERE = re.compile(  # 总书记视察|甲市重要讲话, 考察|时发表的重要讲话
    r"(?:(?!落实|贯彻|学习|宣传)[^，。；、]){0,10}?(?:时|期间)?(?:发表|作出|提出|所作|讲)?的?(?:系列)?重要(?:讲话|指示|批示|论述)"
)
_WAYS = re.compile(r"[^，。；]{0,60}(?:等|的)(?:多种|各种|多种多样的?)?(?:方式|形式|办法|途径|渠道|方法|手段|措施)")
_BY = Pattern(_WORDS, r"(?:<by_way_of>)[^，。；]{0,60}$", needs="<by_way_of>")  # 通过|走访、座谈等方式
_NEAR = 24  # characters before a verb in which its companion stands


def is_deed(text: str, verb: Hit) -> bool:
    """The word is a verb that somebody does: not 调研|报告, 来甲地考察|的客商, 以此次|检查为契机, 一同|走访, 接待|老人."""
    if text.startswith(listed(_WORDS, "action_noun"), verb.end) and not _AMID_NAME.match(text, verb.end):
        return False
    if (
        _STAFF.match(text, verb.end)
        or _NUMBERED_TEAM.match(text, verb.end)
        or text.startswith(("的", *listed(_WORDS, "greeted")), verb.end)
    ):
        return False
    if text.endswith(listed(_WORDS, "this_one"), 0, verb.start):
        return False
    if _COMPANION.ends(text, verb.start, _NEAR) and not _do_together(text, verb):
        return False
    by_the_way = _WAYS.match(text, verb.end) and _BY.ends(text, verb.start, _NEAR)
    if by_the_way or WISHED.ends(text, verb.start, _NEAR) or _SPOKEN_THERE.match(text, verb.end):
        return False
    return not is_hosting(verb.word) or GUESTS.match(text, verb.end) is not None


def _do_together(text: str, verb: Hit) -> bool:
    """甲、乙一同|走访慰问了困难群众: with an object it is what all of them do."""
    return text.endswith(listed(_WORDS, "together"), 0, verb.start) and not ENDS.match(text, verb.end)


def is_reception(words: str) -> bool:
    """It tells that guests are received or talked with: 会见, 会谈."""
    return _RECEPTION.search(words) is not None


def is_hosting(words: str) -> bool:
    """It tells that guests were looked after, which is no event beside their visit: 接待."""
    return words.endswith(listed(_WORDS, "looking_after"))
