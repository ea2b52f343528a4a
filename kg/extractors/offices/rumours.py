"""Changes that a page only hears of or denies: '网传甲任县长', '“甲已辞职”的消息不属实'. They are no facts."""

from collections.abc import Iterable

from kg.extractors.offices.telling import Said
from kg.lexicon.patterns import Pattern

_WORDS = "change_words.tsv"
_HEARD = Pattern(_WORDS, r"(?:<rumour>)[^。；]{0,60}$")
_DENIED = Pattern(_WORDS, r"(?:<denied>)(?![\u3400-\u9fff])")


def told_as_true(text: str, said: Iterable[Said]) -> list[Said]:
    """The sayings whose verb stands neither behind a word of hearsay nor before a denial, in their order."""
    return [one for one in said if not is_rumour(text, one.verb.start)]


def is_rumour(text: str, at: int) -> bool:
    """What the verb at text[at] tells is hearsay, or the sentence ends by denying it."""
    return bool(_HEARD.search(text, 0, at) or _DENIED.search(text, at))
