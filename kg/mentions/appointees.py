"""Names that no office stands in front of: '任命甲为', '免去甲的', '甲同志任', '甲不再担任', '甲，男，汉族'."""

import re
from functools import cache
from itertools import pairwise

from kg.lexicon import divisions, tables, words
from kg.lexicon.bounds import ends_like_organization
from kg.lexicon.names import likeness, surname_of
from kg.lexicon.patterns import Pattern
from kg.lexicon.scanner import Scanner
from kg.mentions.known import Known
from kg.mentions.likely import is_given_office
from kg.mentions.names import name_at
from kg.mentions.traps import is_trap
from kg.records import Person

_WORDS = "change_words.tsv"
_SEPARATOR = re.compile(r"(?:同志|先生|女士|（[男女][^）]{0,8}）)?(?:[、 ]|和(?!平)|与)")
_POLITE = re.compile(
    r"(?:等?[一二两三四五六七八九十\d]{1,2}[名位])?(?:同志|先生|女士|校友)"
    r"|(?:（[^（）]{1,16}）)?等? ?[一二两三四五六七八九十百\d]{1,4} ?[名位人个](?=[^，。；]{0,8}(?:为|当选|被|获|[担出]?任))"
)
_GLUE = Pattern(
    _WORDS,
    r"[为的任兼]|担任|代理|[从由](?=[^，。；]{2,24}[^主]任)|<told_of>|，(?:<once>)|，[男女]，|（[男女](?:[，）])",
)
_CLAUSE = re.compile(r"^|[，。；：、）”] ?")
_NO_ADVERB = Pattern(_WORDS, r"[，。；：、省市县区州镇乡村局委部厅院办会党政司长]|<office_end>")
_SEX = re.compile(r"，[男女]，|（[男女]")
_BETWEEN = Pattern(  # 接受布小舟辞去, 任命阿古拉为: whatever the name is made of
    _WORDS,
    r"(?:<accepts>)(?P<name>(?![原其该本他她们下列])[\u3400-\u9fff]{2,3})(?:同志)?"
    r"(?=辞去|请辞|的(?:[\u3400-\u9fff]{2,24}职务)|为[省市县区州镇乡\u3400-\u9fff]{1,20}(?:长|任|记|席|员|官)(?![\u3400-\u9fff]))",
)
_CLOSED = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,3})(?:同志)?为[省市县区州\u3400-\u9fff]{1,20}(?:长|任|记|席|员|官)(?![\u3400-\u9fff])"
)
_WITH_SEX = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff·]{5,16})(?:同志)?，[男女]，(?P<people>[\u3400-\u9fff]{1,6}族，)?"
)
_NO_NAME = re.compile(r"^[该本其现此]|(?:同志|[长记任席员])$")  # 该同志，男，; 支部书记，男，
_RANKED = re.compile(
    r"(?P<name>(?:(?![的等为任及])[\u3400-\u9fff]){2,3}?)(?:同志)?[省市县区州旗镇乡](?P<body>[\u3400-\u9fff]{2,14}?(?:[局办委厅院会部处所站社队]|中心))(?:党组|党委)?(?:副|常务副)?(?:长|局长|主任|书记|院长|主席|部长|处长|所长|站长|社长|队长|审判员|检察员)"
)
_LINE = re.compile(
    r"(?P<names>[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){0,12})(?:同志)?[为的][\u3400-\u9fff、（）]{3,40}"
    r"(?:长|任|记|席|员|官|职务)(?:（[^（）]{2,12}）)?[；。]?"
)
_OVER = ("职务", "职务；", "职务。")
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_ONCE, _DECIDED = "曾", ("决定：", "任命：", "通知：")
_ONCE_A_NAME = re.compile(r"(?P<name>[\u3400-\u9fff]{2}曾)(?=(?:同志)?(?:担任|任(?!务|何|期)))")
_WHILE = 12  # characters between a name and its verb: 近日已正式, 试用期满
_LEAST_ALIKE = 0.3
_AHEAD = 12
_USUAL = 50  # uses in the dictionary from which what looks like a name is rather a word
_RANKS = frozenset("省市县区州盟旗镇乡")


def find_appointees(text: str, known: Known = frozenset()) -> list[Person]:
    """The people a sentence says a change, a past post or a birth of, in order; [] for a sentence without such a word."""
    found = _verbs().find(text)
    verbs = [hit for hit in found if hit.word not in _traps()] if found else []
    described = ("男" in text or "女" in text) and _SEX.search(text)
    if not verbs and not described and not ("代理" in text and "职务" in text):
        return _of_line(text)
    behind = {hit.end for hit in verbs if hit.word in _followed()}
    words_of_change = {hit.start for hit in verbs if len(hit.word) > 1}  # 任命, no name of the surname 任
    out: list[Person] = []
    floor = 0
    between = (
        {m.start("name"): m for m in _BETWEEN.finditer(text)} if "辞" in text or "任" in text or "免" in text else {}
    )
    openings = {hit.end for hit in _openers().find(text)}
    for at in sorted({m.end() for m in _CLAUSE.finditer(text)} | behind | openings):
        if at < floor or at in words_of_change:
            continue
        people = _described(text, at) or _list_at(text, at, known)
        if not people and at in between:
            floor = between[at].end("name")
            out.append(Person(at, floor, between[at]["name"]))
            continue
        if people and _is_said_of(
            text,
            people[-1].end,
            [hit.start for hit in verbs if hit.end not in behind],
        ):
            out += people
            floor = people[-1].end
        elif at in behind and (person := _before_rank(text, at) or _squeezed(text, at)):
            out.append(person)
            floor = person.end
    return out


