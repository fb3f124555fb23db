"""OpenRefine's way in: every message has the form that the Reconciliation Service API 0.2 gives it, and the right thing is matched."""

import json
import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

SCHEMA = json.loads((Path(__file__).parent / "schemas/api-0.2.json").read_text(encoding="utf-8"))


def conforms(message, name):
    """Check a message against the definition of that name in the schemas; return it."""
    Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}).validate(message)
    return message


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30) as client:
        yield client


def ask(http, **queries):
    response = http.post("/reconcile", data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    results = conforms(response.json(), "results")
    assert set(results) == set(queries)
    return {key: value["result"] for key, value in results.items()}


def test_schemas_are_schemas():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/"])
def test_manifest_is_what_a_get_without_parameters_gives(http, path):
    response = http.get(path)
    assert response.headers["content-type"] == "application/json"
    assert response.headers["access-control-allow-origin"] == "*"
    manifest = conforms(response.json(), "manifest")
    assert manifest["identifierSpace"] == "https://w3id.org/migration-compact/"
    assert manifest["view"]["url"].startswith(str(http.base_url).rstrip("/"))


def test_addresses_in_the_manifest_answer(http):
    manifest = http.get("/reconcile").json()
    encoded = quote("instrument/ilo-c189", safe="")
    preview = http.get(manifest["preview"]["url"].replace("{{id}}", encoded))
    assert preview.headers["content-type"].startswith("text/html")
    assert "Domestic Workers Convention" in preview.text
    assert "frame-ancestors *" in preview.headers["content-security-policy"]
    view = http.get(manifest["view"]["url"].replace("{{id}}", encoded))
    assert (view.status_code, view.headers["location"]) == (303, f"{str(http.base_url).rstrip('/')}/instrument/ilo-c189")
    ids = {"entity": encoded, "type": "ILOConvention", "property": quote("dct:date", safe="")}
    for kind, settings_ in manifest["suggest"].items():
        response = http.get(settings_["service_url"] + settings_["service_path"], params={"prefix": "d"})
        conforms(response.json(), {"entity": "suggestions", "type": "suggestedTypes", "property": "suggestedProperties"}[kind])
        flyout = http.get(settings_["service_url"] + settings_["flyout_service_path"].replace("${id}", ids[kind]))
        assert conforms(flyout.json(), "flyout")["html"]
    propose = manifest["extend"]["propose_properties"]
    conforms(http.get(propose["service_url"] + propose["service_path"], params={"type": "ILOConvention"}).json(), "proposal")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("C189", "instrument/ilo-c189"),
        ("No. 189", "instrument/ilo-c189"),
        ("C186", "instrument/ilo-c186"),
        ("ILO Convention No. 186", "instrument/ilo-c186"),
        ("MLC, 2006", "instrument/ilo-c186"),
        ("Domestic Workers Convention, 2011 (No. 189)", "instrument/ilo-c189"),
        ("CEDAW", "instrument/cedaw"),
        ("Convention on the Elimination of All Forms of Discrimination against Women", "instrument/cedaw"),
        ("UNHCR", "actor/unhcr"),
        ("International Organization for Migration", "actor/iom"),
        ("GCM objective 6", "gcm/objective/6"),
        ("objective 22(a)", "gcm/objective/22/action/a"),
        ("Priorities 2021, priority 4", "priorities-2021/4"),
        ("priorities-2021/4/e", "priorities-2021/4/e"),
        ("https://w3id.org/migration-compact/forum/imrf", "forum/imrf"),
    ],
)
def test_exact_name_or_code_is_matched(http, query, expected):
    best = ask(http, q={"query": query})["q"][0]
    assert (best["id"], best["match"]) == (expected, True)
    assert best["score"] >= 90


@pytest.mark.parametrize(
    ("query", "among"),
    [
        ("Migration for Employment Convention", "instrument/ilo-c097"),
        ("ILO C189 (domestic workers)", "instrument/ilo-c189"),
        ("Facilitate fair and ethical recruitment", "gcm/objective/6"),
        ("fair recruitment", "instrument/ilo-fair-recruitment-principles"),
        ("New York Declaration", "instrument/new-york-declaration"),
        ("Convention on the Rights of the Chidl", "instrument/crc"),
        ("6", "gcm/objective/6"),
        ("GCM 6", "gcm/objective/6"),
        ("GCM 22(a)", "gcm/objective/22/action/a"),
    ],
)
def test_what_is_only_alike_is_offered_and_not_matched(http, query, among):
    result = ask(http, q={"query": query})["q"]
    assert result[0]["id"] == among
    assert not any(one["match"] for one in result)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Domestic Workers Convention", "instrument/ilo-c189"),
        ("the domestic workers convention", "instrument/ilo-c189"),
        ("Forced Labor Convention", "instrument/ilo-c029"),
        ("International Organisation for Migration", "actor/iom"),
        ("International Labor Organisation", "actor/ilo"),
        ("objective 22 action a", "gcm/objective/22/action/a"),
        ("Global Compact for Migration, objective 6", "gcm/objective/6"),
    ],
)
def test_name_without_its_year_or_spelt_otherwise_is_matched(http, query, expected):
    best, *others = ask(http, q={"query": query})["q"]
    assert (best["id"], best["match"]) == (expected, True)
    assert not any(one["match"] for one in others)


