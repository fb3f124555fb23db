"""RDF as people send it: byte order marks, XML in any encoding, our own JSON-LD context, and literals that the engine keeps otherwise."""

import codecs
import io
import json
import random
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from graph_service.rdf import own_context
from graph_service.rdf.parser import DEEPEST_XML, Literals, parse, utf_8_xml

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
WORD = "<http://e/s> <http://e/p> 'é' ."


def xml(inner, head=""):
    return (
        f'{head}<rdf:RDF xmlns:rdf="{RDF}" xmlns:x="http://e/"><rdf:Description rdf:about="http://e/s">{inner}</rdf:Description></rdf:RDF>'
    )


def values(data, form):
    return [quad.object.value for quad in parse(data, form, "")]


@pytest.mark.parametrize("form", ["turtle", "trig", "ntriples", "nquads", "n3", "rdfxml", "jsonld"])
@pytest.mark.parametrize("whole", [True, False], ids=["bytes", "file"])
def test_a_byte_order_mark_before_a_text_is_passed_over(form, whole):
    text = {
        "rdfxml": xml("<x:p>é</x:p>"),
        "jsonld": '{"@id": "http://e/s", "http://e/p": "é"}',
        "ntriples": WORD.replace("'", '"'),
        "nquads": WORD.replace("'", '"'),
    }.get(form, WORD)
    data = codecs.BOM_UTF8 + text.encode()
    assert values(data if whole else io.BytesIO(data), form) == ["é"]


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf-16", "iso-8859-1", "ISO-8859-15", "windows-1252", "utf-16-le", "cp437"])
def test_xml_is_read_in_the_encoding_that_it_declares(encoding):
    data = xml("<x:p>é</x:p>", f'<?xml version="1.0" encoding="{encoding}"?>\n').encode(encoding)
    assert values(data, "rdfxml") == ["é"]
    assert ET.fromstring(utf_8_xml(data))[0][0].text == "é"


@pytest.mark.parametrize(
    ("encoding", "said"), [("x-unheard-of", "x-unheard-of.* not known"), ("ascii", "not in ascii"), ("hex", "hex.* not known")]
)
def test_an_encoding_that_is_unknown_or_wrong_is_named(encoding, said):
    with pytest.raises(SyntaxError, match=said):
        values(xml("<x:p>é</x:p>", f'<?xml version="1.0" encoding="{encoding}"?>').encode(), "rdfxml")


@pytest.mark.parametrize(
    "inner",
    [
        '<b xmlns="http://www.w3.org/1999/xhtml">é</b> <i>c</i>',
        '<b xmlns="http://other/" title="a > b"><c xmlns:x="http://e/" x:y="&lt;d e=&quot;f&quot; e=&quot;g&quot;>"/></b>',
        '<!-- <b xmlns="a" xmlns="b"> --><b xmlns:x="http://other/"/>',
        "no element",
    ],
)
def test_an_xml_literal_is_well_formed_and_says_what_was_sent(inner):
    [literal] = values(xml(f'<x:p rdf:parseType="Literal" xmlns="http://www.w3.org/1999/xhtml">{inner}</x:p>').encode(), "rdfxml")
    expected = ET.fromstring(f'<r xmlns="http://www.w3.org/1999/xhtml" xmlns:x="http://e/">{inner}</r>')
    read = ET.fromstring(f"<r xmlns='http://www.w3.org/1999/xhtml'>{literal}</r>")
    assert [(one.tag, one.attrib, one.text, one.tail) for one in read.iter()] == [
        (one.tag, one.attrib, one.text, one.tail) for one in expected.iter()
    ]


