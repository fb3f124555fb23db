"""What any store does, told by the tiny dataset: the embedded one, and the remote one before the Oxigraph server, Virtuoso and Jena Fuseki.

Where an engine elsewhere cannot do what the embedded one does, a test says so by its name and by the backends it skips
(docs/decisions/0012-remote-store.md has the list).
"""

import asyncio

import pytest

from graph_service.errors import (
    ConflictError,
    ContentTooLargeError,
    DataSyntaxError,
    LimitExceededError,
    NotFoundError,
    OutOfScopeError,
    TimeLimitError,
)
from graph_service.namespaces import BASE
from graph_service.rdf import formats
from graph_service.store.interface import GraphRead, Limits, Operation, Part, Query, Write

PEOPLE = "https://example.org/graph/people"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
CROSS = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
OF_OURS = f"<x:s> <x:p> 1 . <{BASE}link/1> <x:p> 1 .".encode()
SHORT_CROSS = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def insert(number):
    return Write(Operation.UPDATE, text=f"INSERT DATA {{ GRAPH <http://e/g> {{ <http://e/s> <http://e/p> {number} }} }}")


def test_query_sees_the_union_of_all_graphs(run_any):
    async def act(store):
        return (await (await store.query(Query(ALL, formats.TSV))).read()).count(b"\n") - 1

    assert run_any(act) == 31


def test_query_sees_the_default_graph_alone_if_so_configured(run_any):
    async def act(store):
        return (await (await store.query(Query(ALL, formats.TSV))).read()).count(b"\n") - 1

    assert run_any(act, union=False) == 0


def test_from_clause_is_not_overridden_by_the_union(run_any):
    async def act(store):
        text = "SELECT ?s FROM <https://example.org/graph/places> { ?s a <http://xmlns.com/foaf/0.1/Person> }"
        return await (await store.query(Query(text, formats.CSV))).read()

    assert run_any(act) == b"s\r\n"


def test_bindings_are_terms_and_never_text(run_any):
    async def act(store):
        text = "SELECT ?name ?p { ?p <http://xmlns.com/foaf/0.1/name> ?name }"
        answer = await store.query(Query(text, formats.CSV, bindings={"p": "<https://example.org/ada>"}))
        return await answer.read()

    assert b"Ada" in run_any(act)


def test_two_runs_over_the_same_data_have_one_version_and_answer_alike(run_any):
    async def act(store):
        answers = [await (await store.query(Query(ALL, offer))).read() for offer in formats.RESULTS]
        answers += [await (await store.read_graph(GraphRead(PEOPLE, offer))).read() for offer in formats.RDF]
        return store.version, answers

    assert run_any(act) == run_any(act)


def test_every_accepted_write_makes_a_new_version_that_reads_see_at_once(run_any):
    async def act(store):
        versions = [store.version]
        for number in range(5):
            receipt = await store.write(insert(number))
            assert receipt.version == store.version
            answer = await store.query(Query("SELECT ?o { <http://e/s> ?p ?o }", formats.TSV))
            assert answer.version == receipt.version
            assert (await answer.read()).count(b"\n") - 1 == number + 1
            versions.append(store.version)
        return versions

    assert len(set(run_any(act))) == 6


def test_write_that_changes_nothing_makes_no_new_version(run_any, backend):
    if backend != "embedded":
        pytest.skip("an engine elsewhere does not tell that an update changed nothing, so the version is new")

    async def act(store):
        await store.write(insert(1))
        before = store.version
        receipt = await store.write(insert(1))
        return before, receipt

    before, receipt = run_any(act)
    assert (receipt.version, receipt.added, receipt.removed, receipt.graphs) == (before, 0, 0, ())


def test_writes_at_once_are_done_one_after_another(run_any):
    async def act(store):
        await asyncio.gather(*(store.write(insert(number)) for number in range(12)))
        return store.summary.graphs["http://e/g"]

    assert run_any(act) == 12