def test_code_of_two_things_is_nobodys_match(http):
    """CRC is the convention and its committee (priority 7.b means the committee)."""
    result = ask(http, q={"query": "CRC"})["q"]
    assert {one["id"] for one in result[:2]} == {"actor/crc-committee", "instrument/crc"}
    assert not any(one["match"] for one in result)
    only = ask(http, q={"query": "CRC", "type": "Instrument"})["q"]
    assert (only[0]["id"], only[0]["match"]) == ("instrument/crc", True)


def test_types_and_limit_are_kept(http):
    results = ask(
        http, one={"query": "migrant workers", "type": ["ILOConvention", "Treaty"], "limit": 2}, none={"query": "C189", "type": "Nothing"}
    )
    assert len(results["one"]) == 2
    assert all({"ILOConvention", "Treaty"} & {kind["id"] for kind in one["type"]} for one in results["one"])
    assert results["none"] == []
    both = ask(http, q={"query": "C189", "type": ["ILOConvention", "Actor"], "type_strict": "all"})
    assert both["q"] == []
    should = ask(http, q={"query": "C189", "type": ["Actor"], "type_strict": "should"})
    assert (should["q"][0]["id"], should["q"][0]["match"]) == ("instrument/ilo-c189", False)


def test_properties_decide_between_namesakes(http):
    publisher = {"pid": "dct:publisher", "v": {"id": "actor/ilo", "name": "ILO"}}
    right = ask(http, q={"query": "C189", "properties": [publisher, {"pid": "dct:date", "v": ["2011"]}]})["q"][0]
    wrong = ask(http, q={"query": "C189", "properties": [publisher, {"pid": "dct:date", "v": "1975"}]})["q"][0]
    assert right["match"]
    assert not wrong["match"]
    assert right["score"] > wrong["score"]
    alone = ask(http, q={"properties": [{"pid": "dct:date", "v": "2011-06-16"}]})["q"]
    assert {"instrument/ilo-c189", "instrument/ilo-r201"} <= {one["id"] for one in alone}


def test_results_fall_from_the_best_and_have_unique_features(http):
    for result in ask(
        http, **{f"q{n}": {"query": text} for n, text in enumerate(["workers", "convention", "children", "IOM", "22"])}
    ).values():
        scores = [one["score"] for one in result]
        assert scores == sorted(scores, reverse=True)
        assert sum(one["match"] for one in result) <= 1
        for one in result:
            assert len({feature["id"] for feature in one["features"]}) == len(one["features"])


def test_get_gives_what_post_gives(http):
    batch = json.dumps({"a": {"query": "IOM"}, "b": {"query": "priority 8"}})
    posted = http.post("/reconcile/", data={"queries": batch})
    assert http.get("/reconcile", params={"queries": batch}).json() == posted.json()
    assert posted.headers["access-control-allow-origin"] == "*"


def test_every_query_is_answered_on_its_own(http):
    alone = ask(http, x={"query": "C189"})["x"]
    assert ask(http, x={"query": "C189"}, y={"query": "zzzz"}, z={"query": ""}) == {"x": alone, "y": [], "z": []}


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"queries": "{"}, 400),
        ({"queries": "[]"}, 400),
        ({"queries": '{"q": "C189"}'}, 400),
        ({"queries": '{"q": {}}'}, 400),
        ({"queries": '{"q": {"query": 1}}'}, 400),
        ({"queries": '{"q": {"query": "x", "limit": 0}}'}, 400),
        ({"queries": '{"q": {"query": "x", "limit": 1e400}}'}, 400),
        ({"queries": '{"q": {"query": "x", "limit": NaN}}'}, 400),
        ({"queries": '{"q": {"query": "x", "type_strict": "never"}}'}, 400),
        ({"queries": '{"q": {"query": "x", "colour": "red"}}'}, 400),
        ({"queries": '{"q": {"query": "x", "properties": [{"pid": "a"}]}}'}, 400),
        ({"queries": "[" * 100_000}, 400),
        ({"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(51)})}, 413),
        ({"extend": '{"ids": "x", "properties": []}'}, 400),
        ({"extend": '{"ids": [], "properties": [{"id": "no:such"}]}'}, 400),
        ({"extend": "{}", "queries": "{}"}, 400),
        ({"query": "x"}, 400),
        ({}, 415),
    ],
)
def test_malformed_requests_get_a_clear_error(http, data, status):
    response = http.post("/reconcile", data=data)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"]


