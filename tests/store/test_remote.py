"""The remote store beyond the contract: several front ends, readers that fail, and engines that answer with something else."""

import asyncio
import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import pytest

from graph_service.errors import (
    EgressRefusedError,
    EvaluationError,
    LimitExceededError,
    PreconditionFailedError,
    QuerySyntaxError,
    TimeLimitError,
    UpstreamError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
    WritesClosedError,
)
from graph_service.rdf import formats
from graph_service.store.interface import Limits, Operation, Part, Query, Write
from graph_service.store.remote.answer import RemoteAnswer
from graph_service.store.remote.client import Credentials
from graph_service.store.remote.engines import ENGINES
from graph_service.store.remote.sparql_texts import RECORD, with_base, with_bindings
from graph_service.store.remote.store import RemoteConfiguration, RemoteStore
from graph_service.store.remote.write_lease import TO_BE_FILLED
from graph_service.store.seed import SeedFile
from tests import engines
from tests.serving import TINY, service

ASK = "SELECT ?s { ?s ?p ?o }"
ROWS = json.dumps({"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "http://e/s"}}]}}).encode()


SOURCES = tuple(SeedFile(file, f"http://e/{file.stem}") for file in sorted(TINY.glob("*.ttl")))


@pytest.fixture(scope="module")
def oxigraph():
    with engines.oxigraph() as engine:
        yield engine


def beside(addresses, update):
    """Change the engine's data without the service."""
    httpx.post(addresses.update, data={"update": update}, auth=addresses.credentials.auth).raise_for_status()


@contextmanager
def answering(*responses, pause=0.0):
    """A server that gives raw bytes for one connection after another, the last for all that follow; yields its URL and what it heard."""
    listener = socket.create_server(("127.0.0.1", 0))
    heard = []
    left = threading.Event()

    def serve():
        count = 0
        while not left.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                data = b""
                while b"\r\n\r\n" not in data and (more := connection.recv(65536)):
                    data += more
                head, _, body = data.partition(b"\r\n\r\n")
                length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")), 0)
                while len(body) < length and (more := connection.recv(65536)):
                    body += more
                heard.append((head, body))
                left.wait(pause)
                connection.sendall(responses[min(count, len(responses) - 1)])
                count += 1

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/sparql", heard
    finally:
        left.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


def response(status, body, *headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def run(configuration, act):
    async def main():
        store = RemoteStore(configuration)
        await store.start()
        try:
            return await act(store)
        finally:
            await store.stop()

    return asyncio.run(main())


async def rows(store, text=ASK, limits=None):
    return await (await store.query(Query(text, formats.CSV, limits or Limits()))).read()


# Several front ends


def test_two_front_ends_give_the_same_answers_and_etags_and_see_each_others_writes():
    with (
        engines.oxigraph() as engine,
        httpx.Client(timeout=60) as client,
        service("--writes", "open", "--freshness", "0", "--log", "off", *engine.flags()) as one,
        service("--writes", "open", "--freshness", "0", "--log", "off", *engine.flags()) as two,
    ):

        def ask(running, **headers):
            query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
            return client.get(f"{running.url}/sparql", params={"query": query}, headers={"accept": "text/csv", **headers})

        first, second = ask(one), ask(two)
        assert (first.status_code, first.content, first.headers["etag"]) == (200, second.content, second.headers["etag"])
        assert int(first.text.split()[1]) > 50_000, "an empty engine is given our graph"
        assert ask(two, **{"if-none-match": first.headers["etag"]}).status_code == 304
        graph = {"graph": "http://e/new"}
        put = client.put(
            f"{one.url}/graph", params=graph, content=b"<http://e/a> <http://e/b> 1 .", headers={"content-type": "text/turtle"}
        )
        assert put.status_code == 201
        later = ask(two, **{"if-none-match": first.headers["etag"]})
        assert (later.status_code, int(later.text.split()[1])) == (200, int(first.text.split()[1]) + 1)
        assert ask(one).headers["etag"] == later.headers["etag"] != first.headers["etag"]
        tags = [client.get(f"{running.url}/graph", params=graph).headers["etag"] for running in (one, two)]
        assert tags[0] == tags[1]
        client.put(f"{two.url}/graph", params=graph, content=b"", headers={"content-type": "text/turtle"}).raise_for_status()
        # The other front end has never seen that write, and still does not overwrite it.
        stale = client.put(f"{one.url}/graph", params=graph, content=b"", headers={"content-type": "text/turtle", "if-match": tags[0]})
        assert stale.status_code == 412
        page = client.get(f"{two.url}/gcm/objective/6", headers={"accept": "text/turtle"})
        assert (page.status_code, "Facilitate fair and ethical recruitment" in page.text) == (200, True)
        described = client.get(f"{two.url}/sparql", headers={"accept": "text/turtle"})
        assert (described.status_code, "service-record" in described.text) == (200, False)


def test_writes_of_two_front_ends_at_once_are_all_made(oxigraph):
    engines.empty(oxigraph)

    async def main():
        stores = [RemoteStore(RemoteConfiguration(**oxigraph.members())) for _ in range(2)]
        for store in stores:
            await store.start()
        before = await stores[0].record()

        def put(number):
            parts = (Part(f"<http://e/s> <http://e/p> {number} .".encode(), formats.TURTLE),)
            return stores[number % 2].write(Write(Operation.POST, graph="http://e/together", parts=parts))

        await asyncio.gather(*(put(number) for number in range(8)))
        # If-Match of a version that is no longer there, at the front end that has not looked since.
        with pytest.raises(PreconditionFailedError):
            await stores[1].write(Write(Operation.PUT, graph="http://e/together", expected=frozenset([before.version])))
        sizes = [(await store.record()).sizes["http://e/together"] for store in stores]
        for store in stores:
            await store.stop()
        return sizes

    assert asyncio.run(main()) == [8, 8]


def test_answer_of_a_front_end_that_did_not_look_carries_the_version_it_is_of(oxigraph):
    engines.empty(oxigraph)

    async def main():
        writer, reader = (RemoteStore(RemoteConfiguration(**oxigraph.members(), freshness=1000.0)) for _ in range(2))
        await writer.start()
        await reader.start()
        await rows(reader)
        receipt = await writer.write(Write(Operation.UPDATE, text="INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }"))
        answer = await reader.query(Query(ASK, formats.CSV))
        result = answer.version, reader.version, await answer.read()
        await writer.stop()
        await reader.stop()
        return receipt.version, result

    version, result = asyncio.run(main())
    assert result == (version, version, b"s\r\nhttp://e/s\r\n")


def test_record_that_was_taken_away_is_made_anew_and_counts_what_was_loaded_beside_us(oxigraph):
    engines.empty(oxigraph)

    async def act(store):
        beside(oxigraph, f"INSERT DATA {{ GRAPH <http://e/beside> {{ <http://e/a> <http://e/b> 1 }} }} ; DROP GRAPH <{RECORD}>")
        before = store.version
        await store.refresh()
        return before != store.version, store.summary.graphs

    assert run(RemoteConfiguration(**oxigraph.members(), freshness=0.0), act) == (True, {"http://e/beside": 1})


def test_front_ends_that_start_together_on_an_empty_engine_all_wait_until_it_is_filled(oxigraph):
    engines.empty(oxigraph)
    configuration = RemoteConfiguration(**oxigraph.members(), sources=SOURCES)

    async def main():
        stores = [RemoteStore(configuration) for _ in range(3)]
        try:
            await asyncio.gather(*(store.start() for store in stores))
            return [(store.version, store.summary.graphs) for store in stores]
        finally:
            for store in stores:
                await store.stop()

    result = asyncio.run(main())
    assert result == [result[0]] * 3
    assert all(result[0][1][source.graph] for source in SOURCES)


@pytest.mark.parametrize("writes", [True, False])
def test_engine_that_another_front_end_is_filling_is_waited_for(oxigraph, writes):
    engines.empty(oxigraph)
    record = f"<{RECORD}> <{RECORD}#version> 'v' ; <{RECORD}#writing>"
    beside(oxigraph, f"INSERT DATA {{ GRAPH <{RECORD}> {{ {record} 'filling-x {time.time() + 60:.0f}', '{TO_BE_FILLED}' }} }}")
    addresses = oxigraph.members() if writes else {"query": oxigraph.query, "engine": "oxigraph"}

    async def main():
        store = RemoteStore(RemoteConfiguration(**addresses, sources=SOURCES))
        starting = asyncio.create_task(store.start())
        try:
            await asyncio.wait([starting], timeout=1.5)
            assert not starting.done()
            graph = f"<http://e/g> <{RECORD}#version> 'w' ; <{RECORD}#triples> '1'"
            beside(oxigraph, f"DROP GRAPH <{RECORD}> ; INSERT DATA {{ GRAPH <{RECORD}> {{ {record} 'no' . {graph} }} }}")
            await asyncio.wait_for(starting, 10)
            return store.version, store.summary.graphs
        finally:
            starting.cancel()
            await store.stop()

    assert asyncio.run(main()) == ("v", {"http://e/g": 1})


def test_engine_whose_filling_was_cut_off_is_filled_by_the_next_front_end(oxigraph):
    engines.empty(oxigraph)
    part = f"GRAPH <{SOURCES[0].graph}> {{ <http://e/half> <http://e/of> <http://e/it> }}"
    record = f"<{RECORD}> <{RECORD}#version> 'v' ; <{RECORD}#writing> 'filling-dead {time.time() - 1:.0f}'"
    beside(oxigraph, f"INSERT DATA {{ {part} GRAPH <{RECORD}> {{ {record} }} }}")

    async def act(store):
        return store.summary.graphs, await rows(store, "ASK { GRAPH ?g { <http://e/half> ?p ?o } }")

    graphs, half = run(RemoteConfiguration(**oxigraph.members(), sources=SOURCES), act)
    assert graphs.keys() == {source.graph for source in SOURCES}
    assert b"false" in half


def test_front_end_without_an_update_address_reads_and_does_not_write(oxigraph):
    engines.empty(oxigraph)

    async def act(store):
        first = store.version
        beside(oxigraph, "INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }")
        await store.refresh()
        assert store.version != first
        with pytest.raises(WritesClosedError):
            await store.write(Write(Operation.UPDATE, text="DROP ALL"))
        return await rows(store)

    assert run(RemoteConfiguration(oxigraph.query, engine="oxigraph", freshness=0.0), act) == b"s\r\nhttp://e/s\r\n"


# Readers that fail


def test_reader_that_is_away_is_left_out_and_another_one_answers(oxigraph):
    engines.empty(oxigraph)
    away = f"http://127.0.0.1:{engines.free_port()}/query"

    async def act(store):
        answers = [await rows(store) for _ in range(4)]
        return answers, store.gauges["readers_out"]

    configuration = RemoteConfiguration(**oxigraph.members(), readers=(away, oxigraph.query))
    assert run(configuration, act) == ([b"s\r\n"] * 4, 1)


def test_readers_are_asked_in_turn(oxigraph):
    engines.empty(oxigraph)
    relayed = response("200 OK", ROWS, "Content-Type: application/sparql-results+json")
    with answering(relayed) as (url, heard):

        async def act(store):
            return [await rows(store) for _ in range(4)]

        result = run(RemoteConfiguration(oxigraph.query, engine="oxigraph", readers=(oxigraph.query, url)), act)
    assert result == [b"s\r\n", b"s\r\nhttp://e/s\r\n"] * 2
    assert len(heard) == 2


# Engines that answer with something else


def broken(status, body, *headers):
    """A failure of the engine's: what it sends for a query, after it has said that there is no record and no graph."""
    nothing = response("200 OK", b'{"head":{"vars":["s"]},"results":{"bindings":[]}}')
    return answering(nothing, nothing, nothing, response(status, body, *headers))


@pytest.mark.parametrize(
    ("status", "body", "error", "ours"),
    [
        ("500 Oops", b"<html><body><h1>Out of disk</h1></body></html>", UpstreamError, 502),
        ("401 Unauthorized", b"who are you", UpstreamError, 502),
        ("302 Found", b"", UpstreamError, 502),
        ("503 Busy", b"too many queries", UpstreamUnavailableError, 503),
        ("429 Slow down", b"", UpstreamUnavailableError, 503),
        ("504 Late", b"", UpstreamTimeoutError, 504),
        ("503 Late", b"Query timed out", TimeLimitError, 503),
        ("400 Bad", b"Virtuoso 37000 Error SP030: SPARQL compiler, line 7: syntax error at 'y'", QuerySyntaxError, 400),
        ("400 Bad", b"unknown function <http://e/f>", EvaluationError, 400),
        ("500 Oops", b"The custom function <http://e/f> is not supported", EvaluationError, 400),
        ("200 OK", b"<html>Welcome</html>", UpstreamError, 502),
        ("200 OK", ROWS[:-5], UpstreamError, 502),
        ("200 OK", b"", UpstreamError, 502),
    ],
)
def test_failure_of_the_engine_is_a_problem_that_names_it(status, body, error, ours):
    with broken(status, body) as (url, _):

        async def act(store):
            with pytest.raises(error) as raised:
                await rows(store)
            return raised.value

        result = run(RemoteConfiguration(url), act)
    assert result.status == ours
    said = body.decode().removeprefix("<html><body><h1>").partition("<")[0]
    if not status.startswith("200"):
        assert result.members["upstream_status"] == int(status[:3])
        assert said in result.detail
    assert result.members.get("line", 7) == 7


def test_body_that_breaks_off_breaks_ours_off_and_is_never_a_tidy_end():
    row = b'{"s":{"type":"uri","value":"http://e/s"}}'
    whole = b'{"head":{"vars":["s"]},"results":{"bindings":[' + b",".join([row] * 20_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (len(whole) + 100)
    nothing = response("200 OK", b'{"head":{"vars":["s"]},"results":{"bindings":[]}}')
    for sent in (head + whole, response("200 OK", whole)):
        with answering(nothing, nothing, nothing, sent) as (url, _):

            async def act(store):
                pieces = []

                async def read():
                    async for piece in await store.query(Query(ASK, formats.CSV)):
                        pieces.append(piece)  # noqa: PERF401 - what came before the break is what is looked at

                with pytest.raises(UpstreamError):
                    await read()
                return sum(map(len, pieces))

            assert run(RemoteConfiguration(url), act) > 0


class _Body(httpx.AsyncByteStream):
    """A body that arrives in one piece, which is read before anything more is asked for."""

    def __init__(self, data):
        self._data = data

    async def __aiter__(self):
        yield self._data
        await asyncio.Event().wait()


def test_answer_that_is_not_wanted_any_more_is_dropped_without_stopping_who_asked_for_it():
    """The version has changed meanwhile, so the store drops a large answer and asks again: the task that asks must go on."""
    row = json.dumps({"s": {"type": "uri", "value": "http://e/" + "s" * 200}})
    whole = f'{{"head":{{"vars":["s"]}},"results":{{"bindings":[{",".join([row] * 20_000)}]}}}}'.encode()

    async def main():
        reply = httpx.Response(200, request=httpx.Request("POST", "http://e/"), stream=_Body(whole))
        deadline = asyncio.get_running_loop().time() + 60
        answer = RemoteAnswer(reply, formats.JSON, Limits(), ENGINES["generic"], ask=False, deadline=deadline, released=lambda: None)

        async def ask():
            await answer.begin(threads)
            answer.cancel()
            await asyncio.sleep(0)
            return "went on"

        with ThreadPoolExecutor(1) as threads:
            outcome = await asyncio.gather(asyncio.create_task(ask()), return_exceptions=True)
            await answer.over()
        return outcome

    assert asyncio.run(main()) == ["went on"]


def test_engine_that_does_not_answer_is_left_after_our_limit():
    nothing = response("200 OK", b'{"head":{"vars":["s"]},"results":{"bindings":[]}}')
    with answering(nothing, pause=0.4) as (url, _):

        async def act(store):
            with pytest.raises(TimeLimitError):
                await rows(store, limits=Limits(seconds=0.1))

        run(RemoteConfiguration(url), act)


@pytest.mark.parametrize(
    ("stopped", "error", "said"),
    [
        ("1", UpstreamError, "may not be whole"),
        ("11", LimitExceededError, "more than 10 rows"),
        ("soon", UpstreamError, "may not be whole"),
    ],
)
def test_rows_at_which_virtuoso_stopped_are_an_error_and_never_a_short_answer(stopped, error, said):
    nothing = response("200 OK", b'{"head":{"vars":["s"]},"results":{"bindings":[]}}')
    cut = response("200 OK", ROWS, f"X-SPARQL-MaxRows: {stopped}")
    with answering(nothing, nothing, cut) as (url, heard):

        async def act(store):
            with pytest.raises(error, match=said):
                await rows(store, limits=Limits(rows=10, seconds=2.0))

        run(RemoteConfiguration(url, engine="virtuoso"), act)
    # One row more than is given, and a time that ends when we no longer listen: what it gives at its end may be a part without a word.
    assert {b"maxrows=11", b"timeout=3000"} <= set(heard[-1][1].split(b"&"))


def test_engine_that_is_away_makes_the_service_not_ready_and_a_503(oxigraph):
    with service("--freshness", "0", "--query-timeout", "5", "--log", "off", "--query-url", oxigraph.query) as running:
        assert httpx.get(f"{running.url}/ready").status_code == 200
    with engines.oxigraph() as engine, service("--freshness", "0", "--log", "off", "--query-url", engine.query) as running:
        engine.process.terminate()
        running.wait_for(lambda: httpx.get(f"{running.url}/ready").status_code == 503)
        response = httpx.get(f"{running.url}/sparql", params={"query": "ASK {}"})
        assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")
        assert response.json()["upstream"] in engine.query
        assert httpx.get(f"{running.url}/graph", params={"graph": "http://e/g"}).status_code == 503
        assert httpx.get(f"{running.url}/health").status_code == 200


# What is sent


def test_credentials_go_with_every_request_and_into_no_error():
    nothing = response("403 No", b"no")
    for credentials, shown in (
        (Credentials("basic", "reader", "secret"), b"authorization: basic cmvhzgvyonnly3jlda=="),
        (Credentials("bearer", "", "secret"), b"authorization: bearer secret"),
    ):
        with answering(nothing) as (url, heard), pytest.raises(UpstreamError) as raised:
            run(RemoteConfiguration(url, credentials=credentials), rows)
        assert shown in heard[0][0].lower()
        assert "secret" not in raised.value.detail + repr(credentials)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://169.254.169.254/> { ?s ?p ?o } }",
        'DEFINE get:soft "replacing" SELECT * FROM <http://169.254.169.254/> { ?s ?p ?o }',
        "SELECT (bif:http_get('http://169.254.169.254/') AS ?x) {}",
        "SELECT (<sql:anything>(1) AS ?x) {}",
        "SELECT (`bif:file_to_string('/etc/passwd')` AS ?x) {}",
        "PREFIX f: <bif:> SELECT (f:http_get('http://169.254.169.254/') AS ?x) {}",
        "SELECT (<java:org.example.Function>() AS ?x) {}",
        "SELECT (CALL(IRI(CONCAT('ja', 'va:org.example.Function'))) AS ?x) {}",
    ],
)
def test_query_that_would_reach_elsewhere_never_reaches_the_engine(virtuoso, text):
    async def act(store):
        with pytest.raises(EgressRefusedError):
            await rows(store, text)

    run(RemoteConfiguration(virtuoso.query, engine="virtuoso"), act)


def test_full_text_search_of_virtuoso_is_let_through(virtuoso):
    async def act(store):
        return await rows(store, "SELECT ?s { ?s ?p ?o . ?o bif:contains \"'nothing'\" }")

    assert run(RemoteConfiguration(virtuoso.query, engine="virtuoso"), act) == b"s\r\n"


def test_bindings_are_values_at_the_start_of_the_pattern():
    values = {"a": "<http://e/{>", "b": '"}"'}
    for before, after in (
        ("SELECT ?a ", "?a ?b ?c }"),
        ("CONSTRUCT { ?a ?b ?c } WHERE ", "?a ?b ?c }"),
        ("CONSTRUCT WHERE ", "?a ?b ?c }"),
        ("CONSTRUCT { ?a ?b '{' } FROM <http://e/g> WHERE ", "{ ?a ?b ?c } UNION { ?c ?b ?a } }"),
    ):
        assert with_bindings(f"{before}{{{after}", values) == f'{before}{{ VALUES (?a ?b) {{ (<http://e/{{> "}}") }} {after}'


def test_relative_iris_mean_what_they_mean_to_the_embedded_store():
    assert with_base("SELECT * { <gcm/objective/6> ?p <http://e/o> }").startswith("BASE <https://w3id.org/migration-compact/> SELECT")
    assert with_base('SELECT (iri("gcm") AS ?x) {}').startswith("BASE <https://w3id.org/migration-compact/> SELECT")
    assert with_base('SELECT ?iri { <http://e/s> ?p "IRI" }').startswith("SELECT")
