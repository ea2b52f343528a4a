"""Pages in file systems that fsspec knows: object stores, web servers, archives. Their files are used like paths of this machine."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from kg.errors import SourceError


def is_url(place: str) -> bool:
    """Whether it is an address of another file system: s3://bucket/pages."""
    return "://" in place


def place_at(text: str) -> Path:
    """A path of this machine, or a file at a URL. SourceError where the URL's file system is not known or not installed."""
    if not is_url(text):
        return Path(text)
    try:
        from upath import UPath  # noqa: PLC0415 - comes with an extra

        return cast(Path, UPath(text))  # no Path by class, but for all that is asked of one
    except (ImportError, ValueError) as error:
        raise SourceError(f"{text}: can not be read ({error}); install what this file system needs") from None


def find_at(url: str) -> Iterator[tuple[str, Path]]:
    """The files at a URL, each with its name below it: of a folder, of a glob (named from its first wildcard on), or the file itself.

    A URL with a page's or table's ending is one file: web servers do not tell files from folders. SourceError where there is none.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - comes with an extra

        system, root = url_to_fs(url)
        if any(sign in url for sign in "*["):
            parts = root.split("/")
            plain = next(index for index, part in enumerate(parts) if glob.has_magic(part))
            found, root = system.glob(root), "/".join(parts[:plain])
        elif Path(root).suffix:
            found, root = [root], root.rpartition("/")[0]
        else:
            found = system.find(root.rstrip("/"))
        if not found:
            raise SourceError(f"{url}: no file there; check the address")
        for name in sorted(found):
            yield name.removeprefix(root.rstrip("/")).lstrip("/"), place_at(system.unstrip_protocol(name))
    except (OSError, ImportError, ValueError) as error:
        raise SourceError(
            f"{url}: can not be read ({error}); check the address, and that what its file system needs is installed"
        ) from None