def test_body_that_is_no_form_is_415(http):
    assert http.post("/reconcile", json={"queries": {}}).status_code == 415


def test_extension_gives_values_of_every_kind(http):
    ids = ["instrument/ilo-c189", "gcm/objective/6/action/k", "actor/iom", "no/such"]
    properties = ["dct:date", "dct:publisher", "skos:notation", "gcmo:order", "gcmo:text", "skos:exactMatch", "rdfs:seeAlso"]
    query = {"ids": ids, "properties": [{"id": one} for one in properties]}
    response = http.post("/reconcile", data={"extend": json.dumps(query)})
    answer = conforms(response.json(), "extension")
    assert [one["id"] for one in answer["meta"]] == properties
    assert set(answer["rows"]) == set(ids)
    rows = answer["rows"]
    assert rows["instrument/ilo-c189"]["dct:date"] == [{"date": "2011-06-16T00:00:00Z"}]
    assert rows["instrument/ilo-c189"]["dct:publisher"] == [{"id": "actor/ilo", "name": "International Labour Organization"}]
    assert rows["instrument/ilo-c189"]["skos:notation"] == [{"str": "C189"}]
    assert rows["gcm/objective/6/action/k"]["gcmo:order"][0]["int"] > 0
    assert rows["gcm/objective/6/action/k"]["gcmo:text"][0]["str"].startswith("Review relevant national labour laws")
    assert rows["actor/iom"]["skos:exactMatch"] == [{"str": "http://www.wikidata.org/entity/Q472311"}]
    assert rows["no/such"] == {one: [] for one in properties}
    assert http.get("/reconcile", params={"extend": json.dumps(query)}).json() == answer


def test_proposed_properties_have_values(http):
    for kind in ("ILOConvention", "Objective", "Actor", "Priority"):
        answer = conforms(http.get("/reconcile/properties", params={"type": kind}).json(), "proposal")
        assert answer["type"] == kind
        ids = [one["id"] for one in answer["properties"]]
        result = (
            ask(http, q={"query": "a", "type": kind, "limit": 100})["q"]
            or ask(http, q={"query": "convention objective workers", "type": kind})["q"]
        )
        query = {"ids": [one["id"] for one in result], "properties": [{"id": one} for one in ids]}
        conforms(http.post("/reconcile", data={"extend": json.dumps(query)}).json(), "extension")
    assert len(http.get("/reconcile/properties", params={"limit": "3"}).json()["properties"]) == 3
    assert http.get("/reconcile/properties", params={"type": "Nothing"}).status_code == 400


@pytest.mark.parametrize(
    ("kind", "prefix", "expected"),
    [
        ("entity", "Domestic Wor", "instrument/ilo-c189"),
        ("entity", "C189", "instrument/ilo-c189"),
        ("entity", "instrument/ilo-c189", "instrument/ilo-c189"),
        ("type", "ILO", "ILOConvention"),
        ("type", "conv", "ILOConvention"),
        ("property", "entry", "eli:first_date_entry_in_force"),
        ("property", "dct:date", "dct:date"),
    ],
)
def test_suggestions_begin_as_the_text_does(http, kind, prefix, expected):
    answer = http.get(f"/reconcile/suggest/{kind}", params={"prefix": prefix}).json()
    assert expected in [one["id"] for one in answer["result"]]


def test_cursor_goes_on_where_the_first_suggestions_ended(http):
    first = http.get("/reconcile/suggest/entity", params={"prefix": "gcm objective"}).json()["result"]
    second = http.get("/reconcile/suggest/entity", params={"prefix": "gcm objective", "cursor": str(len(first))}).json()["result"]
    assert first
    assert second
    assert not {one["id"] for one in first} & {one["id"] for one in second}
    assert http.get("/reconcile/suggest/entity", params={"prefix": "x", "cursor": "-1"}).status_code == 400
    assert http.get("/reconcile/suggest/entity", params={"prefix": ""}).json() == {"result": []}
    assert http.get("/reconcile/suggest/entity", params={"prefix": "", "cursor": "-1"}).status_code == 400
    assert http.get("/reconcile/suggest/entity").status_code == 400


