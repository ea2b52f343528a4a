"""What the body of an office points at: 该镇, 局党组, 村支书 and 建管处 mean a body named before."""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.regional import repeats
from kg.extractors.bodies.within import endings_of, inner_names
from kg.lexicon import divisions
from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import Pattern, listed
from kg.records import Post, Reading

_WORDS = "body_words.tsv"
_POINTED = re.compile(r"该(?P<rank>[省市县区州盟旗镇乡]|街道)")
_TOWN_BODY = Pattern(_WORDS, r"(?:街道|镇|乡)(?=<town_part>|$)")
_TOWN_HEAD = re.compile(r"([镇乡])长$")
_LONGEST_STREET = 10
_DISTRICT = re.compile(r".*[市区县](?=[\u3400-\u9fff]{4})")
_STREET = re.compile(r"(?<=[\u3400-\u9fff]{2})街道(?![\u3400-\u9fff]?(?:级|路|上|两旁|办公室))")
_PAGE = ("我校", "我院")  # the page's own, whoever is named before
_OWN = Pattern(
    _WORDS,
    r"(?:[该我本]?(?P<word><led_team>|[局院校厅行厂所台社馆站])|该(?P<kind><pointed_at>))(?P<rest>[\u3400-\u9fff]*)",
)
_VILLAGE_BODY = Pattern(_WORDS, r"该?(?:驻)?村(?P<rest><village_part>|(?:股份)?(?:经济)?合作社|)")
_AT_VILLAGE = re.compile(
    r"(?:.*?驻)?(?:.*[县市区镇乡])?(?P<village>(?:(?!村)[\u3400-\u9fff]){1,5}(?:村|社区))(?:驻村|党支部|党总支|党委)?"
)
_VILLAGE = Pattern(
    "change_words.tsv", r"[\u3400-\u9fff]{1,4}村(?=<of_village>|第[一二三四五六七八九十]|[，。、；）])", needs="村"
)
_NO_VILLAGE = Pattern("change_words.tsv", r".*[该各本全驻乡农们个]村|.*(?:<kind_of_village>)村")
_RESIDENT = ("第一书记", "驻村干部", "驻村工作队员")
_LED = Pattern(_WORDS, r"(<led_team>|[局院校厅行厂所台馆站园社会场矿])长$")
_KIND_ONLY = Pattern(_WORDS, r"<vague>|[\u3400-\u9fff]{0,4}级(?:商会|协会|学会)")
_SHORT_SOCIETY = re.compile(r"(?:[律作书美音舞影剧摄曲记体足篮残侨医科消]协|商联|工商)会$")
_NO_NAME = frozenset("作对向0123456789")  # 甲|作校友会工作报告
_COMPANY, _WHOLE_COMPANY = "公司", ("有限公司", "有限责任公司", "股份公司", "集团公司")
_NEAR = 3  # sentences before that may name the region or village


def pointed(
    post: Post, readings: Sequence[Reading], index: int, *, alone: bool = False, others: Sequence[Post] = ()
) -> Post:
    """The office with the body that its words point at; as it is where they point at none.

    `alone`: it leans on no body before; `others`: the offices behind it in its chain, '党组书记、局长'.
    """
    if not post.body:
        return _led(post, readings, index, alone=alone)
    if post.body.endswith("驻村") and post.title.endswith(_RESIDENT):
        return post._replace(body=_village_before(readings, index, post.start) or post.body)
    if (village := at_village(post)) != post:
        return village
    if post.body == _COMPANY:
        return post._replace(body=_company_spoken_of(readings, index, post.start) or post.body)
    if post.body in inner_names():
        led = next((other for other in others if not other.body and _LED.search(other.title)), None)
        name = _led(led._replace(start=post.start), readings, index, alone=alone).body if led else ""
        return post._replace(body=name + post.body)
    head, rest = _meant(post, readings, index)
    return post._replace(body=head + rest) if head else post


def _company_spoken_of(readings: Sequence[Reading], index: int, end: int) -> str:
    """The one company that the sentence before is about, where it names nobody; '' for none, and where this one names a company too."""
    if not index or readings[index - 1].persons or _COMPANY in readings[index].sentence.text[: max(0, end - 1)]:
        return ""
    names = {body.text for body in readings[index - 1].organizations if body.text.endswith(_WHOLE_COMPANY)}
    return names.pop() if len(names) == 1 else ""


def _meant(post: Post, readings: Sequence[Reading], index: int) -> tuple[str, str]:
    """What the first word of a body means, and the rest of the body: 该镇|武装部, 村|党支部, 局|党组; ('', …) for nothing."""
    if own := _TOWN_BODY.match(post.body):
        return _town_before(readings, index, post.start, own.group()), post.body[own.end() :]
    if found := _POINTED.match(post.body):
        rank, rest = found.group("rank"), post.body[found.end() :]
        return _region_before(readings, index, post.start, rank), rest[1:] if repeats(rank, rest) else rest
    if village := _VILLAGE_BODY.fullmatch(post.body):
        return _village_before(readings, index, post.start), village.group("rest")
    own = None if post.body.startswith(_PAGE) else _OWN.fullmatch(post.body)
    if own and (own.group("rest") in inner_names() or not own.group("rest")):
        return _body_before(readings, index, post.start, own.group("word") or own.group("kind")), own.group("rest")
    return "", ""


