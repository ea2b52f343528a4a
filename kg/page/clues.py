"""Years that a report prints: in the names of what it reports, in its full dates, and as years gone by or still to come."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import compress

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.page.evidence import ALL_YEARS, Evidence, Spoken, Weight
from kg.page.futures import NAME_REACH, STOP, is_future, is_planned, stretch_behind, years_of_name
from kg.page.papers import find_papers
from kg.records import Sentence

_YEAR = re.compile(
    r"(?<![\d《~～－至-])(?<![\d年月日]—)(?<![\d年月日]——)(?P<year>(?:19|20)\d\d)"
    r"(?:年|届(?=[^，。；]{0,10}毕业[^，。；]{0,4}典礼)|(?=（第)|(?=迎?新春|迎?春节|迎春|新年)|(?=[\u3400-\u9fff]{0,5}“两会))"
)
_NUMBERED = re.compile(r"度?第[\d一二三四五六七八九十百]{1,4}(?:次|批|轮)")
_DATE = re.compile(r"\d{1,2}(?:-\d{1,2})?月")
_BRACKETED = re.compile(r"(?P<lean>今年|去年|明年)（(?P<year>20\d\d)年?）")
_WEEKDAY = re.compile(
    r"(?<!年)(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（ ]?(?:星期|周)(?P<name>[一二三四五六日天])"
)
_INSIDE = ("暨",)
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_ANNOUNCED = 100  # days from a report to the day that it announces
_AROUND = 20  # characters before a name in which '召开' stands


def find_clues(spoken: Spoken) -> Iterator[Evidence]:
    """The evidence of one article's own words, in order of kind."""
    for sentence in spoken.lead:
        yield from _names(spoken, sentence)
    for sentence in spoken.sentences:
        if "年" in sentence.text:
            yield from _bracketed(spoken, sentence)
        if "月" in sentence.text:
            yield from _weekdays(spoken, sentence)
    yield from find_papers(spoken)
    yield from _full_dates(spoken)
    yield from _announced(spoken)
    yield from _bounds(spoken)


