"""What a person would try finds what they mean, or an error that says what is known."""

import pytest

from graph_service.endpoints.api.collections import COLLECTIONS
from graph_service.endpoints.api.request import known_parameters
from graph_service.endpoints.followup.filters import LISTS

BASE = "https://w3id.org/migration-compact/"
PREFIXES = f"PREFIX gcmo: <{BASE}ontology#> PREFIX dct: <http://purl.org/dc/terms/> "
COUNTS = {
    "objectives": 23,
    "actions": 187,
    "commitments": 33,
    "principles": 10,
    "priorities": 12,
    "priority-items": 56,
    "states": 193,
    "documents": 11,
}


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_a_collection_is_complete(get, name, count):
    assert get(f"/api/{name}")["totalItems"] == count


def test_the_index_lists_every_collection(get):
    assert [member["id"] for member in get("/api")["member"]] == [f"/api/{one.name}" for one in (*COLLECTIONS, *LISTS)]


FILTERS = sorted({one.name for collection in COLLECTIONS for one in collection.filters})


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_narrows_and_finds_something_somewhere(get, name):
    least_total = 0
    for collection in COLLECTIONS:
        for one in collection.filters:
            if one.name == name:
                narrowed = get(f"/api/{collection.name}", limit=1, **{name: one.example})["totalItems"]
                assert narrowed <= get(f"/api/{collection.name}", limit=1)["totalItems"], collection.name
                least_total += narrowed
    assert least_total


@pytest.mark.parametrize(
    "name", ["6", "objective/6", "gcm/objective/6", "/gcm/objective/6", "gcm:gcm/objective/6", BASE + "gcm/objective/6"]
)
def test_a_thing_is_known_by_number_path_and_iri(get, name):
    assert get(f"/api/objectives/{name}")["id"] == BASE + "gcm/objective/6"
    assert get("/api/actions", objective=name)["totalItems"] == 12


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("actions/6/k", "gcm/objective/6/action/k"),
        ("actions/action/6/k", "gcm/objective/6/action/k"),
        ("actions/6/K", "gcm/objective/6/action/k"),
        ("actions/6k", "gcm/objective/6/action/k"),
        ("actions/6(k)", "gcm/objective/6/action/k"),
        ("priority-items/4.e", "priorities-2021/4/e"),
        ("priority-items/4E", "priorities-2021/4/e"),
        ("commitments/6", "gcm/objective/6/commitment"),
        ("commitments/commitments-2018/7", "commitments-2018/7"),
        ("paragraphs/22", "gcm/objective/6/commitment"),
        ("paragraphs/16", "gcm/para/16"),
        ("priorities/4", "priorities-2021/4"),
        ("priority-items/4/e", "priorities-2021/4/e"),
        ("instruments/ilo-c189", "instrument/ilo-c189"),
        ("instruments/c189", "instrument/ilo-c189"),
        ("instruments/C189", "instrument/ilo-c189"),
        ("instruments/ICMW", "instrument/icmw"),
        ("instruments/gcm", "gcm"),
        ("states/fr", "actor/state/fr"),
        ("states/FR", "actor/state/fr"),
        ("actors/trade-unions", "actor/trade-unions"),
        ("actors/fr", "actor/state/fr"),
        ("fora/imrf", "forum/imrf"),
    ],
)
def test_an_item_answers_to_its_short_names(get, path, iri):
    assert get(f"/api/{path}")["id"] == BASE + iri


def test_actions_under_an_objective_are_its_actions(get):
    under = get("/api/objectives/6/actions")
    assert under == get("/api/actions", objective=6)
    assert [action["notation"] for action in under["member"]] == list("abcdefghijkl")


def test_items_under_a_priority_and_ratifications_under_a_state(get, names):
    assert names("/api/priorities/4/items") == list("abcdefghij")[: get("/api/priorities/4/items")["totalItems"]]
    assert {one["ratificationBy"]["id"] for one in get("/api/states/ma/ratifications")["member"]} == {BASE + "actor/state/ma"}


def test_actions_by_actor_and_citation_are_those_of_the_graph(get, select):
    rows = select(PREFIXES + f"SELECT ?a {{ ?a a gcmo:Action ; gcmo:mentionsActor <{BASE}actor/trade-unions> }}")
    page = get("/api/actions", mentions="trade-unions", limit=200)
    assert {action["id"] for action in page["member"]} == {row[0] for row in rows} != set()
    assert get("/api/actions", cites="ILORecommendation")["member"][0]["id"] == BASE + "gcm/objective/22/action/a"


