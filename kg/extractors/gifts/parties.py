"""Who may give and receive, as an article goes on."""

import re
from collections.abc import Sequence

from kg.extractors.gifts.memory import SCHOOL, Memory
from kg.extractors.gifts.sides import Side
from kg.lexicon.patterns import Pattern, listed
from kg.lexicon.regions import leading
from kg.records import Article, Context, Group, Reading, Reference

_WORDS = "gift_words.tsv"
_OURS = frozenset({"我校", "我院", "本校", "本院"})  # the school whose page it is, whichever the article names
_OF_FORMER = re.compile(r"等|\d{2,4}[级届]|校友|毕业")  # 甲学院|97级校友
_NO_SCHOOL = Pattern(_WORDS, r"用于|万元|[赠送捐各等每]|<no_school>|其[它他]|[一二三四五六七八九十两几\d]所")
_LONGEST_BEFORE = 8  # characters


class Parties:
    """Who may give and receive, as an article goes on: outlives a sentence."""

    def __init__(self, article: Article, readings: tuple[Reading, ...], context: Context) -> None:
        self.context = context
        self.article = article.id  # the scope of people without a name: 困难群众 of one report are not those of another
        self.text = "".join(s.text for s in (*article.titles, *article.sentences))
        self.groups: dict[str, Group] = {p.name: g for r in reversed(readings) for g in r.groups for p in g.persons}
        self.people = sorted({p.name for r in readings for p in r.persons})
        self.names = sorted({o.text for r in readings for o in r.organizations}, key=lambda n: (-len(n), n))
        self.memory = Memory(readings)
        self.at = (0, 0)  # the sentence, and the character in it, that is read
        self.schools = [
            told.name
            for told in self.memory.bodies
            if SCHOOL.search(told.name)
            and not _NO_SCHOOL.search(told.name)
            and not (told.name.endswith("学院") and not leading(told.name))  # a faculty
            and not _OF_FORMER.match(text := readings[told.sentence].sentence.text, told.end)
            and not told.name.startswith(listed(_WORDS, "alma_mater"))
            and not text.endswith(listed(_WORDS, "our_school"), 0, told.end - len(told.name))  # 我校|艺术学院
        ]
        self.subject: list[Side] = []
        self.mediated = False  # a clause tells who brought somebody to give
        self.together = False  # 一行 stands behind the subject
        self.donors: list[Side] = []
        self.collectors: list[Side] = []
        self.visited: list[Side] = []  # who is called on in this sentence
        self.visited_before: list[Side] = []
        self.cause: list[Side] = []  # for whom a collection is held
        self.place: list[Side] = []  # where the sentence goes
        self.spoken: list[Side] = []  # the subject of the sentence before
        self.site = ""
        self.first_givers: list[Reference] = []
        self.last_givers: list[Reference] = []
        self.sentence_givers: list[Reference] = []  # who gave in the clauses before
        self.last_receivers: list[Reference] = []
        self.told: list[Reference] = []  # who got the gift told last
        self.told_at = -9  # in which sentence
        self.shared: list[Reference] = []  # who gets what the sentence tells of, part by part

    def new_sentence(self) -> None:
        """Nobody is spoken of yet."""
        self.spoken = self.subject or self.spoken
        self.subject, self.place, self.together, self.mediated = [], [], False, False
        self.visited_before = self.visited
        self.visited = []

    def hear_of(self, called_on: list[str]) -> None:
        """A school whose 师生 are called on is one by its full name."""
        found = [words.removesuffix("师生") for words in called_on if SCHOOL.search(words.removesuffix("师生"))]
        self.schools += found
        self.names = found + self.names

    def only_school(self) -> str:
        """The school of an article that speaks of one; '' where it speaks of several or none."""
        longest = max(self.schools, key=len, default="")
        return longest if all(longest.endswith(other) for other in self.schools) else ""

    def meant(self, words: str, *, of: str = "", never: Sequence[str] = ()) -> list[str] | None:
        """The names that 该公司 or 两所学校 stand for here, None for words that are a name; `of`: the person who speaks for it."""
        if words in _OURS:
            own = dict(self.context.called).get("我校")
            return [own] if own else []
        group = self.groups.get(of)
        return self.memory.meant(words, self.at, [post.body for post in group.posts] if group else (), never)

    def in_full(self, words: str) -> str:
        """The longest body of the article that ends so and opens with a region: 青湾公司 -> 柳县青湾公司."""
        alone = [n for n in self.names if n.endswith(words) and n != words]
        if words in listed("body_words.tsv", "site") and len(alone) == 1:
            return alone[0]
        fitting = (n for n in self.names if len(words) >= 4 and n.endswith(words) and _is_longer(n, len(words)))
        committees = (n for n in self.memory.committees if words != n and n.endswith(words))
        return next(fitting, "") or next(committees, words)


def _is_longer(name: str, length: int) -> bool:
    """Whether the name is that of so many characters with where it lies before it: 柳市柳县青湾镇|柳湾小学."""
    lies = leading(name)
    if not lies and not name.startswith("驻"):
        return False
    return len(name) <= length + _LONGEST_BEFORE or bool(lies and lies[1] == len(name) - length)
