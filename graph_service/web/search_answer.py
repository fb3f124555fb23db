"""The answer to a search: as JSON-LD, and as what its page shows."""

from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from graph_service.names import BASE
from graph_service.search.index import Asked, Found, Hit
from graph_service.search.things import Thing, Things
from graph_service.web import language
from graph_service.web.language import Language

MOST_PAGES = 1000
PAGE = 20
"""Hits on a page."""
CONTEXT: dict[str, Any] = {
    "@vocab": BASE + "ontology#",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "Collection": "hydra:Collection",
    "totalItems": "hydra:totalItems",
    "member": {"@id": "hydra:member", "@container": "@list"},
    "view": {"@id": "hydra:view", "@type": "@id"},
    "PartialCollectionView": "hydra:PartialCollectionView",
    "first": {"@id": "hydra:first", "@type": "@id"},
    "previous": {"@id": "hydra:previous", "@type": "@id"},
    "next": {"@id": "hydra:next", "@type": "@id"},
    "last": {"@id": "hydra:last", "@type": "@id"},
    "label": "rdfs:label",
    "title": "dct:title",
    "notation": "skos:notation",
    "language": "dct:language",
    "document": "dct:isPartOf",
    "query": None,
    "match": None,
    "facets": None,
    "score": None,
    "snippet": None,
}
"""Names of the answer; what has no meaning beyond this answer is not in the graph (null)."""


def _address(asked: Asked, **changed: object) -> str:
    values = {
        "q": asked.text,
        "type": ",".join(asked.types),
        "document": ",".join(asked.documents),
        "lang": asked.language,
        "page": asked.page if asked.page > 1 else "",
        "per_page": asked.per_page if asked.per_page != PAGE else "",
    }
    return "/search?" + urlencode({key: value for key, value in (values | changed).items() if value}, errors="replace")


def _pages(asked: Asked, found: Found) -> dict[str, str]:
    last = min(MOST_PAGES, max(1, -(-found.total // asked.per_page)))
    pages = {"first": _address(asked, page="")}
    if asked.page > 1:
        pages["previous"] = _address(asked, page=min(asked.page - 1, last) if min(asked.page - 1, last) > 1 else "")
    if asked.page < last:
        pages["next"] = _address(asked, page=asked.page + 1)
    return {**pages, "last": _address(asked, page=last if last > 1 else "")}


def member(thing: Thing) -> dict[str, Any]:
    """Return a thing as a member of an answer."""
    return {
        "@id": thing.iri,
        "@type": list(thing.types),
        "label": thing.label,
        "title": thing.title if thing.title != thing.label else "",
        "notation": thing.first("skos:notation"),
        "language": thing.language,
    }


def collection(asked: Asked, found: Found, things: Things, base: str) -> dict[str, Any]:
    """Return an answer as JSON-LD; ``base`` is scheme and authority of its addresses."""
    view = {key: base + value for key, value in _pages(asked, found).items()}
    return {
        "@context": CONTEXT,
        "@id": base + _address(asked, page="", per_page=""),
        "@type": ["Collection"],
        "query": asked.text,
        "match": found.match,
        "totalItems": found.total,
        "view": {"@id": base + _address(asked), "@type": ["PartialCollectionView"], **view},
        "facets": {
            "type": [{"value": one, "label": _class_label(one, things), "count": count} for one, count in found.types.items()],
            "document": [{"value": one, "label": _name(one, things), "count": count} for one, count in found.documents.items()],
        },
        "member": [_hit(hit, things) for hit in found.hits],
    }


def _hit(hit: Hit, things: Things) -> dict[str, Any]:
    document = {"@id": BASE + hit.document, "label": _name(hit.document, things)} if hit.document else None
    return {**member(hit.thing), "document": document, "score": hit.score, "snippet": hit.snippet}


def _name(path: str, things: Things) -> str:
    thing = things.by_id.get(path)
    return (thing.title or thing.label) if thing else path


def _class_label(name: str, things: Things) -> str:
    word = things.words.get(f"gcmo:{name}")
    return word.label if word else name


def _kind(name: str, things: Things, reader: Language) -> str:
    """Return what a class is called: as the vocabulary says, which speaks English, or in the reader's language."""
    label = _class_label(name, things)
    return label if reader.code == language.DEFAULT else str(reader.known(f"kind.{name}", label))


def shown(asked: Asked, found: Found, things: Things, reader: Language) -> dict[str, Any]:
    """Return what the page shows of an answer, in the reader's language."""
    pages = _pages(asked, found)
    hits = [
        {
            "href": "/" + hit.thing.id if hit.thing.iri.startswith(BASE) else hit.thing.iri,
            "label": hit.thing.label,
            "title": hit.thing.title if hit.thing.title != hit.thing.label else "",
            "language": hit.thing.language,
            "snippet": hit.snippet,
            "kind": _kind(hit.thing.kind, things, reader),
            "document": _name(hit.document, things) if hit.document else "",
        }
        for hit in found.hits
    ]
    types = [
        {"label": _kind(one, things, reader), "count": count, "href": _address(asked, type=one, page="")}
        for one, count in found.types.items()
        if one not in asked.types
    ]
    documents = [
        {"label": _name(one, things), "count": count, "href": _address(asked, document=one, page="")}
        for one, count in found.documents.items()
        if one not in asked.documents
    ]
    active = [
        {"label": _kind(one, things, reader), "href": _address(asked, type=_without(asked.types, one), page="")} for one in asked.types
    ]
    active += [
        {"label": _name(one, things), "href": _address(asked, document=_without(asked.documents, one), page="")} for one in asked.documents
    ]
    return {
        "asked": asked,
        "found": found,
        "hits": hits,
        "start": (asked.page - 1) * asked.per_page + 1,
        "previous": pages.get("previous", ""),
        "next": pages.get("next", ""),
        "data_href": _address(asked, format="jsonld"),
        "facets": [{"title": "search.by_kind", "rows": types}, {"title": "search.by_document", "rows": documents}],
        "label_lang": Markup("") if reader.code == language.DEFAULT else Markup(' lang="en"'),
        "active": active,
    }


def _without(values: tuple[str, ...], one: str) -> str:
    return ",".join(value for value in values if value != one)
