"""Givers and receivers as references."""

import re

from kg.extractors.bodies.body import Setting, reference
from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.names import resolve_name
from kg.extractors.bodies.posts import resolve_post
from kg.extractors.bodies.ranked import RANKS
from kg.extractors.gifts.memory import SCHOOL
from kg.extractors.gifts.parties import Parties
from kg.extractors.gifts.sides import PUBLIC, is_whole
from kg.extractors.gifts.words import names_people
from kg.extractors.local import local_part
from kg.extractors.offices.people import person_reference
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.records import Group, Post, Reference

_SITE, _PLAIN = Pattern("body_words.tsv", r"(?:<site>|医院)$"), Pattern("body_words.tsv", r"(?:<plain>)$")
_COMMITTEES = ("党委", "党组", "党总支", "党支部", "纪委")
_OWN = re.compile(r"^[我该本全]([省市县区州旗乡镇])")


def person_of(name: str, parties: Parties, *, as_body: bool) -> Reference | None:
    """A person; for a delegation that donates, and for a company's officer, the body."""
    group = parties.groups.get(name)
    setting = Setting(parties.context.region, parties.context.document)
    if group:
        posts = [p for p in group.posts if p.kind == "company" and p.body] or _of_company(group)
        posts.sort(key=lambda p: class_of(p.body) != "enterprise")  # 甲商会副会长、|乙公司总裁|丙
        whole = is_whole(posts[0].body)  # no 活动|发起人
        body = resolve_post(posts[0], setting) if as_body or (whole and posts[0].kind == "company") else None
        if body:
            return (
                body_of_words(posts[0].body, parties)
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


def body_of_words(words: str, parties: Parties) -> Reference | None:
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
    if re.match(r"[^，]{0,4}\d{1,9}[所家户名个位]", full):
        return Reference("organization", name, parties.article, words if words != name else "")
    region = leading(full)
    if region and region[1] == len(full):
        return Reference("organization", region[0].name, "", words if words != region[0].name else "")
    body = resolve_name(full, Setting(context.region, context.document, issuer=context.issuer))
    found = reference(body, context.document, words) if body else None
    unplaced = found is not None and found.scope.startswith("document:") and _is_named(found.name)
    return found._replace(scope=parties.article) if found and unplaced else found


def is_region(name: str) -> bool:
    region = leading(name)
    return bool(region and region[1] == len(name))


def _is_named(name: str) -> bool:
    """青湾小学, not 县第一小学: a name of its own, so that the report tells which one even where no page tells whose it is."""
    own = _SITE.search(name)
    if local_part(name):
        return True
    return own is not None and own.start() > 1 and name[0] not in RANKS and not _PLAIN.search(name[: own.start()])
