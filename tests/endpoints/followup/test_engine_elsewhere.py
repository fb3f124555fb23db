"""Follow-up with an engine elsewhere: tables, pages and lists work; a dry run does not, the sender is not known, and that is said."""

from pathlib import Path

import httpx
import pytest

from tests import engines
from tests.serving import service

EXAMPLE = Path(__file__).parents[3] / "examples" / "follow-up" / "examplia.ttl"
GRAPH = "https://example.org/examplia/follow-up"
TABLE = b"id,pledged by,advances,words,date,source\n1,KE,6,An invented pledge.,2022,s\n"


@pytest.fixture(scope="module")
def url():
    with engines.oxigraph() as engine, service(*engine.flags(), "--writes", "open", "--log", "off") as running:
        sent = httpx.put(
            f"{running.url}/graph",
            params={"graph": GRAPH},
            content=EXAMPLE.read_bytes(),
            headers={"content-type": "text/turtle"},
            timeout=120,
        )
        assert sent.is_success, sent.text
        yield running.url


def test_tables_pages_and_lists_work(url):
    graph = "https://example.org/ke/pledges"
    sent = httpx.post(f"{url}/import", params={"graph": graph}, content=TABLE, headers={"content-type": "text/csv"}, timeout=120)
    assert sent.status_code == 201, sent.text
    found = httpx.get(f"{url}/api/pledges?objective=6", timeout=120).json()
    assert sorted(one["graph"] for one in found["member"]) == [GRAPH, GRAPH, graph]
    assert {one["sentBy"] for one in found["member"]} == {None}
    page = httpx.get(f"{url}/follow-up/objective/6", headers={"accept": "text/html"}, timeout=120)
    assert "Reporters disagree." in page.text


def test_a_dry_run_says_that_it_cannot_be_made_there(url):
    told = httpx.post(f"{url}/validate", content=TABLE, headers={"content-type": "text/csv"}, timeout=120)
    assert told.status_code == 501, told.text
    assert "engine elsewhere" in told.json()["detail"]
