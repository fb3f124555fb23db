"""The memory of a service: of every process that it consists of, shared pages counted once."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MARK = ("BENCH_RUN", f"{os.getpid()}-{time.time_ns()}")
"""In the environment of all that we start: a process that holds the data may have outlived its parent and lead a session of its own."""
_ROLES = ((b"graph_service.store.embedded.data_process", "holder and workers"), (b"graph_service.cli", "service"))


def started() -> Iterator[Path]:
    """Yield the folder under /proc of each process with our mark, but of this one."""
    mark = "=".join(MARK).encode()
    for entry in Path("/proc").iterdir():
        # A process that has ended since it was listed has no memory, and one of somebody else's is not ours to read.
        with suppress(OSError):
            if entry.name.isdigit() and int(entry.name) != os.getpid() and mark in (entry / "environ").read_bytes():
                yield entry


def mebibytes() -> dict[str, float]:
    """Return the MiB of the processes with our mark by what they do: a page that several share is divided between them (PSS)."""
    sizes: defaultdict[str, float] = defaultdict(float)
    for entry in started():
        with suppress(OSError):
            lines = (entry / "smaps_rollup").read_text(encoding="ascii").splitlines()
            command = (entry / "cmdline").read_bytes()
            role = next((role for part, role in _ROLES if part in command), "others")
            sizes[role] += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return sizes
