"""Whether a sentence that names nobody before its verb speaks of the person of the sentence before."""

import re
from functools import cache

from kg.extractors.offices.senses import Place
from kg.extractors.offices.telling import Said
from kg.lexicon.patterns import alternatives

_MARKS_AND_DIGITS = r"[\d年月日起至今到底初中旬上下半，、—\-~. ]"
_PRONOUN = re.compile(r"^.{0,6}[他她]|^其(?!中|他|余|间)")
_ONCE = re.compile(r"曾(?=[在任是经先担])|先后|历任|早年")  # no 曾晓萌任…
_BORN = re.compile(r"，[男女]，|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生")
_HE = re.compile(r"(?<!其)[他她](?![们人的])")
_AT_A_MARK = re.compile(r"(?:（[^（）]{1,12}）)?(?:等职务?|职务|一职)?(?:[，。；、]|$)")


def leans(place: Place, said: Said) -> bool:
    """The sentence leaves its subject out or says 他."""
    text, verb = place.text, said.verb
    if verb.side == "behind" and not _AT_A_MARK.match(text, said.posts[-1].end):
        return False  # 现任市委书记同样出自本地
    if _ONCE.match(text) and _introduced(place) and not _names_before(place, verb.start):
        return True  # 曾在甲、乙两县工作，担任过…
    he = _HE.search(text, 0, verb.start) and not any(p.start < verb.start for p in place.reading.persons)
    return bool(_PRONOUN.match(text) or he or _leaning().fullmatch(text, 0, verb.start))


def _introduced(place: Place) -> bool:
    """The sentence right before tells of one person alone."""
    topic = place.memory.topic
    if topic is None or topic.at != place.number - 1:
        return False
    before = place.readings[topic.at]
    return _BORN.search(before.sentence.text) is not None or len({p.name for p in before.persons}) == 1


def _names_before(place: Place, end: int) -> bool:
    return any(person.start < end for person in place.reading.persons)


@cache
def _leaning() -> re.Pattern[str]:
    """Words of time and order before a verb whose subject a sentence before names."""
    return re.compile(rf"(?:{_MARKS_AND_DIGITS}|{alternatives('leaning_words.txt')})*")
