"""The results of a search as JSON-LD: a Hydra collection with facets. Pure."""

from collections.abc import Sequence
from typing import Any

from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.resources.document import reference
from graph_service.endpoints.search.found import Asked, Found, Hit
from graph_service.endpoints.search.request import address, pages_of


def member(thing: Thing) -> dict[str, Any]:
    """Return a thing as a member of a collection."""
    return reference(thing.iri, thing.statements())


def collection(asked: Asked, result: Found, near: Sequence[Thing], things: Things, base: str) -> dict[str, Any]:
    """Return what was found, or is near, as a Hydra collection; ``base`` is the address of the service."""
    pages = pages_of(asked, result)
    view = {key: base + pages[key] if key in pages else None for key in ("first", "previous", "next", "last")}
    return {
        # What the context does not name, as score and snippet, says nothing beyond this answer.
        "@context": base + json_ld_context.LOCAL,
        "id": base + address(asked, page="", per_page=""),
        "type": ["PagedCollection"],
        "query": asked.text,
        "match": result.match,
        "readAs": [{"word": word, "as": list(words)} for word, words in result.read_as.items()],
        "totalItems": result.total,
        "nearest": [member(thing) for thing in near],
        "view": {"id": base + address(asked), "type": ["PartialCollectionView"], **view},
        "facets": {
            "type": [{"value": one, "label": class_label(one, things), "count": count} for one, count in result.types.items()],
            "document": [{"value": one, "label": name_of(one, things), "count": count} for one, count in result.documents.items()],
        },
        "member": [_hit(hit, things) for hit in result.hits],
    }


def _hit(hit: Hit, things: Things) -> dict[str, Any]:
    document = member(things.by_id[hit.document]) if hit.document in things.by_id else None
    found = {**member(hit.thing), "document": document, "score": hit.score, "snippet": hit.snippet, "textLanguage": hit.thing.language}
    return found | ({"alsoIn": [member(one) for one in hit.also]} if hit.also else {})


def name_of(path: str, things: Things) -> str:
    """Return what the thing with this path is called."""
    thing = things.by_id.get(path)
    return (thing.title or thing.label) if thing else path


def class_label(name: str, things: Things) -> str:
    """Return what the vocabulary calls a class."""
    word = things.words.get(f"gcmo:{name}")
    return word.label if word else name
