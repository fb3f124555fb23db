"""A query process: forked from the process that holds the data, it evaluates one request at a time and can be killed at any moment.

It answers with frames: HELLO with its process id once, then for each request DATA any number of times and END, or ERROR. Bytes leave in
pieces of 64 KiB, so whatever goes wrong before the first piece is full still gets its proper status.
"""

import gc
import json
import os
import re
import resource
import socket
import threading
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from typing import IO, Any, cast

import pyoxigraph

from graph_service.errors import (
    EgressRefusedError,
    EvaluationError,
    LimitExceededError,
    MemoryLimitError,
    NotFoundError,
    QuerySyntaxError,
    ServiceError,
)
from graph_service.names import BASE, PREFIXES
from graph_service.store import frames, rows, walls
from graph_service.store.engine import RDF_FORMATS, RESULT_FORMATS, syntax_position, term

_PIECE = 1 << 16
_COLLECT_EVERY = 200
_OWN_PAGES = (8 << 20) // resource.getpagesize()
_NAMESPACES = re.compile(rb'<rdf:RDF((?: xmlns:\w+="[^"]*")+)>')
_CLASSES = re.compile(r",? ?(?:or )?\[(?:_|'[^\]]*)\]")


class _Output:
    """What the engine writes to: keeps count, sends a piece when it is full, and stops the engine by raising once a limit is passed."""

    def __init__(self, sock: socket.socket, most_bytes: int, most_rows: int, counter: rows.RowCounter) -> None:
        self._sock = sock
        self._held: list[bytes] = []
        self._size = 0
        self._total = 0
        self._most_bytes = most_bytes
        self._most_rows = most_rows
        self._uncounted: list[bytes] | None = []
        self.counter = counter

    def write(self, data: bytes) -> int:
        """Take the engine's next bytes."""
        data = bytes(data) if self._total else tidy(bytes(data))
        self._total += len(data)
        if self._total > self._most_bytes:
            raise LimitExceededError(f"The answer is longer than {self._most_bytes} bytes.", limit="bytes", maximum=self._most_bytes)
        self._count(data)
        self._held.append(data)
        self._size += len(data)
        if self._size >= _PIECE:
            frames.send(self._sock, frames.DATA, self._held)
            self._held, self._size = [], 0
        return len(data)

    def _count(self, data: bytes) -> None:
        """Count rows, but only once there are bytes enough for too many: finding rows in bytes costs as much as writing them."""
        if self._uncounted is None:
            self.counter.feed(data)
        else:
            self._uncounted.append(data)
            if self._total <= self._most_rows * self.counter.least:
                return
            for piece in self._uncounted:
                self.counter.feed(piece)
            self._uncounted = None
        self.check_rows(self.counter.rows)

    def check_rows(self, count: int) -> None:
        """Raise once there are too many rows."""
        if count > self._most_rows:
            raise LimitExceededError(f"The answer has more than {self._most_rows} rows.", limit="rows", maximum=self._most_rows)

    def flush(self) -> None:
        """Nothing to do: pieces leave when they are full."""

    def finish(self) -> None:
        """Send what is left, and the end."""
        frames.send(self._sock, frames.END_WORN if _worn() else frames.END, self._held)


