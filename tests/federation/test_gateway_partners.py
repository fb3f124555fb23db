"""What the gateway does with partners that behave and partners that do not; every answer is scripted."""

import json
import re
import threading
import time
from email.utils import formatdate

import httpx
import pytest

from graph_service.settings import Settings
from tests.conftest import ServerInThread
from tests.federation.conftest import Scripted, entry, send

NAMES = {
    "plain": {"seconds": 1.0},
    "small": {"bytes": 2000},
    "few": {"rows": 3},
    "public": {"allow_private": False},
    "get": {"method": "get"},
    "direct": {"method": "direct"},
    "token": {"token_env": "TEST_PARTNER_TOKEN"},
    "basic": {"user_env": "TEST_PARTNER_USER", "password_env": "TEST_PARTNER_TOKEN"},
    "says-json": {"results": "json"},
    "cuts": {"truncates": 2},
    "batches": {"batch": 2, "bindings": 5},
    "broken": {"seconds": 0.3},
    "cached": {},
}
SECRET = "s3cret-of-the-partner"


def iri(name):
    return f"https://{name}.example.org/sparql"


def answer(*rows, names=("x",)):
    bindings = [{name: {"type": "uri", "value": value} for name, value in zip(names, row, strict=True)} for row in rows]
    return json.dumps({"head": {"vars": list(names)}, "results": {"bindings": bindings}})


