"""Who gets a gift, as references: what a page lets 该企业, 两个乡镇 and 部分学生 mean."""

import re

from kg.extractors.bodies.body import Setting
from kg.extractors.bodies.names import resolve_name
from kg.extractors.gifts.memory import COUNTS, SCHOOL
from kg.extractors.gifts.parties import Parties
from kg.extractors.gifts.references import body_of_words
from kg.extractors.gifts.sides import Side, looks_like_a_person
from kg.extractors.gifts.words import names_people
from kg.extractors.offices.people import person_reference
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Reference

_WORDS = "gift_words.tsv"
_SEVERAL = Pattern(
    _WORDS,
    r"^(?:这|[\u3400-\u9fff]{2,3}(?<!第))?(?P<count>两|二|三|四|五|2|3|4|5)(?:个|所|家|位)?(?:<counted_receiver>)$",
)
_SOON = 1  # sentences after one that tells of a gift
_KIND_ALONE = Pattern(
    _WORDS,
    r"(?:(?:村|居)委会(?:学校|小学)?|(?:村|镇|乡|中心)?(?:<kind_alone>))",
)
_TOLD_BEFORE = re.compile(r"该(?!校)|[这两二三四五六七八\d]")
_THEM = frozenset({"他", "她"})  # who was called on, or nobody who is known
_THAT_VILLAGE = Pattern(_WORDS, r"(?:<that_village>)(?:的?(?P<who>[\u4e00-\u9fff]{2,6}))?")  # 包联的贫困村|群众
_CHARITY = Pattern(_WORDS, r"(?:<charity>)$")
_THAT_BODY = re.compile(r"该(?:院|医院|馆|所|中心)")  # the one that the article names
_LEARNERS = Pattern(_WORDS, r"(?:<learner>)$")


def receiver_references(
    found: list[Side], parties: Parties, *, another: bool = False, away: bool = False, school: bool = True
) -> list[Reference]:
    """The receivers named, else those that were called on or who got something before; `another`: whom the giver called on alone;
    `away`: not those for whom is collected; `school`: else the one school of the article."""
    found = [side for side in found if side.words not in _THEM]
    met = parties.visited or parties.place or ([] if another else parties.visited_before)
    met = met or ([] if away else parties.cause)
    told = found or met
    if len(told) == 1 and (several := _SEVERAL.match(told[0].words)) and parties.last_receivers:
        return parties.last_receivers[-COUNTS[several["count"]] :]
    if found and parties.visited and all(s.words.startswith("每") for s in found):
        found = []  # 慰问了甲敬老院，为每位老人送去…
    if not found and not met and not away:
        found = _only_school(parties) if school else []
        if not found and another and parties.at[0] - parties.told_at <= _SOON:
            return parties.told  # 甲公司向乙校捐赠…。丙公司捐赠…
        met = _own_village(parties) if school and not found else []
    out: list[Reference] = []
    for words in _names_meant(found or met, parties):
        got = _got_by(words if found else re.sub(r"师生$", "", words), parties)
        out += [got] if got else []
    parties.told, parties.told_at = (out, parties.at[0]) if out else (parties.told, parties.told_at)
    parties.last_receivers += [r for r in out if r not in parties.last_receivers]
    return out


def _only_school(parties: Parties) -> list[Side]:
    only = _where_held(parties) or parties.only_school()
    return [Side(0, 0, only)] if only else []


def _where_held(parties: Parties) -> str:
    """The charity at which the ceremony is held; '' for none."""
    return parties.site if _CHARITY.search(parties.site) else ""


def _own_village(parties: Parties) -> list[Side]:
    """Where people give at home: their village."""
    people = {g.kind for g in parties.sentence_givers} == {"person"}
    village = parties.memory.village(parties.at) if people else ""
    return [Side(0, 0, village)] if village else []


def _got_by(words: str, parties: Parties) -> Reference | None:
    """Whom the words of a receiver mean; None for nobody who is known."""
    person = next((n for n in parties.people if words.endswith(n)), words if looks_like_a_person(words) else "")
    if person:
        return person_reference(person, None, parties.context)
    if names_people(words[:-1], "receiver") and not names_people(words, "receiver"):
        return None  # 老党员沈: a name that is not read
    name = _with_school(_of_place(_of_ours(words, parties), parties), parties)
    return body_of_words(name, parties) if name not in ("", "学校") else None


def _names_meant(told: list[Side], parties: Parties) -> list[str]:
    """The words of each receiver, or the names that they stand for; 学校 and 母校 may be told elsewhere."""
    givers = [g.name for g in parties.sentence_givers]
    out: list[str] = []
    for side in told:
        names = parties.meant(side.words, never=givers)
        unknown = names == [] and _TOLD_BEFORE.match(side.words)
        out += names or ([] if unknown else [side.words])
    return out


def _of_ours(words: str, parties: Parties) -> str:
    """母校, 我校艺术学院: the school whose page it is; '' where the page does not prove it."""
    if not words.startswith(listed(_WORDS, "alma_mater")):
        return words
    return dict(parties.context.called).get("我校") or (
        "" if words not in listed(_WORDS, "alma_mater") else parties.only_school()
    )


def _of_place(words: str, parties: Parties) -> str:
    """村委会学校, 小学: of the village that they went to, or the one school spoken of; '' where the article tells of neither."""
    if that := _THAT_VILLAGE.fullmatch(words):
        there = next((s.words for s in parties.place if s.words.endswith(("村", "镇", "乡", "社区"))), "")
        return there + (that["who"] or "") if there else words if that["who"] else ""
    if _THAT_BODY.fullmatch(words):
        named = [name for name in parties.names if name.endswith(words[1:]) and len(name) > len(words)]
        longest = max(named, key=len, default=words)
        return longest if all(longest.endswith(name) for name in named) else words
    if not _KIND_ALONE.fullmatch(words):
        return words
    village = next((s.words for s in parties.place if s.words.endswith(("村", "镇", "乡", "社区"))), "")
    told = {name for name in parties.names if name.endswith(words) and len(name) > len(words) + 1}
    return village + words if village else told.pop() if len(told) == 1 else parties.only_school()


def _with_school(words: str, parties: Parties) -> str:
    """部分学生 of the school the article is about."""
    if words.startswith(("学校", "该校")):
        givers = {side.words for side in (*parties.subject, *parties.donors)} | {g.name for g in parties.first_givers}
        there = [parties.site] if SCHOOL.search(parties.site) else []
        school = next((name for name in (*there, *parties.schools) if name not in givers), "")
        return school + words[2:].removeprefix("的") if school else words
    if leading(words):
        return words
    school = parties.site if SCHOOL.search(parties.site) else next(iter(parties.schools), "")
    if (
        words.startswith("该")
        or not school
        or not _LEARNERS.search(words)
        or SCHOOL.search(words[:-2])
        or "学" in words[:-2]
    ):
        return words
    body = resolve_name(school, Setting(parties.context.region, parties.context.document))
    return (body.name if body else school) + words
