"""RDF as text, written by us: statements sorted as N-Triples, and from these every other format, line by line with flat memory.

A statement is a line of N-Triples without its line end; a term is written as in N-Triples. Equal graphs give equal bytes: blank nodes keep
the names they come with.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from graph_service.namespaces import PREFIXES
from graph_service.rdf.curies import Converter

RDF_NS = PREFIXES["rdf"]
TYPE = f"<{RDF_NS}type>"
_LINE = re.compile(r"(<[^>]*>|_:\S+) (<[^>]*>) (.*) \.\s*\Z", re.DOTALL)
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?\Z', re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*\Z")
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\\"\n\r\t]')
_UNESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_XML_NAME = re.compile(r"(.*?)([A-Za-z_][A-Za-z0-9_.-]*)\Z", re.DOTALL)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Statement = tuple[str, str, str]


def iri(value: str) -> str:
    """Return an IRI as a term; what may not stand in one is percent-encoded."""
    return "<" + _FORBIDDEN.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), value) + ">"


def literal(value: str, language: str = "", datatype: str = "") -> str:
    """Return a literal as a term; ``datatype`` is a prefixed name of ours such as ``xsd:date``, or an IRI."""
    written = '"' + _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], value) + '"'
    if language:
        return f"{written}@{language}"
    return f"{written}^^{name(datatype)}" if datatype else written


def name(text: str) -> str:
    """Return a prefixed name (``dct:title``) as an IRI term; anything else is taken as an IRI."""
    prefix, colon, local = text.partition(":")
    return iri(KNOWN[prefix] + local) if colon and prefix in KNOWN else iri(text)


KNOWN: dict[str, str] = PREFIXES | {
    "dcat": "http://www.w3.org/ns/dcat#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}
"""Our prefixes and those that only a description of the dataset needs."""


def parse(line: str) -> Statement:
    """Return subject, property and object of a line of N-Triples.

    Raises:
        ValueError: it is not one.

    """
    found = _LINE.match(line)
    if not found:
        message = f"not a statement of N-Triples: {line[:80]!r}"
        raise ValueError(message)
    return found[1], found[2], found[3]


def value(term: str) -> tuple[str, str, str]:
    """Return a literal's text, language and datatype IRI (empty where it has none).

    Raises:
        ValueError: the term is not a literal.

    """
    found = _LITERAL.match(term)
    if not found:
        message = f"not a literal: {term[:80]!r}"
        raise ValueError(message)
    return _UNESCAPE.sub(_unescape, found[1]), found[2] or "", found[3] or ""


def text(term: str) -> str:
    """Return a literal's text, an empty one for a term that is no literal."""
    return value(term)[0] if term.startswith('"') else ""


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SIMPLE.get(found[3], found[3])


