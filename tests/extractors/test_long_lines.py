"""No pattern of a rule takes long over a line that repeats one thing: time grows with the text, not with its square."""

import time

import pytest

from kg.extractors.assemble import extract
from kg.mentions.reading import read_sentences
from kg.records import Article, Calendar, Context, PartialDate, Region, Sentence

NORMAL = "6月1日，县委书记张伟国到柳湾镇调研项目建设工作。县教育局局长李明华、县财政局局长王建军陪同调研。"
LENGTH = 30_000
MOST = 10  # times what normal text of that length takes
HOME = Region("卢氏县", "县", "卢氏县", (Region("三门峡市", "市", "三门峡市"),))


def seconds(text: str, *, together: bool) -> float:
    """Processor time of the extractors over a text, as one sentence or cut behind each 。."""
    parts = [text] if together else [part + "。" for part in text.split("。") if part]
    sentences = tuple(Sentence(part, tuple(range(len(part))), part) for part in parts)
    article = Article("a", "d", "", 0, len(text), 0, (), sentences, (0,), ())
    readings = read_sentences([article])[0]
    context = Context("d", HOME, Calendar(PartialDate(2021, 6, 1), 2021))
    extract(article, readings, context)  # compiles the patterns, reads the data files
    began = time.process_time()
    extract(article, readings, context)
    return time.process_time() - began


@pytest.fixture(scope="module")
def normal() -> float:
    return seconds((NORMAL * LENGTH)[:LENGTH], together=False)


@pytest.mark.parametrize(
    "unit", ["、", "会", "在", "由", "和", "到", "听取", "调研", "会议", "陪同", "（", "“", "甲与乙签署"]
)
def test_a_line_of_one_thing_takes_no_longer_than_ten_times_normal_text(unit: str, normal: float) -> None:
    assert seconds((unit * LENGTH)[:LENGTH], together=True) < MOST * normal
