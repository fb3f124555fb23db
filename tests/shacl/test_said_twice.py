"""What two graphs say alike is said once: the engine's union holds a statement once for each graph, and no check counts it twice."""

from pathlib import Path

import pyoxigraph
import pytest

from graph_service import package_data
from graph_service.shacl.plan import make_plan

SHAPES = Path(__file__).parents[1] / "shapes"
CHECKS = make_plan(package_data.shapes())["checks"]
VALID = sorted(SHAPES.glob("*/valid*.ttl"))


@pytest.mark.parametrize("fixture", VALID, ids=lambda fixture: f"{fixture.parent.name}/{fixture.stem}")
def test_what_is_right_stays_right_when_another_graph_says_it_too(fixture):
    store = pyoxigraph.Store()
    for graph in ("x:one", "x:two"):
        store.load(path=fixture, format=pyoxigraph.RdfFormat.TURTLE, base_iri="https://example.org/", to_graph=pyoxigraph.NamedNode(graph))
    for check in CHECKS:
        nodes = [iri for kind, iri in check["targets"] if kind == "node"]
        if check["stem"] != fixture.parent.name or len(nodes) < len(check["targets"]):
            continue
        before, after = check["select"]
        query = f"{before} VALUES ?this {{ {' '.join(f'<{iri}>' for iri in nodes)} }} {after}"
        assert [str(row) for row in store.query(query, use_default_graph_as_union=True)] == [], check["id"]
