"""What the README and the guides say can be done as written, and they list every setting, command and package."""

import re
import subprocess
import sys
import tomllib
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
    body = httpx.post(f"{builtin_url}/sparql", data={"query": query}, headers={"accept": "application/sparql-results+json"}).json()
    rows = body["results"]["bindings"]
    assert rows
    assert all(row["words"] == row["cut"] for row in rows)


def test_the_guide_names_every_graph():
    guide = (ROOT / "docs" / "guides" / "sparql.md").read_text(encoding="utf-8")
    for file in [*(ROOT / "data" / "turtle").glob("*.ttl"), ROOT / "ontology" / "migration-compact.ttl"]:
        assert f"`{file.stem}`" in guide, file.stem


def test_there_are_lines_to_copy():
    assert len(CURL) >= 7
    assert len(SPARQL) >= 2


def test_the_operators_guide_lists_every_setting_with_its_default_and_help():
    guide = (ROOT / "docs" / "guides" / "operators.md").read_text(encoding="utf-8")
    for setting in TABLE:
        default = f"`{setting.default}`" if setting.default != "" else "–"
        assert f"| `--{setting.name}` | {default} | {setting.help}" in guide, setting.name


def test_the_readme_lists_every_command():
    for command in COMMANDS:
        assert f"`compact-graph {command.name}" in README


def test_the_readme_and_the_picture_of_layers_name_every_package():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
    layers = [[name.strip() for name in layer.split(":")] for layer in contract["layers"]]
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## Layers")[2].split("```")[1]
    boxes = [re.findall(r"(?<=\|  )([a-z_]+)(?= *(?:\||  ))", line) for line in picture.splitlines()]
    assert [set(box) for box in boxes if box and set(box) <= {name for layer in layers for name in layer}] == [
        set(layer) for layer in layers
    ]
    for name in [name for layer in layers for name in layer]:
        assert f"`{name}/`" in README or f"`{name}.py`" in README, name


PYTHON = [
    (file.relative_to(ROOT).as_posix(), block)
    for file in sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    for block in re.findall(r"```python\n(.*?)```", file.read_text(encoding="utf-8"), re.DOTALL)
]


@pytest.mark.parametrize(("file", "block"), PYTHON, ids=[file for file, _ in PYTHON])
def test_a_block_of_python_runs_as_printed(file, block, builtin_url):
    script = block.replace("http://127.0.0.1:8000", builtin_url)
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout) > 100


@pytest.mark.parametrize("file", sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]))
def test_links_between_documents_lead_somewhere(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / file).parent.joinpath(target).exists(), target
