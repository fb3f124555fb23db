"""The SPARQL texts of the service, which lie beside the code that asks them: the one loader."""

from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=128)
def text(name: str) -> str:
    """Return a text by its package and name: ``corpus/links`` is ``corpus/queries/links.rq``; an update is named with ``.ru``."""
    folder, _, stem = name.rpartition("/")
    return (_PACKAGE / folder / "queries" / (stem if stem.endswith(".ru") else f"{stem}.rq")).read_text(encoding="utf-8")
