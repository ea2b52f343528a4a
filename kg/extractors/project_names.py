"""Names of projects and programmes in a sentence: '总投资3亿元的柳湾水厂项目' -> 柳湾水厂项目."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extractors.project_words import HEADS, bounds, endings, grouped, has_works, heads, is_marked, is_proper, without_lead
from kg.lexicon import words
from kg.lexicon.scanner import Hit

_MARKS = frozenset("，。；：、！？—~…")
_PAIRS = {"）": "（", "”": "“", "》": "《", "】": "【", "’": "‘"}
_LONGEST = 50
_QUOTED = re.compile(r"“(?P<inside>[^“”，。]{1,12}工程)”(?!、?“|经验)|“(?P<outside>[^“”，。]{3,12})”(?:工程|项目)(?!“)")
_NUMERAL = re.compile(r"[一二两三四五六七八九十百千万\d]")
_LIST_TAIL = re.compile(
    r"(?P<etc>等(?:在内的)?)?(?P<count>[\d一二两三四五六七八九十多几余]+[个项大]?(?:已|相对|较)*)?(?P<kind>[^，。；：、“”等]{0,10}?)(?P<head>项目|工程)(?!及)"
)
_SITE_TAIL = re.compile(r"等(?:[\d一二三四五六七八九十多几]+[个处]?)?(?:重点)?(?P<head>项目|工程)?(?:施工|建设)(?:现场|工地)")
_OPENED = re.compile(r"(?:项目|工程)?(?:举行)?(?:正式|隆重|盛大|集中|举行|今日|今天)*(?:开工|奠基|动工|竣工|通车|落成)(?:仪式|典礼|建设|暨)?")
_UNDERWAY = re.compile(r"建设(?:工作|推进|项目)?(?:情况|进展|进度|现场|工地)")
_JOINED = re.compile(r"[和与及暨]")
_ENUMERATED = re.compile(r"(?:包括|包含|涵盖|有)$")
_SITES = re.compile(r"项目|现场|会场|工程")
_SHORT_HALF = 4
_LONG_ENOUGH = 5
_SHORTEST = 4


class ProjectName(NamedTuple):
    """A name in a sentence: text[start:end] are its words, `name` may have the head that the list shares added."""

    start: int
    end: int
    name: str
    programme: bool = False
    site: bool = False  # the words are a place and the head is shared: 甲路 of '甲路和乙路项目'


def find_projects(text: str) -> list[ProjectName]:
    """The named projects and programmes of a sentence in order, none over another."""
    out: list[ProjectName] = []
    for found in (*_quoted(text), *_site_lists(text), *_lists(text), *_enumerated(text), *_headed(text), *_opened(text), *_underway(text)):
        if not any(found.start < other.end and other.start < found.end for other in out):
            out.append(found)
    return sorted(out)


def stem_of(name: str) -> str:
    """The name without 项目 and 工程 at its end."""
    while name.endswith(HEADS) and len(name) > 2:
        name = name[:-2]
    return name


def _quoted(text: str) -> Iterator[ProjectName]:
    """实施“两廊三带”工程 -> “两廊三带”工程, a programme."""
    for match in _QUOTED.finditer(text):
        inside = match["inside"]
        stem = inside[:-2] if inside else match["outside"]
        listed = text[: match.start()].endswith(("”", "”、"))
        if stem in grouped()["slogan"] or listed or not is_proper_programme(stem):
            continue
        start, end = (match.start(), match.end())
        if inside:
            start, end = start + 1, end - 1
        yield ProjectName(start, end, text[start:end], programme=True)


def is_proper_programme(stem: str) -> bool:
    """三十, 雪亮, 青湾供水: numbered, widely known or of works; not 强县."""
    if stem.startswith(endings("slogan")):
        return False
    return bool(_NUMERAL.search(stem)) or stem in grouped()["programme"] or (has_works(stem) and is_proper(stem))


def _site_lists(text: str) -> Iterator[ProjectName]:
    """到甲路、乙小学等施工现场 -> 甲路项目, 乙小学项目."""
    for match in _SITE_TAIL.finditer(text):
        for start, end in _items(text, match.start()):
            words_of = text[start:end]
            if words_of.endswith(HEADS):
                yield ProjectName(start, end, words_of)
            elif words_of.endswith(endings("site")) and len(words_of) > 2:
                yield ProjectName(start, end, words_of + (match["head"] or "项目"), site=True)


def _lists(text: str) -> Iterator[ProjectName]:
    """签订甲古镇、乙度假区等两个投资项目 -> 甲古镇, 乙度假区."""
    for match in re.finditer(r"等|(?<=[\u4e00-\u9fff])[二两三四五六七八九十\d]+[个项]", text):
        tail = _LIST_TAIL.match(text, match.start())
        if not tail or not (tail["etc"] or tail["count"]) or not _is_kind(tail["kind"]):
            continue
        items = list(_items(text, match.start()))
        if tail["etc"] and tail["count"] and _ENUMERATED.search(text[: items[-1][0]]):
            yield from (ProjectName(s, e, text[s:e]) for s, e in items if e - s > _LONG_ENOUGH and _is_item(text[s:e]))
            continue
        named = [(s, e) for s, e in items if text[s:e].endswith((*HEADS, *endings("facility")))]
        if named and (len(items) > 1 or tail["etc"]):
            for start, end in items:
                if _is_item(text[start:end]):
                    yield ProjectName(start, end, text[start:end])


def _enumerated(text: str) -> Iterator[ProjectName]:
    """分会场分别是甲酒业二期扩能、乙至丙公路、丁改造项目: the items without a head too."""
    for match in re.finditer(r"(?:分别是|分别为)[^，。；]+?(?:项目|工程)(?=[，。；])", text):
        items = list(_items(text, match.end()))
        if len(items) > 1 and _SITES.search(text[: match.start()]):
            yield from (ProjectName(s, e, text[s:e]) for s, e in items if e - s > _SHORTEST and _is_item(text[s:e]))


def _is_kind(kind: str) -> bool:
    """重点建设, 投资开发: words that say of what kind the listed projects are."""
    return "企业" not in kind and all(w.text in grouped()["generic"] or w.text in grouped()["lead"] for w in words.cut(kind))


def _is_item(text: str) -> bool:
    return len(text) >= 4 and is_proper(stem_of(text)) and not text.endswith(("公司", "集团", "药业", "企业", "电子", "股份"))


def _items(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The parts of the list that ends at text[end], between 、 and 和, from the last to the first."""
    stop = end
    while stop > 0:
        start = _start(text, stop)
        chosen = start + without_lead(text[start:stop])
        yield chosen, stop
        if text[start - 1 : start] not in ("、", "和") or start < 2:
            return
        stop = start - 1


