"""An article as a page prints it: signed, dated, wrapped, in one paper's habits."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from benchmarks.invented import names
from benchmarks.invented.draft import DEFENSIBLE, Draft

_NARROW = tuple(zip("，：；（）！？", ",:;()!?", strict=True))
_CRUMBS = ("首页 > 新闻中心 > 本地要闻", "您当前的位置：首页 >> 要闻动态", "当前位置: 首页 > 时政")
_SHARING = ("分享到： 微信 微博 QQ空间", "扫一扫 关注我们", "【打印本页】 【关闭窗口】", "上一篇 下一篇")
_REPEATED = 0.03  # of articles print a paragraph twice


class Habits(NamedTuple):
    """What all articles of a page share."""

    mark: str  # before a heading
    half: bool  # half-width punctuation
    wrap: str  # whole broken narrow
    signed: str  # lead end bracket
    header: bool  # a line with the full date below each heading


def habits(rng: Random, *, header: bool) -> Habits:
    return Habits(
        rng.choice(("", "", "", "# ", "## ")),
        rng.random() < 0.4,
        rng.choices(("whole", "broken", "narrow"), weights=(35, 50, 15))[0],
        rng.choices(("lead", "end", "bracket"), weights=(45, 40, 15))[0],
        header,
    )


def sign(draft: Draft, reporters: tuple[str, ...], style: Habits) -> None:
    """Puts the reporters where the paper puts them, and notes them."""
    rng = draft.scene.rng
    first, second = rng.sample(reporters, 2)
    both = rng.random() < 0.4
    if style.signed == "bracket":
        signing = (first, second) if both else (first,)
        draft.paragraphs[-1] += f"（{' '.join(signing)}）"
        signed = [(name, "作者") for name in signing]
    else:
        signed = [(first, "记者"), (second, "通讯员")] if both else [(first, "记者")]
        printed = f"记者{first} 通讯员{second}" if both else f"记者{first}"
        if style.signed == "lead":
            draft.paragraphs[0] = f"本报讯（{printed}）{draft.paragraphs[0]}"
        else:
            draft.paragraphs[0] = f"本报讯 {draft.paragraphs[0]}"
            draft.paragraphs.append(
                printed.replace("记者", "记者 ").replace("通讯员", "通讯员 ") + rng.choice(("", "", " 文/图"))
            )
    for name, kind in signed:
        draft.note("bylines", person=name, kind=kind)


def printed(draft: Draft, style: Habits) -> str:
    """Heading, date line and body."""
    rng = draft.scene.rng
    lines = [style.mark + " ".join(draft.title)]
    if style.header:
        lines.append(
            f"{draft.scene.day.isoformat()} 来源：{draft.scene.region.prefix}融媒体中心 浏览：{rng.randint(20, 9000)}次"
        )
    paragraphs = list(draft.paragraphs)
    if len(paragraphs) > 4 and rng.random() < _REPEATED:
        paragraphs.insert(3, paragraphs[2])
    lines += [_wrapped(paragraph, style.wrap, rng) for paragraph in paragraphs]
    text = "\n\n".join(lines)
    return narrow(text, style)


def caption(draft: Draft, style: Habits) -> str:
    """A line below a picture, with who took it."""
    taker = names.person(draft.scene.rng)
    for kind in ("摄影", "记者"):
        draft.note("bylines", by=DEFENSIBLE, person=taker, kind=kind)
    words = narrow(f"{draft.scene.stock.sentence('caption')} 本报记者 {taker} 摄", style)
    draft.note("articles", by=DEFENSIBLE, article=f"{draft.scene.id}/caption", title="", date="", body_starts=words)
    return words


def narrow(text: str, style: Habits) -> str:
    """Half-width marks where the paper prints those."""
    if style.half:
        for wide, half in _NARROW:
            text = text.replace(wide, half)
    return text


def crumbs(rng: Random) -> str:
    return rng.choice(_CRUMBS) if rng.random() < 0.3 else ""


def sharing(rng: Random) -> str:
    return rng.choice(_SHARING) if rng.random() < 0.15 else ""


def _wrapped(paragraph: str, wrap: str, rng: Random) -> str:
    """Broken inside words: once or twice in long paragraphs, or in narrow lines."""
    if wrap == "whole" or (wrap == "broken" and len(paragraph) < 160):
        return paragraph
    out, at = [], 0
    width = rng.randint(26, 40)
    while at < len(paragraph):
        step = width if wrap == "narrow" else rng.randint(90, 420)
        out.append(paragraph[at : at + step])
        at += step
    if len(out) > 1 and len(out[-1]) < 3:
        out[-2:] = ["".join(out[-2:])]
    return ("\n" if wrap == "narrow" else "\n\n").join(out)
