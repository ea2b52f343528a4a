"""Who signed: credit lines on a line of their own, behind the opening word of a report, or at its end."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.scanner import Scanner
from kg.records import Byline, Sentence, Span
from kg.segment.signers import NAME, glued, is_body, is_medium, is_signer
from kg.segment.uniform import part

_AUTHOR = "作者"
_PHOTO = "摄影"
_REPORT = "摄影报道"  # he wrote it too
_EDITOR = "×"  # a label whose people sign nothing: 责编甲
_BEHIND = frozenset({None, _AUTHOR, _PHOTO, _EDITOR})  # kinds of labels that may stand behind names
_BULLET = re.compile(r"^[□◎■●▢☐]\s*")
_BETWEEN_DOTS = re.compile(r"[·•] ?(?=[\u3400-\u9fff]{2,4}(?:[ 、][\u3400-\u9fff]{2,4}){0,3} ?[·•]$)")
_OPENED = re.compile(r"[\u3400-\u9fff]{2,12}讯 ?(?=[\u3400-\u9fff]{0,6}(?:记者|通讯员))")
_PIECE = re.compile(r"[^ 、，：；/|（）\[\]【】。]+")
_IN_BRACKETS = re.compile(r"（([^（）]{2,70})）$")
_SENTENCE_END = re.compile(r"[。！？”』」）]")
_NOTHING_BEHIND = ("。", "！", "？", "”", "』", "」")  # a text that ends so ends without credits
_BARS = ("|", "｜")  # left of a table that a page was cut from
_TAIL_LENGTH = 70  # the longest credit behind a last sentence
_LINE_LENGTH = 400  # the longest line of names


class Credit(NamedTuple):
    """The bylines of a credit line and where it starts in its sentence."""

    bylines: tuple[Byline, ...]
    start: int


def read_line(line: Sentence) -> tuple[Byline, ...]:
    """The bylines of a line that holds nothing else; () for any other line."""
    if len(line.text) > _LINE_LENGTH:
        return ()
    dots = _BETWEEN_DOTS.match(line.text)
    bullet = dots or _BULLET.match(line.text)
    opened = None if bullet else _OPENED.match(line.text)
    at = bullet.end() if bullet else opened.end() if opened else 0
    return _credits(line, at, len(line.text) - bool(dots), _AUTHOR if bullet else "")


def read_labelled(text: Sentence, start: int, end: int) -> tuple[Byline, ...]:
    """The bylines of text[start:end], which opens with a label; () where a word is no name."""
    return _credits(text, start, end, "")


def read_brackets(text: Sentence, start: int, end: int) -> tuple[Byline, ...]:
    """The bylines of text[start:end], the inside of brackets behind an opening word; names without a label are authors."""
    return _credits(text, start, end, _AUTHOR)


def is_credit(text: str) -> bool:
    """The inside of brackets names who signed."""
    labels, scanner = _labels()
    return any(labels[hit.word] not in ("-", _EDITOR) for hit in scanner.find(text)) or text.startswith(("文", "图"))


def read_tail(paragraph: Sentence) -> Credit | None:
    """The credits a last paragraph ends with, in brackets or behind its last sentence; None where it ends without."""
    text = paragraph.text
    if text.endswith(_BARS):
        return read_tail(part(paragraph, 0, len(text.rstrip(" |｜"))))
    if text.endswith(_NOTHING_BEHIND):
        return None
    brackets = _IN_BRACKETS.search(text, max(0, len(text) - _TAIL_LENGTH - 2))
    if brackets:
        found = _credits(paragraph, brackets.start(1), brackets.end(1), _AUTHOR)
        return Credit(found, brackets.start()) if found else None
    for tail in _tails(text):
        found = _credits(paragraph, tail, len(text), "")
        if found:
            return Credit(found, tail)
    return None


def _tails(text: str) -> list[int]:
    """Where a credit at the end may start: behind the last sentence or a space, the longest first."""
    window = max(0, len(text) - _TAIL_LENGTH)
    last = max((m.end() for m in _SENTENCE_END.finditer(text, window)), default=-1)
    starts = [last] if last >= 0 else []
    return starts + [at + 1 for at in range(max(window, last), len(text)) if text[at] == " "]


def _credits(text: Sentence, start: int, end: int, unlabelled: str) -> tuple[Byline, ...]:
    """Labels and names of text[start:end] in order; () where a word is neither."""
    labels, scanner = _labels()
    if not unlabelled and not _short_label().search(text.text, start, end) and not scanner.find(text.text[start:end]):
        return ()  # nothing says that the words are names
    kind, labelled, photographer, passed = "", False, "", False
    behind_editor = False  # 责编：|实习生 甲: what stands right behind tells what the editor is
    out: list[Byline] = []
    for word, at in _labels_first(_labels_and_names(text.text, start, end)):
        if word in labels:
            photographer = word if labels[word] == _PHOTO and out else ""
            passed = labels[word] == _EDITOR or (passed and behind_editor)
            behind_editor = passed
            kind = labels[word] if labels[word] not in ("-", _EDITOR) else kind
            labelled = True
        elif (passed and NAME.fullmatch(word)) or is_medium(word) or (unlabelled and is_body(word)):
            behind_editor = False
            continue
        elif kind and labelled and (two := glued(word)):
            out += [_byline(text, name, at + word.index(name), kind) for name in two]
        elif is_signer(word, kind or unlabelled, certain=not unlabelled or labelled):
            out.append(_byline(text, word, at, kind))
            photographer = ""
        else:
            return ()
    if not (labelled or unlabelled):
        return ()
    both = unlabelled if photographer == _REPORT else ""
    signed = _photographed(out, both) if photographer else out
    return tuple(b if b.kind else b._replace(kind=_AUTHOR) for b in signed)


def _labels_and_names(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The words with their places; [] where one is no label, name, medium or office, as nearly always the first is."""
    labels, _ = _labels()
    out = []
    for word, at in _words(text, start, end):
        known = word in labels or NAME.fullmatch(word) or is_medium(word)
        if not known and not (glued(word) or is_body(word)):
            return []
        out.append((word, at))
    return out


