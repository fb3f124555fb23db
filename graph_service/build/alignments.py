"""Editorial links: SSSOM tables in which an editor says what addresses, reinforces or pulls against what, why and how surely.

Two extension columns carry the words on each side; the build finds them in the provisions and refuses a row whose words do not stand
there once. SSSOM: https://mapping-commons.github.io/sssom/spec-model/
"""

from pathlib import Path

from rdflib import Graph, URIRef

from graph_service.build.links import EDITORS, LinkBook, LinkRow, expand
from graph_service.build.source import BuildError
from graph_service.build.tables import read_tsv
from graph_service.vocab import BASE, new_graph

_PREDICATES = {"gcmo:addresses", "gcmo:tensionWith", "gcmo:reinforcedBy", "skos:relatedMatch"}
_CONFIDENCES = {"0.5", "0.6", "0.7", "0.8", "0.85", "0.9", "0.95"}


def alignment_graph(folder: Path, book: LinkBook) -> Graph:
    """Return the links of every ``*.sssom.tsv`` in ``folder``."""
    graph = new_graph()
    for path in sorted(folder.glob("*.sssom.tsv")):
        for number, row in enumerate(read_tsv(path), start=1):
            where = f"{path.name}: row {number} ({row['subject_id']} → {row['object_id']})"
            _check(row, where)
            book.link(graph, _row(row, book, where), where)
    return graph


def _check(row: dict[str, str], where: str) -> None:
    if row["predicate_id"] not in _PREDICATES:
        raise BuildError(f"{where}: {row['predicate_id']} is not an editorial predicate")
    if row["confidence"] not in _CONFIDENCES:
        raise BuildError(f"{where}: confidence {row['confidence']} is not one of the rubric")
    if not row["comment"]:
        raise BuildError(f"{where}: no reason is given")


def _row(row: dict[str, str], book: LinkBook, where: str) -> LinkRow:
    subject, target = expand(row["subject_id"]), expand(row["object_id"])
    quotations: list[tuple[str, int, int]] = []
    for node, words in ((subject, row["subject_quote"]), (target, row["object_quote"])):
        path = _path(node)
        if words:
            quotations.append((path, *book.find(path, words, where)))
        elif path in book.texts:
            raise BuildError(f"{where}: {path} has words and none are quoted")
    return LinkRow(
        subject=subject,
        predicate=row["predicate_id"],
        object=target,
        basis="EditorialInference",
        justification=row["mapping_justification"].removeprefix("semapv:"),
        confidence=float(row["confidence"]),
        attributed_to=EDITORS,
        created=row["mapping_date"],
        rationale=row["comment"],
        quotations=tuple(quotations),
    )


def _path(node: URIRef) -> str:
    return node.removeprefix(BASE)
