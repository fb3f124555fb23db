"""RDF as text: statements sorted as N-Triples, and from these every other format, with flat memory; Turtle, TriG and RDF/XML by the engine.

A statement is a line of N-Triples without its line end; a term is written as in N-Triples. Equal graphs give equal bytes: blank nodes keep
the names they come with.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby, islice
from typing import IO, Protocol, cast

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from graph_service.namespaces import PREFIXES
from graph_service.rdf.curies import Converter

RDF_NS = PREFIXES["rdf"]
TYPE = f"<{RDF_NS}type>"
_LINE = re.compile(r"(<[^>]*>|_:\S+) (<[^>]*>) (.*) \.\s*\Z", re.DOTALL)
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?\Z', re.DOTALL)
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\\"\n\r\t]')
_UNESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*>\Z")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BLOCK = 1000
Statement = tuple[str, str, str]
Graphs = Iterable[tuple[str, Iterable[Statement]]]


class Writable(Protocol):
    """What takes bytes: a file, a socket, something that counts them."""

    def write(self, data: bytes, /) -> int:
        """Take bytes and return how many."""
        ...


def iri(value: str) -> str:
    """Return an IRI as a term; a character that it may not have is percent-encoded."""
    return "<" + _FORBIDDEN.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), value) + ">"


def literal(value: str, language: str = "", datatype: str = "") -> str:
    """Return a literal as a term; ``datatype`` is a prefixed name of ours such as ``xsd:date``, or an IRI."""
    written = '"' + _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], value) + '"'
    if language:
        return f"{written}@{language}"
    return f"{written}^^{name(datatype)}" if datatype else written


def name(text: str) -> str:
    """Return a prefixed name (``dct:title``) as an IRI term; anything else is taken as an IRI."""
    return iri(_CURIES.expand(text) or text)


KNOWN: dict[str, str] = PREFIXES | {
    "dcat": "http://www.w3.org/ns/dcat#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "void-ext": "http://ldf.fi/void-ext#",
}
"""Our prefixes and those that only a description of the dataset needs."""
_CURIES = Converter(KNOWN)


def parse(line: str) -> Statement:
    """Return subject, property and object of a line of N-Triples.

    Raises:
        ValueError: it is not one.

    """
    match = _LINE.match(line)
    if not match:
        message = f"not a statement of N-Triples: {line[:80]!r}"
        raise ValueError(message)
    return match[1], match[2], match[3]


def value(term: str) -> tuple[str, str, str]:
    """Return a literal's text, language and datatype IRI (empty where it has none).

    Raises:
        ValueError: the term is not a literal.

    """
    match = _LITERAL.match(term)
    if not match:
        message = f"not a literal: {term[:80]!r}"
        raise ValueError(message)
    return _UNESCAPE.sub(_unescape, match[1]), match[2] or "", match[3] or ""


def text(term: str) -> str:
    """Return a literal's text, an empty one for a term that is not a literal."""
    return value(term)[0] if term.startswith('"') else ""


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SIMPLE.get(match[3], match[3])


def write(statements: Iterable[Statement], format_name: str) -> bytes:
    """Return a small graph in a format by its name in ``graph_service.rdf.formats``; statements in any order, each once in the result.

    Raises:
        ValueError: as ``write_graphs``.

    """
    output = BytesIO()
    write_graphs(output, [("", sorted(set(statements)))], format_name)
    return output.getvalue()


def turtle(n_triples: str, prefixes: Mapping[str, str]) -> str:
    """Return N-Triples as Turtle, with those of some prefixes that occur."""
    used = {prefix: iri for prefix, iri in prefixes.items() if f"<{iri}" in n_triples}
    triples = sorted((quad.triple for quad in pyoxigraph.parse(input=n_triples, format=RdfFormat.N_TRIPLES)), key=str)
    return (pyoxigraph.serialize(triples, format=RdfFormat.TURTLE, prefixes=used) or b"").decode()


