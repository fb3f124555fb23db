"""Statements as the API's JSON-LD objects: documents of things, as ``ontology/frames`` say, with some of their keys. Pure."""

from collections.abc import Iterable, Iterator
from typing import Any

from graph_service.corpus.directory import Directory
from graph_service.corpus.thing import make_thing
from graph_service.endpoints.api.fields import framed
from graph_service.endpoints.resources.document import kind
from graph_service.endpoints.resources.document import reference as pointer
from graph_service.endpoints.resources.framing import part
from graph_service.rdf.index import Index
from graph_service.rdf.serialise import TYPE, Statement

Object = dict[str, Any]


class Shaper:
    """Makes objects from statements; a directory knows the names and classes of what they refer to."""

    def __init__(self, statements: Iterable[Statement], directory: Directory) -> None:
        self._directory = directory
        self._index = Index(_with_names(statements, directory))

    def item(self, iri: str, shape: str, *, evidence: bool = False, only: frozenset[str] | None = None) -> Object:
        """Return the object of a thing: ``id``, ``type`` and the keys of its shape, or of these only those named in ``only``."""
        form = framed(shape, kind(self._index, f"<{iri}>"), evidence=evidence)
        return part(self._index, f"<{iri}>", form if only is None else form.only(only))


def reference(iri: str, directory: Directory) -> Object:
    """Return the object that points to a thing."""
    return pointer(iri, (directory.get(iri) or make_thing(iri, {})).statements())


def _with_names(statements: Iterable[Statement], directory: Directory) -> Iterator[Statement]:
    named: set[str] = set()
    for statement in statements:
        yield statement
        subject, predicate, thing = statement
        named.add(subject)
        if thing[0] == "<" and predicate != TYPE:
            named.add(thing)
    for node in named:
        known = directory.get(node[1:-1])
        if known:
            yield from known.statements()
