"""The second reading of the editorial links (``readings.tsv``): who read, when, with what verdict, and how differences were settled.

The readers did not see the first reader's confidence. A reading of a link that was withdrawn afterwards has no link to hang on; it counts
in the figures on agreement and gives no triples.
"""

from collections.abc import Mapping
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, RDFS, XSD

from graph_service.pipeline.alignments import CONFIDENCES
from graph_service.pipeline.links import LinkBook, expand, link_path
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, SSSOM, new_graph

VERDICTS = {"agree": "Agree", "agree-with-change": "AgreeWithChange", "disagree": "Disagree"}


def read_readings(path: Path, book: LinkBook, withdrawn: set[str]) -> list[dict[str, str]]:
    """Return the readings, each with the path of its ``link``; no file, no readings.

    Raises BuildError where a reading is of no link, present or withdrawn, or where a verdict, a confidence or a settlement is missing.
    """
    known = {link_path(row.subject, row.predicate, row.object) for row in book.rows}
    rows: list[dict[str, str]] = []
    for row in read_tsv(path) if path.is_file() else []:
        link = link_path(expand(row["subject_id"]), row["predicate_id"], expand(row["object_id"]))
        where = f"{path.name}: {link}"
        if link not in known | withdrawn:
            raise BuildError(f"{where}: there is no such link, and none was withdrawn")
        if row["verdict"] not in VERDICTS or row["confidence"] not in CONFIDENCES | {""} or not row["reader"] or not row["date"]:
            raise BuildError(f"{where}: needs a reader, a date, a verdict of {', '.join(VERDICTS)}, and a confidence of the rubric or none")
        if row["verdict"] != "agree" and not row["settlement"]:
            raise BuildError(f"{where}: a difference needs a settlement")
        rows.append(row | {"link": link, "withdrawn": "" if link in known else "yes"})
    return rows


def reading_graph(rows: list[dict[str, str]]) -> Graph:
    """Return the readings of the links that are in the graph."""
    graph = new_graph()
    seen: dict[str, int] = {}
    for row in rows:
        if not row["withdrawn"]:
            seen[row["link"]] = seen.get(row["link"], 0) + 1
            _reading(graph, row, seen[row["link"]])
    return graph


def _reading(graph: Graph, row: Mapping[str, str], number: int) -> None:
    node = GCM[f"reading/{row['link'].removeprefix('link/')}/{number}"]
    graph.add((node, RDF.type, GCMO.SecondReading))
    graph.add((node, RDFS.label, Literal(f"Second reading: {row['verdict'].replace('-', ' ')}", lang="en")))
    graph.add((node, GCMO.readingOf, GCM[row["link"]]))
    graph.add((node, SSSOM.reviewer_label, Literal(row["reader"])))
    graph.add((node, DCTERMS.date, Literal(row["date"], datatype=XSD.date)))
    graph.add((node, GCMO.verdict, GCMO[VERDICTS[row["verdict"]]]))
    if row["confidence"]:
        graph.add((node, SSSOM.confidence, Literal(float(row["confidence"]), datatype=XSD.double)))
    if row["settlement"]:
        graph.add((node, GCMO.settlement, Literal(row["settlement"], lang="en")))
    if row["note"]:
        graph.add((node, RDFS.comment, Literal(row["note"], lang="en")))
