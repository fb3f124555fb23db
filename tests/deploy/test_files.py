"""The files of deploy/ name settings, paths and commands that there are."""

import re
import tomllib
from pathlib import Path

import pytest

from graph_service.settings import TABLE

ROOT = Path(__file__).parents[2]
FILES = sorted(path for path in (ROOT / "deploy").rglob("*") if path.is_file())
KNOWN = {f"COMPACT_GRAPH_{setting.name.upper().replace('-', '_')}" for setting in TABLE} | {"COMPACT_GRAPH_REMOTE_PASSWORD"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_that_a_file_names_is_one(path):
    assert set(re.findall(r"COMPACT_GRAPH_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8"))) <= KNOWN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_described(path):
    assert path.parent.name == "deploy" or path.parent.name in (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")


def test_command_of_the_unit_and_the_image_is_the_package_s():
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    unit = (ROOT / "deploy" / "systemd" / "compact-graph.service").read_text(encoding="utf-8")
    image = (ROOT / "deploy" / "container" / "Containerfile").read_text(encoding="utf-8")
    (command,) = scripts
    assert f"/bin/{command} serve\n" in unit
    assert f'ENTRYPOINT ["/opt/compact-graph/bin/{command}"]\nCMD ["serve"]' in image
    assert "--constraint constraints.txt" in image
    assert (ROOT / "constraints.txt").exists()
