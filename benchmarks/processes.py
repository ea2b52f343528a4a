"""A command's seconds by the clock, and the most memory that it and all its children had at one moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

_PERIOD = 0.1  # seconds between two looks
KG = str(Path(sys.executable).with_name("kg"))


class Cost(NamedTuple):
    """`memory` is in MiB: resident sets added up, so that what processes share counts once for each."""

    seconds: float
    memory: float
    output: str


def run(command: Sequence[str]) -> Cost:
    """Ends this program with one line where the command fails."""
    begin = time.perf_counter()
    process = psutil.Popen(command, stdout=psutil.subprocess.PIPE, stderr=psutil.subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process))
        try:
            process.wait(_PERIOD)
        except psutil.TimeoutExpired:
            continue
    seconds = time.perf_counter() - begin
    output, messages = process.communicate()
    if process.returncode:
        sys.exit(f"{' '.join(command)}: status {process.returncode}: {messages.strip().splitlines()[-1:]}")
    return Cost(seconds, peak / 2**20, output)


def _resident(process: psutil.Process) -> int:
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
