"""What the shapes are about and what they read, as plain values for the data process (``graph_service.store.embedded.affected``).

So it can tell which nodes a write may have broken and which statements a shape needs to judge them, without knowing SHACL. Constraints in
SPARQL become checks: queries that the engine runs over the whole graph at once, a thousand times quicker than pySHACL (decision 0017).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.term import Node

from graph_service.namespaces import BASE
from graph_service.shacl.files import UnusableInputError, read
from graph_service.sparql.tokens import tokens

SH = Namespace("http://www.w3.org/ns/shacl#")
_TARGETS = {SH.targetClass: "class", SH.targetSubjectsOf: "subjects", SH.targetObjectsOf: "objects", SH.targetNode: "node"}
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
_TYPE = ["p", str(RDF.type)]
_IRI = re.compile(r"<([^<>\s]*)>")
Path_ = list[Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """``rules`` and ``checks``, and ``predicates``, the properties that any of them reads; a change of others breaks none."""

    predicates: tuple[str, ...]
    rules: tuple[dict[str, Any], ...]
    checks: tuple[dict[str, Any], ...]

    def request(self) -> dict[str, Any]:
        """Return it as the process that holds the data takes it."""
        return {"predicates": list(self.predicates), "rules": list(self.rules), "checks": list(self.checks)}


def make_plan(folder: Path) -> Plan:
    """Read every ``*.ttl`` of a folder of shapes. The id of a rule is its shape's IRI, that of a check its constraint's.

    Raises:
        UnusableInputError: there are none, one is broken, or one uses what cannot be planned; says which.

    """
    files = sorted(folder.glob("*.ttl"))
    if not files:
        message = f"{folder}: no shapes (*.ttl) here"
        raise UnusableInputError(message)
    rules: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    for file in files:
        graph = read([file])
        for shape in sorted({subject for kind in _TARGETS for subject in graph.subjects(kind)}, key=str):
            if not isinstance(shape, URIRef):
                message = f"{file}: a shape with a target needs an IRI"
                raise UnusableInputError(message)
            targets = [
                _target(kind, str(value)) for name, kind in _TARGETS.items() for value in sorted(graph.objects(shape, name), key=str)
            ]
            reads = _unique(_reads(graph, shape, file))
            if reads:
                rules.append({"id": str(shape), "stem": file.stem, "targets": targets, "reads": reads})
            constraints = sorted(graph.objects(shape, SH.sparql), key=str)
            checks += [{"stem": file.stem, "targets": targets, **_check(graph, shape, one, file)} for one in constraints]
    predicates = {str(RDF.type)} | {iri for rule in rules for path in rule["reads"] for iri in _iris(path)}
    predicates |= {iri for kind, iri in (target for rule in (*rules, *checks) for target in rule["targets"]) if kind != "class"}
    predicates |= {name for check in checks for name in check["names"]}
    return Plan(tuple(sorted(predicates)), tuple(rules), tuple(checks))


def _target(kind: str, iri: str) -> list[str]:
    """Return a target; one by a property that everybody uses is about what things of ours say with it."""
    common = kind in ("subjects", "objects") and not iri.startswith(BASE)
    return [f"our {kind}" if common else kind, iri]


def _unique(paths: Iterable[Path_]) -> list[Path_]:
    return [path for number, path in enumerate(listed) if path not in listed[:number]] if (listed := list(paths)) else []


def _reads(graph: Graph, shape: Node, file: Path) -> Iterator[Path_]:
    """Yield the paths that a shape reads from a node it is put to."""
    used = {str(predicate) for predicate in graph.predicates(shape) if str(predicate).startswith(str(SH))}
    if unknown := used - {str(name) for name in _KNOWN}:
        message = f"{file}: {shape} uses {', '.join(sorted(unknown))}, of which it is not known what it reads"
        raise UnusableInputError(message)
    step = graph.value(shape, SH.path)
    start = None if step is None else _path(graph, step, file)
    if start:
        yield start
    for other in (value for name in _BESIDE for value in graph.objects(shape, name)):
        yield ["p", str(other)]
    inner = [value for name in _NESTED for value in graph.objects(shape, name)]
    inner += [member for name in _LISTS for listed in graph.objects(shape, name) for member in Collection(graph, listed)]
    found = [_TYPE] if (shape, SH["class"], None) in graph else []
    found += [path for one in inner for path in _reads(graph, one, file)]
    for path in found:
        yield ["seq", [start, path]] if start else path


def _path(graph: Graph, node: Node, file: Path) -> Path_:
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
    raise UnusableInputError(message)


def _iris(path: Path_) -> Iterator[str]:
    kind, inner = path
    if kind == "p":
        yield inner
    elif kind in ("seq", "alt"):
        for one in inner:
            yield from _iris(one)
    else:
        yield from _iris(inner)


def _check(graph: Graph, shape: URIRef, constraint: Node, file: Path) -> dict[str, Any]:
    """Return a constraint in SPARQL (SHACL 5.1) as a query cut in two where VALUES for ``?this`` belong, which is what pre-binding means.

    The prefixes are those of ``sh:prefixes``; message and severity are the constraint's and the shape's.
    """
    text = str(graph.value(constraint, SH.select) or "").replace("$this", "?this")
    if not text or not isinstance(constraint, URIRef):
        message = f"{file}: {constraint} needs an IRI and a SELECT"
        raise UnusableInputError(message)
    prefixes = {
        str(graph.value(one, SH.prefix)): str(graph.value(one, SH.namespace))
        for owner in graph.objects(constraint, SH.prefixes)
        for one in graph.objects(owner, SH.declare)
    }
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(prefixes.items()))
    listed = list(tokens(text))
    brace = next(token for token in listed if token.kind == "mark" and token.text == "{")
    words = re.sub(r'"(?:[^"\\]|\\.)*"', "", text[brace.start :])
    short = re.findall(r"\b(\w+):(\w+)", words)
    names = {prefixes[prefix] + local for prefix, local in short if prefix in prefixes} | set(_IRI.findall(words))
    return {
        "id": str(constraint),
        "shape": str(shape),
        "select": [head + text[: brace.start + 1], text[brace.start + 1 :]],
        "names": sorted(names | {str(target) for target in graph.objects(shape, SH.targetNode)}),
        # Three variables in a row: the middle one is a property.
        "variable": bool(re.search(r"[?$]\w+\s+\?(?!this\b)\w+\s+[?$]\w+", words)),
    }
