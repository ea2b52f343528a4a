"""The year of the work that is accounted for, planned, inspected or voted on: 总结2014年工作 in March is said in 2015."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.lexicon.patterns import Pattern
from kg.page.evidence import Evidence, Spoken, Weight
from kg.page.futures import is_awaited, is_future
from kg.records import Sentence

_WORDS = "year_words.tsv"
_YEAR = r"(?<![\d年月《“—~～－-])(?<!自)(?<!从)(?P<year>20\d\d)年"


class _Work(NamedTuple):
    """`years`: months of the report -> how many years it is later than the one that is printed."""

    pattern: Pattern
    years: dict[tuple[int, ...], int]
    how: str
    planned: bool = False  # what is planned is still to come
    lead: bool = False  # only what the headings and the first sentences say of the year is of the running one


_SEASONS = {  # months in which what is kept or done every year is spoken of
    "new_year_feast": (1, 2),
    "spring": (2, 3, 4, 5),
    "early_summer": (5, 6),
    "summer": (5, 6, 7, 8, 9),
    "autumn": (8, 9, 10, 11),
}
_PAST = (
    rf"{_YEAR}(?:度|全年)?(?![\d至以起—-])(?![^。；，：]{{0,10}}(?:季度|半年|月))(?![^。；，：]{{0,24}}?(?:<to_come>))"
    r"[^。；，：\d]{0,24}?(?:<of_work>)"
)
_BY_KIND = (
    _Work(  # 总结了2011年度全镇各项工作取得的成绩 in January -> 2012
        Pattern(
            _WORDS,
            rf"(?:<reviewing>)了{_PAST.replace('year', 'year2')}|"
            rf"(?:<telling_of>)[^。；，、：\d]{{0,8}}?{_PAST}[^。；，：\d]{{0,16}}?(?:<looked_back>)",
        ),
        {(1, 2, 3, 4): 1, (11, 12): 0},
        "a year that has just passed is accounted for",
    ),
    _Work(  # 报告指出，2011年，县政协… in February -> 2012
        Pattern(_WORDS, rf"(?:<looking_back>)，?{_YEAR}(?=，|全|工作|县|市|区|省|我)"),
        {(1, 2, 3, 4): 1},
        "a report looks back",
    ),
    _Work(  # 汇报了2022年重点工作安排 in January -> 2022
        Pattern(
            _WORDS,
            rf"{_YEAR}(?:度|全年)?[^。；，：\d]{{0,16}}?(?:<of_plan>)[^。；，：\d]{{0,4}}?(?:<to_come>)(?!(?:的|任务)?(?:<carried_out>))",
        ),
        {(1, 2, 3): 0},
        "plan of the running year",
        planned=True,
    ),
    _Work(  # 汇报了2016年工作构思和打算 in November -> 2015
        Pattern(
            _WORDS, rf"{_YEAR}(?:度|全年)?[^。；，：\d]{{0,16}}?(?:<of_plan>)[^。；，：\d]{{0,4}}?(?:<thought_of>)"
        ),
        {(11, 12): -1},
        "plan of the next year",
        planned=True,
    ),
    _Work(  # 开展2015年度全县政务公开考评 in January -> 2016
        Pattern(_WORDS, rf"{_YEAR}度[^。；，：\d]{{0,20}}?(?:<assessed>)(?!(?:中|为)|[^。；，]{{0,4}}(?:<kept>))"),
        {(1, 2, 3): 1},
        "a year that is assessed",
    ),
    _Work(  # 2019年计划完成投资 in February -> 2019
        Pattern(_WORDS, rf"{_YEAR}度?(?:全[省市县区州旗镇乡]|师)?共?(?:<investing>)"),
        {(2, 3, 4, 5, 6, 7, 8, 9, 10): 0},
        "what is invested in the running year",
    ),
    _Work(  # 视察2015年县级重点产业项目, 对2015年…项目进行视察 in December -> 2015
        Pattern(
            _WORDS,
            rf"(?:<inspecting>)[^。；：\d]{{0,16}}?{_YEAR}(?!度)[^。；，：\d]{{0,20}}?(?:<works>)(?!(?:的|任务)?(?:<carried_out>))",
        ),
        {(9, 10, 11, 12): 0},  # before, those of last year are inspected too
        "works of the running year are inspected",
    ),
    _Work(
        Pattern(
            _WORDS,
            rf"对{_YEAR}(?!度)[^。；，：\d]{{0,20}}?(?:<works>)(?!(?:的|任务)?(?:<carried_out>))[^。；，：\d]{{0,16}}?(?:<inspecting>)",
        ),
        {(9, 10, 11, 12): 0},  # before, those of last year are inspected too
        "works of the running year are inspected",
    ),
    _Work(  # 审查并批准2016年县财政预算 in February -> 2016
        Pattern(_WORDS, rf"(?:<voting>)[^。；，：\d]{{0,8}}{_YEAR}度?[^。；，：\d]{{0,24}}?(?:<budget>)(?!调整|执行)"),
        {(1, 2, 3): 0},
        "the budget of the running year is voted on",
    ),
    _Work(  # 2007年我县将围绕…, 2021年要围绕… in January
        Pattern(
            _WORDS, rf"(?<!展望)(?<![到面锚瞄][至向定准])(?<!到){_YEAR}(?!度|远景)[^。；，：\d]{{0,14}}?(?:<shall>)"
        ),
        {(1, 2, 3, 4, 5, 6): 0},
        "what shall be done in the running year",
    ),
    _Work(  # 汇报2021年目标工作推进情况 in October -> 2021
        Pattern(_WORDS, rf"{_YEAR}(?!度)[^。；，：\d]{{0,20}}?(?:<going_on>)"),
        {(4, 5, 6, 7, 8, 9, 10, 11, 12): 0},
        "work of the running year goes on",
    ),
    _Work(  # 会见甲国2007年访问团
        Pattern(_WORDS, rf"{_YEAR}(?!度)[^。；，：\d]{{0,24}}?(?:<party>)(?=[^。；]{{0,6}}(?:<party_goes>))"),
        {tuple(range(1, 13)): 0},
        "a party of that year",
        lead=True,
    ),
    _Work(  # 审议2022年县级财政预算调整 -> 2022
        Pattern(_WORDS, rf"{_YEAR}[^。；，：\d]{{0,24}}?(?:<adjusted>)"),
        {(5, 6, 7, 8, 9, 10, 11, 12): 0},
        "the budget of the running year is adjusted",
    ),
    _Work(  # 听取2021年度预算执行和其他财政收支的审计工作报告 -> 2022
        Pattern(_WORDS, rf"{_YEAR}[^。；，：\d]{{0,24}}?(?:<audited>)"),
        {(6, 7, 8, 9, 10, 11, 12): 1},
        "the accounts of the year before are audited",
    ),
    _Work(  # 2023年秋季学期开学 in August -> 2023
        Pattern(_WORDS, rf"{_YEAR}(?:<autumn_term>)"), {(7, 8, 9, 10, 11, 12): 0}, "a term of school"
    ),
    _Work(Pattern(_WORDS, rf"{_YEAR}(?:<spring_term>)"), {(1, 2, 3, 4, 5, 6): 0}, "a term of school"),
    _Work(  # 传达2018年全市商务工作会议精神 in March -> 2018
        Pattern(_WORDS, rf"(?:<conveyed>)[^。；]{{0,80}}?{_YEAR}(?!度)[^。；，：、《》\d]{{0,24}}?(?:<conference>)"),
        {(3, 4, 5, 6, 7, 8, 9, 10, 11, 12): 0},
        "a meeting that is conveyed",
    ),
    *(
        _Work(  # 开展2018年春节前安全检查 in February
            Pattern(_WORDS, rf"{_YEAR}“?(?:<{season}>)(?![^。；，]{{0,4}}以来)"),
            {months: 0},
            "a season of the running year",
            lead=True,
        )
        for season, months in _SEASONS.items()
    ),
    _Work(  # 2018年，是民兵调整改革第一年
        Pattern(_WORDS, rf"{_YEAR}，?是[^。；，：\d]{{1,40}}?(?:<such_a_year>)(?![^。]{{0,20}}年来)"),
        {tuple(range(1, 11)): 0},  # later the next year's is told
        "says what the year is",
        lead=True,
    ),
)
_QUARTER = re.compile(
    rf"{_YEAR}第?(?P<quarter>[一二三四])季度(?![^。；]{{0,12}}(?:经济|运行|总结|情况|考核|通报|工作))"
)
_MONTH = Pattern(  # 2019年6月重大项目集中开工; no （2019年6月任职）, no 2019年6月投产的
    _WORDS, rf"{_YEAR}(?P<month>1[0-2]|[1-9])月份?(?!至|到|底|初|起|以)[^。；，：、（）的\d]{{0,16}}?(?:<of_one_month>)"
)
_QUARTERS = {"一": (1, 2, 3, 4), "二": (4, 5, 6, 7), "三": (7, 8, 9, 10), "四": (9, 10, 11, 12)}
_PAIR = Pattern(  # 2016年计划执行情况与2017年计划草案
    _WORDS,
    rf"{_YEAR}[^。；\d]{{2,40}}?(?:<looked_back>)[^。；，：\d]{{0,8}}?[和与及、][^。；，：\d]{{0,6}}?(?P<next>20\d\d)年[^。；，：\d]{{0,24}}?(?:<budget>|<to_come>)",
)
_DECLARED = Pattern(
    _WORDS,
    r"“?(?:<declared>)，?[^。；，：\d]{0,12}(?P<year>20\d\d)年[^。；，：将即]{2,40}?(?:正式|全面|集中|隆重)?(?:<begun>)",
)
_DIED = Pattern(
    _WORDS,
    r"于(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?!出生|生于)[^。；]{0,24}?(?:<died>)",
)
_MOURNING = Pattern(_WORDS, r"<mourning>")  # of years ago
_PLANNING = (11, 12)  # months in which the next year is spoken of
_YEARS_START = 4  # the last month in which the year before is accounted for
_OPENING = 12  # characters before the month that a report is about
_MOURNED = 45  # days from a death to the report of it


def find_work(spoken: Spoken) -> Iterator[Evidence]:
    """The evidence of one article, in order; none for a year before the latest that the article tells of."""
    told = (d.date.year for r in spoken.readings for d in r.dates if d.date.year and not is_future(r, d))
    latest = max(told, default=0)
    planning = bool(spoken.anchor and spoken.anchor.month in _PLANNING)
    for sentence in spoken.sentences:
        if "20" in sentence.text and "年" in sentence.text:
            for piece in (*_of_work(spoken, sentence), *_of_months(spoken, sentence), *_of_words(spoken, sentence)):
                if piece.first >= latest - planning:
                    yield piece


def _of_work(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    month = spoken.anchor.month if spoken.anchor else 0
    for work in _BY_KIND:
        if work.lead and sentence not in spoken.lead:
            continue
        behind = next((years for months, years in work.years.items() if month in months), None)
        if behind is None:
            continue
        for match in work.pattern.finditer(sentence.text):
            if work.planned or not is_awaited(sentence.text, match.start()):
                yield _piece(spoken, sentence, match, behind, work.how)


def _of_months(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'2015年第四季度项目集中开工' on 28 September, '2019年6月重大项目集中开工' on 6 June."""
    month = spoken.anchor.month if spoken.anchor else 0
    if sentence not in spoken.lead:
        return
    for match in _QUARTER.finditer(sentence.text):
        if month in _QUARTERS[match["quarter"]] and not is_awaited(sentence.text, match.start()):
            yield _piece(spoken, sentence, match, 0, "a quarter of the running year")
    for match in _MONTH.finditer(sentence.text):
        if month == int(match["month"]) and match.start() <= _OPENING and not is_awaited(sentence.text, match.start()):
            yield _piece(spoken, sentence, match, 0, "the month of the report")