def test_articles_by_instrument_force_and_scope_are_those_of_the_graph(get, select):
    rows = select(
        PREFIXES + f"SELECT ?a {{ ?a a gcmo:Article ; gcmo:articleOf <{BASE}instrument/icmw> ; gcmo:force gcmo:Obligation ; "
        f"gcmo:personalScope <{BASE}scope/migrant-workers> }}"
    )
    page = get("/api/articles", instrument="icmw", force="Obligation", scope="scope/migrant-workers", limit=200)
    assert {one["id"] for one in page["member"]} == {row[0] for row in rows} != set()
    assert {one["force"] for one in page["member"]} == {"Obligation"}
    assert all(one["about"] and (one["checkedAgainst"] or one["notChecked"]) for one in page["member"])
    several = get("/api/articles", instrument="icmw", scope="scope/migrant-workers,scope/families", limit=200)
    ids = [one["id"] for one in several["member"]]
    assert len(ids) == len(set(ids)) > page["totalItems"]
    assert get("/api/articles", q="passport")["totalItems"] > 0


def test_asks_by_item_uptake_and_provision_are_those_of_the_graph(get, select):
    rows = select(
        PREFIXES
        + f"SELECT ?a {{ ?a a gcmo:Ask ; gcmo:uptake gcmo:OptionOnly ; gcmo:askOf ?i . ?i dct:isPartOf* <{BASE}priorities-2021/4> }}"
    )
    page = get("/api/asks", item="priorities-2021/4", uptake="OptionOnly", limit=200)
    assert {one["id"] for one in page["member"]} == {row[0] for row in rows} != set()
    judged = get("/api/asks", provision="objective/6", include="evidence", limit=200)["member"]
    assert judged
    for ask in judged:
        parts = [part["id"] for link in ask["outgoingLinks"] for part in link["restsOn"]]
        assert any(part.startswith(BASE + "gcm/objective/6") for part in parts), ask["id"]
    # That a text makes the ask does not judge it.
    assert get("/api/asks", provision="priorities-2021")["totalItems"] == 0


@pytest.mark.parametrize("name", ["articles", "asks", "coverage"])
def test_pages_of_a_collection_together_are_the_whole_in_order(get, select, name):
    kind = {"articles": "Article", "asks": "Ask", "coverage": "Coverage"}[name]
    pages, at = [], f"/api/{name}?limit=200"
    while at:
        page = get(at)
        pages += [one["id"] for one in page["member"]]
        at = page["view"]["next"]
    assert len(pages) == len(set(pages)) == page["totalItems"]
    assert set(pages) == {row[0] for row in select(PREFIXES + f"SELECT ?a {{ ?a a gcmo:{kind} }}")}


def test_no_data_on_ratifications_can_be_read(get, select):
    covered = {one["coverageOf"]["id"]: one for one in get("/api/coverage", limit=200)["member"]}
    assert {one["ratificationOf"]["id"] for one in get("/api/ratifications", limit=200)["member"]} <= set(covered)
    assert all(one["asOf"] and one["factSource"] for one in covered.values())
    # An instrument that nobody recorded: nothing about it is known, which is not the same as no State having joined.
    assert get("/api/coverage", instrument="ilo-c189")["totalItems"] == 0
    assert get("/api/ratifications", q="C189")["totalItems"] == 0
    unclear = select(PREFIXES + "SELECT DISTINCT ?c { ?c gcmo:unclearFor ?s }")
    assert {one["id"] for one in covered.values() if one["unclearFor"]} == {row[0] for row in unclear} != set()


def test_instruments_behind_an_objective_are_those_of_the_graph(get, select):
    rows = select(
        PREFIXES + f"SELECT DISTINCT ?i {{ ?i a gcmo:ILOConvention . ?p gcmo:reinforcedBy ?i . ?p dct:isPartOf* <{BASE}gcm/objective/6> }}"
    )
    page = get("/api/instruments", type="ILOConvention", reinforces="objective/6", limit=200)
    assert {one["id"] for one in page["member"]} == {row[0] for row in rows} != set()


