"""Writing a file so that a reader sees the old one or the new one, never a half."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_text(out: Path, text: str) -> None:
    """Write UTF-8 with Unix line ends, whatever the platform's encoding; parent directories are made.

    A lone surrogate, which UTF-8 can not hold, becomes '?'. OSError where the place can not be written; the old file then stands.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    try:
        partial.write_bytes(text.encode("utf-8", errors="replace"))
        os.replace(partial, out)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(out)) from None  # the user knows no other name
    finally:
        partial.unlink(missing_ok=True)
