"""The built graph, read once for all tests of the shapes."""

import pytest

from graph_service import package_data
from graph_service.shacl.files import read


@pytest.fixture(scope="session")
def built():
    """All files of ``data/turtle`` as one graph; tests must not change it."""
    return read(sorted(package_data.turtle().glob("*.ttl")))
