"""How a sentence tells of a named event: held, done, joined, spoken at, planned, past or only mentioned."""

import re

from kg.lexicon.patterns import Pattern

_WORDS = "event_words.tsv"
_MANNER = (
    r"(?:（[^（）]{1,20}）)?(?:<put_off>)?(?:\d{1,2}月)?(?:\d{1,2}日(?:<part_of_day>)?)?"
    r"(?:分别|同时|同步|统一)?(?:将?(?:于|在)(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；]{1,34}?|在[^，。；]{1,30}?)?(?:<manner>|[0-9]{1,2}[日时]){0,3}"
)
_HELD = Pattern(
    _WORDS,
    r"”?(?!开展)(?:[^，。；、的]{0,8}[主分]会场)?(?:，(?=(?:(?:于|(?=\d))[^，。；在]{2,16})?在[^，。；]{2,30}(?:<held>)))?"
    + _MANNER
    + r"(<held>|结束|(?<=[\u3400-\u9fff])(?:<held_at_end>)(?=[，。；]|$)|(?<=活动)走进|(?<=活动”)走进)(?!之?[前后](?!来)|<around_it>)",
)
_HELD_LATER = Pattern(  # 甲节原定4月10日开幕，|因天气原因推迟至4月16日在乙园举行
    _WORDS,
    r"(?:原(?:定|计划)于?[^，。；]{2,16}?(?:<was_to>)?，?)?(?:后来?)?"
    r"(?:因[^，。；]{2,20}?|受[^，。；]{2,20}?影响)?，?后?(?:<put_off>)[^，。；]{2,30}?(?:<held>)",
)
_HOLD = Pattern(
    _WORDS,
    r"(?:<hold>)(?:了)?(?:<this_season>)?(?:度|以来)?"
    r"(?:一系列|系列|首[场次届期个]|第[一二三四五六七八九十\d]{1,9}[场次期])?(?:一[场次堂个期届])?"
    r"(?:[^，。；的]{2,14}的|(?:关于|围绕|涵盖|包括|包含|题为|主题为)[^，。；]{2,60}的)? *$",
)
_CARRIED_OUT = re.compile(r"进行了?(?:[^，。；的]{2,6}的)?$")  # 对甲商场进行了深入的|消防检查
_HOLDING = re.compile(r"(?:组织|主持)?(?:召开|举行|举办|开展)了?$")
_PAST = ("召开的", "举行的", "举办的")
REACH = 60  # characters before a name in which the words that hold it stand
_THEN = Pattern(_WORDS, r"(?:<then>)(?:[^，。；]{0,8})?(?:召开|举行|举办)的$")
_DOES = Pattern(_WORDS, r"(?:<does>)(?:了)?(?:一[场次堂个期])?(?:[^，。；的]{2,8}的)?$")
_JOIN = Pattern(_WORDS, r"(?:<join>)(?:指导)?(?:了)?(?:为期[^，。；的]{1,6}的)?(?:此次|本次|这次)?$")
_JOIN_HELD = Pattern(
    _WORDS,
    r"(?<!曾)(?:<join>)了?(?:[^，。；的]{0,24}?[由在于])[^，。；]{2,60}(?:<held_by>)的(?:一年一度的)?$",
    needs="的",
)  # 参加了|由甲局、乙局联合召开的
_LECTURING = Pattern(_WORDS, r"(?:<lecturing>)了?(?:一[堂场次])?[^，。；]{0,40}$")
ON_IT = re.compile(r"(?:会)?上(?!午)")
_PLANNED = Pattern(_WORDS, r"(?:<planned>)(?!<plan_noun>)(?:于|在)?[^，。；]{0,14}$")
_NEAR = 12  # characters before a name in which 进行了 stands
_LATER = re.compile(r"将|拟|即将")
_GREETED = Pattern(_WORDS, r"(?:<strong_action>|<greeting>)了?(?:<join>)了?[^，。；]{0,60}$")
_URGED = Pattern(_WORDS, r"(?:<urging>)[^，。；]{0,10}$")  # 鼓励全民|参与健身活动
_GOES_ON = re.compile(
    r"[^\u3400-\u9fff“]|$|中|时|期间|得|到|至|着|完|了(?![\u3400-\u9fff“])"
)  # not 演练进行|了巡堤查险, 对甲活动进行|督查
_THEIR_PEOPLE = Pattern(
    _WORDS, r"(?:、[^，。；、]{2,16})?(?:<their_people>)们?(?=<they_go>)"
)  # 参加职代会|代表赴甲农场
_LISTING = Pattern(_WORDS, r"的(?:还)?(?:<listing>)")
THEMED = re.compile(r"以(?P<theme>“[^“”。；]{2,40}”)?[^，。；以]{0,50}为(?:主题|载体|内容)的?(?:大型)?$")
_FOR_THIS = re.compile(r"为(?:这次|此次|本次)")
_ASIDE = re.compile(r"(?:从|围绕|加强)(?:组织)?(?:开展|举办|召开)了?$")


def how_told(text: str, start: int, end: int, kind: str) -> tuple[str, int]:
    """How the event is told whose name is text[start:end] (held planned past done joined spoken_at mentioned), and where that ends."""
    if _FOR_THIS.search(text, max(0, start - 1), end):
        return "mentioned", end
    if kind == "lecture" and _LECTURING.search(text, max(0, start - REACH), start):
        return "held", end
    if kind in ("ceremony", "inspection") and _CARRIED_OUT.search(text, max(0, start - _NEAR), start):
        return "held", end
    held = _HELD.match(text, end) or _HELD_LATER.match(text, end)
    if held and not (held.group().endswith("进行") and not _GOES_ON.match(text, held.end())):
        return ("planned" if _LATER.search(held.group()) or _PLANNED.ends(text, start, 6) else "held"), held.end()
    on = ON_IT.match(text, end)
    if on and text.endswith("在", 0, start) and _before(text, start) == "mentioned":
        return "spoken_at", on.end()
    how = _before(text, start)
    return ("mentioned" if how == "joined" and _of_people(text, end) else how), end


def _before(text: str, start: int) -> str:
    """How the words before the name speak of it: planned held past done joined mentioned."""
    themed = THEMED.search(text, max(0, start - REACH), start)
    start = themed.start() if themed else start - text.endswith("“", 0, start)
    holding = _HOLDING.search(text, max(0, start - REACH), start)
    joined = _JOIN.ends(text, start, REACH) or (
        text.endswith("的", 0, start) and _JOIN_HELD.ends(text, start, 2 * REACH)
    )
    if joined and (
        _GREETED.search(text, max(0, joined.start() - 5), joined.end()) or _URGED.ends(text, joined.start(), 16)
    ):
        return "mentioned"  # 会见了|列席会议的委员
    if holding and _ASIDE.search(text, max(0, holding.start() - 2), holding.end()):
        return "mentioned"  # 从|开展集中培训等方面
    if not joined and _PLANNED.ends(text, holding.start() if holding else start, 16):
        return "planned"
    if not joined and text.endswith(_PAST, 0, start):
        return "held" if _THEN.ends(text, start, REACH) else "past"
    if _HOLD.ends(text, start, REACH):
        return "done" if _DOES.search(text, max(0, start - REACH), start) else "held"
    return "joined" if joined else "mentioned"


def _of_people(text: str, end: int) -> bool:
    """出席县政协全会|的委员: it tells who they are; 参加会议|的有 lists them."""
    return bool(_THEIR_PEOPLE.match(text, end)) or (text.startswith("的", end) and not _LISTING.match(text, end))
