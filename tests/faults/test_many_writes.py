"""A writer of small writes that come faster than the dataset can be described: everybody is answered, and told which version that is of."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from graph_service.namespaces import BASE
from tests.faults.surfaces import BROWSER
from tests.serving import service

OURS = BASE + "graph/many-writes"
DESCRIBED = (
    "/search?q=work", "/explore", "/explore?format=csv", "/gaps", "/states", "/read/gcm", "/brief/6", "/catalog", "/dump/", "/",
)  # fmt: skip
"""What is made for a version of the dataset; each says of which."""
OTHERS = ("/api/objectives", "/api/instruments/ilo-c189", "/gcm/objective/6", "/queries.html", "/sparql", "/dump/sdg.nt")


@pytest.fixture(scope="module")
def running():
    with service("--writes", "open", "--log", "warning", "--workers", "4") as running:
        yield running


EARLIER = "This page is of an earlier version of the data"


def get(client, path):
    return client.get(path, headers={"accept": BROWSER})


def test_everybody_is_answered_while_somebody_writes_all_the_time_and_told_of_which_version(running):
    over, versions = threading.Event(), []

    def write():
        """One small write after the other, each into a graph of ours, from before anybody asks for anything."""
        with httpx.Client(base_url=running.url, timeout=60) as client:
            number = 0
            while not over.is_set():
                number += 1
                triple = f'<{BASE}many-writes> <http://www.w3.org/2000/01/rdf-schema#label> "{number}" .'
                headers = {"content-type": "application/n-triples"}
                assert client.put("/graph", params={"graph": OURS}, content=triple, headers=headers).is_success
                versions.append(client.get("/dump/", headers={"accept": "application/json"}).headers["x-dataset-version"])
                over.wait(0.4)

    with ThreadPoolExecutor(1) as pool, httpx.Client(base_url=running.url, timeout=60) as client:
        writing = pool.submit(write)
        try:
            for _ in range(4):
                known = versions[:]
                answers = {path: get(client, path) for path in (*DESCRIBED, *OTHERS)}
                assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 200)
                for path in DESCRIBED:
                    assert answers[path].headers["x-dataset-version"], path
                for path in ("/catalog", "/dump/"):
                    assert answers[path].headers["x-dataset-version"] in answers[path].text
                    if answers[path].headers["x-dataset-version"] in known[:-1] and known[-1] != answers[path].headers["x-dataset-version"]:
                        assert EARLIER in answers[path].text, path
        finally:
            over.set()
            writing.result()
        assert len(set(versions)) > 1
        # When it has become quiet, everything is of the last version.
        running.wait_for(lambda: len({get(client, path).headers["x-dataset-version"] for path in DESCRIBED}) == 1, 60)
        assert OURS in client.get("/dump/", headers={"accept": "application/json"}).text
        assert not [path for path in ("/catalog", "/dump/") if EARLIER in get(client, path).text]
