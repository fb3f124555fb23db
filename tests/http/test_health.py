"""What the operator sees and sets: health, metrics, logs, settings, and the command without a server."""

import json
import os
import re
import subprocess
import sys

import httpx
import pytest

from graph_service import errors, settings
from graph_service.app import create_store
from graph_service.http.observability import Log
from tests.endpoints.protocol.test_query import problem


@pytest.mark.parametrize(
    ("given", "checked"),
    [
        ({}, False),
        ({"writes": "open"}, False),
        ({"writes": "open", "validate_writes": "on"}, True),
        ({"writes": "token", "tokens": "t", "data_dir": "d"}, True),
        ({"writes": "token", "tokens": "t", "data_dir": "d", "validate_writes": "off"}, False),
        ({"writes": "token", "tokens": "t", "query_url": "http://e/q", "update_url": "http://e/u"}, False),
    ],
)
def test_writes_are_checked_where_a_token_lets_others_write(given, checked):
    assert settings.Settings(**given).checks_writes is checked


@pytest.mark.parametrize("wrong", ["proxy", "192.0.2.0/33", "192.0.2.1/24", "127.0.0.1,*.example.org"])
def test_proxies_are_addresses_or_networks(wrong):
    with pytest.raises(ValueError, match="neither an address nor a network"):
        settings.Settings(trusted_proxies=wrong)
    assert settings.Settings(trusted_proxies="10.0.0.0/8, ::1").trusted_proxies == "10.0.0.0/8, ::1"


def test_an_engine_elsewhere_cannot_be_asked_to_check_writes():
    with pytest.raises(ValueError, match="embedded store"):
        settings.Settings(query_url="http://e/q", validate_writes="on")


def test_health_and_ready_are_distinct_and_plain(client):
    assert client.get("/health").text == "alive\n"
    assert client.get("/ready").text.startswith("ready\n")
    problem(client.post("/health"), 405)


def test_metrics_are_in_the_exposition_format_and_count(client):
    client.get("/sparql", params={"query": "ASK {"})
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    line = re.compile(r'(# (HELP|TYPE) .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)')
    assert all(line.fullmatch(text) for text in response.text.splitlines())
    assert re.search(r'compact_graph_problems_total\{problem="query-syntax"\} [1-9]', response.text)
    assert 'compact_graph_request_seconds_bucket{endpoint="query",le="+Inf"}' in response.text


def test_each_request_is_a_line_of_json_with_its_id_and_times(run_service):
    with run_service("--dataset", "none") as running:
        sent = httpx.get(f"{running.url}/sparql", params={"query": "ASK {}"}, headers={"x-request-id": "abc"})
        assert sent.headers["x-request-id"] == "abc"
        event = running.wait_for(lambda: [one for one in running.events("request") if one["id"] == "abc"])[0]
        assert (event["status"], event["path"]) == (200, "/sparql")
        assert event["evaluation_ms"] <= event["ms"]


def test_log_of_failures_leaves_out_what_went_well(run_service):
    with run_service("--dataset", "none", "--log", "warning", "--query-timeout", "0.2") as running:
        httpx.get(f"{running.url}/health")
        text = "SELECT (COUNT(*) AS ?n) { ?a (<x:>|!<x:>)* ?b }"
        httpx.get(f"{running.url}/sparql", params={"query": text})
    assert all(event["status"] >= 500 for event in running.events("request"))


def test_every_setting_is_of_its_default_s_type_and_read_from_its_flag_and_variable():
    assert {one.field for one in settings.TABLE} == set(settings.Settings.__dataclass_fields__)
    for one in settings.TABLE:
        assert settings.Settings.__annotations__[one.field] is type(one.default), one.name
        assert one.help.endswith("."), one.name
    assert settings.read({"port": "9"}, {"COMPACT_GRAPH_PORT": "8", "COMPACT_GRAPH_QUEUE": "7"}) == settings.Settings(port=9, queue=7)


def test_flag_wins_over_environment_and_environment_over_default():
    environment = {"COMPACT_GRAPH_PORT": "81", "COMPACT_GRAPH_QUEUE": "7"}
    read_settings = settings.read({"port": "82", "queue": None}, environment)
    assert (read_settings.port, read_settings.queue, read_settings.workers) == (82, 7, 0)


