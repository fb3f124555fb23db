"""A write in a copy of the data process: what was sent is applied to the copy's own image of the data, and compared with what was there.

What the copy holds is never visible before it is committed. If the data do not parse, or break a limit, the copy ends.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph

from graph_service.errors import ConflictError, DataSyntaxError
from graph_service.namespaces import BASE, RESERVED
from graph_service.rdf.oxigraph import syntax_position
from graph_service.rdf.parser import Literals, parse
from graph_service.store.embedded import affected, sandbox
from graph_service.store.embedded import changes as change
from graph_service.store.embedded.update_literals import written_in


class Staging:
    """The write that a copy has received: what was sent, and what it changed."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store
        self._body: list[bytes] = []
        self.changes: list[change.GraphChange] = []
        self.encoded: list[bytes] = []
        """The changes as the journal has them."""

    def receive(self, body: bytes) -> None:
        """Keep a body until the write is applied."""
        self._body.append(body)

    def forget(self) -> None:
        """Hold the changes no longer: they are committed."""
        self.changes, self.encoded = [], []

    def apply(self, request: dict[str, Any]) -> dict[str, Any]:
        """Apply a write to the copy, and return what it changes."""
        sandbox.limit_memory(request["memory"])
        only = None if request["operation"] == "update" else request["graph"]
        result: list[dict[str, Any] | BaseException] = []

        def act() -> None:
            try:
                result.append(self._stage(request, only))
            except BaseException as error:  # noqa: BLE001 - carried to the thread that answers
                result.append(error)

        # In its own thread, because of its random numbers: see query_process.run.
        thread = threading.Thread(target=act)
        thread.start()
        thread.join()
        self._body = []
        sandbox.limit_memory(0)
        if isinstance(result[0], BaseException):
            raise result[0]
        return result[0]

    def _stage(self, request: dict[str, Any], only: str | None) -> dict[str, Any]:
        if request["operation"] in ("put", "post") and change.is_empty(self._store, request["graph"]):
            return self._stage_filled(request)
        if request["operation"] == "post":
            return self._stage_added(request)
        before = change.contents(self._store, only)
        literals = Literals()
        if request["operation"] == "update":
            text = b"".join(self._body).decode()
            _update(self._store, text)
            for literal in written_in(text):
                literals.look(literal)
        else:
            _replace(self._store, request, self._body, literals)
        after = change.contents(self._store, only)
        changes = change.compare(before, after)
        kept = _added(literals.changed, changes) if request["operation"] == "update" else literals.changed
        return self._keep(changes, request, kept, {graph: lines.count(b"\n") for graph, lines in after.items()})

    def _keep(
        self, changes: list[change.GraphChange], request: dict[str, Any], kept: Mapping[str, str], sizes: Mapping[str, int]
    ) -> dict[str, Any]:
        """Keep what was changed until it is committed, and return what the service has to know of it."""
        change.check(changes)
        self.changes, self.encoded = changes, list(change.encode(changes))
        added, removed = change.count(changes)
        return {
            "graphs": [one.graph for one in changes],
            "created": any(one.graph == request["graph"] and one.fate == "created" for one in changes),
            "added": added,
            "removed": removed,
            "reserved": {one.graph: one.first_about(RESERVED) for one in changes},
            "kept": kept,
            "sizes": {one.graph: sizes.get(one.graph) for one in changes},
        }

    def _stage_filled(self, request: dict[str, Any]) -> dict[str, Any]:
        """Fill a graph that is empty: what is in it afterwards was added."""
        literals = Literals()
        graph = change.name(request["graph"])
        fate = "created" if change.is_new(self._store, request["graph"]) else ""
        if isinstance(graph, pyoxigraph.NamedNode):
            self._store.add_graph(graph)
        _extend(self._store, request, self._body, literals)
        made = change.GraphChange(
            request["graph"], fate, self._store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=graph) or b"", b""
        )
        return self._keep([made] if fate or made.added else [], request, literals.changed, {request["graph"]: change.count([made])[0]})

    def _stage_added(self, request: dict[str, Any]) -> dict[str, Any]:
        """Add to a graph. What is there is not written out to be compared, so memory and time follow what is sent."""
        literals = Literals()
        sent = pyoxigraph.Store()
        _extend(sent, request, self._body, literals)
        for quad in [quad for quad in sent if quad in self._store]:
            sent.remove(quad)
        graph = change.name(request["graph"])
        made = change.GraphChange(request["graph"], "", sent.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=graph) or b"", b"")
        # One copy less while it is added.
        del sent
        change.apply(self._store, made)
        size = request["size"] + change.count([made])[0]
        return self._keep([made] if made.added else [], request, literals.changed, {request["graph"]: size})

    def inspect(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return the nodes whose shapes the write may break, or where they are."""
        sandbox.limit_memory(request["memory"])
        try:
            if "places" in request:
                return {"places": [affected.places(self._store, focus, path) for focus, path in request["places"]]}
            return {**affected.find(self._store, self.changes, request["plan"], request["known"])}
        finally:
            sandbox.limit_memory(0)


def _update(store: pyoxigraph.Store, text: str) -> None:
    try:
        store.update(text, base_iri=BASE)
    except RuntimeError as error:
        if "custom function" in str(error) or "service name" in str(error):
            raise
        raise ConflictError(f"{error}.") from None


def _added(literals: Mapping[str, str], changes: Iterable[change.GraphChange]) -> dict[str, str]:
    """Return those of the literals in an update's text that it added; others are in its patterns."""
    if not literals:
        return {}
    ends = {line[:-2] for one in changes for line in one.added.split(b"\n")}
    return {sent: kept for sent, kept in literals.items() if any(end.endswith(f" {kept}".encode()) for end in ends)}


def _replace(store: pyoxigraph.Store, request: dict[str, Any], bodies: list[bytes], literals: Literals) -> None:
    # Removing before parsing is safe here: if the data do not parse, this copy of the store ends unseen.
    graph = change.name(request["graph"])
    store.clear_graph(graph)
    if isinstance(graph, pyoxigraph.NamedNode):
        if request["operation"] == "delete":
            store.remove_graph(graph)
            return
        store.add_graph(graph)
    _extend(store, request, bodies, literals)


def _extend(store: pyoxigraph.Store, request: dict[str, Any], bodies: list[bytes], literals: Literals) -> None:
    """Put what was sent into a graph of a store."""
    graph = change.name(request["graph"])

    def placed(quads: Iterator[pyoxigraph.Quad]) -> Iterator[pyoxigraph.Quad]:
        for quad in quads:
            value = quad.object
            literals.look(value)
            yield pyoxigraph.Quad(quad.subject, quad.predicate, value, graph)

    for format_name in request["formats"]:
        try:
            # Taken off the list, so that its memory is free for the next steps.
            store.extend(placed(parse(bodies.pop(0), format_name, request["base"])))
        except SyntaxError as error:
            raise DataSyntaxError(str(error.msg or error)).having(syntax_position(error)) from None
