"""A partner's texts in the API and on pages: listed for those who ask for them, under the graph that has them; a pledge is not an ask."""

import httpx
import pytest

from tests.serving import service

GRAPH, RIVAL = "https://example.org/graph/kenya", "https://example.net/graph/rival"
DOCUMENT, PLEDGE = "https://example.org/kenya/pledges", "https://example.org/kenya/pledges/1"
OBJECTIVE = "https://w3id.org/migration-compact/gcm/objective/6"
TEXT = f"""
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sssom: <https://w3id.org/sssom/>
<{DOCUMENT}> a gcmo:Instrument , gcmo:Statement ; skos:prefLabel "Pledges of a State"@en ; dct:language "en" .
<{PLEDGE}> a gcmo:Provision , gcmo:Commitment ; rdfs:label "Pledge 1"@en ; gcmo:text "We will licence recruiters."@en ; gcmo:order 1 ;
  skos:notation "1" ; dct:isPartOf <{DOCUMENT}> ; gcmo:committedBy <https://w3id.org/migration-compact/actor/state/ke> ;
  gcmo:addresses <{OBJECTIVE}> .
<https://example.org/kenya/link/1> a gcmo:Link ; rdfs:label "Pledge 1 takes up objective 6"@en ; rdf:subject <{PLEDGE}> ;
  rdf:predicate gcmo:addresses ; rdf:object <{OBJECTIVE}> ; gcmo:basis gcmo:EditorialInference ; sssom:confidence 0.95 ;
  gcmo:rationale "It says so."@en .
<{OBJECTIVE}> rdfs:label "A label of somebody else"@en .
<https://w3id.org/migration-compact/gcm/objective/7> a gcmo:Provision ; gcmo:text "Not ours."@en .
"""
RIVALS = f'<{PLEDGE}> <http://www.w3.org/2000/01/rdf-schema#label> "A worse label"@en .'


def put(url, graph, body):
    response = httpx.put(
        f"{url}/graph", params={"graph": graph}, content=body.encode(), headers={"content-type": "text/turtle"}, timeout=60
    )
    assert response.is_success, response.text


@pytest.fixture(scope="module")
def url():
    with service("--writes", "open", "--validate-writes", "off", "--log", "off") as running:
        put(running.url, GRAPH, TEXT)
        put(running.url, RIVAL, RIVALS)
        yield running.url


@pytest.fixture(scope="module")
def taken_in():
    """A service whose operator takes every graph for its own."""
    with service("--writes", "open", "--validate-writes", "off", "--log", "off", "--own-graphs", "*") as running:
        put(running.url, GRAPH, TEXT.replace(f'<{OBJECTIVE}> rdfs:label "A label of somebody else"@en .', ""))
        yield running.url


def get(url, path, **parameters):
    response = httpx.get(f"{url}{path}", params=parameters, timeout=60)
    assert response.status_code == 200, response.text
    return response.json()


def test_own_lists_are_of_our_graphs_and_all_adds_the_partners_things_with_their_graph(url):
    for path, iri in (("/api/provisions", PLEDGE), ("/api/documents", DOCUMENT)):
        own, all_ = get(url, path, limit=200), get(url, path, graphs="all", limit=200)
        assert iri not in [one["id"] for one in own["member"]]
        assert all_["totalItems"] == own["totalItems"] + 1
        narrowed = get(url, path, graphs="all", q="pledge")
        [theirs] = [one for one in narrowed["member"] if one["id"] == iri]
        assert theirs["graph"] == GRAPH
        assert all("graph" in one for one in all_["member"])
        assert {one["graph"] for one in all_["member"]} <= {None, GRAPH}


def test_a_partners_thing_has_a_local_address_and_is_described_by_its_graph_alone(url):
    [theirs] = get(url, "/api/provisions", graphs="all", document=DOCUMENT)["member"]
    assert theirs["local"] == f"/api/provisions/{PLEDGE}"
    item = get(url, theirs["local"])
    assert item["id"] == PLEDGE
    assert item["label"] == {"en": "Pledge 1"}
    assert item["text"] == {"en": "We will licence recruiters."}
    assert item["partOf"]["title"] == {"en": "Pledges of a State"}
    document = get(url, f"/api/documents/{DOCUMENT}")
    assert (document["title"], document["graph"]) == ({"en": "Pledges of a State"}, GRAPH)


def test_filters_narrow_the_partners_things_too(url):
    assert get(url, "/api/provisions", graphs="all", q="recruiters", type="Commitment")["totalItems"] >= 1
    members = get(url, "/api/provisions", graphs="all", addresses="objective/6", limit=200)["member"]
    assert PLEDGE in [one["id"] for one in members]
    members = get(url, "/api/provisions", graphs="all", addresses="objective/7", limit=200)["member"]
    assert PLEDGE not in [one["id"] for one in members]


