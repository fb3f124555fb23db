"""Names in other languages: each has a source, a thing has one in a language, and those of States are what Unicode CLDR says."""

import pytest
from babel import Locale
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from graph_service import package_data
from graph_service.pipeline.names import name_graph, read_names
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM

FOLDER = package_data.curated() / "names"
HEAD = "thing\tlanguage\tname\tsource\n"
SOURCES = "source\ttitle\taddress\tlicence\ncldr\tUnicode CLDR\t\t\nours\tour own translation\t\t\npage\tA page\thttps://page.example/\t\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources.tsv").write_text(SOURCES)
    (tmp_path / "states.tsv").write_text(HEAD + "actor/state/pe\tfr\tPérou\tcldr\n")
    return tmp_path


def test_names_have_their_language_and_where_they_were_read(folder):
    rows = "gcm/objective/1\tes\tDatos\tours\ngcm/objective/1\tfr\tDonnées\tours\ninstrument/crc\tfr\tConvention\tpage\n"
    (folder / "titles.tsv").write_text(HEAD + rows)
    graph = name_graph(folder, [GCM["actor/state/pe"], GCM["gcm/objective/1"], GCM["instrument/crc"]])
    assert set(graph.objects(GCM["actor/state/pe"])) == {Literal("Pérou", lang="fr")}
    assert set(graph.objects(GCM["gcm/objective/1"], SKOS.altLabel)) == {Literal("Datos", lang="es"), Literal("Données", lang="fr")}
    read_in = {thing: [str(one) for one in graph.objects(GCM[thing], DCTERMS.source)] for thing in ("gcm/objective/1", "instrument/crc")}
    assert read_in == {
        "gcm/objective/1": ["name in Spanish and French: our own translation"],
        "instrument/crc": ["name in French: A page, https://page.example/"],
    }


@pytest.mark.parametrize(
    "row",
    [
        "instrument/none\tfr\tConvention\tpage",
        "actor/state/pe\tklingon\tPeru\tcldr",
        "actor/state/pe\tes\tPerú\tnowhere",
        "actor/state/pe\tes\t \tcldr",
        "actor/state/pe\tfr\tLe Pérou\tcldr",
    ],
)
def test_a_name_that_cannot_be_stated_stops_the_build_and_is_named(folder, row):
    (folder / "titles.tsv").write_text(HEAD + row + "\n")
    with pytest.raises(BuildError, match=row.split("\t")[0]):
        name_graph(folder, [GCM["actor/state/pe"]])


def test_a_dataset_without_names_has_no_names(tmp_path):
    assert len(name_graph(tmp_path, [URIRef("https://x.example/")])) == 0


@pytest.mark.parametrize("code", ["es", "fr"])
def test_all_states_have_the_name_of_unicode_cldr(code):
    territories = Locale(code).territories
    states = [row["iso2"] for row in read_tsv(package_data.curated() / "ratifications" / "states.tsv")]
    named = {row["thing"]: row["name"] for row in read_names(FOLDER) if row["language"] == code and row["source"] == "cldr"}
    assert named == {f"actor/state/{state}": territories[state.upper()] for state in states}


@pytest.mark.parametrize("code", ["es", "fr"])
def test_all_objectives_have_a_name(code):
    named = {row["thing"] for row in read_names(FOLDER) if row["language"] == code}
    assert {f"gcm/objective/{number}" for number in range(1, 24)} <= named
