"""The editorial links as mappings: SSSOM as a table and as RDF, read from the graph, so that they say what the graph says.

SSSOM: https://mapping-commons.github.io/sssom/spec-model/ . Two extension columns carry the words each side rests on; tools that do not
know them drop them.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from graph_service.corpus.select import select
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf.curies import Converter
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.serialise import TYPE, Statement, iri, literal, name
from graph_service.rdf.terms import whole_number
from graph_service.store.interface import Store

MAPPING_SET = BASE + "alignments"
NOTHING = PREFIXES["sssom"] + "NoTermFound"
"""The object where editors found none."""
_TITLE = "Editorial links of the Migration Compact Graph"
_DESCRIPTION = (
    "What editors infer between provisions of the Global Compact for Migration, civil-society texts, instruments and Sustainable "
    "Development Goals; near misses that were refused, and what was sought and not found. The comment is the reason; the quotes are the "
    "words the link rests on. The links are the project's own judgement; no outside expert has reviewed them."
)
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CURIES = ("dct", "gcm", "gcmo", "owl", "rdf", "rdfs", "sdg", "semapv", "skos", "sssom", "xsd")
_CONVERTER = Converter({prefix: PREFIXES[prefix] for prefix in _CURIES})
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "author_label",
    "mapping_date",
    "comment",
    "subject_quote",
    "object_quote",
    "predicate_modifier",
    "reviewer_label",
    "record_id",
    "on_article",
)


_IRIS = ("link", "subject", "predicate", "object", "justification")


@dataclass(frozen=True, slots=True)
class Mapping:
    """One editorial link. Ids are IRIs; ``confidence`` is the number as the graph writes it; ``date`` is ISO 8601; quotes may be empty."""

    link: str
    subject: str
    subject_label: str
    predicate: str
    object: str
    object_label: str
    justification: str
    confidence: str
    author: str
    date: str
    comment: str
    subject_quote: str
    object_quote: str
    negated: bool = False
    reviewer: str = ""
    articles: tuple[str, ...] = ()
    """IRIs of the articles that bear the link."""


async def read_mappings(store: Store) -> list[Mapping]:
    """Return every editorial link of the graph in natural order of subject, property and object."""
    rows = await select(store, "endpoints/catalog/mappings")
    articles: dict[str, set[str]] = {}
    reviewers: dict[str, set[str]] = {}
    for row in await select(store, "endpoints/catalog/mapping-readings"):
        if "article" in row and row["article"].is_iri:
            articles.setdefault(row["link"].value, set()).add(row["article"].value)
        if "reviewer" in row:
            reviewers.setdefault(row["link"].value, set()).add(row["reviewer"].value)
    quotes: dict[str, list[tuple[str, int, str]]] = {}
    for row in await select(store, "endpoints/catalog/quotations"):
        quotes.setdefault(row["link"].value, []).append((row["source"].value, whole_number(row["start"].value) or 0, row["exact"].value))
    labels: dict[str, str] = {}
    for row in await select(store, "endpoints/catalog/mapping-labels"):
        # Our citation label says where the provision is; a title alone does not.
        if row["property"].value == PREFIXES["rdfs"] + "label" or row["thing"].value not in labels:
            labels[row["thing"].value] = row["label"].value

    def words(link: str, end: str) -> str:
        """Return the words of an end of the link, or of the parts of it that bear the link, or of the item that it is an ask of."""
        return " … ".join(
            exact
            for source, _, exact in sorted(quotes.get(link, []))
            if source == end or f"{source}/".startswith(f"{end}/") or end.startswith(f"{source}/")
        )

    mappings = [
        Mapping(
            link := row["link"].value,
            row["subject"].value,
            labels.get(row["subject"].value, ""),
            row["predicate"].value,
            row["object"].value,
            labels.get(row["object"].value, ""),
            row["justification"].value,
            row["confidence"].value,
            row["author"].value if "author" in row else "",
            row["created"].value,
            row["rationale"].value,
            words(link, row["subject"].value),
            words(link, row["object"].value),
            negated="finding/" in link,
            reviewer="|".join(sorted(reviewers.get(link, ()))),
            articles=tuple(sorted(articles.get(link, ()), key=natural_key)),
        )
        for row in rows
        # Only an IRI can be an end of a mapping: an odd statement loses its own row and no other.
        if all(row[column].is_iri for column in _IRIS)
    ]
    return sorted(mappings, key=lambda one: (natural_key(one.subject), one.predicate, natural_key(one.object), one.link))


def to_tsv(mappings: Iterable[Mapping], version: str, date: str) -> str:
    """Return the mappings as SSSOM/TSV with its metadata in the head; ``version`` and ``date`` are the release's."""
    head = [
        "curie_map:",
        *(f"  {key}: {PREFIXES[key]}" for key in _CURIES),
        f"mapping_set_id: {MAPPING_SET}",
        f"mapping_set_title: {_TITLE}",
        f"mapping_set_version: {version}",
        f"mapping_set_description: {_quoted(_DESCRIPTION)}",
        f"license: {_LICENCE}",
        f"publication_date: {date}",
        "extension_definitions:",
        *(f"- slot_name: {slot}\n#  type_hint: {PREFIXES['xsd']}string" for slot in ("subject_quote", "object_quote", "on_article")),
    ]
    output = io.StringIO()
    output.writelines(f"#{line}\n" for line in head)
    writer = csv.writer(output, dialect="excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in mappings:
        ids = (one.subject, one.predicate, one.object, one.justification)
        subject, predicate, target, justification = (_CONVERTER.shorten(value) for value in ids)
        row = (subject, one.subject_label, predicate, target, one.object_label, justification, one.confidence)
        quoted = (one.author, one.date, one.comment, one.subject_quote, one.object_quote)
        read = (
            "Not" if one.negated and one.object != NOTHING else "",
            one.reviewer,
            _CONVERTER.shorten(one.link),
            " ".join(map(_CONVERTER.shorten, one.articles)),
        )
        writer.writerow(_flat(value) for value in (*row, *quoted, *read))
    return output.getvalue()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flat(value: str) -> str:
    return " ".join(value.split()) if any(character in value for character in "\t\r\n") else value


def to_statements(mappings: Iterable[Mapping], version: str, date: str) -> list[Statement]:
    """Return the mappings as RDF: a mapping set, an OWL axiom for each link under the link's own IRI, and the plain triples."""
    mapping_set = iri(MAPPING_SET)
    statements = [
        (mapping_set, TYPE, name("sssom:MappingSet")),
        (mapping_set, name("dct:title"), literal(_TITLE, "en")),
        (mapping_set, name("dct:description"), literal(_DESCRIPTION, "en")),
        (mapping_set, name("dct:license"), iri(_LICENCE)),
        (mapping_set, name("owl:versionInfo"), literal(version)),
        (mapping_set, name("dct:issued"), literal(date, datatype="xsd:date")),
    ]
    # What was refused or not found is in the graph as a negative finding; an axiom here would claim the link.
    for one in (one for one in mappings if not one.negated):
        axiom = iri(one.link)
        values = {
            "owl:annotatedSource": iri(one.subject),
            "owl:annotatedProperty": iri(one.predicate),
            "owl:annotatedTarget": iri(one.object),
            "sssom:subject_label": literal(one.subject_label),
            "sssom:object_label": literal(one.object_label),
            "sssom:mapping_justification": iri(one.justification),
            "sssom:confidence": literal(one.confidence, datatype="xsd:double"),
            "sssom:author_label": literal(one.author),
            "dct:created": literal(one.date, datatype="xsd:date"),
            "rdfs:comment": literal(one.comment),
        }
        statements += [(mapping_set, name("sssom:mappings"), axiom), (axiom, TYPE, name("owl:Axiom"))]
        statements += [(axiom, name(key), term) for key, term in values.items() if term != '""']
        statements.append((iri(one.subject), iri(one.predicate), iri(one.object)))
    return statements