@pytest.mark.parametrize(
    "flags",
    [
        {"port": "x"},
        {"dataset": "all"},
        {"query_timeout": "-1"},
        {"query_timeout": "inf"},
        {"writes": "open", "host": "0.0.0.0"},
        {"writes": "token"},
        {"port": "65536"},
        {"query_timeout": "0"},
        {"update_timeout": "0"},
        {"memory_mib": "1"},
        {"memory_mib": "99999999999999"},
        {"max_rows": "0"},
        {"max_bytes": "0"},
        {"max_body": "0"},
        {"workers": "100000"},
        {"remote_connections": "0"},
        {"freshness": "nan"},
        {"public_url": "example.org"},
        {"public_url": "javascript:alert(1)"},
        {"query_url": "ftp://example.org/"},
        {"query_url": "http://"},
        {"query_url": "http://[::1/query"},
        {"query_url": "http://127.0.0.1:99999/query"},
        {"query_url": "http://127.0.0.1/query", "reader_urls": "http://127.0.0.1/query example.org"},
        {"query_url": "http://127.0.0.1/query", "remote_auth": "basic"},
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(flags):
    with pytest.raises(ValueError, match=r"must be|needs|binds|is not an address"):
        settings.read(flags, {})


@pytest.mark.parametrize(
    ("auth", "password", "starts"), [("basic", None, False), ("basic", "", True), ("bearer", None, False), ("bearer", "", False)]
)
def test_password_that_is_missing_is_told_before_anybody_is_asked(auth, password, starts, monkeypatch):
    monkeypatch.delenv("THE_PASSWORD", raising=False)
    if password is not None:
        monkeypatch.setenv("THE_PASSWORD", password)
    read_settings = settings.Settings(
        query_url="http://127.0.0.1:1/query", remote_auth=auth, remote_user="us", remote_password_env="THE_PASSWORD"
    )
    if starts:
        assert create_store(read_settings, Log("off"))
        return
    with pytest.raises(ValueError, match=r"environment variable THE_PASSWORD"):
        create_store(read_settings, Log("off"))


@pytest.mark.parametrize("event", ["partner-failed", "reader-failed", "data-process-lost", "restart-failed", "recovered", "tokens-kept"])
def test_log_of_failures_tells_of_what_failed_beside_requests(event):
    lines = []
    Log("warning", lines.append).event(event, {})
    Log("warning", lines.append).event("loaded", {})
    assert [(json.loads(line)["event"], json.loads(line)["level"]) for line in lines] == [(event, "warning")]


def test_every_error_has_its_own_slug_status_and_advice():
    assert len(errors.BY_SLUG) == sum(1 for name in vars(errors) if name.endswith("Error"))
    for slug, error in errors.BY_SLUG.items():
        assert re.fullmatch(r"[a-z-]+", slug)
        assert 400 <= error.status < 600
        assert error.help.endswith(".")
        assert error.__name__ in (errors.__doc__ or "")


def command(*arguments, text=""):
    return subprocess.run(
        [sys.executable, "-m", "graph_service.cli", "query", *arguments],
        input=text,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_query_command_answers_without_a_server():
    done = command("--format", "json", text="ASK { ?s ?p ?o }")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["boolean"] is True


@pytest.mark.parametrize(
    ("text", "said"), [("ASK {", "error at 1:"), ("ASK { SERVICE <http://127.0.0.1/> {} }", "SERVICE"), ("CLEAR ALL", "expected")]
)
def test_query_command_says_what_is_wrong(text, said):
    done = command(text=text)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_query_command_reads_utf_8_whatever_the_locale(tmp_path):
    query = 'SELECT ("ñandú" AS ?x) {}'
    (tmp_path / "query.rq").write_text(query, encoding="utf-8")
    for file in ("-", str(tmp_path / "query.rq")):
        done = subprocess.run(
            [sys.executable, "-m", "graph_service.cli", "query", "--dataset", "none", "--format", "csv", file],
            input=query.encode(),
            env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            capture_output=True,
            timeout=30,
            check=True,
        )
        assert done.stdout.decode().split() == ["x", "ñandú"]


@pytest.mark.parametrize(("content", "said"), [(None, "No such file"), (b"\xff", "can't decode")])
def test_query_command_names_the_file_that_it_cannot_read(content, said, tmp_path):
    file = tmp_path / "query.rq"
    if content:
        file.write_bytes(content)
    done = command(str(file))
    assert done.returncode == 2
    assert str(file) in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_query_command_ends_quietly_when_its_reader_has_had_enough():
    line = "echo 'SELECT * { ?s ?p ?o }' | $PYTHON -m graph_service.cli query | head -c 10"
    done = subprocess.run(
        ["bash", "-c", line], env={**os.environ, "PYTHON": sys.executable}, capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout == '{"head":{"'
    assert done.stderr == ""
