"""Sentences that no longer speak of the event that is open: of another year or month, or of other news."""

from kg.extractors.events.timeline import Happening, Timeline
from kg.lexicon.patterns import Pattern
from kg.records import PartialDate, Reading

_WORDS = "event_words.tsv"
_ANOTHER_YEAR = Pattern(_WORDS, r"(?:这是|是)(?:<another_year>)")
_BEFORE = Pattern(_WORDS, r"(?:早在)?(?:<another_year>|<long_ago>)")
_OTHER_NEWS = Pattern(_WORDS, r"(?:<other_news>)(?:，|[\u4e00-\u9fff])")
_BACK = Pattern(_WORDS, r"(?:<back_at>)")
_SINCE = ("自", "从")  # 自2008年工作开展以来: the background of what is told
_OPENING = 6  # characters in which a sentence tells its day


def of_another_time(reading: Reading, happening: Happening) -> bool:
    """The sentence tells of another year or month than the event's."""
    day = happening.days.date
    if day.day and _ANOTHER_YEAR.search(reading.sentence.text):
        return True
    return any(_differs(m.date.year, day.year) or _differs(m.date.month, day.month) for m in reading.dates)


def strays(reading: Reading, index: int, timeline: Timeline) -> bool:
    """The sentence speaks of no event, and its first words tell that it is not about the open one either."""
    if timeline.spoken[index] or timeline.open[index] < 0 or _BACK.match(reading.sentence.text):
        return False
    return _opens_elsewhere(reading, timeline.happenings[timeline.open[index]])


def still_before(reading: Reading, index: int, timeline: Timeline, *, before: bool) -> bool:
    """What led to the event is told: from a sentence that opens with a day before it up to one that comes back to it."""
    if timeline.spoken[index] or timeline.open[index] < 0 or _BACK.match(reading.sentence.text):
        return False
    first = next(iter(reading.dates), None)
    opens = first is not None and first.start <= _OPENING
    day = timeline.happenings[timeline.open[index]].days.date
    return _is_before(first.date, day) if first is not None and opens and first.date.day else before


def _opens_elsewhere(reading: Reading, happening: Happening) -> bool:
    """去年，…; 2019年，…; 近日，县检察院…: the first words tell another time, or that other news begin."""
    text, day = reading.sentence.text, happening.days.date
    if _BEFORE.match(text) or _OTHER_NEWS.match(text):
        return True
    first = next(iter(reading.dates), None)
    if (
        first is None
        or first.start > _OPENING
        or text.startswith(_SINCE)
        or any(p.start < first.start for p in reading.persons)
    ):
        return False
    return _differs(first.date.year, day.year) or _differs(first.date.month, day.month)


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    """A day of the same month before the event's: what led to it."""
    return bool(one.day and other.day and one.month in (None, other.month) and one.day < other.day)


def _differs(one: int | None, other: int | None) -> bool:
    return bool(one and other and one != other)
