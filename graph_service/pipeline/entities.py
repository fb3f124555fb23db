"""Instruments, actors, fora and processes: what the texts name, with identifiers and dates that each have a source.

External IRIs, symbols and dates come only from ``data/curated/identifiers.csv``; a row whose sources conflict is not emitted.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.links import LinkBook
from graph_service.pipeline.rubric import stems
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_csv
from graph_service.pipeline.text_graph import dated
from graph_service.rdf.rdflib_namespaces import ELI, GCM, GCMO, SDG, new_graph

_ACTOR_KINDS = {"Actor", "Organization", "ActorGroup", "State"}
_STANDALONE_KINDS = {"Forum", "Process"}
_SURE = {"seen", "pattern", "single source"}
_SAME_AS_KINDS = {"wikidata", "wikidata (skos:exactMatch in KOS)"}
_PAGE_KINDS = {"NORMLEX url", "UNTC url", "url"}
_SYMBOL_KINDS = {"UN document symbol", "UN symbol", "UNTC MTDSG number", "UNTS registration"}
_ONE_VALUE = {
    "class",
    "label",
    "short",
    "entity",
    "issuer",
    "part_of",
    "part_of_source",
    "description",
    "frequency",
    "first_year",
    "based_on",
    "quote",
    "status",
    "status_source",
}
_ILO_STATUS = {"up-to-date", "interim", "outdated", "technical revision pending", "withdrawn", "abrogated", "withdrawn/abrogated"}
_LISTS = {"alt", "hidden", "carried_out_by", "reports_to", "generated"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One row of the curated entities."""

    path: str
    kind: str
    fields: dict[str, Any]
    file: str

    @property
    def graph(self) -> str:
        """The named graph the entity belongs to."""
        if self.kind in _ACTOR_KINDS:
            return "actors"
        return "fora-and-processes" if self.kind in _STANDALONE_KINDS else "instruments"


class Identifiers:
    """``identifiers.csv`` by entity: the only door for external IRIs and dates."""

    def __init__(self, path: Path) -> None:
        self._rows: dict[str, list[dict[str, str]]] = {}
        for row in read_csv(path):
            if row["status"] in _SURE:
                self._rows.setdefault(row["entity"], []).append(row)

    def __contains__(self, entity: str) -> bool:
        return entity in self._rows

    def of(self, entity: str) -> list[dict[str, str]]:
        """Return the rows of an entity that have a source without contradiction."""
        return self._rows.get(entity, [])

    def sdg(self) -> Iterable[dict[str, str]]:
        """Return the rows of goals and targets."""
        for rows in self._rows.values():
            yield from (row for row in rows if row["kind"] in {"sdgo:Goal", "sdgo:Target"})


def read_entities(folder: Path) -> list[Entity]:
    """Read ``entities/*.toml``. Raises BuildError on an unknown key, a missing label or a path described twice."""
    entities: dict[str, Entity] = {}
    for file in sorted(folder.glob("*.toml")):
        for path, fields in tomllib.loads(file.read_text(encoding="utf-8")).items():
            unknown = set(fields) - _ONE_VALUE - _LISTS
            if unknown or "class" not in fields or "label" not in fields:
                raise BuildError(f"{file.name}: {path}: needs class and label; unknown keys: {sorted(unknown)}")
            if path in entities:
                raise BuildError(f"{file.name}: {path} is described in {entities[path].file} as well")
            entities[path] = Entity(path, fields["class"], fields, file.name)
            strange = [name for name in fields.get("hidden", ()) if not _alike(name, fields)]
            if strange:
                raise BuildError(f"{file.name}: {path}: {strange[0]!r} has no word of its names in it; a description is not a hidden name")
    return list(entities.values())


def _alike(hidden: str, fields: dict[str, Any]) -> bool:
    """Return True if a hidden name shares a word, or its beginning, with one of the names: it is a name in other words or misprinted."""
    names = " ".join([fields["label"], *fields.get("alt", ()), fields.get("short", "")])
    return hidden in names or bool(stems(hidden) & stems(names))


def entity_graphs(entities: list[Entity], identifiers: Identifiers, book: LinkBook) -> dict[str, Graph]:
    """Return the graphs of instruments, actors, and fora with processes; quotations behind processes go through ``book``."""
    graphs: dict[str, Graph] = {}
    for entity in entities:
        graph = graphs.setdefault(entity.graph, new_graph())
        _describe(graph, entity)
        _identify(graph, entity, identifiers)
        _process(graph, entity, book)
    return graphs


