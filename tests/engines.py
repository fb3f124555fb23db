"""Engines of others, each a real process on this machine that ends with the tests: peers to ask us, and stores to stand behind us."""

import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from graph_service.store.remote.client import Credentials

END_WITH_US = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
"""Has the system end an engine when the process that started it ends, whatever became of the tests. A time would not do: one engine serves
all tests of a session, which takes as long as it takes."""
VIRTUOSO_INI = """\
[Database]
DatabaseFile=virtuoso.db
ErrorLogFile=virtuoso.log
LockFile=virtuoso.lck
TransactionFile=virtuoso.trx
xa_persistent_file=virtuoso.pxa
FileExtend=200
[TempDatabase]
DatabaseFile=virtuoso-temp.db
TransactionFile=virtuoso-temp.trx
[Parameters]
ServerPort=127.0.0.1:{sql}
DirsAllowed=.
NumberOfBuffers={buffers}
MaxDirtyBuffers={dirty}
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerRoot=.
ServerThreads=20
[SPARQL]
ResultSetMaxRows=100000000
"""


@dataclass(frozen=True)
class Addresses:
    """Where an engine takes what, and how it wants to be met: the members of the remote store's configuration."""

    engine: str
    query: str
    update: str
    graph_store: str
    credentials: Credentials = field(default_factory=Credentials)
    process: subprocess.Popen | None = None

    def members(self):
        return {
            "engine": self.engine,
            "query": self.query,
            "update": self.update,
            "graph_store": self.graph_store,
            "credentials": self.credentials,
        }

    def flags(self):
        words = ["--engine", self.engine, "--query-url", self.query, "--update-url", self.update, "--graph-store-url", self.graph_store]
        if self.credentials.scheme != "none":
            words += ["--remote-auth", self.credentials.scheme, "--remote-user", self.credentials.user]
        return words


def free_port():
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


@contextmanager
def process(command, url, *, cwd=None, patience=180):
    """An engine's process, once it answers at an address; ended at the end."""
    process = subprocess.Popen(
        [*END_WITH_US, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=cwd,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + patience
        while True:
            try:
                httpx.get(url, params={"query": "ASK {}"}, timeout=10)
                break
            except httpx.TransportError:
                assert process.poll() is None, f"{command[0]} ended"
                assert time.monotonic() < deadline, f"{command[0]} did not start"
                time.sleep(0.03)
        yield process
    finally:
        # The whole group, should the engine have started anything. One that has ended by itself has none.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()


@contextmanager
def oxigraph(*flags):
    """The Oxigraph server, in memory."""
    port = free_port()
    binary = Path(sys.executable).parent / "oxigraph"
    url = f"http://127.0.0.1:{port}"
    with process([str(binary), "serve", "--bind", f"127.0.0.1:{port}", *flags], f"{url}/query") as running:
        yield Addresses("oxigraph", f"{url}/query", f"{url}/update", f"{url}/store", process=running)


@contextmanager
def virtuoso(folder, buffers=20_000):
    """Virtuoso, in a database of its own, with the name and password it comes with; a buffer is 8 KiB of memory."""
    assert shutil.which("virtuoso-t"), "install what tests/debian-packages.txt lists"
    http_port, sql_port = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql_port, http=http_port, buffers=buffers, dirty=buffers * 3 // 4))
    url = f"http://127.0.0.1:{http_port}"
    with process(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], f"{url}/sparql", cwd=folder) as running:
        credentials = Credentials("digest", "dba", "dba")
        yield Addresses("virtuoso", f"{url}/sparql", f"{url}/sparql-auth", f"{url}/sparql-graph-crud-auth", credentials, running)


@contextmanager
def fuseki(*flags, java=("-XX:TieredStopAtLevel=1",)):
    """Jena Fuseki with one dataset, in memory unless the flags say where. The flags for ``java`` make it start quickly."""
    jars = Path(__file__).parent / "java" / "jars"
    assert jars.is_dir(), "run make packages"
    port = free_port()
    url = f"http://127.0.0.1:{port}/ds"
    command = ["java", *java, "-cp", f"{jars}/*"]
    command += ["org.apache.jena.fuseki.main.cmds.FusekiMainCmd", "--localhost", f"--port={port}", "--update", *(flags or ["--mem"]), "/ds"]
    with process(command, f"{url}/query") as running:
        yield Addresses("fuseki", f"{url}/query", f"{url}/update", f"{url}/data", process=running)


class KeptVirtuoso:
    """Virtuoso for many tests, because it takes seconds to start. One that dies fails its test; the next one gets another."""

    def __init__(self, folder):
        self._folder = folder
        self._stack = ExitStack()
        self._deaths = 0
        self.addresses = self._start()

    def _start(self):
        self._home = self._folder / f"virtuoso-{self._deaths}"
        self._home.mkdir()
        return self._stack.enter_context(virtuoso(self._home))

    def confirm(self):
        """Say so loudly if it has died, with what it left behind, and start another one."""
        status = self.addresses.process.poll()
        if status is None:
            return
        log = (self._home / "virtuoso.log").read_text(encoding="utf-8", errors="replace")[-2000:]
        self._deaths += 1
        self.addresses = self._start()
        raise AssertionError(f"Virtuoso died (exit status {status}), {self._deaths} times by now. Its log ends:\n{log}")

    def close(self):
        self._stack.close()


def empty(addresses):
    """Remove every graph of ours from an engine."""
    auth = addresses.credentials.auth
    names = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    rows = httpx.post(addresses.query, data={"query": names}, headers={"accept": "application/sparql-results+json"}, timeout=30).json()
    own = ("http://www.openlinksw.com/", "http://localuriqaserver/", "http://www.w3.org/ns/ldp#", "urn:activitystreams")
    for row in rows["results"]["bindings"]:
        graph = row["g"]["value"]
        if not graph.startswith(own):
            httpx.post(addresses.update, data={"update": f"DROP SILENT GRAPH <{graph}>"}, auth=auth, timeout=30).raise_for_status()


def jena_class_path(folder):
    """The class path of Debian's Jena.

    Its Xerces lives in the package xerces but its resource bundles lie under org/apache/jena/ext/xerces: put where they are looked for.
    """
    shelf = Path("/usr/share/java")
    assert (shelf / "jena-core.jar").exists(), "install what tests/debian-packages.txt lists"
    moved = "org/apache/jena/ext/"
    with zipfile.ZipFile(shelf / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(f"{moved}xerces/") and not name.endswith("/"):
                target = folder / name.removeprefix(moved)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    wanted = (
        "jena-*", "commons-*", "slf4j-api", "slf4j-nop", "httpc*", "jackson-*", "guava", "failureaccess", "thrift", "protobuf",
        "jsonld-java", "titanium-json-ld", "jakarta.json-api", "dexx.collection", "gson",
    )  # fmt: skip
    jars = [jar for pattern in wanted for jar in sorted(shelf.glob(f"{pattern}.jar")) if "osgi" not in jar.name]
    return ":".join(map(str, [folder, *jars]))


def run(command, **options):
    """Run a client to its end and return what it printed."""
    completed = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False, **options)
    assert completed.returncode == 0, completed.stderr[-2000:] + completed.stdout[-500:]
    return completed.stdout
