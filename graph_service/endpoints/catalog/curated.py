"""What people say of the dataset and its graphs: the curated files, and the checksums of what the graphs are made from."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_service.namespaces import BASE, GRAPHS
from graph_service.package_data.manifest import read_manifest, read_release


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the repository: its path there, and the SHA-256 of its bytes in hexadecimal."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class GraphNote:
    """What is said of a graph: title, description, rights, licence (empty: none of ours), and the files it is made from."""

    title: str
    description: str
    rights: str
    licence: str
    sources: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A place outside that links lead to: scheme and host, a key for our IRIs, its title and its IRI space."""

    place: str
    key: str
    title: str
    space: str


@dataclass(frozen=True, slots=True)
class Curated:
    """The curated side of the catalogue. ``dataset`` and ``text`` are tables of ``graphs.toml``; ``graphs`` is by graph IRI."""

    dataset: Mapping[str, Any]
    text: Mapping[str, str]
    graphs: Mapping[str, GraphNote]
    outside: tuple[Outside, ...]
    version: str
    date: str
    text_sources: Mapping[str, SourceFile]
    """Source files of the texts, by file name."""


def read(root: Path) -> Curated:
    """Read ``data/curated`` and ``data/source/manifest.toml`` under ``root``.

    Raises:
        OSError: a file that is named is not there.
        KeyError: an entry lacks what it must have.

    """
    table = tomllib.loads((root / "data/curated/graphs.toml").read_text(encoding="utf-8"))
    release = read_release(root / "data/curated/release.toml")
    manifest = read_manifest(root / "data/source")
    dataset = table["dataset"]
    notes = {
        BASE + path: GraphNote(
            entry["title"],
            entry["description"],
            entry.get("rights", dataset["rights"]),
            entry.get("licence", dataset["licence"]),
            tuple(file for pattern in entry.get("derived_from", ()) for file in _sources(root, pattern)),
        )
        for path, entry in table.items()
        if path.startswith(GRAPHS.removeprefix(BASE))
    }
    return Curated(
        dataset,
        table["text"],
        notes,
        tuple(Outside(**entry) for entry in table["outside"]),
        release.version,
        release.date,
        {name: SourceFile(f"data/source/{name}", file.sha256) for name, file in manifest.files.items()},
    )


def _sources(root: Path, pattern: str) -> list[SourceFile]:
    """Return the files under ``root`` that a name or a pattern with ``*`` means, in order of their names."""
    names = sorted(path.relative_to(root).as_posix() for path in root.glob(pattern)) if "*" in pattern else [pattern]
    return [SourceFile(name, _sha256(root / name)) for name in names]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
