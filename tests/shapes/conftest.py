"""The built graph, read once for all tests of the shapes."""

import pytest

from graph_service import assets
from graph_service.validation.reading import read


@pytest.fixture(scope="session")
def built():
    """All files of ``data/turtle`` as one graph; tests must not change it."""
    return read(sorted(assets.turtle().glob("*.ttl")))
