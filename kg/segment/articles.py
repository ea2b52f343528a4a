"""Units -> articles: where each story starts and ends, what is printed over it, who signed it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain

from kg.lexicon.patterns import Pattern
from kg.records import Article, Byline, Document, Sentence
from kg.segment import bylines as credits_of
from kg.segment.furniture import is_column
from kg.segment.lines import BULLETS, read_lines
from kg.segment.uniform import part, sentences
from kg.segment.units import Kind, Unit, read_units

_WORDS = "report_words.tsv"
_OPENING = Pattern(
    _WORDS, r"[◆●■▲★◎]?\s*(?:[^，。（：\s]{0,20}(?:<telling>))?[：\s]*(?:[（【]([^）】]*)[）】])?[：\s]*"
)
_NAMED_OPENING = Pattern(_WORDS, r"\S{0,10}讯\s*((?:<reporter>)[^，。]{2,30}?(?:<report>|[：: ]))")
_SIGNED_OPENING = Pattern(_WORDS, r"\s*((?:<standing>)?(?:<reporter>)[^，。]{2,30}?)(?:<report>)[：:]\s*")
_SENTENCE = Pattern(_WORDS, r"[。！？；]|(?:<notice_end>)$")
_MORE = Pattern(_WORDS, r"<more>")
_CAPTION = Pattern(_WORDS, r"<caption>")
_BESIDE = Pattern(_WORDS, r"[▲△▼←→↑↓◀▶]?(?:<caption>|<picture>)")
_TAKEN = re.compile(r"(?:摄影?|供图|资料图)）?。?$")
_TAKEN_BEHIND = re.compile(r"。（[\u3400-\u9fff ]{2,12}摄影?）$")
_LINE, _LONG_LINE = 50, 160  # characters of the line under a photograph, and of one that its photographer closes
_SLOGAN = 60  # characters of what a site says of itself above the line that tells where the page stands on it
_SAID = 20  # characters of a sentence above a report that opens with it again
_DAY_OF_MONTH = re.compile(r"\d月")


@dataclass(slots=True)
class _Draft:
    """An article while its units are still being gathered."""

    headings: list[Unit] = field(default_factory=list)
    inner: list[Unit] = field(default_factory=list)  # headings inside its text
    body: list[Unit] = field(default_factory=list)
    signed: list[Byline] = field(default_factory=list)
    bullets: set[str] = field(default_factory=set)
    closed: bool = False  # a credit or furniture stood behind its text
    level: int = 0  # of its marked heading, the lowest of several
    set_in: bool = True  # every paragraph behind the first is indented
    site: int = 0  # so many of the headings stand above the line that tells where the page stands on its site

    @property
    def own_headings(self) -> list[Unit]:
        """The headings without the site's own and without the names of columns, unless there are no others; one that is printed twice once."""
        below = _once(self.headings[self.site :]) or _once(self.headings)
        named = [heading for heading in below if not is_column(heading.text.text)]
        return named or [h for h in _once(self.headings) if not is_column(h.text.text)] or below

    def add(self, unit: Unit) -> None:
        self.set_in = self.set_in and (unit.indented or not self.body)
        self.body.append(unit)
        self.bullets |= {unit.bullet} - {""}
        if unit.credit:
            self.signed += unit.credit.bylines
            self.closed = True

    def pass_noise(self, unit: Unit, *, first: bool) -> None:
        """Furniture closes the text; the first trail makes a site's name and slogan of what stands above it."""
        if unit.trail and first and sum(len(line.text.text) for line in self.body) < _SLOGAN:
            self.body.clear()
        self.closed = self.closed or bool(self.body)
        self.site = len(self.headings) if unit.trail and not self.body else self.site


def read_articles(document: Document) -> tuple[Article, ...]:
    """The articles of a page in order; () for a page without a sentence.

    What holds no whole sentence is furniture of the page; an article that is printed again whole is one.
    """
    drafts = _drafts(read_units(read_lines(document)))
    seen: set[tuple[str, ...]] = set()
    kept = []
    for draft in drafts:
        said = tuple(unit.text.text for unit in draft.body)
        kept += [draft] if _says_something(draft) and said not in seen else []
        seen.add(said)
    return tuple(_article(document, draft) for draft in kept)


def _once(headings: Sequence[Unit]) -> list[Unit]:
    """The headings without later printings of the same words."""
    return [*{heading.text.text: heading for heading in reversed(headings)}.values()][::-1]


def _says_something(draft: _Draft) -> bool:
    return any(_SENTENCE.search(unit.text.text) for unit in draft.body)


def _drafts(units: Sequence[Unit]) -> list[_Draft]:
    out = [_Draft()]
    behind = _following(units, without=("heading", "noise")), _following(units, without=("noise",))
    for unit, follows, after in zip(units, *behind, strict=True):
        draft = out[-1]
        if unit.kind == "noise":
            draft.pass_noise(unit, first=len(out) == 1)
        elif draft.body and _is_beside(unit, after):
            draft.signed += unit.credit.bylines if unit.credit else ()
        elif unit.kind == "heading":
            _add_heading(unit, follows, out)
        elif unit.kind == "subheading":
            draft.inner.append(unit)
        elif unit.kind == "byline":
            draft.signed += unit.bylines
            draft.closed = bool(draft.body)
        elif unit.kind == "paragraph":
            if (unit.opens or unit.dated) and (_is_picture(draft.body) or _is_said_again(draft.body, unit)):
                draft.body.clear()
            if _starts_another(unit, draft):
                draft = _Draft(headings=[*draft.headings], level=draft.level) if unit.bullet else _Draft()
                out.append(draft)
            draft.add(unit)
    return out


