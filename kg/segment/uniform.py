"""Text made uniform without moving a character: one code point in, one or none out."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, pairwise

from kg.lexicon.typeset import UNSEEN
from kg.records import Sentence
from kg.segment.spaces import is_inside, is_running

_UNIFORM = str.maketrans(",;:?!()～〜•・‧﹒﹑､﹐﹔﹕﹖﹗「」＂", '，；：？！（）~~····、、，；：？！“”"') | {
    code: code - 0xFEE0  # wide digits and letters
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_OTHER_FORM = re.compile(f"[{re.escape(''.join(map(chr, _UNIFORM)))}]")
_APART = re.compile(rf"(?P<space>\s+)|[{UNSEEN}]+|\*\*")  # and marks of bold type
_MARKS, _AFTER_MARKS = frozenset(",，、;；。"), re.compile('[\u3400-\u9fff\\d“《（("]')
_BETWEEN_DIGITS = re.compile(r"[，：](?<=\d[，：])(?=\d)")
_NARROW = {"，": ",", "：": ":"}
_BREAK = re.compile(r"[\r\n]")
_ASCII_STOP = re.compile(r"(?<=[\u3400-\u9fff”）》])(?<![一二三四五六七八九十])\.(?=[\u3400-\u9fff“《（ ]|$)")
_LONGEST = 1500  # code points; the longest sentences of real pages, lists of names, have some 600
_ENDS = re.compile(r"[。！？!?]+[”’』」》）)\]】]*|$")
_LAST, _BEHIND_LAST = (
    ("。", "！", "？", "…"),
    "”’」』》）]】",
)  # the marks that sentences end with, and those behind them

_sentence: Callable[[tuple[str, tuple[int, ...], str]], Sentence] = partial(tuple.__new__, Sentence)  # as Sentence(…)


def uniform(text: str) -> str:
    """Full-width punctuation and half-width digits, as long as the text; 1,000 and 9:30 keep their marks."""
    text = _OTHER_FORM.sub(lambda m: m.group().translate(_UNIFORM), text)  # only some characters of some lines
    text = _BETWEEN_DIGITS.sub(lambda m: _NARROW[m.group()], text)
    return _paired(text) if '"' in text else text


def _paired(text: str) -> str:
    """Straight quotation marks as opening and closing ones, where each has its other."""
    first, *others = text.split('"')
    return text if len(others) % 2 else first + "".join(f"{'”' if n % 2 else '“'}{one}" for n, one in enumerate(others))


def is_finished(text: str) -> bool:
    """It ends as sentences do."""
    return text.rstrip(_BEHIND_LAST).endswith(_LAST)


def flowing(text: str, start: int, end: int) -> Sentence:
    """text[start:end] as one line: line breaks and the space around them gone, inner space runs one space."""
    raw = text[start:end]
    whole = raw.lstrip()
    start, whole = start + len(raw) - len(whole), whole.rstrip()
    end = start + len(whole)
    if whole.isprintable() and " " not in whole and "**" not in whole:  # at a third of the time of a search
        return Sentence(_stopped(uniform(whole)), tuple(range(start, end)), whole)
    parts: list[str] = []
    offsets: list[int] = []
    at = start
    for apart in (*_APART.finditer(text, start, end), None):
        stop = apart.start() if apart else end
        if stop > at:
            parts.append(text[at:stop])
            offsets += range(at, stop)
        if apart:
            at = apart.end()
            if apart["space"] and parts and at < end and _parts_words(text, stop, at):
                parts.append(" ")
                offsets.append(at - 1)
    words = "".join(parts)
    return Sentence(_stopped(uniform(words)), tuple(offsets), text[offsets[0] : offsets[-1] + 1] if offsets else "")


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether the space text[start:end] means something: none at a line's break, behind a comma or a stop or inside a word does."""
    if _BREAK.search(text, start, end) or (text[start - 1] in _MARKS and _AFTER_MARKS.match(text, end)):
        return False
    if end - start == 1 and (text[end] in "(（" or text[start - 1] in ")）") and is_running(text, start):
        return False
    return not is_inside(text, start, end)


def _stopped(text: str) -> str:
    """Its full stops, where a line has ASCII ones alone: '会议召开.县长主持会议.'."""
    return _ASCII_STOP.sub("。", text) if text.endswith(".") and "。" not in text else text


def part(sentence: Sentence, start: int, end: int) -> Sentence:
    """sentence[start:end] without the space at its ends."""
    while start < end and sentence.text[start] == " ":
        start += 1
    while start < end and sentence.text[end - 1] == " ":
        end -= 1
    text, offsets, printed = sentence
    if start >= end:
        return _sentence(("", (), ""))
    kept = printed[offsets[start] - offsets[0] : offsets[end - 1] + 1 - offsets[0]]
    return _sentence((text[start:end], offsets[start:end], kept))


def joined(lines: Sequence[Sentence]) -> Sentence:
    """The parts of a line that was broken, as one."""
    if len(lines) == 1:
        return lines[0]
    offsets = tuple(chain.from_iterable(line.offsets for line in lines))
    gaps = (after.offsets[0] - before.offsets[-1] - 1 for before, after in pairwise(lines))
    printed = lines[0].printed + "".join("\n" * gap + line.printed for gap, line in zip(gaps, lines[1:], strict=True))
    return Sentence("".join(line.text for line in lines), offsets, printed)


def sentences(paragraph: Sentence) -> list[Sentence]:
    """The paragraph cut behind each 。！？ and the closing marks that follow it; what is longer than any sentence, in pieces."""
    out: list[Sentence] = []
    start = 0
    for end in (m.end() for m in _ENDS.finditer(paragraph.text)):
        found = part(paragraph, start, end)
        out += [found] if 0 < len(found.text) <= _LONGEST else [piece for piece in _pieces(found) if piece.text]
        start = end
    return out


def _pieces(sentence: Sentence) -> list[Sentence]:
    """The sentence itself; one without end (a list, a table, noise) in pieces, so that no rule has to look at all of it at once."""
    out = []
    start = 0
    while len(sentence.text) - start > _LONGEST:
        marks = [sentence.text.rfind(mark, start, start + _LONGEST) for mark in "；，、 "]
        end = max(marks) + 1 if max(marks) > start else start + _LONGEST
        out.append(part(sentence, start, end))
        start = end
    return [*out, part(sentence, start, len(sentence.text))]
