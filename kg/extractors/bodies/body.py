"""A resolved body, and what its name leans on."""

from typing import NamedTuple

from kg.lexicon.patterns import Pattern
from kg.records import Context, Reference, Region

_WORDS = "body_words.tsv"
COMMITTEE = Pattern(_WORDS, r"(?:<committee>)$")


class Body(NamedTuple):
    """A resolved body: its name, the jurisdiction it belongs to, whether the page told all of it."""

    name: str
    region: Region | None
    known: bool = True

    @property
    def base(self) -> str:
        """The body whose committee it is: 市公安局 of 市公安局党委."""
        return COMMITTEE.sub("", self.name) or self.name


class Setting(NamedTuple):
    """What a post leans on: the page's region, the posts before it in its chain, the body spoken of before."""

    home: Region | None
    document: str
    chain: tuple[Body, ...] = ()
    before: Body | None = None
    issuer: str = ""  # the body a notice is issued by
    called: tuple[tuple[str, str], ...] = ()  # what a bare 集团 or 商会 means on the page
    beside: Region | None = None  # a region whose official is named right before, in the same list


def setting_of(context: Context, chain: tuple[Body, ...] = (), before: Body | None = None) -> Setting:
    """What the page tells, with the posts before in a chain and the body spoken of before."""
    return Setting(context.region, context.document, chain, before, context.issuer, context.called)


def reference(body: Body, document: str, surface: str = "") -> Reference:
    """A mention of the body; one that is not known stands for itself, of its document alone."""
    return Reference(
        "organization", body.name, "" if body.known else f"document:{document}", surface if surface != body.name else ""
    )