def test_links_to_a_class_and_with_a_confidence_are_those_of_the_graph(get, select):
    rows = select(
        PREFIXES
        + "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX sssom: <https://w3id.org/sssom/> SELECT ?l { ?l a gcmo:Link ; "
        + "rdf:subject ?s ; rdf:object ?o ; sssom:confidence ?c . ?o a gcmo:ILOConvention . FILTER(?c >= 0.9) "
        + f"?s dct:isPartOf* <{BASE}gcm/objective/6> }}"
    )
    page = get(
        "/api/links", **{"from": "objective/6", "to": "ILOConvention", "min_confidence": 0.9, "basis": "EditorialInference", "limit": 200}
    )
    assert {link["id"] for link in page["member"]} == {row[0] for row in rows} != set()
    alone = get("/api/links", **{"from": "objective/6", "to": "ILOConvention", "min_confidence": 0.9, "parts": "false", "limit": 200})
    assert {link["subject"]["id"] for link in alone["member"]} == {BASE + "gcm/objective/6"}


def test_states_party_to_all_and_to_none(get):
    def states(**parameters):
        return {member["id"] for member in get("/api/states", limit=200, fields="title", **parameters)["member"]}

    crc, icmw = states(party_to="crc"), states(party_to="icmw")
    assert states(party_to="crc", not_party_to="icmw") == crc - icmw != set()
    assert states(party_to="crc,icmw") == crc & icmw != set()
    assert states(party_to=["crc", "icmw"]) == crc & icmw
    assert states(signatory_to="icmw").isdisjoint(icmw)


def test_words_must_all_occur_whatever_their_case(get):
    members = get("/api/provisions", q="FIREWALL migrants")["member"]
    assert members
    for member in members:
        words = (member["text"]["en"] + member["label"]["en"]).lower()
        assert "firewall" in words
        assert "migrants" in words


def test_a_filter_takes_several_values(get):
    both = get("/api/instruments", type="ILOConvention,ILORecommendation")["totalItems"]
    assert both == sum(get("/api/instruments", type=one)["totalItems"] for one in ("ILOConvention", "ILORecommendation"))
    assert get("/api/instruments?type=ILOConvention&type=iloRecommendation")["totalItems"] == both


@pytest.mark.parametrize(
    ("path", "thing", "cls"),
    [
        ("provisions?cites=", "icmw", "ILOConvention"),
        ("provisions?mentions=", "trade-unions", "State"),
        ("provisions?reinforced_by=", "udhr", "Protocol"),
        ("instruments?cited_by=", "joint-message-2018", "Footnote"),
        ("instruments?reinforces=", "objective/6", "Action"),
        ("actors?mentioned_by=", "objective/6", "Priority"),
        ("links?from=", "objective/6", "Footnote"),
        ("links?parts=false&from=", "objective/6", "Footnote"),
        ("links?to=", "icmw", "State"),
        ("links?parts=false&to=", "icmw", "State"),
    ],
)
def test_a_thing_and_a_class_together_mean_either(get, path, thing, cls):
    def every(value):
        page = get(f"/api/{path}{value}&fields=id&limit=200")
        ids = {member["id"] for member in page["member"]}
        while following := page["view"].get("next"):
            page = get(following)
            ids |= {member["id"] for member in page["member"]}
        return ids

    one, other, both = (every(value) for value in (thing, cls, f"{thing},{cls}"))
    assert both == one | other
    assert both > one


# Paging, order, fields


@pytest.mark.parametrize("limit", [1, 7, 200])
def test_the_next_links_give_every_member_once(get, limit):
    page, seen = get("/api/priority-items", limit=limit, fields="label"), []
    total = page["totalItems"]
    while True:
        seen += [member["id"] for member in page["member"]]
        assert page["totalItems"] == total
        if page["view"]["next"] is None:
            break
        before, page = page, get(page["view"]["next"])
        assert page["view"]["previous"] == before["view"]["id"]
    assert page["view"]["id"] == page["view"]["last"]
    assert len(seen) == len(set(seen)) == total


def test_a_link_keeps_filters_and_says_them_in_one_order(get):
    one = get("/api/actions?limit=2&mentions=trade-unions&objective=6&fields=text,label")
    other = get("/api/actions?fields=label&fields=text&objective=gcm/objective/6&mentions=actor/trade-unions&limit=2&page=1")
    assert one == other
    assert one["view"]["first"] == "/api/actions?mentions=actor/trade-unions&objective=gcm/objective/6&fields=label,text&limit=2&page=1"


@pytest.mark.parametrize(
    "asked",
    ["provisions?q=migrant workers", "links?q=domestic  Workers", "instruments?q=convention 1949", "actors?q=é", "actions?q=%22%2B%26#"],
)
def test_the_links_of_a_search_for_words_lead_on(get, asked):
    page = get(f"/api/{asked}&limit=3&fields=id")
    total, seen = page["totalItems"], [member["id"] for member in page["member"]]
    assert get(page["view"]["last"])["totalItems"] == get(page["id"])["totalItems"] == total
    while page["view"]["next"]:
        page = get(page["view"]["next"])
        seen += [member["id"] for member in page["member"]]
    assert len(seen) == len(set(seen)) == total


