"""Query results in one comparable form, whatever the syntax they came in: bags of rows up to the names of blank nodes."""

import csv
import io
import re

import pyoxigraph as ox
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
ROW, INDEX = ox.NamedNode("urn:row"), ox.NamedNode("urn:index")
NUMERIC = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("decimal", "double", "float")}
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")
FORMATS = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}


def of_file(path, iri, *, is_graph):
    """The expected result in a file."""
    if path.suffix == ".csv":
        return of_csv(path.read_text(encoding="utf-8"))
    if path.suffix in FORMATS:
        return of_results(path.read_bytes(), FORMATS[path.suffix])
    if is_graph:
        kind = ox.RdfFormat.RDF_XML if path.suffix == ".rdf" else ox.RdfFormat.TURTLE
        return of_quads(ox.parse(input=path.read_bytes(), format=kind, base_iri=str(iri)))
    return of_result_set(Graph().parse(path, format="xml" if path.suffix == ".rdf" else "turtle", publicID=str(iri)))


def of_results(data, kind):
    """Rows in one of the results formats."""
    parsed = ox.parse_query_results(input=data, format=kind)
    if isinstance(parsed, ox.QueryBoolean):
        return bool(parsed)
    names = [variable.value for variable in parsed.variables]
    return rows([{name: row[name] for name in names if row[name] is not None} for row in parsed])


def of_csv(text):
    """Rows of CSV, which tells no types; blank nodes by their place only, numbers by their value."""
    return sorted(tuple(sorted((name, cell(value)) for name, value in row.items())) for row in csv.DictReader(io.StringIO(text)))


def cell(text):
    if text.startswith("_:"):
        return "_:"
    return repr(float(text)) if NUMBER.fullmatch(text) else text


def of_quads(quads):
    """A graph or dataset."""
    dataset = ox.Dataset(ox.Quad(term(quad.subject), quad.predicate, term(quad.object), quad.graph_name) for quad in quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(str(quad) for quad in dataset)


def of_result_set(graph):
    """Rows in the old RDF vocabulary of result sets."""
    truth = graph.value(None, RS.boolean, None)
    node = graph.value(predicate=RDF.type, object=RS.ResultSet)
    truth = graph.value(node, RS.boolean)
    if truth is not None:
        return truth.toPython()
    bindings = []
    for solution in graph.objects(node, RS.solution):
        row = {}
        for binding in graph.objects(solution, RS.binding):
            value = graph.value(binding, RS.value).n3()
            row[str(graph.value(binding, RS.variable))] = next(
                iter(ox.parse(input=f"<urn:s> <urn:p> {value} .", format=ox.RdfFormat.TURTLE))
            ).object
        bindings.append(row)
    return rows(bindings)


def rows(bindings):
    """Rows as a graph made canonical, so that two bags are equal if and only if these are."""
    quads = []
    for number, row in enumerate(bindings):
        node = ox.BlankNode(f"row{number}")
        quads.append(ox.Quad(node, ROW, ox.Literal("row")))
        quads += [ox.Quad(node, ox.NamedNode(f"urn:v:{name}"), term(value)) for name, value in row.items()]
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(str(quad) for quad in dataset)


def term(value):
    """A term whose number or truth is spelt in one way: 2.0 and 2.00 are the same value, and the engine keeps values, not spellings."""
    if isinstance(value, ox.Literal) and value.datatype.value == BOOLEAN:
        return ox.Literal({"1": "true", "0": "false"}.get(value.value, value.value), datatype=value.datatype)
    if isinstance(value, ox.Literal) and value.datatype.value in NUMERIC:
        try:
            return ox.Literal(repr(float(value.value)), datatype=value.datatype)
        except ValueError:
            return value
    return value
