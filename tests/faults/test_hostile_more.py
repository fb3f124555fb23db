"""Faults that are known and not mended yet; each test says what should be. Strict: whoever mends one is told to move its test."""

import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest


def ask(url, request):
    with socket.create_connection((urlsplit(url).hostname, urlsplit(url).port), timeout=20) as connection:
        # A server that has heard enough may close before it has read everything.
        with suppress(ConnectionError):
            connection.sendall(request)
        with suppress(ConnectionError):
            return connection.recv(65536)
    return b""


@pytest.mark.xfail(strict=True, reason="the connection keeps headers of any length")
def test_headers_without_end_are_431(tiny_url):
    head = b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Long: " + b"a" * 4 * 2**20 + b"\r\n\r\n"
    assert ask(tiny_url, head).startswith((b"HTTP/1.1 431", b"HTTP/1.1 400"))


@pytest.mark.xfail(strict=True, reason="what does not parse as HTTP is answered by the server, in plain text")
def test_url_too_long_for_the_parser_is_a_problem(tiny_url):
    answer = ask(tiny_url, b"GET /sparql?query=ASK%7B%7D%23" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert b"application/problem+json" in answer


@pytest.mark.xfail(strict=True, reason="If-None-Match: * is passed over")
def test_any_representation_at_all_is_304(client):
    assert client.get("/sparql", params={"query": "ASK {}"}, headers={"if-none-match": "*"}).status_code == 304
