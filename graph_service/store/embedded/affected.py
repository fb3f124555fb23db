"""What a change affects: the focus nodes whose rules may now give another result, and the statements that those rules read.

The rules come as plain values (``graph_service.store.embedded.check_plan``). A node is affected if a changed statement lies on a path of
its rule, or made the node a target of the rule. The data after the change are enough, also for removed statements: if several
statements of a path were removed, the path still leads to the subject of the first of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from operator import attrgetter
from typing import Literal as Either

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple

from graph_service.errors import ContentTooLargeError, ServiceError
from graph_service.namespaces import PREFIXES
from graph_service.rdf.oxigraph import term
from graph_service.store.embedded.changes import GraphChange
from graph_service.store.embedded.check_plan import INSTANCE_OF, TYPE, Affected, Check, CheckPlan, Path, Target

Node = NamedNode | BlankNode | Literal
End = Either["subject", "object"]
_OURS = PREFIXES["gcmo"]
_THIS = pyoxigraph.Variable("this")
_MANY = 2000
_MOST = 16 * 2**20


def find(
    store: pyoxigraph.Store, changes: Sequence[GraphChange], plan: CheckPlan, known: Affected | None = None, *, bounded: bool = True
) -> Affected:
    """Return what a change affects in the union of all graphs. With ``known``, read the same nodes and checks in these data instead.

    Raises:
        ContentTooLargeError: if ``bounded``, the rules would have to read too much.

    """
    world = _World(store)
    if known:
        asked: dict[str, set[Node]] = {key: {_node(text) for text in nodes} for key, nodes in known["focus"].items()}
        # A node that was not a target of the rule before cannot have violated it.
        focus = {rule["id"]: nodes for rule in plan["rules"] if (nodes := world.among([asked.get(rule["id"], set())], rule["targets"]))}
        relevant = list(known["relevant"])
    else:
        changed = _Changed(changes, plan["predicates"], everything=any(check["any"] for check in plan["checks"]))
        if not changed:
            return {"focus": {}, "statements": "", "relevant": [], "rows": {}}
        focus = {rule["id"]: nodes for rule in plan["rules"] if (nodes := _affected(world, changed, rule["targets"], rule["reads"]))}
        relevant = [check["id"] for check in plan["checks"] if changed.touches(check) or _affected(world, changed, check["targets"], [])]
    read: set[Triple] = set()
    for rule in plan["rules"]:
        for path in rule["reads"] if rule["id"] in focus else ():
            world.walk(path, set(focus[rule["id"]]), read)
    statements = pyoxigraph.serialize(sorted(read, key=str), format=RdfFormat.N_TRIPLES) or b""
    if bounded and len(statements) > _MOST:
        message = f"To check the write, more than {_MOST} bytes would have to be read."
        raise ContentTooLargeError(message, help="Send it in smaller parts. Nothing was changed.", limit="checked", maximum=_MOST)
    rows_of = {check["id"]: rows for check in plan["checks"] if check["id"] in relevant and (rows := world.rows(check))}
    named = {key: sorted(str(node) for node in nodes) for key, nodes in focus.items()}
    return {"focus": named, "statements": statements.decode(), "relevant": relevant, "rows": rows_of}


def places(store: pyoxigraph.Store, focus: str, path: str) -> list[list[str]]:
    """Return the values of a subject's property, sorted: each in N-Triples, with its graph (empty for the default graph)."""
    quads = store.quads_for_pattern(NamedNode(focus), NamedNode(path), None, None)
    return sorted([str(quad.object), quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""] for quad in quads)


