"""The saved queries: questions that people ask often, each runnable as it stands and described as linked data.

``queries/<name>.rq`` is the query, with every PREFIX inside. ``queries/<name>.ttl`` describes it in the terms of SHACL
(``sh:SPARQLExecutable``, SHACL Advanced Features 5.2) in the manner of sib-swiss/sparql-examples: label, comment, keywords, target, and its
parameters as ``sh:Parameter``, where the local name of ``sh:path`` is the name of the variable (SHACL 6.2.1). The text is not repeated
there; ``as_graph`` adds it.

A parameter stands in the query as ``VALUES ?name { default }`` inside the pattern, so that the file runs anywhere with its default.
``graph_service.binding.bind`` puts another value in its place::

    query = read_queries(assets.queries())["actions-of-objective"]
    bind(query.text, {"objective": [Iri(BASE + "gcm/objective/6")]})
"""

from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SDO, SH, SKOS

from graph_service.names import BASE

QUERIES = BASE + "queries/"
"""A query's IRI is this and its name; so are the IRIs of ``prefixes`` and ``topics``."""

_NOT_QUERIES = {"prefixes", "topics"}
_SH = Namespace(str(SH))
_FORMS = {_SH.SPARQLSelectExecutable: "SELECT", _SH.SPARQLAskExecutable: "ASK", _SH.SPARQLConstructExecutable: "CONSTRUCT"}
_TEXTS = {"SELECT": _SH.select, "ASK": _SH.ask, "CONSTRUCT": _SH.construct}


class CatalogueError(ValueError):
    """A query and its description do not fit each other; names the file."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the caller may give a value; ``datatype`` is empty for an IRI, of which ``kind`` then names the class, if any."""

    name: str
    title: str
    description: str
    default: str
    datatype: str
    kind: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with its SPARQL: ``form`` is SELECT, ASK or CONSTRUCT, ``topic`` the local name of its topic."""

    name: str
    form: str
    title: str
    description: str
    topic: str
    keywords: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def iri(self) -> str:
        """The query's IRI."""
        return QUERIES + self.name


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of queries, in the order that ``position`` gives."""

    name: str
    title: str
    description: str
    position: int


def read_queries(folder: Path) -> dict[str, SavedQuery]:
    """Return the queries of a folder by name, sorted. Raises CatalogueError when a file lacks its counterpart or its parts."""
    texts = {path.stem for path in folder.glob("*.rq")}
    descriptions = {path.stem for path in folder.glob("*.ttl")} - _NOT_QUERIES
    if alone := sorted(texts ^ descriptions):
        raise CatalogueError(f"these need both a .rq and a .ttl file: {', '.join(alone)}")
    return {name: _read(folder, name) for name in sorted(texts)}


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """Return the topics in their order."""
    graph = Graph().parse(folder / "topics.ttl")
    topics = [
        Topic(
            str(node).rpartition("#")[2],
            str(graph.value(node, SKOS.prefLabel)),
            str(graph.value(node, SKOS.definition)),
            int(str(graph.value(node, SDO.position))),
        )
        for node in graph.subjects(RDF.type, SKOS.Concept)
    ]
    return tuple(sorted(topics, key=lambda topic: topic.position))


def as_graph(folder: Path) -> Graph:
    """Return the descriptions of all queries as one graph, each with its text as ``sh:select``, ``sh:ask`` or ``sh:construct``."""
    graph = Graph()
    for path in sorted(folder.glob("*.ttl")):
        graph.parse(path)
    for query in read_queries(folder).values():
        graph.add((URIRef(query.iri), _TEXTS[query.form], Literal(query.text)))
    return graph


def _read(folder: Path, name: str) -> SavedQuery:
    graph = Graph().parse(folder / f"{name}.ttl")
    node = URIRef(QUERIES + name)
    forms = [form for kind, form in _FORMS.items() if (node, RDF.type, kind) in graph]
    if len(forms) != 1:
        raise CatalogueError(f"{name}.ttl: {node} needs exactly one type of {', '.join(sorted(str(kind) for kind in _FORMS))}")
    parameters = [parameter for parameter in graph.objects(node, SH.parameter) if isinstance(parameter, URIRef)]
    parameters.sort(key=lambda parameter: int(_one(graph, name, parameter, SH.order)))
    return SavedQuery(
        name=name,
        form=forms[0],
        title=_one(graph, name, node, RDFS.label),
        description=_one(graph, name, node, RDFS.comment),
        topic=_one(graph, name, node, DCTERMS.subject).rpartition("#")[2],
        keywords=tuple(sorted((str(keyword) for keyword in graph.objects(node, SDO.keywords)), key=str.casefold)),
        parameters=tuple(_parameter(graph, name, parameter) for parameter in parameters),
        text=(folder / f"{name}.rq").read_text(encoding="utf-8"),
    )


def _parameter(graph: Graph, name: str, node: URIRef) -> Parameter:
    return Parameter(
        name=_one(graph, name, node, SH.path).rpartition("#")[2],
        title=_one(graph, name, node, SH.name),
        description=_one(graph, name, node, SH.description),
        default=_one(graph, name, node, SH.defaultValue),
        datatype=_optional(graph, node, SH.datatype),
        kind=_optional(graph, node, _SH["class"]),
    )


def _one(graph: Graph, name: str, node: URIRef, predicate: URIRef) -> str:
    found = _optional(graph, node, predicate)
    if not found:
        raise CatalogueError(f"{name}.ttl: {node} lacks {predicate}")
    return found


def _optional(graph: Graph, node: URIRef, predicate: URIRef) -> str:
    value = graph.value(node, predicate)
    return "" if value is None else str(value)
