"""HTML and Markdown -> the words alone, each at the place where it stands in the file.

Markup becomes spaces of the same length, so that every offset holds; the end of a block becomes a line break in place
of the first character of its tag; a character reference becomes its character and spaces.

The standard library's parser is not used for HTML: Python 3.11's takes quadratic time over `<!--<!--…` and stops with an
AssertionError at `<![<!`. No tree is needed: the tokens alone (section 13.2.5 of the HTML standard) tell words
from markup, and what is left open goes on to the end of the file, as there, so that time is linear.
"""

from __future__ import annotations

import re
from html import unescape

# The elements that HTML's standard displays as blocks, rows or list items.
# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend",
    "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
))
# fmt: on
# What stands between a tag's name and its end; a '>' in a quoted value ends nothing.
ATTRIBUTES = r"""(?:=\s*"[^"]*+(?:"|\Z)|=\s*'[^']*+(?:'|\Z)|[^>])*+"""
HTML = re.compile(
    rf"""
    <!--.*?(?:-->|\Z)
    # elements whose content is no part of the page as it is read
    | <(?P<unseen>iframe|noscript|script|select|style|svg|template|textarea|title)(?=[\s/>]){ATTRIBUTES}
      (?:(?<=/)>|>.*?(?:</(?P=unseen)(?=[\s/>])[^>]*+(?:>|\Z)|\Z)|\Z)
    | <[!?][^>]*+(?:>|\Z)
    | </?(?P<tag>[a-z][^\s/>]*+){ATTRIBUTES}(?:>|\Z)
    | (?P<reference>&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}});?)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def blank_html(text: str) -> str:
    """The page's words in a text of the same length; '' for ''."""
    words: list[str] = []
    at, preformatted = 0, False
    for token in HTML.finditer(text):
        words += _shown(text[at : token.start()], preformatted=preformatted), _blanked(token)
        at = token.end()
        if (token["tag"] or "").lower() == "pre":
            preformatted = not token[0].startswith("</")
    return "".join([*words, _shown(text[at:], preformatted=preformatted)])


def _shown(data: str, *, preformatted: bool) -> str:
    """A line break of the file is only white space to a browser; it must not look like the end of a paragraph."""
    return data if preformatted else re.sub(r"[\r\n]", " ", data)


def _blanked(token: re.Match[str]) -> str:
    said = ""
    if token["reference"]:
        said = unescape(token[0])
        said = "" if said.isspace() else said
    elif (token["tag"] or "").lower() in BLOCKS:
        said = "\n"
    return said.ljust(len(token[0]))


MARKDOWN = re.compile(
    r"""
    \A---\n.*?\n---(?=\n)                      # front matter
    | ^[ \t]{0,3}(?:\#{1,6}(?=\s)|>|[-*+](?=\s))  # heading, quotation, item
    | ^[ \t]{0,3}(?:-{3,}|={3,}|`{3,}[^\n]*|~{3,}[^\n]*)$  # rule, fence
    | !\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)      # picture
    | (?<=\])\([^)\n]{0,2000}\) | \[(?=[^\]\n]{1,200}\]\() | \](?=\()  # a link, apart from its words
    | \*{1,3} | __ | ~~ | `
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def blank_markdown(text: str) -> str:
    """The words without the marks of headings, emphasis, items and links, in a text of the same length."""
    return MARKDOWN.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
