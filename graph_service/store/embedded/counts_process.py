"""A process that answers counting queries from columns: forked from the data process, it makes them, says HELLO, and then serves.

A fork of its own reads the data: reading copies the pages that it shares with the data process, and the copies end with that fork.
It answers as a query process does, over the same socket and through the same writer, or with an error, after which the engine is asked.
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Never, cast

import pyoxigraph

from graph_service.errors import EvaluationError
from graph_service.namespaces import BASE
from graph_service.sparql import counting
from graph_service.store.embedded import ipc, query_process, sandbox

_NOTHING = pyoxigraph.Store()
_BUFFER = 1 << 20


def run(sock: socket.socket, store: pyoxigraph.Store, memory: int, parent: int) -> None:
    """Run until the service closes ``sock``; never returns."""
    sandbox.die_with_parent(parent)
    sandbox.no_core()
    sandbox.yield_to_others()
    try:
        # Half of the cores: the engine has the others.
        os.environ.setdefault("POLARS_MAX_THREADS", str(max(1, (os.cpu_count() or 1) // 2)))
        with _written(store) as written:
            # After the forks: it starts threads.
            from graph_service.store.embedded.columns import Columns  # noqa: PLC0415

            columns = Columns(written)
        sandbox.limit_memory(memory)
        sandbox.open_nothing()
        sock.sendall(ipc.pack_json(ipc.HELLO, {"pid": os.getpid(), "many": columns.many}))
        while True:
            _, payload, _ = ipc.receive(sock)
            request = json.loads(payload)
            try:
                query = counting.read(request["text"])
                if query is None:
                    message = "It is not a counting query."
                    raise EvaluationError(message)
                # Whether it is SPARQL is the engine's to say.
                _NOTHING.query(request["text"], base_iri=BASE)
                query_process.answer(sock, _NOTHING, request | {"text": columns.answer(query)}, wears=False)
            except ConnectionError:
                raise
            except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception; the engine is asked then
                sock.sendall(query_process.failure(error))
    finally:
        os._exit(1)


@contextmanager
def _written(store: pyoxigraph.Store) -> Iterator[IO[bytes]]:
    """Yield a pipe from which the data can be read; fail if they could not be written whole."""
    reading, writing = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        os.close(reading)
        _write_and_end(store, writing, parent)
    os.close(writing)
    with os.fdopen(reading, "rb") as written:
        yield written
    _, status = os.waitpid(child, 0)
    if status:
        message = "The data could not be read whole."
        raise EvaluationError(message)


def _write_and_end(store: pyoxigraph.Store, writing: int, parent: int) -> Never:
    try:
        sandbox.die_with_parent(parent)
        os.nice(sandbox.NICE)
        with os.fdopen(writing, "wb", buffering=_BUFFER) as output:
            write(store, output)
        os._exit(0)
    finally:
        os._exit(1)


def write(store: pyoxigraph.Store, output: IO[bytes]) -> None:
    """Write all of a store, as ``Columns`` reads it."""
    results = cast("pyoxigraph.QuerySolutions", store.query("SELECT ?p ?s ?o { ?s ?p ?o }", use_default_graph_as_union=True))
    results.serialize(output, pyoxigraph.QueryResultsFormat.TSV)
