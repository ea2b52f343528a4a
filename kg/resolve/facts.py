"""Claims that say the same become one fact."""

from collections.abc import Iterable, Sequence

from kg.records import Claim, Content, Corpus, Event, Fact, Membership, Page, PartialDate, Reference, Transfer
from kg.resolve.clusters import find_clusters
from kg.resolve.judged import Said, judged
from kg.resolve.judgements import Entry


def resolve(pages: Iterable[Page], entries: Sequence[Entry] = ()) -> Corpus:
    """The facts of a set of pages and the clusters of its events, as judgements have them; no pages, no facts."""
    return resolve_judged(pages, entries)[0]


def resolve_judged(pages: Iterable[Page], entries: Sequence[Entry]) -> tuple[Corpus, tuple[Entry, ...]]:
    """The same, and the entries that speak of something which no page says."""
    read = sorted(pages, key=lambda page: (page.document.source, page.document.sha256))
    contents, unfit = judged(read, entries)
    said: dict[tuple[object, ...], dict[Claim, Content]] = {}
    for _, content, claim in sorted(contents, key=_order):
        said.setdefault(_key(content), {}).setdefault(claim, content)
    facts = tuple(
        Fact(_bare(next(iter(claims.values()))), tuple(claims))
        for _, claims in sorted(said.items(), key=lambda x: repr(x[0]))
    )
    return Corpus(facts, find_clusters(facts)), unfit


def _order(said: Said) -> tuple[object, ...]:
    source, content, claim = said
    return source, claim.quote.start, claim.quote.end, repr(claim.content), repr(content)


def _key(content: Content) -> tuple[object, ...]:
    """What makes two claims the same fact: the record and the keys of its parts, for a post without its day."""
    own = 1 if isinstance(content, Event) else 4 if isinstance(content, Transfer | Membership) else len(content)
    return type(content).__name__, *(
        field.key if isinstance(field, Reference) else str(field) for field in content[:own]
    )


def _bare(content: Content) -> Content:
    """Without the surface a reference had in one place, a post without the day it was seen."""
    if isinstance(content, Membership):
        content = content._replace(date=PartialDate())
    changed = {name: ref._replace(surface="") for name, ref in content._asdict().items() if isinstance(ref, Reference)}
    return content._replace(**changed)  # type: ignore[arg-type]
