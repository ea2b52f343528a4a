"""Bodies printed beside what is said of an office: '调甲县水利局任局长', '选举产生以甲为书记的乙县丙党委'."""

import re

from kg.extractors.bodies.classes import class_of
from kg.extractors.bodies.within import inner_names, is_unit
from kg.extractors.offices.telling import Said
from kg.lexicon.bounds import body_start
from kg.lexicon.patterns import Pattern, listed
from kg.records import Post, Reading

_WORDS = "change_words.tsv"
_GONE_TO = Pattern(_WORDS, r".*(?:<gone_to>)(?=...)")
_LEADS = re.compile(r"的(?:新一届|第?[一二三四五六七八九十]+届|新)?")


def of_body_before(post: Post, said: Said, reading: Reading) -> Post | None:
    """'调甲县水利局任局长', '到乙厅任党组成员': a bare office, or one within a body, with the body right before the verb; None for others."""
    text, end = reading.sentence.text, said.verb.start
    if said.verb.side != "before" or (post.body and post.body not in inner_names() and not is_unit(post.body)):
        return None
    start = body_start(text, end)
    inside = _GONE_TO.match(text[start:end])
    if not inside and not text.endswith(listed(_WORDS, "gone_to"), 0, start):
        return None
    name = text[start + inside.end() if inside else start : end]
    return post._replace(body=name + post.body) if class_of(name) else None


def of_body_behind(post: Post, said: Said, reading: Reading) -> Post:
    """'选举产生以甲为书记的乙县丙党委': the office is one of the body that it leads."""
    text, last = reading.sentence.text, said.posts[-1].end
    if post.body or not said.persons or not text.endswith("以", 0, said.persons[0].start):
        return post
    behind = _LEADS.match(text, last)
    body = next((o.text for o in reading.organizations if behind and o.start in (behind.end(), last + 1)), "")
    return post._replace(body=body) if body else post
