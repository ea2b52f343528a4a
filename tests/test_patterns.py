"""No pattern takes long over a line that repeats one thing: time grows with the line, not with its square.

Every compiled pattern of the package is found and used as its own module uses it. What is cut to a window by the caller, or matched at the
start of a text alone, is used so here.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import FrameType, ModuleType
from typing import NamedTuple

import pytest

import kg
from kg.lexicon.patterns import _NAME, Pattern, by_opening, listed

LENGTH = 12_000  # characters of the line
NOTHING, TOO_LONG = 0.03, 3.0  # seconds of the processor: what is no matter, and where a pattern is stopped
GROWTH = 3  # of the time, from a line to one twice as long: 2 where it grows with the line, 4 with its square
UNITS = ("1", "2023", "、", "，", "（", " ", "村", "记者", "的", "分别")
ANCHORED = frozenset(("match", "fullmatch"))
SEARCHING = frozenset(("search", "finditer", "sub", "findall", "split"))
AnyPattern = re.Pattern[str] | Pattern


class Found(NamedTuple):
    name: str
    pattern: AnyPattern
    method: str


def modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.startswith(("kg.data", "kg.__main__")):
            yield importlib.import_module(module.name)


def patterns_of(module: ModuleType) -> Iterator[tuple[str, AnyPattern]]:
    """The patterns that a module names, or makes when a function without parameters is called for the first time."""
    for name, value in vars(module).items():
        if isinstance(value, Pattern) or (isinstance(value, re.Pattern) and isinstance(value.pattern, str)):
            yield name, value
        elif hasattr(value, "cache_info") and value.__module__ == module.__name__:
            signature = inspect.signature(value)
            if not signature.parameters and "Pattern" in str(signature.return_annotation):
                made = value()
                yield from ((name, one) for one in (made if isinstance(made, tuple) else (made,)))


@cache
def uses() -> dict[str, set[tuple[str, bool]]]:
    """By the name of a pattern the methods that are called of it, and whether with a window."""
    found: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    for file in Path(kg.__path__[0]).rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                of = call.func.value.func if isinstance(call.func.value, ast.Call) else call.func.value
                if isinstance(of, ast.Name):
                    scope = file.stem if of.id.startswith("_") else ""
                    found[f"{scope} {of.id}"].add((call.func.attr, len(call.args) > 2))
    return found


def found_patterns() -> Iterator[Found]:
    seen: set[int] = set()
    for module in modules():
        for name, pattern in patterns_of(module):
            if id(pattern) in seen:
                continue
            seen.add(id(pattern))
            scope = module.__name__.rpartition(".")[2] if name.startswith("_") else ""
            used = uses().get(f"{scope} {name}", set())
            methods = {method for method, windowed in used if not windowed}
            if SEARCHING & methods or not used:
                yield Found(f"{module.__name__}.{name}", pattern, "finditer")
            elif ANCHORED & methods:
                yield Found(f"{module.__name__}.{name}", pattern, "match")


class TooLongError(Exception):
    """A pattern is stopped, which else might take longer than anybody waits."""


def _stop(_: int, __: FrameType | None) -> None:
    raise TooLongError


def seconds(found: Found, line: str) -> float:
    """Of the processor; TOO_LONG where it was stopped."""
    act: Callable[[str], object] = getattr(found.pattern, found.method)
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, TOO_LONG)
    try:
        result = act(line)
        for _ in result if found.method == "finditer" else ():  # type: ignore[attr-defined]
            pass
    except TooLongError:
        return TOO_LONG
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def grows_faster(found: Found, unit: str) -> bool:
    """Twice, as the machine may be busy with something else."""
    line = unit * (LENGTH // len(unit))
    whole = seconds(found, line)
    if whole < NOTHING or whole >= TOO_LONG:
        return whole >= NOTHING
    half = seconds(found, line[: LENGTH // 2])
    return min(whole, seconds(found, line)) > GROWTH * max(half, seconds(found, line[: LENGTH // 2]))


def test_every_pattern_is_found() -> None:
    found = list(found_patterns())
    assert len(found) > 400
    assert {one.method for one in found} == {"match", "finditer"}


def test_no_pattern_takes_long_over_a_line_of_one_thing() -> None:
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        slow = [
            (found.name, found.method, unit)
            for found in found_patterns()
            for unit in UNITS
            if grows_faster(found, unit)
        ]
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert slow == []


@pytest.mark.parametrize("written", [r"\d+个", r"[，、 ]*（", r"(?:村.?)+乡"])
def test_a_slow_pattern_is_caught(written: str) -> None:
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        assert any(grows_faster(Found("slow", re.compile(written), "finditer"), unit) for unit in UNITS)
    finally:
        signal.signal(signal.SIGVTALRM, before)


def printed_lines() -> Iterator[str]:
    """Those of the cases and of the sample pages, each once."""
    here = Path(__file__).parent
    files = [*sorted((here / "cases").glob("*.txt")), *sorted((here.parent / "seeds").iterdir())]
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    yield from dict.fromkeys(line for line in lines if line)


def written_out(pattern: Pattern) -> re.Pattern[str]:
    """The pattern with all words of a kind as they stand in the file, and tried on every text."""
    return re.compile(
        _NAME.sub(lambda name: "|".join(map(re.escape, listed(pattern._file, name[1]))), pattern._template)
    )


def test_a_pattern_finds_what_its_words_written_out_would_find() -> None:
    patterns = [found.pattern for found in found_patterns() if isinstance(found.pattern, Pattern)]
    assert len(patterns) > 300
    lines = [*printed_lines()]
    for pattern in patterns:
        plain = written_out(pattern)
        for line in lines if pattern._needs or plain.pattern != pattern.search.__self__.pattern else ():  # type: ignore[attr-defined]
            there = [(m.span(), m.groups()) for m in plain.finditer(line)]
            assert [(m.span(), m.groups()) for m in pattern.finditer(line)] == there, (pattern._template, line)
            assert bool(pattern.search(line)) == bool(there), (pattern._template, line)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("主办", "协办"), "主办|协办"),
        (("主持召开", "协办", "主办", "主持", "主"), "主(?:持召开|办|持|)|协办"),
        (("1.5", "1.6", "1.7", "1+"), "1(?:\\.5|\\.6|\\.7|\\+)"),
    ],
)
def test_words_that_open_alike_are_tried_once(words: tuple[str, ...], written: str) -> None:
    assert by_opening(words) == written
    text = "主持召开主持人主协办1.51+16"
    assert re.findall(by_opening(words), text) == re.findall("|".join(map(re.escape, words)), text)
