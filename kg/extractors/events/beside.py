"""What opens a sentence beside an event told before: '仪式结束后，', '当天下午，', '县长甲率队到乙'."""

from collections.abc import Sequence

from kg.extractors.events.actions import Action
from kg.extractors.events.days import AFTER
from kg.lexicon.patterns import Pattern
from kg.records import Reading

_WORDS = "event_words.tsv"
_FOLLOWING = Pattern(_WORDS, r"<following>")
_HALF_DAY = Pattern(_WORDS, r"(?:当[日天]|同[日天])?(?:<half_day>)(?:\d{1,2}[:：时点]\d{0,2}分?许?)?，")
_BEHIND = Pattern(_WORDS, r"[^，。；]{0,12}(?:<occasion>)(?:结束)?之?后，?")
_BESIDE = Pattern(_WORDS, r"[^，。；]{0,12}(?:<occasion>)(?:结束|开始)?之?[前后]，?")
_JOURNEY = Pattern(_WORDS, r"<headed_journey>")
_LEADS = Pattern(_WORDS, r"<leading>|一行")


def follows_from(text: str, *, told: bool) -> int:
    """Where the first 随后 ends, or '会议结束后，' behind an event that is `told`; out of the sentence's reach where none stands."""
    following = _FOLLOWING.search(text) or (_BEHIND.match(text) if told else None)
    return following.end() if following else len(text) + AFTER + 1


def is_beside(text: str) -> bool:
    """'座谈会前，', '会议结束后，': what the sentence tells is another event than the meeting."""
    return bool(_BESIDE.match(text))


def opens_half_day(text: str) -> bool:
    """'下午，': on the day that was told before."""
    return bool(_HALF_DAY.match(text))


def visit_of(journey: Action, titles: Sequence[str], reading: Reading) -> Action | None:
    """The journey as a visit, named as the heading has it; None where nobody leads it and the heading has no traveller."""
    name = next((title for title in titles if _JOURNEY.search(title)), journey.name)
    found = [name.find(person.name) for person in reading.persons if person.end <= journey.start]
    headed = [at for at in found if at >= 0]
    if not (headed or _LEADS.search(reading.sentence.text, 0, journey.start)):
        return None
    return journey._replace(type="visit", name=name[min(headed, default=0) :])
