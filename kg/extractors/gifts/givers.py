"""Who gives, as references: whom the giver's words, 该公司 or the subject of the clauses before mean."""

import re

from kg.extractors.bodies.classes import class_of
from kg.extractors.gifts.parties import Parties
from kg.extractors.gifts.references import body_of_words, is_region, person_of
from kg.extractors.gifts.sides import Side, is_many, person_at
from kg.extractors.gifts.words import is_bare
from kg.extractors.offices.people import person_reference
from kg.lexicon.patterns import Pattern, listed
from kg.records import Reading, Reference

_WORDS = "gift_words.tsv"
_PRIVATELY = Pattern(_WORDS, r"<privately>")
_GIVING_BODIES = ("enterprise", "social", "institution")  # a later sentence tells what they give, not their officer
_STOOD_FOR = Pattern(_WORDS, r"代表(?:本|该)?(?P<kind><standing_for>)")
_VILLAGE_BODY = re.compile(r"(?:村|居)(?:民?委会|两委|支部)")  # of a village that is not told


def giver_references(reading: Reading, found: list[Side], parties: Parties, *, is_gift: bool) -> list[Reference]:
    """The givers named, else the subject of the clauses before, else who gave before."""
    out: list[Reference] = []
    for side in found or _spoken_of(parties):
        for given in _given_by(
            reading, side, parties, as_body=is_gift and _is_delegation(reading, side, parties, found)
        ):
            first = next((g for g in parties.first_givers if g.name.startswith(given.name)), given)
            out += [given if is_region(given.name) else first]
    if not found and not out:
        part = reading.sentence.text.startswith(listed(_WORDS, "going_on"))
        before = parties.last_givers if part else parties.first_givers[:1]
        out = parties.sentence_givers or before
    parties.last_givers = out or parties.last_givers
    parties.sentence_givers = out or parties.sentence_givers
    parties.first_givers = parties.first_givers or out
    return out


def _is_delegation(reading: Reading, side: Side, parties: Parties, found: list[Side]) -> bool:
    """甲一行, 甲代表公司: what they give is their body's."""
    if found:
        return reading.sentence.text.startswith("一行", side.end)
    group = parties.groups.get(side.words)
    of_a_body = group is not None and class_of(group.posts[0].body) in _GIVING_BODIES
    return parties.together or (of_a_body and side in parties.spoken)


def _given_by(reading: Reading, side: Side, parties: Parties, *, as_body: bool) -> list[Reference]:
    """Whom a giver's words mean; [] for nobody who is known."""
    name = person_at(reading, side) or (side.words if side.words in parties.groups else "")
    if name:
        stood = _STOOD_FOR.match(reading.sentence.text, side.end)
        bodies = parties.meant(stood["kind"], of=name) if stood else None
        if bodies:
            return [given for body in bodies if (given := body_of_words(body, parties))]
        own = _PRIVATELY.search(side.words) and not stood
        given = (
            person_reference(name, None, parties.context)
            if own
            else person_of(name, parties, as_body=as_body or bool(stood))
        )
        return [given] if given else []
    names = parties.meant(side.words)
    if names is None:
        nobody = is_bare(side.words) or is_many(side.words) or _VILLAGE_BODY.fullmatch(parties.in_full(side.words))
        names = [] if nobody else [side.words]
    people = [n for n in names if n in parties.people]
    if people:
        return [person_reference(n, None, parties.context) for n in people]
    return [given for name in names if (given := body_of_words(name, parties))]


def _spoken_of(parties: Parties) -> list[Side]:
    """Who gives where no giver stands beside the verb: the subject, those of the ceremony, the subject of the sentence before."""
    if parties.subject or parties.sentence_givers:
        return parties.subject
    return parties.donors or parties.collectors or ([] if parties.first_givers else parties.spoken)
