"""Years told by what comes back every year: 第39个教师节, the account of a quarter or half year that has just passed."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from kg.lexicon import tables
from kg.lexicon.patterns import Pattern
from kg.page.evidence import ALL_YEARS, Evidence, Spoken, Weight
from kg.page.numerals import number
from kg.records import Sentence

_WORDS = "year_words.tsv"
_NTH = re.compile(r"第(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,6})(?:个|届|次)(?:全国|我国)?[“”\"]?")
_PART = re.compile(
    r"(?P<year>20\d\d)年(?:全[省市县区州旗]|[\u3400-\u9fff]{0,16}?)(?P<part>第?一季度|上半年|前三季度|[一1]至[三3]季度)"
    r"(?P<rest>[^。；，]{0,40})"
)
_PLAN = Pattern(_WORDS, r"(?P<year>20\d\d)年(?:度|全年)?[\u3400-\u9fff]{0,8}?(?:主要|重点)?工作(?:<plan>)")
_TASK = Pattern(  # 对于法院2012年的工作，他强调…
    _WORDS,
    r"(?:<task>)[^，。；、：\d]{0,8}(?P<year>20\d\d)年(?:度|全年|的)*[\u3400-\u9fff]{0,8}?工作(?![^。；]{0,16}(?:<looked_back>))",
)
_HONOURED = Pattern(
    _WORDS, r"对(?P<year>20\d\d)年度?[^。；]{0,40}?(?:进行|予以|给予)了?(?:隆重|通报)?(?:<honoured>)", needs="对"
)
_START = re.compile(r"(?P<year>20\d\d)年[^，。；\d]{0,16}“?开门红")
_PLANNED = (2, 3, 4, 5, 6)  # months in which a plan of work is the running year's
_JUBILEE = Pattern(_WORDS, r"(?P<deed><founding>)(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,6})周年", needs="周")
_FOUNDED = Pattern(
    _WORDS, r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式)?(?P<deed><founding>)", needs="年"
)
_HONOURING = (1, 2, 3, 4, 5)  # months in which the year before is honoured
_ACCOUNT = Pattern(_WORDS, r"<account>")
_ACCOUNTED = {  # months in which the account of a part of the year is given
    "一季": (4, 5, 6),
    "上半": (7, 8, 9),
    "前三": (10, 11, 12),
    "至三": (10, 11, 12),
}


def find_recurring(spoken: Spoken) -> Iterator[Evidence]:
    """The evidence of one article, in order."""
    for sentence in spoken.sentences:
        if "第" in sentence.text:
            yield from _numbered(spoken, sentence)
        if "工作" in sentence.text and "年" in sentence.text:
            yield from _plans(spoken, sentence)
        if "周年" in sentence.text:
            yield from _jubilees(spoken, sentence)
        if "开门红" in sentence.text:
            yield from _starts(spoken, sentence)
        if "年度" in sentence.text:
            yield from _honours(spoken, sentence)
        if "季度" in sentence.text or "上半年" in sentence.text:
            yield from _parts(spoken, sentence)


def _numbered(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'第39个教师节' -> 2023."""
    for match in _NTH.finditer(sentence.text):
        phrase = _phrase(sentence.text, match.end())
        year = _first_years().get(phrase, 0) + number(match["number"]) - 1
        if phrase and year in ALL_YEARS:
            quote = spoken.quote(sentence, match.start(), match.end() + len(phrase))
            how = f"the first was in {_first_years()[phrase]}"
            yield Evidence(spoken.number, frozenset({year}), Weight.WINDOW, quote, how, first=year)


def _phrase(text: str, at: int) -> str:
    """The longest name of a yearly day at text[at]; '' for none."""
    longest = min(len(text), at + _longest())
    return next((text[at:end] for end in range(longest, at + 1, -1) if text[at:end] in _first_years()), "")


def _parts(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'2015年全县计划上半年执行情况' in August, '2023年一季度工作总结' in April -> the year itself."""
    for match in _PART.finditer(sentence.text):
        months = next(months for part, months in _ACCOUNTED.items() if part in match["part"])
        if spoken.anchor and spoken.anchor.month in months and _ACCOUNT.search(match["rest"]):
            year = int(match["year"])
            quote = spoken.quote(sentence, match.start(), match.end("part"))
            how = "part of a year that has just passed"
            yield Evidence(spoken.number, frozenset({year}), Weight.NAMED, quote, how, first=year)


def _plans(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'通报了2019年主要工作安排', '对于2019年的工作' in February -> 2019."""
    for match in chain(_PLAN.finditer(sentence.text), _TASK.finditer(sentence.text)):
        if spoken.anchor and spoken.anchor.month in _PLANNED:
            year, quote = int(match["year"]), spoken.quote(sentence, match.start(), match.end())
            yield Evidence(
                spoken.number, frozenset({year}), Weight.WINDOW, quote, "plan of the running year", first=year
            )


def _honours(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'对2011年度先进集体进行表彰' in March -> 2012."""
    for match in _HONOURED.finditer(sentence.text):
        if spoken.anchor and spoken.anchor.month in _HONOURING:
            year, quote = int(match["year"]) + 1, spoken.quote(sentence, match.start(), match.end())
            how = "the work of the year before is honoured"
            yield Evidence(spoken.number, frozenset({year}), Weight.WINDOW, quote, how, first=year)


def _starts(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'实现2018年招商引资“开门红”' in April -> 2018."""
    for match in _START.finditer(sentence.text):
        if spoken.anchor and spoken.anchor.month in _HONOURING:
            year, quote = int(match["year"]), spoken.quote(sentence, match.start(), match.end())
            yield Evidence(
                spoken.number, frozenset({year}), Weight.WINDOW, quote, "start of the running year", first=year
            )


def _jubilees(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'自治县成立70周年' in a report that says '1954年成立土族自治县' -> 2024."""
    for match in _JUBILEE.finditer(sentence.text):
        founded = [m for s in spoken.sentences for m in _FOUNDED.finditer(s.text) if m["deed"] == match["deed"]]
        years = {int(m["year"]) + number(match["number"]) for m in founded} & {*ALL_YEARS}
        if len(years) == 1:
            year, quote = min(years), spoken.quote(sentence, match.start(), match.end())
            how = f"the year {year - number(match['number'])} is told"
            yield Evidence(spoken.number, frozenset({year}), Weight.WINDOW, quote, how, first=year)


@cache
def _first_years() -> dict[str, int]:
    return {name: int(year) for name, year in tables.pairs("yearly_days.tsv")}


@cache
def _longest() -> int:
    return max(map(len, _first_years()))