def at_village(post: Post) -> Post:
    """'县水利局驻柳湾镇青禾村第一书记', '青禾村村支书': the office with the village alone as its body; others as they are."""
    if post.title.endswith(_RESIDENT) and (at := _AT_VILLAGE.fullmatch(post.body)):
        return post._replace(body=at.group("village"))
    return post._replace(body=post.body[:-1]) if post.body.endswith("村村") else post


def _led(post: Post, readings: Sequence[Reading], index: int, *, alone: bool) -> Post:
    """A bare 局长 or 大队长 with the body of that word that its sentence names right before, or the sentences before where no other is near."""
    led = _LED.search(post.title)
    if not led:
        return post
    named = _bodies(readings[index].sentence.text[: post.start], led.group(1))[-1:]
    if not named and alone:
        named = [_body_before(readings, index, post.start, led.group(1))]
    return post._replace(body=named[0]) if named and named[0] else post


def of_town(post: Post, readings: Sequence[Reading], index: int) -> Post:
    """A bare 镇长 or 副乡长 with the one town that its sentence names before it, or the sentences before; as it is where none is named."""
    head = _TOWN_HEAD.search(post.title) if not post.body else None
    town = _town_before(readings, index, post.start, head.group(1)) if head else ""
    return post._replace(body=town) if town else post


def _region_before(readings: Sequence[Reading], index: int, end: int, rank: str) -> str:
    """The region of that rank named last before text[end] of a sentence, or in one of those right before it; '' for none."""
    for text in _texts_before(readings, index, end):
        for hit in reversed(divisions.find(text)):
            if any(d.rank == rank for d in divisions.named(hit.word)):
                return hit.word if hit.word.endswith(rank) else hit.word + rank
    return ""


def _town_before(readings: Sequence[Reading], index: int, end: int, rank: str) -> str:
    """The one town or street office that the sentence names before text[end], else the one before it; '' where two are named."""
    for text in _texts_before(readings, index, end):
        names = {
            hit.word
            for hit in divisions.find(text)
            if hit.word.endswith(rank) and any(d.rank == rank for d in divisions.named(hit.word))
        }
        if rank == "街道" and not names:
            names = {_street(text, m.end()) for m in _STREET.finditer(text)} - {"", rank}
        if names:
            return names.pop() if len(names) == 1 else ""
    return ""


def _street(text: str, end: int) -> str:
    """The street office whose name ends at text[end], without the district before it."""
    printed = text[max(body_start(text, end), end - _LONGEST_STREET) : end]
    found = _DISTRICT.match(printed)
    return printed[found.end() :] if found else printed


def _village_before(readings: Sequence[Reading], index: int, end: int) -> str:
    """The same of a village."""
    for text in _texts_before(readings, index, end):
        names = [m.group() for m in _VILLAGE.finditer(text) if not _NO_VILLAGE.match(m.group())]
        if names:
            return _from_boundary(text, names[-1])
    return ""


def _from_boundary(text: str, name: str) -> str:
    """柳湾镇|青禾村, 来到|青禾村: the village without what stands before it."""
    end = text.rindex(name) + len(name)
    start = max(body_start(text, end), end - len(name))
    printed = text[start:end]
    for mark in ("镇", "乡", "县", "街道", "和", "与", "及"):
        printed = printed.rpartition(mark)[2]
    return printed if len(printed) > 1 else ""


def _texts_before(readings: Sequence[Reading], index: int, end: int) -> Iterator[str]:
    """What stands before text[end] of a sentence, and the sentences right before it, the nearest first."""
    yield readings[index].sentence.text[:end]
    for reading in reversed(readings[max(0, index - _NEAR) : index]):
        yield reading.sentence.text


def _body_before(readings: Sequence[Reading], index: int, end: int, word: str) -> str:
    """The body of the kind named last before text[end]; else the only one of the sentences before, or of the first of them."""
    near = _bodies(readings[index].sentence.text[:end], word)
    if near:
        return near[-1]
    found = [set(_bodies(reading.sentence.text, word)) for reading in readings[:index]]
    named: set[str] = set().union(*found)
    whole = {name for name in named if not any(name != n and n.endswith(name) for n in named)}
    first = {name for name in whole if name in found[0]}
    if word == "会" and len(whole) > 1:
        return ""  # a page of several societies
    return next(iter(whole if len(whole) == 1 else first), "") if len(whole) == 1 or len(first) == 1 else ""


def _bodies(text: str, word: str) -> list[str]:
    """The names of the kind in a text, in order: each is more than the word itself."""
    out, deputies = [], listed("modifiers.tsv", "before")
    for ending in endings_of(word):
        for match in re.finditer(ending, text):
            start = body_start(text, match.end())
            if text.startswith("长", match.end()) and text.endswith((ending, *deputies), 0, match.start()):
                continue  # 交警支队|支队长, 副|大队长
            if text.startswith("长", match.end()) and _SHORT_SOCIETY.search(text, 0, match.end()):
                continue  # 市律协|会长
            if text.startswith("长", match.end()) and text.endswith(("大学校", "中学校", "小学校"), 0, match.end()):
                continue  # 甲大学|校长
            if (
                match.end() - start > max(len(ending), 2)
                and not _KIND_ONLY.match(text, start)
                and text[start] not in _NO_NAME
                and not text.startswith(listed(_WORDS, "no_called"), start)
                and class_of(text[start : match.end()])
            ):
                out.append((match.end(), text[start : match.end()]))
    return [name for _, name in sorted(out)]
