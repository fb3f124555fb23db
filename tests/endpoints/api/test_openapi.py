"""The OpenAPI document is right: validators accept it, a client made from it works, and a tester that reads it finds nothing."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from openapi_spec_validator import validate

from graph_service import package_data
from graph_service.corpus import saved_queries
from graph_service.endpoints.api.collections import COLLECTIONS
from graph_service.endpoints.api.request import known_parameters
from graph_service.endpoints.errors import errors
from graph_service.endpoints.followup.filters import LISTS
from tests.endpoints.api.examples import PUBLIC

BIN = Path(sys.executable).parent
FOLLOW_UP = {f"/api/{one.name}" for one in LISTS}
READ_AHEAD = {"/sparql", "/update", "/graph", "/import", "/validate", "/health", "/ready", "/metrics"}


def test_the_document_is_openapi_3_1(openapi):
    assert openapi["openapi"].startswith("3.1")
    validate(openapi)


def test_any_page_may_read_the_document_and_a_copy_of_it_knows_the_server(api):
    response = api.get("/openapi.json")
    assert response.headers["access-control-allow-origin"] == "*"
    assert api.options("/openapi.json").status_code == 204
    assert api.get("/openapi.json", headers={"if-none-match": response.headers["etag"]}).status_code == 304
    assert response.json()["servers"] == [{"url": str(api.base_url).rstrip("/")}]


def test_every_operation_has_a_name_a_summary_errors_and_a_real_answer(openapi):
    names = []
    for path, operations in openapi["paths"].items():
        for method, operation in operations.items():
            names.append(operation["operationId"])
            assert operation["summary"], path
            problems = [status for status, one in operation["responses"].items() if "Problem" in one.get("$ref", "")]
            assert problems, f"{method} {path}"
            if path.startswith("/api"):
                content = operation["responses"]["200"]["content"]
                assert next(iter(content)) == "application/ld+json"
                assert "$ref" in content["application/ld+json"]["schema"], path
    assert len(names) == len(set(names))


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.name)
def test_the_parameters_described_are_those_that_are_known(openapi, collection):
    described = [one["name"] for one in openapi["paths"][f"/api/{collection.name}"]["get"]["parameters"]]
    assert sorted(described) == sorted(known_parameters(collection))


def test_every_parameter_has_a_type_and_bounds_in_the_words_of_json_schema(openapi):
    words = {"type", "title", "description", "items", "minItems", "maxItems", "enum", "minLength", "maxLength", "pattern"}
    words |= {"minimum", "maximum", "default", "format", "examples"}
    for path, operations in openapi["paths"].items():
        for operation in operations.values():
            for one in operation.get("parameters", ()):
                schema = one.get("schema", {"type": "string"})
                assert set(schema) <= words, f"{path} {one['name']}"
                assert schema["type"], f"{path} {one['name']}"
    pages = {one["name"]: one["schema"] for one in openapi["paths"]["/search"]["get"]["parameters"]}
    assert (pages["page"]["minimum"], pages["page"]["maximum"], pages["per_page"]["maximum"]) == (1, 1000, 100)


def test_every_saved_query_has_an_entry_with_parameters_and_examples(openapi):
    for name, query in saved_queries.read_queries(package_data.queries()).items():
        described = {one["name"]: one for one in openapi["paths"][f"/queries/{name}"]["get"]["parameters"]}
        assert list(described) == [*(parameter.name for parameter in query.parameters), "format"]
        assert all("example" in described[parameter.name] for parameter in query.parameters)


def test_the_endpoints_ahead_of_the_framework_are_described(openapi, api):
    assert set(openapi["paths"]) >= READ_AHEAD
    for path in READ_AHEAD - {"/update", "/import", "/validate"}:
        assert (
            api.get(path, params={"graph": "https://w3id.org/migration-compact/graph/actors"} if path == "/graph" else None).status_code
            == 200
        )


def examples(openapi):
    for path, operations in openapi["paths"].items():
        content = operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        if "example" in content.get("application/ld+json", {}):
            yield path, content["application/ld+json"]["example"]


def test_the_example_answers_are_what_the_service_answers(openapi, api):
    by_operation = dict(examples(openapi))
    assert {"/api/chains", "/api/objectives", "/api/objectives/{id}", "/api/links"} <= set(by_operation)
    assert len(by_operation) >= 2 * len(COLLECTIONS)
    recorded = json.loads((package_data.root() / "graph_service/endpoints/api/examples.json").read_text(encoding="utf-8"))
    for path, answer in recorded.items():
        answer["@context"] = answer["@context"].replace(PUBLIC, str(api.base_url).rstrip("/"))
        assert api.get(path).json() == answer, f"{path}: make the examples again with python -m tests.endpoints.api.examples"


class Outward(HTMLParser):
    """Collects what a page loads by itself."""

    def __init__(self):
        super().__init__()
        self.loaded = []

    def handle_starttag(self, tag, attrs):
        wanted = {"script": "src", "img": "src", "iframe": "src", "link": "href"}.get(tag)
        self.loaded += [value for name, value in attrs if name == wanted]


def test_the_reference_page_loads_nothing_from_elsewhere_and_its_examples_work(api):
    page = api.get("/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    outward = Outward()
    outward.feed(page.text)
    assert all(address.startswith("/") and not address.startswith("//") for address in outward.loaded)
    tried = re.findall(r'Try <a href="([^"]+)"', page.text)
    assert len(tried) > 90
    for address in tried:
        answer = api.get(address.replace("&amp;", "&"), headers={"accept": "*/*"}, follow_redirects=True)
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.text[:200]}"
        header = answer.json() if "json" in answer.headers["content-type"] else {}
        # What partners send is not among the data that we carry.
        assert header.get("totalItems") != 0 or address.partition("?")[0] in FOLLOW_UP, f"{address} finds nothing"
        assert header.get("result") != [], f"{address} finds nothing"


@pytest.mark.parametrize("request_", ["/api/objectives/24", "/api/actions?colour=red", "/gcm/objective/24", "/sparql?query=SELECT"])
def test_the_type_of_a_problem_leads_to_words_about_it(api, request_):
    problem = api.get(request_).json()
    path = problem["type"].removeprefix("https://w3id.org/migration-compact")
    answer = api.get(path)
    assert answer.status_code == 303
    page, _, anchor = answer.headers["location"].partition("#")
    row = api.get(page).text.partition(f'<tr id="{anchor}">')[2].partition("</tr>")[0]
    assert f"<td>{problem['status']}</td>" in row
    assert problem["title"] in row


def test_every_kind_of_problem_is_on_the_page_once_and_no_other(api):
    text = api.get("/docs").text
    for kind in errors():
        assert text.count(f'id="problem-{kind.slug}"') == 1
    assert api.get("/problem/nothing").status_code == 404


def test_the_framework_own_pages_are_gone(api):
    assert api.get("/redoc").status_code == 404
    assert "cdn" not in api.get("/docs").text


def test_a_generated_client_works(api, builtin_url, tmp_path, openapi):
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(openapi), encoding="utf-8")
    command = [BIN / "openapi-python-client", "generate", "--path", document, "--meta", "none", "--output-path", tmp_path / "compact"]
    made = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}, check=False)
    assert made.returncode == 0, made.stdout
    assert "WARNING parsing GET /api" not in made.stdout
    assert "WARNING parsing GET /queries" not in made.stdout
    use = tmp_path / "use.py"
    use.write_text((Path(__file__).parent / "generated_client.py").read_text(encoding="utf-8"), encoding="utf-8")
    used = subprocess.run([sys.executable, use, builtin_url], capture_output=True, text=True, check=False)
    assert (used.returncode, used.stdout.strip()) == (0, "all as expected"), used.stderr


@pytest.mark.parametrize(
    ("paths", "phases", "examples"), [("^/api", "examples,coverage", 1), ("^/queries", "examples,fuzzing", 3), ("^/api", "fuzzing", 4)]
)
def test_schemathesis_finds_nothing(builtin_url, tmp_path, paths, phases, examples):
    command = [BIN / "schemathesis", "run", f"{builtin_url}/openapi.json", "--include-path-regex", paths, "--phases", phases]
    command += ["-n", str(examples), "--workers", "2", "--no-color", "--seed", "1", "--suppress-health-check", "filter_too_much"]
    # Which names a filter knows is a matter of the data and not of its schema, so a well-formed name may be refused.
    command += ["--exclude-checks", "positive_data_acceptance"]
    completed = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert completed.returncode == 0, completed.stdout[-4000:]


def test_any_query_string_gets_an_answer_or_a_problem(builtin_url):
    with httpx.Client(base_url=builtin_url) as client:
        for query in ("%", "%zz", "&&&", "=", "a=%FF", "q=%F0%9F%8C%8D", "limit=1;page=2", "[]=1", "limit[]=1", "?" * 50, "x" * 5000):
            response = client.get(f"/api/actions?{query}")
            assert response.status_code in (200, 400), query
