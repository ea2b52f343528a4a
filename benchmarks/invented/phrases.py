"""What the articles of several kinds have in common: days, leads, speeches, and background until an article is long enough."""

from __future__ import annotations

from benchmarks.invented.draft import Draft, Scene

_TIMES = ("", "", "", "上午", "下午")
_SPEECH = ("指出", "强调", "要求")


def day(scene: Scene) -> str:
    """'7月29日上午', with the year where the article itself has to tell it."""
    date = scene.day
    year = f"{date.year}年" if scene.clue else ""
    return f"{year}{date.month}月{date.day}日{scene.rng.choice(_TIMES)}"


def convener(scene: Scene) -> str:
    """What a page calls its own region where it convenes."""
    region = scene.region
    return scene.rng.choice((region.prefix, region.prefix, f"我{scene.own}"))


def speech(draft: Draft, speaker: str, paragraphs: int) -> None:
    """Paragraphs of demands; `speaker` is a name, or 会议."""
    rng, stock = draft.scene.rng, draft.scene.stock
    for _ in range(paragraphs):
        kinds = ["demand"] * rng.randint(2, 4)
        if stock.has_plenum and rng.random() < 0.15:
            kinds[0] = "plenum"
        opening = stock.sentence(kinds[0])
        draft.say(
            speaker,
            rng.choice(_SPEECH),
            "，",
            stock.text("analysis") * (rng.random() < 0.3),
            opening,
            stock.text(*kinds[1:]),
        )


def fill(draft: Draft, *, speaker: str = "") -> None:
    """Background, practice and results, and speeches where somebody speaks, up to the length that the scene wants."""
    rng, stock = draft.scene.rng, draft.scene.stock
    while sum(map(len, draft.paragraphs)) < draft.scene.length - 120:
        if speaker and rng.random() < 0.7:
            speech(draft, speaker, 1)
        else:
            kinds = [
                rng.choice(("background", "practice", "practice", "analysis", "result"))
                for _ in range(rng.randint(2, 4))
            ]
            draft.say(stock.text(*kinds))
    if rng.random() < 0.5:
        draft.say(stock.sentence("closing"))


def slogan(draft: Draft) -> str:
    return draft.scene.stock.sentence("slogan")
