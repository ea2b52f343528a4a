"""Noun phrases of events, and where in a sentence somebody else's words begin."""

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import tables, words
from kg.lexicon.marks import behind_mark
from kg.lexicon.patterns import listed
from kg.lexicon.scanner import Hit, Scanner
from kg.records import Person

_WORDS = "event_words.tsv"
_SPEAKERS = frozenset("并还他她组议上时中后行，也们")
_MARKS = frozenset("，。；：、！？ —~…")
_LONGEST = 60
_CLAUSE = 240  # characters of a clause that are looked at
TITLED = re.compile(r"《[^《》]*》")  # 宣读《关于表彰甲的决定》: nothing in it is done
_NEAR = 12  # characters between a name and the verb by which the person speaks
_STOPS = re.compile(r"[，。；：、]")
_QUOTED = re.compile(r"“[^“”]*”")  # a slogan: no word in it ends the name
_HELD = re.compile(r"举[行办](?!地|者|方|权|国|城市)了?")
_COUNCIL = "政治协商会议"
ENDS = re.compile(r"[，。；]|$|活动|工作")  # behind a verb without one
_MARK = re.compile(r"[\s，。、：；“”‘’《》（）！？—~·-]")


def speech_start(text: str, persons: Sequence[Person]) -> int:
    """Where reported speech begins: behind the verb of a person, a meeting or a team; the text's length where none does."""
    for start, end, _ in _speeches().find(text):
        if (
            start == 0
            or text[start - 1] in _SPEAKERS
            or text[start : end - 1] in listed(_WORDS, "plain_speech")
            or any(_speaks(text, p.end, start) for p in persons)
        ):
            return end
    return len(text)


def _speaks(text: str, end: int, verb: int) -> bool:
    """Whose name ends there says it: 甲|指出，; 甲|书记在会上指出，."""
    return end == verb or (0 < verb - end <= _NEAR and not _STOPS.search(text, end, verb))


@cache
def _speeches() -> Scanner:
    """Verbs of speaking with the mark behind them."""
    return Scanner(verb + mark for verb in listed(_WORDS, "speech") for mark in "，：")


def phrase_start(text: str, end: int, floor: int) -> int:
    """Start of the name of an event that ends at text[end]: behind the last mark, verb or preposition."""
    floor = max(floor, end - _LONGEST)
    start = behind_mark(text, end, floor, _MARKS, inside=_listed_rank)
    if not _may_bound().search(text, start, end):
        return start
    quoted = [m.span() for m in _QUOTED.finditer(text, start, end)]
    held = [m.end() for m in _HELD.finditer(text, start, end) if not any(a < m.end() <= b for a, b in quoted)]
    at = held[-1] if held else start  # 举行|政产学研活动, whatever words the cut makes of it
    for word in words.cut(text[start:end]):
        here = start + word.end
        if text.startswith(listed("body_words.tsv", "not_boundary"), start + word.start):
            continue  # 中西医|结合医院
        if word.text == "日" and not text[start + word.start - 1 : start + word.start].isdigit():
            continue  # 主题党|日活动
        if not (word.text in _boundaries() or word.text.endswith(listed(_WORDS, "holding"))):
            continue
        if here == end and word.text in listed(_WORDS, "deed"):
            continue  # 学位|授予|仪式
        if not any(a < here <= b for a, b in quoted):
            at = max(at, here)
    return at


def clause(text: str, at: int) -> tuple[int, int]:
    """The stretch between the marks ，。；： around text[at]."""
    start = max(text.rfind(mark, 0, at) for mark in "，。；：！？") + 1
    ends = [e for e in (text.find(mark, at) for mark in "，。；：！？") if e >= 0]
    return start, min(ends, default=len(text))


def clause_start(text: str, at: int) -> int:
    """Where the clause of text[at] starts; the one before it where 以及 or 和 joins the two."""
    floor = max(0, at - _CLAUSE)
    start = max(text.rfind(mark, floor, at) for mark in "，。；") + 1
    if text.startswith(("以及", "及", "和"), start):
        start = max(text.rfind(mark, floor, max(0, start - 1)) for mark in "，。；") + 1
    return max(start, floor)


def clause_end(text: str, at: int) -> int:
    """Where the clause that text[at] stands in ends: before its comma or full stop."""
    return min((e for e in (text.find(mark, at) for mark in "，。；") if e >= 0), default=len(text))


def event_nouns(text: str) -> Sequence[Hit]:
    """The nouns that names of events end in, those left out that a following word makes something else."""
    kinds, scanner, traps = _nouns()
    found = scanner.find(text)
    if found and _COUNCIL in text:  # 中国人民政治协商会议|甲县委员会: no meeting, a body
        found = [hit for hit in found if not text.endswith(_COUNCIL, 0, hit.end)]
    return found and [
        hit
        for hit in found
        if hit.word in kinds and (not text.startswith(traps, hit.end) or _is_held_to_hear(text, hit))
    ]


def _is_held_to_hear(text: str, noun: Hit) -> bool:
    """召开|座谈会|听取汇报."""
    return text.endswith(("召开", "举行"), 0, noun.start) and text.startswith(listed(_WORDS, "hearing"), noun.end)


def event_type(noun: str) -> str:
    """The type of event that a noun tells: 座谈会 is a meeting."""
    return _nouns()[0][noun]


def alike(one: str, other: str) -> float:
    """Share of common pairs of characters of two names, 0 to 1."""
    a, b = _pairs_of(one), _pairs_of(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _pairs_of(name: str) -> set[str]:
    bare = _MARK.sub("", name)
    return {bare[i : i + 2] for i in range(len(bare) - 1)} or ({bare} if bare else set())


def _listed_rank(text: str, at: int) -> bool:
    """省、市重点…: ranks in a row are part of the name."""
    return text[at - 1] == "、" and text[at - 2 : at - 1] in "省市县区州" and text[at : at + 1] in "省市县区州"


@cache
def _may_bound() -> re.Pattern[str]:
    """The characters of a word behind which a name may start, whether or not the cut makes a word of them."""
    return re.compile("|".join(map(re.escape, tables.longest_first({*_boundaries(), *listed(_WORDS, "holding")}))))


@cache
def _boundaries() -> frozenset[str]:
    return tables.words("boundaries.txt") - frozenset(listed(_WORDS, "inner"))


@cache
def _nouns() -> tuple[dict[str, str], Scanner, tuple[str, ...]]:
    kinds = dict(tables.pairs("event_nouns.tsv"))
    kinds |= {noun + "议": kind for noun, kind in kinds.items() if noun.endswith("会")}
    return kinds, Scanner(kinds), tuple(sorted(tables.words("event_traps.txt")))
