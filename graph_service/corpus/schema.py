"""The schema that the data show: what is said of the things of each class, as VoID that programs look for in an endpoint.

Property partitions are under class partitions, and under each of them the classes and datatypes of the objects (VoID §4.5;
http://ldf.fi/void-ext# for datatypes), as void-generator writes them and sparql-llm and sparql-editor read them.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_service.corpus.select import Row
from graph_service.namespaces import GRAPHS
from graph_service.rdf.serialise import KNOWN, TYPE, Statement, iri, literal, name

RELEASE = GRAPHS + "schema#dataset"
"""The built graphs as one dataset, as ``graph/schema`` describes it; the IRIs of its partitions begin with this."""

_LONGEST_FIRST = sorted(KNOWN.items(), key=lambda item: -len(item[1]))
_PLAIN = re.compile(r"[A-Za-z0-9_.-]+\Z")


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """Triples by the class of the subject and the property, and by what the object is.

    ``target`` is the object's class, or its datatype if ``literal``; empty where all objects are counted. ``subjects`` and ``objects`` are
    counted once each: subjects where all objects are counted, objects but those of one datatype; else 0.
    """

    of: str
    property: str
    target: str
    literal: bool
    triples: int
    subjects: int
    objects: int


def uses(rows: Iterable[Row]) -> list[Use]:
    """Return what the rows of ``corpus/schema`` say, sorted."""
    return sorted(
        Use(
            row["class"].value,
            row["property"].value,
            row["target"].value if "target" in row else "",
            "literal" in row and row["literal"].value == "true",
            int(row["triples"].value),
            int(row["subjects"].value) if "subjects" in row else 0,
            int(row["objects"].value),
        )
        for row in rows
    )


def class_partition(prefix: str, class_iri: str, entities: int) -> Iterator[Statement]:
    """Yield what is said of the part of a dataset that is about the things of a class; ``prefix`` begins its IRI."""
    node = iri(class_node(prefix, class_iri))
    yield node, TYPE, name("void:Dataset")
    yield node, name("void:class"), iri(class_iri)
    yield node, name("void:entities"), _number(entities)


def use_partition(prefix: str, use: Use) -> Iterator[Statement]:
    """Yield what is said of a use: a part of a class's part, or a part of that."""
    of_class = class_node(prefix, use.of)
    of_property = f"{of_class}-property-{readable(use.property)}"
    if not use.target:
        node = iri(of_property)
        yield iri(of_class), name("void:propertyPartition"), node
        yield node, name("void:property"), iri(use.property)
        yield node, name("void:distinctSubjects"), _number(use.subjects)
        yield node, name("void:distinctObjects"), _number(use.objects)
    elif use.literal:
        node = iri(f"{of_property}-datatype-{readable(use.target)}")
        yield iri(of_property), name("void-ext:datatypePartition"), node
        yield node, name("void-ext:datatype"), iri(use.target)
    else:
        node = iri(f"{of_property}-class-{readable(use.target)}")
        yield iri(of_property), name("void:classPartition"), node
        yield node, name("void:class"), iri(use.target)
        yield node, name("void:entities"), _number(use.objects)
    yield node, name("void:triples"), _number(use.triples)


def class_node(prefix: str, class_iri: str) -> str:
    """Return the IRI of the part of a dataset that is about the things of a class."""
    return f"{prefix}-class-{readable(class_iri)}"


def readable(value: str) -> str:
    """Return an IRI as part of a fragment: by its prefixed name, or with a hash where characters had to be replaced."""
    for prefix, base in _LONGEST_FIRST:
        local = value.removeprefix(base)
        if local != value and _PLAIN.match(local):
            return f"{prefix}-{local}"
    return f"{re.sub(r'[^A-Za-z0-9_.]+', '-', value)}-{hashlib.sha256(value.encode()).hexdigest()[:6]}"


def _number(value: int) -> str:
    return literal(str(value), datatype="xsd:integer")
