"""Givers and receivers as references: what a page lets 该企业家, 两个乡镇 and 部分学生 mean."""

import re

from kg.extractors.bodies.body import Setting, reference
from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.names import resolve_name
from kg.extractors.bodies.posts import resolve_post
from kg.extractors.bodies.ranked import RANKS
from kg.extractors.gifts.parties import SCHOOL, Parties
from kg.extractors.gifts.sides import PUBLIC, Side, is_many, person_at
from kg.extractors.gifts.words import is_bare, names_people
from kg.extractors.local import local_part
from kg.extractors.offices.people import person_reference
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Group, Post, Reading, Reference

_WORDS = "gift_words.tsv"
_SEVERAL = Pattern(
    _WORDS,
    r"^(?:这|[\u3400-\u9fff]{2,3}(?<!第))?(?P<count>两|二|三|四|五|2|3|4|5)(?:个|所|家|位)?(?:<counted_receiver>)$",
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_KIND_ALONE = Pattern(
    _WORDS,
    r"(?:(?:村|居)委会(?:学校|小学)?|(?:村|镇|乡|中心)?(?:<kind_alone>))",
)
_THAT_VILLAGE = Pattern(_WORDS, r"(?:<that_village>)(?:的?(?P<who>[\u4e00-\u9fff]{2,6}))?")  # 包联的贫困村|群众
_CHARITY = Pattern(_WORDS, r"(?:<charity>)$")
_THAT_BODY = re.compile(r"该(?:院|医院|馆|所|中心)")  # the one that the article names
_VILLAGE_BODY = re.compile(r"(?:村|居)(?:民?委会|两委|支部)")  # of a village that is not told
_FOR_ALL = ("一行", "代表公司", "代表集团", "代表企业", "代表单位")
_COMMITTEES = ("党委", "党组", "党总支", "党支部", "纪委")
_LEARNERS = Pattern(_WORDS, r"(?:<learner>)$")
_SITE, _PLAIN = Pattern("body_words.tsv", r"(?:<site>|医院)$"), Pattern("body_words.tsv", r"(?:<plain>)$")
_OWN = re.compile(r"^[我该本全]([省市县区州旗乡镇])")


def giver_references(reading: Reading, found: list[Side], parties: Parties, *, is_gift: bool) -> list[Reference]:
    """The givers named, else the subject of the clauses before, else who gave before."""
    out: list[Reference] = []
    for side in map(parties.that, found or _spoken_of(parties)):
        if is_bare(side.words) or is_many(side.words) or _VILLAGE_BODY.fullmatch(parties.in_full(side.words)):
            continue
        name = person_at(reading, side) or (side.words if side.words in parties.groups else "")
        together = parties.together if not found else reading.sentence.text.startswith(_FOR_ALL, side.end)
        given = _person(name, parties, as_body=is_gift and together) if name else _body(side.words, parties)
        if given and not _is_region(given.name):
            given = next((g for g in parties.first_givers if g.name.startswith(given.name)), given)
        out += [given] if given else []
    if not found and not out:
        part = reading.sentence.text.startswith(listed(_WORDS, "going_on"))
        before = parties.last_givers if part else parties.first_givers[:1]
        out = parties.sentence_givers or before
    parties.last_givers = out or parties.last_givers
    parties.sentence_givers = out or parties.sentence_givers
    parties.first_givers = parties.first_givers or out
    return out


def _spoken_of(parties: Parties) -> list[Side]:
    """Who gives where no giver stands beside the verb: the subject, those of the ceremony, the subject of the sentence before."""
    if parties.subject or parties.sentence_givers:
        return parties.subject
    return parties.donors or parties.collectors or ([] if parties.first_givers else parties.spoken)


def receiver_references(
    found: list[Side], parties: Parties, *, another: bool = False, away: bool = False, school: bool = True
) -> list[Reference]:
    """The receivers named, else those that were called on or who got something before; `another`: whom the giver called on alone;
    `away`: not those for whom is collected; `school`: else the one school of the article."""
    met = parties.visited or parties.place or ([] if another else parties.visited_before)
    met = met or ([] if away else parties.cause)
    told = found or met
    if len(told) == 1 and (several := _SEVERAL.match(told[0].words)):
        return parties.last_receivers[-_COUNTS[several["count"]] :]
    out: list[Reference] = []
    if found and parties.visited and all(s.words.startswith("每") for s in found):
        found = []  # 慰问了甲敬老院，为每位老人送去…
    if not (found or met or away) and school and (only := _where_held(parties) or parties.only_school()):
        found = [Side(0, 0, only)]
    for side in found or met:
        words = side.words if found else re.sub(r"师生$", "", side.words)
        person = next((n for n in parties.people if words.endswith(n)), "")
        if person:
            out.append(person_reference(person, None, parties.context))
            continue
        if names_people(words[:-1], "receiver") and not names_people(words, "receiver"):
            continue  # 老党员沈: a name that is not read
        words = _with_school(_of_place(_of_ours(words, parties), parties), parties)
        if not words:
            continue
        got = _body(words, parties)
        out += [got] if got else []
    parties.last_receivers += [r for r in out if r not in parties.last_receivers]
    return out


def _where_held(parties: Parties) -> str:
    """The charity at which the ceremony is held; '' for none."""
    return parties.site if _CHARITY.search(parties.site) else ""


def _person(name: str, parties: Parties, *, as_body: bool) -> Reference | None:
    """A person; for a delegation that donates, and for a company's officer, the body."""
    group = parties.groups.get(name)
    setting = Setting(parties.context.region, parties.context.document)
    if group:
        posts = [p for p in group.posts if p.kind == "company" and p.body] or _of_company(group)
        posts.sort(key=lambda p: class_of(p.body) != "enterprise")  # 甲商会副会长、|乙公司总裁|丙
        body = resolve_post(posts[0], setting) if as_body or posts[0].kind == "company" else None
        if body:
            return (
                _body(posts[0].body, parties)
                if "部队" in posts[0].body
                else reference(body, parties.context.document, posts[0].body)
            )
    return person_reference(name, None, parties.context)


def _of_company(group: Group) -> list[Post]:
    """甲集团党委书记、|董事长|乙: chairman of 甲集团, not of its committee; else all the posts."""
    led = any(p.kind == "company" for p in group.posts)
    party = next((p for p in group.posts if led and p.body.endswith(_COMMITTEES)), None)
    if not party:
        return list(group.posts)
    body = next(party.body.removesuffix(end) for end in _COMMITTEES if party.body.endswith(end))
    return [party._replace(body=body, kind="company")]


def _body(words: str, parties: Parties) -> Reference | None:
    context = parties.context
    public = PUBLIC.search(words)
    if public and len(words) > len(public.group()):
        stem = words[: public.start()]
        words = context.region.name if context.region and context.region.name.startswith(stem) else stem
    own = _OWN.match(words)
    home = context.region.at(own.group(1)) if own and context.region else None
    name = home.name + words[own.end() :] if own and home else words
    if name.startswith("驻") or name.endswith(("部队", "部队官兵")):
        return Reference("organization", name.removesuffix("官兵"), "", words if name.endswith("官兵") else "")
    if names_people(name, "giver") or names_people(name, "receiver"):
        return Reference("organization", name, parties.article, words if words != name else "")
    whole = (
        re.search(rf"{re.escape(name)}[镇乡村]", parties.text)
        if len(name) in (2, 3) and name[-1] not in "镇乡村市县区"
        else None
    )
    full = whole.group() if whole else parties.in_full(name)
    if SCHOOL.search(full) and any(full[:n] + kind in parties.text for n in (2, 3) for kind in "镇乡村"):
        return Reference(
            "organization", full, "", words if words != full else ""
        )  # a school of that town, not of the page's region
    if full == "学校" or re.match(r"[^，]{0,4}\d{1,9}[所家户名个位]", full):
        return Reference("organization", name, parties.article, words if words != name else "")
    region = leading(full)
    if region and region[1] == len(full):
        return Reference("organization", region[0].name, "", words if words != region[0].name else "")
    body = resolve_name(full, Setting(context.region, context.document, issuer=context.issuer))
    found = reference(body, context.document, words) if body else None
    unplaced = found is not None and found.scope.startswith("document:") and _is_named(found.name)
    return found._replace(scope=parties.article) if found and unplaced else found


def _is_region(name: str) -> bool:
    region = leading(name)
    return bool(region and region[1] == len(name))


def _is_named(name: str) -> bool:
    """青湾小学, not 县第一小学: a name of its own, so that the report tells which one even where no page tells whose it is."""
    own = _SITE.search(name)
    if local_part(name):
        return True
    return own is not None and own.start() > 1 and name[0] not in RANKS and not _PLAIN.search(name[: own.start()])


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
        return school + words[2:] if school else words
    if leading(words):
        return words
    school = parties.site if SCHOOL.search(parties.site) else next(iter(parties.schools), "")
    if not school or not _LEARNERS.search(words) or SCHOOL.search(words[:-2]) or "学" in words[:-2]:
        return words
    body = resolve_name(school, Setting(parties.context.region, parties.context.document))
    return (body.name if body else school) + words
