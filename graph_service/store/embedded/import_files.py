"""RDF files to import: they are parsed and checked whole before any statement reaches a store."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import IO, BinaryIO

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from graph_service.rdf.formats import Format
from graph_service.rdf.oxigraph import syntax_position
from graph_service.rdf.parser import Literals, parse
from graph_service.store import seed
from graph_service.store.embedded import changes
from graph_service.store.seed import SeedFile

_PLACE = re.compile(r"^Parser error .*?: ")
_EVERY = 50_000
_PATIENCE = 1.0


class UnreadableError(ValueError):
    """A file is not valid RDF of its format; the text names file, line and column."""


class Incoming:
    """The statements of files, by graph. ``progress`` gets a line from time to time while a long file is read."""

    def __init__(self, graph: str | None = None, progress: Callable[[str], None] = lambda _line: None) -> None:
        """With ``graph`` (empty: the default graph) all statements go into it, and the files must not name graphs."""
        self._only = graph
        self._store = pyoxigraph.Store()
        self._graphs: set[str] = set() if graph is None else {graph}
        self._progress = progress
        self._literals = Literals()

    def read(self, name: str, stream: BinaryIO, form: Format, base: str = "") -> int:
        """Read a file and return its number of statements; its blank nodes stay distinct from those of other files.

        Relative IRIs are resolved against the one graph, or else against ``base``.

        Raises:
            UnreadableError: it does not parse, cannot be read to its end, or names graphs although ``graph`` was given.

        """
        try:
            parser = parse(stream, form.name, self._only or base, graphs=True)
            return self._take(name, parser)
        except SyntaxError as error:
            raise UnreadableError(_explain(name, error)) from None
        except (OSError, EOFError) as error:
            message = f"{name} cannot be read: {getattr(error, 'strerror', None) or error}"
            raise UnreadableError(message) from None

    def take(self, sources: Sequence[SeedFile]) -> int:
        """Read our seed files, each into its named graph, and return their number of statements.

        Blank nodes get the same names as in a new store, so that importing unchanged files changes nothing.
        """
        before = len(self._store)
        seed.load(self._store, sources)
        self._graphs.update(source.graph for source in sources)
        return len(self._store) - before

    def _take(self, name: str, parser: Iterator[Quad]) -> int:
        count, told, started = 0, 0, time.monotonic()
        only = NamedNode(self._only) if self._only else None
        met: set[object] = set()

        def placed() -> Iterator[Quad]:
            nonlocal count, told
            # Whatever is done here is done for millions.
            for quad in parser:
                count += 1
                if count % _EVERY == 0 and time.monotonic() - started > _PATIENCE * (told + 1):
                    told += 1
                    self._progress(f"{name}: {count:,} statements read")
                value, graph = quad.object, quad.graph_name
                self._literals.look(value)
                if graph not in met:
                    self._meet(name, graph)
                    met.add(graph)
                yield Quad(quad.subject, quad.predicate, value, only) if only else quad

        self._store.bulk_extend(placed())
        return count

    def _meet(self, name: str, graph: object) -> None:
        """Note that a file puts statements into a graph."""
        if isinstance(graph, DefaultGraph):
            self._graphs.add(self._only or "")
        elif self._only is not None:
            message = f"{name} puts statements into {graph}; leave out the graph, or send a file that names none"
            raise UnreadableError(message)
        elif not isinstance(graph, NamedNode):
            message = f"{name} names a graph by a blank node, which a query cannot name; give it an IRI"
            raise UnreadableError(message)
        else:
            self._graphs.add(graph.value)

    @property
    def warning(self) -> str:
        """A sentence on literals that are stored in another form than in the files; empty if there are none."""
        return self._literals.sentence()

    @property
    def graphs(self) -> list[str]:
        """The graphs that the files write to, sorted; the empty text is the default graph."""
        return sorted(self._graphs)

    @property
    def count(self) -> int:
        """How many statements there are, each counted once in a graph."""
        return len(self._store)

    def n_triples(self, graph: str) -> bytes:
        """Return the statements of a graph as N-Triples."""
        return self._store.dump(format=RdfFormat.N_TRIPLES, from_graph=changes.name(graph)) or b""

    def dump(self, graph: str, file: IO[bytes]) -> None:
        """Write the statements of a graph to a file, as N-Triples."""
        self._store.dump(file, RdfFormat.N_TRIPLES, from_graph=changes.name(graph))


def _explain(name: str, error: SyntaxError) -> str:
    position = syntax_position(error)
    place = "".join(f", {part} {position[part]}" for part in ("line", "column") if part in position)
    why = _PLACE.sub("", str(error.msg or error))
    if why.startswith("No scheme found"):
        why = "a relative IRI; without a graph IRI there is no base to resolve it against"
    return f"{name}{place}: {why}"
