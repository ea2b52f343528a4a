"""Text made uniform without moving a character: one code point in, one or none out."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from kg.records import Sentence
from kg.segment.spaces import is_inside

_UNIFORM = str.maketrans(",;:?!()～〜•・‧﹒﹑､﹐﹔﹕﹖﹗", "，；：？！（）~~····、、，；：？！") | {
    code: code - 0xFEE0  # wide digits and letters
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_OTHER_FORM = re.compile(f"[{re.escape(''.join(map(chr, _UNIFORM)))}]")
_SPACE = re.compile(r"\s+")
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
    return _BETWEEN_DIGITS.sub(lambda m: _NARROW[m.group()], text)


def is_finished(text: str) -> bool:
    """It ends as sentences do."""
    return text.rstrip(_BEHIND_LAST).endswith(_LAST)


def flowing(text: str, start: int, end: int) -> Sentence:
    """text[start:end] as one line: line breaks and the space around them gone, inner space runs one space."""
    raw = text[start:end]
    whole = raw.lstrip()
    start, whole = start + len(raw) - len(whole), whole.rstrip()
    end = start + len(whole)
    if len(whole.split(maxsplit=1)) < 2:  # no space in it, at a third of the time of a search
        return Sentence(_stopped(uniform(whole)), tuple(range(start, end)), whole)
    parts: list[str] = []
    offsets: list[int] = []
    at = start
    for space in (*_SPACE.finditer(text, start, end), None):
        stop = space.start() if space else end
        if stop > at:
            parts.append(text[at:stop])
            offsets += range(at, stop)
        if space:
            at = space.end()
            if parts and at < end and not _BREAK.search(text, stop, at) and not is_inside(text, stop, at):
                parts.append(" ")
                offsets.append(at - 1)
    printed = "".join(parts)
    return Sentence(_stopped(uniform(printed)), tuple(offsets), printed)


def _stopped(text: str) -> str:
    """Its full stops, where a line has ASCII ones alone: '会议召开.县长主持会议.'."""
    return _ASCII_STOP.sub("。", text) if text.endswith(".") and "。" not in text else text


def part(sentence: Sentence, start: int, end: int) -> Sentence:
    """sentence[start:end] without the space at its ends."""
    while start < end and sentence.text[start] == " ":
        start += 1
    while start < end and sentence.text[end - 1] == " ":
        end -= 1
    return _sentence((sentence.text[start:end], sentence.offsets[start:end], sentence.printed[start:end]))


def joined(lines: Sequence[Sentence]) -> Sentence:
    """The parts of a line that was broken, as one."""
    if len(lines) == 1:
        return lines[0]
    offsets = tuple(chain.from_iterable(line.offsets for line in lines))
    return Sentence("".join(line.text for line in lines), offsets, "".join(line.printed for line in lines))


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
