"""What a front end knows of the dataset behind it: versions and sizes, kept as a record in the engine so that every front end agrees.

The record is a graph of the engine. A writer takes the turn in it by compare-and-swap, changes the data, and writes the record anew with
versions that never come again; while the turn is taken, answers are of no version that anybody could meet again. See
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
"""A graph that there never is: names an empty dataset."""
NOBODY = "no"
_LENGTH = 12


def new_version() -> str:
    """Return a version that no other one equals."""
    return secrets.token_hex(_LENGTH)


def fingerprint(sizes: Mapping[str, int]) -> str:
    """Return a version that follows from the graphs and their sizes alone."""
    listed = "\n".join(f"{graph} {size}" for graph, size in sorted(sizes.items()))
    return hashlib.sha256(listed.encode()).hexdigest()[: 2 * _LENGTH]


@dataclass(frozen=True, slots=True)
class State:
    """The record: the dataset's version, whose turn it is to write, and version and size of each graph (empty IRI: the default graph)."""

    version: str
    writing: str = NOBODY
    versions: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def stable(self) -> bool:
        """Whether nobody writes."""
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
    """Return the state that a record's triples tell, or None if there is no record."""
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
    # Two front ends that began the record at the same moment left two versions, which together are one. A turn that somebody has comes
    # after the word that one is to be had.
    return State("+".join(sorted(whole)), max(writing, default=NOBODY), versions, sizes) if whole else None
