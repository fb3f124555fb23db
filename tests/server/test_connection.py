"""What a connection does not wait for and does not read: heads without end, requests without end, silence, and what is not HTTP."""

import asyncio
import json
import socket
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from uvicorn.server import ServerState

from graph_service.errors import ServiceError, UnavailableError
from graph_service.http.exchange import BodyBudget, Exchange
from graph_service.server import connection
from tests.serving import service
from tests.wire import Wire

# Rates and silences are measured by the clock.
pytestmark = pytest.mark.alone

HEAD = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 20\r\n"


@pytest.fixture(scope="module")
def url():
    with service("--dataset", "none", "--log", "off") as running:
        yield running.url


def ask(url, request):
    """Send bytes and return all that comes until the service closes."""
    with socket.create_connection((urlsplit(url).hostname, urlsplit(url).port), timeout=20) as sock:
        received = b""
        # Who has heard enough may close before everything is sent.
        with suppress(ConnectionError):
            sock.sendall(request)
        with suppress(ConnectionError):
            while data := sock.recv(65536):
                received += data
    return received


@pytest.mark.parametrize(
    ("request_bytes", "status", "slug"),
    [
        (b"GET /health HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 300_000, 431, "headers-too-large"),
        (b"GET /health HTTP/1.1\r\nHost: a\r\n" + b"X-Many: a\r\n" * 30_000, 431, "headers-too-large"),
        (b"GET /sparql?query=ASK%7B%7D%23" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414, "uri-too-long"),
        (b"HELO example.org\r\n\r\n", 400, "bad-request"),
        (b"GET /sparql HTTP/1.1\r\nHost x\r\n\r\n", 400, "bad-request"),
        (
            HEAD.replace(b"Content-Length: 20", b"Transfer-Encoding: chunked") + b"\r\n0\r\nX-Long: " + b"a" * 600_000,
            431,
            "headers-too-large",
        ),
        (
            HEAD.replace(b"Content-Length: 20", b"Transfer-Encoding: chunked") + b"\r\n0\r\n" + b"X-Many: a\r\n" * 60_000,
            431,
            "headers-too-large",
        ),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400, "bad-request"),
    ],
)
def test_what_is_no_request_is_answered_with_a_problem(url, request_bytes, status, slug):
    head, _, body = ask(url, request_bytes).partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0].startswith(f"HTTP/1.1 {status} ")
    assert {"content-type: application/problem+json", "connection: close", f"content-length: {len(body)}"} <= set(lines)
    problem = json.loads(body)
    assert (problem["status"], problem["type"].rpartition("/")[2].rpartition("#")[2]) == (status, slug)
    assert problem["help"]
    assert httpx.get(f"{url}/health").status_code == 200


def test_trailer_is_no_header_and_a_long_chunked_body_is_read(url):
    head = HEAD.replace(b"Content-Length: 20", b"Transfer-Encoding: chunked\r\nConnection: close")
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [b"ASK {}", *[b" " * 50_000] * 20])
    received = ask(url, head + b"\r\n" + chunks + b"0\r\nX-Request-Id: trailed\r\nAccept: text/turtle\r\n\r\n")
    assert received.startswith(b"HTTP/1.1 200 OK")
    assert b"trailed" not in received


@pytest.mark.parametrize("more", [b"", b"X-Request-Id: ordinary\r\n"])
@pytest.mark.parametrize(
    ("hosts", "version", "status"),
    [
        ([], b"1.1", 400),
        ([b"x", b"x"], b"1.1", 400),
        ([b"x", b"y"], b"1.0", 400),
        ([b"a b"], b"1.1", 400),
        ([b"x/y"], b"1.1", 400),
        ([b"x:y"], b"1.1", 400),
        ([b"[::1]:80"], b"1.1", 200),
        ([b""], b"1.1", 200),
        ([], b"1.0", 200),
    ],
)
def test_request_names_one_host(url, hosts, version, status, more):
    fields = b"".join(b"Host: %s\r\n" % host for host in hosts) + more
    for line in (b"GET /sparql?query=ASK%7B%7D HTTP/", b"GET /health HTTP/"):
        # Asked twice: what is in the cache is asked for in the same way.
        for _ in range(2):
            received = ask(url, line + version + b"\r\n" + fields + b"Connection: close\r\n\r\n")
            assert received.startswith(b"HTTP/1.1 %d " % status), received


