"""Joint queries: each SERVICE clause is sent to its partner and replaced in the query by the partner's answer.

A VALUES block has the place in the algebra that the clause had (SPARQL 1.1 §18.2.2.6: both are joined with what is beside them), so
OPTIONAL, UNION, nested groups and the scope of FILTER keep their meaning, and the store evaluates what results like any other query: in a
process that can be killed and reaches nobody. Blank nodes of a partner become IRIs, for VALUES has none (§19.8, rule 65).
"""

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar, cast

from graph_service.errors import (
    BadRequestError,
    ContentTooLargeError,
    EgressRefusedError,
    EvaluationError,
    LimitExceededError,
    MemoryLimitError,
    PartnerFailedError,
    TimeLimitError,
    UnavailableError,
    UnknownPartnerError,
    WorkerLostError,
)
from graph_service.federation import results, rewrite, text_search
from graph_service.federation.gateway import Budget, Gateway
from graph_service.federation.join_context import JoinContext, join_context, paths, shared
from graph_service.federation.parse import ServiceClause, Structure, StructureError, take_apart
from graph_service.federation.partners import Partner
from graph_service.federation.results import Row, Solutions, UnreadableError
from graph_service.rdf.formats import JSON
from graph_service.rdf.terms import Iri, Literal, Term
from graph_service.sparql.tokens import position
from graph_service.store import offload
from graph_service.store.interface import Answer, Query, Store

_LONGEST = 2**20
_MOST_INLINE = 64 * 2**20
_CHECK_SECONDS = 5.0
_BLANK = "blank:"
_HOPELESS = (BadRequestError, LimitExceededError, MemoryLimitError, TimeLimitError, WorkerLostError)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query with its partners' answers in it; ``version`` is that of the data which its left sides were taken from, if any were."""

    query: Query
    version: str
    calls: int

    def check(self, answer: Answer) -> None:
        """Refuse an answer from data other than those that the join contexts were taken from: what was asked of partners may not fit it.

        Raises:
            UnavailableError: the dataset has changed in between; asking again will do.

        """
        if self.version not in ("", answer.version):
            answer.cancel()
            raise UnavailableError("The data changed while partners were asked.")


_NO_PARTNERS_ROWS = 1000
"""Values of a SERVICE SILENT variable that are read where there are no partners, whose entries would say how many."""


class JointQueries:
    """Prepares queries that name partners for the store."""

    def __init__(self, store: Store, gateway: Gateway, index: text_search.Index | None = None) -> None:
        """``index`` answers ``SERVICE gcm:search``; without it that names nobody."""
        self._store = store
        self._gateway = gateway
        self._index = index

    @property
    def partners(self) -> Sequence[Partner]:
        """The partners that a query may name; without any, only SERVICE SILENT has an answer: one empty solution."""
        return self._gateway.partners.listed

    async def prepare(self, query: Query) -> Prepared | None:
        """Return a query without SERVICE clauses that has the same answer; None for a query that has none to begin with.

        Raises:
            UnknownPartnerError: a clause names somebody else than the partners.
            PartnerFailedError: a partner gave no answer, and the clause is not SILENT.
            BadRequestError: the query does not parse, or nothing says which partner a variable stands for.
            ServiceError: what evaluating the query's own side may raise.

        """
        if "service" not in query.text.lower():
            return None
        if len(query.text) > _LONGEST:
            raise ContentTooLargeError(f"A query with SERVICE may be {_LONGEST} characters long.", limit="query", maximum=_LONGEST)
        try:
            structure = await offload.run(query.client, lambda: take_apart(query.text))
        except StructureError as error:
            if not self.partners:
                # The store refuses what could open a connection, and the engine says what is wrong with the rest.
                return None
            raise BadRequestError(f"The query names SERVICE and cannot be read: {error}.") from None
        if not structure.services:
            return None
        return await _Preparation(self._store, self._gateway, query, self._index).run(structure)


