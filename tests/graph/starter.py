"""Builds in a process of their own that can be killed at any moment."""

from __future__ import annotations

import select
from pathlib import Path
from typing import IO, NamedTuple

PATIENCE = 60.0  # seconds until a build that should have ended has failed

# Started once; then a build is a fork away, its rules and dictionaries loaded, and killed within its own work. It opens no store
# itself, so that each build has all of its threads to itself.
STARTER = """
import os, sys
from pathlib import Path
from kg.build import build, read_page
from kg.graph.installed import installed_rules
from kg.records import Document

read_page(Document("a", "0" * 64, "渑池县召开会议\\n3月5日，渑池县委书记甘霖主持会议。", "utf-8"))
installed_rules()
print("ready", flush=True)
for line in sys.stdin:
    pages, store = line.split()
    child = os.fork()
    if not child:
        build([pages], store, prune=True)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Starter(NamedTuple):
    orders: IO[bytes]
    answers: IO[bytes]  # unbuffered: a line that has come must not hide from select

    def start(self, pages: Path, store: Path) -> int:
        """The process id of a build."""
        self.orders.write(f"{pages} {store}\n".encode())
        return int(self.answers.readline())

    def ended(self, within: float) -> bool:
        return bool(select.select([self.answers], [], [], within)[0])

    def status(self) -> int:
        """The exit status of the last build, -9 where it was killed."""
        assert self.ended(PATIENCE)
        return int(self.answers.readline())