@pytest.fixture(scope="module")
def service(tmp_path_factory, scripted):
    listed = tmp_path_factory.mktemp("partners") / "partners.toml"
    entries = [entry(name, iri(name), scripted.url, **more) for name, more in NAMES.items()]
    gone = Scripted()
    gone.close()
    entries.append(entry("gone", iri("gone"), gone.url))
    entries.append(entry("nowhere", iri("nowhere"), "http://nowhere.invalid/sparql"))
    listed.write_text("calls = 8\n" + "\n".join(entries), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_PARTNER_TOKEN", SECRET)
        patch.setenv("TEST_PARTNER_USER", "us")
        settings = Settings(dataset="none", writes="open", log="off", workers=2, default_graph="plain", partners=str(listed))
        with ServerInThread(settings) as running, httpx.Client(base_url=running.url, timeout=20) as client:
            turtle = "".join(f"<urn:s{number}> <urn:p> <urn:o{number}> ." for number in range(7)) + "<urn:s1> <urn:q> <urn:o1> ."
            client.put("/graph?default", content=turtle, headers={"content-type": "text/turtle"}).raise_for_status()
            yield client


@pytest.fixture
def ask(service, scripted):
    """Return a function that runs a query while the partner answers as told; it gives the response."""

    def run(query, script=lambda handler: send(handler, answer(("urn:x",)))):
        scripted.answer = script
        scripted.seen.clear()
        return service.get("/sparql", params={"query": query})

    return run


def clause(name, silent=""):
    return f"SELECT ?x {{ SERVICE {silent} <{iri(name)}> {{ ?x ?p ?o }} }}"


def failed(response, status, name, *words):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["partner"] == name
    assert body["endpoint"] == iri(name)
    for word in words:
        assert word in body["detail"], body["detail"]
    return body


def xs(response):
    assert response.status_code == 200, response.text
    return sorted(row["x"]["value"] for row in response.json()["results"]["bindings"] if "x" in row)


# Who may be asked


def test_service_to_somebody_not_listed_is_403_with_the_partners(ask, scripted):
    response = ask("SELECT * {\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert response.status_code == 403
    problem = response.json()
    assert problem["type"].endswith("/unknown-partner")
    assert iri("plain") in problem["partners"]
    assert (problem["line"], problem["column"]) == (2, 2)
    assert not scripted.seen


def test_silent_service_to_somebody_not_listed_is_one_empty_solution_without_a_call(ask, scripted):
    assert ask("SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }").json()["results"]["bindings"] == [{}]
    assert not scripted.seen


def test_without_a_partner_file_every_service_that_is_not_silent_is_refused(client):
    response = client.get("/sparql", params={"query": clause("plain")})
    assert response.status_code == 403
    assert response.json()["type"].endswith("/egress-refused")


@pytest.mark.parametrize(
    "text", ["LOAD <http://127.0.0.1/>", "INSERT { ?s ?p ?o } WHERE { SERVICE <https://plain.example.org/sparql> { ?s ?p ?o } }"]
)
def test_update_reaches_nobody(text, service):
    response = service.post("/update", content=text, headers={"content-type": "application/sparql-update"})
    assert response.status_code == 403


def test_private_address_is_refused_unless_the_entry_allows_it(ask, scripted):
    failed(ask(clause("public")), 502, "public", "private address", "allow_private")
    assert not scripted.seen


@pytest.mark.parametrize(
    "glued",
    [
        "SELECT*{FILTER(trueSERVICE<https://plain.example.org/sparql>{})}",
        "SELECT * { ?s ?p ?o FILTER(?a<?b)SERVICE#>\n <http://127.0.0.1:9/> {} }",
    ],
)
def test_service_hidden_from_the_grammar_is_refused_or_a_syntax_error(glued, ask, scripted):
    assert ask(glued).status_code in (400, 403)
    assert not scripted.seen


def test_syntax_error_beside_a_service_has_its_line_and_column_and_asks_nobody(ask, scripted):
    response = ask(f"SELECT * {{\n SERVICE <{iri('plain')}> {{ ?x ?p }}\n}}")
    assert response.status_code == 400
    assert response.json()["type"].endswith("/query-syntax")
    assert (response.json()["line"], response.json()["column"]) == (3, 1)
    assert not scripted.seen


def test_service_variable_that_nothing_binds_is_400(ask):
    response = ask("SELECT * { SERVICE ?who { ?x ?p ?o } }")
    assert response.status_code == 400
    assert "?who" in response.json()["detail"]


# What is sent


def test_partner_is_sent_the_pattern_with_its_prefixes_alone(ask, scripted):
    ask(f"PREFIX a: <urn:a:> PREFIX b: <urn:b:> SELECT * {{ SERVICE <{iri('direct')}> {{ ?x a:p ?o }} ?x b:q ?z }}")
    assert not scripted.seen, "the left side is empty, so there is nothing to ask"
    ask(f"PREFIX a: <urn:a:> PREFIX b: <urn:b:> SELECT * {{ SERVICE <{iri('direct')}> {{ ?x a:p ?o }} }}")
    method, _, headers, body = scripted.seen[0]
    assert (method, headers["content-type"]) == ("POST", "application/sparql-query")
    assert body == "PREFIX a: <urn:a:>\nSELECT * WHERE { ?x a:p ?o } LIMIT 50001"


def test_selective_left_side_is_sent_as_values(ask, scripted):
    query = f"SELECT * {{ ?s <urn:q> ?x . SERVICE <{iri('direct')}> {{ ?x ?p ?o }} }}"
    assert ask(query, lambda handler: send(handler, answer(("urn:o1", "urn:t"), names=("x", "o")))).status_code == 200
    assert "VALUES (?x) { (<urn:o1>) } { ?x ?p ?o }" in scripted.seen[0][3]


def test_bindings_go_in_batches_and_too_many_are_not_sent(ask, scripted):
    few = f"SELECT * {{ ?s <urn:p> ?x FILTER(?s != <urn:s0> && ?s != <urn:s1>) SERVICE <{iri('batches')}> {{ ?x ?p ?o }} }}"
    ask(few)
    assert sorted(len(re.findall("%28%3Curn", body)) for _, _, _, body in scripted.seen) == [1, 2, 2]
    ask(f"SELECT * {{ ?s <urn:p> ?x . SERVICE <{iri('batches')}> {{ ?x ?p ?o }} }}")
    assert len(scripted.seen) == 1
    assert "VALUES" not in scripted.seen[0][3]


def test_get_partner_is_asked_in_the_url(ask, scripted):
    ask(clause("get"))
    method, path, _, body = scripted.seen[0]
    assert (method, body) == ("GET", "")
    assert path.startswith("/sparql?query=SELECT")


@pytest.mark.parametrize(("name", "sent"), [("token", f"Bearer {SECRET}"), ("basic", "Basic dXM6czNjcmV0LW9mLXRoZS1wYXJ0bmVy")])
def test_credentials_are_sent_and_shown_nowhere(name, sent, ask, scripted, service):
    response = ask(clause(name), lambda handler: send(handler, "no", status=401))
    assert scripted.seen[0][2]["authorization"] == sent
    failed(response, 502, name, "answered 401")
    for page in (response.text, service.get("/federation").text, service.get("/metrics").text):
        assert SECRET not in page
        assert sent.partition(" ")[2] not in page


# What comes back


def test_blank_nodes_become_iris_of_one_answer(ask):
    body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "bnode", "value": "nodeID://b1"}}] * 2}})
    values = xs(ask(clause("plain"), lambda handler: send(handler, body)))
    assert len(set(values)) == 1
    assert values[0].startswith("https://w3id.org/migration-compact/.well-known/genid/plain/")


