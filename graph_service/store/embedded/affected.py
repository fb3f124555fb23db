"""What a change reaches: the nodes whose rules may judge otherwise than before, and the statements that those rules read.

The rules come as plain values (``graph_service.shacl.plan`` makes them of SHACL). Each says which nodes it is about and along
which paths it reads from them. A path is a list: ``["p", iri]``, ``["inv", path]``, ``["seq", [path …]]``, ``["alt", [path …]]``,
``["?", path]``, ``["*", path]`` or ``["+", path]``. A node is reached when a changed statement lies on one of its rule's paths. To look
at the data as they will be is enough, also for what was removed: where several statements of a path went, it still leads to where the
first of them began.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple

from graph_service.errors import ContentTooLargeError, ServiceError
from graph_service.namespaces import PREFIXES
from graph_service.store.embedded.changes import GraphChange

Path = Sequence[Any]
Node = NamedNode | BlankNode
_TYPE = PREFIXES["rdf"] + "type"
_OURS = PREFIXES["gcmo"]
_MANY = 2000
_MOST = 16 * 2**20


def find(store: pyoxigraph.Store, changes: Sequence[GraphChange], request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a change reaches, all graphs taken together.

    ``request`` has ``predicates`` (the properties that rules read), ``rules`` and ``checks``; or, to ask other data about the same nodes,
    also ``focus`` and ``relevant`` as they were returned. A rule has ``id``, ``targets`` (pairs of ``class``, ``node``, ``subjects`` or
    ``objects``, or ``our subjects`` or ``our objects``, and an IRI) and ``reads`` (paths). The two of ours are those of statements whose
    subject has a class of ours: the property is one that everybody uses, and what others say with it is theirs. A check has ``id``,
    ``targets``, the two pieces ``select`` of a SELECT query between which its targets are put, the ``names`` (IRIs) in it, and whether it
    has a ``variable`` for a property.

    Returns ``focus`` (nodes by the rule's id), ``statements`` (N-Triples that these rules read there), ``relevant`` (ids of the checks that
    may find something else than before) and ``rows`` (by the check's id, what it finds: variable to term in N-Triples).
    """
    world = _World(store)
    if "focus" in request:
        asked = {key: {_node(text) for text in nodes} for key, nodes in request["focus"].items()}
        # What no rule was about cannot have been wrong.
        focus = {rule["id"]: nodes for rule in request["rules"] if (nodes := world.among(asked.get(rule["id"], set()), rule["targets"]))}
        relevant = list(request["relevant"])
    else:
        changed = _Changed(changes, request["predicates"])
        if not changed:
            return {"focus": {}, "statements": "", "relevant": [], "rows": {}}
        focus = {rule["id"]: nodes for rule in request["rules"] if (nodes := _reached(world, changed, rule))}
        relevant = [check["id"] for check in request["checks"] if changed.touches(check)]
    read: set[Triple] = set()
    for rule in request["rules"]:
        for path in rule["reads"] if rule["id"] in focus else ():
            world.walk(path, set(focus[rule["id"]]), read)
    statements = pyoxigraph.serialize(sorted(read, key=str), format=RdfFormat.N_TRIPLES) or b""
    if len(statements) > _MOST:
        message = f"To check the write, more than {_MOST} bytes would have to be read."
        raise ContentTooLargeError(message, help="Send it in smaller parts. Nothing was changed.", limit="checked", maximum=_MOST)
    found = {check["id"]: rows for check in request["checks"] if check["id"] in relevant and (rows := world.rows(check))}
    named = {key: sorted(str(node) for node in nodes) for key, nodes in focus.items()}
    return {"focus": named, "statements": statements.decode(), "relevant": relevant, "rows": found}


