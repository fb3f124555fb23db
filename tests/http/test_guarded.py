"""Every response says that its type is not to be guessed, and who may show it in a frame: answers, errors and refusals."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest

ASKED = [
    ("GET", "/"), ("GET", "/gcm/objective/6"), ("HEAD", "/gcm/objective/6.ttl"), ("GET", "/nope"), ("GET", "/sparql?query=SELEC"),
    ("GET", "/sparql?query=ASK%7B%7D"), ("GET", "/sparql?query=ASK%7B%7D"), ("GET", "/api/objectives/99"), ("GET", "/api/objectives"),
    ("GET", "/brief/99"), ("GET", "/static/zzz"), ("GET", "/static/style.css"), ("GET", "/health"), ("GET", "/ready"), ("GET", "/metrics"),
    ("GET", "/mcp"), ("DELETE", "/sparql"), ("OPTIONS", "/sparql"), ("GET", "/graph?default"), ("POST", "/update"), ("GET", "/dump/"),
    ("GET", "/thing?iri=https://example.org/x"), ("GET", "/codelists/objectives.csv"), ("GET", "/openapi.json"),
    ("GET", "/brief?objective=6"),
]  # fmt: skip


@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_every_response_has_its_guards_once(builtin_url, accept):
    with httpx.Client(base_url=builtin_url, timeout=60, headers={"accept": accept}) as client:
        for method, path in ASKED:
            answer = client.request(method, path)
            assert answer.headers.get_list("x-content-type-options") == ["nosniff"], (path, answer.status_code)
            (policy,) = answer.headers.get_list("content-security-policy")
            assert "frame-ancestors 'none'" in policy, path


def test_what_may_be_framed_says_so_in_its_one_policy(builtin_url):
    answer = httpx.get(builtin_url + "/embed/gcm/objective/6/action/k", timeout=60)
    (policy,) = answer.headers.get_list("content-security-policy")
    assert "frame-ancestors *" in policy


def test_what_is_refused_before_it_is_a_request_has_them_too(builtin_url):
    address = urlsplit(builtin_url)
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nbroken header\r\n\r\n")
        answer = connection.makefile("rb").read().lower()
    assert answer.startswith(b"http/1.1 400")
    assert b"x-content-type-options: nosniff" in answer
    assert b"content-security-policy: frame-ancestors 'none'" in answer


def test_the_icon_is_where_it_is_looked_for_unasked(builtin_url):
    answer = httpx.get(builtin_url + "/favicon.ico", timeout=60)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.content == httpx.get(builtin_url + "/static/icon.svg", timeout=60).content