def _worn() -> bool:
    """Tell whether this process has made many pages its own, so that a fresh fork, which shares them all, is worth it some time soon."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt > _OWN_PAGES


def _write_triples(triples: Iterator[pyoxigraph.Triple], output: _Output, request: dict[str, Any]) -> None:
    """Serialise no more triples than may be, and raise if there are more; counted without touching each one in Python."""
    most = request["rows"]
    pyoxigraph.serialize(islice(triples, most), cast("IO[bytes]", output), RDF_FORMATS[request["format"]], prefixes=PREFIXES)
    output.check_rows(most + (next(triples, None) is not None))


def run(sock: socket.socket, store: pyoxigraph.Store, memory: int, parent: int) -> None:
    """Be a query process until the service closes ``sock``; never returns.

    The requests run in a thread of their own: the engine's random numbers are a thread's, and those of the thread that forked are the
    same in every child, so that two workers would give two clients the same UUID().
    """
    walls.die_with_parent(parent)
    walls.no_core()
    walls.limit_memory(memory)
    walls.open_nothing()
    walls.yield_to_others()
    gc.disable()
    thread = threading.Thread(target=_serve, args=(sock, store))
    thread.start()
    thread.join()
    os._exit(0)


def _serve(sock: socket.socket, store: pyoxigraph.Store) -> None:
    try:
        sock.sendall(frames.pack_json(frames.HELLO, {"pid": os.getpid()}))
        served = 0
        while True:
            kind, payload = frames.receive_alone(sock)
            request = json.loads(payload)
            try:
                if kind == frames.QUERY:
                    _query(sock, store, request)
                else:
                    _graph(sock, store, request)
            except ConnectionError:
                raise
            except BaseException as error:  # noqa: BLE001 - whatever it is, the service must hear of it
                found = explain(error)
                sock.sendall(frames.pack_json(frames.ERROR, {"slug": found.slug, "detail": found.detail, "members": found.members}))
            served += 1
            if not served % _COLLECT_EVERY:
                gc.collect()
    except (EOFError, ConnectionError):
        os._exit(0)
    finally:
        os._exit(1)


def _query(sock: socket.socket, store: pyoxigraph.Store, request: dict[str, Any]) -> None:
    options: dict[str, Any] = {}
    if request["default"] is not None or request["named"] is not None:
        # A dataset given with the protocol is the whole dataset (SPARQL 1.1 Protocol §2.1.4): what it does not name is empty.
        options["default_graph"] = [pyoxigraph.NamedNode(iri) for iri in request["default"] or ()]
        options["named_graphs"] = [pyoxigraph.NamedNode(iri) for iri in request["named"] or ()]
    elif request["union"]:
        options["use_default_graph_as_union"] = True
    if request["bindings"]:
        options["substitutions"] = {pyoxigraph.Variable(name): term(value) for name, value in request["bindings"].items()}
    results = store.query(request["text"], base_iri=BASE, **options)
    output = _Output(sock, request["bytes"], request["rows"], rows.counter(request["format"]))
    sink = cast("IO[bytes]", output)
    if isinstance(results, pyoxigraph.QueryTriples):
        _write_triples(iter(results), output, request)
    else:
        if isinstance(results, pyoxigraph.QueryBoolean):
            output.counter = rows.Uncounted()
        results.serialize(sink, RESULT_FORMATS[request["format"]])
    output.finish()


def _graph(sock: socket.socket, store: pyoxigraph.Store, request: dict[str, Any]) -> None:
    graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph
    if request["graph"]:
        graph = pyoxigraph.NamedNode(request["graph"])
        if not store.contains_named_graph(graph):
            raise NotFoundError(f"There is no graph {request['graph']}.")
    else:
        graph = pyoxigraph.DefaultGraph()
    output = _Output(sock, request["bytes"], request["rows"], rows.Uncounted())
    _write_triples(map(attrgetter("triple"), store.quads_for_pattern(None, None, None, graph)), output, request)
    output.finish()


def explain(error: BaseException) -> ServiceError:  # noqa: PLR0911 - a table, one line a failure
    """Return an engine's failure as one of our errors."""
    text = str(error)
    match error:
        case ServiceError():
            return error
        case SyntaxError():
            return QuerySyntaxError(_shorten(text)).having(syntax_position(error))
        case MemoryError():
            return MemoryLimitError("The evaluation needed more memory than it may use.", limit="memory")
        case RuntimeError() if "custom function" in text:
            return EvaluationError(f"{text}.")
        case RuntimeError() if "service name" in text:
            return EgressRefusedError("SERVICE would make the service open a connection.")
        case OSError():
            # The walls held: nothing but an attempt to reach the network makes evaluation in memory fail like this.
            return EgressRefusedError("The evaluation tried to open a connection.")
        case RuntimeError() | ValueError():
            return EvaluationError(_shorten(text))
        case _:
            return ServiceError(f"The evaluation failed: {type(error).__name__}.")


def tidy(head: bytes) -> bytes:
    """Return the beginning of a graph with its prefixes in order.

    The engine writes them in another order each time, and a strong ETag promises the same bytes.
    """
    if head.startswith(b"@prefix "):
        lines = head.split(b"\n")
        count = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
        return b"\n".join(sorted(lines[:count]) + lines[count:])
    if head.startswith(b"<?xml"):
        return _NAMESPACES.sub(lambda found: b" ".join([b"<rdf:RDF", *sorted(found[1].split())]) + b">", head, count=1)
    return head


def _shorten(message: str) -> str:
    """Return an engine's message without the character classes it lists among what it expected."""
    shown = _CLASSES.sub("", re.sub(r"\s+", " ", message))
    return shown if len(shown) < 400 else shown[:400] + "…"  # noqa: PLR2004 - long enough to name what was expected
