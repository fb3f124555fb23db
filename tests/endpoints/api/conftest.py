"""A client of the API on our own graph, and its OpenAPI document."""

import httpx
import pytest


@pytest.fixture(scope="session")
def api(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def openapi(api):
    return api.get("/openapi.json").raise_for_status().json()


@pytest.fixture(scope="session")
def get(api):
    def ask(path, **parameters):
        response = api.get(path, params=parameters or None)
        assert response.status_code == 200, response.text
        return response.json()

    return ask


@pytest.fixture(scope="session")
def names(get):
    """The last segments of the ids on the first page of a collection."""

    def ask(path, **parameters):
        return [member["id"].rpartition("/")[2] for member in get(path, limit=200, **parameters)["member"]]

    return ask


@pytest.fixture(scope="session")
def select(api):
    """Rows of a SPARQL query as tuples of values."""

    def ask(query):
        body = api.post("/sparql", data={"query": query}, headers={"accept": "application/sparql-results+json"}).raise_for_status().json()
        return [tuple(row[name]["value"] for name in body["head"]["vars"]) for row in body["results"]["bindings"]]

    return ask
