import asyncio

import pytest

from bench.suggest.__main__ import knowledge


@pytest.fixture(scope="session")
def known():
    """What suggestions are made from, of our own graph."""
    return asyncio.run(knowledge())
