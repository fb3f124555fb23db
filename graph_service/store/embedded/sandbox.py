"""What a process that evaluates other people's queries must not be able to do: open a socket or a file, outlive us, or eat the machine.

The tokenizer of ``sparql_text`` refuses a query that wants the network; these walls stand behind it. Each is the operating system's;
leaving the network is best effort and tells how it went, the limits on files and memory hold on every Unix.
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


def leave_network() -> str:
    """Move this process and its later children into an empty network namespace; return how, or why not.

    Linux only. Needs CAP_SYS_ADMIN, or a system that lets anybody make a user namespace.
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
    """Have the kernel kill this process when the process that forked it ends. Linux only; elsewhere the closed socket does it later."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


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
    """Take away the right to open any file or socket; those open stay usable."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def no_core() -> None:
    """Leave no core file: it would hold the data and fill the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _virtual_size() -> int:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[0]) * resource.getpagesize()
    return 1 << 30


def yield_to_others() -> None:
    """Be scheduled as batch work: whoever wakes this process, the service above all, goes on with what it does (sched(7))."""
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
