"""An office as it is behind the verb or the name that it follows."""

import re

from kg.lexicon.patterns import Pattern
from kg.records import Post

_CLIPPED = re.compile(r"(?:同志|先生|女士)?[的为]?(?:中共(?!中央))?原?")
_COUNTED = Pattern("change_words.tsv", r"\d* ?[人名位](?:<counted_as>)?为")  # 甲等 12 |人为|县侨联顾问
_TERM = re.compile(r"(?:第?[一二三四五六七八九十百\d]{1,9}|新一|首|本)[届任](?=$)")


def fitted(text: str, post: Post, floor: int) -> Post:
    """The office as it is when nothing before `floor` belongs to it, with a body that starts behind the verb or the name before it."""
    start = max(post.start, min(floor, post.title_start))
    if start > post.start or text.startswith("其", start):
        clipped = _CLIPPED.match(text, start + text.startswith("其", start), post.title_start)
        start = clipped.end() if clipped else start
    if counted := _COUNTED.match(text, start, post.title_start):
        start = counted.end()
    if text.startswith("原", start) and start < post.title_start:
        start += 1
    if text[start : post.title_start] == "政府" and post.kind == "government":
        return post._replace(start=start, body="", former=False)
    if _TERM.match(text, start, post.title_start):
        return post._replace(start=start, body="", former=False)  # 第二十一届|主席
    return post._replace(
        start=start, body=text[start : post.title_start] if start != post.start else post.body, former=False
    )
