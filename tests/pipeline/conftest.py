"""The built graph, once for all tests of the build."""

import pytest

from graph_service import package_data
from graph_service.pipeline.manifest import read_documents


@pytest.fixture(scope="session")
def documents():
    return {document.graph: document for document in read_documents(package_data.source())}


@pytest.fixture(scope="session")
def units(documents):
    return {unit.path: unit for document in documents.values() for unit in document.units}


@pytest.fixture(scope="session")
def graphs(built_graphs):
    return built_graphs