def test_nobody_speaks_of_our_things_in_these_lists_either(url):
    members = get(url, "/api/provisions", graphs="all", part_of="gcm/objective/6", limit=200)["member"]
    assert {one["graph"] for one in members} == {None}
    everything = httpx.get(f"{url}/api/provisions", params={"graphs": "all", "type": "Objective"}, timeout=60).text
    assert "A label of somebody else" not in everything
    assert "Not ours." not in everything


def test_a_write_of_a_partner_leaves_our_lists_and_changes_the_list_of_all(url):
    tags = {graphs: httpx.get(f"{url}/api/documents", params={"graphs": graphs}).headers["etag"] for graphs in ("own", "all")}
    put(url, "https://example.net/graph/other", "<urn:s> <urn:p> 1 .")
    now = {graphs: httpx.get(f"{url}/api/documents", params={"graphs": graphs}).headers["etag"] for graphs in ("own", "all")}
    assert (now["own"] == tags["own"], now["all"] == tags["all"]) == (True, False)


def test_two_graphs_that_describe_one_thing_do_not_speak_for_each_other(url):
    shared, whole = "https://example.org/shared/1", "https://example.org/shared"
    graphs = ("https://example.net/graph/first", "https://example.net/graph/second")
    kinds = dict(zip(graphs, ("Commitment", "Recommendation"), strict=True))
    for graph, kind in kinds.items():
        prefixes = TEXT[: TEXT.index(f"<{DOCUMENT}>")]
        put(
            url,
            graph,
            f'''{prefixes}
<{whole}> a gcmo:Instrument ; skos:prefLabel "Whole of {graph}"@en .
<{shared}> a gcmo:Provision , gcmo:{kind} ; rdfs:label "Label of {graph}"@en ; gcmo:text "Shared words."@en ; gcmo:order 1 ;
  skos:notation "{kind}" ; dct:isPartOf <{whole}> .''',
        )
    by_graph = {one["graph"]: one for one in get(url, "/api/provisions", graphs="all", document=whole)["member"]}
    assert set(by_graph) == set(graphs)
    for graph, one in by_graph.items():
        assert one["label"] == {"en": f"Label of {graph}"}
        assert one["partOf"]["title"] == {"en": f"Whole of {graph}"}
        assert set(one["type"]) == {"Provision", kinds[graph]}
        assert one["notation"] == kinds[graph]


def test_of_too_many_none_is_listed_and_ours_are_as_before():
    many = "".join(
        f"<https://example.org/many/{number}> a <https://w3id.org/migration-compact/ontology#Provision> .\n" for number in range(10_001)
    )
    with service("--writes", "open", "--validate-writes", "off", "--log", "off") as running:
        put(running.url, GRAPH, many)
        response = httpx.get(f"{running.url}/api/provisions", params={"graphs": "all"}, timeout=60)
        assert (response.status_code, response.json()["parameter"]) == (400, "graphs")
        assert get(running.url, "/api/provisions")["totalItems"] > 0
        assert httpx.get(f"{running.url}/api/provisions/https://example.org/nothing", timeout=60).status_code == 404


def test_what_is_neither_own_nor_all_is_told(url):
    response = httpx.get(f"{url}/api/documents", params={"graphs": "theirs"})
    assert (response.status_code, response.json()["known"]) == (400, ["own", "all"])
    assert httpx.get(f"{url}/api/provisions/https://example.org/nothing").status_code == 404


def test_a_text_that_has_no_source_file_is_listed_where_its_graph_is_one_of_ours(taken_in):
    assert [one["id"] for one in get(taken_in, "/api/documents", q="pledges")["member"]] == [DOCUMENT]
    assert [one["id"] for one in get(taken_in, "/api/provisions", document=DOCUMENT)["member"]] == [PLEDGE]


def test_a_pledge_of_a_state_is_nothing_that_civil_society_asks(taken_in):
    page = httpx.get(f"{taken_in}/gcm/objective/6", headers={"accept": "text/html"}, timeout=60).text
    names = ("addresses_by_commitment", "addresses_in")
    sections = {name: page.partition(f'<h2 id="relation-{name}">')[2].partition("</section>")[0] for name in names}
    assert "Pledge 1" in sections["addresses_by_commitment"]
    assert "Priorities 2021" in sections["addresses_in"]
    assert "Pledge 1" not in sections["addresses_in"]
    brief = httpx.get(f"{taken_in}/brief/6", headers={"accept": "text/html"}, timeout=60).text
    assert "licence recruiters" not in brief
    chain = get(taken_in, "/api/chains", objective="6", limit=200)
    assert PLEDGE not in [link["subject"]["id"] for part in chain["member"] for link in part["incomingLinks"]]
