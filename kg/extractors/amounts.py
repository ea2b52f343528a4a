"""Sums of money and areas as printed, with what they come to: '约9亿元' -> 900000000, '38.16亩' -> 25440 square metres."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ABOUT = r"(?:大约|约|近|超过|超|逾|达到|达|共计|共)?"
# so many digits at most: a page that is one long row of them is read in linear time
_FIGURE = r"(?:\d[\d,]{0,20}+(?:\.\d{1,20}+)?+|[一二两三四五六七八九十百千零〇]{1,20}+)"
_SUM = rf"{_ABOUT} ?{_FIGURE} ?[余多]?[十百千]?[万亿]{{0,2}}[余多]?"
_CURRENCY = r"元(?:人民币|港币)?|美元|港元|欧元|日元"
_MONEY = re.compile(rf"{_SUM}(?:{_CURRENCY})")
_BARE = re.compile(rf"{_SUM}(?:{_CURRENCY}|(?<=[万亿])(?=[，。；、的（）]|人民币|$))")  # 总投资50亿的, 投资3000万，
_AREA = re.compile(
    rf"{_ABOUT} ?{_FIGURE} ?[余多]?[十百千]?[万亿]?[余多]?(平方公里|平方千米|平方米|平米|公顷|亩|㎡|平方|m²|km²|m2|M2|km2)"
)
_SQUARE_METRES = {
    "平方公里": 1e6, "平方千米": 1e6, "km²": 1e6, "km2": 1e6, "公顷": 1e4, "亩": 10000 / 15,
    "平方米": 1.0, "平米": 1.0, "平方": 1.0, "㎡": 1.0, "m²": 1.0, "m2": 1.0, "M2": 1.0,
}  # fmt: skip
_HANZI_UNITS = {"十": 10.0, "百": 100.0, "千": 1000.0, "万": 1e4, "亿": 1e8}
_SURROUND = re.compile(r"^(?:达到|达|共计|共)")
_LEADING_UNIT = re.compile(r"^([百千])")
_PARTS = re.compile(rf"(?P<figure>{_FIGURE}) ?[余多]?(?P<unit>[十百千]?[万亿]{{0,2}})")


class Amount(NamedTuple):
    """`text` as printed without 达 and 共 before it; `number` in CNY or square metres, None in another currency."""

    start: int
    end: int
    text: str
    number: float | None


def find_money(text: str, *, bare: bool = False) -> Iterator[Amount]:
    """The sums of a sentence in order; `bare`: 50亿 and 3000万 without 元 too."""
    for match in (_BARE if bare else _MONEY).finditer(text):
        foreign = match.group().endswith(("美元", "港元", "欧元", "日元", "港币"))
        yield _amount(match, None if foreign else 1.0)


def find_areas(text: str) -> Iterator[Amount]:
    """The areas of a sentence in order; 1亩 is a fifteenth of a hectare."""
    for match in _AREA.finditer(text):
        yield _amount(match, _SQUARE_METRES[match.group(1)])


def _amount(match: re.Match[str], factor: float | None) -> Amount:
    text = _SURROUND.sub("", match.group()).strip()
    value = None if factor is None else _value(text)
    number = None if factor is None or value is None else round(value * factor, 2)
    return Amount(match.end() - len(text), match.end(), text.replace(" ", ""), number)


def _of_characters(figure: str) -> float | None:
    """三百 -> 300, 百 -> 100; None for what is no number (二三十)."""
    import cn2an  # noqa: PLC0415 - takes a tenth of a second to import, and most amounts stand in digits

    try:
        return float(cn2an.cn2an(_LEADING_UNIT.sub(r"一\1", figure.replace("〇", "零")), "smart"))
    except ValueError:
        return None


def _value(text: str) -> float | None:
    """The number a text starts with, 余 and 多 left out; None for 二三十万元."""
    parts = _PARTS.search(text)
    if not parts:
        return 0.0
    figure = parts["figure"].replace(",", "")
    value = float(figure) if figure[0].isdigit() else _of_characters(figure)
    if value is None:
        return None
    for unit in parts["unit"]:
        value *= _HANZI_UNITS[unit]
    return value