def test_a_page_beyond_the_last_is_404(api):
    response = api.get("/api/objectives", params={"page": 2})
    assert (response.status_code, response.json()["last"]) == (404, 1)


def test_an_empty_result_is_a_page(get):
    page = get("/api/actions", q="zebra")
    assert (page["totalItems"], page["member"], page["view"]["next"]) == (0, [], None)


def test_order_is_reading_order_unless_asked(get):
    numbers = [member["notation"] for member in get("/api/objectives", fields="notation")["member"]]
    assert numbers == [str(number) for number in range(1, 24)]
    assert [member["notation"] for member in get("/api/objectives", fields="notation", sort="-order")["member"]] == numbers[::-1]
    assert [member["notation"] for member in get("/api/objectives", fields="notation", sort="notation")["member"]] == numbers


def test_what_has_no_value_to_sort_by_comes_last_both_ways(get):
    for sort in ("date", "-date"):
        dates = [(member["date"] or {}).get("@value") for member in get("/api/instruments", fields="date", sort=sort, limit=200)["member"]]
        known = [date for date in dates if date]
        assert dates == known + [None] * (len(dates) - len(known))
        assert [date[:4] for date in known] == sorted((date[:4] for date in known), reverse=sort == "-date")


def test_links_by_confidence(get):
    confidences = [
        link["confidence"] for link in get("/api/links", sort="-confidence,label", predicate="reinforcedBy", limit=200)["member"]
    ]
    assert confidences == sorted(confidences, reverse=True)


def test_fields_leaves_out_the_others(get):
    assert list(get("/api/actions", fields="text", limit=1)["member"][0]) == ["id", "type", "text"]
    assert list(get("/api/actions/6/k", fields="text")) == ["@context", "id", "type", "text"]
    assert list(get("/api/actions/6/k", fields="id,type")) == ["@context", "id", "type"]


def test_a_field_of_evidence_need_not_be_included_as_well(get):
    objective = get("/api/objectives/6", fields="outgoingLinks")
    assert objective == get("/api/objectives/6", fields="outgoingLinks", include="evidence")
    assert objective["outgoingLinks"][0]["evidence"]


# Errors


def problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status
    assert response.json()["help"]
    return response.json()


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.name)
def test_an_unknown_parameter_is_an_error_that_names_the_known_ones(api, collection):
    assert problem(api.get(f"/api/{collection.name}?colour=red"), 400)["known"] == known_parameters(collection)


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=1.5",
        "limit=ten",
        "limit=",
        "limit=1&limit=2",
        "limit=%D9%A1",
        "page=0",
        "page=99999999999999999999",
        "sort=colour",
        "sort=--label",
        "fields=colour",
        "fields=label,,text",
        "include=everything",
        "q=",
        "q=%20",
        "q=" + "x" * 501,
        "cites=nothing-at-all",
        "cites=http://example.org/nothing",
        "reinforced_by=NoSuchClass",
        "objective=24",
        "objective=%3E%20%7D",
        "q=a&q=b",
        "q=%FF",
    ],
)
def test_a_bad_value_is_400(api, query):
    problem(api.get(f"/api/actions?{query}"), 400)


@pytest.mark.parametrize(
    "query", ["min_confidence=1.1", "min_confidence=nan", "min_confidence=-0.1", "min_confidence=1e-1", "basis=Guess", "parts=perhaps"]
)
def test_a_bad_value_for_links_is_400(api, query):
    problem(api.get(f"/api/links?{query}"), 400)


def test_an_unknown_value_names_the_known_ones(api):
    assert "ILOConvention" in problem(api.get("/api/instruments?type=Convention"), 400)["known"]
    assert problem(api.get("/api/actions?objective=objective/99"), 400)["known"] == [f"gcm/objective/{number}" for number in range(1, 24)]
    assert "gcm/objective/6" in problem(api.get("/api/objectives/66"), 404)["known"]
    assert "instrument/ilo-c189" in problem(api.get("/api/instruments/ilo-c198"), 404)["known"]


def test_a_misspelt_parameter_gets_a_hint(api):
    assert "objective" in problem(api.get("/api/actions?objectiv=6"), 400)["detail"].rpartition("Did you mean")[2]


