"""A thing in the words of schema.org, beside our own JSON-LD, and in those that Zotero reads. Pure.

For search engines and reference managers, which know no other vocabulary. Only what is a text, an instrument, a place in one or a quotation
is described; the context is written out, so that nobody has to fetch it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graph_service.endpoints.resources.citation import Citation, line
from graph_service.http.addresses import local
from graph_service.namespaces import PREFIXES

Json = Mapping[str, Any]
CONTEXT = {"@vocab": PREFIXES["schema"]}
_LAW = frozenset(
    (
        *("Compact", "Treaty", "Protocol", "ILOConvention", "ILORecommendation"),
        *("Declaration", "Resolution", "Instrument", "Article", "TextVersion"),
    )
)
_TEXTS = frozenset({"Statement", "Collection", "Agenda", "Guideline", "Report"})


def describe(thing: Json, above: Sequence[Json], cited: Citation | None, origin: str) -> dict[str, Any]:
    """Return a framed thing as schema.org's Legislation, CreativeWork or Quotation; empty for anything else."""
    kinds = _kinds(thing)
    if "Quotation" in kinds:
        return _quotation(thing, origin)
    wholes = [one for one in above if "Provision" not in _kinds(one)]
    is_text = bool(kinds & (_LAW | _TEXTS)) or ("Provision" in kinds and thing.get("text"))
    if not is_text:
        return {}
    made = {**_node(thing, wholes[:1], origin), "@context": CONTEXT}
    text, language = _words(thing.get("text"))
    made |= _given(text=text, inLanguage=language, identifier=thing.get("notation"))
    if above:
        made["isPartOf"] = _node(above[-1], wholes[:1], origin)
    if cited:
        made |= _given(datePublished=cited.date, version=cited.version, creditText=line(cited))
        made |= {"publisher": [{"@type": "Organization", "name": issuer} for issuer in cited.issuers]} if cited.issuers else {}
    if made["@type"] == "Legislation":
        made |= _given(legislationIdentifier=thing.get("notation"), legislationDate=cited.date if cited else "")
    return made


def meta(cited: Citation | None) -> list[tuple[str, str]]:
    """Return the names and values of ``meta`` elements that reference managers read (Highwire Press tags, as Zotero has them)."""
    if cited is None:
        return []
    date = cited.date.replace("-", "/")
    pairs = [("citation_title", f"{cited.title}, {cited.label}" if cited.label else cited.title)]
    pairs += [("citation_author", issuer) for issuer in cited.issuers]
    pairs += [("citation_publication_date", date), ("citation_language", cited.language), ("citation_public_url", cited.place)]
    return [(name, value) for name, value in pairs if value]


def _quotation(thing: Json, origin: str) -> dict[str, Any]:
    text, language = _words(thing.get("exact"))
    source = thing.get("source")
    made: dict[str, Any] = {"@context": CONTEXT, "@type": "Quotation", "@id": thing["id"], "url": origin + local(str(thing["id"]))}
    made |= _given(text=text, inLanguage=language)
    return made | ({"isPartOf": _node(source, [], origin)} if isinstance(source, dict) else {})


def _node(thing: Json, wholes: Sequence[Json], origin: str) -> dict[str, Any]:
    """Return what points to a thing: a part is law if its whole is."""
    law = any(_kinds(one) & _LAW and not _kinds(one) & _TEXTS for one in (wholes or [thing]))
    name = " ".join(filter(None, (_words(thing.get("label"))[0], _words(thing.get("title"))[0])))
    iri = str(thing["id"])
    place = local(iri)
    address = origin + place if place.startswith("/") else iri
    return {"@type": "Legislation" if law else "CreativeWork", "@id": iri, "url": address, **_given(name=name)}


def _given(**values: object) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _words(values: object) -> tuple[str, str]:
    """Return the words of a language map, English if there are any, and their language."""
    if not isinstance(values, dict) or not values:
        return "", ""
    language = "en" if "en" in values else next(iter(values))
    text = values[language]
    return str(text[0] if isinstance(text, list) else text), "" if language == "@none" else str(language)


def _kinds(thing: Json) -> set[str]:
    return {str(kind).rpartition("/")[2].rpartition("#")[2] for kind in thing.get("type", ())}
