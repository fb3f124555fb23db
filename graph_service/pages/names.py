"""What States, instruments and objectives are called in the reader's language: the names of ``data/curated/names``, also in the graph.

They are read from the files, not from the store: a page names a thing alike whether it comes out of the corpus or out of an answer.
"""

from collections.abc import Mapping
from functools import cache

from graph_service import package_data
from graph_service.namespaces import BASE

_FILES = ("states.tsv", "titles.tsv")


def name_in(iri: str, code: str) -> str:
    """Return what a thing is called in a language other than English, or an empty text where we know no name."""
    return _names(code).get(iri, "")


@cache
def _names(code: str) -> Mapping[str, str]:
    """Return names by IRI in a language."""
    folder = package_data.curated() / "names"
    rows = [
        line.split("\t") for file in _FILES if (folder / file).is_file() for line in _lines((folder / file).read_text(encoding="utf-8"))
    ]
    return {BASE + thing: name for thing, language, name, _ in rows if language == code}


def _lines(text: str) -> list[str]:
    """Return the rows of a table without comments and without its header."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")][1:]
