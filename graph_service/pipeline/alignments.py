"""Editorial links: SSSOM tables in which an editor says what addresses, reinforces or pulls against what, why and how surely.

Extension columns carry the words on each side, the part of an end that holds them, and the articles that bear the link; the build finds
the words in the provisions and refuses a row whose words do not occur there exactly once. SSSOM:
https://mapping-commons.github.io/sssom/spec-model/
"""

from collections.abc import Mapping
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, XSD

from graph_service.pipeline import reasons, rubric
from graph_service.pipeline.links import EDITORS, LinkBook, LinkRow, expand, predicate_of, slug
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import BASE, GCM, GCMO, SEMAPV, SSSOM, new_graph

_PREDICATES = {"gcmo:addresses", "gcmo:tensionWith", "gcmo:reinforcedBy", "gcmo:fallsShortOf", "gcmo:guidedBy", "skos:relatedMatch"}
NOTHING = "sssom:NoTermFound"


def alignment_graph(folder: Path, book: LinkBook, forces: Mapping[str, str]) -> Graph:
    """Return the links of every ``*.sssom.tsv`` in ``folder``, and as negative findings the rows that deny one or found nothing.

    ``forces`` has the force of each article by its path. Raises BuildError where a row breaks a rule of the tables or of the rubric.
    """
    graph = new_graph()
    made: list[tuple[str, dict[str, str]]] = []
    for path in sorted(folder.glob("*.sssom.tsv")):
        searched = _title(path)
        for number, row in enumerate(read_tsv(path), start=1):
            where = f"{path.name}: row {number} ({row['subject_id']} → {row['object_id']})"
            _check(row, where)
            if row["object_id"] == NOTHING or row.get("predicate_modifier"):
                _negative(graph, row, book, (path.name.partition(".")[0], searched), where)
            else:
                book.link(graph, _row(row, book, where), where)
                rubric.check(row, forces, book.texts, where)
                reasons.check(row, where)
                made.append((where, row))
    rubric.check_alike(made)
    return graph


def _title(path: Path) -> str:
    """Return the ``mapping_set_title`` of a table: among what an editor looked."""
    marker = "#mapping_set_title: "
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix(marker) for line in lines if line.startswith(marker)), path.name)


def _check(row: dict[str, str], where: str) -> None:
    if row["predicate_id"] not in _PREDICATES:
        raise BuildError(f"{where}: {row['predicate_id']} is not an editorial predicate")
    if row["confidence"] not in rubric.CONFIDENCES:
        raise BuildError(f"{where}: confidence {row['confidence']} is not one of the rubric")
    if not row["comment"]:
        raise BuildError(f"{where}: no reason is given")
    if row.get("predicate_modifier", "") not in {"", "Not"}:
        raise BuildError(f"{where}: the predicate_modifier of SSSOM is Not, or empty")


def _negative(graph: Graph, row: dict[str, str], book: LinkBook, table: tuple[str, str], where: str) -> None:
    """Add what an editor looked for and did not find, or looked at and refused; no plain triple follows from it.

    ``table`` is the stem of the mapping set and its title.
    """
    stem, searched = table
    subject = expand(row["subject_id"])
    target = None if row["object_id"] == NOTHING else expand(row["object_id"])
    for end in (subject, target):
        if end is not None and end not in book.known:
            raise BuildError(f"{where}: {end} is described nowhere")
    name = row["predicate_id"].partition(":")[2]
    node = GCM[f"finding/{stem}/{slug(subject)}--{name}--{'nothing' if target is None else slug(target)}"]
    if (node, RDF.type, GCMO.NegativeFinding) in graph:
        raise BuildError(f"{where}: {node} is made twice")
    outcome = "nothing" if target is None else f"not {book.name(target)}"
    graph.add((node, RDF.type, GCMO.NegativeFinding))
    graph.add((node, RDFS.label, Literal(f"{book.name(subject)}: {outcome} ({searched})", lang="en")))
    graph.add((node, OWL.sourceIndividual, subject))
    graph.add((node, OWL.assertionProperty, predicate_of(row["predicate_id"])))
    if target is not None:
        graph.add((node, OWL.targetIndividual, target))
    graph.add((node, GCMO.searchedIn, Literal(searched, lang="en")))
    graph.add((node, GCMO.rationale, Literal(row["comment"], lang="en")))
    graph.add((node, SSSOM.confidence, Literal(float(row["confidence"]), datatype=XSD.double)))
    graph.add((node, SSSOM.mapping_justification, SEMAPV[row["mapping_justification"].removeprefix("semapv:")]))
    graph.add((node, PROV.wasAttributedTo, GCM[EDITORS]))
    graph.add((node, DCTERMS.created, Literal(row["mapping_date"], datatype=XSD.date)))


def _row(row: dict[str, str], book: LinkBook, where: str) -> LinkRow:
    subject, target = expand(row["subject_id"]), expand(row["object_id"])
    quotations: list[tuple[str, int, int]] = []
    parts: list[str] = []
    for end, node in (("subject", subject), ("object", target)):
        path, words, part = _path(node), row[f"{end}_quote"], row.get(f"{end}_part", "")
        if part:
            if not part.startswith(f"{path}/"):
                raise BuildError(f"{where}: {part} is not a part of {path}")
            parts.append(part)
        if words:
            quotations.append((part or path, *book.find(part or path, words, where)))
        elif part or (path in book.texts and row["predicate_id"] != "gcmo:guidedBy"):
            raise BuildError(f"{where}: {part or path} has words and none are quoted")
    lexical = row["mapping_justification"] == "semapv:LexicalMatching"
    return LinkRow(
        subject=subject,
        predicate=row["predicate_id"],
        object=target,
        basis="ExplicitCitation" if lexical and row["predicate_id"] == "gcmo:guidedBy" else "EditorialInference",
        justification=row["mapping_justification"].removeprefix("semapv:"),
        confidence=float(row["confidence"]),
        attributed_to=EDITORS,
        created=row["mapping_date"],
        rationale=row["comment"],
        quotations=tuple(quotations),
        on_articles=_articles(row, target, where),
        rests_on=tuple(parts),
        read_in=_read_in(row, where),
    )


def _read_in(row: dict[str, str], where: str) -> tuple[str, str] | None:
    """Return where and when was read what a link says of an instrument as a whole; two empty texts where that was not read.

    Of an article the article says it, so that None is returned for a link that names one, and for links to anything else.
    """
    read = (row.get("checked_against", ""), row.get("checked_on", ""))
    said, unread = any(read), row.get("not_checked", "")
    if row["predicate_id"] != "gcmo:reinforcedBy" or row.get("on_article"):
        if said or unread:
            raise BuildError(f"{where}: only of an instrument without an article is said here where it was read")
        return None
    if said == bool(unread) or unread not in {"", "yes"} or said != all(read):
        raise BuildError(f"{where}: no article is named; say where and when the instrument was read, or not_checked, and not both")
    return read


def _articles(row: dict[str, str], target: URIRef, where: str) -> tuple[str, ...]:
    """Return the articles that bear the link: parts of the instrument it leads to, or the article that it leads to."""
    if row["predicate_id"] == "gcmo:fallsShortOf":
        return (_path(target),)
    articles = tuple(row.get("on_article", "").split())
    foreign = [path for path in articles if not path.startswith(f"{_path(target)}/")]
    if foreign:
        raise BuildError(f"{where}: {foreign[0]} is not an article of {_path(target)}")
    return articles


def _path(node: URIRef) -> str:
    return node.removeprefix(BASE)
