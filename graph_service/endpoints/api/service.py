"""One request for a collection or an item, from parameters to JSON-LD: at most three questions to the store, however many members.

With ``graphs=all`` one more, and at most two for each partner's graph on the page. Longer than other files because the lists of ours and
those of all graphs share their order, pages and descriptions.
"""

import asyncio
import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from sys import intern
from typing import Any

from graph_service.corpus.directory import Directory
from graph_service.corpus.per_version import PerVersion, VersionChangedError
from graph_service.corpus.select import bindings
from graph_service.corpus.things import Things, things_of
from graph_service.endpoints.api import chains
from graph_service.endpoints.api.collections import BY_NAME, Collection
from graph_service.endpoints.api.fields import OF_GRAPH
from graph_service.endpoints.api.others import MOST, Others, path_of_item, read_others
from graph_service.endpoints.api.request import MOST_LIMIT, Reading
from graph_service.endpoints.api.shaping import Object, Shaper
from graph_service.errors import BadRequestError, NotFoundError, UnavailableError
from graph_service.namespaces import BASE
from graph_service.rdf import serialise
from graph_service.rdf.curies import path_of
from graph_service.rdf.formats import JSON, N_TRIPLES, Format
from graph_service.rdf.index import canonical
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.serialise import Statement
from graph_service.rdf.terms import Iri, Term, Undefined, decimal_number
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store.byte_cache import ByteCache
from graph_service.store.interface import Limits, Query, Store
from graph_service.store.own_graphs import OwnGraphs

_KEPT_LISTS, _MEMBER = 16 * 2**20, 128
"""Bytes of lists that are kept, and about how many of these a member takes."""
_TRIES = 4
_FOLDERS = {"Link": "link/", "Ratification": "ratification/", "Coverage": "coverage/"}
Value = Mapping[str, str]
"""A term as SPARQL's JSON results write it."""
Row = Mapping[str, Value]


