"""Units -> articles: where each story starts and ends, what is printed over it, who signed it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.records import Article, Byline, Document, Sentence
from kg.segment import bylines as credits_of
from kg.segment.lines import read_lines
from kg.segment.uniform import part, sentences
from kg.segment.units import Unit, read_units

_OPENING = re.compile(r"^[◆●■▲★◎]?\s*(?:[^，。（：\s]{0,20}(?:讯|消息|报道|电))?(?:：|\s)*(?:（([^）]*)）)?(?:：|\s)*")
_NAMED_OPENING = re.compile(r"^\S{0,10}讯\s*((?:记者|通讯员)[^，。]{2,30}?(?:报道|[：: ]))")
_SENTENCE = re.compile(r"[。！？；]|职务$")
_BULLETS = frozenset("◆●■▲★◎")
_MORE = re.compile(r"又讯|另讯|另据")
_CAPTION = re.compile(r"图为")


@dataclass(slots=True)
class _Draft:
    """An article while its units are still being gathered."""

    headings: list[Unit] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)
    signed: list[Byline] = field(default_factory=list)
    closed: bool = False


def read_articles(document: Document) -> tuple[Article, ...]:
    """The articles of a page in order; () for a page without a sentence.

    What holds no whole sentence is furniture of the page.
    """
    drafts = _drafts(read_units(read_lines(document)))
    return tuple(_article(document, draft) for draft in drafts if any(_SENTENCE.search(unit.text.text) for unit in draft.body))


def _drafts(units: Sequence[Unit]) -> list[_Draft]:
    out = [_Draft()]
    for at, unit in enumerate(units):
        draft = out[-1]
        if unit.kind == "noise":
            draft.closed = draft.closed or bool(draft.body)
        elif unit.kind == "heading":
            if draft.body and _is_inner(unit, draft, units[at + 1 :]):
                continue
            if draft.body:
                draft = _Draft()
                out.append(draft)
            draft.headings.append(unit)
        elif unit.kind == "byline":
            draft.signed += unit.bylines
            draft.closed = bool(draft.body)
        elif unit.kind == "paragraph":
            if _starts_another(unit, draft):
                draft = _Draft(headings=[*draft.headings] if unit.bullet else [])
                out.append(draft)
            _add(draft, unit)
    return out


def _is_inner(unit: Unit, draft: _Draft, rest: Sequence[Unit]) -> bool:
    """A marked heading below the article's own, over text that opens no report, is a part of the article."""
    own = max((h.level for h in draft.headings), default=0)
    follows = next((u for u in rest if u.kind not in ("heading", "noise")), None)
    return bool(own and unit.level > own and not draft.closed and follows and not follows.opens and follows.kind != "byline")


def _starts_another(unit: Unit, draft: _Draft) -> bool:
    if not draft.body:
        return False
    if _MORE.match(unit.text.text):
        return False
    if unit.opens or _is_caption(unit):
        return True
    if unit.bullet and any(u.bullet == unit.bullet for u in draft.body):
        return True
    inside = [u.indented for u in draft.body[1:]]
    return unit.dated and (draft.closed or (bool(inside) and all(inside) and not draft.body[0].indented and not unit.indented))


def _is_caption(unit: Unit) -> bool:
    return unit.credit is not None and any(b.kind == "摄影" for b in unit.credit.bylines) and bool(_CAPTION.search(unit.text.text))


def _add(draft: _Draft, unit: Unit) -> None:
    draft.body.append(unit)
    if unit.credit:
        draft.signed += unit.credit.bylines
        draft.closed = True


def _article(document: Document, draft: _Draft) -> Article:
    body = list(_bodies(draft))
    found = [sentences(text) for text in body]
    starts = [sum(map(len, found[:i])) for i in range(len(found))]
    body_start = draft.body[0].text.offsets[0]
    start = min([body_start, *(h.text.offsets[0] for h in draft.headings), *(b.span.start for b in draft.signed)])
    end = max([draft.body[-1].text.offsets[-1] + 1, *(b.span.end for b in draft.signed)])
    signed = [*_opening_credits(draft.body[0].text), *draft.signed]
    return Article(
        f"{document.sha256[:16]}-{start}", document.sha256, " ".join(h.text.text for h in draft.headings), start, end, body_start,
        tuple(h.text for h in draft.headings), tuple(s for group in found for s in group), tuple(starts), tuple(dict.fromkeys(signed)),
    )  # fmt: skip


def _bodies(draft: _Draft) -> Iterator[Sentence]:
    """The paragraphs without the opening word and without the credits."""
    for at, unit in enumerate(draft.body):
        start = _opening_end(unit.text.text) if at == 0 or unit.opens else 0
        end = unit.credit.start if unit.credit else len(unit.text.text)
        if start < end:
            yield part(unit.text, start, end)


def _opening_end(text: str) -> int:
    named = _NAMED_OPENING.match(text)
    if named:
        return named.end()
    found = _OPENING.match(text)
    if not found or found.end() == len(text) or re.search(r"\d月", found.group()):
        return 0  # its date is part of the report
    signed = found.group(1) and credits_of.is_credit(found.group(1))
    return found.end() if "讯" in found.group()[:14] or signed or found.group()[:1] in _BULLETS else 0


def _opening_credits(text: Sentence) -> tuple[Byline, ...]:
    """'本报讯（记者甲 通讯员乙）' and '本报讯 记者甲报道：'."""
    named = _NAMED_OPENING.match(text.text)
    found = named or _OPENING.match(text.text)
    return credits_of.read_brackets(text, found.start(1), found.end(1)) if found and found.group(1) else ()
