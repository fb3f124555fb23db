"""Starting the service as users do, in a process of its own, for tests that need a real socket."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

TINY = Path(__file__).parent / "data"


class Running:
    """A running service: its address, its process, and the lines it has logged."""

    def __init__(self, process, url, lines):
        self.process = process
        self.url = url
        self.lines = lines
        self._sessions = set()

    def sessions(self):
        """The sessions that the service has started, one for each process that it launched to hold the data."""
        if not self._sessions:
            for entry in Path("/proc").iterdir():
                if entry.name.isdigit():
                    with suppress(OSError):
                        fields = (entry / "stat").read_text().rpartition(")")[2].split()
                        if int(fields[1]) == self.process.pid:
                            self._sessions.add(int(entry.name))
        return self._sessions

    def processes(self):
        """The service and the processes of its store, and no other: number to processor time used, in seconds."""
        by_role = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with suppress(OSError):
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                    # Those that were forked stay in the session of the first one, whoever their parent is by now.
                    ours = int(entry.name) == self.process.pid or int(fields[3]) in self.sessions()
                    if ours and fields[0] != "Z":
                        by_role[int(entry.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return by_role

    def processor_seconds(self):
        """Processor time that all of them have used. Unlike the clock it does not count what the rest of the machine does."""
        return sum(self.processes().values())

    def events(self, name):
        lines_read = []
        for line in list(self.lines):
            if line.startswith("{"):
                event = json.loads(line)
                if event.get("event") == name:
                    lines_read.append(event)
        return lines_read

    def wait_for(self, condition, seconds=60.0):
        deadline = time.monotonic() + seconds
        while not (held := condition()):
            assert time.monotonic() < deadline, "waited in vain"
            time.sleep(0.02)
        return held


@contextmanager
def service(*flags, env=None, stop="terminate", command=(sys.executable, "-m", "graph_service.cli")):
    command = [*command, "serve", "--port", "0", *flags]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})}
    )
    lines = []
    listening = threading.Event()

    def read():
        for line in process.stderr:
            lines.append(line)
            if '"listening"' in line:
                listening.set()
        listening.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        assert listening.wait(180), "the service did not start"
        urls = [json.loads(line)["url"] for line in lines if '"listening"' in line]
        assert urls, "".join(lines)
        yield Running(process, urls[0], lines)
    finally:
        if process.poll() is None:
            getattr(process, stop)()
        try:
            process.wait(20)
        finally:
            process.kill()
            process.wait()
            reader.join(5)
            process.stderr.close()


def load(url, path, graph):
    """Put a Turtle file into a named graph of a service that is open to writes."""
    response = httpx.put(f"{url}/graph", params={"graph": graph}, content=Path(path).read_bytes(), headers={"content-type": "text/turtle"})
    assert response.is_success, response.text
