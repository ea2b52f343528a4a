"""Claims that say the same become one fact."""

from collections.abc import Iterable

from kg.records import Claim, Content, Corpus, Event, Fact, Membership, Page, PartialDate, Reference, Transfer
from kg.resolve.clusters import find_clusters


def resolve(pages: Iterable[Page]) -> Corpus:
    """The facts of a set of pages and the clusters of its events; no pages, no facts."""
    read = sorted(pages, key=lambda page: (page.document.source, page.document.sha256))
    said: dict[tuple[object, ...], dict[Claim, None]] = {}
    for claim in _claims(read):
        said.setdefault(_key(claim.content), {})[claim] = None
    facts = tuple(Fact(_bare(next(iter(claims)).content), tuple(claims)) for _, claims in sorted(said.items(), key=lambda x: repr(x[0])))
    return Corpus(facts, find_clusters(facts))


def _claims(pages: Iterable[Page]) -> list[Claim]:
    order = [(page.document.source, claim.quote.start, claim.quote.end, repr(claim.content), claim) for page in pages for claim in page.claims]
    return [claim for *_, claim in sorted(order, key=lambda x: x[:4])]


def _key(content: Content) -> tuple[object, ...]:
    """What makes two claims the same fact: the record and the keys of its parts, for a post without its day."""
    own = 1 if isinstance(content, Event) else 4 if isinstance(content, Transfer | Membership) else len(content)
    return type(content).__name__, *(field.key if isinstance(field, Reference) else str(field) for field in content[:own])


def _bare(content: Content) -> Content:
    """Without the surface a reference had in one place, a post without the day it was seen."""
    if isinstance(content, Membership):
        content = content._replace(date=PartialDate())
    changed = {name: ref._replace(surface="") for name, ref in content._asdict().items() if isinstance(ref, Reference)}
    return content._replace(**changed)  # type: ignore[arg-type]
