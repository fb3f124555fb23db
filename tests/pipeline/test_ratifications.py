"""Who has joined which treaty, since when, and where that was read."""

import pytest
from rdflib import Graph
from rdflib.namespace import DCTERMS

from graph_service import package_data
from graph_service.http.addresses import withdrawn
from graph_service.pipeline.ratifications import CORRECTION, SOURCE, ratification_graph
from graph_service.pipeline.source import BuildError
from graph_service.rdf.rdflib_namespaces import GCM, GCMO

HEADER = "iso2\tstate\talso_called\ticerd\ticescr\ticcpr\tcedaw\tcat\tcrc\ticmw\tcrpd\tced\n"


@pytest.fixture
def table(tmp_path):
    def write(cell):
        file = tmp_path / "ratifications.tsv"
        file.write_text(f"{HEADER}aa\tAland\t\t{cell}\t\t\t\t\t\t\t\t\n", encoding="utf-8")
        return ratification_graph(file)

    return write


@pytest.mark.parametrize(("cell", "source"), [("1994", SOURCE), ("1994*", CORRECTION)])
def test_a_corrected_year_names_the_other_source(table, cell, source):
    node = GCM["ratification/aa-icerd"]
    graph = table(cell)
    assert str(graph.value(node, GCMO.partySince)) == "1994"
    assert str(graph.value(node, DCTERMS.source)) == source


@pytest.mark.parametrize(("cell", "source"), [("s", SOURCE), ("s*", CORRECTION)])
def test_a_corrected_signature_names_the_other_source(table, cell, source):
    node = GCM["ratification/aa-icerd"]
    graph = table(cell)
    assert str(graph.value(node, GCMO.standing)) == "signatory"
    assert str(graph.value(node, DCTERMS.source)) == source


@pytest.mark.parametrize("cell", ["", "x"])
def test_nothing_is_said_of_a_state_that_did_nothing_or_whose_standing_is_unclear(table, cell):
    assert not list(table(cell).subjects(GCMO.ratificationOf))


@pytest.mark.parametrize("cell", ["94", "1994?", "S", "1994**", "*", "x*"])
def test_a_cell_that_means_nothing_stops_the_build(table, cell):
    with pytest.raises(BuildError, match="aa icerd"):
        table(cell)


@pytest.mark.parametrize(
    ("state", "treaty", "year"),
    [
        ("us", "icerd", 1994),
        ("gb", "icerd", 1969),
        ("br", "icerd", 1968),
        ("za", "iccpr", 1998),
        ("ph", "cedaw", 1981),
        ("md", "crpd", 2010),
    ],
)
def test_the_year_is_that_of_joining_and_not_of_signing(graphs, state, treaty, year):
    assert int(str(graphs["ratifications"].value(GCM[f"ratification/{state}-{treaty}"], GCMO.partySince))) == year


def test_nobody_joined_a_treaty_before_it_was_adopted_or_after_the_record(graphs):
    whole = graphs["ratifications"] + graphs["instruments"]
    for node, since in whole.subject_objects(GCMO.partySince):
        adopted = whole.value(whole.value(node, GCMO.ratificationOf), DCTERMS.date)
        recorded = whole.value(node, GCMO.asOf)
        assert str(adopted)[:4] <= str(since) <= str(recorded)[:4], node


def test_what_was_withdrawn_is_in_no_graph_and_what_replaces_it_is(graphs):
    everything = sum(graphs.values(), Graph())
    for path, gone in withdrawn(package_data.curated() / "withdrawn.tsv").items():
        assert (GCM[path], None, None) not in everything, path
        assert not gone.replacement or (GCM[gone.replacement], None, None) in everything, path