class _Changed:
    """The changed statements that have a property which a rule reads."""

    def __init__(self, changes: Iterable[GraphChange], predicates: Iterable[str]) -> None:
        watched = {f"<{iri}>".encode() for iri in predicates}
        lines = [line for change in changes for line in (*change.added, *change.removed) if line.split(b" ", 2)[1] in watched]
        self._ends: dict[str, tuple[set[Node], set[Node]]] = {}
        self._classes: set[str] = set()
        for quad in pyoxigraph.parse(input=b"\n".join(lines), format=RdfFormat.N_TRIPLES):
            subjects, objects = self._ends.setdefault(quad.predicate.value, (set(), set()))
            if isinstance(quad.subject, NamedNode | BlankNode):
                subjects.add(quad.subject)
            if isinstance(quad.object, NamedNode | BlankNode):
                objects.add(quad.object)
            if quad.predicate.value == _TYPE and isinstance(quad.object, NamedNode):
                self._classes.add(quad.object.value)

    def __bool__(self) -> bool:
        return bool(self._ends)

    def subjects(self, predicate: str) -> set[Node]:
        """Return the subjects of the changed statements with a property."""
        return set(self._ends.get(predicate, (set(), set()))[0])

    def objects(self, predicate: str) -> set[Node]:
        """Return their objects, without literals."""
        return set(self._ends.get(predicate, (set(), set()))[1])

    def touches(self, check: Mapping[str, Any]) -> bool:
        """Tell whether a query may find something else than before."""
        if check["variable"]:
            return True
        names = set(check["names"])
        return bool(names & (self._ends.keys() - {_TYPE}) or names & self._classes)


def _reached(world: "_World", changed: _Changed, rule: Mapping[str, Any]) -> list[Node]:
    found: set[Node] = set()
    for kind, iri in rule["targets"]:
        match kind:
            case "class":
                found |= changed.subjects(_TYPE)
            case "subjects":
                found |= changed.subjects(iri)
            case "our subjects":
                found |= changed.subjects(iri) | changed.subjects(_TYPE)
            case "objects":
                found |= changed.objects(iri)
            case "our objects":
                found |= changed.objects(iri) | world.walk(["p", iri], changed.subjects(_TYPE), set())
    for path in rule["reads"]:
        found |= world.back(path, changed)
    return world.among(found, rule["targets"])