class _Changed:
    """The changed statements whose property a rule reads, or all of them if a check may read any property.

    They may be a million: they stay text until their ends are asked for. No caller may change the sets that are returned.
    """

    def __init__(self, changes: Iterable[GraphChange], predicates: Iterable[str], *, everything: bool) -> None:
        watched: dict[bytes, tuple[set[bytes], set[bytes]]] = {f"<{iri}>".encode(): (set(), set()) for iri in predicates}
        self._any = False
        for change in changes:
            for line in chain(BytesIO(change.added), BytesIO(change.removed)):
                subject, predicate, rest = line.split(b" ", 2)
                if predicate in watched:
                    subjects, objects = watched[predicate]
                    subjects.add(subject)
                    objects.add(rest)
                else:
                    self._any = everything
        self._lines = {predicate[1:-1].decode(): ends for predicate, ends in watched.items() if ends[0]}
        self._ends: dict[tuple[str, End], set[Node]] = {}
        self._classes = {node.value for node in self.objects(TYPE)}

    def __bool__(self) -> bool:
        return self._any or bool(self._lines)

    def subjects(self, predicate: str) -> set[Node]:
        """Return the subjects of the changed statements with a property."""
        return self._nodes(predicate, "subject")

    def objects(self, predicate: str) -> set[Node]:
        """Return their objects."""
        return self._nodes(predicate, "object")

    def _nodes(self, predicate: str, end: End) -> set[Node]:
        if predicate not in self._lines:
            return set()
        if (predicate, end) not in self._ends:
            subjects, rests = self._lines[predicate]
            lines = [one + b" <x:> <x:> .\n" for one in subjects] if end == "subject" else [b"<x:> <x:> " + one for one in rests]
            quads = pyoxigraph.parse(input=b"".join(lines), format=RdfFormat.N_TRIPLES)
            self._ends[predicate, end] = {term for term in map(attrgetter(end), quads) if isinstance(term, Node)}
        return self._ends[predicate, end]

    def touches(self, check: Check) -> bool:
        """Return True if the change may alter what the query's pattern matches."""
        return check["any"] or not self._lines.keys().isdisjoint(check["predicates"]) or not self._classes.isdisjoint(check["classes"])


def _affected(world: "_World", changed: _Changed, targets: Sequence[Target], reads: Iterable[Path]) -> list[Node]:
    """Return the targets of a rule for which a changed statement lies on a path that the rule reads, or made them targets."""
    nodes: list[set[Node]] = []
    for kind, iri in targets:
        match kind:
            case "class":
                nodes.append(world.back(INSTANCE_OF, changed))
            case "subjects":
                nodes.append(changed.subjects(iri))
            case "our subjects":
                nodes += [changed.subjects(iri), changed.subjects(TYPE)]
            case "objects":
                nodes.append(changed.objects(iri))
            case "our objects":
                nodes += [changed.objects(iri), world.walk(["p", iri], changed.subjects(TYPE), set())]
            case "node":
                # A named target is always one.
                pass
    return world.among([*nodes, *(world.back(path, changed) for path in reads)], targets)


