"""Where a sentence speaks of getting, leaving or having had an office."""

import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import tables
from kg.lexicon.names import surname_of
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.scanner import Scanner
from kg.records import Post

_WORDS = "change_words.tsv"
_NOUN = Pattern(_WORDS, r"<no_verb>")  # 聘任|仪式
_NOW = re.compile(r"现(?:已|在|又)?$")
_WINDOW = 6
_EARLIER = Pattern(  # 此前，甲任…; 到某公司工作前，他担任…
    _WORDS,
    r"(?:(?:此|之|早|先|以)前|(?<![目日当眼天跟面提])前(?=，))[，：]?(?:他|她|[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,7}·[\u3400-\u9fff]{1,7})(?:同志)?(?:<long>)?$",
)
_WAS = re.compile(r"(?:此|之|早|先)前，?(?:他|她|[\u3400-\u9fff]{2,4})(?:同志)?(?P<was>[为是])(?!了|此|何|什么)")
_FAR = 22  # characters before a verb that may say 此前


_ANNOUNCED = Pattern(  # 一、任职；决定任命下列人员：
    _WORDS,
    r"(?:(?<![\u3400-\u9fff])|<decides>)(?P<word><gives>|<takes>)(?:下列|以下|如下)?(?:<whom>)?(?:的?职务)?(?:名单)?(?:如下)?：?$",
)
_ONCE = "曾"
_DECIDED = re.compile(r"(?:决定|任命|通知)：[\u3400-\u9fff]{2}$")  # what is decided is no past: a name ends in 曾
_DECISION = 6  # characters of a decision's word, a colon and the name
_CLOSES = frozenset("命职任请举去聘销员志部表务单下：")  # what such a line ends in
_LONGEST = 60  # characters of a line that announces a list


class Verb(NamedTuple):
    """`status`: appointed left former held proposed; `side`: where its person stands: after before mover."""

    start: int
    end: int
    status: str
    side: str
    now: bool = False  # 现已出任
    plain: bool = False  # 担任, 兼任: takes the sense of the verb before it


def find_verbs(text: str, posts: tuple[Post, ...]) -> list[Verb]:
    """The verbs of change in order, those inside the word of an office (主任) left out."""
    kinds, scanner = _lexicon()
    offices = {at for post in posts for at in range(post.title_start, post.end)}
    out = []
    for hit in scanner.find(text):
        status, side = kinds[hit.word]
        if status == "-" and hit.word in listed(_WORDS, "overlapped") and _is_named_before(text, hit.start + 1, posts):
            out.append(Verb(hit.end - 1, hit.end, "appointed", "before"))
        if hit.word[0] == _ONCE and _DECIDED.search(text, max(0, hit.start - _DECISION), hit.start):
            out.append(Verb(hit.start + 1, hit.end, "appointed", "before"))  # 决定：陆远曾|担任
            continue
        if status != "-" and hit.start not in offices and not _NOUN.match(text, hit.end):
            out.append(
                _shaded(text, Verb(hit.start, hit.end, status, side, plain=status == "held" and side == "before"))
            )
    if "前" in text:
        out += [Verb(*m.span("was"), "former", "before") for m in _WAS.finditer(text) if m.start("was") not in offices]
    return out


def _is_named_before(text: str, end: int, posts: tuple[Post, ...]) -> bool:
    """'：夏吉胜任某公司…': a name that is all of the clause ends in the first character, and an office follows."""
    opens = max(text.rfind(mark, 0, end) for mark in "，。；：、 ") + 1
    name = text[opens:end]
    return 2 <= len(name) <= 3 and bool(surname_of(name)) and any(p.start <= end < p.title_start for p in posts)


def announced(text: str) -> Verb | None:
    """The verb of the list that a line announces and does not begin: '一、任职', '决定任命：'; None for another line."""
    found = _ANNOUNCED.search(text) if len(text) <= _LONGEST and text[-1:] in _CLOSES else None
    return Verb(0, 0, "left" if found["word"] in listed(_WORDS, "takes") else "appointed", "after") if found else None


def _shaded(text: str, verb: Verb) -> Verb:
    """The verb with what the words before it make of it: a past (曾), a wish (拟, 不得), a present (现已)."""
    before = text[max(0, verb.start - _WINDOW) : verb.start]
    if _NOW.search(before):
        return verb._replace(now=True)
    if before.endswith(_past()) and verb.status in ("appointed", "held"):
        return verb._replace(status="former", plain=False)
    earlier = verb.status in ("appointed", "held") and verb.side in ("before", "mover") and "前" in text[: verb.start]
    if earlier and _EARLIER.search(text, max(0, verb.start - _FAR), verb.start):
        return verb._replace(status="former", side="before", plain=False)
    if before.endswith(_modals()) and verb.status in ("appointed", "held", "left"):
        return verb._replace(status="proposed", plain=False)
    return verb


@cache
def _lexicon() -> tuple[dict[str, tuple[str, str]], Scanner]:
    kinds = {verb: (status, side) for verb, status, side in tables.rows("change_verbs.tsv", 3)}
    return kinds, Scanner(kinds)


@cache
def _modals() -> tuple[str, ...]:
    return tuple(sorted(tables.words("change_modals.txt")))


@cache
def _past() -> tuple[str, ...]:
    return tuple(sorted(tables.words("past_words.txt")))
