"""Who maps over documents: processes of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from kg.errors import StoreError
from kg.scale.pool import Spread, processes

_IN_A_CLUSTER: Final = 16  # workers that tasks are cut for: nobody knows how many will come and go


class Workers(NamedTuple):
    """So many processes of this machine; or those of the Dask scheduler at this address, where one is given."""

    processes: int = 1
    scheduler: str = ""
    scratch: str = ""  # where pieces pass between them and us; else beside what is written

    @property
    def elsewhere(self) -> bool:
        """They have neither this process's folder nor the store."""
        return bool(self.scheduler)

    @property
    def expected(self) -> int:
        return _IN_A_CLUSTER if self.scheduler else self.processes


def workers_of(processes: int, scheduler: str | None, scratch: str | None) -> Workers:
    """The workers that a caller names. StoreError for a number of processes below one."""
    if processes < 1:
        raise StoreError(f"workers={processes}: one process at least reads pages; give 1 or more")
    return Workers(processes, scheduler or "", scratch or "")


@contextmanager
def spread_over(workers: Workers, *, loaded: str = "") -> Iterator[Spread]:
    """StoreError where they can not be reached, or are lost for good. `loaded` as in processes."""
    if not workers.scheduler:
        with processes(workers.processes, loaded=loaded) as spread:
            yield spread
        return
    try:
        from kg.scale.cluster import cluster  # noqa: PLC0415 - Dask is an extra, and takes a second to import
    except ImportError as error:
        raise StoreError(f"--scheduler needs Dask ({error}); pip install 'kg[dask]'") from None
    with cluster(workers.scheduler) as spread:
        yield spread
