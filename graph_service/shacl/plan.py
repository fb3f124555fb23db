"""What the shapes are about and what they read: the plan (``graph_service.store.embedded.check_plan``) by which writes are checked.

Constraints in SPARQL become checks: queries that the engine runs over the whole graph at once, a thousand times quicker than pySHACL
(decision 0017).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path as File

from rdflib import Graph, URIRef, Variable
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node

from graph_service.namespaces import BASE
from graph_service.shacl.files import UnusableInputError, read
from graph_service.shacl.report import SH
from graph_service.sparql.tokens import tokens
from graph_service.store.embedded.check_plan import INSTANCE_OF, SUBCLASS, TYPE, Check, CheckPlan, Path, Rule, Target, TargetKind

_TARGETS: dict[URIRef, TargetKind] = {
    SH.targetClass: "class",
    SH.targetSubjectsOf: "subjects",
    SH.targetObjectsOf: "objects",
    SH.targetNode: "node",
}
_LISTS = (SH["or"], SH["and"], SH.xone)
_NESTED = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
_BESIDE = (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)
_READS_NOTHING = frozenset(
    SH[name]
    for name in (
        "datatype", "deactivated", "flags", "hasValue", "in", "languageIn", "maxCount", "maxExclusive", "maxInclusive", "maxLength",
        "message",
        "minCount", "minExclusive", "minInclusive", "minLength", "name", "nodeKind", "order", "path", "pattern", "qualifiedMaxCount",
        "qualifiedMinCount", "severity", "sparql", "uniqueLang",
    )
)  # fmt: skip
_KNOWN = {*_READS_NOTHING, *_NESTED, *_LISTS, *_BESIDE, *_TARGETS, SH["class"]}
_REPEATED = {SH.zeroOrOnePath: "?", SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+"}
_THIS = Variable("this")


class UnplannedError(UnusableInputError):
    """Shapes from which no plan can be made; pySHACL may still be able to judge a whole graph by them."""


def make_plan(folder: File) -> CheckPlan:
    """Read every ``*.ttl`` of a folder of shapes. The id of a rule is its shape's IRI, that of a check its constraint's.

    Raises:
        UnusableInputError: there are none, or one is broken; says which.
        UnplannedError: one uses what cannot be planned; says which.

    """
    files = sorted(folder.glob("*.ttl"))
    if not files:
        message = f"{folder}: no shapes (*.ttl) here"
        raise UnusableInputError(message)
    rules: list[Rule] = []
    checks: list[Check] = []
    for file in files:
        graph = read([file])
        for shape in _shapes(graph, file):
            targets = [
                _target(kind, str(value)) for name, kind in _TARGETS.items() for value in sorted(graph.objects(shape, name), key=str)
            ]
            constraints = sorted(graph.objects(shape, SH.sparql), key=str)
            reads = _unique(_reads(graph, shape, file))
            if reads or _judges_itself(graph, shape):
                rules.append({"id": str(shape), "stem": file.stem, "targets": targets, "reads": reads})
            checks += [_check(graph, shape, one, targets, file) for one in constraints if not _is_off(graph, one)]
    predicates = {TYPE, SUBCLASS} | {iri for rule in rules for path in rule["reads"] for iri in _iris(path)}
    predicates |= {
        iri for kind, iri in (target for rule in (*rules, *checks) for target in rule["targets"]) if kind not in ("class", "node")
    }
    predicates |= {name for check in checks for name in check["predicates"]}
    return {"predicates": sorted(predicates), "rules": rules, "checks": checks}


def _shapes(graph: Graph, file: File) -> list[URIRef]:
    """Return the shapes that have a target and are not switched off."""
    targeted = {subject for kind in _TARGETS for subject in graph.subjects(kind)}
    if (None, RDF.type, SH.ConstraintComponent) in graph:
        message = f"{file}: a constraint component of its own, of which it is not known what it reads"
        raise UnplannedError(message)
    if (None, SH.target, None) in graph or any((shape, RDF.type, RDFS.Class) in graph for shape in graph.subjects(RDF.type, SH.NodeShape)):
        message = f"{file}: a target that is not known here: sh:target, or a shape that is a class"
        raise UnplannedError(message)
    shapes = []
    for shape in sorted(targeted, key=str):
        if not isinstance(shape, URIRef):
            message = f"{file}: a shape with a target needs an IRI"
            raise UnplannedError(message)
        if not _is_off(graph, shape):
            shapes.append(shape)
    return shapes


def _is_off(graph: Graph, node: Node) -> bool:
    return any(str(value) == "true" for value in graph.objects(node, SH.deactivated))


def _target(kind: TargetKind, iri: str) -> Target:
    """Return a target; one by a property that everybody uses is about what things of ours say with it."""
    if iri.startswith(BASE):
        return kind, iri
    return {"subjects": "our subjects", "objects": "our objects"}.get(kind, kind), iri  # type: ignore[return-value]  # of the same kinds


def _judges_itself(graph: Graph, shape: Node) -> bool:
    """Return True if a shape says something of its target without reading a statement about it, such as that it is an IRI."""
    said = {str(predicate) for predicate in graph.predicates(shape)}
    silent = {str(SH[name]) for name in ("deactivated", "message", "name", "order", "severity", "sparql")}
    return bool({name for name in said if name.startswith(str(SH))} - silent - {str(name) for name in _TARGETS})


def _unique(paths: Iterable[Path]) -> list[Path]:
    return [path for number, path in enumerate(listed) if path not in listed[:number]] if (listed := list(paths)) else []


def _reads(graph: Graph, shape: Node, file: File, *, inner: bool = False) -> Iterator[Path]:
    """Yield the paths that a shape reads from a node it is put to."""
    used = {str(predicate) for predicate in graph.predicates(shape) if str(predicate).startswith(str(SH))}
    if unknown := used - {str(name) for name in _KNOWN - ({SH.sparql} if inner else set())}:
        message = f"{file}: {shape} uses {', '.join(sorted(unknown))}, of which it is not known what it reads"
        raise UnplannedError(message)
    step = graph.value(shape, SH.path)
    start = None if step is None else _path(graph, step, file)
    if start:
        yield start
    for other in (value for name in _BESIDE for value in graph.objects(shape, name)):
        yield ["p", str(other)]
    nested = [value for name in _NESTED for value in graph.objects(shape, name)]
    nested += [member for name in _LISTS for listed in graph.objects(shape, name) for member in Collection(graph, listed)]
    paths = [INSTANCE_OF] if (shape, SH["class"], None) in graph else []
    paths += [path for one in nested for path in _reads(graph, one, file, inner=True)]
    for path in paths:
        yield ["seq", [start, path]] if start else path


def _path(graph: Graph, node: Node, file: File) -> Path:
    """Return a SHACL property path (SHACL 2.3.1)."""
    if isinstance(node, URIRef):
        return ["p", str(node)]
    if (node, RDF.first, None) in graph:
        return ["seq", [_path(graph, one, file) for one in Collection(graph, node)]]
    if alternatives := graph.value(node, SH.alternativePath):
        return ["alt", [_path(graph, one, file) for one in Collection(graph, alternatives)]]
    inverse = graph.value(node, SH.inversePath)
    if isinstance(inverse, URIRef):
        return ["inv", ["p", str(inverse)]]
    for name, sign in _REPEATED.items():
        if (repeated := graph.value(node, name)) is not None:
            return [sign, _path(graph, repeated, file)]
    message = f"{file}: a path that is not known here"
    raise UnplannedError(message)


def _iris(path: Path) -> Iterator[str]:
    kind, inner = path
    if kind == "p":
        yield inner
    elif kind in ("seq", "alt"):
        for one in inner:
            yield from _iris(one)
    else:
        yield from _iris(inner)


def _check(graph: Graph, shape: URIRef, constraint: Node, targets: list[Target], file: File) -> Check:
    """Return a constraint in SPARQL (SHACL 5.1) as a query cut in two where VALUES for ``?this`` belong, which is what pre-binding means.

    The prefixes are those of ``sh:prefixes``; message and severity are the constraint's and the shape's.
    """
    text = str(graph.value(constraint, SH.select) or "").replace("$this", "?this")
    if not text or not isinstance(constraint, URIRef):
        message = f"{file}: {constraint} needs an IRI and a SELECT"
        raise UnplannedError(message)
    prefixes = {
        str(graph.value(one, SH.prefix)): str(graph.value(one, SH.namespace))
        for owner in graph.objects(constraint, SH.prefixes)
        for one in graph.objects(owner, SH.declare)
    }
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(prefixes.items()))
    brace = next(token for token in tokens(text) if token.kind == "mark" and token.text == "{")
    names = _Names({iri for kind, iri in targets if kind == "node"}, whole=all(kind == "node" for kind, _ in targets))
    try:
        names.read(prepareQuery(head + text).algebra)
    except Exception as error:  # rdflib raises anything, also plain exceptions
        message = f"{file}: {constraint}: {error}"
        raise UnplannedError(message) from error
    return {
        "id": str(constraint),
        "stem": file.stem,
        "shape": str(shape),
        "targets": targets,
        "select": (head + text[: brace.start + 1], text[brace.start + 1 :]),
        "predicates": sorted(names.predicates),
        "classes": sorted(names.classes),
        "any": names.any,
    }


class _Names:
    """The properties and classes whose statements a query matches. ``this`` are the values of ``?this``, if ``whole``, all of them."""

    def __init__(self, this: set[str], *, whole: bool) -> None:
        self.predicates: set[str] = set()
        self.classes: set[str] = set()
        self.any = False
        self._this = this
        self._whole = whole

    def read(self, part: object) -> None:
        """Take in a piece of the algebra; the statements of patterns are under ``triples``."""
        if isinstance(part, dict):
            for key, value in part.items():
                if key == "triples":
                    for statement in value:
                        # One after another in a piece that the parser has not taken apart.
                        for place in range(0, len(statement), 3):
                            self._match(*statement[place + 1 : place + 3])
                else:
                    self.read(value)
        elif isinstance(part, list | tuple | set | frozenset):
            for one in part:
                self.read(one)

    def _match(self, predicate: object, value: object) -> None:
        match predicate:
            case Variable() if predicate == _THIS and self._whole:
                self.predicates |= self._this
            case Variable():
                self.any = True
            case URIRef() if predicate == RDF.type and isinstance(value, URIRef):
                self.classes.add(str(value))
            case URIRef() if predicate == RDF.type and value == _THIS and self._whole:
                self.classes |= self._this
            case URIRef():
                self.predicates.add(str(predicate))
            case SequencePath() | AlternativePath():
                for one in predicate.args:
                    self._match(one, None)
            case MulPath():
                self._match(predicate.path, None)
            case InvPath():
                self._match(predicate.arg, None)
            case _:
                # A negated property set: anything else.
                self.any = True
