"""What we hold: documents, their files, and what in the files is not the texts' own words (``data/source/manifest.toml``)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph_service.package_data.manifest import SourceText, read_manifest
from graph_service.pipeline import gcm, laid_out, priorities, short_texts
from graph_service.pipeline.source import BuildError, Source
from graph_service.pipeline.unit import Unit


@dataclass(frozen=True, slots=True)
class Post:
    """One of several texts in a document that is a collection."""

    path: str
    title: str
    language: str
    creators: tuple[str, ...]
    date: str
    posted: str
    addressed_to: str
    translation: str
    note: str
    label_is_ours: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its metadata and its units in reading order."""

    path: str
    graph: str
    file: str
    kind: str
    title: str
    label_is_ours: bool
    date: str
    language: str
    issuer: str
    addressed_to: str
    version_of: str
    place: str
    note: str
    posts: tuple[Post, ...]
    units: tuple[Unit, ...]


def read_documents(folder: Path) -> list[Document]:
    """Segment every document of ``folder`` (``data/source``).

    Raises BuildError when a file is not the one the manifest knows (sha256), or when a character is claimed by nothing or twice.
    """
    manifest = read_manifest(folder)
    sources = {name: _read_source(folder, file) for name, file in manifest.files.items()}
    documents = [_document(folder, row, sources[row["file"]]) for row in manifest.documents]
    for source in sources.values():
        source.require_all_claimed()
    return documents


def _read_source(folder: Path, file: SourceText) -> Source:
    data = (folder / file.name).read_bytes()
    checksum = hashlib.sha256(data).hexdigest()
    if checksum != file.sha256:
        raise BuildError(f"{file.name}: sha256 is {checksum}, the manifest says {file.sha256}")
    source = Source.read(file.name, data.decode("utf-8"))
    for lines in file.boilerplate:
        source.take_lines(laid_out.line_numbers(lines), role="boilerplate")
    return source


def _segment(folder: Path, row: Mapping[str, Any], source: Source) -> list[Unit]:
    match row["segmenter"]:
        case "gcm":
            return gcm.segment(source)
        case "priorities":
            return priorities.segment(source, row["first_line"], row["last_line"])
        case "commitments":
            return short_texts.segment_commitments(source)
        case "joint-message":
            return short_texts.segment_joint_message(source)
        case "layout":
            return laid_out.segment(source, (folder / "layout" / row["layout"]).read_text(encoding="utf-8"))
        case other:
            raise BuildError(f"manifest.toml: no segmenter is called {other!r}")


def _document(folder: Path, row: Mapping[str, Any], source: Source) -> Document:
    units = _segment(folder, row, source)
    paths = [unit.path for unit in units]
    doubled = {path for path in paths if paths.count(path) > 1}
    if doubled:
        raise BuildError(f"{row['path']}: two units share an IRI: {sorted(doubled)}")
    return Document(
        path=row["path"],
        graph=row["graph"],
        file=row["file"],
        kind=row["class"],
        title=row["title"],
        label_is_ours=row.get("label_is_ours", False),
        date=_date(row.get("date")),
        language=row["language"],
        issuer=row.get("issuer", ""),
        addressed_to=row.get("addressed_to", ""),
        version_of=row.get("version_of", ""),
        place=row.get("place", ""),
        note=row.get("note", ""),
        posts=tuple(_post(post) for post in row.get("post", ())),
        units=tuple(units),
    )


def _post(row: Mapping[str, Any]) -> Post:
    return Post(
        path=row["path"],
        title=row["title"],
        language=row["language"],
        creators=tuple(row["creators"]),
        date=_date(row.get("date")),
        posted=_date(row.get("posted")),
        addressed_to=row.get("addressed_to", ""),
        translation=row.get("translation", ""),
        note=row.get("note", ""),
        label_is_ours=row.get("label_is_ours", False),
    )


def _date(value: date | str | None) -> str:
    """Return a date as ISO 8601 text of the precision the manifest gives: day, month or year."""
    return value.isoformat() if isinstance(value, date) else value or ""