@pytest.mark.parametrize(
    "path",
    [
        "/api/objectives/24",
        "/api/objectives/4/e",
        "/api/actions/6",
        "/api/instruments/iom",
        "/api/actors/ilo-c189",
        "/api/links/link/none",
        "/api/links/%3C%3E",
        "/api/ratifications/xx-yy",
        "/api/objectives/99/actions",
        "/api/nothing",
        "/api/objectives/%00",
        "/api/objectives/..%2F..",
    ],
)
def test_what_is_not_there_is_404(api, path):
    problem(api.get(path), 404)


@pytest.mark.parametrize(
    ("path", "known"),
    [("actions/6z", ["gcm/objective/6/action/a"]), ("priority-items/13a", []), ("instruments/C 1899", ["instrument/ilo-c189"])],
)
def test_what_is_near_is_near_and_no_letter_of_another(api, path, known):
    near = problem(api.get(f"/api/{path}"), 404)["known"]
    assert near[:1] == known


def test_a_number_out_of_bounds_is_told_them_in_full(api):
    assert "from 1 to 1000000." in problem(api.get("/api/actions?page=0"), 400)["detail"]


@pytest.mark.parametrize("path", ["/api", "/api/objectives", "/api/objectives/6", "/api/objectives/6/actions"])
def test_a_slash_at_the_end_makes_no_difference(get, path):
    assert get(f"{path}/") == get(path)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_another_method_is_405_with_allow(api, method):
    response = api.request(method, "/api/objectives")
    problem(response, 405)
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


# HTTP


@pytest.mark.parametrize(
    "path", ["/api", "/api/objectives", "/api/objectives/6", "/api/chains?objective=1", "/queries", "/queries/objectives"]
)
def test_an_answer_has_validators_and_any_page_may_read_it(api, path):
    # Compressed bytes are other bytes, so that their tag is weak.
    response = api.get(path, headers={"accept-encoding": "identity"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert {"Link", "ETag", "Content-Location"} <= set(response.headers["access-control-expose-headers"].split(", "))
    assert "Accept" in response.headers["vary"]
    tag = response.headers["etag"]
    assert tag.startswith('"')
    again = api.get(path, headers={"if-none-match": tag, "accept-encoding": "identity"})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get(path, headers={"if-none-match": f'W/{tag}, "other"'}).status_code == 304
    assert api.get(path, headers={"if-none-match": '"other"'}).status_code == 200
    assert api.get(path, headers={"if-none-match": "*"}).status_code == 304
    head = api.head(path, headers={"accept-encoding": "identity"})
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
    options = api.options(path)
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/api/objectives/6", "/api/chains?objective=1"])
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/ld+json"),
        ("*/*", "application/ld+json"),
        ("application/json", "application/json"),
        ("text/html,*/*;q=0.1", "application/ld+json"),
        ("application/ld+json;q=0", None),
        ("text/html", None),
    ],
)
def test_json_by_either_name_and_nothing_else(api, path, accept, kind):
    response = api.get(path, headers={"accept": accept} if accept else {})
    if kind is None:
        problem(response, 406)
    else:
        assert response.headers["content-type"] == kind


def test_the_etag_differs_by_what_is_asked(api):
    paths = [
        "/api/objectives/6",
        "/api/objectives/7",
        "/api/objectives/6?fields=text",
        "/api/objectives?limit=1",
        "/api/objectives?limit=1&page=2",
    ]
    assert len({api.get(path).headers["etag"] for path in paths}) == len(paths)


@pytest.mark.parametrize(
    "state", ["Kenya", "kenya", "KE", "ke", "actor/state/ke", "KEN", "Kenia", "Iran (Islamic Republic of)", "Côte d’Ivoire"]
)
def test_a_state_is_found_by_its_name(api, state):
    answer = api.get("/api/ratifications", params={"state": state})
    assert answer.status_code == 200, answer.text
    assert answer.json()["totalItems"] > 0


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/api/ratifications?state=Kennya", "actor/state/ke"),
        ("/api/instruments/C999", "instrument/ilo-c189"),
        ("/queries/claims-about-instrument?instrument=C999", "instrument/ilo-c189"),
        ("/api/states/Frence", "actor/state/fr"),
        ("/api/instruments/Domestic Workers Convention, 2012", "instrument/ilo-c189"),
    ],
)
def test_a_name_that_nothing_has_gets_the_names_most_like_it(api, address, near):
    answer = api.get(address)
    assert answer.status_code in (400, 404)
    assert near in answer.json()["known"]
