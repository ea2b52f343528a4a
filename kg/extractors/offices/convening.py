"""The body that meets to elect: '甲县乙协会召开会员大会，选举丙为会长' -> 甲县乙协会."""

from collections.abc import Iterator, Sequence

from kg.extractors.bodies.body import Body, Setting
from kg.extractors.bodies.classes import class_of, is_area_committee
from kg.extractors.bodies.names import resolve_name
from kg.lexicon.patterns import Pattern, listed
from kg.records import Organization, Reading

_KINDS = ("social", "enterprise")
_WORDS = "change_words.tsv"
_MEETS = Pattern(_WORDS, r"[^，。；：、]{0,48}?(?:<meets>|(?:大会|会议)(?:胜利|隆重)?(?:闭幕|结束))")
_FOUNDED = Pattern(_WORDS, r"(?:<founded>)了?[^，。；：]{0,12}$")
_NEAR = 4  # sentences before that may tell who meets


def convened(readings: Sequence[Reading], index: int, setting: Setting) -> Body | None:
    """The one society, company or party branch that this sentence or one right before it says to meet; None for none and for two."""
    for reading in reversed(readings[max(0, index - _NEAR) : index + 1]):
        names = {organization.text for organization in _meeting(reading)}
        if names:
            found = resolve_name(max(names, key=len), setting) if _are_one(names) else None
            return found if found and found.known else None
    return None


def _meeting(reading: Reading) -> Iterator[Organization]:
    text = reading.sentence.text
    if any(sign in text for sign in listed(_WORDS, "convenes")):
        for organization in reading.organizations:
            if organization.text.endswith(listed(_WORDS, "team")) and _FOUNDED.search(text, 0, organization.start):
                yield organization
            there = text.endswith(listed(_WORDS, "venue"), 0, organization.start)
            if not there and _elects(organization.text) and _MEETS.match(text, organization.end):
                yield organization


def _elects(name: str) -> bool:
    """A body whose members elect its heads; a county's congress and committee are printed with the office."""
    return (class_of(name) in _KINDS or name.endswith(listed(_WORDS, "branch"))) and not is_area_committee(name)


def _are_one(names: set[str]) -> bool:
    whole = max(names, key=len)
    return all(whole.endswith(name) or whole.startswith(name) for name in names)
