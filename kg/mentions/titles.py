"""Where an office word stands, with the words that make a deputy, an acting or an honorary holder of it."""

from functools import cache
from typing import NamedTuple

from kg.lexicon import divisions, patterns, tables
from kg.lexicon.scanner import Hit, Scanner

_SHORT = 2  # characters of a place's name that may be a given name with a surname: 县|长乐


class Title(NamedTuple):
    start: int
    end: int
    title: str
    base: str
    kind: str


class _Lexicon(NamedTuple):
    kinds: dict[str, str]
    scanner: Scanner
    before: tuple[str, ...]  # modifiers, the longest first
    after: tuple[str, ...]


def find_titles(text: str) -> list[Title]:
    """Every office word of the text, the longest at each place, traps left out."""
    lexicon = _lexicon()
    out: list[Title] = []
    floor = 0
    for hit in lexicon.scanner.find(text):
        if hit.start < floor or hit.word not in lexicon.kinds or _is_part_of_a_word(text, hit):
            continue
        start = max(_modified(text, hit.start), floor)
        end = hit.end + len(tables.opening(text, lexicon.after, hit.end))
        floor = end
        out.append(Title(start, end, text[start:end], hit.word, lexicon.kinds[hit.word]))
    return out


def _is_part_of_a_word(text: str, hit: Hit) -> bool:
    """'局长期', '市长处', '县长江镇': the last character belongs to what follows; 书法家|协会, 企业家|联合会: all of it does."""
    if text.startswith(patterns.listed("title_words.tsv", "society_behind"), hit.end):
        return True
    if not hit.word.endswith("长"):
        return False
    if text.startswith(patterns.listed("title_words.tsv", "not_behind"), hit.end):
        return True
    return len(divisions.standing_at(text, hit.end - 1)) > _SHORT


def _modified(text: str, start: int) -> int:
    """Where the modifiers before an office start."""
    while found := tables.ending(text, _lexicon().before, start):
        start -= len(found)
    return start


@cache
def _lexicon() -> _Lexicon:
    kinds = dict(tables.pairs("titles.tsv"))
    scanner = Scanner([*kinds, *tables.words("title_traps.txt")])
    return _Lexicon(
        kinds, scanner, patterns.listed("modifiers.tsv", "before"), patterns.listed("modifiers.tsv", "after")
    )