class Listings:
    """Answers requests for collections and items of one store."""

    def __init__(self, store: Store, limits: Limits, things: PerVersion[Things] | None = None) -> None:
        """``things`` are those of the store, if others have them too."""
        self._store = store
        self._limits = limits
        self._things = things or things_of(store)
        self._own = store if isinstance(store, OwnGraphs) else OwnGraphs(store, "*")
        self._others = PerVersion(self._own.whole, self._read_others)
        self._lists: ByteCache[tuple[object, ...], tuple[str, ...]] = ByteCache(_KEPT_LISTS)

    async def directory(self) -> tuple[str, Directory]:
        """Return the dataset's version and what a request can name in it."""
        version, things = await self._things.get()
        return version, things.directory

    async def others(self) -> tuple[str, Others]:
        """Return the version of the whole dataset and the things of partners' graphs in it, beside ours.

        Raises:
            BadRequestError: there are too many to be listed here.

        """
        version, others = await self._others.get()
        if others.too_many:
            raise BadRequestError(
                f"Partners' graphs describe more than {MOST:,} provisions and documents.",
                help="Leave out graphs=all, or ask /sparql, where GRAPH says whose they are.",
                parameter="graphs",
            )
        return version, others

    async def page(self, collection: Collection, reading: Reading, client: str) -> tuple[str, Object]:
        """Return the version asked and a page of a collection, as a Hydra collection.

        Raises:
            NotFoundError: there is no such page.
            ServiceError: the store cannot answer.

        """
        for _ in range(_TRIES):
            described, directory = await self.directory()
            version = self._store.version
            try:
                members = await self._members(collection, reading, version, client)
                chosen = slice_of(members, reading)
                statements = await self._describe(collection, chosen, reading, version, client)
            except VersionChangedError:
                continue
            shaper = Shaper(statements, directory)
            items = [shaper.item(iri, collection.shape, evidence=reading.evidence, only=reading.fields) for iri in chosen]
            return _named(version, described), hydra(f"/api/{collection.name}", reading, len(members), items)
        raise _unsettled()

    async def page_of_all(self, collection: Collection, reading: Reading, client: str) -> tuple[str, Object]:
        """Return the version asked and a page of a collection with the things of partners' graphs, each with the graph that describes it.

        A thing of ours is described by our graphs alone, a partner's by the graph that it is listed from: no graph speaks of the things
        of another. ``graph`` is null where the thing is ours; ``local`` is where this service describes it.

        Raises:
            NotFoundError: there is no such page.
            ServiceError: the store cannot answer.

        """
        for _ in range(_TRIES):
            version, others = await self.others()
            try:
                rows = await self._ask(collection.query, reading.values, "", client)
                if others.graphs:
                    found = await self._ask(collection.query, reading.values, version, client, graphs=(*others.own, *others.foreign))
                    rows = [*rows, *(row for row in found if row["item"]["value"] in others.graphs)]
                listed = ordered(rows, reading.sort, collection.default_sort)
                members = [(iri, graph) for iri in listed for graph in others.graphs.get(iri, ("",))]
                chosen = slice_of(members, reading)
                made: dict[tuple[str, str], Object] = {}
                for graph in dict.fromkeys(graph for _, graph in chosen):
                    iris = [iri for iri, one in chosen if one == graph]
                    described = await self._described(collection, iris, reading, client, graph=graph, others=others)
                    made |= {(iri, graph): item for iri, item in described.items()}
            except VersionChangedError:
                continue
            if self._own.whole.version != version:
                continue
            return version, hydra(f"/api/{collection.name}", reading, len(members), [made[one] for one in chosen])
        raise _unsettled()

    async def item_of_others(self, collection: Collection, name: str, reading: Reading, client: str) -> tuple[str, Object] | None:
        """Return the version and a partner's thing by its IRI, as the first graph that has it describes it; None if there is none."""
        version, others = await self._others.get()
        iri = name if name in others.graphs else next((one for one in others.graphs if path_of_item(one) == path_of_item(name)), "")
        thing = others.directory.get(iri)
        if thing is None or not (set(thing.classes) & set(collection.classes) or (iri in others.wholes and collection.name == "documents")):
            return None
        graph = others.graphs[iri][0]
        return version, (await self._described(collection, [iri], reading, client, graph=graph, others=others))[iri]

    async def _described(
        self, collection: Collection, iris: Sequence[str], reading: Reading, client: str, *, graph: str, others: Others
    ) -> dict[str, Object]:
        """Return things as one graph describes them, or as ours do where ``graph`` is empty."""
        statements = await self._describe(collection, iris, reading, "", client, graphs=(graph,) if graph else None)
        shaper = Shaper(statements, others.of(graph))
        return {
            iri: {
                **shaper.item(iri, collection.shape, evidence=reading.evidence, only=reading.fields),
                **dict(zip(OF_GRAPH, (graph or None, f"/api/{collection.name}/{path_of_item(iri)}"), strict=True)),
            }
            for iri in iris
        }

    async def _read_others(self) -> Others:
        _, directory = await self.directory()
        return await read_others(self._own, directory, self._limits)

    async def item(self, collection: Collection, name: str, reading: Reading, client: str) -> tuple[str, Object]:
        """Return the version asked and one item by any of its names.

        Raises:
            NotFoundError: nothing in the collection has that name; names what is near.
            ServiceError: the store cannot answer.

        """
        for _ in range(_TRIES):
            described, directory = await self.directory()
            version = self._store.version
            iri = find_item(collection, name, directory)
            try:
                statements = await self._describe(collection, [iri], reading, version, client)
            except VersionChangedError:
                continue
            shaper = Shaper(statements, directory)
            found = shaper.item(iri, collection.shape, evidence=reading.evidence, only=reading.fields)
            if not set(found["type"]) & set(collection.classes):
                raise _no_item(collection, name, directory)
            return _named(version, described), found
        raise _unsettled()

    async def chains(self, asked: chains.Asked, client: str) -> tuple[str, Object]:
        """Return the version asked and the chains of an objective.

        Raises:
            NotFoundError: there is no such page.
            ServiceError: the store cannot answer.

        """
        for _ in range(_TRIES):
            described, directory = await self.directory()
            version = self._store.version
            try:
                links = chains.Links(await self._ask("chains", asked.values, version, client))
                words = chains.Words(await self._ask("words", {"item": _iris(links.spoken(asked.objective))}, version, client))
            except VersionChangedError:
                continue
            members = chains.members(links, words, asked.objective, directory)
            chosen = slice_of(members, asked.reading)
            return _named(version, described), hydra("/api/chains", asked.reading, len(members), chosen)
        raise _unsettled()

    async def links(self, iris: Sequence[str], client: str) -> list[Object]:
        """Return links with their evidence, in the order given. Raises ServiceError where the store cannot answer."""
        collection = BY_NAME["links"]
        for _ in range(_TRIES):
            version, directory = await self.directory()
            found: list[Object] = []
            try:
                for start in range(0, len(iris), MOST_LIMIT):
                    chosen = iris[start : start + MOST_LIMIT]
                    shaper = Shaper(await self._describe(collection, chosen, Reading(), version, client), directory)
                    found += [shaper.item(iri, collection.shape) for iri in chosen]
            except VersionChangedError:
                continue
            return found
        raise _unsettled()

    async def _members(self, collection: Collection, reading: Reading, version: str, client: str) -> tuple[str, ...]:
        """Return the IRIs of all members in order."""
        key = (version, collection.name, tuple(sorted(reading.values.items())), reading.sort)
        kept = self._lists.get(key)
        if kept is not None:
            return kept
        rows = await self._ask(collection.query, reading.values, version, client)
        members = ordered(rows, reading.sort, collection.default_sort)
        self._lists.put(key, members, _MEMBER * len(members))
        return members

    async def _describe(
        self,
        collection: Collection,
        iris: Sequence[str],
        reading: Reading,
        version: str,
        client: str,
        *,
        graphs: tuple[str, ...] | None = None,
    ) -> list[Statement]:
        if not iris:
            return []
        queries = [collection.describe, *(["evidence"] if reading.evidence else [])]
        answers = await asyncio.gather(*(self._construct(name, {"item": _iris(iris)}, version, client, graphs=graphs) for name in queries))
        return [statement for found in answers for statement in found]

    async def _construct(
        self,
        name: str,
        values: Mapping[str, Sequence[Term | Undefined]],
        version: str,
        client: str,
        *,
        graphs: tuple[str, ...] | None = None,
    ) -> list[Statement]:
        """Return the statements that a query constructs, doubles in canonical form; what our formats cannot write is left out."""
        found = []
        for line in (await self._read(name, N_TRIPLES, values, version, client, graphs=graphs)).decode().splitlines():
            with suppress(ValueError):
                subject, predicate, thing = serialise.parse(line)
                found.append((subject, predicate, canonical(thing) if thing[0] == '"' else thing))
        return found

    async def _ask(
        self,
        name: str,
        values: Mapping[str, Sequence[Term | Undefined]],
        version: str,
        client: str,
        *,
        graphs: tuple[str, ...] | None = None,
    ) -> Sequence[Row]:
        return bindings(await self._read(name, JSON, values, version, client, graphs=graphs))

    async def _read(
        self,
        name: str,
        form: Format,
        values: Mapping[str, Sequence[Term | Undefined]],
        version: str,
        client: str,
        *,
        graphs: tuple[str, ...] | None = None,
    ) -> bytes:
        """Return the answer to a query on our graphs, or on ``graphs`` alone, which is of the version of the whole dataset."""
        query = text(f"endpoints/api/{name}")
        query = bind(query, values) if values else query
        store: Store = self._own if graphs is None else self._own.whole
        named = None if graphs is None else ()
        answer = await store.query(Query(query, form, self._limits, default_graphs=graphs, named_graphs=named, client=client))
        data = await answer.read()
        if version and answer.version != version:
            raise VersionChangedError
        return data


