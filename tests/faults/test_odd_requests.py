"""One odd request: what it makes of a page, a table or a link, and whether others are answered meanwhile."""

import csv
import io

import httpx
import pytest

from graph_service.endpoints.explore.csv_rows import csv_bytes
from graph_service.endpoints.queries import result_table
from graph_service.http.addresses import href
from graph_service.namespaces import BASE
from graph_service.sparql.tokens import Form
from tests.faults.surfaces import NOTICED, longest_wait_meanwhile
from tests.serving import service


@pytest.fixture(scope="module")
def running():
    with service("--dataset", "none", "--writes", "open", "--log", "off", "--workers", "2") as running:
        yield running


def test_a_page_of_an_answer_has_a_bound_on_columns_and_cells():
    lines = result_table.Lines()
    lines.feed("\t".join(f"?v{number}" for number in range(2000)).encode() + b"\n")
    for _ in range(1000):
        lines.feed(b"\t".join([b"1"] * 2000) + b"\n")
    shown = result_table.joined(result_table.read(Form.SELECT, lines))
    assert len(shown.columns) == result_table.MOST_COLUMNS
    assert {len(row) for row in shown.rows} == {result_table.MOST_COLUMNS}
    assert 0 < sum(map(len, shown.rows)) <= result_table.MOST_CELLS
    assert (shown.total, shown.all_columns) == (1000, 2000)


@pytest.mark.alone
def test_a_wide_answer_as_a_page_is_short_says_so_and_keeps_nobody_waiting(running):
    columns = " ".join(f"(?n AS ?v{number})" for number in range(2000))
    values = " ".join(map(str, range(1000)))
    query = f"SELECT {columns} {{ VALUES ?n {{ {values} }} }}"

    def ask():
        return [httpx.get(running.url + "/sparql", params={"query": query, "format": "html"}, timeout=60) for _ in range(3)][-1]

    response, longest = longest_wait_meanwhile(running.url, ask)
    assert response.status_code == 200
    assert "The first 100 of 2,000 columns are shown" in response.text
    assert len(response.content) < 4 * 2**20
    assert longest < NOTICED


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "[::2]", "10.0.0.1"]
)
def test_writes_open_are_for_names_of_this_machine(running, host):
    """A page whose name was made to lead here has an origin like ours (DNS rebinding)."""
    headers = {"host": host, "origin": f"http://{host}", "content-type": "application/sparql-update"}
    response = httpx.post(running.url + "/update", content="INSERT DATA { <x:s> <x:p> 1 }", headers=headers)
    assert response.status_code == 403
    assert httpx.post(running.url + "/sparql", data={"query": "ASK { <x:s> <x:p> 1 }"}).json()["boolean"] is False


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
def test_writes_open_take_every_name_of_this_machine(running, host):
    headers = {"host": host, "content-type": "application/sparql-update"}
    assert httpx.post(running.url + "/update", content="DELETE DATA { <x:s> <x:p> 2 }", headers=headers).is_success


@pytest.mark.parametrize(
    ("iri", "leads"),
    [
        ("javascript:alert(1)", "#"),
        ("JavaScript:alert(1)", "#"),
        ("data:text/html,x", "#"),
        ("vbscript:x", "#"),
        ("_:b0", "#"),
        (BASE + "/evil.example/x", "/evil.example/x"),
        (BASE + "gcm/objective/6", "/gcm/objective/6"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_a_link_runs_no_script_and_leads_to_no_host_by_a_path(iri, leads):
    assert href(iri) == leads


def test_a_table_for_spreadsheets_holds_no_formula():
    rows = [("=1+1", "+1", "-1", "@x", "\tx", "a=b", -1.5, 7)]
    assert next(csv.reader(io.StringIO(csv_bytes(rows).decode("utf-8-sig")))) == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "a=b", "-1.5", "7"]