def write_graphs(output: Writable, graphs: Graphs, format_name: str) -> None:
    """Write the sorted statements of graphs, each by its IRI (empty for the default graph), in a format; memory stays flat.

    A format of one graph takes one, as the default graph.

    Raises:
        ValueError: RDF/XML cannot write a property or a character.

    """
    if format_name in _ENGINE:
        xml = format_name == "rdfxml"
        quads = _quads((graph, _xml(statements)) for graph, statements in graphs) if xml else _quads(graphs)
        file = cast("IO[bytes]", _Output(output, xml=xml))
        pyoxigraph.serialize(quads, file, format=_ENGINE[format_name], prefixes=KNOWN)
        return
    for text in _json_ld(graphs) if format_name == "jsonld" else _n_quads(graphs):
        output.write(text.encode())


class _Output:
    """A file as the engine wants it."""

    def __init__(self, output: Writable, *, xml: bool) -> None:
        self._output = output
        self._xml = xml

    def write(self, data: bytes) -> int:
        """Write bytes; the engine leaves a carriage return as it is, which a reader of XML takes for the end of a line (XML 1.0 §2.11)."""
        self._output.write(data.replace(b"\r", b"&#13;") if self._xml else data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: who gave the output closes it."""


_ENGINE = {"turtle": RdfFormat.TURTLE, "n3": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "rdfxml": RdfFormat.RDF_XML}


def _n_quads(graphs: Graphs) -> Iterator[str]:
    for graph, statements in graphs:
        end = f"{iri(graph)} .\n" if graph else ".\n"
        for subject, predicate, thing in statements:
            yield f"{subject} {predicate} {thing} {end}"


def _quads(graphs: Graphs) -> Iterator[Quad]:
    for graph, statements in graphs:
        name = NamedNode(graph) if graph else DefaultGraph()
        ordered = (one for _, of_subject in groupby(statements, _subject) for one in sorted(of_subject, key=_type_first))
        while block := "".join(_n_quads([("", islice(ordered, _BLOCK))])):
            for quad in pyoxigraph.parse(block, RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, name)


def _subject(statement: Statement) -> str:
    return statement[0]


def _type_first(statement: Statement) -> tuple[bool, str]:
    return statement[1] != TYPE, statement[1]


def _xml(statements: Iterable[Statement]) -> Iterator[Statement]:
    for statement in statements:
        if not _XML_NAME.search(statement[1]) or _NOT_XML.search(text(statement[2])):
            message = f"{statement[1]} or its value cannot be written as RDF/XML"
            raise ValueError(message)
        yield statement


def _json_ld(graphs: Graphs) -> Iterator[str]:
    """Yield graphs as expanded JSON-LD: an object for each named graph; the default graph's nodes are beside them.

    Not the engine's: it writes classes under the whole IRI of ``rdf:type``, where readers of plain JSON look for ``@type``.
    """
    yield "["
    between = "\n"
    for graph, statements in graphs:
        if graph:
            yield f'{between}{{"@id":{json.dumps(graph)},"@graph":'
            yield from _json_ld([("", statements)])
            yield "}"
            between = ",\n"
        else:
            # An object with @graph and no @id, inside an array, would be a graph named by a blank node.
            for node in _nodes(statements):
                yield between + node
                between = ",\n"
    yield "\n]\n"


def _nodes(statements: Iterable[Statement]) -> Iterator[str]:
    for subject, of_subject in groupby(statements, key=lambda statement: statement[0]):
        node: dict[str, object] = {"@id": _identifier(subject)}
        for predicate, of_predicate in groupby(of_subject, key=lambda statement: statement[1]):
            objects = [statement[2] for statement in of_predicate]
            if predicate == TYPE and not any(thing.startswith('"') for thing in objects):
                node["@type"] = [_identifier(thing) for thing in objects]
            else:
                node[predicate[1:-1]] = [_json_value(thing) for thing in objects]
        yield json.dumps(node, ensure_ascii=False, separators=(",", ":"))


def _identifier(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term


def _json_value(term: str) -> dict[str, str]:
    if not term.startswith('"'):
        return {"@id": _identifier(term)}
    text, language, datatype = value(term)
    if language:
        return {"@value": text, "@language": language}
    return {"@value": text, "@type": datatype} if datatype else {"@value": text}
