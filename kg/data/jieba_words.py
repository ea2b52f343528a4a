"""Where jieba keeps its words. Importing jieba itself takes a quarter of a second, which nobody needs who only looks words up."""

import importlib.util
from pathlib import Path

from kg.errors import ResourceError


def jieba_dictionary() -> Path:
    """The dictionary of the installed jieba: word, frequency and tag a line; ResourceError where there is no jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ResourceError("jieba: not installed, and its dictionary tells words apart; pip install jieba")
    return Path(spec.origin).with_name("dict.txt")
