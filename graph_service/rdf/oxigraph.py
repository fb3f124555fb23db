"""What we say to the engine and what it says to us: its formats by our names, terms, and where it found a syntax error."""

import re

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple

from graph_service.errors import BadRequestError, Member

RESULT_FORMATS: dict[str, QueryResultsFormat] = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
RDF_FORMATS: dict[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "n3": RdfFormat.N3,
}
"""The engine's formats by the names of ``graph_service.rdf.formats``."""

_NAMESPACES = re.compile(rb'<rdf:RDF((?: xmlns:\w+="[^"]*")+)>')
_POSITION = re.compile(r"\bat (\d+):(\d+)")


def syntax_position(error: SyntaxError) -> dict[str, Member]:
    """Return ``line`` and ``column`` of a syntax error, both from 1, or nothing where the engine does not tell."""
    if error.lineno and error.offset:
        return {"line": error.lineno, "column": error.offset}
    position = _POSITION.search(str(error))
    return {"line": int(position[1]), "column": int(position[2])} if position else {}


def term(text: str) -> NamedNode | BlankNode | Literal | Triple:
    """Return a term written in N-Triples.

    Raises:
        BadRequestError: it is not one term.

    """
    try:
        quads = list(pyoxigraph.parse(input=f"<urn:s> <urn:p> {text} .", format=RdfFormat.N_TRIPLES))
    except SyntaxError:
        quads = []
    if len(quads) != 1:
        raise BadRequestError(f"{text[:80]} is not an RDF term.")
    thing: NamedNode | BlankNode | Literal | Triple = quads[0].object
    return thing


def tidy(head: bytes) -> bytes:
    """Return the beginning of a graph with its prefixes in order.

    The engine writes them in another order each time, and a strong ETag promises the same bytes.
    """
    if head.startswith(b"@prefix "):
        lines = head.split(b"\n")
        count = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
        return b"\n".join(sorted(lines[:count]) + lines[count:])
    if head.startswith(b"<?xml"):
        return _NAMESPACES.sub(lambda match: b" ".join([b"<rdf:RDF", *sorted(match[1].split())]) + b">", head, count=1)
    return head