def test_post_that_does_not_say_what_it_sends_is_415_also_where_a_get_was_answered(url):
    get = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n"
    assert ask(url, get + b"Connection: close\r\n\r\n").startswith(b"HTTP/1.1 200 OK")
    for more in (b"", b"Content-Length: 0\r\n"):
        received = ask(url, get.replace(b"GET", b"POST") + more + b"Connection: close\r\n\r\n")
        assert received.startswith(b"HTTP/1.1 415 ")


def test_bodies_have_room_together():
    def exchange(*pieces, client="192.0.2.1"):
        async def receive():
            return messages.pop(0)

        messages = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces] + [{"type": "http.request"}]
        return Exchange({"method": "POST", "path": "/update", "headers": [], "client": (client, 1)}, receive, None, "1")

    async def check():
        budget = BodyBudget(400_000)
        first, second, third, small = (
            exchange(b"a" * 500_000),
            exchange(b"b" * 100_000),
            exchange(b"c" * 100_000, b"c" * 100_000),
            exchange(b"d" * 999),
        )
        assert len(await first.body(500_000, budget)) == 500_000
        for other in (second, third):
            with pytest.raises(UnavailableError) as caught:
                await other.body(500_000, budget)
            assert (caught.value.headers["Retry-After"], caught.value.members["limit"]) == ("5", "bodies")
            other.leave()
        assert await small.body(500_000, budget) == b"d" * 999
        first.leave()
        small.leave()
        assert budget.taken == 0
        again = exchange(b"c" * 100_000, b"c" * 100_000)
        assert len(await again.body(500_000, budget)) == 200_000
        again.leave()
        assert budget.taken == 0
        # Half of the budget is for others, however many addresses of one network ask.
        first, second = (exchange(b"a" * 150_000, client=f"2001:db8::{number}") for number in (1, 2))
        other = exchange(b"b" * 150_000, client="2001:db8:0:1::1")
        assert len(await first.body(500_000, budget)) == 150_000
        with pytest.raises(UnavailableError):
            await second.body(500_000, budget)
        second.leave()
        assert len(await other.body(500_000, budget)) == 150_000
        first.leave()
        other.leave()
        assert (budget.taken, budget.by_client) == (0, {})

    asyncio.run(check())


def test_long_head_that_is_allowed_is_read(url):
    fields = b"".join(b"X-Many-%d: %s\r\n" % (number, b"a" * 1000) for number in range(60))
    received = ask(url, b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + fields + b"\r\n")
    assert received.startswith(b"HTTP/1.1 200 OK")


class Answers:
    """Has one answer at hand or none."""

    def __init__(self, known=None):
        self.known = known

    def answer(self, data, client, standing):
        return self.known if data.startswith(b"GET /sparql?") and data.endswith(b"\r\n\r\n") else None


class Refused:
    """Says what it refuses, and keeps what was broken off."""

    def __init__(self):
        self.unread = []

    def refuse(self, error: ServiceError, client, standing):
        return f"refused {error.status}".encode()

    def break_off(self, scope, client, unread):
        self.unread.append((scope and scope.get("path"), client, unread))


async def never(scope, receive, send):
    """An application that reads nothing and says nothing."""
    await asyncio.sleep(60)


def house(known=None, most=100):
    """The protocol of the connections of one server."""
    return connection.protocol(Answers(known), Refused(), most)


def connect(known=None, silence=60.0, state=None, made_by=None, peer="127.0.0.1"):
    config = uvicorn.Config(app=never, http=made_by or house(known), ws="none", log_config=None, timeout_keep_alive=silence)
    config.load()
    made, wire = config.http_protocol_class(config, state or ServerState(), {}), Wire(peer)
    made.connection_made(wire)
    return made, wire


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(connection, "_PATIENCE", 0.2)


