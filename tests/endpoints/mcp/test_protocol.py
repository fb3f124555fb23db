"""``/mcp`` and ``compact-graph mcp``: two clients, refusals, and what is broken, huge, slow or from elsewhere."""

import asyncio
import json
import random
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from graph_service.endpoints.mcp.tools import TOOLS
from graph_service.settings import Settings
from tests.conftest import ServerInThread
from tests.endpoints.mcp.conftest import HEADERS

NODE = Path(__file__).parents[2] / "node"
MOST = 8000


def words(result):
    (content,) = result.content
    return content.text


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_packages_own_client_reads_a_thing(mcp_url, mode):
    async def ask():
        async with Client(f"{mcp_url}/mcp", mode=mode) as client:
            tools = (await client.list_tools()).tools
            answer = await client.call_tool("read", {"id": "6(k)"})
            wrong = await client.call_tool("read", {"id": "C999"})
            return client, client.instructions, tools, answer, wrong

    _, instructions, tools, answer, wrong = asyncio.run(ask())
    assert "Final Draft" in instructions
    assert [tool.name for tool in tools] == list(TOOLS)
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert "gcm/objective/6/action/k" in words(answer)
    assert wrong.is_error
    assert "instrument/ilo-c098" in words(wrong)


def test_the_sdk_for_javascript_reads_too(mcp_url):
    calls = [["read", {"id": "objective 6"}], ["resolve", {"name": "C189 art 14"}], ["query", {"sparql": "ASK {}"}]]
    command = ["node", "mcp.mjs", f"{mcp_url}/mcp", json.dumps(calls)]
    done = subprocess.run(command, check=False, cwd=NODE, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["server"]["name"] == "migration-compact-graph"
    assert [tool["name"] for tool in said["tools"]] == list(TOOLS)
    read, resolved, asked = (answer["content"][0]["text"] for answer in said["answers"])
    assert "Facilitate fair and ethical recruitment" in read
    assert json.loads(resolved)["rows"][0][0] == "instrument/ilo-c189/article/14"
    assert json.loads(asked) == {"answer": True}


def test_the_command_answers_on_standard_input():
    command = StdioServerParameters(command=sys.executable, args=["-m", "graph_service.cli", "mcp"])

    async def ask():
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("read", {"id": "C189 art 14"})

    assert "/instrument/ilo-c189/article/14" in words(asyncio.run(ask()))


def test_tools_are_few_and_described_in_few_words(tool):
    listed = tool.send("tools/list").json()["result"]["tools"]
    assert len(listed) <= 6
    described = [one["description"] for one in listed]
    described += [
        schema["description"] for one in listed for schema in one["inputSchema"]["properties"].values() if "description" in schema
    ]
    assert sum(len(text.encode()) for text in described) < 2000
    assert all(one["annotations"]["readOnlyHint"] and not one["annotations"]["destructiveHint"] for one in listed)
    assert all(one["inputSchema"]["additionalProperties"] is False for one in listed)


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("read", {}, "Missing argument id"),
        ("read", {"id": 6}, "id must be of type string"),
        ("read", {"name": "6"}, "Unknown argument 'name'"),
        ("read", {"id": "C999"}, "Give one of these ids"),
        ("read", {"id": "gcm/objective/99"}, "Near: "),
        ("read", {"id": "../../etc/passwd"}, "Nothing here is called"),
        ("read", {"id": "objective 6", "cursor": "99"}, "pages of this"),
        ("read", {"id": "objective 6", "cursor": "-1"}, "is not one of ours"),
        ("read", {"id": "brief 99"}, "numbers 1 to 23"),
        ("resolve", {"name": "x" * 400}, "1 to 300 characters"),
        ("resolve", {"name": "C189", "kind": "State"}, "It names ILOConvention"),
        ("search", {"query": "qwertyuiop"}, "Use search with other words"),
        ("search", {"query": "fees", "kind": "Banana"}, "There are Action"),
        ("search", {"query": "fees", "document": "nowhere"}, "gcm/final-draft-2018"),
        ("search", {"query": "fees", "language": "fr"}, "en or es"),
        ("evidence", {"id": "objective 6", "relation": "loves"}, "reinforcedBy"),
        ("evidence", {"id": "objective 6", "confidence": "much"}, "of type number"),
        ("query", {"name": "behind-objectiv"}, "behind-objective"),
        ("query", {"name": "behind-objective", "values": {"objective": "99"}}, "objective"),
        ("query", {"name": "behind-objective", "values": {"state": "Kenya"}}, "state"),
        ("query", {"sparql": "SELCT"}, "1:6"),
        ("query", {"sparql": "DELETE WHERE { ?s ?p ?o }"}, "update"),
        ("query", {"sparql": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("query", {"sparql": "ASK {}", "name": "objectives"}, "not both"),
        ("check", {"text": " "}, "text is empty"),
        ("paint", {}, "There are resolve, read"),
    ],
)
def test_a_wrong_call_is_told_what_to_do(tool, name, arguments, says):
    text, failed = tool.call(name, **arguments)
    assert failed
    assert says in text
    assert len(text) < 1500


def test_a_query_keeps_the_limits_of_the_endpoint(tiny_sources):
    slow = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
    with ServerInThread(Settings(log="off", workers=2, query_timeout=0.5)) as running:
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "query", "arguments": {"sparql": slow}}}
        result = httpx.post(f"{running.url}/mcp", json=message, headers=HEADERS, timeout=60).json()["result"]
    assert result["isError"]
    assert "0.5" in result["content"][0]["text"]


