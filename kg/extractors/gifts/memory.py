"""Who is meant by 该院, 两所学校, 商会, 他: somebody whom the article named before."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.lexicon import divisions
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading
from kg.records import Organization, Reading

_WORDS = "gift_words.tsv"
SCHOOL = Pattern(_WORDS, r"(?:<school>|(?<!届)[一二三四五六七八九十]中|[乡镇]中)$")
WORD_FOR = Pattern(
    _WORDS,
    r"(?:这|以上|上述)?(?P<few>[两二三四五六七八2-8])(?:个|所|家|位)?(?P<counted><counted_receiver>|<kind_of_giver>|<kind_alone>)|"
    r"(?P<that>该|这[家所个]|我|本)?(?P<kind><kind_of_giver>|<kind_alone>|校|院|学校|医院|母校|[省市县区州]委会)|"
    r"(?P<near>该)(?P<short>[村镇乡县园社会行厂站所队局部])(?P<rest>[\u3400-\u9fff]{2,12})?|(?P<one>他|她|本人)",
)
COUNTS = {**{c: n for n, c in enumerate("二三四五六七八", 2)}, **{str(n): n for n in range(2, 9)}, "两": 2}
_JOINT = Pattern(_WORDS, r"[、和与及]|以及|联合|<joint_giver>")
_UNREAD = re.compile(r"、(?P<words>[\u3400-\u9fff]{1,6})")
_VILLAGE = re.compile(
    r"(?:(?<=[镇乡县市区会，。、“到在为向是进于对给至由和与])|(?<=街道)|^)(?P<name>[\u3400-\u9fff]{1,4}(?:自然|行政)?村|[\u3400-\u9fff]{2,3}[镇乡])"
    r"(?![民委里庄级镇乡长贤])"
)
_PARTY = Pattern("body_words.tsv", r"(?:<party_short>|<party_in_full>)[\u3400-\u9fff]{0,6}[省市县区州]委(?:员会|会)?")
_COMMITTEE = Pattern(
    "body_words.tsv",
    r"(?:<party_short>|<party_in_full>)[\u3400-\u9fff]{2,14}?(?:基层委|支部|总支|工委)(?:委员会|员会|会(?!员))?",
)
OF_FORMER = re.compile(r"\d{2,4}[级届]|校友(?!会)")  # 甲学院|97级校友: where somebody learned
_INTO = Pattern(_WORDS, r".{0,12}(?:<into>)(?=.{4})")
_NO_NAME = Pattern(_WORDS, r"^(?:[该我本各两其此俺咱]|<opener>)|[这那各每几]")
_CALLING = Pattern(_WORDS, r"<calling_on>")
_AT_HOME = Pattern(_WORDS, r"<at_home>")
_BEHIND_REGION = Pattern(_WORDS, r"(?!政府|县委|市委)[\u3400-\u9fff]{1,8}?(?:<body_kind>)(?![长员级])")
_SCHOOLS, _ANY = frozenset({"校", "学校", "母校"}), frozenset({"单位", "部门", "机构", "家", "企业", "地"})


class Told(NamedTuple):
    """A name, in which sentence it stands, and where it ends there."""

    sentence: int
    end: int
    name: str


class Memory:
    """The names of an article in their order."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self.bodies = [Told(n, o.end, o.text) for n, r in enumerate(readings) for o in _bodies(r)]
        self.committees = [t.name for t in self.bodies if _COMMITTEE.fullmatch(t.name)]
        self.people = [Told(n, p.end, p.name) for n, r in enumerate(readings) for p in r.persons]

    def meant(
        self, words: str, at: tuple[int, int], post: Sequence[str] = (), never: Sequence[str] = ()
    ) -> list[str] | None:
        """The names that the words stand for at (sentence, character), [] where nobody knows; None for words that are a name.

        `post`: the bodies of whom speaks, for 代表商会; `never`: names of others, and what their parts are called.
        """
        found = WORD_FOR.fullmatch(words)
        if not found:
            return None
        if found["few"]:
            return self._run(found["counted"], COUNTS[found["few"]], at)
        if found["one"]:
            return self._one(at)
        if found["short"]:
            return [name + (found["rest"] or "") for name in self._nearest(found["short"], at, never)]
        kind = found["kind"]
        own = [body for body in post if body.endswith(kind) and len(body) > len(kind) + 1]
        own += [t.name for t in self.bodies if _is_of(t.name, kind) and any(body.startswith(t.name) for body in post)]
        return own[:1] or (self._nearest(kind, at, never) if found["that"] == "该" else self._only(kind))

    def _nearest(self, kind: str, at: tuple[int, int], never: Sequence[str]) -> list[str]:
        """The name of the kind that stands last before."""
        if kind in "村镇乡":
            names = [t.name for t in self._villages(at) if t.name.endswith(kind)]
        elif kind == "县":
            names = [t.name for t in self._counties(at)]
        else:
            names = [t.name for t in self.bodies if (t.sentence, t.end) <= at and _is_of(t.name, kind)]
            names = [name for name in names if not any(name in other for other in never)]
        return [self._longest(names[-1])] if names else []

    def village(self, at: tuple[int, int]) -> str:
        """The one village named before people give at home: 家乡|修路; '' for none and for several."""
        near = [self._readings[n].sentence.text for n in range(max(0, at[0] - 1), at[0] + 1)]
        names = {t.name for t in self._villages(at) if t.name.endswith("村")}
        return names.pop() if len(names) == 1 and any(_AT_HOME.search(text) for text in near) else ""

    def _only(self, kind: str) -> list[str]:
        """The one of the kind in the article; [] where it names several."""
        if kind.endswith("委会"):
            told = {
                m.group() for r in self._readings if "委" in r.sentence.text for m in _PARTY.finditer(r.sentence.text)
            }
            committees = {
                name for name in told if name.removesuffix("员会").removesuffix("会").endswith(kind[0] + "委")
            }
            return [max(committees, key=len)] if len({name.removesuffix("会") for name in committees}) == 1 else []
        names = {t.name for t in self.bodies if _is_of(t.name, kind)}
        longest = max(sorted(names), key=len, default="")
        return [longest] if longest and all(longest.endswith(name) for name in names) else []

    def _longest(self, name: str) -> str:
        return max((t.name for t in self.bodies if t.name.endswith(name)), key=len, default=name)

    def _run(self, kind: str, count: int, at: tuple[int, int]) -> list[str]:
        """The last list of so many bodies: 甲卫生院及乙卫生院 for 二个卫生院."""
        for n in range(min(at[0], len(self._readings) - 1), -1, -1):
            last = at[1] if n == at[0] else None
            for run in reversed(_runs(self._readings[n], last)):
                if len(run) == count and (kind in _ANY or 2 * sum(_is_of(name, kind) for name in run) > count):
                    return run
        return []

    def _one(self, at: tuple[int, int]) -> list[str]:
        """他: the one person named last, in this sentence or the one before; nobody behind a visit: who was called on may be unread."""
        for n in range(at[0], max(-1, at[0] - 2), -1):
            if n < at[0] and _CALLING.search(self._readings[n].sentence.text):
                return []
            names = dict.fromkeys(t.name for t in self.people if t.sentence == n and (n, t.end) <= at)
            if names:
                return list(names) if len(names) == 1 else []
        return []

    def _counties(self, at: tuple[int, int]) -> list[Told]:
        return [
            Told(n, hit.end, hit.word)
            for n, reading in enumerate(self._readings[: at[0] + 1])
            for hit in divisions.find(reading.sentence.text)
            if hit.word.endswith("县") and len(hit.word) > 1 and (n, hit.end) <= at
        ]

    def _villages(self, at: tuple[int, int]) -> list[Told]:
        return [
            Told(n, match.end(), match["name"])
            for n, reading in enumerate(self._readings[: at[0] + 1])
            for match in _VILLAGE.finditer(reading.sentence.text)
            if (n, match.end()) <= at and not _NO_NAME.search(match["name"])
        ]


