"""A process that answers counting queries from columns: forked from the data process, it makes them, says HELLO, and then serves.

It answers as a query process does, over the same socket and through the same writer, or with an error, after which the engine is asked.
"""

import json
import os
import socket

import pyoxigraph

from graph_service.errors import EvaluationError
from graph_service.namespaces import BASE
from graph_service.sparql import counting
from graph_service.store.embedded import ipc, query_process, sandbox

_NOTHING = pyoxigraph.Store()


def run(sock: socket.socket, store: pyoxigraph.Store, memory: int, parent: int) -> None:
    """Run until the service closes ``sock``; never returns."""
    sandbox.die_with_parent(parent)
    sandbox.no_core()
    sandbox.yield_to_others()
    try:
        # Half of the cores: the engine has the others.
        os.environ.setdefault("POLARS_MAX_THREADS", str(max(1, (os.cpu_count() or 1) // 2)))
        # After the fork: it starts threads.
        from graph_service.store.embedded.columns import Columns  # noqa: PLC0415

        columns = Columns(store)
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
