"""The vocabulary is labelled, defined, described by its header, used in full, and enough for the data."""

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, Namespace

from graph_service import package_data
from graph_service.rdf.rdflib_namespaces import GCMO

VANN = Namespace("http://purl.org/vocab/vann/")
EXAMPLES = Path(__file__).parents[2] / "examples" / "follow-up"
IRI = URIRef("https://w3id.org/migration-compact/ontology")


@pytest.fixture(scope="module")
def vocabulary():
    return Graph().parse(package_data.ontology() / "migration-compact.ttl")


@pytest.fixture(scope="module")
def used():
    """Every term of ours that the data uses, as a property, a class or a basis."""
    terms_used = set()
    # Partners use the terms of follow-up; the example uses them all.
    for file in (*package_data.turtle().glob("*.ttl"), *EXAMPLES.glob("*.ttl")):
        for quad in pyoxigraph.parse(path=file):
            terms_used.update(term.value for term in quad.triple if isinstance(term, pyoxigraph.NamedNode))
    return {URIRef(term) for term in terms_used if term.startswith(str(GCMO))}


def terms(vocabulary):
    return set(vocabulary.subjects(RDFS.isDefinedBy, IRI))


def test_the_header_says_what_this_is_and_who_made_it(vocabulary):
    for part in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, OWL.versionIRI, OWL.versionInfo):
        assert vocabulary.value(IRI, part), part
    assert str(vocabulary.value(IRI, VANN.preferredNamespacePrefix)) == "gcmo"
    assert str(vocabulary.value(IRI, VANN.preferredNamespaceUri)) == str(GCMO)
    version = str(vocabulary.value(IRI, OWL.versionInfo))
    assert str(vocabulary.value(IRI, OWL.versionIRI)) == f"{IRI}/{version}"


def test_every_term_has_one_english_label_and_a_definition(vocabulary):
    assert len(terms(vocabulary)) > 60
    for term in terms(vocabulary):
        (label,) = vocabulary.objects(term, RDFS.label)
        (definition,) = vocabulary.objects(term, RDFS.comment)
        assert (label.language, definition.language) == ("en", "en"), term
        assert len(definition) > 20, term
        assert str(definition).endswith((".", "”.", ")")), term


def test_every_term_in_the_namespace_is_declared_with_a_type(vocabulary):
    named = {term for triple in vocabulary for term in triple if isinstance(term, URIRef) and term in GCMO}
    assert named == terms(vocabulary)
    for term in named:
        assert vocabulary.value(term, RDF.type), term


AHEAD = {
    "SecondReading", "readingOf", "verdict", "Verdict", "Agree", "AgreeWithChange", "Disagree", "settlement", "Agreement", "agreementOn",
    "sameProvisionAs", "sameWords", "comparedWith", "lacksProvision", "WordDifference", "differenceIn", "differenceFrom", "newWords",
    "oldWords",
    "readings", "agreed", "changed", "disagreed", "agreement", "kappa", "weightedKappa", "nearMisses", "firstConfidence", "iloStatus",
    "Dropped", "NoInformation", "GlobalLevel", "Statuses", "PledgeTypes", "Levels",
}  # fmt: skip
"""Terms whose tables are being filled; each leaves this list with its first row.

Those of second wordings are used where an operator adds one."""


ASKED = {"query", "score", "snippet", "limit"}
"""Terms of ``SERVICE gcm:search``, which queries use and data do not."""

DERIVED = {"noActionUnder", "noDataFor"}
"""Terms of the description of a State, which follow from the coverage: the graph does not store them."""


def test_nothing_is_unused(vocabulary, used):
    ahead = {GCMO[name] for name in AHEAD | ASKED | DERIVED}
    used = used | ahead
    kinds_of_used = {kind for term in used for kind in vocabulary.objects(term, RDF.type)}
    assert terms(vocabulary) - used - kinds_of_used == set()


def test_the_data_uses_no_term_that_is_not_declared(vocabulary, used):
    assert used - terms(vocabulary) == set()


def test_no_domain_or_range_is_set_on_terms_of_others(vocabulary):
    for predicate in (RDFS.domain, RDFS.range):
        assert all(subject in GCMO for subject in vocabulary.subjects(predicate))


def test_labels_are_unique_within_a_kind_of_term(vocabulary):
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [str(vocabulary.value(term, RDFS.label)) for term in vocabulary.subjects(RDF.type, kind) if term in GCMO]
        assert len(labels) == len(set(labels))
