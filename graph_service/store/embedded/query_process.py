"""A query process: forked from the data process, it evaluates one request at a time and can be killed at any moment.

It sends HELLO with its process id once, then for each request any number of DATA and an END, or ERROR. Bytes are sent in pieces of
64 KiB, so an error before the first piece still gets its proper HTTP status.
"""

import gc
import json
import os
import re
import resource
import socket
import threading
from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from typing import IO, Any, cast

import pyoxigraph

from graph_service.errors import (
    BadRequestError,
    EgressRefusedError,
    EvaluationError,
    MemoryLimitError,
    NotFoundError,
    QuerySyntaxError,
    ServiceError,
)
from graph_service.namespaces import BASE
from graph_service.rdf.oxigraph import RDF_FORMATS, RESULT_FORMATS, syntax_position, term
from graph_service.sparql.columns import may_be_star, with_columns
from graph_service.store import row_count
from graph_service.store.embedded import ipc, sandbox
from graph_service.store.limited_output import LimitedOutput

_COLLECT_EVERY = 200
_OWN_PAGES = (8 << 20) // resource.getpagesize()
_AWAKE = 0.0005
"""Seconds within which a client that sends one query after another has sent the next one."""
_MAKES_NODES = re.compile(r"_:|[\[(]")
"""What the template of a CONSTRUCT makes blank nodes with: labels, brackets, lists (SPARQL 1.1 §16.2.1); elsewhere it costs only time."""
_CLASSES = re.compile(r",? ?(?:or )?\[(?:_|'[^\]]*)\]")