def _of_words(spoken: Spoken, sentence: Sentence) -> Iterator[Evidence]:
    """'宣布甲县2019年项目集中开工'; '于2024年1月17日在甲市逝世' in the weeks after."""
    for match in _DECLARED.finditer(sentence.text) if sentence in spoken.lead else ():
        yield _piece(spoken, sentence, match, 0, "its beginning is declared")
    month = spoken.anchor.month if spoken.anchor else 0
    for match in _PAIR.finditer(sentence.text):
        if int(match["next"]) == int(match["year"]) + 1 and not _PLANNING[0] > month > _YEARS_START:
            yield _piece(
                spoken, sentence, match, int(month not in _PLANNING), "one year is accounted for, the next planned"
            )
    for match in _DIED.finditer(sentence.text):
        if spoken.anchor and not any(_MOURNING.search(told.text) for told in spoken.sentences):
            since = (spoken.anchor.month - int(match["month"])) * 31 + spoken.anchor.day - int(match["day"])
            if since % 372 <= _MOURNED:
                yield _piece(spoken, sentence, match, int(since < 0), "a death that is reported")


def _piece(spoken: Spoken, sentence: Sentence, match: re.Match[str], behind: int, how: str) -> Evidence:
    """`behind`: how many years after the printed one the report is of."""
    name = next(name for name in ("year", "year2") if match.groupdict().get(name))
    year, quote = int(match[name]) + behind, spoken.quote(sentence, match.start(name), match.end())
    return Evidence(spoken.number, frozenset({year}), Weight.WINDOW, quote, how, first=year)