@pytest.mark.parametrize("kind", ["entity", "type", "property"])
def test_boxes_of_openrefine_send_what_freebase_took(http, kind):
    """Its widget adds these to every request, whatever the service; a refusal leaves the box empty."""
    plain = http.get(f"/reconcile/suggest/{kind}", params={"prefix": "c"})
    sent = http.get(f"/reconcile/suggest/{kind}", params={"prefix": "c", "spell": "always", "exact": "false", "prefixed": "true"})
    assert sent.status_code == 200
    assert sent.json() == plain.json()
    assert sent.json()["result"]


def test_suggested_entities_are_of_the_type_asked(http):
    results = http.get("/reconcile/suggest/entity", params={"prefix": "forced lab", "type": "ILORecommendation"}).json()["result"]
    assert [one["id"] for one in results] == ["instrument/ilo-r203"]
    assert http.get("/reconcile/suggest/entity", params={"prefix": "forced lab", "type": "Nothing"}).json() == {"result": []}


@pytest.mark.parametrize("path", ["", "/suggest/entity?prefix=dom", "/properties?type=ILOConvention", "/flyout/type?id=ILOConvention"])
def test_jsonp_calls_the_function_of_the_page(http, path):
    plain = http.get(f"/reconcile{path}")
    called = http.get(f"/reconcile{path}", params={**dict(plain.url.params), "callback": "jQuery1.done", "_": "1"})
    assert called.headers["content-type"] == "text/javascript; charset=utf-8"
    assert called.headers["x-content-type-options"] == "nosniff"
    body = re.fullmatch(r"/\*\*/jQuery1\.done\((.*)\);", called.text, re.DOTALL)
    assert json.loads(body[1]) == plain.json()


@pytest.mark.parametrize("callback", ["alert(1)//", "", "a b", "a..b", "<script>", "ф", "a\n"])
def test_callback_that_is_no_name_of_a_function_is_400(http, callback):
    response = http.get("/reconcile", params={"callback": callback})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["preview", "view", "flyout/entity", "flyout/type", "flyout/property"])
def test_unknown_id_is_404(http, path):
    assert http.get(f"/reconcile/{path}", params={"id": "<script>"}).status_code == 404


def test_openapi_says_what_each_path_takes(http):
    paths = http.get("/openapi.json").json()["paths"]
    taken = {
        path: {one["name"]: one["required"] for one in paths[f"/reconcile{path}"]["get"]["parameters"]} for path in ("", "/suggest/type")
    }
    assert taken == {
        "": {"queries": False, "extend": False, "callback": False},
        "/suggest/type": {"prefix": True, "cursor": False, "callback": False},
    }
    twice = http.get("/reconcile?queries={}&queries={}")
    assert (twice.status_code, twice.json()["detail"]) == (400, "queries is given 2 times; it may be given once.")
    assert "queries, extend, callback" in http.get("/reconcile?query=x").json()["help"]


def test_preflight_lets_any_page_ask(http):
    response = http.options("/reconcile", headers={"origin": "http://127.0.0.1:3333", "access-control-request-method": "POST"})
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]


@pytest.mark.parametrize("path", ["suggest/entity", "suggest/type", "flyout/property", "preview", "view", "properties"])
def test_options_offers_the_methods_that_a_path_has(http, path):
    assert http.post(f"/reconcile/{path}").status_code == 405
    assert http.options(f"/reconcile/{path}").headers["allow"] == "GET, HEAD, OPTIONS"
    for both in ("/reconcile", "/reconcile/"):
        assert http.options(both).headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_flyout_escapes_what_it_shows(http):
    html = http.get("/reconcile/flyout/entity", params={"id": "instrument/ilo-c185"}).json()["html"]
    assert "Seafarers&#39; Identity" in html
    assert not re.search(r"<script", html)


HOSTILE = st.text(st.sampled_from("\"*^(){}[]:-NEAR AND OR\\'%_\0é§«» 1aZ\n")) | st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=60, deadline=None)
@given(text=HOSTILE, prefix=HOSTILE)
def test_no_text_breaks_matching_or_suggesting(http, text, prefix):
    ask(http, q={"query": text, "properties": [{"pid": text, "v": prefix}]})
    assert http.get("/reconcile/suggest/entity", params={"prefix": prefix}).status_code == 200
