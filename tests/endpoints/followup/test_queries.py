"""The questions on follow-up (``queries/follow-up``): approved results over our graph with the invented example.

To approve results after a change, run the tests once with COMPACT_GRAPH_APPROVE=1 and read the difference.
"""

import os
from pathlib import Path

import pyoxigraph
import pytest

from graph_service import package_data

QUERIES = sorted((package_data.queries() / "follow-up").glob("*.rq"))
EXAMPLE = Path(__file__).parents[3] / "examples" / "follow-up" / "examplia.ttl"
APPROVED = Path(__file__).parent / "approved"


@pytest.fixture(scope="module")
def store():
    found = pyoxigraph.Store()
    for stem in ("gcm-final-draft-2018", "asks", "priorities-2021", "actors"):
        name = pyoxigraph.NamedNode(f"https://w3id.org/migration-compact/graph/{stem}")
        found.bulk_load(path=package_data.turtle() / f"{stem}.ttl", to_graph=name)
    found.bulk_load(path=EXAMPLE, to_graph=pyoxigraph.NamedNode("https://example.org/examplia/follow-up"))
    return found


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_a_question_gives_the_approved_answer(file, store):
    answer = store.query(file.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    made = answer.serialize(format=pyoxigraph.QueryResultsFormat.TSV).decode()
    approved = APPROVED / f"{file.stem}.tsv"
    if os.environ.get("COMPACT_GRAPH_APPROVE"):
        approved.write_text(made, encoding="utf-8")
    assert made == approved.read_text(encoding="utf-8")
    assert len(made.splitlines()) > 1


def test_there_are_twelve_and_each_has_its_result():
    assert len(QUERIES) == 12
    assert {file.stem for file in QUERIES} == {file.stem for file in APPROVED.iterdir()}
