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


def short_name_in(iri: str, code: str) -> str:
    """Return our short name of an instrument that has no abbreviation, in a language or else in English; empty where we have none."""
    names = _short_names().get(iri, {})
    return names.get(code) or names.get("en", "")


@cache
def _short_names() -> Mapping[str, Mapping[str, str]]:
    table = package_data.curated() / "instrument-short-names.tsv"
    return {BASE + row.pop("instrument"): row for row in package_data.rows(table)}


@cache
def _names(code: str) -> Mapping[str, str]:
    """Return names by IRI in a language."""
    folder = package_data.curated() / "names"
    rows = (row for file in _FILES if (folder / file).is_file() for row in package_data.rows(folder / file))
    return {BASE + row["thing"]: row["name"] for row in rows if row["language"] == code}
