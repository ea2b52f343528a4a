"""No line makes reading much slower than a normal text of its length."""

from __future__ import annotations

import hashlib
import random
import time

import pytest

from kg.mentions.reading import read_sentences
from kg.page.reportregions import find_regions
from kg.records import Document
from kg.segment.articles import read_articles

SIZE = 60_000
MOST = 10  # times as long as a normal text
NORMAL = (
    "本报讯（记者 丁一）{month}月{day}日，霞汀县委书记陆一鸣到{town}镇调研{work}工作。县委常委、副县长田小禾，县人大常委会副主任卫大川参加调研，"
    "县住建局、县农业农村局有关负责人陪同。陆一鸣指出，要加快推进{work}项目建设，确保2023年{month}月底前完成任务。\n\n"
)
LINES = [
    "、", "，", "。", "会", "省", "市", "记者", "（", "）", "（记者", "“",
    "”", "》", "·", "—", " ", "1", "20", "3月", "3月5日", "2023年", "日至", "讯",
    "本报讯", "甲日报讯", "#", "：", "副", "县长", "书记", "成员", "县委书记",
    "原", "局", "公安局", "委员会", "王", "王伟", "王伟、", "王伟 ", "王伟·",
    "县长王·", "高新区", "郑州", "郑州高新区", "我市", "摄", "王摄", "和", "与",
    "等", "> ", "网", "来源：", "会\n", "会。\n", "会，\n", "# 会\n", "◆会。\n",
    "\u3000\u3000会。\n", "会\n会。\n", "3月5日，会。\n", "记者 王伟\n", "首页\n",
]  # fmt: skip


def seconds(text: str) -> float:
    document = Document("page.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8")
    began = time.process_time()
    articles = read_articles(document)
    find_regions(document, articles, read_sentences(articles))
    return time.process_time() - began


@pytest.fixture(scope="module")
def normal() -> float:
    """What a text of that length takes whose sentences differ,
    as those of real pages do."""
    choose = random.Random(1)
    words = [f"{a}{b}" for a in "防产文水农林教医" for b in "汛业化利村场育疗"]

    def report() -> str:
        return NORMAL.format(
            month=choose.randint(1, 12),
            day=choose.randint(1, 28),
            town=choose.choice(words),
            work="".join(choose.sample(words, 3)),
        )

    seconds(report())  # the lexicons are loaded once
    text = "".join(report() for _ in range(SIZE // len(report())))
    return seconds(text) * SIZE / len(text)


@pytest.mark.parametrize("unit", LINES)
def test_a_line_of_one_thing(normal: float, unit: str) -> None:
    text = "霞汀县委书记" + unit * (SIZE // len(unit)) + "王伟说了。\n"
    assert seconds(text) < MOST * normal
