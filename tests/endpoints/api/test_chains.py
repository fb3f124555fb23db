"""From an objective to actions, instruments and civil-society priorities, with the words, in one quick call."""

import asyncio

import pytest

from graph_service import package_data
from graph_service.endpoints.api import chains
from graph_service.endpoints.api.service import Listings
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Limits
from graph_service.store.seed import builtin

BASE = "https://w3id.org/migration-compact/"


def links_of(page):
    for part in page["member"]:
        yield from part["outgoingLinks"]
        yield from part["incomingLinks"]
        for link in part["outgoingLinks"]:
            yield from link["object"]["incomingLinks"]


def test_a_chain_leads_from_the_objective_to_the_words_on_both_sides(get):
    page = get("/api/chains", objective=6)
    assert page["member"][0]["id"] == BASE + "gcm/objective/6"
    action = next(part for part in page["member"] if part["id"].endswith("/action/k"))
    assert action["text"]["en"].startswith("Review relevant national labour laws")
    c189 = [link for part in page["member"] for link in part["outgoingLinks"] if link["object"]["notation"] == "C189"]
    assert c189
    named = [link for link in c189[0]["object"]["incomingLinks"] if link["subject"]["id"] == BASE + "priorities-2021/4/e"]
    assert named[0]["predicate"] == "cites"
    assert "C189" in named[0]["evidence"][0]["exact"]["en"]
    both = [link for part in page["member"] for link in part["incomingLinks"] if link["predicate"] == "addresses"]
    ends = {quotation["source"]["id"] for quotation in both[0]["evidence"]}
    assert len(ends) == 2


@pytest.mark.parametrize("number", [1, 5, 14, 22])
def test_a_chain_has_every_link_of_the_graph(get, select, number):
    page = get("/api/chains", objective=number, limit=200)
    shown = {link["id"] for part in page["member"] for link in (*part["outgoingLinks"], *part["incomingLinks"])}
    rows = select(
        f"""PREFIX gcmo: <{BASE}ontology#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT DISTINCT ?link {{ ?part dct:isPartOf* <{BASE}gcm/objective/{number}> .
        {{ ?link rdf:subject ?part ; rdf:predicate ?p ; rdf:object ?o . ?o a gcmo:Instrument
           FILTER(?p IN (gcmo:cites, gcmo:reinforcedBy)) }}
        UNION {{ ?link rdf:object ?part ; rdf:predicate ?p FILTER(?p IN (gcmo:addresses, gcmo:tensionWith)) }} }}"""
    )
    assert shown == {row[0] for row in rows} != set()


def test_confidence_basis_and_kind_of_instrument_narrow_a_chain(get):
    sure = list(links_of(get("/api/chains", objective=6, min_confidence=0.9)))
    assert sure
    assert all(link["confidence"] >= 0.9 for link in sure)
    said = list(links_of(get("/api/chains", objective=6, basis="ExplicitCitation,FootnoteCitation")))
    assert {link["basis"] for link in said} <= {"ExplicitCitation", "FootnoteCitation"}
    page = get("/api/chains", objective=6, instrument_type="ILOConvention")
    assert all("ILOConvention" in link["object"]["type"] for part in page["member"] for link in part["outgoingLinks"])
    assert get("/api/chains", objective=6, min_confidence=1, basis="EditorialInference")["member"][0]["outgoingLinks"] == []


def test_the_surest_link_comes_first(get):
    for part in get("/api/chains", objective=6)["member"]:
        for name in ("outgoingLinks", "incomingLinks"):
            confidences = [link["confidence"] for link in part[name]]
            assert confidences == sorted(confidences, reverse=True)


def test_pages_of_a_chain_together_are_the_whole(get):
    whole = get("/api/chains", objective=6)["member"]
    page, parts = get("/api/chains", objective=6, limit=5), []
    while page:
        parts += page["member"]
        page = get(page["view"]["next"]) if page["view"]["next"] else None
    assert parts == whole


@pytest.mark.parametrize(
    "query", ["", "objective=", "objective=24", "objective=6&objective=7", "objective=ilo-c189", "objective=6&basis=x", "objective=6&q=a"]
)
def test_a_chain_without_a_known_objective_is_400(api, query):
    assert api.get(f"/api/chains?{query}").status_code == 400


def test_a_chain_asks_the_store_the_same_few_questions_whatever_its_length():
    async def count():
        store = EmbeddedStore(EmbeddedConfiguration(sources=tuple(builtin(package_data.turtle(), package_data.ontology())), workers=2))
        await store.start()
        try:
            listings = Listings(store, Limits())
            _, directory = await listings.directory()
            asked, query = 0, store.query

            async def counted(*arguments, **options):
                nonlocal asked
                asked += 1
                return await query(*arguments, **options)

            store.query = counted
            numbers = []
            for number in range(1, 24):
                asked = 0
                await listings.chains(chains.read({"objective": str(number)}, directory), "")
                numbers.append(asked)
            return numbers
        finally:
            await store.stop()

    counts = asyncio.run(count())
    # The first also reads what is made once for each version.
    assert max(counts[1:]) == min(counts[1:]) <= 3
