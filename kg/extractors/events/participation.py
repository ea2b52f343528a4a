"""Who did what at which event: a walk over the people and verbs of each sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.events.doings import Doing, find_doings
from kg.extractors.events.phrases import speech_start
from kg.extractors.events.timeline import Happening, Timeline
from kg.lexicon.patterns import Pattern
from kg.records import Article, Claim, Participation, Person, Reading, Reference

_WORDS = "event_words.tsv"
_GAP = re.compile(
    r"[、，；和与及暨 ]*(?:(?:及|和)?(?:其他|有关|相关|全体)[^，。；、]{0,14}|等[^，。；]{0,14}|同志|先生|女士|一行)?"
    r"[、，；和与及 ]*(?:以及|还有)?[、，；和与及 ]*"
)
_WITH = re.compile(r"(?:与|同|和)$")
_MEETS = re.compile(r"(?:会见|接见|会晤|拜会)了?(?:来访的|前来[^，。；]{0,10}的)?$")
_ACCOMPANIES = re.compile(r"陪同(?!下)[^，。；]{0,3}$")
_OBJECT = Pattern(_WORDS, r"(?:<object_verb>)了?[^，。；、]{0,6}$")
_HE = re.compile(r"^(?:会上，|随后，|最后，|同时，|期间，)?[他她](?=[^，。；]{0,12})")
_OTHERS = Pattern(_WORDS, r"(?:<agent>|班子|干部职工)(?:等|共)?[^，。；、]{0,12}$")
_COMPANY = re.compile(r"在[^，。；在]{2,60}?陪同下")
_MEETING = ("会见", "接见", "会晤", "拜会")
_LEADING = ("率领", "率队", "率团", "带领", "带队", "率")
_ACT = "participation.act"
_WEAK = ("act", "give", "sign")  # what is done at an event, which says no more than that they were there
_HOLDERS = frozenset({"party", "government", "head", "company"})
_RELATED = Pattern(_WORDS, r"(?:了)?(?:<related>)活动")
_OBJECT_NAMED = Pattern(_WORDS, r"(?<=参加|出席|陪同)(?:了)?(<named_action>)")
_OBJECT_REACH = 30  # characters behind a verb in which its object names the event


class Said(NamedTuple):
    """A person, what is said of them and where the words start and end."""

    person: str
    doing: Doing
    start: int
    end: int
    sentence: int


def extract(article: Article, readings: Sequence[Reading], timeline: Timeline) -> Iterator[Claim]:
    """One claim for each (event, person, kind) as read in one sentence; who chairs it and opens it only chairs."""
    found = [*_of_sentences(article, readings, timeline), *_of_titles(article, readings, timeline)]
    told = [(claim, claim.content) for claim in found if isinstance(claim.content, Participation)]
    chairing = {(said.event, said.person) for _, said in told if said.kind == "chair"}
    yield from (claim for claim, said in told if claim.rule != _ACT or (said.event, said.person) not in chairing)


def _of_sentences(article: Article, readings: Sequence[Reading], timeline: Timeline) -> Iterator[Claim]:
    introduced: Said | None = None
    for index, reading in enumerate(readings):
        found = list(_walk(index, reading)) if reading.persons else []
        if not found and introduced:
            found = list(_continued(reading, introduced))
        for said in found:
            for event in events_of(timeline, index, said.doing, reading.sentence.text):
                kind = _settled(said.doing, timeline, event)
                if kind:
                    quote = readings[said.sentence].sentence.quote(article.id, said.start, said.end)
                    content = Participation(
                        timeline.reference(article.id, event), Reference("person", said.person), kind
                    )
                    yield Claim(content, quote, _ACT if said.doing.kind in _WEAK else f"participation.{kind}")
        introduced = _introduced(index, reading) or introduced


def events_of(timeline: Timeline, index: int, doing: Doing, text: str) -> tuple[int, ...]:
    """The event the verb stands in, is the object of, stands behind; else the one that is open; all for 相关活动."""
    if _RELATED.match(text, doing.end):
        told = [(i, h) for i, h in enumerate(timeline.happenings) if h.sentence <= index or not h.embedded]
        return tuple(i for i, h in told if not (doing.kind == "accompany" and h.held))
    spoken = timeline.spoken[index]
    named = _OBJECT_NAMED.search(doing.word) or _OBJECT_NAMED.match(text, doing.end)
    if named:
        fits = [i for i, h in enumerate(timeline.happenings) if named.group(1) in h.name]
        if fits:
            return (fits[-1],)
    around = [s.event for s in spoken if s.start <= doing.start < s.end]
    if doing.word in _LEADING and (visit := _guests_visit(timeline, index)) is not None:
        return (visit,)
    done = [i for i, h in enumerate(timeline.happenings) if not h.held]
    if not around and doing.kind == "accompany" and done:
        return (timeline.open[index] if timeline.open[index] in done else done[-1],)
    ceremonies = [i for i, h in enumerate(timeline.happenings) if h.type == "ceremony" and h.sentence <= index]
    if doing.kind == "sign" and ceremonies and not around and timeline.open[index] in done:
        return (ceremonies[-1],)
    after = [s.event for s in spoken if doing.start <= s.start <= doing.end + _OBJECT_REACH]
    before = [s.event for s in spoken if s.start < doing.start]
    current = [timeline.open[index]] if timeline.open[index] >= 0 else [s.event for s in spoken]
    return tuple((around or after or before[-1:] or current)[:1])


def _guests_visit(timeline: Timeline, index: int) -> int | None:
    """会见了甲率领的代表团: he leads the visit that the article tells of; None where it tells of the reception only."""
    if not any(timeline.happenings[s.event].name.startswith(_MEETING) for s in timeline.spoken[index]):
        return None
    return next(iter(_visits(timeline)), None)


def _visits(timeline: Timeline) -> list[int]:
    """The visits of an article; its receptions, and what only the words of one say of the guests, left out."""
    receptions = [h.name for h in timeline.happenings if h.name.startswith(_MEETING)]
    visits = ((i, h) for i, h in enumerate(timeline.happenings) if h.type == "visit")
    return [i for i, h in visits if not any(h.name in name for name in receptions)]


def _settled(doing: Doing, timeline: Timeline, event: int) -> str:
    """What the verb means at this kind of event; '' for nothing."""
    happening = timeline.happenings[event]
    if doing.kind in _WEAK or (happening.held and doing.kind == "action"):
        return "attend" if happening.held and _attends(doing, happening) else ""
    if not happening.held:
        if happening.name.startswith(_MEETING) and doing.kind in ("action", "lead") and _visits(timeline):
            return "attend"  # hosts and guests alike: the visit is the guests'
        return "lead" if doing.kind == "action" else doing.kind
    if doing.kind == "lead" and not (happening.type == "ceremony" and "捐" in happening.name):
        return "attend" if doing.word != "带领" else ""
    return doing.kind


def _attends(doing: Doing, happening: Happening) -> bool:
    """Who does it is there: 揭牌 at any event, 发放 at a ceremony, 座谈 at the meeting called so."""
    if doing.kind == "give":
        return happening.type == "ceremony"
    if doing.kind == "action":
        return happening.type in ("visit", "meeting") and doing.word in happening.name
    return happening.type != "other"


def _walk(index: int, reading: Reading) -> Iterator[Said]:
    """Each person of the sentence with each verb said of him or her, in the order of the verbs.

    Example: 6月1日，全县防汛工作会议召开。县长李明华主持会议。 -> (全县防汛工作会议, 李明华, chair)
    """
    text = reading.sentence.text
    starts = _group_starts(reading)
    subjects: list[Person] = []
    listed: Doing | None = None
    met: list[Person] = []
    last, verb_since, objects = 0, True, False
    company = [match.span() for match in _COMPANY.finditer(text)] if "陪同下" in text else []
    for token in _tokens(reading):
        beside = next((span for span in company if span[0] <= token.start < span[1]), None) if company else None
        if beside and isinstance(token, Person):
            yield Said(token.name, Doing("accompany", token.end, beside[1], "陪同"), token.start, beside[1], index)
        elif beside:
            continue
        elif isinstance(token, Person):
            start = starts.get(token.start, token.start)
            relation = _relation(text, start, last, verb_since=verb_since, alone=not subjects)
            if listed:
                yield Said(token.name, listed, min(listed.start, start), token.end, index)
            elif relation in ("lead", "attend") or (met and relation == "with"):
                met = [*met, token] if relation != "lead" else met
                relation = "attend" if met else relation
                yield Said(token.name, Doing(relation, start, token.end, ""), start, token.end, index)
            elif relation == "object" or (objects and relation == "with"):
                last, objects = token.end, True
                continue
            else:
                subjects = [*(subjects if relation == "with" else ()), token]
            last, verb_since, objects = token.end, False, False
        elif token.listing:
            listed, subjects = token, []
        else:
            listed = None
            subjects = [] if _is_anothers(reading, token, last, verb_since=verb_since) else subjects
            leaders = met if token.word in _LEADING else []
            met = []
            for person in leaders or subjects:
                start = min(starts.get(person.start, person.start), token.start)
                yield Said(person.name, token, start, max(person.end, token.end), index)
            last, verb_since = token.end, True


def _relation(text: str, start: int, last: int, *, verb_since: bool, alone: bool) -> str:
    """How a person stands to those before: their guest (lead), met by them (attend), with them, their object, or a new subject."""
    before = text[last:start]
    if not alone and _ACCOMPANIES.search(before):
        return "lead"
    if _MEETS.search(text, max(0, start - 24), start):
        return "attend"
    if (not verb_since and _GAP.fullmatch(before)) or (not alone and _WITH.search(before)):
        return "with"
    if (not alone or verb_since) and _OBJECT.search(text[max(0, start - 14) : start]):
        return "object"
    return "subject"


def _is_anothers(reading: Reading, doing: Doing, last: int, *, verb_since: bool) -> bool:
    """A clause between the last person and the verb has a subject of its own: an office not read, or people behind one of whom something is told."""
    text = reading.sentence.text
    clause = text.rfind("，", last, doing.start)
    if doing.kind in ("attend", "accompany"):
        if not verb_since:
            return False  # one list goes on: 甲、乙，有关部门负责人参加
        if clause >= 0 and _OTHERS.search(text, clause, doing.start):
            return True
    return any(
        last <= post.start < doing.start and text[post.start - 1 : post.start] == "，" and post.kind in _HOLDERS
        for post in reading.loose
    )


def _tokens(reading: Reading) -> list[Person | Doing]:
    """The people and verbs of a sentence in order, up to reported speech."""
    text = reading.sentence.text
    limit = speech_start(text, reading.persons)
    found: list[Person | Doing] = [*reading.persons, *find_doings(text, reading.persons)]
    said = (t for t in found if t.start < limit and (isinstance(t, Person) or not reading.is_office(t.start, t.end)))
    return sorted(said, key=lambda t: (t.start, -t.end))


def _group_starts(reading: Reading) -> dict[int, int]:
    """Where the posts of a person begin, by where the name begins."""
    out = {}
    for group in reading.groups:
        for i, person in enumerate(group.persons):
            out[person.start] = min(group.start, person.start) if i == 0 else person.start
    return out


def _of_titles(article: Article, readings: Sequence[Reading], timeline: Timeline) -> Iterator[Claim]:
    """'甲出席X会议', '甲到我州调研' as the heading; only people whom the body names.

    Example: 张伟国到柳湾镇调研 / 6月1日，县委书记张伟国到柳湾镇调研防汛工作。 -> (张伟国, lead)
    """
    known = {p.name for r in readings for p in r.persons}
    for title in article.titles:
        persons = tuple(
            Person(m.start(), m.end(), m.group())
            for name in sorted(known)
            for m in re.finditer(re.escape(name), title.text)
        )
        for said in _walk(0, Reading(title, persons=tuple(sorted(persons)))):
            if timeline.happenings and (kind := _settled(said.doing, timeline, 0)):
                quote = title.quote(article.id, said.start, said.end)
                yield Claim(
                    Participation(timeline.reference(article.id, 0), Reference("person", said.person), kind),
                    quote,
                    "participation.title",
                    0.9,
                )


def _introduced(index: int, reading: Reading) -> Said | None:
    """The first person of a sentence, for 他 in the next ones."""
    first = next(iter(reading.persons), None)
    start = _group_starts(reading).get(first.start, first.start) if first else 0
    return Said(first.name, Doing("", start, first.end, ""), start, max(first.end, start + 4), index) if first else None


def _continued(reading: Reading, introduced: Said) -> Iterator[Said]:
    """'他要求…': the words that introduce the person are the quote.

    Example: 6月1日，全县防汛工作会议召开，县委书记张伟国出席会议。他要求，要抓好落实。 -> (全县防汛工作会议, 张伟国, attend)
    """
    text = reading.sentence.text
    he = _HE.match(text)
    if he and not reading.persons:
        for doing in find_doings(text, (Person(0, he.end(), ""),))[:1]:
            yield introduced._replace(doing=doing)
