"""How long the seeded fuzzers and loops of this folder run.

An ordinary run does a few seconds of each. `make attack` sets ATTACK, a factor: fuzzers multiply their number of cases by it, and the tests
marked `attack`, which are too long for every day, run at all. Seeds are fixed, so that a failure comes back; another seed is ATTACK_SEED.
"""

import os
import random

import pytest

_SIZE = int(os.environ.get("ATTACK", "0"))


def pytest_collection_modifyitems(items):
    if not _SIZE:
        for item in items:
            if item.get_closest_marker("attack"):
                item.add_marker(pytest.mark.skip(reason="a long attack: `make attack` runs it"))


@pytest.fixture
def attack_size():
    """By how much to multiply the number of cases: 1 in an ordinary run."""
    return max(1, _SIZE)


@pytest.fixture
def attack_random(request):
    """Random numbers with a fixed seed, another one for each test."""
    return random.Random(f"{os.environ.get('ATTACK_SEED', '2026')} {request.node.nodeid}")
