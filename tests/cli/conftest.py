"""The commands as people run them: processes with exit codes and what they print."""

import os
import subprocess
import sys

import pytest

COMMAND = (sys.executable, "-m", "graph_service.cli")


def environment(**more):
    return {key: value for key, value in os.environ.items() if not key.startswith("COMPACT_GRAPH_")} | more


@pytest.fixture
def command(tmp_path):
    """Run a subcommand in a temporary folder; returns its end with status, output and errors as text."""

    def run(*words, input=None, env=None, preexec_fn=None):  # noqa: A002 - the name that subprocess.run has for it
        return subprocess.run(
            [*COMMAND, *map(str, words)],
            input=input,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=tmp_path,
            env=environment(**(env or {})),
            preexec_fn=preexec_fn,
        )

    return run


@pytest.fixture
def done(command):
    """Run a subcommand that must succeed; returns what it wrote to standard output."""

    def run(*words, **options):
        completed = command(*words, **options)
        assert completed.returncode == 0, completed.stderr
        return completed.stdout

    return run
