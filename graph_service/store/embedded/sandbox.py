"""The sandbox of a process that evaluates untrusted queries: no socket or file can be opened, memory is limited, it dies with us.

``sparql.tokens`` refuses a query that could reach the network; the sandbox is the second line of defence, enforced by the operating
system. Leaving the network is best effort and returns the outcome; the limits on files and memory work on every Unix.
"""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
NICE = 10
"""How far a process for what nobody waits for gives way: it gets about a tenth of a processor that others want whole (nice(1))."""


def leave_network() -> str:
    """Move this process and its later children into an empty network namespace; return how, or why it failed.

    Linux only. Needs CAP_SYS_ADMIN, or a system that allows unprivileged user namespaces.
    """
    if not sys.platform.startswith("linux"):
        return "not on this system"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) == 0:
        return "empty network namespace"
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0:
        return "empty network namespace of its own user namespace"
    return f"refused by the system: {os.strerror(ctypes.get_errno())}"


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends. Linux only; elsewhere the closed socket ends it later."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def bound_child(parent: int, memory: int, seconds: int = 0) -> None:
    """Bound a process that reads a stranger's words: it ends with its parent, may map ``memory`` bytes, and writes no core file.

    ``seconds`` is the processor time it may use; 0 sets no such limit.
    """
    die_with_parent(parent)
    no_core()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def limit_memory(extra: int) -> None:
    """Let this process grow by ``extra`` bytes at most; beyond it an allocation fails and the engine aborts. 0 lifts the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if not extra:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        return
    wanted = _virtual_size() + extra
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def open_nothing() -> None:
    """Forbid opening any file or socket; open ones stay usable."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def no_core() -> None:
    """Disable core files: they would hold the data and fill the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _virtual_size() -> int:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[0]) * resource.getpagesize()
    return 1 << 30


def yield_to_others() -> None:
    """Schedule this process as batch work, so that it does not pre-empt the process that wakes it (sched(7))."""
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
