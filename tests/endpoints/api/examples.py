"""Make the example answers of the OpenAPI document again: python -m tests.endpoints.api.examples."""

import json

import httpx

from graph_service import package_data
from graph_service.endpoints.api.collections import COLLECTIONS
from graph_service.settings import Settings
from tests.conftest import ServerInThread

PUBLIC = "http://127.0.0.1:8000"
"""Where the examples say that the service is: its address by default."""
CHAINS = "/api/chains?objective=14&min_confidence=0.85&instrument_type=ILOConvention,Treaty&limit=1"


def paths():
    yield CHAINS
    for collection in COLLECTIONS:
        yield f"/api/{collection.name}?limit=1"
        yield f"/api/{collection.name}/{collection.example}"


if __name__ == "__main__":
    with ServerInThread(Settings(log="off", public_url=PUBLIC)) as running:
        made = {path: httpx.get(running.url + path, timeout=60).raise_for_status().json() for path in paths()}
    target = package_data.root() / "graph_service/endpoints/api/examples.json"
    # One line for each answer.
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(answer, ensure_ascii=False)}" for path, answer in made.items())
    target.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