class _Preparation:
    """One query on its way."""

    def __init__(self, store: Store, gateway: Gateway, query: Query, index: text_search.Index | None) -> None:
        self._store = store
        self._gateway = gateway
        self._query = query
        self._index = index
        calls = gateway.partners.calls
        self._budget = Budget(calls, asyncio.get_running_loop().time() + query.limits.seconds)
        # Stands in the text for an answer, so that taking the query apart again costs nothing however long the answers are.
        self._mark = f"urn:answer:{secrets.token_hex(8)}:"
        self._blocks: list[str] = []
        self._version = ""

    async def _beside(self, act: Callable[[], T]) -> T:
        return await offload.run(self._query.client, act)

    async def run(self, structure: Structure) -> Prepared:
        """Replace one clause after the other."""
        calls = self._gateway.partners.calls
        if len(structure.services) > calls:
            raise LimitExceededError(f"The query has more than {calls} SERVICE clauses.", limit="calls", maximum=calls)
        await self._check(structure)
        for service in structure.services:
            if not service.variable and not service.silent and not self._is_search(service):
                self._known(structure, service, service.iri)
        while structure.services:
            service, side = self._next(structure)
            block = await self._replacement(structure, service, side)
            text, lines = structure.text, structure.text.count("\n", service.start, service.end)
            structure = take_apart(text[: service.start] + block + "\n" * lines + text[service.end :])
        text = await self._beside(partial(self._expand, structure.text))
        limits = replace(self._query.limits, seconds=max(0.05, self._budget.seconds))
        return Prepared(replace(self._query, text=text, limits=limits), self._version, calls - self._budget.calls)

    async def _check(self, structure: Structure) -> None:
        """Let the engine parse the query before any partner is called."""
        limits = replace(self._query.limits, seconds=min(_CHECK_SECONDS, self._query.limits.seconds))
        try:
            answer = await self._store.query(replace(self._query, text=rewrite.without_services(structure), limits=limits))
            await answer.read()
        except (EvaluationError, LimitExceededError, MemoryLimitError, TimeLimitError):
            # It parses, which is all that was to be known: a function that we lack may be the partner's.
            return

    def _known(self, structure: Structure, service: ServiceClause, iri: str) -> Partner:
        partners = self._gateway.partners
        partner = partners.by_endpoint.get(iri)
        if partner:
            return partner
        line, column = position(structure.text, service.start)
        known = list(partners.by_endpoint)
        if not known:
            raise EgressRefusedError(
                f"SERVICE at line {line}, column {column} would make the service open a connection.", line=line, column=column
            )
        where = f"SERVICE at line {line}, column {column}"
        raise UnknownPartnerError(
            f"{where} names <{iri[:200]}>, which is not a partner of this service. Its partners: {', '.join(known)}.",
            line=line,
            column=column,
            partners=known,
        )

    def _next(self, structure: Structure) -> tuple[ServiceClause, JoinContext]:
        ways = paths(structure)
        for service in structure.services:
            side = join_context(structure, ways[service.start])
            if not service.variable or service.variable in side.variables:
                return service, side
        service = next((one for one in structure.services if one.silent), structure.services[0])
        if service.silent:
            # A variable that nothing binds names nobody: the failure is ignored, as any other.
            return service, join_context(structure, ways[service.start])
        line, column = position(structure.text, service.start)
        raise EvaluationError(
            f"SERVICE ?{service.variable} at line {line}, column {column}: nothing beside it binds the variable.",
            help="Bind the variable to the partner's IRI with a pattern, VALUES or BIND that is joined with the SERVICE clause.",
            line=line,
            column=column,
        )

    async def _replacement(self, structure: Structure, service: ServiceClause, side: JoinContext) -> str:
        names = shared(structure, service, side)
        if self._is_search(service):
            variables, rows = await self._by_index(structure, service, side)
            return await self._written(variables, rows)
        if service.variable and service.variable not in side.variables:
            solutions: tuple[list[str], list[Row]] = list(dict.fromkeys([service.variable, *rewrite.in_scope(structure, service)])), [{}]
        elif service.variable:
            solutions = await self._by_variable(structure, service, side, [name for name in names if name != service.variable])
        else:
            solutions = await self._constant(structure, service, side, names)
        variables, rows = solutions
        return await self._written(variables, rows)

    async def _written(self, variables: Sequence[str], rows: Sequence[Row]) -> str:
        """Return the placeholder in the text for rows, which are kept until the end."""
        block = await self._beside(partial(rewrite.values, variables, rows))
        self._blocks.append(block[block.index("{") + 1 : -1])
        if sum(len(one) for one in self._blocks) > _MOST_INLINE:
            raise LimitExceededError(f"The partners' answers are longer than {_MOST_INLINE} bytes.", limit="bytes", maximum=_MOST_INLINE)
        return f"{block[: block.index('{')]}{{ <{self._mark}{len(self._blocks) - 1}> }}"

    def _expand(self, text: str) -> str:
        for number, block in enumerate(self._blocks):
            text = text.replace(f"<{self._mark}{number}>", block)
        return text

    def _is_search(self, service: ServiceClause) -> bool:
        return self._index is not None and service.iri == text_search.SEARCH

    # Asking

    async def _by_index(self, structure: Structure, service: ServiceClause, side: JoinContext) -> tuple[list[str], list[Row]]:
        """Ask our own index: the text of the clause, or each text that its variable stands for."""
        wanted = text_search.read(structure, service)
        texts: list[Term | None]
        if isinstance(wanted.text, str):
            rows = await self._context_rows(structure, side, [wanted.text], text_search.MOST_TEXTS) if wanted.text in side.variables else []
            if not rows:
                what = "too many texts" if rows is None else "no text"
                raise EvaluationError(
                    f"?{wanted.text} stands for {what} beside SERVICE gcm:search.", help="Bind it to a few, as with VALUES."
                )
            texts = [row.get(wanted.text) for row in rows]
        else:
            texts = [wanted.text]
        self._budget.calls -= 1
        if self._budget.calls < 0:
            raise LimitExceededError("The query searches too often.", limit="calls", maximum=self._gateway.partners.calls)
        return wanted.variables, await text_search.solve(wanted, texts, cast("text_search.Index", self._index), self._query.client)

    async def _constant(
        self, structure: Structure, service: ServiceClause, side: JoinContext, names: list[str]
    ) -> tuple[list[str], list[Row]]:
        partner = self._gateway.partners.by_endpoint.get(service.iri)
        scope = rewrite.in_scope(structure, service)
        if partner is None:
            # Only a SILENT clause comes here: the failure to reach anybody is ignored (SPARQL 1.1 Federated Query §2.3).
            return scope, [{}]
        bindings = await self._context_rows(structure, side, names, partner.bindings) if names and partner.bindings else None
        if bindings is not None and not bindings:
            return scope, []
        return await self._one(structure, service, partner, bindings or [], scope)

    async def _by_variable(
        self, structure: Structure, service: ServiceClause, side: JoinContext, names: list[str]
    ) -> tuple[list[str], list[Row]]:
        most = max((partner.bindings for partner in self._gateway.partners.listed), default=_NO_PARTNERS_ROWS)
        variable, scope = service.variable, rewrite.in_scope(structure, service)
        bindings = await self._context_rows(structure, side, [variable, *names], most)
        if bindings is None and names:
            bindings = await self._context_rows(structure, side, [variable], most)
        if bindings is None:
            raise LimitExceededError(f"?{variable} stands for too many partners.", limit="bindings", maximum=most)
        by_endpoint: dict[Term | None, list[Row]] = {}
        for row in bindings:
            endpoint = row.get(variable)
            by_endpoint.setdefault(endpoint, []).append({name: term for name, term in row.items() if name != variable})
        variables, rows = [variable, *(name for name in scope if name != variable)], []
        for endpoint, joined in by_endpoint.items():
            if not isinstance(endpoint, Iri) or (service.silent and endpoint.value not in self._gateway.partners.by_endpoint):
                if not service.silent:
                    raise EvaluationError(f"SERVICE ?{variable}: the variable stands for something that is not an IRI, or for nothing.")
                rows += [{variable: endpoint}] if endpoint else [{}]
                continue
            partner = self._known(structure, service, endpoint.value)
            more, answers = await self._one(structure, service, partner, joined, scope)
            variables += [name for name in more if name not in variables]
            rows += [{**row, variable: endpoint} for row in answers if row.get(variable, endpoint) == endpoint]
        return variables, rows

    async def _one(
        self, structure: Structure, service: ServiceClause, partner: Partner, bindings: list[Row], scope: list[str]
    ) -> tuple[list[str], list[Row]]:
        columns, distinct = _sent(bindings)
        batches: Sequence[Sequence[Row]] = [[]]
        if columns:
            batches = [distinct[start : start + partner.batch] for start in range(0, len(distinct), partner.batch)]
        queries = [rewrite.partner_query(structure, service, columns, batch, partner.rows) for batch in batches]
        try:
            answers = await _all([self._gateway.ask(partner, text, self._budget) for text in queries])
        except PartnerFailedError:
            if service.silent:
                return scope, [{}]
            raise
        # What the pattern does not mention is not the partner's to bind.
        names = [name for name in dict.fromkeys([*scope, *columns]) if any(name in answer.variables for answer in answers)]
        names += [name for name in scope if name not in names]
        rows = [{name: row[name] for name in names if name in row} for answer in answers for row in answer.rows]
        if len(rows) > partner.rows:
            raise LimitExceededError(
                f"{partner.title or partner.name} has more than {partner.rows} rows for this.",
                limit="rows",
                maximum=partner.rows,
                partner=partner.name,
            )
        return names, rows

    # The left side

    async def _context_rows(self, structure: Structure, side: JoinContext, names: Sequence[str], most: int) -> list[Row] | None:
        """Return the distinct bindings of the left side; None where there are too many, or it cannot be evaluated by itself."""
        text = await self._beside(partial(self._expand, rewrite.join_context_query(structure, side.pattern, names, most)))
        limits = replace(self._query.limits, seconds=max(0.05, self._budget.seconds / 2))
        try:
            answer = await self._store.query(replace(self._query, text=text, format=JSON, limits=limits))
            body = await answer.read()
            solutions = results.read(body, "json", most, lambda label: Iri(_BLANK + label))
        except (*_HOPELESS, UnreadableError):
            return None
        if self._version not in ("", answer.version):
            raise UnavailableError("The data changed while partners were asked.")
        self._version = answer.version
        return solutions.rows


async def _all(asks: Sequence[Coroutine[Any, Any, Solutions]]) -> list[Solutions]:
    """Ask at once; the first failure ends the others."""
    tasks = [asyncio.ensure_future(ask) for ask in asks]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


def _sent(bindings: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """Return the columns that can be sent to a partner and their distinct rows.

    A column goes only if every row binds it, or a row without it would be answered more than once; and only if every value is an IRI or a
    string, for the engine may write a number in another way than the partner does, and a blank node says nothing to somebody else.
    """
    names = sorted({name for row in bindings for name in row})
    columns = [name for name in names if all(_can_be_sent(row.get(name)) for row in bindings)]
    distinct = {tuple(row[name] for name in columns): {name: row[name] for name in columns} for row in bindings}
    return columns, list(distinct.values())


def _can_be_sent(term: Term | None) -> bool:
    if isinstance(term, Iri):
        return not term.value.startswith(_BLANK)
    return isinstance(term, Literal) and not term.datatype
