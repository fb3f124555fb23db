"""What civil society asks, one thing at a time, and what became of it in the Compact (``asks.tsv``, ``no-asks.tsv``).

An ask rests on its words in an item. Its uptake is a link that rests on those words and on those of the Compact's provisions; where the
Compact is silent, on the nearest provision and the reason why that is not what was asked.
"""

from collections.abc import Mapping
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS, SKOS

from graph_service.pipeline.articles import ABOUT_LENGTH
from graph_service.pipeline.links import EDITORS, LinkBook, LinkRow
from graph_service.pipeline.rubric import CONFIDENCES
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, new_graph

UPTAKES = {
    "Granted": "granted",
    "PartlyGranted": "partly granted",
    "OptionOnly": "an option only",
    "Silent": "silence",
    "Contradicted": "contradicted",
}
_BETWEEN = " || "


def ask_graph(asks: Path, without: Path, book: LinkBook, created: str) -> Graph:
    """Return the asks with their uptake, and the items that ask nothing with the reason. Files that are not there give nothing.

    ``created`` is the day (ISO 8601) of a judgement whose row has no ``date``.

    Raises BuildError, naming the row, when words do not occur exactly once in the provision, or a row breaks a rule of the format.
    """
    graph = new_graph()
    for name, code in UPTAKES.items():
        book.labels[f"ontology#{name}"] = code
        book.known.add(GCMO[name])
    rows = read_tsv(asks) if asks.is_file() else []
    for row in rows:
        _ask(graph, row | {"date": row.get("date") or created}, book, f"{asks.name}: {row['ask']}")
    items = {item_of(row["ask"]) for row in rows}
    for row in read_tsv(without) if without.is_file() else []:
        where = f"{without.name}: {row['item']}"
        if row["item"] not in book.texts or row["item"] in items or not row["reason"]:
            raise BuildError(f"{where}: needs a provision that has no ask, and a reason")
        graph.add((GCM[row["item"]], GCMO.asksNothing, Literal(row["reason"], lang="en")))
    return graph


def item_of(path: str) -> str:
    """Return the path of the item that ``<item>/ask/<number>`` is an ask of."""
    return path.rpartition("/ask/")[0]


def _ask(graph: Graph, row: Mapping[str, str], book: LinkBook, where: str) -> None:
    item, _, number = row["ask"].rpartition("/ask/")
    if item not in book.texts or not number.isdecimal():
        raise BuildError(f"{where}: the path is not that of an item with /ask/ and a number")
    if not 0 < len(row["about"]) <= ABOUT_LENGTH:
        raise BuildError(f"{where}: what is asked takes 1 to {ABOUT_LENGTH} characters, not {len(row['about'])}")
    if row["uptake"] not in UPTAKES or row["confidence"] not in CONFIDENCES or not row["reason"]:
        raise BuildError(f"{where}: needs an uptake of {', '.join(UPTAKES)}, a confidence of the rubric and a reason")
    node = GCM[row["ask"]]
    if (node, RDF.type, GCMO.Ask) in graph:
        raise BuildError(f"{where}: the ask is described twice")
    label = f"{book.labels[item]}, ask {number}"
    book.labels[row["ask"]] = label
    book.known.add(node)
    start, end = book.find(item, row["quote"], where)
    graph.add((node, RDF.type, GCMO.Ask))
    graph.add((node, RDFS.label, Literal(label, lang="en")))
    graph.add((node, SKOS.notation, Literal(number)))
    graph.add((node, GCMO.askOf, GCM[item]))
    graph.add((node, GCMO.about, Literal(row["about"], lang="en")))
    graph.add((node, GCMO.evidence, book.quote(item, start, end)))
    provisions = _provisions(row, book, where)
    uptake = LinkRow(
        subject=node,
        predicate="gcmo:uptake",
        object=GCMO[row["uptake"]],
        basis="EditorialInference",
        justification="ManualMappingCuration",
        confidence=float(row["confidence"]),
        attributed_to=EDITORS,
        created=row["date"],
        rationale=row["reason"],
        quotations=((item, start, end), *provisions),
        rests_on=(item, *dict.fromkeys(path for path, _, _ in provisions)),
    )
    book.link(graph, uptake, where)


def _provisions(row: Mapping[str, str], book: LinkBook, where: str) -> list[tuple[str, int, int]]:
    """Return the places in the Compact that an uptake rests on."""
    paths = row["provisions"].split()
    quotes = row["provision_quotes"].split(_BETWEEN)
    if not paths or len(paths) != len(quotes):
        raise BuildError(f"{where}: {len(paths)} provisions and {len(quotes)} quotations of them; both sides need words")
    outside = [path for path in paths if not path.startswith("gcm/")]
    if outside:
        raise BuildError(f"{where}: {outside[0]} is not a provision of the Compact")
    return [(path, *book.find(path, words, where)) for path, words in zip(paths, quotes, strict=True)]
