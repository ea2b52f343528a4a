"""Articles under the headings that belong to them."""

from collections.abc import Sequence

from kg.page.misplaced import Misplaced
from kg.records import Article


def retitled(articles: Sequence[Article], misplaced: Misplaced) -> tuple[Article, ...]:
    """The articles with the headings found to be theirs; unchanged on a page whose headings stand right."""
    lines = {article.title: article.titles for article in articles}
    return tuple(
        article if title == article.title else article._replace(title=title, titles=lines.get(title, ()))
        for article, title in zip(articles, misplaced.titles or [a.title for a in articles], strict=True)
    )
