"""What changed between two releases, as RDF: a release is a version of the dataset, a change the activity that made it from the one before.

PROV-O for the releases and the activity, VoID for what each graph gained and lost: two small datasets with their number of triples, their
dump and the resources they speak of. Records are N-Triples files named after the release, beside a folder of the dumps.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph_service.endpoints.catalog.describe import DATASET
from graph_service.namespaces import BASE, GRAPHS
from graph_service.rdf.serialise import TYPE, Statement, iri, literal, name, parse, value

CHANGES = BASE + "changes"
VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){0,3}(?:[-+][0-9A-Za-z.-]+)?\Z")
DUMP_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.(?:added|removed)\.nt\Z")
_SIDES = ("added", "removed")


@dataclass(frozen=True, slots=True)
class GraphChange:
    """What a graph gained and lost: sorted lines of N-Triples without line ends."""

    stem: str
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def side(self, side: str) -> tuple[str, ...]:
        """Return the lines ``added`` or ``removed``."""
        return self.added if side == "added" else self.removed


def compare(old: Mapping[str, frozenset[str]], new: Mapping[str, frozenset[str]]) -> list[GraphChange]:
    """Return the graphs that differ. The mappings are graphs by stem, each a set of N-Triples lines without blank nodes."""
    changes = []
    for stem in sorted({*old, *new}):
        before, after = old.get(stem, frozenset()), new.get(stem, frozenset())
        if before != after:
            changes.append(GraphChange(stem, tuple(sorted(after - before)), tuple(sorted(before - after))))
    return changes


def record(version: str, date: str, note: str, previous: str, changes: list[GraphChange]) -> list[Statement]:
    """Return the record of a release. ``previous`` is empty for the first one, whose change is not listed triple by triple."""
    release = f"{BASE}release/{version}"
    statements: list[Statement] = []

    def say(subject: str, predicate: str, term: str) -> None:
        statements.append((iri(subject), name(predicate), term))

    say(release, "rdf:type", name("prov:Entity"))
    say(release, "dct:isVersionOf", iri(DATASET))
    say(release, "dcat:version", literal(version))
    say(release, "dct:title", literal(f"Release {version}", "en"))
    say(release, "dct:issued", literal(date, datatype="xsd:date"))
    if note:
        say(release, "dct:description", literal(note, "en"))
    if not previous:
        return statements
    activity = f"{CHANGES}/{version}"
    before = f"{BASE}release/{previous}"
    say(release, "prov:wasRevisionOf", iri(before))
    say(release, "prov:wasGeneratedBy", iri(activity))
    say(activity, "rdf:type", name("prov:Activity"))
    say(activity, "prov:used", iri(before))
    say(activity, "rdfs:label", literal(f"Changes from {previous} to {version}", "en"))
    for change in changes:
        for side in _SIDES:
            lines = change.side(side)
            if lines:
                statements += _part(activity, change.stem, side, lines, version)
    return statements


def _part(activity: str, stem: str, side: str, lines: tuple[str, ...], version: str) -> Iterator[Statement]:
    part = iri(f"{activity}#{stem}-{side}")
    yield iri(activity), name("dct:hasPart"), part
    yield part, TYPE, name("void:Dataset")
    yield part, name("dct:title"), literal(f"{side.capitalize()}: {stem}", "en")
    yield part, name("dct:isPartOf"), iri(activity)
    yield part, name("dct:relation"), iri(GRAPHS + stem)
    yield part, name("dct:type"), literal(side)
    yield part, name("void:triples"), literal(str(len(lines)), datatype="xsd:integer")
    yield part, name("void:dataDump"), iri(f"{CHANGES}/{version}/{stem}.{side}.nt")
    for subject in sorted({parse(line)[0] for line in lines}):
        yield part, name("dct:subject"), subject


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a graph's change, for the page: graph name, ``added`` or ``removed``, triples, resources, and the path of the dump."""

    stem: str
    side: str
    triples: int
    resources: int
    dump: str


@dataclass(frozen=True, slots=True)
class Release:
    """A release for the page: version, date, note, the version before (or empty) and what changed."""

    version: str
    date: str
    note: str
    previous: str
    parts: tuple[Part, ...]


def read(folder: Path) -> list[Statement]:
    """Return the records of all releases in a folder. Raises ValueError where a file is not N-Triples."""
    lines = (line for path in sorted(folder.glob("*.nt")) for line in path.read_text(encoding="utf-8").splitlines())
    return [parse(line) for line in lines if line.strip() and not line.startswith("#")]


def releases(statements: list[Statement]) -> list[Release]:
    """Return the releases that the records tell of, the newest first."""
    by_subject: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, term in statements:
        by_subject.setdefault(subject, {}).setdefault(predicate, []).append(term)

    def text(subject: str, predicate: str) -> str:
        terms = by_subject.get(subject, {}).get(name(predicate), [""])
        return value(terms[0])[0] if terms[0].startswith('"') else terms[0][1:-1]

    listed = []
    for subject, values in by_subject.items():
        if name("dct:isVersionOf") not in values:
            continue
        activity = iri(text(subject, "prov:wasGeneratedBy")) if name("prov:wasGeneratedBy") in values else ""
        parts = [
            Part(
                text(node, "dct:relation").removeprefix(GRAPHS),
                text(node, "dct:type"),
                int(text(node, "void:triples")),
                len(by_subject[node].get(name("dct:subject"), [])),
                "/" + text(node, "void:dataDump").removeprefix(BASE),
            )
            for node in by_subject.get(activity, {}).get(name("dct:hasPart"), [])
        ]
        previous = text(subject, "prov:wasRevisionOf").removeprefix(f"{BASE}release/")
        listed.append(
            Release(text(subject, "dcat:version"), text(subject, "dct:issued"), text(subject, "dct:description"), previous, tuple(parts))
        )
    return sorted(listed, key=lambda one: (one.date, one.version), reverse=True)