def test_every_page_of_a_long_answer_is_short_and_none_is_missing(tool):
    rows, cursor = [], {}
    while True:
        answer = json.loads(tool("query", name="behind-objective", values={"objective": "6"}, **cursor))
        rows += answer["rows"]
        if "next" not in answer:
            break
        cursor = {"cursor": answer["next"]}
    direct = tool.client.get("/queries/behind-objective", params={"objective": "6", "format": "json"}).json()["results"]["bindings"]
    assert len(rows) == len(direct) > 60
    whole, page = "", 1
    while True:
        text = tool("read", id="objective 6", cursor=str(page))
        body, _, tail = text.rpartition("\n\nPage ")
        whole, page = whole + body, page + 1
        if "the last" in tail:
            break
    assert whole == tool.client.get("/gcm/objective/6.md?length=full").text
    assert max(tool.sizes) < MOST


def test_a_text_is_checked_before_it_is_sent(tool):
    text = (
        "Objective 6(c) would “prohibit recruiters and employers from charging recruitment fees or related costs to migrant workers”, "
        "and paragraph 22 commits States “to review existing recruitment mechanisms to guarantee that they are fair and ethical”. "
        "See GCM objective 24."
    )
    answer = json.loads(tool("check", text=text))
    rows = [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]
    close, exact = (row for row in rows if row["kind"] == "quotation")
    assert (close["verdict"], exact["verdict"]) == ("close", "exact")
    assert "charging or shifting recruitment fees" in close["true_words"]
    assert ["delete", "or shifting", ""] in close["differences"]
    assert (close["id"], close["citation"]) == ("gcm/objective/6/action/c", "GCM objective 6(c), paragraph 22(c)")
    assert [row["said"] for row in rows if row["verdict"] == "unknown reference"] == ["GCM objective 24"]
    assert answer["text_version"] == {"gcm/final-draft-2018": "Final Draft of 11 July 2018, not resolution A/RES/73/195"}


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        ("http://localhost:6274", 200),
        ("http://127.0.0.1:8000", 200),
        ("http://[::1]", 200),
        ("https://evil.example", 403),
        ("null", 403),
        ("http://localhost.evil.example", 403),
        ("http://[", 403),
    ],
)
def test_pages_elsewhere_may_not_call(tool, origin, status):
    headers = {"origin": origin} if origin else {}
    assert tool.send("tools/list", **headers).status_code == status


def test_a_page_under_the_public_address_may_call(tiny_sources):
    with ServerInThread(Settings(log="off", workers=1, dataset="none", public_url="https://compact.example/")) as running:
        for origin, status in (("https://compact.example", 200), ("http://compact.example", 403), ("https://other.example", 403)):
            message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
            assert httpx.post(f"{running.url}/mcp", json=message, headers={**HEADERS, "origin": origin}).status_code == status


