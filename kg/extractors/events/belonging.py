"""Which event a verb is said of, and what it means at an event of that kind."""

from collections.abc import Sequence

from kg.extractors.events.deeds import is_hosting
from kg.extractors.events.doings import Doing
from kg.extractors.events.timeline import Happening, Spoken, Timeline
from kg.lexicon.patterns import Pattern, listed

_WORDS = "event_words.tsv"
_RELATED = Pattern(_WORDS, r"(?:了)?(?:<related>)活动")
_OBJECT_NAMED = Pattern(_WORDS, r"(?<=参加|出席|陪同)(?:了)?(<named_action>)")
_HOSTED = Pattern(_WORDS, r"<looking_after>")
_OBJECT_REACH = 30  # characters behind a verb in which its object names the event
WEAK = ("act", "give", "sign")  # what is done at an event, which says no more than that they were there


def events_of(timeline: Timeline, index: int, doing: Doing, text: str) -> tuple[int, ...]:
    """The event the verb stands in, is the object of, stands behind; else the one that is open; all for 相关活动."""
    if _RELATED.match(text, doing.end):
        told = [(i, h) for i, h in enumerate(timeline.happenings) if h.sentence <= index or not h.embedded]
        return tuple(i for i, h in told if not (doing.kind == "accompany" and h.held))
    spoken = timeline.spoken[index]
    named = _OBJECT_NAMED.search(doing.word) or _OBJECT_NAMED.match(text, doing.end)
    fits = [i for i, h in enumerate(timeline.happenings) if named.group(1) in h.name] if named else []
    if fits:
        return (fits[-1],)
    if doing.kind == "action" and not doing.word.startswith("座谈") and _in_name(timeline, spoken, doing):
        return ()
    return _event_of(timeline, index, doing)[:1]


def _event_of(timeline: Timeline, index: int, doing: Doing) -> tuple[int, ...]:
    """The events a verb may be said of, the likeliest first."""
    spoken = timeline.spoken[index]
    around = [s.event for s in spoken if s.start <= doing.start < s.end]
    if doing.word in listed(_WORDS, "leading") and (visit := _guests_visit(timeline, index)) is not None:
        return (visit,)
    done = [i for i, h in enumerate(timeline.happenings) if not h.held]
    if not around and doing.kind == "accompany" and done:
        return (timeline.open[index] if timeline.open[index] in done else done[-1],)
    ceremonies = [i for i, h in enumerate(timeline.happenings) if h.type == "ceremony" and h.sentence <= index]
    if doing.kind == "sign" and ceremonies and not around and timeline.open[index] in done:
        return (ceremonies[-1],)
    if doing.word.startswith("致") and ceremonies and not around and timeline.open[index] in done:
        return (ceremonies[-1],)  # on a visit that goes with it: 甲|致答谢词
    after = [s.event for s in spoken if doing.start <= s.start <= doing.end + _OBJECT_REACH]
    before = [s.event for s in spoken if s.start < doing.start]
    current = [timeline.open[index]] if timeline.open[index] >= 0 else [s.event for s in spoken]
    return tuple(around or after or before[-1:] or current)


def _in_name(timeline: Timeline, spoken: Sequence[Spoken], doing: Doing) -> bool:
    """召开|甲工作专题调研碰头会: the word is of the name of a meeting."""
    return any(s.start <= doing.start and doing.end < s.end and timeline.happenings[s.event].held for s in spoken)


def _guests_visit(timeline: Timeline, index: int) -> int | None:
    """会见了甲率领的代表团: he leads the visit that the article tells of; None where it tells of the reception only."""
    if not any(
        timeline.happenings[s.event].name.startswith(listed(_WORDS, "reception")) for s in timeline.spoken[index]
    ):
        return None
    return next(iter(_visits(timeline)), None)


def _visits(timeline: Timeline) -> list[int]:
    """The visits of an article; its receptions, and what only the words of one say of the guests, left out."""
    receptions = [h.name for h in timeline.happenings if h.name.startswith(listed(_WORDS, "reception"))]
    visits = ((i, h) for i, h in enumerate(timeline.happenings) if h.type == "visit")
    return [i for i, h in visits if not any(h.name in name for name in receptions)]


def settled(doing: Doing, timeline: Timeline, event: int) -> str:
    """What the verb means at this kind of event; '' for nothing."""
    happening = timeline.happenings[event]
    if happening.held and is_hosting(doing.word):
        return "attend"
    if doing.kind in WEAK or (happening.held and doing.kind == "action"):
        return "attend" if happening.held and _attends(doing, happening) else ""
    if not happening.held:
        return _settled_there(doing, timeline, happening)
    gift = happening.type == "ceremony" and "捐" in happening.name and "签" not in happening.name
    if doing.kind == "lead" and not gift:  # 甲一行来我院参加捐赠签约仪式
        return "attend" if doing.word != "带领" else ""
    return doing.kind


def _settled_there(doing: Doing, timeline: Timeline, visit: Happening) -> str:
    """What the verb means at a visit or inspection."""
    if doing.word == "莅临":
        return ""  # it is the way to what they do there
    received = visit.name.startswith(listed(_WORDS, "reception")) and doing.kind in ("action", "lead")
    if received and doing.word in listed(_WORDS, "leading"):
        return "attend"  # 会见了甲率领的代表团: the guest
    if (is_hosting(doing.word) and not _HOSTED.search(visit.name)) or (received and _visits(timeline)):
        return "attend"  # hosts and guests alike: the visit is the guests'
    if (
        doing.kind == "action"
        and doing.word.startswith(listed(_WORDS, "sat_down"))
        and doing.word[:2] not in visit.name
    ):
        return "attend"  # 甲来访。|县长乙与甲座谈
    return "lead" if doing.kind == "action" else doing.kind


def _attends(doing: Doing, happening: Happening) -> bool:
    """Who does it is there: 揭牌 at any event, 发放 at a ceremony, 座谈 at the meeting called so."""
    if doing.kind == "give":
        return happening.type == "ceremony"
    if doing.kind == "action":
        return happening.type in ("visit", "meeting") and doing.word in happening.name
    return happening.type != "other" or doing.word in listed(_WORDS, "opens_show")
