"""The packages of code lists install without a network and without dependencies, and hold what the service answers."""

import json
import os
import re
import subprocess
import sys
import tomllib

import httpx
import pytest

from graph_service import package_data
from graph_service.package_data.manifest import read_release
from tests.packaging.clients import CLIENTS, data_files

LISTS = ("objectives", "actions", "principles", "priorities", "asks")
SHORT = "6 – Recruitment and decent work"


def run(*command, cwd, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    answer = subprocess.run(command, cwd=cwd, env=clean | environment, capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def python_target(tmp_path_factory):
    """A folder with the Python package and nothing else, as pip installs it."""
    folder = tmp_path_factory.mktemp("python")
    flags = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--target", "target")
    run(sys.executable, "-m", "pip", "install", *flags, str(CLIENTS / "python"), cwd=folder)
    return folder / "target"


@pytest.fixture(scope="module")
def npm_project(tmp_path_factory):
    """A project in which npm installed the package from its tarball."""
    folder = tmp_path_factory.mktemp("npm")
    made = json.loads(run("npm", "pack", "--json", "--offline", str(CLIENTS / "npm"), cwd=folder))
    (packed,) = made.values() if isinstance(made, dict) else made
    (folder / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
    run(
        "npm",
        "install",
        "--offline",
        "--no-audit",
        "--no-fund",
        f"./{packed['filename']}",
        cwd=folder,
        npm_config_cache=str(folder / "cache"),
    )
    return folder


def test_the_data_files_are_what_the_service_answers_byte_for_byte(builtin_url):
    made = data_files(builtin_url)
    kept = {path for name in ("python/migration_compact_codes/data", "npm/data") for path in (CLIENTS / name).iterdir()}
    assert kept == set(made)
    stale = [path.name for path, data in made.items() if path.read_bytes() != data]
    assert not stale, "make them again with python -m tests.packaging.clients"


def test_the_packages_have_the_version_of_the_data():
    release = read_release(package_data.curated() / "release.toml")
    python = tomllib.loads((CLIENTS / "python/pyproject.toml").read_text(encoding="utf-8"))["project"]
    npm = json.loads((CLIENTS / "npm/package.json").read_text(encoding="utf-8"))
    assert {python["version"], npm["version"]} == {release.version}
    assert python["dependencies"] == []
    assert "dependencies" not in npm


def test_the_installed_python_package_finds_codes_by_every_name(python_target):
    assert (python_target / "migration_compact_codes/py.typed").is_file()
    script = f"""
import json, sys
import migration_compact_codes as codes
six = codes.objectives.find({SHORT!r})
assert six is codes.objectives["6"] is codes.objectives.find("gcm objective 6") is codes.objectives.find(six.iri)
assert codes.objectives.find("nothing") is None
foreign = [name for name in sys.modules if name.partition(".")[0] not in sys.stdlib_module_names]
print(json.dumps({{
    "counts": {{name: len(getattr(codes, name)) for name in {LISTS!r}}},
    "twenty": codes.objectives["20"].title,
    "broader": codes.actions["6(k)"].broader_code,
    "edition": codes.asks.edition,
    "foreign": sorted(name for name in foreign if name != "__main__" and not name.startswith("migration_compact_codes")),
}}))
"""
    # Without site packages: nothing but the package and the standard library.
    told = json.loads(run(sys.executable, "-S", "-c", script, cwd=python_target, PYTHONPATH=str(python_target), PYTHONIOENCODING="utf-8"))
    assert told["twenty"].startswith("Promote faster, safer and cheaper transfer of remittances")
    assert told["broader"] == "6"
    assert told["counts"]["objectives"] == 23
    assert told["counts"]["actions"] == 187
    assert told["edition"] == read_release(package_data.curated() / "release.toml").version
    assert told["foreign"] == []


def test_the_installed_python_package_is_typed(python_target, tmp_path):
    script = tmp_path / "use.py"
    script.write_text(
        "from migration_compact_codes import objectives\n\ntitle: str = objectives['6'].title\nwrong: int = objectives['6'].title\n",
        encoding="utf-8",
    )
    flags = ("--strict", "--no-error-summary", "--cache-dir", str(tmp_path / "cache"))
    answer = subprocess.run(
        [sys.executable, "-m", "mypy", *flags, "use.py"],
        cwd=tmp_path,
        env=os.environ | {"MYPYPATH": str(python_target)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert [line.partition(":")[2].partition(":")[0] for line in answer.stdout.splitlines()] == ["4"], answer.stdout


def test_the_installed_npm_package_finds_codes_and_its_types_name_what_it_has(npm_project, builtin_url):
    script = f"""
import * as codes from "migration-compact-codes";
const six = codes.find(codes.objectives, {json.dumps(SHORT)});
const nothing = codes.find(codes.asks, "nothing") ?? null;
console.log(JSON.stringify({{exported: Object.keys(codes), six, nothing, objectives: codes.objectives}}));
"""
    told = json.loads(run("node", "--input-type=module", "-e", script, cwd=npm_project))
    assert told["six"]["code"] == "6"
    assert told["nothing"] is None
    assert told["objectives"] == httpx.get(f"{builtin_url}/codelists/objectives.json", timeout=60).json()
    types = (npm_project / "node_modules/migration-compact-codes/index.d.ts").read_text(encoding="utf-8")
    assert (
        sorted(re.findall(r"^export (?:const|function) (\w+)", types, re.MULTILINE)) == sorted(told["exported"]) == sorted([*LISTS, "find"])
    )
    members = {
        name: re.findall(r"^  readonly (\w+):", body, re.MULTILINE)
        for name, body in re.findall(r"interface (\w+) \{(.*?)^\}", types, re.M | re.S)
    }
    assert sorted(members["Code"]) == sorted(told["six"])
    assert sorted(members["CodeList"]) == sorted(told["objectives"])
