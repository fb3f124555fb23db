"""A file and what is said about it become the graph of a text: a second wording, or one's own. For the command and the service."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_service import package_data
from graph_service.extract.formats import extract
from graph_service.namespaces import BASE
from graph_service.pipeline.manifest import Document, read_documents
from graph_service.pipeline.own_texts import report as own_report
from graph_service.pipeline.own_texts.own_text import About
from graph_service.pipeline.own_texts.own_text_graph import own_text_graph
from graph_service.pipeline.own_texts.reader import read_own_text
from graph_service.pipeline.turtle import to_turtle
from graph_service.pipeline.wordings import report as wording_report
from graph_service.pipeline.wordings.wording import read_wording
from graph_service.pipeline.wordings.wording_graph import Version, graph_iri, wording_graph
from graph_service.rdf.terms import check_iri

CLASSES = ("Statement", "Agenda", "Report", "Declaration", "Resolution", "Guideline", "Treaty")
"""What a text of one's own can be."""
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAME = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file: its name, its bytes, its media type and, for text, its charset (empty: by its marks, or UTF-8)."""

    name: str
    content: bytes
    media_type: str
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a file: the graph in Turtle, the IRI of its named graph, and the report, also in lines for people."""

    turtle: bytes
    graph: str
    report: dict[str, Any]
    lines: list[str]


def add(file: TextFile, said: Mapping[str, str]) -> Made:
    """Return a second wording. ``said`` has ``like``, ``version``, ``date``, ``source``, ``language`` and perhaps ``publisher``.

    Raises ValueError for what cannot be meant, TextMisfitError where the text stops fitting, and what ``extract`` raises.
    """
    like = _like(said["like"])
    version = Version(
        said["version"], _date(said["date"]), said["source"], _language(said["language"]), file.name, said.get("publisher") or ""
    )
    if version.publisher:
        check_iri(version.publisher, "publisher")
    graph = graph_iri(version, like)
    extracted = extract(file.content, file.media_type, charset=file.charset)
    reading = read_wording(file.name, extracted, like.units, same_language=version.language == like.language)
    told = wording_report.report(reading, version, version.path(like)) | {"notRead": list(extracted.left_out)}
    lines = [f"not read: {what}" for what in extracted.left_out] + wording_report.lines(told)
    return Made(to_turtle(wording_graph(reading, version, like)), graph, told, lines)


def new(file: TextFile, said: Mapping[str, str]) -> Made:
    """Return a text of one's own. ``said`` has ``iri``, ``title``, ``publisher``, ``language``, and perhaps ``date`` and ``kind``.

    Raises ValueError for what cannot be meant, and what ``extract`` raises.
    """
    about = _about(said, file.name)
    text = read_own_text(extract(file.content, file.media_type, charset=file.charset))
    told = own_report.report(text, about)
    return Made(to_turtle(own_text_graph(text, about)), about.iri, told, own_report.lines(told))


def _like(name: str) -> Document:
    path = name.removeprefix(BASE).strip("/")
    versions = _versions()
    if path not in versions:
        message = f"like {name}: second wordings are made of {', '.join(versions)}"
        raise ValueError(message)
    return versions[path]


def _versions() -> dict[str, Document]:
    return {document.path: document for document in read_documents(package_data.source()) if document.version_of}


def _is_taken(iri: str) -> bool:
    """Return True if the built-in graph has an IRI, or one below it."""
    signs = [f"<{iri}{end}".encode() for end in (">", "/", "#")]
    if iri.startswith(BASE) and (short := iri.removeprefix(BASE)):
        signs += [f"gcm:{short}{end}".encode() for end in (" ", "\n", ";", ",")]
    built = (file.read_bytes() for file in sorted(package_data.turtle().glob("*.ttl")))
    return any(sign in turtle for turtle in built for sign in signs)


def _about(said: Mapping[str, str], file: str) -> About:
    iri = said["iri"] if ":" in said["iri"] else BASE + said["iri"].strip("/")
    iri = check_iri(iri.rstrip("/#"), "iri")
    if _is_taken(iri):
        message = (
            f"iri {iri}: the graph has this address, or addresses below it. A wording of the Compact is made by text add --like "
            f"{', '.join(sorted(_versions()))}; a text of your own needs an address of its own, such as https://example.org/plan-2026"
        )
        raise ValueError(message)
    kind = said.get("kind") or CLASSES[0]
    if kind not in CLASSES:
        message = f"class {kind}: one of {', '.join(CLASSES)} is expected"
        raise ValueError(message)
    publisher, name = said["publisher"], ""
    if _NAME.search(publisher) or not re.search(r"[:/]", publisher):
        publisher, name = f"{iri}/publisher", publisher
    elif ":" not in publisher:
        publisher = BASE + publisher.strip("/")
    date = _date(said["date"]) if said.get("date") else ""
    return About(iri, said["title"], _language(said["language"]), kind, date, check_iri(publisher, "publisher"), name, file)


def _date(text: str) -> str:
    if not _DATE.fullmatch(text):
        message = f"date {text}: a day, a month or a year is expected, such as 2018-12-19"
        raise ValueError(message)
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        message = f"language {text}: a language tag is expected, such as es"
        raise ValueError(message)
    return text
