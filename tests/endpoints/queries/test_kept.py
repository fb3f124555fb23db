"""A saved query is evaluated once a version for its page, however many read it and in any language."""

import httpx

from graph_service.settings import Settings
from graph_service.store.embedded.store import EmbeddedStore
from tests.conftest import ServerInThread


def test_page_of_a_query_is_evaluated_once_a_version(monkeypatch):
    query, counted = EmbeddedStore.query, []

    async def noted(self, one):
        if "?holds" in one.text:
            counted.append(one.text)
        return await query(self, one)

    monkeypatch.setattr(EmbeddedStore, "query", noted)
    with (
        ServerInThread(Settings(dataset="none", writes="open", log="off", workers=2)) as running,
        httpx.Client(base_url=running.url, timeout=30, headers={"accept": "text/html"}) as client,
    ):
        for number in (1, 2):
            graph = {"graph": f"https://partner.example/graph/{number}"}
            client.put("/graph", params=graph, content="<urn:a> a <urn:b> .", headers={"content-type": "text/turtle"}).raise_for_status()
            for language in ("en", "fr"):
                page = client.get("/queries/named-graphs", params={"lang": language}).raise_for_status()
                assert f"partner.example/graph/{number}" in page.text
            assert len(counted) == number
