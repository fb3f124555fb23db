"""RDF written by us reads back as what it was, whatever the words hold."""

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph_service.endpoints.catalog.line_sort import LineSorter
from graph_service.rdf import serialise

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "rdfxml": RdfFormat.RDF_XML,
}
# What XML 1.0 cannot hold, RDF/XML cannot either.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t\"'\\<>&"))
LOCAL = st.from_regex(r"[A-Za-z0-9_.~-]{0,8}", fullmatch=True)
IRIS = st.builds(
    lambda base, local: NamedNode(base + local),
    st.sampled_from(
        ["https://w3id.org/migration-compact/", "http://metadata.un.org/sdg/", "urn:x:", "https://w3id.org/migration-compact/ontology#"]
    ),
    LOCAL,
)
PREDICATES = st.sampled_from(
    [NamedNode(iri) for iri in ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "urn:x:p", "http://purl.org/dc/terms/title")]
)
LITERALS = (
    st.builds(Literal, WORDS)
    | st.builds(lambda text: Literal(text, language="en-gb"), WORDS)
    | st.builds(lambda text: Literal(text, datatype=NamedNode("urn:x:t")), WORDS)
)


@pytest.mark.parametrize("name", list(FORMATS))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_written_reads_back(name, data):
    triples = data.draw(st.lists(st.builds(Triple, IRIS, PREDICATES, IRIS | LITERALS), max_size=6))
    given_lines = "".join(f"{triple} .\n" for triple in triples)
    statements = [serialise.parse(line) for line in given_lines.split("\n") if line]
    written = serialise.write(statements, name)
    assert {quad.triple for quad in pyoxigraph.parse(written, format=FORMATS[name])} == set(triples)


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_ends_of_lines_are_kept(name):
    statement = serialise.parse(f"<urn:s> <urn:x:p> {serialise.literal('a' + chr(13) + chr(10) + 'b' + chr(13))} .")
    written = serialise.write([statement], name)
    graph = rdflib.Graph().parse(data=written, format={"rdfxml": "xml", "ntriples": "nt"}.get(name, name))
    assert [str(thing) for thing in graph.objects(None, rdflib.URIRef("urn:x:p"))] == ["a\r\nb\r"]


@pytest.mark.parametrize("statement", ['<urn:s> <urn:x:p> "\\u0001" .', '<urn:s> <urn:x:/1> "a" .'])
def test_what_xml_cannot_hold_is_refused(statement):
    with pytest.raises(ValueError, match="cannot be written as RDF/XML"):
        serialise.write([serialise.parse(statement)], "rdfxml")


@given(WORDS | st.text(st.characters(exclude_categories=["Cs"])))
def test_literal_made_from_any_text_is_that_text(text):
    term = serialise.literal(text, "en")
    assert serialise.value(term) == (text, "en", "")
    (quad,) = pyoxigraph.parse(f"<urn:s> <urn:p> {term} .", format=RdfFormat.N_TRIPLES)
    assert quad.object.value == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_iri_made_from_any_text_breaks_out_of_nothing(text):
    term = serialise.iri("urn:x:" + text)
    assert term.startswith("<urn:x:")
    assert not set(term[1:-1]) & set('<>"{}|^`\\ \n')


@settings(max_examples=40, deadline=None)
@given(st.lists(st.binary().map(lambda line: line.replace(b"\n", b"")), max_size=30), st.integers(1, 5), st.integers(1, 7))
def test_sorted_lines_are_those_given_each_once(tmp_path_factory, lines, run, cut):
    folder = tmp_path_factory.mktemp("sorting")
    sorter = LineSorter(folder, "x", run)
    data = b"\n".join(lines)
    for start in range(0, len(data), cut):
        sorter.feed(data[start : start + cut])
    sorter.write(folder / "x.sorted")
    wanted = sorted({line + b"\n" for line in lines if line.strip() and not line.startswith(b"#")})
    assert (folder / "x.sorted").read_bytes() == b"".join(wanted)
    assert [path.name for path in folder.iterdir()] == ["x.sorted"]
