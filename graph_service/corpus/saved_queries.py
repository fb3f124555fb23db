"""The saved queries: questions that people ask often, each runnable as it is and described as linked data.

``queries/<name>.rq`` is the query, with every PREFIX inside. ``queries/<name>.ttl`` describes it in the terms of SHACL
(``sh:SPARQLExecutable``, SHACL Advanced Features 5.2) in the manner of sib-swiss/sparql-examples: label, comment, keywords, target, and its
parameters as ``sh:Parameter``, where the local name of ``sh:path`` is the name of the variable (SHACL 6.2.1). The text is not repeated
there; ``statements`` adds it.

A parameter is in the query as ``VALUES ?name { default }`` inside the pattern, so that the file runs anywhere with its default.
``graph_service.sparql.bind.bind`` puts another value in its place::

    query = read_queries(assets.queries())["actions-of-objective"]
    bind(query.text, {"objective": [Iri(BASE + "gcm/objective/6")]})
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf.graph import Triples

QUERIES = BASE + "queries/"
"""A query's IRI is this and its name; so are the IRIs of ``prefixes`` and ``topics``."""

_NOT_QUERIES = {"prefixes", "topics"}
_SH = "http://www.w3.org/ns/shacl#"
_RDF, _RDFS, _SKOS, _DCT, _SDO, _XSD = (PREFIXES[name] for name in ("rdf", "rdfs", "skos", "dct", "schema", "xsd"))
_FORMS = {f"{_SH}SPARQL{form.capitalize()}Executable": form for form in ("SELECT", "ASK", "CONSTRUCT")}


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

    @property
    def of_all_graphs(self) -> bool:
        """Whether its answer depends on partners' graphs too, which GRAPH reaches: any write may change it."""
        return re.search(r"^[^#]*\bGRAPH\b", self.text, re.MULTILINE) is not None

    @property
    def of_partners(self) -> bool:
        """Whether it asks only for what partners send: without any, an empty answer says nothing of the world."""
        return self.topic == "pledges"


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of queries, in the order that ``position`` gives."""

    name: str
    title: str
    description: str
    position: int


@lru_cache(maxsize=4)
def read_queries(folder: Path) -> dict[str, SavedQuery]:
    """Return the queries of a folder by name, sorted. Raises CatalogueError when a file lacks its counterpart or its parts."""
    texts = {path.stem for path in folder.glob("*.rq")}
    descriptions = {path.stem for path in folder.glob("*.ttl")} - _NOT_QUERIES
    if alone := sorted(texts ^ descriptions):
        raise CatalogueError(f"these need both a .rq and a .ttl file: {', '.join(alone)}")
    return {name: _read(folder, name) for name in sorted(texts)}


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """Return the topics in their order."""
    graph = Triples.read([folder / "topics.ttl"])
    topics = [
        Topic(
            node.rpartition("#")[2],
            _one(graph, "topics", node, f"{_SKOS}prefLabel"),
            _one(graph, "topics", node, f"{_SKOS}definition"),
            int(_one(graph, "topics", node, f"{_SDO}position")),
        )
        for node in graph.subjects(f"{_RDF}type", f"{_SKOS}Concept")
    ]
    return tuple(sorted(topics, key=lambda topic: topic.position))


def statements(folder: Path) -> Triples:
    """Return the descriptions of all queries as one graph, each with its text as ``sh:select``, ``sh:ask`` or ``sh:construct``."""
    described = Triples.read(sorted(folder.glob("*.ttl")))
    return described.with_texts((query.iri, _SH + query.form.lower(), query.text) for query in read_queries(folder).values())


def _read(folder: Path, name: str) -> SavedQuery:
    graph = Triples.read([folder / f"{name}.ttl"])
    node = QUERIES + name
    forms = [_FORMS[kind] for kind in graph.iris(node, f"{_RDF}type") if kind in _FORMS]
    if len(forms) != 1:
        raise CatalogueError(f"{name}.ttl: {node} needs exactly one type of {', '.join(sorted(_FORMS))}")
    parameters = sorted(graph.iris(node, f"{_SH}parameter"), key=lambda parameter: int(_one(graph, name, parameter, f"{_SH}order")))
    return SavedQuery(
        name=name,
        form=forms[0],
        title=_one(graph, name, node, f"{_RDFS}label"),
        description=_one(graph, name, node, f"{_RDFS}comment"),
        topic=_one(graph, name, node, f"{_DCT}subject").rpartition("#")[2],
        keywords=tuple(sorted(graph.values(node, f"{_SDO}keywords"), key=str.casefold)),
        parameters=tuple(_parameter(graph, name, parameter) for parameter in parameters),
        text=(folder / f"{name}.rq").read_text(encoding="utf-8"),
    )


def _parameter(graph: Triples, name: str, node: str) -> Parameter:
    default, datatype = _one(graph, name, node, f"{_SH}defaultValue"), _optional(graph, node, f"{_SH}datatype")
    return Parameter(
        name=_one(graph, name, node, f"{_SH}path").rpartition("#")[2],
        title=_one(graph, name, node, f"{_SH}name"),
        description=_one(graph, name, node, f"{_SH}description"),
        # 0.7e0 is a number as people write it only to a machine.
        default=str(float(default)) if datatype == f"{_XSD}double" else default,
        datatype=datatype,
        kind=_optional(graph, node, f"{_SH}class"),
    )


def _one(graph: Triples, name: str, node: str, predicate: str) -> str:
    value = _optional(graph, node, predicate)
    if not value:
        raise CatalogueError(f"{name}.ttl: {node} lacks {predicate}")
    return value


def _optional(graph: Triples, node: str, predicate: str) -> str:
    return next(iter(graph.values(node, predicate)), "")
