"""Two engines over the same dataset, and their answers in one form that can be compared and read.

A row is written as in SPARQL 1.1 Query Results TSV: terms in Turtle, numbers bare, nothing where a variable is unbound.
"""

import dataclasses
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import rdflib
import rdflib.plugins.sparql
from rdflib.compare import isomorphic

from graph_service.corpus.saved_queries import SavedQuery
from graph_service.namespaces import GRAPHS
from graph_service.pipeline.turtle import to_turtle
from graph_service.rdf.rdflib_namespaces import new_graph

XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: rows with their columns, a graph, or a truth value."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    graph: rdflib.Graph | None = None
    truth: bool | None = None

    @property
    def suffix(self) -> str:
        """Return the suffix of the file that holds it."""
        return ".txt" if self.truth is not None else ".tsv" if self.graph is None else ".ttl"

    @property
    def is_empty(self) -> bool:
        return self.truth is None and not self.rows and not self.graph

    def render(self, *, ordered: bool) -> str:
        """Return it as text, rows sorted where the query does not order them."""
        if self.truth is not None:
            return f"{str(self.truth).lower()}\n"
        if self.graph is not None:
            return to_turtle(self.graph).decode()
        rows = self.rows if ordered else sorted(self.rows)
        return "".join("\t".join(line) + "\n" for line in (tuple(f"?{name}" for name in self.columns), *rows))

    def same_bag(self, other: "Answer") -> bool:
        """Say whether the two are equal, rows in any order, graphs as isomorphic."""
        if self.graph is not None and other.graph is not None:
            return isomorphic(self.graph, other.graph)
        return (self.columns, sorted(self.rows), self.truth) == (other.columns, sorted(other.rows), other.truth)


_GROUPED = re.compile(r'GROUP_CONCAT\(DISTINCT STR\(\?\w+\); separator="([^"]+)"\) AS \?(\w+)')


def with_sorted_groups(answer: Answer, query: str) -> Answer:
    """Return an answer in which the parts of each GROUP_CONCAT are sorted: their order is the engine's own (SPARQL 1.1 §18.5.1.7)."""
    separators = {column: separator for separator, column in _GROUPED.findall(query)}

    def sorted_parts(column: str, cell: str) -> str:
        if column not in separators or not cell.startswith('"'):
            return cell
        text, quote, rest = cell[1:].rpartition('"')
        return f'"{separators[column].join(sorted(text.split(separators[column])))}{quote}{rest}'

    rows = tuple(tuple(map(sorted_parts, answer.columns, row)) for row in answer.rows)
    return dataclasses.replace(answer, rows=rows)


def is_ordered(query: str) -> bool:
    """Say whether the whole answer is ordered: ORDER BY at the start of a line, as our files have it."""
    return re.search(r"^ORDER BY ", query, re.MULTILINE) is not None


EXAMPLE = "https://example.org/examplia/follow-up"
"""The graph of the invented example, beside ours for the queries on what partners send."""
_EXAMPLE_FILE = Path(__file__).parents[3] / "examples" / "follow-up" / "examplia.ttl"


@contextmanager
def with_example(query: SavedQuery, store: pyoxigraph.Store, dataset: rdflib.Dataset | None = None) -> Iterator[None]:
    """Have the invented example in the dataset while a query on partners' statements is asked: our own graphs hold none."""
    if not query.of_partners:
        yield
        return
    store.load(path=_EXAMPLE_FILE, format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode(EXAMPLE))
    if dataset is not None:
        dataset.graph(rdflib.URIRef(EXAMPLE)).parse(_EXAMPLE_FILE, format="turtle")
    try:
        yield
    finally:
        store.remove_graph(pyoxigraph.NamedNode(EXAMPLE))
        if dataset is not None:
            dataset.remove_graph(rdflib.URIRef(EXAMPLE))


def oxigraph_store(folder: Path) -> pyoxigraph.Store:
    """Return a store with each Turtle file of a folder as a named graph."""
    store = pyoxigraph.Store()
    for path in sorted(folder.glob("*.ttl")):
        store.bulk_load(path=path, format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode(GRAPHS + path.stem))
    return store


def rdflib_dataset(folder: Path) -> rdflib.Dataset:
    """Return the same dataset in rdflib."""
    dataset = rdflib.Dataset(default_union=True)
    for path in sorted(folder.glob("*.ttl")):
        dataset.graph(rdflib.URIRef(GRAPHS + path.stem)).parse(path, format="turtle")
    return dataset


def ask_oxigraph(store: pyoxigraph.Store, query: str) -> Answer:
    """Return the answer of pyoxigraph, the default graph being the union of the named ones."""
    solutions = store.query(query, use_default_graph_as_union=True)
    if isinstance(solutions, pyoxigraph.QueryBoolean):
        return Answer(truth=bool(solutions))
    if isinstance(solutions, pyoxigraph.QueryTriples):
        graph = new_graph()
        graph.parse(data=pyoxigraph.serialize(solutions, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")
        return Answer(graph=graph)
    columns = tuple(variable.value for variable in solutions.variables)
    return Answer(columns, tuple(tuple(_oxigraph_term(row[name]) for name in columns) for row in solutions))


def ask_rdflib(dataset: rdflib.Dataset, query: str) -> Answer:
    """Return the answer of rdflib, which fetches nothing that a query names."""
    solutions = dataset.query(query)
    if solutions.type == "ASK":
        return Answer(truth=bool(solutions.askAnswer))
    if solutions.type == "CONSTRUCT":
        return Answer(graph=solutions.graph)
    columns = tuple(str(variable) for variable in solutions.vars)
    return Answer(columns, tuple(tuple(_rdflib_term(row[name]) for name in columns) for row in solutions))


def _oxigraph_term(term: object) -> str:
    if isinstance(term, pyoxigraph.Literal):
        return _literal(term.value, term.datatype.value, term.language)
    return "" if term is None else f"<{term.value}>"


def _rdflib_term(term: object) -> str:
    if isinstance(term, rdflib.Literal):
        return _literal(str(term), str(term.datatype or XSD + "string"), term.language)
    return "" if term is None else f"<{term}>"


def _literal(words: str, datatype: str, language: str | None) -> str:
    if language:
        return f'"{words.translate(_ESCAPES)}"@{language}'
    if datatype in _INTEGERS:
        return str(int(words))
    if datatype == XSD + "double":
        return f"{float(words)!r}e0"
    if datatype == XSD + "boolean":
        return words
    quoted = f'"{words.translate(_ESCAPES)}"'
    return quoted if datatype == XSD + "string" else f"{quoted}^^<{datatype}>"