def test_xml_that_is_nested_too_deeply_is_refused_before_the_engine_reads_it():
    def nested(depth):
        return xml("<x:p><rdf:Description>" * depth + "</rdf:Description></x:p>" * depth).encode()

    assert len(values(nested((DEEPEST_XML - 2) // 2), "rdfxml")) == (DEEPEST_XML - 2) // 2
    with pytest.raises(SyntaxError, match=f"More than {DEEPEST_XML} elements in each other, at line 1"):
        values(nested(100_000), "rdfxml")


@pytest.mark.parametrize("address", [own_context.IRI, own_context.LOCAL, f"http://127.0.0.1:8000{own_context.LOCAL}"])
@pytest.mark.parametrize("listed", [True, False])
def test_our_own_context_is_known_without_a_connection(address, listed):
    context = [{"x": "http://e/"}, address, {"y": "http://e/"}] if listed else address
    data = json.dumps({"@context": context, "@graph": [{"id": "http://e/s", "type": ["Objective"], "x:p" if listed else "order": 1}]})
    pairs = {(quad.predicate.value, quad.object.value) for quad in parse(data.encode(), "jsonld", "")}
    assert (RDF + "type", "https://w3id.org/migration-compact/ontology#Objective") in pairs
    assert len(pairs) == 2


@pytest.mark.parametrize(
    "context",
    [
        "https://schema.org/",
        ["https://schema.org/"],
        {"a": {"@id": "http://e/a", "@context": "https://schema.org/"}},
        {"@import": "https://schema.org/"},
    ],
)
def test_another_remote_context_is_named(context):
    with pytest.raises(SyntaxError, match=r"https://schema\.org/ would have to be fetched.*@context"):
        values(json.dumps({"@context": context, "@id": "http://e/s"}).encode(), "jsonld")


def test_what_is_not_json_is_left_to_the_engine():
    for text in ('{"@context": ', '{"@context": "' + "[" * 100_000):
        with pytest.raises(SyntaxError):
            values(text.encode(), "jsonld")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ('"1"^^xsd:nonNegativeInteger', '"1"^^xsd:integer'),
        ('"300"^^xsd:byte', '"300"^^xsd:integer'),
        ('"1.10"^^xsd:decimal', '"1.1"^^xsd:decimal'),
        ('"007"^^xsd:integer', '"7"^^xsd:integer'),
        ('"P1Y0M"^^xsd:duration', '"P1Y"^^xsd:duration'),
        ('"24:00:00"^^xsd:time', '"00:00:00"^^xsd:time'),
        ('"1e400"^^xsd:double', '"INF"^^xsd:double'),
        ('"1"^^xsd:boolean', '"true"^^xsd:boolean'),
        ('"1"^^xsd:integer', ""),
        ('"0.4"^^xsd:double', ""),
        ('"007"', ""),
        ('"007"^^<http://e/number>', ""),
        ('"12345678901234567890123"^^xsd:integer', ""),
        ('"2026-11-28"^^xsd:date', ""),
    ],
)
def test_a_literal_that_the_engine_keeps_otherwise_is_told(sent, kept):
    [quad] = ox.parse(input=f"PREFIX xsd: <{XSD}> <x:s> <x:p> {sent} .", format=ox.RdfFormat.TURTLE)
    literals = Literals()
    literals.look(quad.object)
    assert literals.sentence() == (f"Kept by their value, in another form: {sent} as {kept}." if kept else "")
    # As the store does it.
    store = ox.Store()
    store.add(quad)
    assert (str(next(iter(store)).object) != str(quad.object)) == bool(kept)


def test_what_is_taken_to_be_kept_is_kept():
    dice = random.Random(2026)
    numbers = [str(dice.randrange(-(10**size), 10**size)) for size in range(1, 20) for _ in range(20)]
    fractions = [repr(round(dice.random(), dice.randrange(1, 16))) for _ in range(300)] + ["0.10", "0.01", "0.1"]
    dates = [f"{dice.randrange(1, 9999):04}-{dice.randrange(0, 14):02}-{dice.randrange(0, 33):02}" for _ in range(300)]
    for name, texts in {"integer": numbers, "double": fractions, "date": dates, "gYear": [one[:4] for one in dates]}.items():
        for text in texts:
            literals, store = Literals(), ox.Store()
            value = ox.Literal(text, datatype=ox.NamedNode(XSD + name))
            literals.look(value)
            store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), value))
            assert bool(literals.changed) == (next(iter(store)).object != value), (name, text)
