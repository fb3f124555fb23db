"""Every line of the developers' guide that one can copy works."""

import re
import shlex
import subprocess
import sys

import httpx
import pytest

from graph_service import package_data
from tests.serving import service

GUIDE = package_data.root() / "docs/guides/developers.md"
BLOCKS = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]


def test_the_guide_has_lines_to_copy():
    assert len(LINES) > 15
    assert all(line.startswith("curl -s ") for line in LINES)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A service that keeps its versions: its address, and the version it has."""
    with service("--log", "off", "--data-dir", str(tmp_path_factory.mktemp("kept"))) as running:
        tag = httpx.get(running.url + "/gcm", headers={"accept": "text/turtle"}, timeout=60).headers["etag"]
        yield running.url, tag.removeprefix("W/").strip('"').partition("-")[0]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_guide_works(line, builtin_url, request):
    command, _, comment = line.partition("#")
    expected = comment.partition("→")[2].strip() or "200"
    url, version = request.getfixturevalue("kept") if "VERSION" in line or "Accept-Datetime" in line else (builtin_url, "")
    arguments = shlex.split(command.replace("http://127.0.0.1:8000", url).replace("VERSION", version))
    completed = subprocess.run([*arguments, "-w", "\n%{http_code}"], capture_output=True, text=True, check=True)
    body, _, status = completed.stdout.rpartition("\n")
    assert status == expected, body
    assert len(body) > 100


def test_the_small_app_of_the_guide_shows_conventions_and_words(builtin_url):
    [app] = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    command = [sys.executable, "-c", app.replace("http://127.0.0.1:8000", builtin_url)]
    completed = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONIOENCODING": "utf-8"}).stdout
    lines = completed.splitlines()
    assert lines[0].startswith("GCM objective 6 – Facilitate fair and ethical recruitment")
    assert f"GCM objective 6 is reinforcedBy C189, Domestic Workers Convention, 2011: {builtin_url}/instrument/ilo-c189" in lines
    assert any(line.startswith("    “") and line.endswith("”") for line in lines)
    assert sum(line.startswith("    EditorialInference, ") for line in lines) == sum(" is reinforcedBy " in line for line in lines) > 20
