"""Who signed, by the line of printing: '2010-01-23 甲日报 记者 乙', '时间：2012/4/9 作者：记者 甲 来源：乙网'."""

import re
from functools import cache

from kg.lexicon import patterns
from kg.lexicon.bounds import ends_like_organization
from kg.records import Byline, Sentence
from kg.segment.bylines import read_brackets, read_labelled, signing_labels
from kg.segment.signers import looks_like_a_name

_STAMP = re.compile(
    r"[^\d]{0,4}(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)? (?=.{0,20}(?:记者|通讯员))"
)
_NAMES = r"[\u3400-\u9fff]{2,4}"
_STANDING = r"(?:[\u3400-\u9fff]{0,6}(?:记者|通讯员|实习生)[： ]?)?"
_BARS = "|｜"


def read_printing(line: Sentence) -> tuple[Byline, ...]:
    """The bylines of a line of printing: those behind its day, else those behind its keys; () for a department, and for none."""
    stamp = _STAMP.match(line.text)
    behind = read_labelled(line, stamp.end(), len(line.text)) if stamp and not _key().search(line.text) else ()
    return behind or _behind_keys(line)


def read_value(key: str, line: Sentence) -> tuple[Byline, ...]:
    """The bylines of a line that stands under its key: 作者： / 甲; () where the key is another, and for no people."""
    label = key.removesuffix("：")
    if not label.endswith(tuple(signing_labels())):
        return ()
    signed = read_brackets(line, 0, len(line.text))
    return signed if all(_is_person(byline.person) for byline in signed) else ()


def _behind_keys(line: Sentence) -> tuple[Byline, ...]:
    out: list[Byline] = []
    for found in _signed().finditer(line.text) if "：" in line.text else ():
        names = read_labelled(line, found.start(), found.end())
        if all(_is_person(byline.person) for byline in names):
            out += names
    return tuple(dict.fromkeys(out))


def _is_person(name: str) -> bool:
    return len(name) < 4 and looks_like_a_name(name) and not ends_like_organization(name)


@cache
def _signed() -> re.Pattern[str]:
    """'作者：记者 甲 乙', up to the next key, bar, number or the end."""
    long = "|".join(
        sorted((re.escape(label) for label in signing_labels() if len(label) > 1), key=lambda w: (-len(w), w))
    )
    short = "|".join(sorted(re.escape(label) for label in signing_labels() if len(label) == 1))
    names = rf"{_STANDING}{_NAMES}(?:[ 、，/]{{1,2}}{_STANDING}{_NAMES}){{0,5}}?(?: ?(?:摄影?|文|图|报道|摄影报道))?"
    return re.compile(
        rf"(?:{long}|(?<![\u3400-\u9fff/])(?:{short}))： ?{names}"
        rf"(?= *(?:$|[{_BARS}\d（(\[【】）)]| [\u3400-\u9fff]{{2,6}}：|(?:{_keys()})：))"
    )


@cache
def _key() -> re.Pattern[str]:
    """A key with its colon, anywhere."""
    return re.compile(rf"(?:{_keys()})：")


def _keys() -> str:
    return patterns.alternatives("meta_keys.txt")
