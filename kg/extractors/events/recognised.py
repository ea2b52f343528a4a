"""Which of the events told so far a name or an action means."""

import re
from collections.abc import Sequence

from kg.extractors.dates import Days
from kg.extractors.events.actions import Action
from kg.extractors.events.deeds import is_reception
from kg.extractors.events.held import Held, same_event
from kg.extractors.events.timeline import Happening
from kg.lexicon.patterns import Pattern, listed
from kg.records import PartialDate

_WORDS = "event_words.tsv"
_POINTS = re.compile(r"^(?:[本此这]次|[本此]届|该)")  # 本次|职工运动会
_NOUN = 3  # characters of the noun that a name ends in
_ACTIVITY, _STEM = "活动", 4  # 签约活动: characters before the word that only tell the kind
_ELSEWHERE = re.compile(r"在[^，。；在]{2,16}(?:出席|参加)(?:了)?$")
_AT_IT = Pattern(_WORDS, r"(?:在)?(?:此次|本次|这次)?(?:<occasion>)(?:<within_it>)")
_MANY = re.compile(r"\d{1,4}余?(?:场次?|次|项|个)(?!会议)")  # 已举办|27场活动
_LISTED = re.compile(r"[一二三四五六七八九十]{1,9}(?:、|是)|\d{1,9}[.．、]|（[一二三四五六七八九十\d]{1,9}）")
_PROPER = 12  # characters of the name of a ceremony that tells it from others


def one_day(event: Happening, days: Days, *, dated: bool) -> bool:
    """No other day than the event's is told, or one of its days."""
    return not (dated and days.date.day and event.days.date.day) or within(event.days, days)


def within(span: Days, days: Days) -> bool:
    """The day is one of the span's: 5日至6日, 6日."""
    first, last, day = span.date, span.end, days.date
    if day == first or not (last.day and day.month and day.day and first.month and first.day and last.month):
        return day == first
    return day.year == first.year and (first.month, first.day) <= (day.month, day.day) <= (last.month, last.day)


def named_before(events: Sequence[Happening], held: Held, current: int, days: Days, *, dated: bool) -> int | None:
    """The event that was told under this name; 会议, 开幕式 mean the one that is open; None for a new one."""
    if (bare := _POINTS.sub("", held.name)) != held.name:
        meant = [i for i, e in enumerate(events) if held.type == e.type or e.name.endswith(bare[-_NOUN:])]
        if meant:
            first = meant[0] < current and _on_its_day(events, meant[0], current)
            return meant[0] if first else current if current in meant else meant[-1]
    opening = held.name.endswith(listed(_WORDS, "opening_or_closing"))
    if held.name in listed(_WORDS, "opening_of") and (opens := _opened_class(events, days, dated=dated)) is not None:
        return opens
    if opening and events:
        return current
    if held.generic or opening:
        return _of_kind(events, held, current, days, dated=dated)
    short = held.name.removesuffix(_ACTIVITY) if held.name.endswith(_ACTIVITY) else ""
    if 0 < len(short) <= _STEM:  # 签约活动 of a 签约仪式 that is told
        told = [
            i
            for i, e in enumerate(events)
            if e.type == "ceremony" and short in e.name and one_day(e, days, dated=dated)
        ]
        if told:
            return told[-1]
    opened = _ceremony_of(events, held, days, dated=dated)
    return next(
        (
            i
            for i, e in enumerate(events)
            if i == opened or (e.type == held.type and same_event(e.name, held.name) and one_day(e, days, dated=dated))
        ),
        None,
    )


def _of_kind(events: Sequence[Happening], held: Held, current: int, days: Days, *, dated: bool) -> int | None:
    """The event that a word for its kind means: 会议, 活动; None for a new one."""
    fits = [i for i, e in enumerate(events) if held.type in (e.type, "other")]
    fits = fits or [i for i, e in enumerate(events) if e.name.endswith(held.name)]
    if held.how == "held" and current >= 0 and not events[current].held and held.type == "meeting":
        day = events[current].days.date  # on a visit they meet anew
        fits = [i for i in fits if events[i].name.endswith(held.name) and events[i].days.date in (day, PartialDate())]
    if held.how in ("held", "done") and held.type == "other":  # 5月30日，开展|义诊活动 is not what was on the 29th
        fits = [i for i in fits if one_day(events[i], days, dated=dated)]
    return _meant(events, held, fits, current) if fits else None