def test_same_question_answered_otherwise_has_other_blank_nodes(ask):
    """A label says nothing outside its answer: in the second one, it is another thing's."""
    answers = iter(
        json.dumps({"head": {"vars": ["x", "o"]}, "results": {"bindings": [{"x": {"type": "bnode", "value": "b0"}, "o": word}]}})
        for word in ({"type": "literal", "value": "one"}, {"type": "literal", "value": "two"})
    )
    pattern = f"SERVICE <{iri('plain')}> {{ ?x <urn:p> ?o }}"
    response = ask(
        f"SELECT * {{ {{ SELECT ?x {{ {pattern} }} }} {{ SELECT ?x {{ {pattern} }} }} }}", lambda handler: send(handler, next(answers))
    )
    assert response.json()["results"]["bindings"] == []


def test_every_kind_of_literal_arrives_as_it_is(ask):
    values = [
        {"type": "literal", "value": 'quote " back \\ line\nfeed \\u0041 } #', "xml:lang": "en-gb"},
        {"type": "typed-literal", "value": "2026-11-21", "datatype": "http://www.w3.org/2001/XMLSchema#date"},
        {"type": "literal", "value": "SERVICE <http://127.0.0.1/> { LOAD"},
    ]
    body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [{"x": value} for value in values]}})
    rows = ask(clause("plain"), lambda handler: send(handler, body)).json()["results"]["bindings"]
    assert [row["x"]["value"] for row in rows] == [value["value"] for value in values]
    assert rows[0]["x"]["xml:lang"] == "en-gb"


def test_xml_results_are_read(ask):
    body = (
        '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results>'
        '<result><binding name="x"><uri>urn:1</uri></binding></result><result/></results></sparql>'
    )
    assert xs(ask(clause("plain"), lambda handler: send(handler, body, "application/sparql-results+xml; charset=utf-8"))) == ["urn:1"]


def test_variables_that_the_pattern_does_not_mention_bind_nothing(ask):
    response = ask(
        f"SELECT * {{ <urn:s1> <urn:p> ?y . SERVICE <{iri('plain')}> {{ ?x <urn:z> 1 }} }}",
        lambda handler: send(handler, answer(("urn:x", "urn:evil"), names=("x", "y"))),
    )
    assert [row["y"]["value"] for row in response.json()["results"]["bindings"]] == ["urn:o1"]


def test_wrong_media_type_is_overruled_by_the_entry(ask):
    assert xs(ask(clause("says-json"), lambda handler: send(handler, answer(("urn:x",)), "text/plain"))) == ["urn:x"]


