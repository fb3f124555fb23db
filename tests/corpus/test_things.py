"""One table of things serves requests, search and pages: each reads the same names from the same objects."""

import asyncio

import pytest

from graph_service import package_data
from graph_service.corpus.atlas_reader import atlas_of
from graph_service.corpus.select import Term
from graph_service.corpus.thing import make_thing
from graph_service.corpus.things import things_of
from graph_service.namespaces import BASE, PREFIXES
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.seed import builtin


@pytest.fixture(scope="module")
def read():
    async def main():
        sources = tuple(builtin(package_data.turtle(), package_data.ontology()))
        store = EmbeddedStore(EmbeddedConfiguration(sources=sources, workers=1))
        await store.start()
        asked, query = [], store.query

        async def counted(one, *arguments, **options):
            asked.append(one.text)
            return await query(one, *arguments, **options)

        store.query = counted
        try:
            things = things_of(store)
            atlas = atlas_of(store, things)
            return (await things.get())[1], (await atlas.get())[1], asked
        finally:
            await store.stop()

    return asyncio.run(main())


def test_pages_and_requests_share_one_reading(read):
    things, atlas, asked = read
    assert len(asked) == len(set(asked))
    action = things.directory.find("6(k)", ("Action",))
    assert action is things.by_id["gcm/objective/6/action/k"]
    # Not equal but the same: a text is held once, whoever shows it.
    assert atlas.thing(action.id).text is action.first("gcmo:text")


def test_search_looks_among_what_has_words_and_requests_name_more(read):
    things, _, _ = read
    assert "instrument/sdgs" in things.by_id
    scope = things.directory.find("scope/migrant-workers", ("Concept",))
    assert scope is not None
    assert scope.id not in things.by_id
    goals = [thing for thing in things.by_id.values() if thing.kind == "Concept"]
    assert {thing.first("dct:isPartOf") for thing in goals} == {BASE + "instrument/sdgs"}
    # The terms for what became of an ask are objects of links; nobody names them in a request.
    assert not [path for path in things.paths if path.startswith("ontology#")]
    assert "ontology#Granted" in {thing.id for thing in things.all}


def test_names_are_one_for_each_language_and_english_comes_first():
    gcmo = PREFIXES["gcmo"]
    thing = make_thing(
        BASE + "x",
        {
            "rdf:type": [Term(gcmo + "Treaty", "iri"), Term(gcmo + "Instrument", "iri"), Term("Treaty")],
            "skos:prefLabel": [
                Term("Convenio", language="es"),
                Term("Zeta", language="en"),
                Term("Alpha", language="en"),
                Term("b", "iri"),
            ],
        },
    )
    assert thing.titles == {"en": "Alpha", "es": "Convenio"}
    assert thing.english("skos:prefLabel") == "Alpha"
    assert (thing.types, thing.classes) == (("Treaty", "Instrument"), ("Instrument", "Treaty"))
    assert make_thing("urn:x", {}).english("rdfs:label") == ""
