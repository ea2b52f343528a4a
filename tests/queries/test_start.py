"""A query on a small store starts at once: it loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("rdflib", "pyshacl", "networkx", "jieba", "pandas", "pyvis", "numpy")


def test_asking_imports_nothing_heavy() -> None:
    script = f"import sys, kg.queries.run, kg.queries.formats; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_opening_a_graph_imports_nothing_heavy() -> None:
    script = f"import sys, kg.analysis.graph; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
