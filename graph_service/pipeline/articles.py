"""Articles of instruments: what each says in our own words, with what force, for whose protection, and where that was read.

The treaties' sentences are not held here. An article that was not read in a text says so (``gcmo:notChecked``).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.entities import Entity
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_table_folder, read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, new_graph

ABOUT_LENGTH = 160
"""Longest sentence about an article or an ask, in code points."""

FORCES = ("Obligation", "QualifiedObligation", "Faculty", "StatedRight", "Definition", "Guidance")
_SCHEME = GCM["scope"]
_TRUE = Literal("true", datatype=XSD.boolean)


def read_articles(folder: Path, scopes: Path, entities: Iterable[Entity]) -> dict[str, dict[str, str]]:
    """Return the rows of ``articles/*.tsv`` by path. Raises BuildError, naming file and article, where one breaks a rule of the format."""
    names = instrument_names(entities)
    known = {row["scope"] for row in read_tsv(scopes)} if scopes.is_file() else set()
    articles: dict[str, dict[str, str]] = {}
    for file, row in read_table_folder(folder):
        path = row["article"]
        where = f"{file}: {path}"
        if path in articles:
            raise BuildError(f"{where}: the article is described twice")
        if instrument_of(path) not in names:
            raise BuildError(f"{where}: {instrument_of(path)} is not an instrument of the entities")
        _check(row, known, where)
        articles[path] = row | {"label": f"{names[instrument_of(path)]} {row['notation']}"}
    return articles


def instrument_of(path: str) -> str:
    """Return the path of the instrument that an article's path starts with."""
    return "/".join(path.split("/")[:2])


def article_graph(articles: Mapping[str, Mapping[str, str]], scopes: Path) -> Graph:
    """Return the articles and the scheme of those whom they protect."""
    graph = new_graph()
    if not articles:
        return graph
    _scheme(graph, scopes)
    for path, row in articles.items():
        node, instrument = GCM[path], GCM[instrument_of(path)]
        graph.add((node, RDF.type, GCMO.Article))
        graph.add((node, RDFS.label, Literal(row["label"], lang="en")))
        graph.add((node, SKOS.notation, Literal(row["notation"])))
        graph.add((node, GCMO.articleOf, instrument))
        graph.add((node, DCTERMS.isPartOf, instrument))
        graph.add((instrument, DCTERMS.hasPart, node))
        graph.add((node, GCMO.about, Literal(row["about"], lang="en")))
        graph.add((node, GCMO.force, GCMO[row["force"]]))
        for scope in row["scope"].split():
            graph.add((node, GCMO.personalScope, _scope(scope)))
        if row["may_be_excluded"]:
            graph.add((node, GCMO.mayBeExcluded, _TRUE))
        if row["not_checked"]:
            graph.add((node, GCMO.notChecked, _TRUE))
        else:
            graph.add((node, GCMO.checkedAgainst, Literal(row["checked_against"], datatype=XSD.anyURI)))
            graph.add((node, GCMO.checkedOn, Literal(row["checked_on"], datatype=XSD.date)))
    return graph


def instrument_names(entities: Iterable[Entity]) -> dict[str, str]:
    """Return how each instrument is called before the number of an article: its short form, else its title."""
    return {entity.path: entity.fields.get("short", entity.fields["label"]) for entity in entities if entity.path.startswith("instrument/")}


def _check(row: Mapping[str, str], scopes: set[str], where: str) -> None:
    if not row["notation"] or not 0 < len(row["about"]) <= ABOUT_LENGTH:
        raise BuildError(f"{where}: needs a notation and between 1 and {ABOUT_LENGTH} characters of what it says; has {len(row['about'])}")
    if row["force"] not in FORCES:
        raise BuildError(f"{where}: {row['force']!r} is not a force; use one of {', '.join(FORCES)}")
    if row["about"].startswith("Defines ") != (row["force"] == "Definition"):
        raise BuildError(f"{where}: what “Defines” has the force Definition, and nothing else has")
    unknown = set(row["scope"].split()) - scopes
    if unknown or not row["scope"]:
        raise BuildError(f"{where}: scopes.tsv does not define {sorted(unknown) or 'an empty scope'}")
    if {row["may_be_excluded"], row["not_checked"]} - {"", "yes"}:
        raise BuildError(f"{where}: may_be_excluded and not_checked are yes or empty")
    if bool(row["not_checked"]) == bool(row["checked_against"]):
        raise BuildError(f"{where}: exactly one of checked_against and not_checked is filled")
    if bool(row["checked_against"]) != bool(row["checked_on"]):
        raise BuildError(f"{where}: an address (checked_against) goes with the day of reading (checked_on)")
    if row["checked_on"]:
        date.fromisoformat(row["checked_on"])


def _scope(name: str) -> URIRef:
    return GCM[f"scope/{name}"]


def _scheme(graph: Graph, scopes: Path) -> None:
    """Add the scheme of personal scopes with a definition of each."""
    graph.add((_SCHEME, RDF.type, SKOS.ConceptScheme))
    graph.add((_SCHEME, SKOS.prefLabel, Literal("Whom an article protects", lang="en")))
    graph.add((_SCHEME, DCTERMS.description, Literal("The groups of persons that articles of instruments speak of.", lang="en")))
    for row in read_tsv(scopes):
        node = _scope(row["scope"])
        graph.add((node, RDF.type, SKOS.Concept))
        graph.add((node, SKOS.inScheme, _SCHEME))
        graph.add((node, SKOS.notation, Literal(row["scope"])))
        graph.add((node, SKOS.prefLabel, Literal(row["label"], lang="en")))
        graph.add((node, SKOS.definition, Literal(row["definition"], lang="en")))
