"""The suggestions as a draft in SSSOM/TSV, for editors and partners. SSSOM: https://mapping-commons.github.io/sssom/spec-model/ ."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from graph_service import __version__
from graph_service.endpoints.suggest.answer import NOTE, Read, iri, rows
from graph_service.endpoints.suggest.knowledge import Knowledge
from graph_service.endpoints.suggest.ranking import Suggestion
from graph_service.namespaces import PREFIXES
from graph_service.rdf.curies import Converter

_CURIES = ("gcm", "gcmo", "sdg", "semapv", "skos", "xsd")
_CONVERTER = Converter({prefix: PREFIXES[prefix] for prefix in _CURIES})
_COLUMNS = (
    "subject_id",
    "subject_label",
    "subject_type",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "mapping_tool",
    "mapping_tool_version",
    "comment",
    "subject_quote",
    "object_quote",
)
_LABEL = 80
_JUSTIFICATIONS = {"words": "LexicalMatching", "meaning": "SemanticSimilarityThresholdMatching", "links": "MappingChaining"}


def to_tsv(read: Read, known: Knowledge, *, method: str, date: str) -> str:
    """Return a mapping set of suggestions. The subjects are passages of the text that was sent: they have numbers, no IRIs of the graph."""
    head = [
        "curie_map:",
        *(f"  {key}: {PREFIXES[key]}" for key in _CURIES),
        # Where the passages have no address, a name that leads nowhere is better than one that seems to be of the graph.
        '  passage: "urn:x-compact-graph:passage:"',
        "mapping_set_id: urn:x-compact-graph:suggestions",
        "mapping_set_title: Suggestions, not links",
        f'mapping_set_description: "{NOTE} Found by {method}. The score is not a probability."',
        "license: https://creativecommons.org/licenses/by/4.0/",
        f"mapping_date: {date}",
        "extension_definitions:",
        *(f"- slot_name: {slot}\n#  type_hint: {PREFIXES['xsd']}string" for slot in ("subject_quote", "object_quote")),
    ]
    output = io.StringIO()
    output.writelines(f"#{line}\n" for line in head)
    writer = csv.writer(output, dialect="excel-tab", lineterminator="\n")
    writer.writerow(_COLUMNS)
    numbers = {passage.start: number for number, (passage, _) in enumerate(read.passages, 1)}
    for passage, one, told in rows(read, known):
        words = told["words"]
        row = (
            f"passage:{numbers[passage.start]}",
            passage.text[:_LABEL] + ("…" if len(passage.text) > _LABEL else ""),
            "rdfs literal",
            "skos:relatedMatch",
            _CONVERTER.shorten(iri(one.key)),
            told["label"],
            f"semapv:{_JUSTIFICATIONS[one.found_by[0]]}",
            f"{one.score:.3f}",
            "compact-graph suggest",
            __version__,
            _comment(one, told),
            words["passage"]["exact"] if words else "",
            words["target"]["exact"] if words else "",
        )
        writer.writerow(_cell(value) for value in row)
    return output.getvalue()


def _comment(one: Suggestion, told: Mapping[str, Any]) -> str:
    through = ", ".join(linked["label"] for linked in told["through"])
    return f"Suggestion, not checked. Found by {', '.join(one.found_by)}{f'; through {through}' if through else ''}."


def _cell(value: str) -> str:
    """Return a value on one line; what a spreadsheet would take for a formula is text, for the words are a stranger's."""
    flat = " ".join(value.split())
    return f"'{flat}" if flat[:1] in ("=", "+", "-", "@") else flat
