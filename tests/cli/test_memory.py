"""What serving takes of memory: it imports little, its threads share one heap, and all its processes together stay small."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.serving import service

linux = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells how pages are shared")
MOST_MIB = 220
"""For 151 thousand statements; it was 150 for the 76 thousand of edition 0.1.0."""


def loaded(code):
    """The modules that a fresh process has after running some code."""
    command = [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_serving_our_graph_loads_neither_an_http_client_nor_other_rdf_libraries():
    modules = loaded(
        "import graph_service.cli.main, graph_service.cli.serve\n"
        "graph_service.cli.serve.create_service(__import__('graph_service.settings').settings.Settings())"
    )
    assert "pyoxigraph" in modules
    assert not modules & {"httpx", "rdflib", "pyshacl", "graph_service.store.remote.store", "graph_service.shacl.engine"}


def test_the_process_that_holds_the_data_loads_nothing_of_the_web():
    modules = loaded("import graph_service.store.embedded.data_process")
    assert "pyoxigraph" in modules
    assert not modules & {"asyncio", "email", "fastapi", "httpx", "importlib.metadata", "jinja2", "rdflib", "ssl", "uvicorn"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mallopt(3) is glibc's")
def test_threads_share_one_heap_and_large_pieces_stay_out_of_it():
    code = """
import ctypes, threading
from pathlib import Path
from graph_service.store.embedded.process_memory import spare

def in_heap(piece):
    at = ctypes.addressof(ctypes.c_char.from_buffer(piece))
    line = next(line for line in Path("/proc/self/maps").read_text().splitlines() if line.endswith("[heap]"))
    start, end = (int(part, 16) for part in line.split()[0].split("-"))
    return start <= at < end

spare()
found = []
def work():
    found.append(in_heap(bytearray(50_000)))
    # Without the fixed threshold the first large piece that is freed would bring the next one into the heap.
    large = bytearray(4_000_000)
    del large
    found.append(in_heap(bytearray(3_000_000)))

thread = threading.Thread(target=work)
thread.start()
thread.join()
print(found)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[True, False]\n"


def mebibytes(running):
    """What all its processes take, a page that several share divided between them."""
    total = 0
    for number in running.processes():
        with suppress(OSError):
            lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


@linux
@pytest.mark.alone
def test_a_service_of_our_graph_takes_no_more_than_its_bound():
    with service("--log", "info") as running:
        running.wait_for(lambda: running.events("pages_drawn"), seconds=60)
        with httpx.Client(base_url=running.url, headers={"accept": "text/html", "accept-encoding": "br"}, timeout=60) as client:
            for path in ("/", "/explore", "/gaps", "/states", "/read/gcm", "/queries", "/catalog", "/ontology", "/docs", "/openapi.json"):
                assert client.get(path).status_code == 200
            for number in range(1, 24):
                assert client.get(f"/gcm/objective/{number}").status_code == 200
        # Workers that did much are renewed when they have rested for two seconds.
        time.sleep(4)
        assert len(running.processes()) >= 3
        assert mebibytes(running) < MOST_MIB
