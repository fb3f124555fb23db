"""What the commands share: where the data are, lines for people, files that appear whole, and exit codes."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from graph_service import settings
from graph_service.cli.client import TOKEN, ServiceClient, read_token
from graph_service.extract.formats import MEDIA_TYPES, PLAIN, SUFFIXES
from graph_service.rdf import formats as media
from graph_service.rdf.formats import Format
from graph_service.settings import Settings

DONE = 0
ENDINGS: dict[str, Format] = {f".{form.extension}": form for form in media.RDF} | {
    ".turtle": media.TURTLE,
    ".json": media.JSON_LD,
    ".xml": media.RDF_XML,
    ".owl": media.RDF_XML,
    ".ntriples": media.N_TRIPLES,
    ".nquads": media.N_QUADS,
}
"""Formats by the ending of a file's name; another .gz behind it means gzip."""


@dataclass(frozen=True, slots=True)
class StoreLocation:
    """Where the data are: the directory of a durable store, or a running service."""

    settings: Settings
    service: ServiceClient | None

    @property
    def directory(self) -> Path:
        """The store's directory."""
        return Path(self.settings.data_dir)


def add_place(parser: argparse.ArgumentParser, *names: str) -> None:
    """Declare the flags that say where the data are; ``names`` are settings of the service that matter here."""
    settings.add_flags(parser, ("data-dir", *names))
    parser.add_argument("--url", metavar="URL", help="a running service, such as http://127.0.0.1:8000, in place of --data-dir")
    parser.add_argument("--token-file", metavar="FILE", help=f"file of the token for --url; without it the environment variable {TOKEN}")


def read_place(arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> StoreLocation:
    """Return where the data are.

    Raises:
        ValueError: none or both places are given, or one is not what it should be.

    """
    if arguments.url:
        if arguments.data_dir:
            message = "--url and --data-dir name two stores: give one of them"
            raise ValueError(message)
        return StoreLocation(Settings(), ServiceClient(arguments.url, read_token(arguments.token_file, environment)))
    settings = _read(arguments, environment)
    if not settings.data_dir:
        message = "where are the data? Give --data-dir of the store, or --url of a running service"
        raise ValueError(message)
    return StoreLocation(settings, None)


def read_directory(arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the directory of the durable store.

    Raises:
        ValueError: none is given.

    """
    settings = _read(arguments, environment)
    if not settings.data_dir:
        message = "where are the data? Give --data-dir of the store"
        raise ValueError(message)
    return Path(settings.data_dir)


def _read(arguments: argparse.Namespace, environment: Mapping[str, str]) -> Settings:
    return settings.read(vars(arguments), {name: environment[name] for name in environment if name in _KNOWN})


_KNOWN = ("COMPACT_GRAPH_DATA_DIR", "COMPACT_GRAPH_DATASET")
"""The settings of the service that these commands look at; its others must not stop them."""


def say(line: str) -> None:
    """Write a line for people."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def now() -> str:
    """Return the time, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def format_of(name: str, given: str | None) -> Format:
    """Return the RDF format that is named, or that a file's ending means.

    Raises:
        ValueError: it is none that we know.

    """
    if given:
        known = media.BY_NAME.get(given.lower())
        if known in media.RDF:
            return known
        message = f"--format {given} is none of {', '.join(form.name for form in media.RDF)}"
        raise ValueError(message)
    form = by_ending(name)
    if form is None:
        message = f"{name}: which format? Its ending is none of {', '.join(sorted(ENDINGS))}; say it with --format"
        raise ValueError(message)
    return form


def by_ending(name: str) -> Format | None:
    """Return the RDF format that a file's ending means, before that of gzip."""
    return ENDINGS.get(Path(name.lower().removesuffix(".gz")).suffix)


def read_document(name: str, given: str | None = None) -> tuple[bytes, str]:
    """Return the bytes of a document and its media type: the one that is given, or what its name ends with; - is text on standard input.

    Raises:
        OSError: it cannot be read.
        ValueError: its name does not say its format.

    """
    media_type = given or (PLAIN if name == "-" else SUFFIXES.get(Path(name).suffix.lower(), ""))
    if not media_type:
        message = f"{name}: which format? Say it with --type, one of {', '.join(MEDIA_TYPES)}"
        raise ValueError(message)
    return (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()), media_type


@contextmanager
def written(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to that takes the target's name when it is finished; until then, and if it fails, the old file stays.

    Raises:
        ValueError: it cannot be written.

    """
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        message = f"{target} could not be written: {error.strerror}"
        raise ValueError(message) from None
    finally:
        partial.unlink(missing_ok=True)