@pytest.mark.parametrize(
    ("write", "error"),
    [
        (Write(Operation.UPDATE, text="CREATE GRAPH <https://example.org/graph/people>"), ConflictError),
        (Write(Operation.PUT, graph="http://e/g", parts=(Part(b"<", formats.TURTLE),)), DataSyntaxError),
        (Write(Operation.DELETE, graph="http://e/none"), NotFoundError),
        (Write(Operation.UPDATE, text="DROP ALL", may_change=lambda graph: graph != PEOPLE), OutOfScopeError),
        (
            Write(Operation.POST, graph="http://e/g", parts=(Part(OF_OURS, formats.TURTLE),), owns=lambda _graph: False),
            OutOfScopeError,
        ),
        (Write(Operation.PUT, graph="http://e/g", parts=(Part(b"<x:s> <x:p> 1 .", formats.TURTLE),), most_graphs=1), ContentTooLargeError),
        (
            Write(
                Operation.UPDATE,
                text="INSERT { ?a <http://e/p> ?m } WHERE { GRAPH ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } }",
                limits=Limits(seconds=0.3),
            ),
            (ConflictError, TimeLimitError),
        ),
    ],
)
def test_write_that_fails_changes_nothing(run_any, backend, write, error):
    if backend != "embedded" and "?j ?k ?l" in write.text:
        pytest.skip("an engine elsewhere finishes an update after we stopped waiting for it")
    if backend == "fuseki" and write.text.startswith("CREATE"):
        pytest.skip("Fuseki takes every CREATE GRAPH as if it were SILENT")
    atomic = backend != "virtuoso"

    async def act(store):
        await store.write(
            Write(
                Operation.UPDATE, text="INSERT { GRAPH <http://e/x> { ?s <http://e/x> ?o } } WHERE { GRAPH ?g { ?s <http://e/none> ?o } }"
            )
        )
        before, summary = store.version, store.summary
        with pytest.raises(error):
            await store.write(write)
        assert store.summary.graphs == summary.graphs
        # Where an update of several operations may be done in part, a failed one makes a new version to be safe.
        assert store.version == before or (not atomic and write.operation is Operation.UPDATE)
        return await (await store.query(Query(ALL, formats.TSV))).read()

    assert run_any(act).count(b"\n") > 30


@pytest.mark.parametrize("offer", [*formats.RESULTS, *formats.RDF], ids=lambda offer: offer.name)
def test_answer_with_too_many_rows_is_an_error_in_every_format(run_any, offer):
    async def act(store):
        text = SHORT_CROSS if offer in formats.RESULTS else "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        for limits in (Limits(rows=10), Limits(bytes=300)):
            with pytest.raises(LimitExceededError):
                await (await store.query(Query(text, offer, limits))).read()
        whole = await store.query(
            Query("SELECT * { ?s a ?c }" if offer in formats.RESULTS else "CONSTRUCT WHERE { ?s a ?c }", offer, Limits(rows=12))
        )
        await whole.read()

    run_any(act)


def test_answer_cut_by_the_clock_is_an_error_after_its_first_pieces(run_any, backend):
    async def act(store):
        pieces = []

        async def read():
            async for data in await store.query(Query(CROSS, formats.CSV, Limits(seconds=0.1))):
                pieces.append(data)  # noqa: PERF401 - what came before the break is what is looked at

        with pytest.raises(TimeLimitError):
            await read()
        return sum(map(len, pieces))

    # Virtuoso sends nothing before it has everything, and Fuseki nothing before it has megabytes.
    assert run_any(act) > 0 or backend in ("virtuoso", "fuseki")


def test_reader_who_stops_reading_gets_the_rest_when_he_goes_on(run_any):
    async def act(store):
        text = f"{SHORT_CROSS} LIMIT 25000"
        answer = await store.query(Query(text, formats.TSV, Limits(seconds=15.0)))
        lines, slept = 0, False
        async for data in answer:
            lines += data.count(b"\n")
            if not slept:
                slept = True
                await asyncio.sleep(1.0)
        return lines

    assert run_any(act) == 25001
