"""The results of a search as the page shows them, in the reader's language. Pure."""

from functools import partial
from typing import Any

from markupsafe import Markup

from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.search.collection import class_label, name_of
from graph_service.endpoints.search.found import Asked, Found
from graph_service.endpoints.search.request import address, pages_of
from graph_service.http.addresses import href
from graph_service.pages import i18n as language
from graph_service.pages.i18n import Language
from graph_service.pages.names import name_in

_QUOTABLE = {"Article", "Ask", "Link"}
"""What a basket takes beside things with words of their own."""


def _kind(name: str, things: Things, reader: Language) -> str:
    """Return what a class is called: as the vocabulary says, which speaks English, or in the reader's language."""
    label = class_label(name, things)
    return label if reader.code == language.DEFAULT and label != name else str(reader.known(f"kind.{name}", label))


def _called(thing: Thing, reader: Language) -> dict[str, str]:
    """Return the label and the title of a hit with their languages: its name in the reader's language in the place of the English one."""
    own = name_in(thing.iri, reader.code)
    title = thing.title if thing.title not in (thing.label, thing.text) else ""
    if thing.labels:
        title, title_language = (own, reader.code) if own else (title, thing.language)
        return {"label": thing.label, "label_language": language.DEFAULT, "title": title, "title_language": title_language}
    label, label_language = (own, reader.code) if own else (thing.label, language.DEFAULT)
    return {"label": label, "label_language": label_language, "title": title, "title_language": thing.language}


def shown(asked: Asked, result: Found, things: Things, reader: Language) -> dict[str, Any]:
    """Return what the template of the page shows."""
    ui = reader.code if reader.asked else ""
    pages = pages_of(asked, result, ui)
    here = partial(address, asked, page="", **({"lang": ui} if ui else {}))
    hits = [
        {
            "href": _href(hit.thing, reader),
            **_called(hit.thing, reader),
            "language": hit.thing.language,
            "snippet": hit.snippet,
            "kind": _kind(hit.thing.kind, things, reader),
            "whole": whole.title if (whole := things.whole(hit.thing)) else "",
            "document": name_of(hit.document, things) if hit.document else "",
            "key": hit.thing.id,
            "also": [(_href(one, reader), one.label) for one in hit.also],
            "quotable": bool(hit.thing.first("gcmo:text")) or not _QUOTABLE.isdisjoint(hit.thing.classes),
        }
        for hit in result.hits
    ]
    types = [
        {"label": _kind(one, things, reader), "language": reader.code, "count": count, "href": here(type=one)}
        for one, count in result.types.items()
        if one not in asked.types
    ]
    documents = [
        {"label": name_of(one, things), "language": language.DEFAULT, "count": count, "href": here(document=one)}
        for one, count in result.documents.items()
        if one not in asked.documents
    ]
    active = [
        *(
            {"label": _kind(one, things, reader), "language": reader.code, "href": here(type=_without(asked.types, one))}
            for one in asked.types
        ),
        *(
            {"label": name_of(one, things), "language": language.DEFAULT, "href": here(document=_without(asked.documents, one))}
            for one in asked.documents
        ),
    ]
    return {
        "asked": asked,
        "found": result,
        "hits": hits,
        "start": (asked.page - 1) * asked.per_page + 1,
        "previous": pages.get("previous", ""),
        "next": pages.get("next", ""),
        "data_href": address(asked, format="jsonld"),
        "facets": [{"title": "search.by_kind", "rows": types}, {"title": "search.by_document", "rows": documents}],
        "read_as": [(word, ", ".join(words)) for word, words in result.read_as.items()],
        "label_lang": Markup("") if reader.code == language.DEFAULT else Markup(' lang="en"'),
        "active": active,
    }


def near_link(thing: Thing, reader: Language) -> tuple[str, str, str]:
    """Return the address, label and title of a thing that is near what was asked."""
    return _href(thing, reader), thing.label, thing.title if thing.title != thing.label else ""


def _href(thing: Thing, reader: Language) -> str:
    if thing.kind == "Concept":
        # Its own page is the United Nations'; ours says what is linked to it.
        return reader.link("/queries/provisions-of-sdg.html", sdg=thing.first("skos:notation"))
    place = href(thing.iri)
    return reader.link(place) if place.startswith("/") else place


def _without(values: tuple[str, ...], one: str) -> str:
    return ",".join(value for value in values if value != one)