def drip(handler):
    """Answer without an end."""
    handler.send_response(200)
    handler.send_header("content-type", "application/sparql-results+json")
    handler.send_header("transfer-encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"400\r\n" + b" " * 1024 + b"\r\n")


def half(handler):
    data = answer(("urn:x",))[:-8].encode()
    send(handler, data)


def cut(handler):
    handler.send_response(200)
    handler.send_header("content-type", "application/sparql-results+json")
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"head":')
    handler.close_connection = True


def nonsense(handler):
    handler.wfile.write(b"this is not HTTP\r\n\r\n")
    handler.close_connection = True


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (lambda handler: send(handler, "<html>Sign in</html>", "text/html"), ("text/html",)),
        (lambda handler: send(handler, "x", ""), ("no media type",)),
        (lambda handler: send(handler, "Virtuoso 37000 Error", "text/plain", 400), ("answered 400",)),
        (lambda handler: send(handler, "", status=204), ("answered 204",)),
        (half, ("not JSON",)),
        (cut, ("broke the connection",)),
        (nonsense, ("broke the connection",)),
        (lambda handler: send(handler, '{"head":{},"boolean":true}'), ("no SELECT answer",)),
        (
            lambda handler: send(handler, '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"a> } b"}}]}}'),
            ("not an absolute IRI",),
        ),
        (lambda handler: send(handler, '{"head":{"vars":["x } y"]},"results":{"bindings":[]}}'), ("no variables",)),
        (
            lambda handler: send(handler, '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"triple","value":{}}}]}}'),
            ("no type",),
        ),
        (lambda handler: send(handler, "[" * 100_000), ("no SELECT answer",)),
        (lambda handler: send(handler, b"\xff\xfe{"), ("not UTF-8",)),
        (lambda handler: send(handler, '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "text/xml"), ("document type",)),
        (lambda handler: send(handler, b"\x1f\x8b", content_encoding="gzip"), ("compressed",)),
        (lambda handler: send(handler, answer(("urn:x",)), X_SQL_State="S1TAT"), ("part of the answer",)),
    ],
)
def test_answer_that_is_none_is_502_with_what_came(script, words, ask, service):
    failed(ask(clause("plain"), script), 502, "plain", *words)
    assert ask(clause("plain", "SILENT"), script).json()["results"]["bindings"] == [{}]
    # A partner that answers again is trusted again.
    assert xs(ask(clause("plain"))) == ["urn:x"]


def test_error_says_what_the_partner_answered(ask):
    problem = failed(ask(clause("plain"), lambda handler: send(handler, "Error at  line 3", "text/plain", 500)), 502, "plain")
    assert (problem["answered"], problem["answered_media_type"], problem["answered_excerpt"]) == (500, "text/plain", "Error at line 3")


def test_endless_body_is_502_at_the_bound(ask):
    problem = failed(ask(clause("small"), drip), 502, "small", "2000 bytes")
    assert problem["limit"] == "bytes"


def test_too_many_rows_are_502_never_fewer_rows(ask):
    body = answer(*[(f"urn:{number}",) for number in range(4)])
    assert failed(ask(clause("few"), lambda handler: send(handler, body)), 502, "few", "3 rows")["maximum"] == 3


def test_answer_as_long_as_the_partner_s_silent_cut_is_502(ask):
    failed(ask(clause("cuts"), lambda handler: send(handler, answer(("urn:1",), ("urn:2",)))), 502, "cuts", "may not be whole")
    assert xs(ask(clause("cuts"), lambda handler: send(handler, answer(("urn:1",))))) == ["urn:1"]


def test_partner_that_never_answers_is_504_in_time(ask):
    answered = threading.Event()
    try:
        problem = failed(ask(clause("plain"), lambda _handler: answered.wait(60)), 504, "plain", "within 1 s")
    finally:
        answered.set()
    assert problem["limit"] == "seconds"


def test_partner_that_drips_is_504(ask):
    def slowly(handler):
        handler.send_response(200)
        handler.send_header("content-type", "application/sparql-results+json")
        handler.send_header("content-length", "100")
        handler.end_headers()
        for _ in range(15):
            handler.wfile.write(b" ")
            time.sleep(0.2)

    failed(ask(clause("plain"), slowly), 504, "plain")


def test_partner_that_is_down_or_unknown_to_the_name_server_is_502(ask):
    failed(ask(clause("gone")), 502, "gone", "cannot be reached")
    failed(ask(clause("nowhere")), 502, "nowhere", "has no address")


# Redirects


def redirect(status, location):
    def script(handler):
        if handler.path.startswith("/sparql"):
            send(handler, "", status=status, location=location)
        else:
            send(handler, answer(("urn:moved",)))

    return script


@pytest.mark.parametrize("status", [307, 308])
def test_redirect_that_keeps_the_body_is_followed(status, ask, scripted):
    assert xs(ask(clause("plain"), redirect(status, "/moved"))) == ["urn:moved"]
    assert scripted.seen[1][1] == "/moved"
    assert scripted.seen[1][3] == scripted.seen[0][3]


@pytest.mark.parametrize("status", [301, 302, 303])
def test_redirect_that_drops_the_body_is_502(status, ask, scripted):
    failed(ask(clause("plain"), redirect(status, "/moved")), 502, "plain", "drops the query")
    assert len(scripted.seen) == 1


@pytest.mark.parametrize("status", [301, 302, 307])
def test_get_follows_where_it_is_sent(status, ask):
    assert xs(ask(clause("get"), redirect(status, "/moved?query=x"))) == ["urn:moved"]


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://127.0.0.1:1/", "private address"),
        ("http://localhost:1/", "private address"),
        ("http://169.254.169.254/latest/meta-data", "private address"),
        ("http://[::ffff:10.0.0.1]/", "private address"),
        ("http://0.0.0.0/", "private address"),
        ("http://2130706433/", "private address"),
        ("file:///etc/passwd", "not an http or https"),
        ("ftp://example.org/", "not an http or https"),
        ("http://user:secret@example.org/", "not an http or https"),
        ("http://[", "not an address"),
        ("", "without a Location"),
        ("/sparql", "more than 3 times"),
    ],
)
def test_redirect_to_a_private_address_or_in_circles_is_502(location, words, ask):
    failed(ask(clause("plain"), redirect(307, location)), 502, "plain", words)
    ask(clause("plain"))