@pytest.mark.parametrize(
    "beginning",
    [
        b"GET /sparql?que",
        HEAD,
        HEAD + b"\r\nASK {",
        HEAD + b"X-Request-Id: ordinary\r\n\r\nASK {",
        HEAD.replace(b"Content-Length: 20", b"Transfer-Encoding: chunked") + b"\r\n5\r\nASK {\r\n",
    ],
)
def test_request_whose_rest_does_not_come_is_refused(impatient, beginning):
    async def check():
        made, wire = connect()
        made.data_received(beginning)
        await asyncio.sleep(0.1)
        assert not wire.closed
        await asyncio.sleep(0.4)
        assert (wire.written, wire.closed) == (b"refused 408", True)
        made.connection_lost(None)

    asyncio.run(check())


def test_head_that_trickles_is_refused(impatient):
    async def check():
        made, wire = connect()
        for _ in range(5):
            made.data_received(b"G" if not made._begun else b"E")
            await asyncio.sleep(0.1)
        assert wire.closed
        made.connection_lost(None)

    asyncio.run(check())


@pytest.mark.parametrize(("rate", "refused"), [(10, True), (3000, False)])
def test_body_comes_at_a_least_rate(impatient, rate, refused):
    async def check():
        made, wire = connect()
        made.data_received(HEAD.replace(b"20", b"9000000") + b"\r\n")
        made.flow.pause_reading = lambda: None
        for _ in range(10):
            made.data_received(b" " * (rate // 10))
            await asyncio.sleep(0.1)
        assert (wire.closed, wire.written) == (refused, b"refused 408" if refused else b"")
        made.connection_lost(None)

    asyncio.run(check())


def test_request_is_whole_in_time_however_fast_it_comes(impatient, monkeypatch):
    monkeypatch.setattr(connection, "_WHOLE", 0.6)

    async def check():
        made, wire = connect()
        made.data_received(HEAD.replace(b"20", b"9000000") + b"\r\n")
        made.flow.pause_reading = lambda: None
        for _ in range(12):
            made.data_received(b" " * 1000)
            await asyncio.sleep(0.1)
        assert (wire.closed, wire.written) == (True, b"refused 408")
        made.connection_lost(None)

    asyncio.run(check())


def test_who_waits_for_us_is_not_refused(impatient):
    async def check():
        made, wire = connect()
        # All is there, and the answer takes its time.
        made.data_received(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.sleep(0.6)
        assert not wire.closed
        made.connection_lost(None)
        made, wire = connect()
        # More is to come, but we do not read: nobody takes the body.
        made.data_received(HEAD.replace(b"20", b"900000") + b"X-Request-Id: ordinary\r\n\r\n" + b"x" * 100_000)
        assert made.flow.read_paused
        await asyncio.sleep(0.6)
        assert not wire.closed
        # Now we do: the client has its time again, and no more than that.
        made.flow.resume_reading()
        await asyncio.sleep(0.15)
        assert not wire.closed
        await asyncio.sleep(0.6)
        assert wire.closed
        made.connection_lost(None)

    asyncio.run(check())


def test_full_house_closes_who_has_been_idle_for_longest_and_nobody_who_is_busy():
    async def check():
        state, one = ServerState(), house((b"head", b"body"), most=4)
        made = []
        for number, beginning in enumerate(
            (b"GET /health HTTP/1.1\r\n", HEAD + b"\r\nASK", b"", b"GET /sparql?query=x HTTP/1.1\r\nHost: x\r\n\r\n", b"")
        ):
            made.append(connect(state=state, made_by=one, peer=f"192.0.2.{number}"))
            if beginning:
                made[-1][0].data_received(beginning)
            await asyncio.sleep(0.01)
        assert [wire.closed for _, wire in made] == [False, False, True, False, False]
        made[2][0].connection_lost(None)
        made[4][0].data_received(b"G")
        made.append(connect(state=state, made_by=one))
        assert [wire.closed for _, wire in made] == [False, False, True, True, False, False]
        made[3][0].connection_lost(None)
        made[5][0].data_received(b"G")
        # Beyond the bound: nothing but an operator's path is answered.
        for path, closed in (("/sparql?query=x", True), ("/health", False), ("/", True), ("/metrics?x", False), ("/healthy", True)):
            made.append(connect(state=state, made_by=one))
            assert not made[-1][1].closed
            made[-1][0].data_received(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert (made[-1][1].closed, made[-1][1].written) == (closed, b"refused 503" if closed else b""), path
        assert not any(wire.closed for _, wire in (made[number] for number in (0, 1, 4, 5)))
        for one, _ in made:
            one.connection_lost(None)

    asyncio.run(check())


def test_reserve_is_for_who_asks_at_once(monkeypatch):
    monkeypatch.setattr(connection, "_RESERVED_PATIENCE", 0.05)

    async def check():
        state, one = ServerState(), house(most=1)
        made = [connect(state=state, made_by=one)]
        made[0][0].data_received(b"G")
        made += [connect(state=state, made_by=one) for _ in range(connection.RESERVE + 3)]
        assert [wire.closed for _, wire in made].count(True) == 3
        assert not made[-1][1].closed
        await asyncio.sleep(0.1)
        assert [wire.closed for _, wire in made].count(False) == 1
        for one, _ in made:
            one.connection_lost(None)

    asyncio.run(check())


@pytest.mark.parametrize(
    ("peers", "other"),
    [
        (["192.0.2.1"], "192.0.2.2"),
        (["2001:db8:0:1::{:x}"], "2001:db8:0:2::1"),
        (["::ffff:192.0.2.1", "192.0.2.1"], "::ffff:192.0.2.2"),
    ],
)
def test_client_has_a_share_of_the_connections_and_others_have_theirs(peers, other):
    async def check():
        state, one = ServerState(), house(most=160)
        made = [connect(state=state, made_by=one, peer=peers[number % len(peers)].format(number)) for number in range(20)]
        beyond = connect(state=state, made_by=one, peer=peers[0].format(99))
        # Idle ones give way, the oldest first; busy ones do not.
        assert [wire.closed for _, wire in made] == [True] + [False] * 19
        made[0][0].connection_lost(None)
        for busy, _ in (*made[1:], beyond):
            busy.data_received(b"G")
        assert connect(state=state, made_by=one, peer=peers[0].format(100))[1].written == b"refused 503"
        assert not connect(state=state, made_by=one, peer=other)[1].closed
        # A proxy that is trusted has the connections of many.
        assert not any(connect(state=state, made_by=one)[1].closed for _ in range(25))

    asyncio.run(check())


@pytest.mark.parametrize("rate", [10, 3000])
def test_response_is_read_at_a_least_rate(impatient, rate):
    async def check():
        state, one = ServerState(), house((b"head", b"body"))
        made, wire = connect(state=state, made_by=one)
        wire.unread = 90_000
        made.data_received(b"GET /sparql?query=x HTTP/1.1\r\nHost: x\r\n\r\n")
        for _ in range(10):
            await asyncio.sleep(0.1)
            wire.unread -= rate // 10
        assert wire.closed == (rate == 10)
        assert [unread > 80_000 for _, _, unread in one.refusals.unread] == [True] * wire.closed
        made.connection_lost(None)

    asyncio.run(check())


def test_connection_that_says_nothing_is_closed():
    async def check():
        made, wire = connect(silence=0.2)
        await asyncio.sleep(0.1)
        assert not wire.closed
        await asyncio.sleep(0.3)
        assert (wire.written, wire.closed) == (b"", True)
        made.connection_lost(None)

    asyncio.run(check())


def test_connection_that_was_silent_is_closed_and_one_that_was_not_stays():
    async def check():
        made, wire = connect(known=(b"head", b"body"), silence=0.3)
        for count in range(1, 7):
            made.data_received(b"GET /sparql?query=x HTTP/1.1\r\nHost: x\r\n\r\n")
            assert wire.written == b"headbody" * count
            await asyncio.sleep(0.1)
            assert not wire.closed
        await asyncio.sleep(0.5)
        assert wire.closed

    asyncio.run(check())
