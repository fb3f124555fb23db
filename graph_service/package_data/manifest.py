"""What the dataset is made from: the texts by ``data/source/manifest.toml``, the edition by ``data/curated/release.toml``.

The build segments what the manifest lists; the catalogue tells the world of it. Both read it here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file of the texts: its name, the SHA-256 of its bytes in hexadecimal, and the lines ("176-177") that are not its own words."""

    name: str
    sha256: str
    boilerplate: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files by name, and the documents in them; a document is its table of the file, whose keys the build knows."""

    files: Mapping[str, SourceText]
    documents: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Release:
    """The edition of the curated data: its version and its date (ISO 8601)."""

    version: str
    date: str


def read_manifest(folder: Path) -> Manifest:
    """Return what ``manifest.toml`` in a folder (``data/source``) says.

    Raises:
        OSError: it is not there.
        tomllib.TOMLDecodeError: it is not TOML.
        KeyError: a file lacks its name or hash.

    """
    table = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    files = (
        SourceText(row["name"], row["sha256"], tuple(piece["lines"] for piece in row.get("boilerplate", ())))
        for row in table.get("file", ())
    )
    return Manifest({file.name: file for file in files}, tuple(table.get("document", ())))


def read_release(path: Path) -> Release:
    """Return what a ``release.toml`` says.

    Raises:
        OSError: it is not there.
        tomllib.TOMLDecodeError: it is not TOML.
        KeyError: it lacks its version or date.
        ValueError: the date is not a date.

    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if not isinstance(table["date"], date):
        message = f"{path.name}: date must be a date, such as 2026-11-21 without quotation marks"
        raise ValueError(message)
    return Release(str(table["version"]), table["date"].isoformat())