def _opened_class(events: Sequence[Happening], days: Days, *, dated: bool) -> int | None:
    """甲轮训班在乙开学。…出席|开学典礼: the class told before that the ceremony opens or closes; None for no class."""
    found = [i for i, e in enumerate(events) if e.type == "training" and one_day(e, days, dated=dated)]
    return found[-1] if found else None


def _ceremony_of(events: Sequence[Happening], held: Held, days: Days, *, dated: bool) -> int | None:
    """The opening told before of the festival or class that is named now: 甲开幕式, 甲."""
    if held.type not in ("other", "training"):
        return None
    for i, event in enumerate(events):
        opening = event.type == "ceremony" and event.name.endswith(listed(_WORDS, "opening_of"))
        if opening and held.name in event.name and one_day(event, days, dated=dated):
            return i
    return None


def main_event(events: Sequence[Happening], current: int, noun: str) -> int:
    """本次活动: the first event of the day, and not what was told beside it; the open one where the noun does not fit."""
    for i, event in enumerate(events[:current]):
        fits = event.type != "meeting" if noun == _ACTIVITY else event.name.endswith(noun)
        if fits and event.held and _on_its_day(events, i, current):
            return i
    return current


def _on_its_day(events: Sequence[Happening], one: int, other: int) -> bool:
    return events[one].days.date == events[other].days.date


def _meant(events: Sequence[Happening], held: Held, fits: Sequence[int], current: int) -> int:
    """会议 is rather the meeting than the lesson given at it; else the event that is open."""
    if held.name.endswith("会议") and current in fits and "会" not in events[current].name:
        fits = [i for i in fits if "会" in events[i].name] or fits
    return current if current in fits else fits[-1]


def of_one_day(visit: Happening, days: Days) -> Days:
    """The day of a visit of one day, on which they also met; `days` for any other event."""
    return visit.days if not visit.held and visit.days.date.day and not visit.days.end.day else days


def signed_before(events: Sequence[Happening], held: Held, days: Days, *, dated: bool) -> int | None:
    """The signing or gift told before that the ceremony named now is."""
    if held.type != "ceremony":
        return None
    for i, event in enumerate(events):
        act = event.name[:1]
        if event.team and act in ("签", "捐") and act in held.name and one_day(event, days, dated=dated):
            return i
    return None


def first_told(events: Sequence[Happening], held: Held, days: Days, *, dated: bool) -> int | None:
    """The meeting told on the same day by its noun alone (召开会议), which the name now names."""
    if held.generic or held.how != "held" or not dated:
        return None
    same = [
        i
        for i, e in enumerate(events)
        if e.held and e.type == held.type and e.name == held.name[-len(e.name) :][-_NOUN:]
    ]
    return next((i for i in same if events[i].days.date == days.date), None)


def done_before(events: Sequence[Happening], action: Action, days: Days, *, dated: bool) -> int | None:
    """An action that is open goes on until another day is told; one without a day gets it now."""
    for i in reversed(range(len(events))):
        event = events[i]
        if action.type == "meeting" and event.held and "座谈" not in event.name:
            continue
        if is_reception(action.verb.word) != is_reception(event.name):
            continue
        if event.held and event.type != action.type:
            continue
        if not dated or within(event.days, days) or not event.days.date.month:
            return i
    return None


def on_visit(events: Sequence[Happening], current: int, days: Days, *, dated: bool) -> bool:
    """A visit is open, and no other day is told."""
    return current >= 0 and not events[current].held and (not dated or days == events[current].days)


def is_another(held: Held) -> bool:
    """A ceremony with a name of its own, on a visit or beside another ceremony."""
    return held.type == "ceremony" and len(held.name) >= _PROPER


def has_ceremony(events: Sequence[Happening], days: Days) -> bool:
    """A ceremony of that day is told already."""
    return any(event.type == "ceremony" and event.days.date == days.date for event in events)


def is_step(events: Sequence[Happening], held: Held, text: str) -> bool:
    """A ceremony within the one that is open; not one with a long name of its own, in another place."""
    if held.type != "ceremony" or not any(event.type == "ceremony" for event in events):
        return False
    return not (len(held.name) >= _PROPER and _ELSEWHERE.search(text[: held.start]))


def is_part(events: Sequence[Happening], held: Held, text: str, *, dated: bool) -> bool:
    """What was done at the event that is open, or stands in a list of measures: 活动现场，义诊活动有序开展; 一是开展志愿服务."""
    if held.type != "other" or held.how not in ("held", "done"):
        return False
    return bool(_MANY.match(held.name) or (not dated and _LISTED.match(text)) or (events and _AT_IT.match(text)))
