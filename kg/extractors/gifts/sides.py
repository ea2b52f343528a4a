"""Who gives and who receives, by the words around a verb of giving."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extractors.gifts.memory import SCHOOL, WORD_FOR
from kg.extractors.gifts.words import names_people
from kg.lexicon import tables
from kg.lexicon.names import likeness, surname_of, surnames
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Reading

_WORDS = "gift_words.tsv"
_JOINTS = Pattern(_WORDS, r"[、和与及]|<joint_giver>|联合(?![会国体社]|<joint_name>)")
_TAIL = Pattern(_WORDS, r"(?<![每各\d][位名户个家])(?<![每各])(?:<side_tail>)+$")
_HEAD = Pattern(
    _WORDS,
    r"^(?:(?!共青团)(?:<side_head>)|(?:<home>)(?=[\u3400-\u9fff“\d]{3})|"
    r"家乡(?=[\u3400-\u9fff]{2})|\d{4}年|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|[，、 ])+",
)
_BEHIND_OTHERS = Pattern(_WORDS, r"等(?:[\d一二三四五六七八九十]{1,9}[家个位名])?(?:<of_many>)*$")
_OFFICERS = re.compile(r"(?:一行|等领导|等人|等|全体)$")
_DATELINE = re.compile(r"[^，。；]{0,24}[讯电](?:（[^（）]*）|[\s：])")
PUBLIC = re.compile(r"社会各界(?:人士)?$")
_PAYING = re.compile(r"(?:出资|自费|筹资|集资)[^，。；]{0,12}元$")
_ASIDE = re.compile(r"（[^（）]*）$")
_MEMBERS = Pattern(_WORDS, r"的(?:<member>)$")
_CLAUSE_END = re.compile(r"[，。；：！？]|$")
_LONGEST = 40
_KIND_OF = Pattern(
    _WORDS, r"^[^，。；、]{0,30}(?:企业|单位)(?!<of_enterprises>)(?=[^，。；、]{2,}(?:公司|集团|厂|企业|商行|基金会)$)"
)
_WITH_OWN = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:及其|和他的|及他的)[^，。；、]{1,8}$")  # 甲|及其企业
_PLAIN = re.compile(r"^[\u4e00-\u9fff]{2,6}[县市区州旗]$|[镇乡村校]$|社区$|灾区$")
_NO_NAME = Pattern(_WORDS, r"<no_name>|[，。；：]")
_AND_OTHERS = re.compile(
    r"(?:等(?:在内的)?(?:[\d一二两三四五六七八九十]{1,9}余?|多|数)|共[\d一二两三四五六七八九十]{1,9}余?)[名位户所个家][^，。；]*$"
)
_WITHIN = re.compile(
    r"[^，。；、]{2,16}(?:[园区县市镇乡村]内|境内|辖区|位于[^的]{2,12})的(?=[^，。；、]{4,}(?:公司|集团|厂|店|企业)$)"
)
_STRICKEN = Pattern(
    _WORDS,
    r"(?:<for_long>|[一二两三四五六七八九十\d]{1,4}年){0,4}(?:<in_need>|(?:<at_work>)[在于])[^，。；、]{0,14}的(?=[^，。；、]{2,}$)",
)
_FRONT = Pattern(_WORDS, r"(?:<front>)$")
_THAT = Pattern(_WORDS, r"该(?:<kind_of_giver>)")  # the one told before
_AMONG = re.compile(r"(?<![高中初平])等(?=[\u3400-\u9fff]{2})")  # 甲湖等防汛一线
_OF_ALL = re.compile(r"(?<=[校学园院村])的?\d{1,9}余?[名位户个][^，。；]*$")
_MANY = Pattern(
    _WORDS,
    r"^(?:\d{1,9}余?[个家所]|[所各其被受]|该(?![镇乡村县市区][\u3400-\u9fff]{2})|(?:<of_many>)+$)|^(?:<any_village>)(?:（社区）)?$",
)
_OF_PARTY = Pattern("body_words.tsv", r"(?:<party_organ>)(?:会|员会)?$")
_OWN_REGION = re.compile(r"[我本全][省市县区州旗镇乡]")
_ORGANISING = Pattern(_WORDS, r"(?:<organising>)")
_LISTED = re.compile(r"、[\u3400-\u9fff]{2,4}(?:、|等)|等[^，。；]{0,3}[\d一二三四五六七八九十]|同学|老人|一家|家中")
_LEAST_ALIKE = 0.5
_LOOSE = Pattern(_WORDS, r"<loose>|^(?:<opener>)|^(?:建设|修建|兴建|改建|扩建)(?:<kind_alone>|学校)|的$")
_SHORT_COMPANY = Pattern(
    _WORDS, r"(?!爱心|[当本]地|[县市区省]内|知名|多家|各)[\u3400-\u9fff]{2,4}(?:<short_company>)"
)  # 青禾乳业
_BODIES = tuple("会局办委院所队站厂社部行校园馆店处室科团")


class Side(NamedTuple):
    """A giver or receiver: its words are text[start:end]."""

    start: int
    end: int
    words: str


def split(text: str, start: int, end: int) -> list[Side]:
    """The parts of a list text[start:end], cleaned of adverbs; 和 inside a name (羲和公司) does not part it."""
    counted = _AND_OTHERS.search(text, start, end)
    start, end = _trimmed(text, start, counted.start() if counted and counted.start() > start + 1 else end)
    out, at = list[Side](), start
    for left, right in [*(m.span() for m in _JOINTS.finditer(text, start, end)), (end, end)]:
        if left < end and (_in_brackets(text[start:left]) or (text[left] != "、" and not is_whole(text[at:left]))):
            continue
        side = _side(text, *_trimmed(text, at, left))
        if out and side.words == "政府" and out[-1].words.endswith("党委"):
            side = side._replace(words=out[-1].words.removesuffix("党委") + "政府")  # 甲州党委、|政府
        out += [side] if side.words else []
        at = right
    if len(out) > 1 and (shared := _OF_ALL.search(out[-1].words)) and all(is_whole(s.words) for s in out[:-1]):
        last = out[-1]  # 甲小学、乙小学的65名学生: those of both
        out[-1] = Side(last.start, last.start + shared.start(), last.words[: shared.start()])
    if len(out) > 1 and all(names_people(s.words, "receiver") and "小学" not in s.words for s in out):
        return [_side(text, out[0].start, out[-1].end)]
    return out


def _side(text: str, start: int, end: int) -> Side:
    """A company without what it is besides (辖区企业|甲公司), a body for its members (甲商会|的企业家)."""
    members = _MEMBERS.search(text, start, end)
    if members and text[start : members.start()].endswith(_endings()):
        end = members.start()
    within = _WITHIN.match(text[start:end])
    start += within.end() if within else 0
    stricken = _STRICKEN.match(text[start:end])
    start += stricken.end() if stricken else 0
    front = _FRONT.search(text, start, end)
    end = front.start() if front and is_whole(text[start : front.start()]) else end
    kind = _KIND_OF.match(text[start:end])
    start += kind.end() if kind else 0
    tail = text[start:end].rfind("的") + 1
    if tail and is_whole(text[start + tail : end]) and (end - start - tail >= 4 or leading(text[start + tail : end])):
        start += tail  # 千里之外的|柳县, 甲创立的|青禾基金会
    return Side(start, end, text[start:end].replace(" ", "").removesuffix("们"))


def _in_brackets(text: str) -> bool:
    return text.count("（") > text.count("）")


def is_whole(words: str) -> bool:
    """The words are a name already, so that 和 behind them joins two."""
    named = leading(words)
    return not _AMONG.search(words) and (
        words.endswith(_endings())
        or bool(named and named[1] == len(words))
        or bool(_PLAIN.search(words))
        or names_people(words, "giver")
        or bool(_SHORT_COMPANY.fullmatch(words))
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    dateline = _DATELINE.match(text[start:end])
    start += dateline.end() if dateline else 0
    head = _HEAD.match(text[start:end])
    start += head.end() if head else 0
    for pattern in (_PAYING, _ASIDE, _WITH_OWN, _TAIL, _BEHIND_OTHERS, _OFFICERS):
        tail = pattern.search(text[start:end]) if end > start else None
        end = start + tail.start() if tail else end
    return start, end


def is_unread(text: str, start: int, end: int) -> bool:
    """Somebody stands before the verb whom no rule can name: 企业家甲|向乙镇捐赠. What was told of others before is not theirs."""
    left, right = _trimmed(text, start, end)
    return right - left >= 3 and not _ORGANISING.match(
        text, left, right
    )  # two characters are what one told before is called


def is_name(reading: Reading, side: Side) -> bool:
    """A body, a region or a town, or people without a name; not a loose stretch of words."""
    words = side.words
    if _THAT.fullmatch(words):
        return True
    if not 2 <= len(words) <= _LONGEST or _NO_NAME.search(words) or _AMONG.search(words) or is_many(words):
        return False
    if (
        is_whole(words)
        or PUBLIC.search(words)
        or names_people(words, "receiver")
        or SCHOOL.search(words)
        or _OF_PARTY.search(words)
        or any(o.end == side.end for o in reading.organizations)
    ):
        return True
    return (words[0] in "省市县区州" or bool(leading(words))) and words.endswith(_BODIES)


def may_get(reading: Reading, side: Side) -> bool:
    """Somebody who can be given something: a name, a person, people without a name, or a word for who was told before."""
    if person_at(reading, side) or names_people(side.words, "receiver"):
        return True
    if _OWN_REGION.fullmatch(side.words):
        return True
    if looks_like_a_person(side.words) and _LISTED.match(reading.sentence.text, side.end):
        return True
    return not is_loose(side.words) and (is_name(reading, side) or is_word_for(side.words))


def looks_like_a_person(words: str) -> bool:
    """A surname and a given name that no rule of names has read: 陆一鸣、|田小禾等10名学生."""
    usual = surnames().get(surname_of(words), 3) <= 2
    return usual and 2 <= len(words) <= 3 and likeness(words) >= _LEAST_ALIKE and not is_whole(words)


def is_loose(words: str) -> bool:
    """Words that only look like a name: 设备都已投放至各|乡, 自己公司."""
    return bool(_LOOSE.search(words))


def is_word_for(words: str) -> bool:
    """该院, 两所学校, 学校: a word for somebody told before."""
    return bool(WORD_FOR.fullmatch(words))


def is_many(words: str) -> bool:
    """16个企业, 所帮扶的村, 行政村: nobody by name."""
    return bool(_MANY.search(words))


def person_at(reading: Reading, side: Side) -> str:
    """The name of the person whose words end the side; '' for none."""
    text = reading.sentence.text
    polite = ("", *listed(_WORDS, "polite"))  # 王强|老人
    inside = (p for p in reading.persons if side.start <= p.start and p.end <= side.end)
    return next((p.name for p in inside if text[p.end : side.end] in polite), "")


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between ，。；： of a sentence."""
    at = 0
    for match in _CLAUSE_END.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(e for e, _ in tables.pairs("organization_endings.tsv")))
