"""What a democratic party's committee calls itself and its branches by on its page: 企业基层委, 社市委, 市委会."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import Pattern, listed
from kg.records import Reading

_FILE = "body_words.tsv"
_PARTY = Pattern(_FILE, r"<party_short>|<party_in_full>")
_END = re.compile(  # 民建青川省委直属企业|基层委, 九三学社霞汀市|委员会
    r"(?:基层委员会|基层委|总支|支部|支社|委员会|委会|(?<=[省市县区州])委)(?!员会|会(?!员)|直属[^，。；]{2,12}(?:总支|支部|支社))"
)
_LONGEST = 24  # characters of such a name behind the party
_RANKED = re.compile(r"[省市县区州](?=委)")
_SHORT = {
    "九三学社": "社",
    "民盟": "盟",
    "民建": "会",
    "民革": "民革",
    "民进": "会",
    "农工党": "党",
    "致公党": "党",
    "台盟": "盟",
}
_LEAST = 3  # characters of a part's name


def find_parties(readings: Iterable[Reading]) -> tuple[tuple[str, str], ...]:
    """(short name, whole name) of the committees and branches that offices and lists of the page call by less than their names.

    Nothing for a short name that two of them may have.
    """
    readings = tuple(readings)
    texts = [r.sentence.text for r in readings if any(p in r.sentence.text for p in listed(_FILE, "party_short"))]
    wholes = {name for text in texts for name in _named(text)}
    if not wholes:
        return ()
    posts = chain.from_iterable((*r.loose, *chain.from_iterable(g.posts for g in r.groups)) for r in readings)
    printed = {post.body for post in posts} | {body.text for r in readings for body in r.organizations}
    told = [(body, {meant for name in wholes if (meant := _meant(body, name))}) for body in sorted(printed)]
    return tuple((body, min(names, key=len)) for body, names in told if len(_spellings(names)) == 1)


def _named(text: str) -> Iterator[str]:
    """Every committee and branch that a text names with its party; 民建青川省委 and 民建青川省委直属企业基层委 are two."""
    for party in _PARTY.finditer(text):
        for end in _END.finditer(text, party.end() + 1, party.end() + _LONGEST):
            if body_start(text, end.end(), party.start()) == party.start():
                yield text[party.start() : end.end()]


def _meant(body: str, name: str) -> str:
    """企业基层委 of 民建青川省委直属企业基层委, 社市委 and 市委会 of 九三学社霞汀市委会, each whole; '' for others and for a bare 市委."""
    if len(body) < _LEAST or body == name:
        return ""
    party = next(p for p in (*listed(_FILE, "party_short"), *listed(_FILE, "party_in_full")) if name.startswith(p))
    rank = _RANKED.search(name)
    own = name[rank.start()] if rank and rank.end() + _LEAST >= len(name) else ""
    short = f"{_SHORT.get(party, party)}{own}委"
    if own and body in (f"{own}委会", short, f"{short}会"):
        return name
    if own and body.startswith(short) and len(body) > len(short) + 1:
        return name + body.removeprefix(short).removeprefix("会")
    return name if name.endswith(body) and not _RANKED.match(body) else ""


def _spellings(names: Iterable[str]) -> set[str]:
    """The names without what two spellings of one end in: 基层委, 基层委员会."""
    return {re.sub(r"(?<=委)(?:员?会)$", "", name) for name in names}