def test_other_methods_and_browsers(tool):
    assert tool.client.get("/mcp", headers={"accept": "text/event-stream"}).status_code == 405
    assert tool.client.delete("/mcp").headers["allow"] == "POST, OPTIONS"
    answer = tool.client.get("/mcp", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/guides/assistants")
    assert tool.client.get("/guides/assistants").status_code == 200
    allowed = tool.client.options("/mcp").headers["access-control-allow-headers"]
    assert "Mcp-Protocol-Version" in allowed


def broken():
    """Bodies that are not calls: cut, nested, of other types, with bytes that are not text; seeded."""
    good = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "read", "arguments": {"id": "6(k)"}}}).encode()
    yield from (
        b"",
        b"null",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'"' + b"x" * 100_000,
        b"\xff\xfe\x00",
        b"1e999",
        b"[" + good + b"]",
    )
    for message in (
        {"jsonrpc": "1.0", "id": 1, "method": "tools/list"},
        {"jsonrpc": "2.0", "id": {}, "method": "tools/list"},
        {"jsonrpc": "2.0", "id": 1, "method": 5},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": []},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": None}},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "read", "arguments": [1]}},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "read", "arguments": {"id": "\u0000\ud800"}}},
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "tools/call",
            "params": {"name": "query", "arguments": {"values": {"objective": [1]}, "name": "objectives"}},
        },
        {"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": "file:///etc/passwd"}},
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": 7}},
        {"jsonrpc": "2.0", "id": 1, "result": {}},
        {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1}},
    ):
        yield json.dumps(message).encode()
    chance = random.Random(18)
    for _ in range(60):
        body = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(body))
            body[place : place + chance.randint(0, 3)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 3)))
        yield bytes(body)


def test_broken_bodies_get_an_answer_and_never_a_500(tool):
    for number, body in enumerate(broken()):
        version = ("2025-11-25", "2026-07-28", "x")[number % 3] if number > 30 else "2025-11-25"
        headers = {**HEADERS, "content-type": "application/json", "mcp-protocol-version": version}
        response = tool.client.post("/mcp", content=body, headers=headers)
        assert response.status_code < 500, (body[:80], version, response.text[:300])
    assert "6(k)" in tool("read", id="6(k)")


def test_bodies_are_bounded(tool):
    headers = {**HEADERS, "content-type": "application/json"}
    assert tool.client.post("/mcp", content=b" " * (2**20 + 1), headers=headers).status_code == 413
    assert tool.client.post("/mcp", content=b"{}", headers={**headers, "content-encoding": "gzip"}).status_code == 415
    assert tool.client.post("/mcp", content=b"{}", headers={**HEADERS, "content-type": "text/plain"}).status_code in (400, 415)


def test_a_client_that_leaves_in_its_body_holds_nothing_up(tool, mcp_url):
    address = urlsplit(mcp_url)
    with socket.create_connection((address.hostname, address.port)) as slow:
        slow.sendall(b"POST /mcp HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{")
        assert "6(k)" in tool("read", id="6(k)")
    assert "6(k)" in tool("read", id="6(k)")


def test_the_package_is_loaded_at_first_use_alone():
    code = (
        "import sys, graph_service.cli.serve\n"
        "graph_service.cli.serve.create_service(__import__('graph_service.settings').settings.Settings())\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "graph_service.endpoints.mcp.endpoint" in loaded
    assert not {"mcp", "mcp_types", "httpx2"} & set(loaded)


def test_query_says_which_names_the_dataset_does_not_have(tool):
    head = "PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> "
    answer = json.loads(tool("query", sparql=head + "SELECT ?x { ?x a gcmo:Objectve }"))
    assert answer["not_in_dataset"] == {"gcmo:Objectve": {"near": ["gcmo:Objective"]}}
    assert "not_in_dataset" not in json.loads(tool("query", sparql=head + "SELECT ?x { ?x a gcmo:Objective }"))
