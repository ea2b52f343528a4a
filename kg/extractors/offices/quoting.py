"""The words that say that somebody gets, leaves or had an office."""

from kg.extractors.offices.senses import Place, Told
from kg.extractors.offices.spanning import spanning
from kg.records import Person, Quote

_LEAD = 120  # characters of a list between its verb and a name that a quote takes along


def quoted(place: Place, told: Told, person: Person, end: int) -> Quote:
    """From the name or the verb, whichever is first, to the office; from a sentence before where the name stands there."""
    sentence, said = place.reading.sentence, told.said
    topic = place.memory.topic
    if told.carried and topic:
        found = spanning(place.article, place.readings, (topic.at, topic.person), (place.number, end))
        return found or sentence.quote(place.article.id, said.verb.start, end)
    posts = [p.start for p in said.posts if p.end == end]
    leads = said.verb.side == "after" and said.verb.end and person.start - said.verb.start <= _LEAD
    verb = [said.verb.start] if leads else []
    start = min([person.start, *posts, *verb])
    return sentence.quote(place.article.id, start, max(end, person.end))