def _describe(graph: Graph, entity: Entity) -> None:
    node, fields = GCM[entity.path], entity.fields
    graph.add((node, RDF.type, GCMO[entity.kind]))
    if entity.kind in _ACTOR_KINDS:
        graph.add((node, RDF.type, GCMO.Actor))
    elif entity.kind not in _STANDALONE_KINDS:
        graph.add((node, RDF.type, GCMO.Instrument))
    graph.add((node, SKOS.prefLabel, Literal(fields["label"], lang="en")))
    for alternative in fields.get("alt", ()):
        graph.add((node, SKOS.altLabel, Literal(alternative, lang="en")))
    for hidden in fields.get("hidden", ()):
        graph.add((node, SKOS.hiddenLabel, Literal(hidden, lang="en")))
    if "short" in fields:
        graph.add((node, SKOS.notation, Literal(fields["short"])))
    if "issuer" in fields:
        graph.add((node, DCTERMS.publisher, GCM[fields["issuer"]]))
    _place(graph, entity)
    if "status" in fields:
        if fields["status"] not in _ILO_STATUS or not fields.get("status_source"):
            raise BuildError(f"{entity.file}: {entity.path}: needs a status of {sorted(_ILO_STATUS)} and its status_source")
        graph.add((node, GCMO.iloStatus, Literal(fields["status"])))
        graph.add((node, DCTERMS.source, Literal(f"status {fields['status']}: {fields['status_source']}")))
    if "description" in fields:
        graph.add((node, DCTERMS.description, Literal(fields["description"], lang="en")))


def _place(graph: Graph, entity: Entity) -> None:
    node, fields = GCM[entity.path], entity.fields
    if "part_of" in fields:
        graph.add((node, DCTERMS.isPartOf, GCM[fields["part_of"]]))
        graph.add((GCM[fields["part_of"]], DCTERMS.hasPart, node))
    if "part_of_source" in fields:
        graph.add((node, DCTERMS.source, Literal(f"part of {fields['part_of']}: {fields['part_of_source']}")))


def _identify(graph: Graph, entity: Entity, identifiers: Identifiers) -> None:
    key = entity.fields.get("entity")
    if key is None:
        return
    node = GCM[entity.path]
    for row in identifiers.of(key):
        kind, value = row["kind"], row["value"]
        if kind in _SAME_AS_KINDS:
            graph.add((node, SKOS.exactMatch, URIRef(value)))
        elif kind in _PAGE_KINDS:
            graph.add((node, RDFS.seeAlso, URIRef(value)))
        elif kind in _SYMBOL_KINDS:
            graph.add((node, DCTERMS.identifier, Literal(value)))
        elif kind == "adoption date":
            graph.add((node, DCTERMS.date, dated(value)))
        elif kind == "entry into force" and value[:1].isdigit():
            graph.add((node, ELI.first_date_entry_in_force, dated(value)))
        else:
            continue
        graph.add((node, DCTERMS.source, Literal(f"{kind} {value}: {row['source']}")))


def _process(graph: Graph, entity: Entity, book: LinkBook) -> None:
    node, fields = GCM[entity.path], entity.fields
    for actor in fields.get("carried_out_by", ()):
        graph.add((node, GCMO.carriedOutBy, GCM[actor]))
    for actor in fields.get("reports_to", ()):
        graph.add((node, GCMO.reportsTo, GCM[actor]))
    for outcome in fields.get("generated", ()):
        graph.add((node, PROV.generated, GCM[outcome["path"]]))
        graph.add((node, DCTERMS.source, Literal(f"produced {outcome['path']}: {outcome['source']}")))
    if "frequency" in fields:
        graph.add((node, GCMO.frequency, Literal(fields["frequency"])))
    if "first_year" in fields:
        graph.add((node, GCMO.firstYear, Literal(str(fields["first_year"]), datatype=XSD.gYear)))
    if "based_on" in fields:
        graph.add((node, PROV.wasDerivedFrom, GCM[fields["based_on"]]))
        where = f"{entity.file}: {entity.path}"
        graph.add((node, GCMO.evidence, book.quote_words(fields["based_on"], fields["quote"], where)))


def sdg_graph(identifiers: Identifiers, used: set[URIRef]) -> Graph:
    """Return labels of the goals and targets that links point to; the IRIs are the United Nations' own."""
    graph = new_graph()
    for row in identifiers.sdg():
        node = URIRef(row["value"])
        if node not in used:
            continue
        number = row["value"].removeprefix(str(SDG))
        graph.add((node, RDF.type, SKOS.Concept))
        graph.add((node, SKOS.prefLabel, Literal(f"SDG {'goal' if row['kind'] == 'sdgo:Goal' else 'target'} {number}", lang="en")))
        graph.add((node, SKOS.notation, Literal(number)))
        graph.add((node, DCTERMS.isPartOf, GCM["instrument/sdgs"]))
        graph.add((GCM["instrument/sdgs"], DCTERMS.hasPart, node))
        graph.add((node, DCTERMS.source, Literal(f"{row['kind']} {row['value']}: {row['source']}")))
    return graph
