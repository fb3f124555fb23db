"""Our files hold every literal in the form in which the store keeps it, so that files, dumps and answers say the same."""

import pyoxigraph as ox
import pytest

from graph_service import package_data
from graph_service.rdf.parser import Literals
from graph_service.store.seed import builtin


@pytest.mark.parametrize(
    "file", [source.path for source in builtin(package_data.turtle(), package_data.ontology())], ids=lambda path: path.stem
)
def test_every_literal_is_kept_as_it_is_written(file):
    literals = Literals()
    for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
        literals.look(quad.object)
    assert literals.sentence() == ""
