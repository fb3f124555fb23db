"""What the guides tell operators and partners to do, done: a token made, a graph sent with it, the store brought to a new edition."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph_service.http.observability import FAILURES
from tests.serving import service

ROOT = Path(__file__).parents[2]
OPERATORS = (ROOT / "docs" / "guides" / "operators.md").read_text(encoding="utf-8")
PARTNERS = (ROOT / "docs" / "guides" / "partners.md").read_text(encoding="utf-8")
OURS = "http://127.0.0.1:8000"


def block(text, kind, word):
    (text_of_block,) = [one for one in re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) if word in one]
    return text_of_block


def shell(script, folder, **environment):
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """A service with the token file of the guide; yields its address, its folder and the token."""
    folder = tmp_path_factory.mktemp("operator")
    made = shell(block(OPERATORS, "sh", "for the partner alone") + 'echo "$token"', folder).stdout.split()
    digest, token = made[0], made[-1]
    listed = block(OPERATORS, "toml", "[[token]]").replace('"…"', f'"{digest}"')
    everywhere = listed.replace("https://example.org/iom/*", "*").replace(digest, shell("printf all | sha256sum", folder).stdout[:64])
    (folder / "tokens.toml").write_text(listed + everywhere, encoding="utf-8")
    (folder / "token").write_text("all")
    with service("--data-dir", str(folder / "var"), "--writes", "token", "--tokens", str(folder / "tokens.toml")) as running:
        yield running.url, folder, token


def test_partner_sends_a_graph_with_the_token_that_the_operator_made(guarded):
    url, folder, token = guarded
    send = block(PARTNERS, "sh", "-X PUT").replace(OURS, url)
    (folder / "commitments.ttl").write_text("<https://example.org/iom/1> <https://example.org/says> 'yes' .")
    assert "A token is needed" in shell(send, folder, TOKEN="wrong").stdout
    done = shell(send, folder, TOKEN=token)
    assert done.returncode == 0, done.stdout
    assert "yes" in shell(f"curl --fail -sS '{url}/graph?graph=https://example.org/iom/commitments'", folder).stdout


def test_store_is_brought_to_the_edition_of_the_program_while_it_is_served(guarded):
    url, folder, _ = guarded
    graph = "https://w3id.org/migration-compact/graph/fora-and-processes"
    send = block(PARTNERS, "sh", "-X PUT").replace("-X PUT", "-X POST").replace("https://example.org/iom/commitments", graph)
    (folder / "commitments.ttl").write_text("<urn:of-an-older-edition> <urn:p> 1 .")
    assert shell(send.replace(OURS, url), folder, TOKEN="all").returncode == 0
    line = block(OPERATORS, "sh", "--builtin").splitlines()[0]
    ours = {OURS: url, "/etc/compact-graph/token": "token"}
    command = [ours.get(word, word) for word in shlex.split(line, comments=True)]
    done = subprocess.run(
        [sys.executable, "-m", "graph_service.cli", *command[1:]], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    held = shell(f"curl --fail -sS '{url}/graph?graph={graph}'", folder)
    assert held.returncode == 0
    assert "imrf" in held.stdout
    assert "urn:of-an-older-edition" not in held.stdout


def test_every_failure_that_the_log_tells_of_is_explained():
    rows = "\n".join(line for line in OPERATORS.splitlines() if line.startswith("| `"))
    assert {event for event in FAILURES if f"`{event}`" not in rows} == set()
