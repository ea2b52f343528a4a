"""Small numbers in characters."""

_DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○0OＯoо", 0)


def number(words: str) -> int:
    """75, 七十五, 一百一十, 二〇一五 -> a number."""
    if words.isdigit():
        return int(words)
    if "十" not in words and "百" not in words:
        return int("".join(str(_DIGITS[char]) for char in words))
    hundreds, _, rest = words.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * _DIGITS.get(hundreds[-1:], 0)
    return value + (10 * _DIGITS.get(tens[-1:], 1) if ten else 0) + _DIGITS.get(ones[-1:], 0)