def test_credentials_do_not_follow_to_another_place(ask, scripted):
    other = Scripted()
    other.answer = lambda handler: send(handler, answer(("urn:other",)))
    try:
        failed(ask(clause("token"), redirect(307, other.url)), 502, "token", "private address")
        assert not other.seen
    finally:
        other.close()


# Sparing the partner


def test_answer_is_used_again_for_as_long_as_its_headers_allow(ask, scripted):
    query = clause("cached").replace("?o }", "<urn:fresh> }")
    for _ in range(2):
        assert xs(ask(query, lambda handler: send(handler, answer(("urn:1",)), cache_control="max-age=60"))) == ["urn:1"]
    assert not scripted.seen


@pytest.mark.parametrize(
    "headers",
    [
        {"cache_control": "no-store, max-age=60"},
        {"cache_control": "private, max-age=60"},
        {"cache_control": "max-age=60", "age": "60"},
        {"expires": "0"},
        {"cache_control": "max-age=60, No-Store"},
        {"cache_control": 'x="max-age=60, y", private="z"'},
        {"cache_control": 'x="max-age=60'},
        {"cache_control": "max-age=six"},
        {},
    ],
)
def test_answer_is_asked_again_where_the_headers_forbid(headers, ask, scripted):
    query = clause("cached").replace("?o }", f"<urn:{abs(hash(str(headers)))}> }}")
    for _ in range(2):
        ask(query, lambda handler: send(handler, answer(("urn:1",)), **headers))
    assert len(scripted.seen) == 1


def test_expires_is_heeded(ask, scripted):
    query = clause("cached").replace("?o }", "<urn:expires> }")
    for _ in range(2):
        ask(query, lambda handler: send(handler, answer(("urn:1",)), expires=formatdate(time.time() + 60, usegmt=True)))
    assert not scripted.seen


def test_stale_answer_is_confirmed_by_its_etag(ask, scripted):
    query = clause("cached").replace("?o }", "<urn:etag> }")
    assert xs(ask(query, lambda handler: send(handler, answer(("urn:1",)), etag='"one"'))) == ["urn:1"]

    def confirm(handler):
        handler.send_response(304)
        handler.send_header("cache-control", "max-age=60")
        handler.end_headers()

    assert xs(ask(query, confirm)) == ["urn:1"]
    assert scripted.seen[0][2]["if-none-match"] == '"one"'
    assert xs(ask(query, confirm)) == ["urn:1"]
    assert not scripted.seen


def test_calls_of_one_query_are_bounded(ask):
    query = (
        "SELECT * {"
        + "".join(f"{{ SERVICE <{iri('plain')}> {{ ?x <urn:{n}> ?o }} }} UNION " for n in range(8))
        + f"{{ SERVICE <{iri('plain')}> {{ }} }} }}"
    )
    response = ask(query)
    assert response.status_code == 422
    assert response.json()["limit"] == "calls"


def test_circuit_breaker_spares_a_partner_that_fails_and_pages_and_metrics_show_it(ask, scripted, service):
    for _ in range(5):
        failed(ask(clause("broken"), lambda handler: send(handler, "", status=503)), 502, "broken")
    failed(ask(clause("broken")), 502, "broken", "not asked", "last 5 calls failed")
    assert not scripted.seen
    metrics = service.get("/metrics").text
    assert 'compact_graph_partner_calls_total{partner="broken",outcome="status-503"} 5' in metrics
    assert 'compact_graph_partner_resting{partner="broken"} 1' in metrics
    assert "left alone" in service.get("/federation", headers={"accept": "text/html"}).text


def test_query_that_the_partner_refuses_does_not_trip_the_breaker(ask):
    for _ in range(6):
        failed(ask(clause("few"), lambda handler: send(handler, "bad", status=400)), 502, "few", "answered 400")
    assert xs(ask(clause("few"))) == ["urn:x"]


def test_partners_are_described_as_json_ld_and_as_a_page(service):
    response = service.get("/federation", headers={"accept": "application/ld+json"})
    assert response.headers["content-type"].startswith("application/ld+json")
    assert {one["endpoint"] for one in response.json()["partners"]} >= {iri(name) for name in NAMES}
    page = service.get("/federation.html")
    assert iri("plain") in page.text
    assert service.get("/federation.ttl").status_code == 404


def test_service_description_says_that_queries_may_be_federated(service, client):
    feature = "http://www.w3.org/ns/sparql-service-description#BasicFederatedQuery"
    assert feature in service.get("/sparql", headers={"accept": "application/n-triples"}).text
    assert feature not in client.get("/sparql", headers={"accept": "application/n-triples"}).text
