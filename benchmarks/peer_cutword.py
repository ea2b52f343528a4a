"""Runs in an environment of its own, beside benchmarks/recognisers.py: names of people by cutword's recogniser.

Each line of standard input is a JSON list of texts; each line of output has their names, a list a text, and the processor's seconds.
"""

from __future__ import annotations

import json
import os
import sys
import time

REMEDY = "python3 -m venv DIR && DIR/bin/pip install cutword torch"


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # cutword prints of its own; those words go to standard error
    try:
        import torch  # noqa: PLC0415
        from cutword import NER  # noqa: PLC0415
    except ImportError as error:
        sys.exit(f"{sys.executable} has no {error.name}; make an environment that has it: {REMEDY}")
    torch.set_num_threads(1)
    recogniser = NER(device="cpu")
    for line in sys.stdin:
        texts = json.loads(line)
        begin = time.process_time()
        found = [_names(recogniser, text) for text in texts]
        print(json.dumps([found, time.process_time() - begin]), file=answers, flush=True)


def _names(recogniser: object, text: str) -> list[str]:
    """Of a text with a paragraph a line."""
    lines = [line for line in text.split("\n") if line.strip()]
    answered = recogniser.predict(lines)  # type: ignore[attr-defined]
    return [item.entity for items in answered for item in items if item.ner_type_en == "PERSON"]


if __name__ == "__main__":
    main()