def _names(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'召开2024年第13次联席会议' -> 2024; '2018年迎检动员会召开' -> 2018."""
    text = sentence.text
    for match in _YEAR.finditer(text):
        stretch = stretch_behind(text, match.end())
        if _is_marked(text, match.start(), stretch):
            year, quote = int(match["year"]), spoken.quote(sentence, match.start(), match.end() + 4)
            how = "the opening or end of that year's work"
            yield Evidence(spoken.number, frozenset({year}), Weight.NAMED, quote, how, first=year)
            continue
        end = _name_end(stretch)
        numbered = bool(_NUMBERED.match(stretch))
        direct = text.endswith("的", 0, match.start()) and text.endswith(_held(), 0, match.start() - 1)
        if not (end or direct) or _DATE.match(stretch) or _recounted(text, match.start(), stretch):
            continue
        if direct or numbered or _is_held(text, match.start(), match.end() + end):
            years = (
                {int(match["year"])}
                if numbered
                else years_of_name(int(match["year"]), stretch[: end or 20], spoken.anchor)
            )
            quote = spoken.quote(sentence, match.start(), min(match.end() + (end or 4), len(text)))
            yield Evidence(
                spoken.number,
                frozenset(years),
                Weight.NAMED,
                quote,
                "names the year of what is reported",
                first=min(years),
            )


def _is_marked(text: str, start: int, stretch: str) -> bool:
    """标志着|2013年|某县示范村建设全面开工; not 标志着2013年开工的项目建成."""
    words = tables.grouped("year_words.tsv")
    marked = "|".join(map(re.escape, sorted(words["marked"])))
    return text.endswith(tuple(words["marking"]), 0, start) and bool(re.search(rf"(?:{marked})(?!的)$", stretch))


def _name_end(stretch: str) -> int:
    """Where the last name of an event in the stretch ends; 0 where none does."""
    scanner, traps = _event_words()
    ends = [hit.end for hit in scanner.find(stretch) if not stretch.startswith(traps, hit.end)]
    return ends[-1] if ends else 0


def _is_held(text: str, start: int, end: int) -> bool:
    """Whether it is said to take place right before or behind it; before the whole name where the year stands inside one."""
    if text.endswith(_INSIDE, 0, start):
        start = max(text.rfind(stop, 0, start) for stop in "，。；：") + 1
        return any(verb in text[start:end] for verb in _held())
    around = text[max(0, start - _AROUND) : start] + "|" + text[end : end + _AROUND]
    return any(verb in around for verb in _held())


def _recounted(text: str, start: int, stretch: str) -> bool:
    past = tables.grouped("year_words.tsv")["past"]
    return any(text.endswith(word, 0, start) for word in past) or any(word in stretch for word in past if len(word) > 1)


def _bracketed(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'去年（2020年）' -> 2021."""
    for match in _BRACKETED.finditer(sentence.text):
        year = int(match["year"]) + {"今年": 0, "去年": 1, "明年": -1}[match["lean"]]
        quote = spoken.quote(sentence, match.start(), match.end())
        yield Evidence(spoken.number, frozenset({year}), Weight.NAMED, quote, f"says which year {match['lean']} is")


def _weekdays(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'11月27日（星期三）' leaves the years in which that day is a Wednesday; it proves none of them."""
    for match in _WEEKDAY.finditer(sentence.text):
        month, day = int(match["month"]), int(match["day"])
        if not (1 <= month <= 12 and 1 <= day <= 28 + (month != 2) * 2):
            continue
        years = frozenset(y for y in ALL_YEARS if dt.date(y, month, day).isoweekday() == _WEEKDAYS[match["name"]])
        yield Evidence(
            spoken.number,
            years,
            Weight.BOUND,
            spoken.quote(sentence, match.start(), match.end()),
            "weekday of the date",
            proves=False,
        )


def _full_dates(spoken: Spoken) -> Iterator[Evidence]:
    """A full date that opens the report, or one whose day is printed without its year elsewhere in it."""
    dated = [(r, d) for r in spoken.readings for d in r.dates if d.date.month and d.date.day]
    bare = {(d.date.month, d.date.day) for _, d in dated if not d.date.year and not d.relative}
    if not any(d.date.year for _, d in dated):
        return
    latest = max(
        (d.date.year for r in spoken.readings for d in r.dates if d.date.year and not is_future(r, d)), default=0
    )
    lead = {id(r) for r in spoken.readings[:3]}
    for at, (reading, mention) in enumerate(dated):
        year, text = mention.date.year, reading.sentence.text
        if not year or year < latest or is_future(reading, mention) or _recounted(text, mention.start, ""):
            continue
        if (at == 0 and id(reading) in lead) or (mention.date.month, mention.date.day) in bare:
            quote = spoken.quote(reading.sentence, mention.start, mention.end)
            yield Evidence(
                spoken.number, frozenset({year}), Weight.NAMED, quote, "full date of what is reported", first=year
            )


def _announced(spoken: Spoken) -> Iterator[Evidence]:
    """'会议将于2011年9月26日召开' in a report of 13 September -> 2011: a day is announced a few months ahead at most."""
    if not spoken.anchor:
        return
    for reading in spoken.readings:
        for mention in reading.dates:
            date, text = mention.date, reading.sentence.text
            if not (date.year and date.month and date.day) or not _is_announced(text, mention.start, mention.end):
                continue
            ahead = (date.month - spoken.anchor.month) * 31 + date.day - spoken.anchor.day
            year = date.year if ahead >= 0 else date.year - 1
            if ahead % (12 * 31) <= _ANNOUNCED:
                quote = spoken.quote(reading.sentence, mention.start, mention.end)
                yield Evidence(spoken.number, frozenset({year}), Weight.NAMED, quote, "a day soon to come", first=year)


def _is_announced(text: str, start: int, end: int) -> bool:
    words = tables.grouped("year_words.tsv")
    clause = STOP.split(text[end : end + NAME_REACH])[0]
    held = any(verb in clause for verb in (*tables.words("holding_verbs.txt"), *words["opened"]))
    return held and text.endswith(tuple(words["announced"]), 0, start)


def _bounds(spoken: Spoken) -> Iterator[Evidence]:
    """No report is older than a year it tells of, nor younger than a year it looks forward to."""
    told = [(d.date.year, r, d) for r in spoken.readings for d in r.dates if d.date.year]
    ahead = [is_future(r, d) for _, r, d in told]
    future = list(compress(told, ahead))
    past = [
        (year, r, d)
        for (year, r, d), later in zip(told, ahead, strict=True)
        if not (later or is_planned(r, d, spoken.anchor))
    ]
    for chosen, to_come in (
        (max(past, key=lambda t: t[0], default=None), False),
        (min(future, key=lambda t: t[0], default=None), True),
    ):
        if chosen:
            year, reading, mention = chosen
            years = frozenset(y for y in ALL_YEARS if (y <= year if to_come else y >= year))
            quote = spoken.quote(reading.sentence, mention.start, mention.end)
            how = "a year still to come" if to_come else "a year that is spoken of"
            vetoes = not to_come and mention.date.month is not None
            yield Evidence(spoken.number, years, Weight.BOUND, quote, how, proves=False, vetoes=vetoes)


@cache
def _event_words() -> tuple[Scanner, tuple[str, ...]]:
    nouns = {noun for noun, _ in tables.pairs("event_nouns.tsv")} | {day for day, _ in tables.pairs("yearly_days.tsv")}
    return Scanner(sorted(nouns)), ("精神", *sorted(tables.words("event_traps.txt")))


@cache
def _held() -> tuple[str, ...]:
    """What says that an event takes place: it is held, or somebody attends it."""
    return tuple(sorted(tables.words("holding_verbs.txt") | tables.grouped("meeting_lines.tsv")["attend"]))
