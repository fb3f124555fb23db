"""The citation of what a page shows, from the description that the page is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from graph_service import package_data
from graph_service.endpoints.resources.citation import Citation
from graph_service.endpoints.resources.description import Credit, Description
from graph_service.http.addresses import local
from graph_service.namespaces import DEEPEST
from graph_service.package_data.manifest import read_release

Json = Mapping[str, Any]
_COLLECTION = "Collection"
TEXTS = frozenset({"TextVersion", "Statement", _COLLECTION, "Instrument"})
"""The classes of what is cited as a whole."""


@lru_cache(maxsize=1)
def edition() -> str:
    """Return the version of the data."""
    return read_release(package_data.curated() / "release.toml").version


def citation(made: Json, description: Description, origin: str) -> Citation | None:
    """Return how to cite a thing, framed as JSON-LD: a provision in its text, a text or instrument as a whole; None for anything else.

    ``origin`` is where the service is reached, at which the citation's address answers.
    """
    cited = _citation(made, description)
    return cited and replace(cited, address=origin + local(cited.iri))


def _citation(made: Json, description: Description) -> Citation | None:
    above = _above(made)
    if made.get("text"):
        whole = next((one for one in above if _is_text(one)), None)
        if whole is None:
            return None
        credit = description.credits.get(str(whole["id"]), Credit())
        label = _words(made.get("label")) or _words(made.get("title"))
        # An action is known by its paragraph as well, “22(c)”.
        if description.paragraph:
            label += f", paragraph {description.paragraph}({made.get('notation')})"
        return _cite(made, whole, above, credit, label)
    if not _is_text(made):
        return None
    issuers = [_words(one.get("title")) for key in ("publisher", "creator") for one in made.get(key) or ()]
    return _cite(made, made, above, Credit(sorted(name for name in issuers if name), _date(made.get("date"))))


def _cite(made: Json, whole: Json, above: list[Json], credit: Credit, label: str = "") -> Citation:
    types = set(_types(whole))
    title = _words(whole.get("title")) or _words(whole.get("label"))
    held = bool(made.get("text") or any(part.get("text") for part in made.get("hasPart") or ()) or made.get("sourceFile"))
    kind = kind_of([set(_types(one)) for one in (whole, *above)], types)
    language = next(iter(made.get("text") or whole.get("title") or {}), "")
    return Citation(
        iri=str(made["id"]),
        title=titled(title, str(whole.get("notation") or ""), kind),
        kind=kind,
        edition=edition(),
        label=label,
        issuers=tuple(credit.issuers),
        date=credit.date,
        version=version_of(title, types),
        language="" if language == "@none" else language,
        held=held,
    )


def kind_of(around: Sequence[set[str]], types: set[str]) -> str:
    """Return the type of CSL for a text with these classes; ``around`` has those of the text and of what it is part of."""
    # Posts on a web page are collected in a collection; what issuers call a statement or a draft is a report to CSL; the rest are norms.
    if any(_COLLECTION in one for one in around):
        return "webpage"
    return "report" if types & {"TextVersion", "Statement"} else "legislation"


def titled(title: str, notation: str, kind: str) -> str:
    """Return the title of a text; a treaty is known by its number as well."""
    return f"{title} ({notation})" if kind == "legislation" and notation and notation not in title else title


def version_of(title: str, types: set[str]) -> str:
    """Return which version of a text a title names: the draft's ends with it, “…: Final Draft, 11 July 2018”."""
    return title.rpartition(": ")[2].replace(", ", " of ", 1) if "TextVersion" in types else ""


def _above(made: Json) -> list[Json]:
    """Return what a thing is part of, the innermost first."""
    wholes: list[Json] = []
    whole = made.get("partOf")
    while isinstance(whole, dict) and len(wholes) < DEEPEST:
        wholes.append(whole)
        whole = whole.get("partOf")
    return wholes


def _types(node: Json) -> list[str]:
    return [str(kind).rpartition("/")[2].rpartition("#")[2] for kind in node.get("type", ())]


def _is_text(node: Json) -> bool:
    return any(kind in TEXTS or kind.endswith(_COLLECTION) for kind in _types(node))


def _date(value: object) -> str:
    return str(value.get("@value", "")) if isinstance(value, dict) else str(value or "")


def _words(values: Mapping[str, Any] | None) -> str:
    if not values:
        return ""
    text = values.get("en") or next(iter(values.values()))
    return str(text[0] if isinstance(text, list) else text)
