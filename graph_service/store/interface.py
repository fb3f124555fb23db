"""The interface between HTTP and the store: a few methods that exchange bytes with a media type, and no engine's types.

A caller passes a ``Query``, ``GraphRead`` or ``Write`` and gets an ``Answer`` to stream or a ``Receipt``. Failures are errors of
``graph_service.errors``.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from graph_service.rdf.formats import Format

MANY_TRIPLES = 500_000
"""From here on, what reads the whole dataset takes seconds: it is made in the background, and no request waits for it."""
BACKGROUND: ContextVar[bool] = ContextVar("background", default=False)
"""Set where nobody waits for the answers: a store may evaluate such queries so that they give way to all others."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one evaluation: wall-clock seconds, bytes of memory beyond the data, rows or triples, and bytes of the answer."""

    seconds: float = 30.0
    memory: int = 512 * 2**20
    rows: int = 1_000_000
    bytes: int = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query and the format of its answer.

    ``default_graphs`` and ``named_graphs`` are the dataset given with the protocol (None where the request gave none); ``bindings`` sets
    variables before evaluation (SEP-0007), each value an RDF term in N-Triples; ``client`` is the client's address, for fair scheduling.
    ``ours`` is true if the default graphs are all of our own graphs and the text names no graph: their union answers it alone.
    """

    text: str
    format: Format
    limits: Limits = field(default_factory=Limits)
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    bindings: Mapping[str, str] = field(default_factory=dict)
    client: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class GraphRead:
    """A whole graph, by its IRI; the empty string is the store's own default graph."""

    graph: str
    format: Format
    limits: Limits = field(default_factory=Limits)
    client: str = ""


class Operation(Enum):
    """What a write does."""

    UPDATE = "update"
    PUT = "put"
    POST = "post"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Part:
    """RDF in one of our formats."""

    data: bytes
    format: Format


@dataclass(frozen=True, slots=True)
class Write:
    """A change: an update's text, or parts that replace (PUT) or join (POST) a graph, or its removal (DELETE).

    ``graph`` is its IRI, empty for the default graph. ``may_change`` is called for each graph that the staged write changes. A graph for
    which ``owns`` is false must hold no statements about reserved IRIs (``namespaces.RESERVED``). The graphs that ``may_change`` allows
    must not exceed ``most_graphs``. ``expected`` are the versions of the graph (for an update, of the dataset) that may be replaced;
    None among them allows that the graph does not exist. ``who`` and ``when`` (ISO 8601) go to the journal.
    """

    operation: Operation
    text: str = ""
    graph: str = ""
    parts: tuple[Part, ...] = ()
    base: str = ""
    limits: Limits = field(default_factory=Limits)
    may_change: Callable[[str], bool] = lambda _graph: True
    owns: Callable[[str], bool] = lambda _graph: True
    most_graphs: int = 2**31
    expected: frozenset[str | None] | None = None
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The result of a write: the dataset's new version, whether its graph was created, the quads added and removed, the graphs changed.

    ``kept`` maps the first hundred typed literals that are stored in another form, from the sent to the stored form, in N-Triples.
    """

    version: str
    created: bool
    added: int
    removed: int
    graphs: tuple[str, ...]
    kept: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LastWrite:
    """The write that made the present version of a graph: its sender, its time (ISO 8601), and the version of the dataset it made."""

    who: str
    when: str
    version: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The dataset in a few numbers: its version, its named graphs with their sizes in triples, and the default graph's size."""

    version: str
    graphs: Mapping[str, int]
    default_size: int

    @property
    def in_graphs(self) -> int:
        """The triples of all named graphs."""
        return sum(self.graphs.values())

    @property
    def triples(self) -> int:
        """All triples, those of the default graph too."""
        return self.in_graphs + self.default_size

    @property
    def many(self) -> bool:
        """Whether there are many triples."""
        return self.in_graphs >= MANY_TRIPLES


class Answer(Protocol):
    """An answer in progress. An error before the first result is raised before the first byte.

    An error while iterating means that the bytes before it are not the whole answer.
    """

    version: str
    """The dataset version that was queried."""
    seconds: float
    """Evaluation time so far."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes."""
        ...

    async def read(self) -> bytes:
        """Return all the bytes."""
        ...

    @property
    def whole(self) -> bytes | None:
        """All the bytes if they have arrived, else None."""
        ...

    def cancel(self) -> None:
        """Stop the evaluation: its answer is no longer wanted."""
        ...


class Store(Protocol):
    """Holds the dataset and evaluates requests."""

    @property
    def ready(self) -> bool:
        """Whether it can answer now."""
        ...

    @property
    def version(self) -> str:
        """The dataset's version: equal data have equal versions, every accepted write makes a new one."""
        ...

    @property
    def repeats(self) -> bool:
        """Whether equal versions give equal bytes, also after a restart: rows without ORDER BY come in the order of the store."""
        ...

    @property
    def summary(self) -> Summary:
        """The dataset in a few numbers."""
        ...

    def graph_version(self, graph: str) -> str | None:
        """Return the version at which a graph last changed; None if there is no such graph."""
        ...

    def last_write(self, graph: str) -> LastWrite | None:
        """Return the write that last changed a graph; None if nobody wrote it since the store was filled, or it is not known."""
        ...

    async def query(self, query: Query) -> Answer:
        """Evaluate a query; return once its first bytes are available."""
        ...

    async def read_graph(self, read: GraphRead) -> Answer:
        """Return a whole graph; ``NotFoundError`` if there is none with that IRI."""
        ...

    async def write(self, write: Write) -> Receipt:
        """Change the dataset in one step, durably if the store is durable, or not at all."""
        ...

    async def rehearse(self, write: Write) -> Receipt:
        """Return the receipt that a write would get, or raise its error; nothing is stored. ``NoDryRunError`` if the store cannot."""
        ...

    async def start(self) -> None:
        """Load the data and be ready."""
        ...

    async def stop(self) -> None:
        """Stop every process of the store."""
        ...
