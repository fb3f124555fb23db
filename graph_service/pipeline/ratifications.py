"""States and where they stood under the nine core human-rights treaties in August 2022 (``ratifications.tsv``)."""

import re
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, new_graph

AS_OF = "2022-08"
SOURCE = (
    "world-politics-datalab/humanrights-treaties-ratification-status, commit fdb779e (25 August 2022), "
    "taken there from the United Nations Treaty Collection"
)
CORRECTION = "zmjones/untreaties, commit 3265c6a, data/4-*.csv, taken there from the United Nations Treaty Collection"
_TREATIES = ("icerd", "icescr", "iccpr", "cedaw", "cat", "crc", "icmw", "crpd", "ced")
_YEAR = re.compile(r"(19|20)\d\d")


def state_labels(path: Path) -> dict[str, str]:
    """Return the State of each path ``actor/state/<code>``."""
    return {f"actor/state/{row['iso2']}": row["state"] for row in read_tsv(path)}


def ratification_graph(path: Path) -> Graph:
    """Return the States and a ``gcmo:Ratification`` for each treaty that a State is party to or has signed."""
    graph = new_graph()
    for row in read_tsv(path):
        state = GCM[f"actor/state/{row['iso2']}"]
        graph.add((state, RDF.type, GCMO.State))
        graph.add((state, RDF.type, GCMO.Actor))
        graph.add((state, SKOS.prefLabel, Literal(row["state"], lang="en")))
        graph.add((state, SKOS.notation, Literal(row["iso2"].upper())))
        if row["also_called"]:
            graph.add((state, SKOS.altLabel, Literal(row["also_called"], lang="en")))
        for treaty in _TREATIES:
            _standing(graph, row, treaty, path.name)
    return graph


def _standing(graph: Graph, row: dict[str, str], treaty: str, file: str) -> None:
    value = row[treaty].removesuffix("*")
    if row[treaty] in {"", "x"}:
        return
    node = GCM[f"ratification/{row['iso2']}-{treaty}"]
    if value == "s":
        graph.add((node, GCMO.standing, Literal("signatory")))
        verb = "has signed"
    elif _YEAR.fullmatch(value):
        graph.add((node, GCMO.standing, Literal("state party")))
        graph.add((node, GCMO.partySince, Literal(value, datatype=XSD.gYear)))
        verb = "is party to"
    else:
        raise BuildError(f"{file}: {row['iso2']} {treaty}: {row[treaty]!r} is neither a year nor s, with or without *, nor x")
    graph.add((node, RDF.type, GCMO.Ratification))
    graph.add((node, RDFS.label, Literal(f"{row['state']} {verb} the {treaty.upper()}", lang="en")))
    graph.add((node, GCMO.ratificationBy, GCM[f"actor/state/{row['iso2']}"]))
    graph.add((node, GCMO.ratificationOf, GCM[f"instrument/{treaty}"]))
    graph.add((node, GCMO.asOf, Literal(AS_OF, datatype=XSD.gYearMonth)))
    graph.add((node, DCTERMS.source, Literal(SOURCE if row[treaty] == value else CORRECTION)))
