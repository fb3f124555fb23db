"""How the processes of the store talk: a frame comes whole, however it was cut, whether its reader sleeps or looks for it."""

import socket
import threading
import time

import httpx
import pyoxigraph
import pytest

from graph_service.errors import BadRequestError
from graph_service.store.embedded import ipc, query_process
from tests.serving import service


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@pytest.mark.parametrize("awake", [0.0, 0.2])
@pytest.mark.parametrize("cuts", [(), (1,), (5,), (4, 6, 100), (50_000,)])
def test_frame_is_whole_however_it_was_cut(ends, awake, cuts):
    ours, theirs = ends
    frame = ipc.pack(ipc.QUERY, bytes(range(256)) * 400)

    def send():
        for start, end in zip((0, *cuts), (*cuts, len(frame)), strict=True):
            time.sleep(0.01)
            ours.sendall(frame[start:end])

    thread = threading.Thread(target=send)
    thread.start()
    assert ipc.receive_alone(theirs, awake) == (ipc.QUERY, frame[5:])
    thread.join()


@pytest.mark.parametrize("awake", [0.0, 0.2])
def test_end_is_told_from_a_frame(ends, awake):
    ours, theirs = ends
    ours.sendall(b"Q\0")
    ours.shutdown(socket.SHUT_WR)
    with pytest.raises(EOFError):
        ipc.receive_alone(theirs, awake)
    with pytest.raises(EOFError):
        ipc.receive_alone(theirs, awake)


def test_reader_sleeps_after_it_has_looked_in_vain(ends):
    ours, theirs = ends
    threading.Timer(0.3, ours.sendall, [ipc.pack(ipc.QUERY, b"x")]).start()
    begun = time.thread_time()
    assert ipc.receive_alone(theirs, 0.02) == (ipc.QUERY, b"x")
    assert time.thread_time() - begun < 0.2


def test_only_a_query_is_marked_as_alone():
    query, graph = ipc.pack_json(ipc.QUERY, {"a": 1}), ipc.pack_json(ipc.GRAPH, {"a": 1})
    assert ipc.alone(query) == ipc.QUERY_ALONE + query[1:]
    assert ipc.alone(graph) == graph


@pytest.mark.parametrize(("text", "format_name"), [("ASK {}", "turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "json"), ("SELECT * {}", "trig")])
def test_query_that_is_of_another_kind_than_was_thought_is_refused(ends, text, format_name):
    request = {
        "text": text,
        "format": format_name,
        "default": None,
        "named": None,
        "union": True,
        "ours": False,
        "bindings": {},
        "rows": 9,
        "bytes": 99,
    }
    with pytest.raises(BadRequestError, match="does not show"):
        query_process.answer(ends[0], pyoxigraph.Store(), request)


@pytest.mark.alone
def test_service_that_has_answered_goes_to_sleep():
    with service("--dataset", "none", "--log", "off") as running, httpx.Client(base_url=running.url) as client:
        for number in range(50):
            assert client.get("/sparql", params={"query": f"ASK {{}} # {number}"}).status_code == 200
        time.sleep(3)
        before = running.processor_seconds()
        assert before > 0
        time.sleep(1)
        assert running.processor_seconds() - before < 0.2
