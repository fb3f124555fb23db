"""The SPARQL texts of the service are found by package and name, and none lies there that nobody asks."""

from pathlib import Path

import pytest

import graph_service
from graph_service.sparql.files import text

PACKAGE = Path(graph_service.__file__).parent
FILES = sorted((*PACKAGE.glob("**/queries/*.rq"), *PACKAGE.glob("store/**/queries/*.ru")))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))


def test_a_text_is_found_by_package_and_name():
    assert text("corpus/links") == (PACKAGE / "corpus/queries/links.rq").read_text(encoding="utf-8")
    assert text("store/remote/lock.ru") == (PACKAGE / "store/remote/queries/lock.ru").read_text(encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        text("corpus/none")


@pytest.mark.parametrize("file", [path for path in FILES if "package_data" not in path.parts], ids=lambda path: path.name)
def test_every_text_is_named_in_the_code(file):
    name = file.name if file.suffix == ".ru" else file.stem
    assert f'"{name}"' in CODE or f'/{name}"' in CODE
