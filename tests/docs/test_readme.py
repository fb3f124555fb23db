"""What the README and the guides say can be done as written, and the README lists every setting and command."""

import re
import subprocess
from pathlib import Path

import httpx
import pytest

from graph_service.cli.main import COMMANDS
from graph_service.settings import TABLE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shell_blocks(name):
    return [(name, block) for block in re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)]


def sparql_blocks(name):
    return [(name, block) for block in re.findall(r"```sparql\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)]


CURL = [block for name in ("README.md", "docs/guides/sparql.md") for block in shell_blocks(name) if "curl" in block[1]]
SPARQL = [block for block in sparql_blocks("docs/guides/sparql.md") if "SERVICE" not in block[1]]


@pytest.mark.parametrize(("name", "block"), CURL)
def test_a_command_line_works_as_printed(name, block, builtin_url, tmp_path):
    script = block.replace("http://127.0.0.1:8000", builtin_url).replace("curl -s", "curl --fail -sS")
    ran = subprocess.run(["bash", "-euc", script], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    written = ran.stdout or "".join(str(file.stat().st_size) for file in tmp_path.iterdir())
    assert len(written) > 3, name


@pytest.mark.parametrize(("name", "query"), SPARQL)
def test_a_query_of_a_guide_has_an_answer(name, query, builtin_url):
    ran = subprocess.run(
        ["curl", "--fail", "-sS", f"{builtin_url}/sparql", "-H", "Accept: text/csv", "--data-urlencode", f"query={query}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert len(ran.stdout.splitlines()) > 5, name


def test_the_guide_s_quotations_are_what_stands_at_their_places(builtin_url):
    (query,) = [query for _, query in SPARQL if "SUBSTR" in query]
    found = httpx.post(f"{builtin_url}/sparql", data={"query": query}, headers={"accept": "application/sparql-results+json"}).json()
    rows = found["results"]["bindings"]
    assert rows
    assert all(row["words"] == row["cut"] for row in rows)


def test_the_guide_names_every_graph():
    guide = (ROOT / "docs" / "guides" / "sparql.md").read_text(encoding="utf-8")
    for file in [*(ROOT / "data" / "turtle").glob("*.ttl"), ROOT / "ontology" / "migration-compact.ttl"]:
        assert f"`{file.stem}`" in guide, file.stem


def test_there_are_lines_to_copy():
    assert len(CURL) >= 7
    assert len(SPARQL) >= 2


def test_the_readme_lists_every_setting_with_its_default_and_help():
    for setting in TABLE:
        default = f"`{setting.default}`" if setting.default != "" else "–"
        assert f"| `--{setting.name}` | {default} | {setting.help}" in README, setting.name


def test_the_readme_lists_every_command():
    for command in COMMANDS:
        assert f"`compact-graph {command.name}" in README


@pytest.mark.parametrize("file", sorted(path.relative_to(ROOT).as_posix() for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]))
def test_links_between_documents_lead_somewhere(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / file).parent.joinpath(target).exists(), target
