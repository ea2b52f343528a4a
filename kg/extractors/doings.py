"""The verbs that say what a person does at an event."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.records import Person

_LIST = re.compile(r"[^，。；：]{0,24}(?:还有|有|包括|为)(?:：)?|[^，。；：]{0,20}：")
_THANKS = re.compile(r"(?:了)?(?:热烈|衷心|诚挚|亲切|崇高|最|深切|充分|高度|由衷|节日|一定|坚决)?(?:的)?(?:感谢|祝贺|欢迎|肯定|慰问|敬意|问候|谢意|祝福|哀悼|满意|赞赏|支持|拥护|反对|关切)")
_ADVERBS = ("并", "还", "也", "上", "时", "中", "后", "他", "她", "最后", "一行", "等", "同志", "分别", "先后", "再次", "作", "做", "了", "先", "首先", "随后", "就", "反复", "着重", "特别", "进一步", "均", "都", "依次", "致", "发表", "在会", "会", "：", "逐一", "向", "共同", "现场", "总", "进行", "作出", "具体", "强", "全文", "书面", "简要", "详细", "间", "间隙")
_AGENTS = re.compile(r"(?:会议|大会|全会|活动|座谈会|仪式|调研组|督导组|检查组|考察团|考察组|慰问组|督查组|单位|部门|企业|代表们?|群众|委员们?|学员|人员|公司|班子|成员|负责人|同志|领导|干部|嘉宾|专家)(?:一致|还|先|首先|均|纷纷|也|分别)?$")
_HEARD = re.compile(r"(?:听取|审议|通过|讨论|审查|认真学习|按照|根据|落实|传达学习|观看|提交|形成)[^，。；]*$")
_MADE = re.compile(r"(?:(?<![工合运动操协制])作(?!为|用|风)|做(?!好|到)|发表)(?:了)?[^，。；]{0,40}$")
_TOWARDS = re.compile(r"向[^，。；、]{1,14}$")
_SAYING = frozenset({"表示", "要求", "希望", "提出", "勉励", "建议"})
_UNDER = re.compile(r"(?:的)?下")
_DECLARED = re.compile(r"[^，。；]{0,30}(?:开工|开幕|启动|开始|开班|闭幕|开业|通车|竣工)")
_COMPANIONS = frozenset({"accompany", "attend"})


class Doing(NamedTuple):
    """A verb: kind chair speak attend accompany lead or action; `listing` where the people stand behind it."""

    kind: str
    start: int
    end: int
    word: str
    listing: bool = False


def find_doings(text: str, persons: Sequence[Person]) -> list[Doing]:
    """The verbs of a sentence in order, those left out that are nouns there or said of a meeting or body."""
    kinds, scanner = _verbs()
    out: list[Doing] = []
    busy = 0  # end of the clause in which somebody accompanies or attends: the action in it is another's
    for hit in scanner.find(text):
        kind = kinds[hit.word]
        if not _is_verb(text, hit.word, hit.start, hit.end, persons) or (kind == "action" and hit.start < busy):
            continue
        if kind == "accompany" and _UNDER.match(text, hit.end):
            out.append(Doing(kind, hit.start, hit.end, hit.word))
            continue
        listing = _lists(text, hit.end, persons)
        out.append(Doing(kind, hit.start, hit.end, hit.word, listing))
        if kind in _COMPANIONS:
            busy = _clause_end(text, hit.end)
    return out


def _is_verb(text: str, word: str, start: int, end: int, persons: Sequence[Person]) -> bool:
    before = text[:start]
    if text.startswith(("精神", "组", "团", "》", "稿", "人", "单", "厅", "会", "的讲话"), end) and word not in ("主持", "出席", "参加", "列席"):
        return False
    if word == "宣布" and not _DECLARED.match(text, end):
        return False
    if word == "表示" and _THANKS.match(text, end):
        return False
    clause = max(before.rfind(mark) for mark in "，。；") + 1
    if before.startswith(("以及", "及", "和"), clause):
        clause = max(before.rfind(mark, 0, max(0, clause - 1)) for mark in "，。；") + 1
    if _AGENTS.search(before) and not any(p.start >= clause for p in persons):
        return False
    if word in tables.words("speaking_nouns.txt"):
        return _said(before, word, persons)
    return True


def _said(before: str, word: str, persons: Sequence[Person]) -> bool:
    """A word that is also a noun: right behind its speaker, or in '作…汇报'."""
    if _HEARD.search(before):
        return False
    near = any(p.end == len(before) for p in persons) or before.endswith(_ADVERBS) or bool(_TOWARDS.search(before))
    return near or bool(_MADE.search(before)) or (word in _SAYING and before.endswith("，"))


def _lists(text: str, end: int, persons: Sequence[Person]) -> bool:
    """'参加会议的有甲、乙': the people stand behind the verb."""
    match = _LIST.match(text, end)
    if not match:
        return False
    following = next((p for p in persons if p.start >= match.end()), None)
    return following is not None and not re.search(r"[，。；]", text[match.end() : following.start].split("、")[0]) and following.start - match.end() < 40


def _clause_end(text: str, at: int) -> int:
    return min((e for e in (text.find(mark, at) for mark in "，。；") if e >= 0), default=len(text))


@cache
def _verbs() -> tuple[dict[str, str], Scanner]:
    kinds = {verb: "action" for verb, _ in tables.pairs("action_verbs.tsv")}
    kinds |= dict(tables.pairs("participation_verbs.tsv"))
    return kinds, Scanner(kinds)
