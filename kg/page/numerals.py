"""Small numbers in characters."""

_NUMERALS = {char: at for at, char in enumerate("零一二三四五六七八九")}


def number(words: str) -> int:
    """75, 七十五, 一百, 一百一十 -> a number."""
    if words.isdigit():
        return int(words)
    hundreds, _, rest = words.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * _NUMERALS.get(hundreds[-1:], 0) if hundreds else 0
    return value + (10 * _NUMERALS.get(tens[-1:], 1) if ten else 0) + _NUMERALS.get(ones[-1:], 0)