class _World:
    """The union of all graphs of a store."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store
        self._targets: dict[Target, set[Node]] = {}

    def rows(self, check: Check) -> list[dict[str, str]]:
        """Return the rows of the check's query for its targets."""
        nodes = self.targets(check["targets"])
        before, after = check["select"]
        named = " ".join(sorted(str(node) for node in nodes if not isinstance(node, BlankNode)))
        rows = self._select(check, f"{before} VALUES ?this {{ {named} }} {after}") if named else []
        for node in sorted((node for node in nodes if isinstance(node, BlankNode)), key=str):
            # A query cannot name a blank node.
            rows += self._select(check, before + after, node)
        return rows

    def _select(self, check: Check, query: str, this: BlankNode | None = None) -> list[dict[str, str]]:
        bound: dict[pyoxigraph.Variable, NamedNode | BlankNode | Literal | Triple] = {_THIS: this} if this else {}
        solutions = self._store.query(query, use_default_graph_as_union=True, substitutions=bound)
        if not isinstance(solutions, pyoxigraph.QuerySolutions):
            message = f"The check {check['id']} is not a SELECT."
            raise ServiceError(message)
        names = [variable.value for variable in solutions.variables]
        return [{name: str(row[name]) for name in names if row[name] is not None} for row in solutions]

    def targets(self, targets: Iterable[Target]) -> set[Node]:
        """Return the target nodes (SHACL 2.1.3)."""
        return set().union(*map(self._of, targets))

    def _of(self, target: Target) -> set[Node]:
        kind, iri = target
        if (known := self._targets.get((kind, iri))) is not None:
            return known
        nodes: set[object] = set()
        match kind:
            case "node":
                nodes = {NamedNode(iri)}
            case "class":
                nodes = {*self._before(INSTANCE_OF, {NamedNode(iri)})}
            case "subjects" | "our subjects":
                nodes = {quad.subject for quad in self._quads(None, iri, None)}
                if kind == "our subjects":
                    nodes = {node for node in nodes if self._is_ours(node)}
            case "objects" | "our objects":
                nodes = {quad.object for quad in self._quads(None, iri, None) if kind == "objects" or self._is_ours(quad.subject)}
        self._targets[kind, iri] = {node for node in nodes if isinstance(node, Node)}
        return self._targets[kind, iri]

    def among(self, sets: Sequence[set[Node]], targets: Sequence[Target]) -> list[Node]:
        """Return the nodes in some sets that are targets."""
        if sum(map(len, sets)) > _MANY:
            all_targets = self.targets(targets)
            return list(set().union(*(nodes & all_targets for nodes in sets)))
        return [node for node in set().union(*sets) if any(self._is_target(node, kind, iri) for kind, iri in targets)]

    def _is_target(self, node: Node, kind: str, iri: str) -> bool:
        match kind:
            case "node":
                return isinstance(node, NamedNode) and node.value == iri
            case "class":
                return NamedNode(iri) in self.walk(INSTANCE_OF, {node}, set())
            case "subjects" | "our subjects":
                return any(self._quads(node, iri, None)) and (kind == "subjects" or self._is_ours(node))
            case _:
                return any(kind == "objects" or self._is_ours(quad.subject) for quad in self._quads(None, iri, node))

    def _is_ours(self, node: object) -> bool:
        """Return True if a node has a class of our vocabulary."""
        if not isinstance(node, NamedNode | BlankNode):
            return False
        types = (quad.object for quad in self._quads(node, TYPE, None))
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
                nodes = self.back(first, changed)
                further = self._before(first, self.back(["seq", rest], changed)) if rest else set()
                return nodes | further if further else nodes
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
                return {quad.subject for quad in self._about(inner, nodes, inverse=True) if isinstance(quad.subject, Node)}
            case "inv":
                quads = self._about(_plain(inner), nodes)
                return {quad.object for quad in quads if isinstance(quad.object, Node)}
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
        """Add the statements on a path from some nodes to ``read``, and return the nodes at its end."""
        kind, inner = path
        match kind:
            case "p":
                quads = list(self._about(inner, nodes))
                read.update(quad.triple for quad in quads)
                return {quad.object for quad in quads if isinstance(quad.object, Node)}
            case "inv":
                quads = list(self._about(_plain(inner), nodes, inverse=True))
                read.update(quad.triple for quad in quads)
                return {quad.subject for quad in quads if isinstance(quad.subject, Node)}
            case "seq":
                for one in inner:
                    nodes = self.walk(one, nodes, read)
                return nodes
            case "alt":
                return set().union(*(self.walk(one, nodes, read) for one in inner))
            case "?":
                return nodes | self.walk(inner, nodes, read)
            case _:
                reached, fresh = set() if kind == "+" else set(nodes), nodes
                while fresh := self.walk(inner, fresh, read) - reached:
                    reached |= fresh
                return reached

    def _about(self, predicate: str, nodes: set[Node], *, inverse: bool = False) -> Iterator[Quad]:
        if len(nodes) > _MANY:
            # One scan takes fewer steps than a look-up for each node.
            yield from (quad for quad in self._quads(None, predicate, None) if (quad.object if inverse else quad.subject) in nodes)
            return
        for node in nodes:
            yield from self._quads(None, predicate, node) if inverse else self._quads(node, predicate, None)

    def _quads(self, subject: Node | None, predicate: str, value: Node | None) -> Iterator[Quad]:
        if isinstance(subject, Literal):
            return iter(())
        return self._store.quads_for_pattern(subject, NamedNode(predicate), value, None)


def _plain(path: Path) -> str:
    kind, iri = path
    if kind != "p":
        message = "Only a single property is read backwards."
        raise ServiceError(message)
    return str(iri)


def _node(text: str) -> Node:
    node = BlankNode(text.removeprefix("_:")) if text.startswith("_:") else term(text)
    if not isinstance(node, Node):
        message = f"{text} is nothing that a rule is about."
        raise ServiceError(message)
    return node
