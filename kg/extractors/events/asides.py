"""Stretches of a sentence whose people do something of their own: 在甲陪同下, 受到甲的接待, 听取甲的汇报."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extractors.events.doings import Doing
from kg.lexicon.patterns import Pattern
from kg.records import Person

_WORDS = "event_words.tsv"
_COMPANY = re.compile(r"在[^。；在]{2,160}?(?:陪同|指引|引导|引领)下|由[^，。；由在]{2,60}?陪同")
_RECEIVED = Pattern(
    _WORDS, r"(?:受到|得到|获得?)了?[^，。；获受得]{2,100}?的?(?:<hospitably>)*(?:<received>)", needs="受得获"
)
_LED = re.compile(r"在[^。；在]{2,60}?(?:带领|率领|带队)下")
_HEADED = Pattern(_WORDS, r"[由以][^，。；由以]{2,40}?(?:为|担任|任)(?:<team_head>)", needs="长领")
_REPORTED = Pattern(  # 听取了|副县长甲所作的报告
    _WORDS,
    r"听取(?:和|并|、)?(?:<weighed>)?了?(?![^，。；]{0,30}上的)(?:(?!关于|有关|就|对|向)[^。；]){2,60}?(?:关于[^。；，]{2,60}?)?(?:<heard>)",
    needs="听",
)
_VERB = 4  # characters of 陪同 and what may follow it


class Aside(NamedTuple):
    """A stretch whose people do something of their own, of this kind, beside what the sentence tells."""

    start: int
    end: int
    kind: str


def asides(text: str, tokens: Sequence[Person | Doing]) -> Iterator[Aside]:
    """Stretches whose people only go along or receive the others: 在甲、乙陪同下, 受到甲、乙的热情接待."""
    found = [(m, "accompany") for m in _COMPANY.finditer(text)] if "下" in text or "陪同" in text else []
    found += [(m, "attend") for m in _RECEIVED.finditer(text)]
    found += [(m, "lead") for m in _HEADED.finditer(text)]
    found += [(m, "lead") for m in _LED.finditer(text)] if "领下" in text or "带队下" in text else []
    found += [(m, "speak") for m in _REPORTED.finditer(text)]
    for match, kind in found:
        inside = (t for t in tokens if match.start() <= t.start and t.end <= match.end() - _VERB)
        if "，" not in match.group() or all(isinstance(t, Person) for t in inside):
            yield Aside(match.start(), match.end(), kind)
