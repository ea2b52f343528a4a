"""Ways to a place that go on with a visit: 甲一行|来到乙."""

import re

from kg.extractors.events.actions import Action
from kg.extractors.events.doers import doers, last_before
from kg.extractors.events.phrases import clause, speech_start
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Hit
from kg.records import Reading

_WORDS = "event_words.tsv"
_ARRIVED = Pattern(_WORDS, r"<arriving>|到|深入到?(?=[^，。；]{2,60}(?:<gone_into>)(?:[，。；、]|等|$))")


def find_journeys(reading: Reading) -> list[Action]:
    """'甲一行来到X': what goes on with a visit that is open."""
    text = reading.sentence.text
    out: list[Action] = []
    arrived = [m for m in _ARRIVED.finditer(text[: speech_start(text, reading.persons)]) if _is_way(text, m)]
    before = doers(reading) if arrived else []
    for match in arrived:
        if last_before(before, match.start()) is not None:
            end = clause(text, match.start())[1]
            out.append(
                Action(
                    match.start(),
                    end,
                    text[match.start() : end],
                    "",
                    Hit(match.start(), match.end(), match.group()),
                    False,
                )
            )
    return out


def _is_way(text: str, arrived: re.Match[str]) -> bool:
    """Behind those who lead or follow somebody, 到 alone is a way: 甲一行|到乙."""
    return arrived.group() != "到" or text.endswith(listed(_WORDS, "led_there"), 0, arrived.start())