def _headed(text: str) -> Iterator[ProjectName]:
    """推进柳湾水厂项目建设 -> 柳湾水厂项目."""
    for hit in heads(text):
        if any(h.start == hit.end for h in heads(text)):
            continue  # 工程项目: the name ends at the next one
        start = _start(text, hit.start)
        for left, right, shared in _halves(text, start, hit.start):
            begin = left + without_lead(text[left:right])
            if begin < right and _is_name(text, begin, right, hit):
                end = right if shared else hit.end
                yield ProjectName(begin, end, text[begin:right] + hit.word, site=shared)


def _is_name(text: str, start: int, stop: int, head: Hit) -> bool:
    stem = stem_of(text[start:stop])
    if not is_proper(stem) or (stem.startswith(endings("slogan")) and len(stem) < 5) or "项目" in stem or "奠基" in stem:
        return False
    spot = text.startswith(endings("spot"), head.end)
    priced = bool(re.search(r"[元亩]的$", text[:start]))
    if head.word == "工程":
        return (spot or priced or is_marked(stem)) and (has_works(stem) or text.startswith("示范", head.end))
    listed = text[head.end : head.end + 1] in tuple("、和等")
    return is_marked(stem) or (len(stem) >= _SHORTEST and (spot or priced or listed))


def _halves(text: str, start: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    """Two sites that share a head, or one name: 甲路和乙路|项目, but 供水和污水处理|项目 is one."""
    joint = next((m for m in _JOINED.finditer(text, start, stop)), None)
    if joint and text[start : joint.start()].endswith(endings("site")) and text[:stop].endswith(endings("site")):
        at = joint.start()
        while True:
            yield start, at, True
            if text[start - 1 : start] != "、":
                break
            at, start = start - 1, _start(text, start - 1)
            if not text[start:at].endswith(endings("site")):
                break
        start = joint.end()
    elif joint and text[start : joint.start()].endswith((*HEADS, *endings("site"), "现场", "工地", "活动", "仪式", "签约", "大会")):
        start = joint.end()
    yield start, stop, False


def _opened(text: str) -> Iterator[ProjectName]:
    """柳湾产业园举行奠基仪式 -> 柳湾产业园."""
    for match in _OPENED.finditer(text):
        stop = match.start()
        start = _start(text, stop)
        bare = re.sub(r"（[^（）]*）$", "", text[start:stop])
        for left, right in _ceremonial(text, start, stop):
            begin = left + without_lead(text[left:right])
            words_of = text[begin:right]
            if bare.endswith(endings("facility")) and len(words_of) >= 5 and is_proper(stem_of(words_of)):
                yield ProjectName(begin, right, words_of)


def _underway(text: str) -> Iterator[ProjectName]:
    """关于甲高铁及乙新城建设情况的报告 -> 甲高铁, 乙新城."""
    for match in _UNDERWAY.finditer(text):
        start = _start(text, match.start())
        for item in re.finditer(r"[^、和及与暨]+", text[start : match.start()]):
            left, right = start + item.start(), start + item.end()
            left += without_lead(text[left:right])
            if right - left >= _SHORTEST and text[:right].endswith(endings("line")) and is_proper(text[left:right]):
                yield ProjectName(left, right, text[left:right])


def _ceremonial(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The last of what 暨 joins; the others end in 项目 and are found by it."""
    joint = text.rfind("暨", start, stop)
    yield (joint + 1 if joint >= 0 else start), stop


def _start(text: str, end: int) -> int:
    """Start of the words that end at text[end]: behind the last mark or verb before them."""
    start = _behind_mark(text, end)
    at = start
    depth = 0
    for word in words.cut(text[start:end]):
        depth += sum(c in "（“《" for c in word.text) - sum(c in "）”》" for c in word.text)
        if depth == 0 and word.text in bounds():
            at = start + word.end
    return _with_parallel(text, at, end) if at < end else end


def _with_parallel(text: str, start: int, end: int) -> int:
    """绿化、亮化建设: a short half behind 、 belongs to the words before it."""
    half = text[start:end]
    if text[start - 1 : start] != "、" or start < 3 or text[start - 2] != "化" or half[1:2] != "化" or len(half) > _SHORT_HALF + 2:
        return start
    return _start(text, start - 1)


def _behind_mark(text: str, end: int) -> int:
    floor = max(0, end - _LONGEST)
    at = end
    while at > floor:
        char = text[at - 1]
        if char in _PAIRS:
            opening = text.rfind(_PAIRS[char], floor, at - 1)
            if opening < 0:
                return at
            at = opening
        elif char in _MARKS or char in _PAIRS.values():
            return at
        else:
            at -= 1
    return at