def _labels_first(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Each label before its names: '甲/文 乙/图' is 文 甲 图 乙; as they are where the first word is a label or reporters are named."""
    labels, _ = _labels()
    kinds = [labels.get(word) for word, _ in words]
    if len([kind for kind in kinds if kind]) < 2 or kinds[0] or not kinds[-1] or not _BEHIND.issuperset(kinds):
        return words
    out: list[tuple[str, int]] = []
    names: list[tuple[str, int]] = []
    for word, kind in zip(words, kinds, strict=True):
        if kind and names:
            out += [word, *names]
        names = [] if kind else [*names, word]
    return out


def _photographed(signed: list[Byline], otherwise: str) -> list[Byline]:
    """'文 甲 摄影': the last one also took the photograph; only that where no other label is printed and nothing makes him an author otherwise."""
    *others, last = signed
    last = last._replace(kind=last.kind or otherwise)
    photo = last._replace(kind=_PHOTO)
    return [*others, last, photo] if last.kind else [*others, photo]


def _byline(text: Sentence, word: str, at: int, kind: str) -> Byline:
    length = len(word)
    if text.text[at : at + length] != word:  # a name of two characters printed with a space between them
        length += 1
    return Byline(word, kind, Span(text.offsets[at], text.offsets[at + length - 1] + 1))


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Labels and the words between them with their places; a name whose two characters stand apart is joined."""
    return _joined(_pieces(text, start, end), text)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    _, scanner = _labels()
    at = start
    for hit in [*scanner.find(text[start:end]), None]:
        stop = start + hit.start if hit else end
        for m in _PIECE.finditer(text[at:stop]):
            yield from _without_camera(m.group(), at + m.start())
        if hit:
            yield hit.word, stop
            at = start + hit.end


def _without_camera(word: str, at: int) -> list[tuple[str, int]]:
    """A name with 摄 behind it is two words."""
    return (
        [(word[:-1], at), ("摄", at + len(word) - 1)] if len(word) in (3, 4) and word.endswith("摄") else [(word, at)]
    )


def _joined(pieces: Iterable[tuple[str, int]], text: str) -> Iterator[tuple[str, int]]:
    """Two single characters with one space between them are a name: '记者 丁 一'."""
    labels, _ = _labels()
    before, place = "", 0
    for word, at in pieces:
        single = len(word) == 1 == len(before) and word not in labels and before not in labels
        if single and text[place + 1 : at] == " ":
            before += word
            continue
        if before:
            yield before, place
        before, place = word, at
    if before:
        yield before, place


def signing_labels() -> frozenset[str]:
    """The labels whose people signed: 记者, 文/图."""
    labels, _ = _labels()
    return frozenset(label for label, kind in labels.items() if kind != _EDITOR and (kind != "-" or "文" in label))


@cache
def _short_label() -> re.Pattern[str]:
    """A label of one character."""
    labels, _ = _labels()
    return re.compile("|".join(re.escape(label) for label in sorted(labels) if len(label) == 1))


@cache
def _labels() -> tuple[dict[str, str], Scanner]:
    labels = dict(tables.pairs("byline_labels.tsv"))
    return labels, Scanner(label for label in labels if len(label) > 1)
