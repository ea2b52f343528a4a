"""Who signed an article."""

from collections.abc import Iterator

from kg.records import Article, Claim, Quote, Reference, Signature


def extract(article: Article) -> Iterator[Claim]:
    """One claim a byline; the quote is the name.

    Example: 全县防汛工作会议召开 / 本报讯（记者李明华）6月1日，全县防汛工作会议召开。 -> (李明华, 记者)
    """
    for byline in article.bylines:
        quote = Quote(article.id, byline.span.start, byline.span.end, byline.person)
        yield Claim(Signature(Reference("person", byline.person), byline.kind), quote, "signatures.byline")
