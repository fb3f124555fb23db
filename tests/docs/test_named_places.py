"""Every file, folder, module and command is there that a document names for people who work here."""

import importlib.util
import re
from pathlib import Path

import pytest

from graph_service.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
FOR_WORKERS = sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
FOR_USERS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "guides").glob("*.md"))

FOLDERS = [
    ROOT / name
    for name in (
        *("", "docs", "tests", "tests/shapes/action", "data/curated", "graph_service"),
        *(
            "graph_service/endpoints",
            "graph_service/endpoints/documents",
            "graph_service/endpoints/explore",
            "graph_service/endpoints/resources",
        ),
        *("graph_service/pages/templates", "graph_service/store", "graph_service/store/embedded"),
    )
]
"""Where a path may begin: a document leaves out the folder that its sentence is about."""

ENDINGS = "css|csv|html|json|jsonld|lock|md|mjs|py|rq|sh|tar|toml|tsv|ttl|txt"
NOT_OURS = {"text/markdown", "text/csv", "text/plain", "graph/shapes", "graph/schema", "graph/graphs"}
"""Media types and names of graphs, which look like paths."""


def pieces(text):
    """Return what a document prints as code: in its sentences, and the lines of its shell blocks."""
    blocks = [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
    return [*re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)), *blocks]


def missing_paths(text):
    """Return the relative paths in the code of a document that lead nowhere; a ``<name>`` in one stands for any."""
    paths = {word.split("::")[0].rstrip(".,;:…") for piece in pieces(text) for word in piece.split()} - NOT_OURS
    paths = {path for path in paths if not re.match(r"\w+(\.\w+)+/", path)}  # a host and a path on it
    shaped = [path for path in paths if re.fullmatch(rf"[\w<>.*-]+(/[\w<>.*-]*)+|[\w<>-]+\.({ENDINGS})", path)]
    patterns = {path: re.sub(r"<\w+>", "*", path).rstrip("/") for path in shaped}
    return sorted(path for path, pattern in patterns.items() if not any(next(folder.glob(pattern), None) for folder in FOLDERS))


def missing_modules(text):
    """Return the modules that a document names, or runs with ``-m``, and that cannot be imported."""
    named = {name for piece in pieces(text) for name in re.findall(r"\bgraph_service(?:\.\w+)+|(?<=python -m )[\w.]+", piece)}
    return sorted(name for name in named if not _importable(name))


def missing_commands(text):
    """Return the commands of ours and the targets of ``make`` that a document names and that do not exist."""
    commands = {command.name for command in COMMANDS}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = "\n".join(pieces(text))
    ours = set(re.findall(r"^(?:\.venv/bin/)?compact-graph ([a-z][a-z-]*)", code, re.MULTILINE)) - commands
    return sorted(ours | set(re.findall(r"^make ([a-z]+)", code, re.MULTILINE)) - targets)


def _importable(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def read(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    # The page on upgrading names what was there before in the first column of a table.
    return re.sub(r"^\| `[^|]*\|", "|", text, flags=re.MULTILINE) if file == "docs/upgrading.md" else text


@pytest.mark.parametrize("file", FOR_WORKERS)
def test_every_path_and_module_of_a_document_is_there(file):
    text = read(file)
    assert not missing_paths(text)
    assert not missing_modules(text)


@pytest.mark.parametrize("file", [*FOR_WORKERS, *FOR_USERS])
def test_every_command_of_a_document_is_there(file):
    assert not missing_commands(read(file))


def missing_names(text):
    """Return the classes and constants that a document names and that no module of the service or the tests defines."""
    named = {piece for piece in pieces(text) if re.fullmatch(r"_?[A-Z]\w+", piece)}
    code = "\n".join(path.read_text(encoding="utf-8") for top in ("graph_service", "tests") for path in _modules(ROOT / top))
    return sorted(name for name in named if not re.search(rf"^(class {name}\b|{name}\b(: [^=]+)? = )", code, re.MULTILINE))


def _modules(top):
    return (path for path in top.rglob("*.py") if "node_modules" not in path.parts)


def test_every_class_and_constant_of_contributing_is_there():
    assert not missing_names(read("CONTRIBUTING.md"))


def test_what_is_not_there_is_seen():
    text = "See `shapes/nothing.ttl`, `nowhere/`, `gone.py`, `graph_service.walls`, `make tea`.\n```sh\ncompact-graph guess\n```\n"
    assert missing_paths(text) == ["gone.py", "nowhere/", "shapes/nothing.ttl"]
    assert missing_modules(text) == ["graph_service.walls"]
    assert missing_commands(text) == ["guess", "tea"]
    assert missing_names("`COMMANDS`, `Command`, `_KEYS`, `Zygote` and `WALLS`") == ["WALLS", "Zygote"]
    assert not missing_paths("See `shapes/action.ttl`, `queries/<name>.rq`, `journal.py` and `docs/`.")


def test_what_make_names_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    for prefix, names in re.findall(r"\$\(addprefix ([\w/]+),([^)]*)\)", makefile):
        makefile += "".join(f" {prefix}{name}" for name in names.split())
    quick = re.sub(r"\$\(.*?\)", "", makefile)
    # What the targets make themselves, or fetch, is not in the tree.
    fetched = ("tests/node/node_modules", "tests/java/jars")
    for path in set(re.findall(r"(?<![\w/.])tests/[\w/.-]+\w", quick)):
        assert path.startswith(fetched) or (ROOT / path).exists(), path
    for module in re.findall(r"python -m ((?:tests|bench)[\w.]*)", makefile):
        assert _importable(module), module
