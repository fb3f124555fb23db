"""Every IRI that the graph mints answers, in every format that the service emits, and with every suffix."""

import random
from collections import defaultdict

import pyoxigraph
import pytest

from graph_service import package_data
from graph_service.http.addresses import OFFERS
from graph_service.namespaces import BASE

TYPES = [offer.types[0] for offer in OFFERS]
PER_FOLDER = 12


def _minted():
    """Return a sample of the IRIs in our graphs, with a fixed seed: so many of each folder, and every named graph."""
    folders = defaultdict(set)
    for path in [*package_data.turtle().glob("*.ttl"), package_data.ontology() / "migration-compact.ttl"]:
        for quad in pyoxigraph.parse(path=str(path)):
            for term in (quad.subject, quad.predicate, quad.object):
                if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(BASE):
                    local = term.value.removeprefix(BASE).partition("#")[0]
                    # The base itself is where IRIs begin, not a thing.
                    folders[local.partition("/")[0]].update([local] if local else [])
    chosen = random.Random(20261128)
    for folder, members in sorted(folders.items()):
        names = sorted(members)
        yield from names if folder == "graph" else chosen.sample(names, min(PER_FOLDER, len(names)))


@pytest.mark.parametrize("path", list(_minted()))
def test_an_iri_that_we_mint_answers_in_every_format(site, path):
    # A query's description and a file of shapes are a graph alone, offered as Turtle, not as TriG.
    for media_type in [one for one in TYPES if one != "application/trig"] if path.startswith(("queries/", "shapes/")) else TYPES:
        answer = site.get(f"/{path}", headers={"accept": media_type}, follow_redirects=True)
        assert answer.status_code == 200, (media_type, answer.text[:300])
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert answer.content


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "rdf", "trig", "html"])
@pytest.mark.parametrize("path", ["graph/sdg", "graph/graphs", "gcm/objective/6"])
def test_a_suffix_names_the_format(site, path, suffix):
    answer = site.get(f"/{path}.{suffix}")
    assert answer.status_code == 200
    (offer,) = (offer for offer in OFFERS if offer.extension == suffix)
    assert answer.headers["content-type"].partition(";")[0] == offer.types[0]


def test_a_browser_that_opens_a_graph_reads_what_it_holds(site):
    page = site.get("/graph/sdg", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert "<h1" in page.text
    assert "/dump/" in page.text or "/graph/sdg.ttl" in page.text
