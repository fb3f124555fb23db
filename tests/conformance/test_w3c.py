import tomllib
from pathlib import Path

import pytest

from tests.conformance import manifests, suites
from tests.needs import need
from tests.serving import service

LEAST = tomllib.loads((Path(__file__).parent / "least.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def root():
    tests = manifests.folder()
    need(tests, "the W3C tests are not here; W3C_TESTS names the folder that holds sparql/sparql11")
    return tests


@pytest.fixture(scope="module")
def scratch():
    with service(*suites.FLAGS) as running:
        yield running.url


@pytest.mark.parametrize("name", suites.SUITES)
def test_w3c_suite_passes_but_for_exceptions_with_reasons(name, root, scratch):
    outcome = suites.run(name, root, scratch)
    assert not outcome.failures
    assert not outcome.needless
    assert outcome.passed >= LEAST[name]
