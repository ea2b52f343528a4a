"""What an HTML page tells of itself in its head: when it was published, by whom, and its address."""

from __future__ import annotations

import re
from html import unescape

from kg.read.markup import ATTRIBUTES
from kg.read.metadata import read_date
from kg.records import Metadata, PartialDate

# In the order in which they are believed: the labels of 政府网站发展指引 (2017), Open Graph, and what else sites use.
_PUBLISHED = (
    "pubdate", "article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "publish-date",
    "publishtime", "publish_time", "releasedate", "og:release_date", "weibo:article:create_at", "dc.date.issued", "dc.date", "date",
)  # fmt: skip
_PAPER = ("contentsource", "source", "sitename", "og:site_name")
_ADDRESS = ("url", "og:url")
_HEAD = 200_000  # characters in which a head ends
_META = re.compile(rf"<meta\b(?P<attributes>{ATTRIBUTES})", re.IGNORECASE)
_LINK = re.compile(rf"<link\b(?P<attributes>{ATTRIBUTES})", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[a-z:-]{2,20})\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))""", re.IGNORECASE
)
_JSON = re.compile(r'"datePublished"\s*:\s*"(?P<date>[^"]{4,40})"')
_WEB = re.compile(r"https?://[^\s<>\"']{4,300}$")


def read_head(html: str) -> Metadata:
    """The metadata of a page's own head; empty for a page without any."""
    end = html.find("<body", 0, _HEAD)
    head = html[: end if end >= 0 else _HEAD]
    told = _told(head)
    data = _JSON.search(head)
    dates = [*(told.get(name, "") for name in _PUBLISHED), data["date"] if data else ""]
    published = next((date for written in dates if (date := _date(written))), None)
    paper = next((told[name] for name in _PAPER if told.get(name)), "")
    address = next((told[name] for name in _ADDRESS if _WEB.match(told.get(name, ""))), "") or _canonical(head)
    return Metadata(published, paper, url=address)


def _told(head: str) -> dict[str, str]:
    """The values of the meta tags by their name in small letters; the first that is not empty counts."""
    told: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = _attributes(match["attributes"])
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        value = attributes.get("content", "")
        if name and value and not told.get(name.lower()):
            told[name.lower()] = value
    return told


def _canonical(head: str) -> str:
    for match in _LINK.finditer(head):
        attributes = _attributes(match["attributes"])
        if attributes.get("rel", "").lower() == "canonical" and _WEB.match(attributes.get("href", "")):
            return attributes["href"]
    return ""


def _attributes(written: str) -> dict[str, str]:
    return {
        m["name"].lower(): " ".join(unescape(m["a"] or m["b"] or m["c"] or "").split())
        for m in _ATTRIBUTE.finditer(written)
    }


def _date(written: str) -> PartialDate | None:
    """The day or month that a value opens with; None for a bare year, which proves nothing here."""
    found = read_date(written)
    return found if found and found.month else None
