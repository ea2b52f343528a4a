"""A person's name where one is expected: behind an office, in a list, in front of a verb."""

import re

from kg.lexicon import names, tables, words
from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.divisions import named
from kg.lexicon.scanner import Scanner
from kg.mentions.followers import follower_weight
from kg.mentions.known import Known, Unknown
from kg.mentions.likely import LIKELY, is_joint, name_score
from kg.mentions.parts import is_part, is_transliterated, parted_end, parts_end
from kg.mentions.titles import find_titles
from kg.mentions.traps import is_trap
from kg.records import Person

_CLAUSE = re.compile(r"^|[，。；：、！？”]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_FOREIGN = re.compile(r"[\u3400-\u9fff]{1,7}(?:·[\u3400-\u9fff]{1,7}){1,6}")
_SPACED = re.compile(r"([\u3400-\u9fff]) ([\u3400-\u9fff])(?=[、，。；等 ]|$)")
_ITEM = re.compile(r"[\u3400-\u9fff]{2,6}(?=、)")
_LEAST = 1.2  # of name_score
_USUAL = 50  # uses in the dictionary of two characters that open no foreign name
_SEAT = re.compile(r"（(?P<place>[\u3400-\u9fff]{2,4})）[\u3400-\u9fff]{2}")
_LONGEST = 4  # characters of the first part of a foreign name that holds no verb
_TOWNS = frozenset("乡镇县")


def name_at(text: str, at: int, known: Known = frozenset(), *, listed: bool = False) -> Person | None:
    """The name that starts at text[at], None where none does. `listed`: names stand before it in the same list."""
    spaced = _SPACED.match(text, at)
    if spaced and names.surname_of(spaced.group(1)) and spaced.group(1) + spaced.group(2) not in known:
        return Person(at, spaced.end(), spaced.group(1) + spaced.group(2))
    foreign = _FOREIGN.match(text, at)
    if foreign:
        return _with_dot(text, foreign, known)
    parted = parted_end(text, at)
    if parted > at and follower_weight(text, parted):
        return Person(at, parted, text[at:parted])
    if _is_of_two_peoples(text, at):
        return Person(at, at + 4, text[at : at + 4])
    return _made_of_characters(text, at, known, listed=listed)


def _made_of_characters(text: str, at: int, known: Known, *, listed: bool) -> Person | None:
    """The likeliest name of no listed parts; in a list what stands between two names, where that is longer."""
    best = _best(text, at, known, listed=listed)
    if best and text.startswith("（", best.end) and _opens_company(text, best.end):
        return None
    if listed and (best is None or not follower_weight(text, best.end)):
        return _transliterated(text, at) or _between(text, at, known) or best  # 何奇耶徒, not 何奇
    return best or _transliterated(text, at)


def _transliterated(text: str, at: int) -> Person | None:
    """A name of four or five characters that no list has but that is made as theirs are: 副省长|曲木史哈、; no 的谢福思."""
    if text[at : at + 1] in tables.words("no_name_openers.txt"):
        return None
    for end in (at + 4, at + 5):
        name = text[at:end]
        likely = (
            end <= len(text)
            and _HAN.fullmatch(name)
            and names.surnames().get(name[0], 3) > 1
            and follower_weight(text, end) > 2
        )
        if (
            likely
            and is_transliterated(name)
            and not (is_joint(name[0]) or is_trap(name) or ends_like_organization(name))
        ):
            return Person(at, end, name)
    return None


def _opens_company(text: str, at: int) -> bool:
    """骏岭|（深圳）科技有限公司: the place in brackets is part of a longer name."""
    seat = _SEAT.match(text, at)
    return bool(seat and named(seat["place"]))


def _is_of_two_peoples(text: str, at: int) -> bool:
    """李加才让: a Han surname, a character, and a listed name of two at the end."""
    name = text[at : at + 4]
    return (
        is_part(name[2:])
        and names.surnames().get(name[0], 3) < 3
        and not words.is_word(name[1:3], 50)
        and follower_weight(text, at + 4) > 2
    )


def _best(text: str, at: int, known: Known, *, listed: bool) -> Person | None:
    """The likeliest name of two to four characters."""
    if _opens_town(text, at):
        return None
    best, best_score = None, _LEAST
    for length in (2, 3, 4):
        name = text[at : at + length]
        if len(name) < length or not _HAN.fullmatch(name):
            break
        score = name_score(text, at, name, known, listed=listed)
        if score > best_score:
            best, best_score = Person(at, at + length, name), score
    if best and isinstance(known, Unknown):
        known.taken(best.name)
    return best


def _opens_town(text: str, at: int) -> bool:
    """冯村|乡: a town or county starts here."""
    three, four = text[at + 2 : at + 3] in _TOWNS, text[at + 3 : at + 4] in _TOWNS
    return bool((three and named(text[at : at + 3])) or (four and named(text[at : at + 4])))


def _between(text: str, at: int, known: Known) -> Person | None:
    """What stands between a name and another one in a list is a name too, whatever it is made of: 甲、阿古拉、乙."""
    item = _ITEM.match(text, at)
    if not item or words.is_word(item.group()) or ends_like_organization(item.group()) or find_titles(item.group()):
        return None
    behind = _best(text, item.end() + 1, known, listed=True)
    sure = behind and names.likeness(behind.name) >= LIKELY and follower_weight(text, behind.end) >= 2
    return Person(at, item.end(), item.group()) if sure else None


def known_names(text: str, scanner: Scanner) -> list[Person]:
    """Where names that are known already stand again."""
    found = scanner.find(text)
    return [Person(hit.start, hit.end, hit.word) for hit in found] if found else []


def dotted_names(text: str) -> list[Person]:
    """Names with · that open a clause and hold a name of a people that prints them so: no 万达·某府."""
    if "·" not in text:
        return []
    found = [_FOREIGN.match(text, m.end()) for m in _CLAUSE.finditer(text)]
    people = [_foreign(text, match) for match in found if match]
    return [p for p in people if any(map(is_part, p.name.split("·"))) and not find_titles(p.name)]


def _with_dot(text: str, match: re.Match[str], known: Known) -> Person | None:
    """The name with · or what a verb parts from it; None for 负责人|一行莅临湖畔·某苑."""
    at = match.start()
    if text[at] in tables.words("no_name_openers.txt") and words.is_word(text[at : at + 2], _USUAL):
        return None
    return _before_verb(text, match, known) or _foreign(text, match)


def _before_verb(text: str, match: re.Match[str], known: Known) -> Person | None:
    """'陆一鸣宣布中国·某桃花节': a usual name that a verb parts from the words that hold the dot; None for a name with ·."""
    first = match.group().index("·")
    if first <= _LONGEST:
        return None
    person = _best(text, match.start(), known, listed=False)
    likely = person and person.end < match.start() + first and names.likeness(person.name) >= LIKELY
    return person if person and likely and follower_weight(text, person.end) > 2 else None


def _foreign(text: str, match: re.Match[str]) -> Person:
    """A name with · ends where its last part is followed by what follows names; the longest where nothing does."""
    start, last = match.start(), match.group().rindex("·") + match.start() + 1
    listed = min(parts_end(text, last), match.end())
    first = max(last + 1, listed)
    end = next((end for end in range(first, match.end() + 1) if follower_weight(text, end) >= 2), match.end())
    return Person(start, end, text[start:end])