class _World:
    """All graphs of a store as one."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store

    def rows(self, check: Mapping[str, Any]) -> list[dict[str, str]]:
        """Return what a query finds about its targets."""
        # A query can name no blank node.
        targets = " ".join(sorted(str(node) for node in self.targets(check["targets"]) if isinstance(node, NamedNode)))
        before, after = check["select"]
        if not targets:
            return []
        found = self._store.query(f"{before} VALUES ?this {{ {targets} }} {after}", use_default_graph_as_union=True)
        if not isinstance(found, pyoxigraph.QuerySolutions):
            message = f"The check {check['id']} is not a SELECT."
            raise ServiceError(message)
        names = [variable.value for variable in found.variables]
        return [{name: str(row[name]) for name in names if row[name] is not None} for row in found]

    def targets(self, targets: Iterable[Sequence[str]]) -> set[Node]:
        """Return the nodes that a rule is about (SHACL 2.1.3)."""
        found: set[object] = set()
        for kind, iri in targets:
            match kind:
                case "node":
                    found.add(NamedNode(iri))
                case "class":
                    found |= {quad.subject for quad in self._quads(None, _TYPE, NamedNode(iri))}
                case "subjects" | "our subjects":
                    found |= {quad.subject for quad in self._quads(None, iri, None) if kind == "subjects" or self._is_ours(quad.subject)}
                case _:
                    found |= {quad.object for quad in self._quads(None, iri, None) if kind == "objects" or self._is_ours(quad.subject)}
        return {node for node in found if isinstance(node, NamedNode | BlankNode)}

    def among(self, nodes: set[Node], targets: Sequence[Sequence[str]]) -> list[Node]:
        """Return those of some nodes that a rule is about."""
        if len(nodes) > _MANY:
            return list(nodes & self.targets(targets))
        return [node for node in nodes if self.is_target(node, targets)]

    def is_target(self, node: Node, targets: Iterable[Sequence[str]]) -> bool:
        """Tell whether a rule is about a node."""
        for kind, iri in targets:
            match kind:
                case "node":
                    found: object = isinstance(node, NamedNode) and node.value == iri
                case "class":
                    found = next(self._quads(node, _TYPE, NamedNode(iri)), None)
                case "subjects" | "our subjects":
                    found = next(self._quads(node, iri, None), None) and (kind == "subjects" or self._is_ours(node))
                case _:
                    found = any(kind == "objects" or self._is_ours(quad.subject) for quad in self._quads(None, iri, node))
            if found:
                return True
        return False

    def _is_ours(self, node: object) -> bool:
        """Tell whether something has a class of our vocabulary."""
        if not isinstance(node, NamedNode | BlankNode):
            return False
        types = (quad.object for quad in self._quads(node, _TYPE, None))
        return any(isinstance(one, NamedNode) and one.value.startswith(_OURS) for one in types)

    def back(self, path: Path, changed: _Changed) -> set[Node]:
        """Return the nodes from which a path uses a changed statement."""
        kind, inner = path
        match kind:
            case "p":
                return changed.subjects(inner)
            case "inv":
                return changed.objects(_plain(inner))
            case "seq":
                first, *rest = inner
                return self.back(first, changed) | (self._before(first, self.back(["seq", rest], changed)) if rest else set())
            case "alt":
                return set().union(*(self.back(one, changed) for one in inner))
            case "?":
                return self.back(inner, changed)
            case _:
                return self._before(["*", inner], self.back(inner, changed))

    def _before(self, path: Path, nodes: set[Node]) -> set[Node]:
        """Return the nodes from which a path leads to one of some nodes."""
        kind, inner = path
        match kind:
            case "p":
                return {quad.subject for quad in self._about(inner, nodes, inverse=True) if isinstance(quad.subject, NamedNode | BlankNode)}
            case "inv":
                found = self._about(_plain(inner), nodes)
                return {quad.object for quad in found if isinstance(quad.object, NamedNode | BlankNode)}
            case "seq":
                for one in reversed(inner):
                    nodes = self._before(one, nodes)
                return nodes
            case "alt":
                return set().union(*(self._before(one, nodes) for one in inner))
            case "?":
                return nodes | self._before(inner, nodes)
            case _:
                found_, fresh = set() if kind == "+" else set(nodes), nodes
                while fresh := self._before(inner, fresh) - found_:
                    found_ |= fresh
                return found_

    def walk(self, path: Path, nodes: set[Node], read: set[Triple]) -> set[Node]:
        """Add the statements on a path from some nodes to those read, and return where it leads."""
        kind, inner = path
        match kind:
            case "p":
                quads = list(self._about(inner, nodes))
                read.update(quad.triple for quad in quads)
                return {quad.object for quad in quads if isinstance(quad.object, NamedNode | BlankNode)}
            case "inv":
                quads = list(self._about(_plain(inner), nodes, inverse=True))
                read.update(quad.triple for quad in quads)
                return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode | BlankNode)}
            case "seq":
                for one in inner:
                    nodes = self.walk(one, nodes, read)
                return nodes
            case "alt":
                return set().union(*(self.walk(one, nodes, read) for one in inner))
            case "?":
                return nodes | self.walk(inner, nodes, read)
            case _:
                found, fresh = set() if kind == "+" else set(nodes), nodes
                while fresh := self.walk(inner, fresh, read) - found:
                    found |= fresh
                return found

    def _about(self, predicate: str, nodes: set[Node], *, inverse: bool = False) -> Iterator[Quad]:
        if len(nodes) > _MANY:
            # Fewer steps than a look-up for each of them, most of which have nothing.
            yield from (quad for quad in self._quads(None, predicate, None) if (quad.object if inverse else quad.subject) in nodes)
            return
        for node in nodes:
            yield from self._quads(None, predicate, node) if inverse else self._quads(node, predicate, None)

    def _quads(self, subject: Node | None, predicate: str, value: Node | None) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, NamedNode(predicate), value, None)


def _plain(path: Path) -> str:
    kind, iri = path
    if kind != "p":
        message = "Only a single property is read backwards."
        raise ServiceError(message)
    return str(iri)


def _node(text: str) -> Node:
    return NamedNode(text[1:-1]) if text.startswith("<") else BlankNode(text.removeprefix("_:"))