def _of_line(text: str) -> list[Person]:
    """Who a line of a list of appointments names: 甲、乙为县水利局副局长; the verb stands in another line."""
    if text.endswith(_OVER) and (person := _before_rank(text, 0)):
        return [person]
    found = _LINE.fullmatch(text) if "为" in text or "的" in text else None
    if found and text.startswith("的", found.end("names")) and not text.endswith(_OVER):
        return []  # 时代先锋的好书记
    names = [*_NAME.finditer(text, 0, found.end("names"))] if found else []
    if any(not surname_of(m.group()) or is_trap(m.group()) or words.is_word(m.group(), _USUAL) for m in names):
        return []
    return [Person(*m.span(), m.group()) for m in names]


def _list_at(text: str, at: int, known: Known) -> list[Person]:
    """The name at text[at] and those that follow it in a list."""
    out: list[Person] = []
    person = (
        None if divisions.named(text[at : at + 2]) or divisions.named(text[at : at + 3]) else name_at(text, at, known)
    )
    while person:
        out.append(person)
        gap = _SEPARATOR.match(text, person.end)
        person = (name_at(text, gap.end(), known, listed=True) or _last_listed(text, gap.end())) if gap else None
    return out


def _described(text: str, at: int) -> list[Person]:
    """'陆敬既，男，', '齐扎布，男，藏族，': all of a clause before somebody's sex; '决定：陆远曾|担任': what is decided is no past."""
    found = _ONCE_A_NAME.match(text, at) if text.startswith(_ONCE, at + 2) else None
    if found and text.endswith(_DECIDED, 0, at) and surname_of(found["name"]):
        return [Person(at, at + len(found["name"]), found["name"])]
    found = _WITH_SEX.match(text, at)
    name = found["name"] if found else ""
    likely = found is not None and (found["people"] or surname_of(name)) and not _NO_NAME.search(name)
    return (
        [Person(at, at + len(name), name)] if likely and not is_trap(name) and not words.is_word(name, _USUAL) else []
    )


def _last_listed(text: str, at: int) -> Person | None:
    """'甲、乙|为县监委委员': all between the mark before it and the 为 of an appointment, whatever the name is made of."""
    found = _CLOSED.match(text, at)
    name = found["name"] if found else ""
    return Person(at, at + len(name), name) if name and surname_of(name) else None


def _is_said_of(text: str, end: int, verbs: list[int]) -> bool:
    """What stands behind the last name makes it the one who changes."""
    polite = _POLITE.match(text, end)
    if polite or _GLUE.match(text, end):
        return True
    ahead = next((start for start in verbs if start >= end), -1)
    return end <= ahead <= end + _WHILE and not _NO_ADVERB.search(text, end, ahead)


def _before_rank(text: str, at: int) -> Person | None:
    """'免去赵强|县水利局局长职务': a name that the rank of a department stands right behind."""
    found = _RANKED.match(text, at)
    name = found["name"] if found else ""
    if not found or not surname_of(name) or not ends_like_organization(found["body"]) or divisions.named(name):
        return None
    if is_trap(name) or words.is_word(name, _USUAL) or text[at : at + len(name) + 1] in tables.words("zone_words.txt"):
        return None  # 高新|区管委会
    return Person(at, at + len(name), name)


def _squeezed(text: str, at: int) -> Person | None:
    """'免去甲某某矿产开发司…职务': a name right between the verb and a body."""
    found = words.cut(text[at : at + _AHEAD])
    starts = {w.start for w in found if len(w.text) > 1}
    starts |= {w.start for w, behind in pairwise(found) if w.text in _RANKS and len(behind.text) > 1}  # 县|财政局
    singles = 0
    while singles < len(found) and len(found[singles].text) == 1:
        singles += 1
    for length in (3, 2):
        name = text[at : at + length]
        if is_trap(name):
            continue  # 委派|代表参加
        if is_given_office(text, at + length) and surname_of(name) and not words.is_word(name, _USUAL):
            return Person(at, at + length, name)
        if is_given_office(text, at + length - 1):
            continue  # 聘请舒炯|为名誉主席
        plain = length not in starts or not surname_of(name) or _NO_ADVERB.search(name) or divisions.named(name)
        if not plain and (likeness(name) >= _LEAST_ALIKE or singles == length):
            return Person(at, at + length, name)
    return None


@cache
def _verbs() -> Scanner:
    return Scanner(verb for verb, _, _ in tables.rows("change_verbs.tsv", 3))


@cache
def _traps() -> frozenset[str]:
    return frozenset(verb for verb, status, _ in tables.rows("change_verbs.tsv", 3) if status == "-")


@cache
def _followed() -> frozenset[str]:
    return frozenset(verb for verb, _, side in tables.rows("change_verbs.tsv", 3) if side == "after")


@cache
def _openers() -> Scanner:
    return Scanner(tables.words("change_openers.txt"))
