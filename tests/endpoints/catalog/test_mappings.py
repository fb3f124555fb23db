"""The editorial links as SSSOM: read back by the reference implementation, they say what the graph says."""

import importlib
import logging
import warnings
from collections import Counter

import httpx
import pyoxigraph
import pytest
from rdflib import DCTERMS, OWL, RDF, Graph, Namespace, URIRef

from graph_service import package_data

GCMO = Namespace("https://w3id.org/migration-compact/ontology#")
SSSOM = Namespace("https://w3id.org/sssom/")
OA = Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture(scope="module")
def graph():
    parsed = Graph()
    for name in ("alignments.ttl", "asks.ttl"):  # what became of an ask is an editor's judgement as well
        parsed.parse(package_data.turtle() / name)
    return parsed


@pytest.fixture(scope="module")
def expected(graph):
    return Counter(
        (
            graph.value(link, RDF.subject),
            graph.value(link, RDF.predicate),
            graph.value(link, RDF.object),
            float(graph.value(link, SSSOM.confidence)),
        )
        for link in links(graph)
    )


@pytest.fixture(scope="module")
def refused(graph):
    """What editors looked at and refused, or did not find."""
    return Counter(
        (
            graph.value(node, OWL.sourceIndividual),
            graph.value(node, OWL.assertionProperty),
            graph.value(node, OWL.targetIndividual) or SSSOM.NoTermFound,
            float(graph.value(node, SSSOM.confidence)),
        )
        for node in graph.subjects(RDF.type, GCMO.NegativeFinding)
    )


def links(graph):
    """The links that editors made; those to a guiding principle are theirs also where the words say it."""
    return {*graph.subjects(GCMO.basis, GCMO.EditorialInference), *graph.subjects(RDF.predicate, GCMO.guidedBy)}


@pytest.fixture(scope="module")
def sssom():
    """The reference implementation. Its dependencies warn where they are imported, which is not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsers = importlib.import_module("sssom.parsers")
    logging.getLogger("sssom").setLevel(logging.ERROR)
    return parsers


def triples(mapping_set):
    converter = mapping_set.converter
    return Counter(
        (
            URIRef(converter.expand(row["subject_id"])),
            URIRef(converter.expand(row["predicate_id"])),
            URIRef(converter.expand(row["object_id"])),
            float(row["confidence"]),
        )
        for _, row in mapping_set.df.iterrows()
    )


@pytest.mark.filterwarnings("ignore")  # sssom, pandas and linkml warn of one another
def test_table_read_by_sssom_is_the_graph(builtin_url, sssom, expected, refused, tmp_path):
    path = tmp_path / "all.sssom.tsv"
    path.write_bytes(httpx.get(f"{builtin_url}/alignments.sssom.tsv").content)
    mappings = sssom.parse_sssom_table(path)
    assert triples(mappings) == expected + refused
    assert sum(mappings.df["predicate_modifier"] == "Not") == sum(n for key, n in refused.items() if key[2] != SSSOM.NoTermFound)
    assert mappings.metadata["mapping_set_id"] == "https://w3id.org/migration-compact/alignments"
    assert set(mappings.df["mapping_justification"]) == {"semapv:ManualMappingCuration", "semapv:LexicalMatching"}
    assert mappings.df["comment"].str.len().min() > 10


@pytest.mark.filterwarnings("ignore")  # as above
def test_rdf_read_by_sssom_is_the_graph(builtin_url, sssom, graph, expected, tmp_path):
    path = tmp_path / "all.ttl"
    path.write_bytes(httpx.get(f"{builtin_url}/alignments.sssom.ttl").content)
    mappings = sssom.parse_sssom_rdf(str(path), serialisation="turtle")
    assert triples(mappings) == expected
    dates = Counter(str(graph.value(link, DCTERMS.created)) for link in links(graph))
    assert Counter(mappings.df["mapping_date"].astype(str)) == dates


def test_rdf_holds_an_axiom_and_the_plain_triple_of_every_link(builtin_url, expected):
    content = httpx.get(f"{builtin_url}/alignments.sssom.ttl").content
    triples_of_file = {
        (q.subject.value, q.predicate.value, q.object.value) for q in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE)
    }
    assert sum(predicate == str(RDF.type) and kind == str(OWL.Axiom) for _, predicate, kind in triples_of_file) == sum(expected.values())
    assert {(str(subject), str(predicate), str(target)) for subject, predicate, target, _ in expected} <= triples_of_file


def test_quotes_in_the_table_are_the_words_of_the_graph(builtin_url):
    lines = [line.split("\t") for line in httpx.get(f"{builtin_url}/alignments.sssom.tsv").text.splitlines() if not line.startswith("#")]
    head, rows = lines[0], lines[1:]
    assert len(rows) > 1000
    files = [path.read_bytes() for path in package_data.turtle().glob("*.ttl")]
    quads = (quad for data in files for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))
    exact = {quad.object.value for quad in quads if quad.predicate.value == str(OA.exact)}
    quotes = {row[head.index(side)].strip('"').replace('""', '"') for row in rows for side in ("subject_quote", "object_quote")} - {""}
    pieces = {piece for quote in quotes for piece in ([quote] if quote in exact else quote.split(" … "))}
    assert pieces <= exact


def test_a_link_of_a_whole_has_the_words_of_the_part_that_bears_it(builtin_url):
    lines = [line.split("\t") for line in httpx.get(f"{builtin_url}/alignments.sssom.tsv").text.splitlines() if not line.startswith("#")]
    rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    rows = [row for row in rows if row["object_id"] != "sssom:NoTermFound" and not row["predicate_modifier"]]
    ends = {("joint-message-2018/goal/5", "objective/7"): "uphold the best interests of the child at all times"}
    quotes = {(row["subject_id"].removeprefix("gcm:"), row["object_id"].removeprefix("gcm:gcm/")): row["object_quote"] for row in rows}
    assert {pair: quotes[pair] for pair in ends} == ends
    assert [
        row["subject_id"] for row in rows if row["predicate_id"] in {"gcmo:addresses", "gcmo:uptake"} and not row["subject_quote"]
    ] == []
    assert [row["object_id"] for row in rows if row["predicate_id"] == "gcmo:addresses" and not row["object_quote"]] == []


def test_curated_tables_are_served_as_written(builtin_url):
    for path in sorted((package_data.curated() / "alignments").glob("*.sssom.tsv")):
        response = httpx.get(f"{builtin_url}/alignments/{path.name}")
        assert response.content == path.read_bytes()
        assert response.headers["content-type"] == "text/tab-separated-values; charset=utf-8"
    assert httpx.get(f"{builtin_url}/alignments/nothing.sssom.tsv").status_code == 404
    assert httpx.get(f"{builtin_url}/alignments.sssom.html").status_code == 404
