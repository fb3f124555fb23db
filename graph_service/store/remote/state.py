"""The state of the dataset in a remote engine: versions and sizes, in a record in the engine that all front ends share.

The record is a graph of the engine. A writer takes the write lease in it by compare-and-swap, changes the data, and rewrites the record
with versions that are never reused. While the lease is held, answers get a version that no other answer has. See
docs/decisions/0012-remote-store.md.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph_service.store.remote.sparql_texts import RECORD, literal

VERSION = RECORD + "#version"
TRIPLES = RECORD + "#triples"
WRITING = RECORD + "#writing"
DEFAULT = RECORD + "#default-graph"
NOTHING = RECORD + "#nothing"
"""A graph that never exists: it names an empty dataset."""
NOBODY = "no"
_LENGTH = 12


def new_version() -> str:
    """Return a unique version."""
    return secrets.token_hex(_LENGTH)


def fingerprint(sizes: Mapping[str, int]) -> str:
    """Return a version computed from the graphs and their sizes alone."""
    listed = "\n".join(f"{graph} {size}" for graph, size in sorted(sizes.items()))
    return hashlib.sha256(listed.encode()).hexdigest()[: 2 * _LENGTH]


@dataclass(frozen=True, slots=True)
class State:
    """The record: the dataset's version, the write lease, and version and size of each graph (empty IRI: the default graph)."""

    version: str
    writing: str = NOBODY
    versions: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def stable(self) -> bool:
        """Whether the write lease is free."""
        return self.writing == NOBODY

    @property
    def graphs(self) -> list[str]:
        """The named graphs, sorted."""
        return sorted(graph for graph in self.versions if graph)

    def statements(self) -> str:
        """Return the record as N-Triples."""
        lines = [f"<{RECORD}> <{VERSION}> {literal(self.version)} .", f"<{RECORD}> <{WRITING}> {literal(self.writing)} ."]
        for graph, version in sorted(self.versions.items()):
            name = graph or DEFAULT
            lines += [f"<{name}> <{VERSION}> {literal(version)} .", f"<{name}> <{TRIPLES}> {literal(str(self.sizes.get(graph, 0)))} ."]
        return "\n".join(lines)


def read(rows: Iterable[tuple[str, str, str]]) -> State | None:
    """Return the state in a record's triples, or None if there is no record."""
    whole: list[str] = []
    writing: list[str] = []
    versions: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for subject, predicate, value in rows:
        if subject == RECORD:
            if predicate == VERSION:
                whole.append(value)
            elif predicate == WRITING and value != NOBODY:
                writing.append(value)
            continue
        graph = "" if subject == DEFAULT else subject
        if predicate == VERSION:
            versions[graph] = value
        elif predicate == TRIPLES and value.isdigit():
            sizes[graph] = int(value)
    # Two front ends that created the record at the same moment left two versions, which together count as one. The entry of a held lease
    # sorts after the entry of a free one.
    return State("+".join(sorted(whole)), max(writing, default=NOBODY), versions, sizes) if whole else None