def _worn() -> bool:
    """Return True if this process has copied so many pages that a fresh fork, which shares them, should replace it soon."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt > _OWN_PAGES


def run(sock: socket.socket, store: pyoxigraph.Store, memory: int, parent: int, *, ours: pyoxigraph.Store | None = None) -> None:
    """Run as a query process until the service closes ``sock``; never returns. ``ours`` is the union of our graphs, where it is kept.

    The requests run in a new thread: the engine keeps its random state per thread, and the state of the forking thread is the same in
    every child, so two workers would give two clients the same UUID().
    """
    sandbox.die_with_parent(parent)
    sandbox.no_core()
    sandbox.limit_memory(memory)
    sandbox.open_nothing()
    sandbox.yield_to_others()
    gc.disable()
    thread = threading.Thread(target=_serve, args=(sock, store, ours))
    thread.start()
    thread.join()
    os._exit(0)


def _serve(sock: socket.socket, store: pyoxigraph.Store, ours: pyoxigraph.Store | None) -> None:
    try:
        sock.sendall(ipc.pack_json(ipc.HELLO, {"pid": os.getpid()}))
        served = 0
        kind = b""
        while True:
            kind, payload = ipc.receive_alone(sock, _AWAKE if kind == ipc.QUERY_ALONE else 0.0)
            request = json.loads(payload)
            try:
                if kind in (ipc.QUERY, ipc.QUERY_ALONE):
                    answer(sock, store, request, ours)
                else:
                    _graph(sock, store, request)
            except ConnectionError:
                raise
            except BaseException as error:  # noqa: BLE001 - every failure must be reported to the service
                sock.sendall(failure(error))
            served += 1
            if not served % _COLLECT_EVERY:
                gc.collect()
    except (EOFError, ConnectionError):
        os._exit(0)
    finally:
        os._exit(1)


def answer(
    sock: socket.socket, store: pyoxigraph.Store, request: dict[str, Any], ours: pyoxigraph.Store | None = None, *, wears: bool = True
) -> None:
    """Evaluate a query and send the answer; ``ours`` is the union of our graphs, where it is kept.

    A process that ``wears`` asks to be replaced once it has pages of its own.
    """
    options: dict[str, Any] = {}
    if request["ours"] and ours is not None:
        store = ours
    elif request["default"] is not None or request["named"] is not None:
        # A dataset given with the protocol is the whole dataset (SPARQL 1.1 Protocol §2.1.4): what it does not name is empty.
        options["default_graph"] = [pyoxigraph.NamedNode(iri) for iri in request["default"] or ()]
        options["named_graphs"] = [pyoxigraph.NamedNode(iri) for iri in request["named"] or ()]
    elif request["union"]:
        options["use_default_graph_as_union"] = True
    if request["bindings"]:
        options["substitutions"] = {pyoxigraph.Variable(name): term(value) for name, value in request["bindings"].items()}
    results = store.query(_columns_in_order(request["text"]), base_iri=BASE, **options)
    if request["format"] not in (RDF_FORMATS if isinstance(results, pyoxigraph.QueryTriples) else RESULT_FORMATS):
        # The engine parsed the query as another form than we did when the format was chosen.
        raise BadRequestError("What kind of query this is does not show from its text.", help="Put blanks around its keywords.")
    output = _output(
        sock, request, row_count.Uncounted() if isinstance(results, pyoxigraph.QueryBoolean) else row_count.counter(request["format"])
    )
    if isinstance(results, pyoxigraph.QueryTriples):
        output.write_triples(_labelled(results) if _MAKES_NODES.search(request["text"]) else iter(results), request["format"])
    else:
        results.serialize(cast("IO[bytes]", output), RESULT_FORMATS[request["format"]])
    _finish(sock, output, wears=wears)


_EMPTY = pyoxigraph.Store()


def _columns_in_order(text: str) -> str:
    """Return a query whose ``SELECT *`` names its columns; which variables are visible is asked of a store without data."""
    if not may_be_star(text):
        return text
    results = _EMPTY.query(text, base_iri=BASE)
    return with_columns(text, [one.value for one in results.variables]) if isinstance(results, pyoxigraph.QuerySolutions) else text


def _labelled(triples: Iterator[pyoxigraph.Triple]) -> Iterator[pyoxigraph.Triple]:
    """Yield triples with their blank nodes numbered in order of appearance.

    The engine gives the blank nodes of a template random labels of varying length. A strong ETag promises the same bytes.
    """
    labels: dict[pyoxigraph.BlankNode, pyoxigraph.BlankNode] = {}

    def label(original: Any) -> Any:  # noqa: ANN401 - any term of a triple
        if isinstance(original, pyoxigraph.BlankNode):
            return labels.get(original) or labels.setdefault(original, pyoxigraph.BlankNode(f"b{len(labels)}"))
        return triple(original) if isinstance(original, pyoxigraph.Triple) else original

    def triple(original: pyoxigraph.Triple) -> pyoxigraph.Triple:
        return pyoxigraph.Triple(label(original.subject), original.predicate, label(original.object))

    return map(triple, triples)


def _graph(sock: socket.socket, store: pyoxigraph.Store, request: dict[str, Any]) -> None:
    graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph
    if request["graph"]:
        graph = pyoxigraph.NamedNode(request["graph"])
        if not store.contains_named_graph(graph):
            raise NotFoundError(f"There is no graph {request['graph']}.")
    else:
        graph = pyoxigraph.DefaultGraph()
    output = _output(sock, request, row_count.Uncounted())
    output.write_triples(map(attrgetter("triple"), store.quads_for_pattern(None, None, None, graph)), request["format"])
    _finish(sock, output)


def _output(sock: socket.socket, request: dict[str, Any], counter: row_count.RowCounter) -> LimitedOutput:
    return LimitedOutput(request["bytes"], request["rows"], counter, partial(ipc.send, sock, ipc.DATA))


def _finish(sock: socket.socket, output: LimitedOutput, *, wears: bool = True) -> None:
    """Send the remaining bytes and the end."""
    ipc.send(sock, ipc.END_WORN if wears and _worn() else ipc.END, output.take())


def failure(error: BaseException) -> bytes:
    """Return the frame that reports an exception to the service."""
    explained = _explain(error)
    return ipc.pack_json(
        ipc.ERROR, {"slug": explained.slug, "detail": explained.detail, "help": explained.advice, "members": explained.members}
    )


def _explain(error: BaseException) -> ServiceError:  # noqa: PLR0911 - a table, one line a failure
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
            # The sandbox held: in memory, only an attempt to reach the network fails like this.
            return EgressRefusedError("The evaluation tried to open a connection.")
        case RuntimeError() | ValueError():
            return EvaluationError(_shorten(text))
        case _:
            return ServiceError(f"The evaluation failed: {type(error).__name__}.")


def _shorten(message: str) -> str:
    """Return an engine's message without the character classes it lists among what it expected."""
    shown = _CLASSES.sub("", re.sub(r"\s+", " ", message))
    return shown if len(shown) < 400 else shown[:400] + "…"  # noqa: PLR2004 - long enough to name what was expected