def n_triples(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the statements as lines of N-Triples."""
    for subject, predicate, thing in statements:
        yield f"{subject} {predicate} {thing} .\n"


def n_quads(graphs: Iterable[tuple[str, Iterable[Statement]]]) -> Iterator[str]:
    """Yield the statements of graphs (IRI, or empty for the default graph) as lines of N-Quads."""
    for graph, statements in graphs:
        end = f"{iri(graph)} .\n" if graph else ".\n"
        for subject, predicate, thing in statements:
            yield f"{subject} {predicate} {thing} {end}"


def _short(term: str) -> str:
    """Return a term as Turtle writes it, shortened by a prefix where it can be."""
    if term.startswith("<"):
        return next((f"{prefix}:{local}" for prefix, local in _CURIES.splits(term[1:-1]) if _LOCAL.match(local)), term)
    if term.endswith(">"):
        text, _, datatype = term.rpartition("^^")
        return f"{text}^^{_short(datatype)}"
    return term


_CURIES = Converter(KNOWN)


def _turtle_body(statements: Iterable[Statement], indent: str = "") -> Iterator[str]:
    for subject, of_subject in groupby(statements, key=lambda statement: statement[0]):
        lines = []
        for predicate, of_predicate in groupby(sorted(of_subject, key=_type_first), key=lambda statement: statement[1]):
            objects = f" ,\n{indent}        ".join(_short(statement[2]) for statement in of_predicate)
            lines.append(f"{'a' if predicate == TYPE else _short(predicate)} {objects}")
        yield f"\n{indent}{_short(subject)}\n{indent}    " + f" ;\n{indent}    ".join(lines) + " .\n"


def _type_first(statement: Statement) -> tuple[bool, str]:
    return statement[1] != TYPE, statement[1]


def _prefixes() -> Iterator[str]:
    for prefix, base in sorted(KNOWN.items()):
        yield f"PREFIX {prefix}: <{base}>\n"


def turtle(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield sorted statements as Turtle, one subject at a time."""
    yield from _prefixes()
    yield from _turtle_body(statements)


def trig(graphs: Iterable[tuple[str, Iterable[Statement]]]) -> Iterator[str]:
    """Yield the sorted statements of graphs as TriG."""
    yield from _prefixes()
    for graph, statements in graphs:
        yield f"\nGRAPH {_short(iri(graph))} {{\n" if graph else "\n{\n"
        yield from _turtle_body(statements, "    ")
        yield "}\n"


def json_ld(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield sorted statements as expanded JSON-LD, one node at a time."""
    yield from _array(_nodes(statements))


def json_ld_dataset(graphs: Iterable[tuple[str, Iterable[Statement]]]) -> Iterator[str]:
    """Yield graphs as expanded JSON-LD: an object for each named graph; the default graph's nodes stand beside them."""
    yield "["
    between = "\n"
    for graph, statements in graphs:
        if graph:
            yield f'{between}{{"@id":{json.dumps(graph)},"@graph":'
            yield from json_ld(statements)
            yield "}"
            between = ",\n"
        else:
            # An object with @graph and no @id, inside an array, would be a graph named by a blank node.
            for node in _nodes(statements):
                yield between + node
                between = ",\n"
    yield "\n]\n"


def _array(items: Iterable[str]) -> Iterator[str]:
    yield "["
    between = "\n"
    for item in items:
        yield between + item
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


def rdf_xml(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield sorted statements as RDF/XML.

    Raises:
        ValueError: a property's IRI has no end that XML takes as a name, or a literal has a character that XML has not.

    """
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="{RDF_NS}">\n'
    for subject, of_subject in groupby(statements, key=lambda statement: statement[0]):
        yield f"  <rdf:Description {_xml_node('about', subject)}>\n"
        for _, predicate, thing in of_subject:
            found = _XML_NAME.match(predicate[1:-1])
            if not found or _NOT_XML.search(thing):
                message = f"{predicate} or its value cannot be written as RDF/XML"
                raise ValueError(message)
            tag = f"p:{found[2]} xmlns:p={quoteattr(found[1])}"
            if not thing.startswith('"'):
                yield f"    <{tag} {_xml_node('resource', thing)}/>\n"
                continue
            text, language, datatype = value(thing)
            kind = f" xml:lang={quoteattr(language)}" if language else f" rdf:datatype={quoteattr(datatype)}" if datatype else ""
            yield f"    <{tag}{kind}>{escape(text, {chr(13): '&#13;'})}</p:{found[2]}>\n"
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _xml_node(attribute: str, term: str) -> str:
    if term.startswith("_:"):
        return f"rdf:nodeID={quoteattr(term[2:])}"
    return f"rdf:{attribute}={quoteattr(term[1:-1])}"


def write(statements: Iterable[Statement], format_name: str) -> bytes:
    """Return a small graph in a format by its name in ``graph_service.rdf.formats``; statements in any order, each once in the result."""
    ordered = sorted(set(statements))
    return "".join(_GRAPH_WRITERS[format_name](ordered)).encode()


_GRAPH_WRITERS = {
    "turtle": turtle,
    "n3": turtle,
    "trig": turtle,
    "ntriples": n_triples,
    "nquads": n_triples,
    "jsonld": json_ld,
    "rdfxml": rdf_xml,
}
