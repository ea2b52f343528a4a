"""Who is said to do what: a walk over the people and verbs of each sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.events.asides import asides
from kg.extractors.events.doings import OTHERS, Doing
from kg.extractors.events.tokens import group_ends, group_starts, tokens_of
from kg.lexicon.patterns import Pattern, listed
from kg.records import Person, Reading

_WORDS = "event_words.tsv"
_GAP = Pattern(
    _WORDS,
    r"[、，；和与及暨 ]*(?:(?:及|和)?(?:<other_people>)[^，。；、]{0,14}|等[^，。；]{0,14}|<behind_name>)?"
    r"[、，；和与及 ]*(?:以及|还有)?[、，；和与及 ]*",
)
_WITH = re.compile(r"(?:与|同|和)$")
_MEETS = Pattern(_WORDS, r"(?:<reception>)了?(?:来访的|前来[^，。；]{0,10}的)?$")
_ACCOMPANIES = re.compile(r"陪同(?!下)[^，。；]{0,3}$")
_OBJECT = Pattern(_WORDS, r"(?!以及)(?:<object_verb>)了?[^，。；、]{0,6}$")
_STANDING_FOR = Pattern(_WORDS, r"(?:<represented>)代表$")  # 学员代表|甲发言
_VISITED = Pattern(_WORDS, r"(?:<comforted>)了?[^，。；、]{0,16}$")
_FAR = 22  # characters before a person in which the verb of their visit stands
_GOES_ON = Pattern(_WORDS, r"\d{1,2}[月日时]|受[^，。；]{2,20}(?:邀请|委托)|(?!代表们|同学)(?:<goes_on>)")
_HOLDERS = frozenset({"party", "government", "head", "company"})
_LED = re.compile(r"[^，。；到赴往在来与同对向为看慰深走就]{0,80}")  # 甲率|县委办主任、宣传部部长|乙
_TALKS_WITH = re.compile(r"[与同](?:[^，。；与同]{2,60}、)?(?:前来[^，。；]{2,12}的|来[^，。；、]{1,10}的)?$")
_WELCOME = Pattern(_WORDS, r"(?:同志|先生|女士)?(?:等)?一行(?:<arrival>)")
_UNREAD = re.compile(  # 甲|、乙公司董事长某某、|丙; 甲|，丁县县领导班子，|丙
    r"(?:[、，和与及]|以及)[^。；：了着过“是将在由对向]{2,60}"
)
_TALK = Pattern(_WORDS, r"(?:(?!<no_talk>)[^。；]){0,160}?(?:<mutual>)")


class Said(NamedTuple):
    """A person, what is said of them and where the words start and end."""

    person: str
    doing: Doing
    start: int
    end: int
    sentence: int


class _Walk:
    """The people and verbs of a sentence one after the other: who is spoken of, who was met, what is listed."""

    def __init__(self, index: int, reading: Reading) -> None:
        self.index, self.reading, self.text = index, reading, reading.sentence.text
        self.starts, self.ends = group_starts(reading), group_ends(reading)
        self.subjects: list[Person] = []
        self.met: list[Person] = []
        self.led: Doing | None = None  # the verb by which the subject leads those who follow
        self.is_led = False  # the last person was one of them
        self.listed: Doing | None = None
        self.last, self.verb_since, self.objects = 0, True, False

    def person(self, person: Person, ahead: Doing | None) -> Iterator[Said]:
        """One more of a list, somebody whom the verb before meets or leads, its object, or a subject; `ahead`: the next verb."""
        start = self.starts.get(person.start, person.start)
        since = self.verb_since and not self.objects  # 慰问民警甲、|乙: the list of those goes on
        relation = _relation(self.text, start, self.last, verb_since=since, alone=not self.subjects)
        if self.subjects and relation == "subject" and _WELCOME.match(self.text, person.end):
            relation = "object"  # 对甲市委乙|一行的到来表示欢迎
        if (self.met or self.objects) and relation == "with" and self.text.startswith("，", self.last):
            relation = (
                "subject" if ahead and ahead.kind in ("accompany", "attend", "chair") else relation
            )  # 会见甲，|乙陪同
        if relation == "subject" and not self.verb_since and self.subjects and self._all_do(ahead):
            relation = "with" if _UNREAD.fullmatch(self.text, self.last, start) else relation
        if _TALKS_WITH.search(self.text, max(0, start - 80), start):
            relation = "attend" if _TALK.match(self.text, person.end) else relation
        is_object = False
        is_led = self.led and (_LED.fullmatch(self.text, self.led.end, start) or (self.is_led and relation == "with"))
        self.is_led = bool(is_led)
        if self.listed:
            yield Said(person.name, self.listed, min(self.listed.start, start), person.end, self.index)
        elif self.led and is_led:
            yield Said(person.name, Doing("attend", start, person.end, ""), self.led.start, person.end, self.index)
        elif relation in ("lead", "attend") or (self.met and relation == "with"):
            self.met = [*self.met, person] if relation != "lead" else self.met
            doing = Doing("attend" if self.met else relation, start, person.end, "")
            yield Said(person.name, doing, start, person.end, self.index)
        elif relation == "object" or (self.objects and relation == "with"):
            is_object = True
        else:
            self.subjects = [*(self.subjects if relation == "with" else ()), person]
        self.verb_since = self.verb_since and is_object
        self.last, self.objects = self.ends.get(person.start, person.end), is_object

    def _all_do(self, ahead: Doing | None) -> bool:
        """It is what the people of a list do together or in turn: 甲、某乙代表、丙|分别致辞."""
        if ahead is None or ahead.kind not in ("attend", "accompany", "speak"):
            return False
        return ahead.kind != "speak" or self.text.endswith(listed(_WORDS, "in_turn"), 0, ahead.start)

    def verb(self, doing: Doing) -> Iterator[Said]:
        """What is said of the subjects; of those who were met where they lead."""
        if doing.listing:
            self.listed, self.subjects = doing, []
            return
        self.listed = None
        if doing.kind == OTHERS:  # 甲主持会议，会议总结了工作，|分析了形势
            self.subjects, self.met, self.led = [], [], None
            self.last, self.verb_since = doing.end, True
            return
        self.led = doing if doing.word in listed(_WORDS, "leading") and self.subjects and not self.met else None
        if _is_anothers(self.reading, doing, self.last, verb_since=self.verb_since):
            self.subjects = []
        leaders = self.met if doing.word in listed(_WORDS, "leading") else []
        self.met = []
        if doing.word == "一行" and self.last == doing.start and not any(p.end == self.last for p in self.subjects):
            self.last, self.verb_since = doing.end, True
            return  # 对甲|一行表示欢迎
        for person in leaders or self.subjects:
            start = min(self.starts.get(person.start, person.start), doing.start)
            yield Said(person.name, doing, start, max(person.end, doing.end), self.index)
        self.last, self.verb_since = doing.end, True


def walk(index: int, reading: Reading) -> Iterator[Said]:
    """Each person of the sentence with each verb said of him or her, in the order of the verbs.

    Example: 6月1日，全县防汛工作会议召开。县长李明华主持会议。 -> (全县防汛工作会议, 李明华, chair)
    """
    at = _Walk(index, reading)
    tokens = tokens_of(reading)
    aside = list(asides(at.text, tokens))
    for i, token in enumerate(tokens):
        beside = next((a for a in aside if a.start <= token.start < a.end), None) if aside else None
        if beside and isinstance(token, Person):
            doing = Doing(beside.kind, token.end, beside.end, "陪同" if beside.kind == "accompany" else "")
            yield Said(token.name, doing, token.start, beside.end, index)
        elif not beside:
            yield from at.person(token, _next_verb(tokens, i)) if isinstance(token, Person) else at.verb(token)


def _relation(text: str, start: int, last: int, *, verb_since: bool, alone: bool) -> str:
    """How a person stands to those before: their guest (lead), met by them (attend), with them, their object, or a new subject."""
    before = text[last:start]
    if not alone and _ACCOMPANIES.search(before):
        return "lead"
    if _MEETS.search(text, max(0, start - 24), start):
        return "attend"
    if (not verb_since and _GAP.fullmatch(before)) or (not alone and _WITH.search(before)):
        return "with"
    if (
        (not alone or verb_since)
        and not _STANDING_FOR.search(text, max(0, start - 8), start)
        and (_OBJECT.search(text[max(0, start - 14) : start]) or _VISITED.search(text[max(0, start - _FAR) : start]))
    ):
        return "object"
    return "subject"


def _is_anothers(reading: Reading, doing: Doing, last: int, *, verb_since: bool) -> bool:
    """A clause between the last person and the verb has a subject of its own: an office not read, or people behind one of whom something is told."""
    text = reading.sentence.text
    clause = text.rfind("，", last, doing.start)
    if doing.kind in ("attend", "accompany"):
        if not verb_since:
            return False  # one list goes on: 甲、乙，有关部门负责人参加
        if clause >= 0 and clause + 1 < doing.start and not _GOES_ON.match(text, clause + 1):
            return True  # 甲主持，|全院教职工参加
    return any(
        last <= post.start < doing.start and text[post.start - 1 : post.start] == "，" and post.kind in _HOLDERS
        for post in reading.loose
    )


def _next_verb(tokens: Sequence[Person | Doing], i: int) -> Doing | None:
    return next((t for t in tokens[i:] if isinstance(t, Doing)), None)
