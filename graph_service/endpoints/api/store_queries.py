"""The queries of the API put to the store, with the values of a request: rows or statements of the version that was meant."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

from graph_service.corpus.per_version import VersionChangedError
from graph_service.corpus.select import bindings
from graph_service.endpoints.api.collection import Collection
from graph_service.endpoints.api.hydra import Row
from graph_service.endpoints.api.request import Reading
from graph_service.rdf import serialise
from graph_service.rdf.formats import JSON, N_TRIPLES, Format
from graph_service.rdf.index import canonical
from graph_service.rdf.serialise import Statement
from graph_service.rdf.terms import Iri, Term, Undefined
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query, Store
from graph_service.store.own_graphs import OwnGraphs

Values = Mapping[str, Sequence[Term | Undefined]]
Graphs = tuple[str, ...] | None


class StoreQueries:
    """Asks about our graphs, or about ``graphs`` alone, whose version is that of the whole dataset.

    Every method raises VersionChangedError where the answer is of another version than ``version`` (empty: any will do), and ServiceError
    where the store cannot answer.
    """

    def __init__(self, own: OwnGraphs, limits: Limits) -> None:
        self._own = own
        self._limits = limits

    async def describe(
        self, collection: Collection, iris: Sequence[str], reading: Reading, version: str, client: str, *, graphs: Graphs = None
    ) -> list[Statement]:
        """Return what describes the members of a collection, with their evidence if the request asks for it."""
        if not iris:
            return []
        names = [*collection.describe, *(["evidence"] if reading.evidence else [])]
        answers = await asyncio.gather(*(self._statements(name, {"item": as_terms(iris)}, version, client, graphs) for name in names))
        return [statement for statements in answers for statement in statements]

    async def _statements(self, name: str, values: Values, version: str, client: str, graphs: Graphs) -> list[Statement]:
        """Return the statements that a query constructs, doubles in canonical form; what our formats cannot write is left out."""
        statements = []
        for line in (await self._read(name, N_TRIPLES, values, version, client, graphs)).decode().splitlines():
            with suppress(ValueError):
                subject, predicate, thing = serialise.parse(line)
                statements.append((subject, predicate, canonical(thing) if thing[0] == '"' else thing))
        return statements

    async def rows(self, name: str, values: Values, version: str, client: str, *, graphs: Graphs = None) -> Sequence[Row]:
        """Return the rows that a query selects."""
        return bindings(await self._read(name, JSON, values, version, client, graphs))

    async def _read(self, name: str, form: Format, values: Values, version: str, client: str, graphs: Graphs) -> bytes:  # noqa: PLR0917 - all of it is what is asked
        query = text(name if "/" in name else f"endpoints/api/{name}")
        query = bind(query, values) if values else query
        store: Store = self._own if graphs is None else self._own.whole
        named = None if graphs is None else ()
        answer = await store.query(Query(query, form, self._limits, default_graphs=graphs, named_graphs=named, client=client))
        data = await answer.read()
        if version and answer.version != version:
            raise VersionChangedError
        return data


def as_terms(iris: Sequence[str]) -> list[Term | Undefined]:
    """Return IRIs as values of a VALUES block."""
    return [Iri(iri) for iri in iris]
