"""The day on which a report shows somebody in an office."""

import re
from collections.abc import Sequence

from kg.extractors.dates import FROM_REPORT, complete
from kg.extractors.events.timeline import Timeline
from kg.lexicon.patterns import Pattern, listed
from kg.records import Context, DateMention, Group, PartialDate, Reading

_WORDS = "change_words.tsv"
_OF_OTHERS = Pattern(_WORDS, r"<of_others>")
_CLAUSE = re.compile(r"[，；：]")


def day_of(index: int, reading: Reading, group: Group, timeline: Timeline, context: Context) -> PartialDate:
    """The day told before the office, else that of the event its sentence speaks of or goes on with; PartialDate() leaves it to the article's own.

    Example: 6月1日，县长李明华说，8月3日前完成任务。 -> (李明华, 卢氏县政府, 县长, held, 2021-06-01)
    """
    days = [
        m
        for m in reading.dates
        if (m.date.day or m.relative in FROM_REPORT) and not _is_of_others(reading.sentence.text, m)
    ]
    before = [m for m in days if m.end <= group.start]
    beside = [m for m in days if m.start >= group.end and not _CLAUSE.search(reading.sentence.text, group.end, m.start)]
    if told := before[-1:] or beside[:1]:
        return _completed(told[0], days, context)
    event = _of_event(index, group, timeline)
    return event if event.day or not days else _completed(days[0], days, context)


def _completed(mention: DateMention, days: Sequence[DateMention], context: Context) -> PartialDate:
    """The day with its month, which a bare 26日 has from the day told before."""
    earlier = [m for m in days if m.start < mention.start and m.date.month]
    known = complete(earlier[-1], context.calendar).date if earlier else PartialDate()
    return complete(mention, context.calendar, known).date


def _is_of_others(text: str, mention: DateMention) -> bool:
    """A deadline, a birthday or the date of a paper: no day of what is reported."""
    return bool(_OF_OTHERS.match(text, mention.end)) or text.endswith(listed(_WORDS, "bound"), 0, mention.start)


def _of_event(index: int, group: Group, timeline: Timeline) -> PartialDate:
    """The day of the event that the sentence named last before the office, else of the one that it goes on with."""
    spoken = timeline.spoken[index]
    about = next((s.event for s in reversed(spoken) if s.start <= group.start), spoken[0].event if spoken else -1)
    about = about if about >= 0 else timeline.open[index]
    if about < 0:
        return PartialDate()
    lead = next(h for h in timeline.happenings if h.sentence == timeline.happenings[about].sentence)
    return lead.days.date if lead.sentence <= index else PartialDate()
