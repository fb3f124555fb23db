"""Links as RDF 1.2 says them: each link reifies its triple (``rdf:reifies``, RDF 1.2 Concepts §1.5), with the reasons said of the link."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from graph_service.namespaces import PREFIXES
from graph_service.rdf.serialise import RDF_NS, TYPE, Statement

_LINK = f"<{PREFIXES['gcmo']}Link>"
_REIFIES = f"<{RDF_NS}reifies>"
_PARTS = tuple(f"<{RDF_NS}{part}>" for part in ("subject", "predicate", "object"))


def reified(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield what is said of each link, with its triple as one term in place of three statements.

    ``statements`` come sorted. A link without exactly one subject, property and object says no triple and is left out.
    """
    for link, said in groupby(statements, key=lambda statement: statement[0]):
        values: defaultdict[str, list[str]] = defaultdict(list)
        for _, predicate, value in said:
            values[predicate].append(value)
        parts = [values.pop(part, []) for part in _PARTS]
        if _LINK not in values[TYPE] or any(len(part) != 1 for part in parts):
            continue
        (subject,), (predicate,), (value,) = parts
        if subject.startswith('"') or not predicate.startswith("<"):
            continue
        values[TYPE] = [kind for kind in values[TYPE] if kind != f"<{RDF_NS}Statement>"]
        values[_REIFIES] = [f"<<( {subject} {predicate} {value} )>>"]
        for one in sorted(values):
            for term in values[one]:
                yield link, one, term