def _iris(iris: Sequence[str]) -> list[Term | Undefined]:
    return [Iri(iri) for iri in iris]


def ordered(rows: Sequence[Row], sort: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
    """Return the IRIs of ``?item``, each once, sorted by columns (``-`` in front: descending), then by the default ones and the IRI."""
    found = {row["item"]["value"]: row for row in reversed(rows)}
    iris = sorted(found)
    for column in reversed([*sort, *default]):
        name = column.removeprefix("-")
        iris.sort(key=lambda iri: _sort_key(found[iri].get(name)), reverse=column.startswith("-"))
        if column.startswith("-"):
            # What has no value comes last in either direction.
            iris.sort(key=lambda iri: name not in found[iri])
    return tuple(map(intern, iris))


def _sort_key(value: Value | None) -> tuple[bool, float, tuple[str | int, ...]]:
    if value is None:
        return True, 0.0, ()
    if value.get("datatype", "").endswith(("#integer", "#double", "#decimal")):
        return False, decimal_number(value["value"]) or 0.0, ()
    return False, 0.0, natural_key(value["value"].casefold())


def slice_of(members: Sequence[Any], reading: Reading) -> Sequence[Any]:
    """Return the members on a page. Raises NotFoundError when there is no such page."""
    last = max(1, math.ceil(len(members) / reading.limit))
    if reading.page > last:
        raise NotFoundError(f"There is no page {reading.page}; the last is {last}.", help="Follow the links in view.", last=last)
    start = (reading.page - 1) * reading.limit
    return members[start : start + reading.limit]


def hydra(path: str, reading: Reading, total: int, items: Sequence[Object]) -> Object:
    """Return a page as a Hydra collection; its links are paths, so that they hold wherever the service is reached."""
    last = max(1, math.ceil(total / reading.limit))
    page = reading.page
    return {
        "id": reading.url(path),
        "type": ["PagedCollection"],
        "totalItems": total,
        "view": {
            "id": reading.url(path, page),
            "type": ["PartialCollectionView"],
            "first": reading.url(path, 1),
            "previous": reading.url(path, page - 1) if page > 1 else None,
            "next": reading.url(path, page + 1) if page < last else None,
            "last": reading.url(path, last),
        },
        "member": list(items),
    }


def find_item(collection: Collection, name: str, directory: Directory) -> str:
    """Return the IRI of an item by one of its names. Raises NotFoundError when it is none."""
    folder = _FOLDERS.get(collection.shape)
    if folder:
        path = path_of(name).strip("/")
        try:
            return Iri(BASE + (path if path.startswith(folder) else folder + path)).value
        except BadRequestError:
            raise _no_item(collection, name, directory) from None
    thing = directory.find(name, collection.classes)
    if thing is None or not set(thing.classes) & set(collection.classes):
        raise _no_item(collection, name, directory)
    return thing.iri


def _no_item(collection: Collection, name: str, directory: Directory) -> NotFoundError:
    near = directory.near(name, collection.classes)
    advice = f"Known or near: {', '.join(near)}." if near else f"GET /api/{collection.name} lists what there is."
    return NotFoundError(f"Nothing in /api/{collection.name} is called {name[:80]!r}.", help=advice, known=near)


def _named(version: str, described: str) -> str:
    """Return what to call an answer of one version with names from the last directory that could be made, which may be older."""
    return version if version == described else f"{version}-{described}"


def _unsettled() -> UnavailableError:
    return UnavailableError("The dataset changes faster than it can be read.")