def _bodies(reading: Reading) -> list[Organization]:
    """The bodies of a sentence by the names they have, and those behind the name of their region, in order."""
    text = reading.sentence.text
    found = {o.end: o for o in map(_from_its_region, reading.organizations) if not _NO_NAME.search(o.text)}
    for hit in divisions.find(text):
        kind = _BEHIND_REGION.match(text, hit.end)
        if kind and kind.end() not in found and not _NO_NAME.search(kind.group()):
            found[kind.end()] = Organization(hit.start, kind.end(), text[hit.start : kind.end()])
    for party in _COMMITTEE.finditer(text) if "委" in text or "支" in text else ():
        found[party.end()] = Organization(party.start(), party.end(), party.group())
    return sorted(o for o in found.values() if not OF_FORMER.match(text, o.end))


def _from_its_region(body: Organization) -> Organization:
    """缓缓驶进|柳县人民医院: the name opens with the region, or behind the verb."""
    into = _INTO.match(body.text)
    at = into.end() if into else next((hit.start for hit in divisions.find(body.text) if len(hit.word) > 2), 0)
    return Organization(body.start + at, body.end, body.text[at:])


def _is_of(name: str, kind: str) -> bool:
    if kind in _SCHOOLS:
        faculty = name.endswith("学院") and not leading(name)  # 机建学院 of some university
        return bool(SCHOOL.search(name)) and len(name) > 3 and not faculty
    return name.endswith(kind) and len(name) > len(kind) + 1


def _runs(reading: Reading, last: int | None) -> list[list[str]]:
    """The lists of bodies of a sentence, each joined by 、 and 和."""
    text, out, end = reading.sentence.text, list[list[str]](), -1
    for body in reading.organizations:
        if last is not None and body.end > last:
            break
        joint = _JOINT.fullmatch(text, end, body.start) if out and end < body.start else None
        more = _UNREAD.fullmatch(text, end, body.start) if out else None  # 、饶商联合|总会苏州分会
        if out and body.start == end:
            out[-1][-1] += body.text  # 饶商联合总会|苏州分会
        elif joint or more:
            out[-1].append((more["words"] if more else "") + body.text)
        else:
            out.append([body.text])
        end = body.end
    return out
