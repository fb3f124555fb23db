"""One request for a collection or an item, from parameters to JSON-LD: at most three questions to the store, however many members.

With ``graphs=all`` one more, and at most two for each partner's graph on the page.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from graph_service.corpus.directory import Directory
from graph_service.corpus.per_version import PerVersion, VersionChangedError
from graph_service.corpus.things import Things, things_of
from graph_service.endpoints.api import chains
from graph_service.endpoints.api.collection import Collection
from graph_service.endpoints.api.collections import BY_NAME
from graph_service.endpoints.api.fields import OF_GRAPH
from graph_service.endpoints.api.hydra import hydra, ordered, slice_of
from graph_service.endpoints.api.others import MOST, Others, path_of_item, read_others
from graph_service.endpoints.api.request import MOST_LIMIT, Reading
from graph_service.endpoints.api.shaper import Object, Shaper
from graph_service.endpoints.api.store_queries import StoreQueries, as_terms
from graph_service.errors import BadRequestError, NotFoundError, UnavailableError
from graph_service.namespaces import BASE
from graph_service.rdf.curies import path_of
from graph_service.rdf.terms import Iri
from graph_service.store.byte_cache import ByteCache
from graph_service.store.interface import Limits, Store
from graph_service.store.own_graphs import OwnGraphs

T = TypeVar("T")
_KEPT_LISTS, _MEMBER = 16 * 2**20, 128
"""Bytes of lists that are kept, and about how many of these a member takes."""
_TRIES = 4
_FOLDERS = {"Link": "link/", "Ratification": "ratification/", "Coverage": "coverage/"}


class Listings:
    """Answers requests for collections and items of one store."""

    def __init__(self, store: Store, limits: Limits, things: PerVersion[Things] | None = None) -> None:
        """``things`` are those of the store, if others have them too."""
        self._store = store
        self._limits = limits
        self._things = things or things_of(store)
        self._own = store if isinstance(store, OwnGraphs) else OwnGraphs(store, "*")
        self._others = PerVersion(self._own.whole, self._read_others)
        self._queries = StoreQueries(self._own, limits)
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

        async def attempt() -> tuple[str, Object]:
            described, directory = await self.directory()
            version = self._store.version
            members = await self._members(collection, reading, version, client)
            chosen = slice_of(members, reading)
            items: list[Object] = []
            # A table may have many: each question to the store is as short as that for a page.
            for start in range(0, len(chosen), MOST_LIMIT):
                some = chosen[start : start + MOST_LIMIT]
                shaper = Shaper(await self._queries.describe(collection, some, reading, version, client), directory)
                items += [shaper.item(iri, collection.shape, evidence=reading.evidence, only=reading.fields) for iri in some]
            return _named(version, described), hydra(f"/api/{collection.name}", reading, len(members), items)

        return await _settled(attempt)

    async def page_of_all(self, collection: Collection, reading: Reading, client: str) -> tuple[str, Object]:
        """Return the version asked and a page of a collection with the things of partners' graphs, each with the graph that describes it.

        A thing of ours is described by our graphs alone, a partner's by the graph that it is listed from: no graph speaks of the things
        of another. ``graph`` is null where the thing is ours; ``local`` is where this service describes it.

        Raises:
            NotFoundError: there is no such page.
            ServiceError: the store cannot answer.

        """

        async def attempt() -> tuple[str, Object]:
            version, others = await self.others()
            rows = await self._queries.rows(collection.query, reading.values, "", client)
            if others.graphs:
                graphs = (*others.own, *others.foreign)
                of_all = await self._queries.rows(collection.query, reading.values, version, client, graphs=graphs)
                rows = [*rows, *(row for row in of_all if row["item"]["value"] in others.graphs)]
            listed = ordered(rows, reading.sort, collection.default_sort)
            members = [(iri, graph) for iri in listed for graph in others.graphs.get(iri, ("",))]
            chosen = slice_of(members, reading)
            made: dict[tuple[str, str], Object] = {}
            for graph in dict.fromkeys(graph for _, graph in chosen):
                iris = [iri for iri, one in chosen if one == graph]
                described = await self._described(collection, iris, reading, client, graph=graph, others=others)
                made |= {(iri, graph): item for iri, item in described.items()}
            if self._own.whole.version != version:
                raise VersionChangedError
            return version, hydra(f"/api/{collection.name}", reading, len(members), [made[one] for one in chosen])

        return await _settled(attempt)

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
        statements = await self._queries.describe(collection, iris, reading, "", client, graphs=(graph,) if graph else None)
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

        async def attempt() -> tuple[str, Object]:
            described, directory = await self.directory()
            version = self._store.version
            iri = find_item(collection, name, directory)
            shaper = Shaper(await self._queries.describe(collection, [iri], reading, version, client), directory)
            item = shaper.item(iri, collection.shape, evidence=reading.evidence, only=reading.fields)
            if not set(item["type"]) & set(collection.classes):
                raise no_item(collection, name, directory)
            return _named(version, described), item

        return await _settled(attempt)

    async def chains(self, asked: chains.Asked, client: str) -> tuple[str, Object]:
        """Return the version asked and the chains of an objective.

        Raises:
            NotFoundError: there is no such page.
            ServiceError: the store cannot answer.

        """

        async def attempt() -> tuple[str, Object]:
            described, directory = await self.directory()
            version = self._store.version
            links = chains.Links(await self._queries.rows("chains", asked.values, version, client))
            spoken = {"item": as_terms(links.spoken(asked.objective))}
            words = chains.Words(await self._queries.rows("words", spoken, version, client))
            members = chains.members(links, words, asked.objective, directory)
            chosen = slice_of(members, asked.reading)
            return _named(version, described), hydra("/api/chains", asked.reading, len(members), chosen)

        return await _settled(attempt)

    async def links(self, iris: Sequence[str], client: str) -> list[Object]:
        """Return links with their evidence, in the order given. Raises ServiceError where the store cannot answer."""
        collection = BY_NAME["links"]

        async def attempt() -> list[Object]:
            version, directory = await self.directory()
            links: list[Object] = []
            for start in range(0, len(iris), MOST_LIMIT):
                chosen = iris[start : start + MOST_LIMIT]
                shaper = Shaper(await self._queries.describe(collection, chosen, Reading(), version, client), directory)
                links += [shaper.item(iri, collection.shape) for iri in chosen]
            return links

        return await _settled(attempt)

    async def _members(self, collection: Collection, reading: Reading, version: str, client: str) -> tuple[str, ...]:
        """Return the IRIs of all members in order."""
        key = (version, collection.name, tuple(sorted(reading.values.items())), reading.sort)
        kept = self._lists.get(key)
        if kept is not None:
            return kept
        rows = await self._queries.rows(collection.query, reading.values, version, client)
        members = ordered(rows, reading.sort, collection.default_sort)
        self._lists.put(key, members, _MEMBER * len(members))
        return members


async def _settled(attempt: Callable[[], Awaitable[T]]) -> T:
    """Return what an attempt returns that no write to the dataset disturbed.

    Raises:
        UnavailableError: writes come faster than that.

    """
    for _ in range(_TRIES):
        with suppress(VersionChangedError):
            return await attempt()
    raise UnavailableError("The dataset changes faster than it can be read.")


def find_item(collection: Collection, name: str, directory: Directory) -> str:
    """Return the IRI of an item by one of its names. Raises NotFoundError when it is none."""
    folder = _FOLDERS.get(collection.shape)
    if folder:
        path = path_of(name).strip("/")
        try:
            return Iri(BASE + (path if path.startswith(folder) else folder + path)).value
        except BadRequestError:
            raise no_item(collection, name, directory) from None
    thing = directory.find(name, collection.classes)
    if thing is None or not set(thing.classes) & set(collection.classes):
        raise no_item(collection, name, directory)
    return thing.iri


def no_item(collection: Collection, name: str, directory: Directory) -> NotFoundError:
    """Return the error for a name that nothing in a collection has; it names what is near."""
    near = directory.near(name, collection.classes)
    advice = f"Known or near: {', '.join(near)}." if near else f"GET /api/{collection.name} lists what there is."
    return NotFoundError(f"Nothing in /api/{collection.name} is called {name[:80]!r}.", help=advice, known=near)


def _named(version: str, described: str) -> str:
    """Return what to call an answer of one version with names from the last directory that could be made, which may be older."""
    return version if version == described else f"{version}-{described}"
