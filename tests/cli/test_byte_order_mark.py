"""A byte order mark before a text, as some editors put it, and RDF/XML in the encoding that it declares: every command reads them."""

import codecs
import json

import pytest

TURTLE = 'PREFIX ex: <http://e/> ex:s ex:p "é" .'
XML = """<?xml version="1.0" encoding="%s"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://e/"><rdf:Description rdf:about="http://e/s"><ex:p>é</ex:p>
</rdf:Description></rdf:RDF>"""


@pytest.fixture(params=["marked.ttl", "utf-16.rdf", "iso-8859-1.rdf"])
def file(request, tmp_path):
    path = tmp_path / request.param
    stem = path.stem
    path.write_bytes(codecs.BOM_UTF8 + TURTLE.encode() if stem == "marked" else (XML % stem).encode(stem))
    return path


def test_load_reads_it(done, file):
    done("load", "--data-dir", "d", "--dataset", "none", file)
    assert '"é"' in done("export", "--data-dir", "d", "--format", "nquads")


def test_validate_reads_it(done, file):
    done("validate", "--alone", file)


def test_query_reads_it(done, tmp_path):
    (tmp_path / "q.rq").write_bytes(codecs.BOM_UTF8 + b"ASK {}")
    assert json.loads(done("query", "--dataset", "none", "q.rq"))["boolean"] is True


def test_load_tells_of_a_literal_that_is_kept_otherwise(command):
    text = '<http://e/s> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#int> .'
    completed = command("load", "--data-dir", "d", "--dataset", "none", "--format", "turtle", "-", input=text)
    assert completed.returncode == 0
    assert 'warning: Kept by their value, in another form: "1"^^xsd:int as "1"^^xsd:integer.' in completed.stderr