def _following(units: Sequence[Unit], *, without: tuple[Kind, ...]) -> list[Unit | None]:
    """For each unit the next one behind it that is of none of these kinds."""
    out: list[Unit | None] = []
    follows: Unit | None = None
    for unit in reversed(units):
        out.append(follows)
        if unit.kind not in without:
            follows = unit
    return out[::-1]


def _add_heading(unit: Unit, follows: Unit | None, drafts: list[_Draft]) -> None:
    """A heading over text opens an article, but for one that stands inside an article."""
    if drafts[-1].body and _is_inner(unit, drafts[-1], follows):
        drafts[-1].inner.append(unit)
        return
    if drafts[-1].body:
        drafts.append(_Draft())
    drafts[-1].headings.append(unit)
    drafts[-1].level = max(drafts[-1].level, unit.level)


def _is_inner(unit: Unit, draft: _Draft, follows: Unit | None) -> bool:
    """A marked heading below the article's own, over text that opens no report, is a part of the article."""
    if draft.closed or follows is None or not 0 < draft.level < unit.level:
        return False
    return not follows.opens and follows.kind != "byline"


def _starts_another(unit: Unit, draft: _Draft) -> bool:
    if not draft.body or _MORE.match(unit.text.text):
        return False
    if unit.opens or _is_caption(unit) or unit.bullet in draft.bullets:
        return True
    return unit.dated and (draft.closed or _stands_out(unit, draft))


def _stands_out(unit: Unit, draft: _Draft) -> bool:
    """Like the article's first paragraph, and unlike all others, it is not indented."""
    return len(draft.body) > 1 and draft.set_in and not draft.body[0].indented and not unit.indented


def _is_caption(unit: Unit) -> bool:
    photographed = unit.credit is not None and any(byline.kind == "摄影" for byline in unit.credit.bylines)
    return photographed and bool(_CAPTION.search(unit.text.text))


def _is_picture(body: Sequence[Unit]) -> bool:
    """Nothing but the line under a photograph stands before: '甲会见乙一行。某某 摄', '图为现场。'."""
    text = body[0].text.text if len(body) == 1 and not body[0].opens else ""
    if len(text) > _LINE:
        return len(text) <= _LONG_LINE and bool(_TAKEN_BEHIND.search(text))
    return bool(text) and bool(_TAKEN.search(text) or _CAPTION.match(text))


def _is_said_again(body: Sequence[Unit], unit: Unit) -> bool:
    """Nothing but a sentence stands before that the report opens with again."""
    text = body[0].text.text if len(body) == 1 and not body[0].opens else ""
    return len(text) >= _SAID and text.rstrip("。") in unit.text.text


def _is_beside(unit: Unit, after: Unit | None) -> bool:
    """The caption of a photograph inside a report that goes on behind it: '图为…。某某 摄'."""
    if unit.kind != "paragraph" or not _is_caption(unit) or not _BESIDE.match(unit.text.text):
        return False
    return after is not None and after.kind == "paragraph" and not after.opens


def _article(document: Document, draft: _Draft) -> Article:
    said = [sentences(text) for text in _bodies(draft)]
    body_start = draft.body[0].text.offsets[0]
    start = min([body_start, *(h.text.offsets[0] for h in draft.own_headings), *(b.span.start for b in draft.signed)])
    end = max([draft.body[-1].text.offsets[-1] + 1, *(b.span.end for b in draft.signed)])
    signed = [*_opening_credits(draft.body[0].text), *draft.signed]
    return Article(
        id=f"{document.sha256[:16]}-{start}",
        document=document.sha256,
        title=" ".join(heading.text.text for heading in draft.own_headings),
        start=start,
        end=end,
        body_start=body_start,
        titles=tuple(heading.text for heading in draft.own_headings),
        subtitles=tuple(heading.text for heading in draft.inner if heading.text.offsets[0] > body_start),
        sentences=tuple(chain.from_iterable(said)),
        paragraphs=tuple(accumulate(map(len, said[:-1]), initial=0)) if said else (),
        bylines=_plainest(signed),
    )


def _plainest(signed: Sequence[Byline]) -> tuple[Byline, ...]:
    """Each once; 作者 is told of nobody who signs as a reporter or correspondent too."""
    standing = {byline.person for byline in signed if byline.kind not in ("作者", "摄影")}
    return tuple(dict.fromkeys(b for b in signed if b.kind != "作者" or b.person not in standing))


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
    signed_opening = _SIGNED_OPENING.match(text)
    if signed_opening and _all_names(signed_opening.group(1)):
        return signed_opening.end()
    found = _OPENING.match(text)
    if not found or found.end() == len(text) or _DAY_OF_MONTH.search(found.group()):
        return 0  # its date is part of the report
    signed = found.group(1) and credits_of.is_credit(found.group(1))
    return found.end() if "讯" in found.group()[:14] or signed or found.group()[:1] in BULLETS else 0


def _opening_credits(text: Sentence) -> tuple[Byline, ...]:
    """'本报讯（记者甲 通讯员乙）', '本报讯 记者甲报道：' and '记者甲报道：'."""
    named = _NAMED_OPENING.match(text.text)
    signed = _SIGNED_OPENING.match(text.text)
    found = named or (signed if signed and _all_names(signed.group(1)) else None) or _OPENING.match(text.text)
    return credits_of.read_brackets(text, found.start(1), found.end(1)) if found and found.group(1) else ()


def _all_names(text: str) -> bool:
    """'记者甲、通讯员乙': labels and names of people, nothing else."""
    return bool(credits_of.read_brackets(Sentence(text, tuple(range(len(text))), text), 0, len(text)))
