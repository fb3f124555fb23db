"""What a write acknowledged survives whatever happens to the process; what it did not acknowledge leaves no trace."""

import concurrent.futures
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.faults.test_limits import ask, workers
from tests.serving import service

UPDATE = {"content-type": "application/sparql-update"}


def insert(url, number):
    text = f"INSERT DATA {{ GRAPH <http://e/g> {{ <http://e/s> <http://e/p> {number} }} }}"
    return httpx.post(f"{url}/update", content=text, headers=UPDATE, timeout=20)


def numbers(url):
    body = httpx.get(f"{url}/sparql", params={"query": "SELECT ?o { GRAPH <http://e/g> { ?s ?p ?o } }"}, timeout=20).json()
    return {int(row["o"]["value"]) for row in body["results"]["bindings"]}


def test_kill_minus_nine_in_the_middle_of_writes_loses_nothing_acknowledged(tmp_path):
    flags = ("--dataset", "none", "--writes", "open", "--data-dir", str(tmp_path), "--log", "off")
    acknowledged = set()
    for start in (0, 1000):
        with service(*flags, stop="kill") as running:
            assert numbers(running.url) >= acknowledged

            def write(number, url=running.url):
                with suppress(httpx.HTTPError):
                    if insert(url, number).status_code == 204:
                        acknowledged.add(number)

            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                for number in range(start, start + 60):
                    pool.submit(write, number)
                while len(acknowledged) < (20 if not start else 50):
                    time.sleep(0.005)
                running.process.kill()
    with service(*flags) as running:
        assert numbers(running.url) >= acknowledged
        assert len(numbers(running.url)) <= len(acknowledged) + 8


def test_processes_end_when_the_service_is_killed(tmp_path):
    with service("--dataset", "none", "--writes", "open", "--data-dir", str(tmp_path), stop="kill") as running:
        insert(running.url, 1)
        running.wait_for(lambda: len(workers(running)) > 2)
    running.wait_for(lambda: not workers(running), 30)


def test_service_recovers_when_the_processes_that_hold_the_data_are_killed(tmp_path):
    flags = ("--dataset", "none", "--writes", "open", "--data-dir", str(tmp_path))
    with service(*flags) as running:
        running.sessions()
        for number in range(3):
            assert insert(running.url, number).status_code == 204
        for pid in workers(running):
            with suppress(ProcessLookupError):
                os.kill(pid, 9)
        running.wait_for(lambda: running.events("data-process-lost"))
        running.wait_for(lambda: httpx.get(f"{running.url}/ready").status_code == 200)
        assert numbers(running.url) == {0, 1, 2}
        assert insert(running.url, 3).status_code == 204
        assert numbers(running.url) == {0, 1, 2, 3}


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs Linux")
def test_service_without_descriptors_says_so_and_recovers_once_there_are_some():
    with (
        service("--dataset", "none", "--writes", "open", "--workers", "2") as running,
        httpx.Client(base_url=running.url, timeout=20) as client,
    ):
        data_process = min(running.sessions())
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        before = resource.prlimit(running.process.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(running.process.pid, resource.RLIMIT_NOFILE, (3, before[1]))
        response = client.post("/update", content="INSERT DATA { <x:s> <x:p> 1 }", headers=UPDATE)
        assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (503, "unavailable")
        for pid in workers(running):
            if pid != data_process:
                os.kill(pid, 9)
        running.wait_for(lambda: client.get("/ready").status_code == 503)
        resource.prlimit(running.process.pid, resource.RLIMIT_NOFILE, before)
        running.wait_for(lambda: client.get("/ready").status_code == 200)
        # The data process, two that readers ask, and one for what nobody waits for.
        running.wait_for(lambda: len(workers(running)) == 4)
        assert client.post("/update", content="INSERT DATA { <x:s> <x:p> 1 }", headers=UPDATE).status_code == 204
        assert client.get("/sparql", params={"query": "ASK { <x:s> ?p 1 }"}).json()["boolean"] is True


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs Linux")
def test_full_disk_refuses_the_write_and_changes_nothing(tmp_path):
    flags = ("--dataset", "none", "--writes", "open", "--data-dir", str(tmp_path))
    with service(*flags) as running:
        assert insert(running.url, 1).status_code == 204
        data_process, size = max(running.sessions()), (tmp_path / "journal.log").stat().st_size

        def room(most):
            for pid in workers(running) or [data_process]:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

        # In the middle of the record: a file that may not grow, as on a disk without room.
        room(size + 40)
        response = insert(running.url, 2)
        assert response.status_code == 507, response.text
        assert response.json()["type"].endswith("/storage-full")
        assert "journal.log" in response.json()["detail"]
        assert numbers(running.url) == {1}
        assert (tmp_path / "journal.log").stat().st_size == size
        room(resource.RLIM_INFINITY)
        assert insert(running.url, 3).status_code == 204
        assert numbers(running.url) == {1, 3}
    with service(*flags) as running:
        assert numbers(running.url) == {1, 3}


def test_shutdown_finishes_running_queries_and_takes_no_new_ones():
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER REGEX(CONCAT(STR(?c), STR(?f)), 'x{3}y$') }"
    with service("--log", "info") as running:
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            answer = pool.submit(ask, running.url, slow, timeout="1.5")
            time.sleep(0.4)
            running.process.terminate()
            assert answer.result().status_code in (200, 503)
        assert running.process.wait(10) == 0 or running.process.returncode == -15
        with pytest.raises(httpx.ConnectError):
            ask(running.url, "ASK {}")


def test_address_in_use_and_bad_settings_say_so_and_fail():
    with service("--dataset", "none") as running:
        port = running.url.rpartition(":")[2]
        for flags, message in (
            (["--port", port], "cannot listen"),
            (["--port", "x"], "port must be a number"),
            (["--data-dir", __file__], f"{__file__} cannot be used"),
            (["--writes", "token"], "needs data-dir"),
            (["--writes", "open", "--host", "0.0.0.0"], "binds to this machine only"),
        ):
            done = subprocess.run(
                [sys.executable, "-m", "graph_service.cli", "serve", "--dataset", "none", "--port", "0", *flags],
                capture_output=True,
                text=True,
                timeout=20,
                check=False,
            )
            assert done.returncode == 2
            assert message in done.stderr
            assert "Traceback" not in done.stderr


def test_signal_while_the_data_are_loaded_ends_the_service_and_its_processes_without_a_trace():
    command = [sys.executable, "-m", "graph_service.cli", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            deadline = time.monotonic() + 60
            while not children.read_text():
                assert time.monotonic() < deadline
                time.sleep(0.01)
            process.send_signal(signal.SIGTERM)
            # Whoever still holds the other end keeps this waiting.
            said = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert process.returncode == -signal.SIGTERM
    assert said == ""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("engine", [(), ("--query-url", "http://127.0.0.1:1/query")], ids=["serving", "waiting for its engine"])
def test_signal_ends_the_service_without_a_trace_whatever_it_is_at(sign, engine):
    command = [sys.executable, "-m", "graph_service.cli", "serve", "--port", "0", "--dataset", "none", *engine]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert any(word in process.stderr.readline() for word in ("listening", "waiting"))
            process.send_signal(sign)
            said = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    # Where tests run in the background of a script, SIGINT is ignored, and so it is once a service that has served gives it back.
    ends = (-sign, 128 + sign, *((0,) if signal.getsignal(sign) is signal.SIG_IGN else ()))
    assert process.returncode in ends
    assert all(line.startswith("{") for line in said.splitlines()), said
