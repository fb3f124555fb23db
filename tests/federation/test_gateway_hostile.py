"""The gateway as an attacker meets it: partners that lie in every layer, each a socket that a test holds in its own hands."""

import asyncio
import gzip
import json
import socket
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager
from email.utils import formatdate
from ipaddress import ip_address

import pyoxigraph as ox
import pytest

from graph_service.errors import PartnerFailedError, PartnerTimeoutError
from graph_service.federation import Gateway, JointQueries, Partner, Partners, addresses, http_call
from graph_service.federation.gateway import Budget
from graph_service.rdf.formats import JSON
from graph_service.store.interface import Query
from tests.federation.conftest import Scripted, send

ENDPOINT = "https://hostile.example.org/sparql"
ONE = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"urn:1"}}]}}'
TYPE = b"Content-Type: application/sparql-results+json\r\n"
HEAD = b"HTTP/1.1 200 OK\r\n" + TYPE
HEAD_XML = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"
XML = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


@contextmanager
def speaking(talk, host="127.0.0.1", context=None):
    """A server that reads a request and then lets ``talk`` say what it likes to the connection; yields its port and the requests."""
    listener = socket.create_server((host, 0))
    heard = []

    def serve():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    def one(connection):
        try:
            with context.wrap_socket(connection, server_side=True) if context else connection as stream:
                stream.settimeout(10)
                data = b""
                while b"\r\n\r\n" not in data and (more := stream.recv(65536)):
                    data += more
                # Closing before the body is read would break the connection in a way of its own.
                length = next((int(line[15:]) for line in data.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
                while len(data.partition(b"\r\n\r\n")[2]) < length and (more := stream.recv(65536)):
                    data += more
                heard.append(data)
                talk(stream)
        except OSError:
            return

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener.getsockname()[1], heard
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def saying(*pieces):
    """Say pieces one after the other; a pair is a piece and how often."""

    def talk(stream):
        for piece in pieces:
            stream.sendall(piece if isinstance(piece, bytes) else piece[0] * piece[1])

    return talk


def without_end(*first, piece, pause=0.0):
    def talk(stream):
        for one in first:
            stream.sendall(one)
        while True:
            stream.sendall(piece)
            time.sleep(pause)

    return talk


def partner_at(port, host="127.0.0.1", scheme="http", **more):
    values = {"seconds": 1.0, "bytes": 1_000_000, "rows": 1000, "allow_private": True, **more}
    return Partner("hostile", ENDPOINT, url=f"{scheme}://{host}:{port}/sparql", **values)


def gateway_of(partner):
    return Gateway(Partners({ENDPOINT: partner}))


def asked(partner, gateway=None):
    """What a gateway makes of a partner, and the most processor time spent while nobody else in the process was served, in seconds."""

    async def main():
        worst = 0.0
        # Not the clock: the machine may be busy with others.
        last = time.process_time()

        async def tick():
            nonlocal worst, last
            while True:
                await asyncio.sleep(0.005)
                now = time.process_time()
                worst, last = max(worst, now - last), now

        ticking = asyncio.create_task(tick())
        try:
            budget = Budget(20, asyncio.get_running_loop().time() + 30)
            return await (gateway or gateway_of(partner)).ask(partner, "SELECT * WHERE { ?x ?p ?o }", budget), worst
        except PartnerFailedError as error:
            return error, worst
        finally:
            ticking.cancel()

    return asyncio.run(main())


class LocalStore:
    """A store in this process, with one triple."""

    def __init__(self):
        self.store = ox.Store()
        self.store.update("INSERT DATA { <urn:s> <urn:p> <urn:o> }")

    async def query(self, query):
        data = self.store.query(query.text).serialize(format=ox.QueryResultsFormat.JSON)

        class Answer:
            version = "1"

            async def read(self):
                return data

        return Answer()


def joint(partner, text):
    """The bindings of a query after the gateway has been asked."""

    async def main():
        store = LocalStore()
        prepared = await JointQueries(store, gateway_of(partner)).prepare(Query(text, JSON))
        return json.loads(await (await store.query(prepared.query)).read())["results"]["bindings"]

    return asyncio.run(main())


LIES = {
    "header that drips": (without_end(b"HTTP/1.1 200 OK\r\nX: ", piece=b"x", pause=0.1), "gave no whole answer"),
    "body that drips": (without_end(HEAD + b"Content-Length: 999999\r\n\r\n", piece=b" ", pause=0.1), "gave no whole answer"),
    "chunks that drip": (without_end(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", piece=b"1\r\n \r\n", pause=0.1), "gave no whole answer"),
    "chunks of one byte without an end": (
        without_end(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", piece=b"1\r\n \r\n" * 5000),
        "gave no whole answer",
    ),
    "body without an end or a length": (without_end(HEAD + b"\r\n", piece=b" " * 65536), "more than the 1000000 bytes"),
    "header without an end": (without_end(b"HTTP/1.1 200 OK\r\n", piece=b"X: " + b"x" * 5000 + b"\r\n"), "broke the connection"),
    "one header of a megabyte": (saying(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\n"), "broke the connection"),
    "preliminary answers without an end": (without_end(piece=b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.01), "gave no whole answer"),
    "nothing at all": (saying(), "broke the connection"),
    "length that is too long": (saying(HEAD + b"Content-Length: 5000\r\n\r\n" + ONE), "broke the connection"),
    "length that is too short": (saying(HEAD + b"Content-Length: 40\r\n\r\n" + ONE), "not JSON"),
    "two lengths": (saying(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + ONE), "broke the connection"),
    "negative length": (saying(HEAD + b"Content-Length: -1\r\n\r\n" + ONE), "broke the connection"),
    "chunk that is larger than it is": (saying(HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n" + ONE), "broke the connection"),
    "chunk of no size": (saying(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + ONE), "broke the connection"),
    "chunks without the last": (saying(HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n" % (len(ONE), ONE)), "broke the connection"),
    "old protocol, cut": (saying(b"HTTP/1.0 200 OK\r\n" + TYPE + b"\r\n" + ONE[:-3]), "not JSON"),
    "compressed bomb": (
        saying(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b" " * 50_000_000)),
        "compressed, though asked not to",
    ),
    "compressed on the way": (saying(HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), "broke the connection"),
    "media type of a kilobyte": (saying(b"HTTP/1.1 200 OK\r\nContent-Type: " + b"x" * 1000 + b"\r\n\r\n"), "answered with xxx"),
    "no content": (saying(b"HTTP/1.1 204 No Content\r\n\r\n"), "answered 204"),
    "part of the content": (saying(b"HTTP/1.1 206 Partial Content\r\n" + TYPE + b"\r\n" + ONE), "answered 206"),
    "switch of the protocol": (saying(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), "broke the connection"),
    "304 to no condition": (saying(b"HTTP/1.1 304 Not Modified\r\n\r\n"), "answered 304"),
    "virtuoso's own stop": (saying(HEAD + b"X-SPARQL-MaxRows: 1\r\n\r\n" + ONE), "may not be whole"),
    "half a JSON": (saying(HEAD + b"\r\n" + ONE[:40]), "not JSON"),
    "two JSON": (saying(HEAD + b"\r\n" + ONE + ONE), "not JSON"),
    "results twice": (saying(HEAD + b"\r\n" + ONE[:-1] + b',"results":{"bindings":[]}}'), "a name twice"),
    "five million arrays": (saying(HEAD + b"\r\n[", (b"[],", 5_000_000), b"[]]"), "no SELECT answer"),
    "rows that are not rows": (saying(HEAD + b"\r\n[", (b"{},", 5_000_000), b"{}]"), "1000 rows"),
    "objects in objects": (saying(HEAD + b"\r\n" + b'{"results":' * 80_000), "not JSON"),
    "many variables": (
        saying(HEAD + b'\r\n{"head":{"vars":["x"%b]},"results":{"bindings":[]}}' % b"".join(b',"v%d"' % n for n in range(100_000))),
        "no variables",
    ),
    "brackets and a string of a million quotes": (
        saying(HEAD + b"\r\n" + b"[" * 20_000 + b'"', (b'\\"', 1_000_000)),
        "no SELECT answer",
    ),
    "IRI of ten million characters": (
        saying(HEAD + b"\r\n" + ONE.replace(b"urn:1", b"urn:" + b"x" * 10_000_000)),
        "IRI or a language of more than",
    ),
    "language of ten million characters": (
        saying(HEAD + b"\r\n" + ONE.replace(b'"uri"', b'"literal","xml:lang":"' + b"en-" * 3_000_000 + b'x"')),
        "IRI or a language of more than",
    ),
    "number of a million digits": (saying(HEAD + b"\r\n[" + b"1" * 900_000 + b"]"), "not JSON"),
    "XML in XML": (saying(HEAD_XML + XML, (b"<a>", 5_000_000)), "no SELECT answer"),
    "XML of nothing": (saying(HEAD_XML, b"<r>", (b"<a/>", 4_000_000)), "no SELECT answer"),
    "half an XML": (saying(HEAD_XML + XML + b"<results><result/>"), "not XML"),
    "strange XML": (
        saying(HEAD_XML + XML + b"<results><row/></results></sparql>"),
        "an element 'row'",
    ),
    "XML that binds a variable twice": (
        saying(
            HEAD_XML + XML + b"<results><result>" + b'<binding name="x"><uri>urn:1</uri></binding>' * 2 + b"</result></results></sparql>"
        ),
        "binds a variable twice",
    ),
    "XML rows": (saying(HEAD_XML + XML + b"<results>", (b"<result/>", 1001)), "1000 rows"),
}


@pytest.mark.alone
@pytest.mark.parametrize("name", LIES)
def test_lie_of_a_partner_is_an_error_in_time_that_holds_up_nobody_else(name):
    talk, said = LIES[name]
    with speaking(talk) as (port, _):
        # What never ends is waited for in full.
        much = 16 * 2**20 if "million" in name or "XML" in name or "not rows" in name else 1_000_000
        partner = partner_at(port, seconds=0.5 if "no whole answer" in said else 5.0, bytes=much)
        error, pause = asked(partner)
        assert isinstance(error, PartnerFailedError), error
        assert said in error.detail
        assert len(json.dumps(error.problem())) < 1500
        assert isinstance(error, PartnerTimeoutError) == ("gave no whole answer" in said)
        assert pause < 0.8
        # SILENT goes on with one empty solution, whatever the failure was (SPARQL 1.1 Federated Query §2.3).
        assert joint(partner, f"SELECT * {{ SERVICE SILENT <{ENDPOINT}> {{ ?x ?p ?o }} }}") == [{}]


@pytest.mark.alone
@pytest.mark.parametrize("value", [b"a" * 60_000 + b"!", b"a" + b" " * 60_000 + b"=", b'a=" ' * 15_000, b"max-age = " + b"9" * 60_000])
def test_long_header_on_freshness_holds_up_nobody(value):
    with speaking(saying(HEAD + b"Cache-Control: " + value + b"\r\n\r\n" + ONE)) as (port, _):
        answer, pause = asked(partner_at(port, seconds=5.0))
    assert len(answer.rows) == 1
    assert pause < 0.8


@pytest.mark.alone
@pytest.mark.parametrize("kind", ["JSON", "XML"])
def test_longest_answer_that_is_taken_is_read_without_holding_up_the_others(kind):
    binding = '<binding name="x"><literal>some words of it</literal></binding>'
    body = {
        "JSON": json.dumps(
            {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "some words"}}] * 50_000}}
        ),
        "XML": f'{XML.decode()}<head><variable name="x"/></head><results>{f"<result>{binding}</result>" * 50_000}</results></sparql>',
    }[kind]
    media_type = "application/sparql-results+" + kind.lower()
    with speaking(saying(f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n{body}".encode())) as (port, _):
        answer, pause = asked(partner_at(port, bytes=16 * 2**20, rows=50_000, seconds=20.0))
    assert len(answer.rows) == 50_000
    assert pause < 0.8


def test_old_protocol_that_ends_with_the_connection_is_read():
    with speaking(saying(b"HTTP/1.0 200 OK\r\n" + TYPE + b"\r\n" + ONE)) as (port, _):
        answer, _ = asked(partner_at(port))
    assert len(answer.rows) == 1


@pytest.mark.parametrize(("status", "after"), [(429, "7"), (503, "at a time"), (429, "86400")])
def test_partner_that_asks_to_be_left_alone_is_left_alone(status, after):
    if after == "at a time":
        after = formatdate(time.time() + 8, usegmt=True)
    answer = f"HTTP/1.1 {status} Later\r\nRetry-After: {after}\r\nContent-Length: 0\r\n\r\n".encode()
    with speaking(saying(answer)) as (port, heard):
        partner = partner_at(port)
        gateway = gateway_of(partner)
        first, _ = asked(partner, gateway)
        second, _ = asked(partner, gateway)
    wait = first.members["retry_after"]
    assert wait == 300 if after == "86400" else 5 <= wait <= 8
    assert first.headers["Retry-After"] == str(wait)
    assert "it asked to be left alone" in second.detail
    assert len(heard) == 1
    assert gateway.breaker(partner).state(time.time()) == "resting"


def test_credentials_that_a_partner_gives_back_are_shown_to_nobody():
    def echo(handler):
        send(
            handler,
            f"{'x' * 180} You sent {dict(handler.headers)} {handler.headers['authorization']}",
            status=500,
            content_type="text/plain",
        )

    scripted = Scripted()
    scripted.answer = echo
    try:
        for authorization, secret in (("Bearer s3cret-t0ken", "s3cret"), ("Basic dXM6cGFzcy13b3Jk", "dXM6")):
            error, _ = asked(partner_at(scripted.port, authorization=authorization))
            assert secret not in json.dumps(error.problem())
        scripted.answer = lambda handler: send(handler, "", status=302, location="/?token=pass-word&" + handler.headers["authorization"])
        error, _ = asked(partner_at(scripted.port, authorization="Basic dXM6cGFzcy13b3Jk"))
        assert error.members["location"] == "/?token=…&Basic …"
    finally:
        scripted.close()


# Where it leads


def moved(location):
    return saying(b"HTTP/1.1 307 There\r\nLocation: " + location.encode() + b"\r\nContent-Length: 0\r\n\r\n")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{port}/", "//127.0.0.1:{port}/", "http://localhost.:{port}/", "http://127.1:{port}/", "http://2130706433:{port}/",
        "http://0177.0.0.1:{port}/", "http://0x7f000001:{port}/", "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
        "http://[::ffff:7f00:1]:{port}/", "http://[64:ff9b::7f00:1]:{port}/", "http://①②⑦.0.0.1:{port}/", "http://ⓛocalhost:{port}/",
        "http://127.0.0.1:{port}\\@example.org/", "http://example.org@127.0.0.1:{port}/", "http://169.254.169.254/latest", "http://0/",
        "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:{port}/", "data:application/json,x", "unix:///run/x", "http:///",
        "http://", "http://127.0.0.1:0/", "http://127.0.0.1:99999/", "http://ü.:{port}/", "http://xn--a.:{port}/", f"http://{'a' * 70}.ü/",
    ],
)  # fmt: skip
def test_redirect_into_our_own_network_is_never_followed(location):
    with (
        speaking(saying(HEAD + b"\r\n" + ONE)) as (inside, heard),
        speaking(moved(location.replace("{port}", str(inside)))) as (port, _),
    ):
        error, _ = asked(partner_at(port))
    assert isinstance(error, PartnerFailedError)
    assert not heard


def test_redirects_are_followed_three_times_and_no_further():
    count = 0

    def talk(stream):
        nonlocal count
        count += 1
        (saying(HEAD + b"\r\n" + ONE) if count > most else moved("/again"))(stream)

    with speaking(talk) as (port, _):
        most = 3
        assert len(asked(partner_at(port))[0].rows) == 1
        most, count = 4, 0
        assert "more than 3 times" in asked(partner_at(port))[0].detail


@pytest.fixture
def names(monkeypatch):
    """A name server of ours: what each name leads to, one answer after the other. 127.0.0.2 and 127.0.0.3 count as public."""
    known, looked_up = {}, []

    async def resolve(host, _port):
        looked_up.append(host)
        answers = known.get(host)
        if answers is None:
            return [ip_address(host)]
        return [ip_address(one) for one in (answers.pop(0) if len(answers) > 1 else answers[0])]

    monkeypatch.setattr(addresses, "resolve", resolve)
    monkeypatch.setattr(addresses, "is_public", lambda address: str(address) in ("127.0.0.2", "127.0.0.3"))
    return known, looked_up


def test_name_is_looked_up_once_and_the_connection_goes_where_it_was_checked(names):
    known, looked_up = names
    with speaking(saying(HEAD + b"\r\n" + ONE), "127.0.0.2") as (port, heard):
        # The second look-up would lead inside, as with DNS rebinding; at the next call it is the first one.
        known["rebinds.test"] = [["127.0.0.2"], ["127.0.0.1"]]
        partner = partner_at(port, "rebinds.test", allow_private=False)
        assert len(asked(partner)[0].rows) == 1
        assert looked_up == ["rebinds.test"]
        assert f"host: rebinds.test:{port}".encode() in heard[0].lower()
        assert "rebinds.test is a private address" in asked(partner)[0].detail
    assert len(heard) == 1


def test_private_addresses_among_public_ones_are_left_out_and_the_next_public_one_is_tried(names):
    known, _ = names
    with speaking(saying(HEAD + b"\r\n" + ONE), "127.0.0.2") as (port, heard):
        known["mixed.test"] = [["127.0.0.1", "127.0.0.3", "127.0.0.2"]]
        assert len(asked(partner_at(port, "mixed.test", allow_private=False))[0].rows) == 1
    assert len(heard) == 1


def test_name_beyond_ascii_is_asked_by_its_ascii_form(names):
    known, looked_up = names
    with speaking(saying(HEAD + b"\r\n" + ONE), "127.0.0.2") as (port, heard):
        known["xn--bcher-kva.test"] = [["127.0.0.2"]]
        assert len(asked(partner_at(port, "bücher.test", allow_private=False))[0].rows) == 1
    assert looked_up == ["xn--bcher-kva.test"]
    assert f"host: xn--bcher-kva.test:{port}".encode() in heard[0].lower()


def test_credentials_and_permission_for_private_addresses_stay_with_the_partner_s_own_origin(names):
    known, _ = names
    known.update({"partner.test": [["127.0.0.2"]], "elsewhere.test": [["127.0.0.3"]]})
    with speaking(saying(HEAD + b"\r\n" + ONE), "127.0.0.3") as (other, heard):
        with speaking(moved(f"http://elsewhere.test:{other}/x"), "127.0.0.2") as (port, first):
            answer, _ = asked(partner_at(port, "partner.test", authorization="Bearer s3cret"))
            assert len(answer.rows) == 1
        assert b"authorization: bearer s3cret" in first[0].lower()
        assert b"s3cret" not in heard[0]
        known["elsewhere.test"] = [["127.0.0.1"]]
        with speaking(moved(f"http://elsewhere.test:{other}/x"), "127.0.0.2") as (port, _):
            assert "private address elsewhere.test" in asked(partner_at(port, "partner.test"))[0].detail
    assert len(heard) == 1


# Certificates


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """A throw-away authority, and a function that gives a server's context for a subject alternative name and days of validity."""
    folder = tmp_path_factory.mktemp("authority")

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    usage = ["-addext", "keyUsage=critical,keyCertSign", "-addext", "basicConstraints=critical,CA:TRUE"]
    openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Throw-away", "-days", "2", *usage)

    def server(name, days=1):
        stem = name.replace(":", "-") + str(days)
        openssl("req", *key, "-keyout", f"{stem}.key", "-out", f"{stem}.csr", "-subj", "/CN=server")
        (folder / f"{stem}.ext").write_text(f"subjectAltName={name}\n", encoding="ascii")
        signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", f"{stem}.ext"]
        # Of negative validity, which is expired.
        openssl("x509", "-req", "-in", f"{stem}.csr", "-out", f"{stem}.pem", "-days", str(days), *signed)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / f"{stem}.pem", folder / f"{stem}.key")
        return context

    return folder / "ca.pem", server


@pytest.mark.parametrize(
    ("certificate", "said"),
    [
        (("DNS:partner.test", 1), ""),
        (("DNS:other.test", 1), "Hostname mismatch"),
        (("IP:127.0.0.2", 1), "Hostname mismatch"),
        (("DNS:partner.test", -1), "expired"),
        (("DNS:partner.test", 1), "unable to get local issuer"),
    ],
)
def test_certificate_is_checked_against_the_name_though_the_connection_goes_to_the_address(
    certificate, said, certificates, names, monkeypatch
):
    authority, server = certificates
    known, _ = names
    known["partner.test"] = [["127.0.0.2"]]
    context = server(*certificate)
    asked_for = []
    context.sni_callback = lambda _socket, host, _context: asked_for.append(host)
    if "issuer" not in said:
        monkeypatch.setattr(http_call, "_tls", lambda: ssl.create_default_context(cafile=authority))
    with speaking(saying(HEAD + b"\r\n" + ONE), "127.0.0.2", context) as (port, heard):
        answer, _ = asked(partner_at(port, "partner.test", "https", allow_private=False, seconds=5.0))
    assert asked_for == ["partner.test"]
    if said:
        assert said in answer.detail
        assert not heard
    else:
        assert len(answer.rows) == 1
        assert f"host: partner.test:{port}".encode() in heard[0].lower()


# What is asked


def test_service_in_a_service_is_the_partner_s_to_ask():
    scripted = Scripted()
    scripted.answer = lambda handler: send(handler, ONE)
    try:
        inner = "SERVICE <https://not-ours.example.org/sparql> { ?x <urn:q> ?y }"
        rows = joint(partner_at(scripted.port), f"SELECT ?x {{ SERVICE <{ENDPOINT}> {{ ?x <urn:p> ?o . {inner} }} }}")
    finally:
        scripted.close()
    assert [row["x"]["value"] for row in rows] == ["urn:1"]
    assert len(scripted.seen) == 1
    assert "not-ours" in scripted.seen[0][3]
