"""What a page of comparison shows, as rows of CSV. Pure."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from typing import Any

from graph_service.corpus.atlas import NO_DATA, UPTAKE, Atlas, Link
from graph_service.endpoints.explore.flow import Flow
from graph_service.endpoints.explore.gaps import Gaps
from graph_service.endpoints.explore.matrix import Matrix
from graph_service.endpoints.explore.standings import Table
from graph_service.namespaces import BASE

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def matrix_rows(matrix: Matrix) -> Iterable[Sequence[object]]:
    """Yield a header and one row for each pair that is linked."""
    yield "row", "row_label", "column", "column_label", "links", "tensions", "highest_confidence"
    for row in matrix.rows:
        for column in matrix.columns:
            cell = matrix.cell(row, column)
            if links := (*cell.joins, *cell.tensions):
                highest = max(link.confidence for link in links)
                yield row.iri, row.title, column.iri, column.title, cell.count, len(cell.tensions), highest


def flow_rows(flow: Flow) -> Iterable[Sequence[object]]:
    """Yield a header and one row for each ribbon."""
    yield "from", "from_label", "to", "to_label", "links"
    for ribbon in (*flow.first, *flow.second):
        yield ribbon.source.iri, ribbon.source.title, ribbon.target.iri, ribbon.target.title, ribbon.count


def gap_rows(atlas: Atlas, gaps: Gaps) -> Iterable[Sequence[object]]:
    """Yield a header and one row for each gap."""
    yield "gap", "subject", "subject_label", "words", "object", "object_label", "confidence", "reason"
    for open_ask in gaps.asks:
        ask, link = open_ask.ask, open_ask.link
        words = open_ask.item.text[slice(*_place(link, ask.item))]
        for span in link.spans:
            if span.source != ask.item:
                near = atlas.thing(span.source)
                yield f"ask: {ask.uptake}", BASE + ask.key, ask.label, words, near.iri, near.label, link.confidence, link.reason
    for name, objectives in (("objective without ILO standard", gaps.without_ilo), ("objective no ask addresses", gaps.unasked)):
        for one in objectives:
            yield name, one.iri, one.label, one.title, "", "", "", ""
    for link in gaps.tensions:
        subject, target = atlas.thing(link.subject), atlas.thing(link.object)
        yield "tension", subject.iri, subject.label, subject.text, target.iri, target.label, link.confidence, link.reason


def _place(link: Link, source: str) -> tuple[int, int]:
    """Return where the first words of a link from one provision are, in code points."""
    return next(((span.start, span.end) for span in link.words(source)), (0, 0))


def standing_rows(table: Table) -> Iterable[Sequence[object]]:
    """Yield a header and one row for each State and instrument, with one of the four standings."""
    yield "state", "state_label", "code", "treaty", "treaty_label", "standing", "party_since", "as_of", "note"
    for state in table.states:
        for treaty in table.treaties:
            standing = table.standings[state.key, treaty.key]
            yield (
                state.iri,
                state.name,
                state.notation,
                treaty.iri,
                treaty.title,
                standing.standing,
                standing.since,
                standing.as_of,
                standing.note,
            )
        for treaty in table.without_data:
            yield state.iri, state.name, state.notation, treaty.iri, treaty.title, NO_DATA, "", "", ""


def _no_formula(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def csv_bytes(rows: Iterable[Sequence[object]], *, mark: bool = True) -> bytes:
    """Return rows as CSV (RFC 4180) for spreadsheets: no cell that a formula begins in, and with ``mark`` a byte order mark first."""
    out = io.StringIO()
    csv.writer(out).writerows([_no_formula(value) for value in row] for row in rows)
    return (BOM_UTF8 if mark else b"") + out.getvalue().encode()


def cell(value: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a JSON value as the text of a cell: several are divided by semicolons, a thing is its name and IRI."""
    if isinstance(value, list):
        return "; ".join(text for one in value if (text := cell(one)))
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    if "@value" in value:
        return str(value["@value"])
    if "status" in value:
        return f"{value['issued']} {value['status']} ({cell(value['reportedBy'])})"
    if "id" in value:
        return f"{cell(value.get('title') or value.get('label'))} <{value['id']}>".strip()
    return " / ".join(str(one) for one in value.values())


def link_rows(atlas: Atlas, links: Iterable[Link]) -> Iterable[Sequence[object]]:
    """Yield links with their ends, basis, reason and the words on each side."""
    yield (
        "link",
        "subject",
        "subject_label",
        "predicate",
        "object",
        "object_label",
        "basis",
        "confidence",
        "reason",
        "subject_words",
        "object_words",
        "articles",
        "force",
        "protects",
    )
    for link in dict.fromkeys(links):
        ends = [atlas.thing(link.subject), atlas.thing(link.object)]
        quoted = [[link.holder(end.key)] for end in ends]
        if link.predicate == UPTAKE:
            # The words on the other side of an ask are those of the Compact that its uptake was judged by.
            quoted[1] = [key for key in dict.fromkeys(span.source for span in link.spans) if key not in quoted[0]]
        words = [" … ".join(_words(atlas, link, key) for key in keys) for keys in quoted]
        subject, target = ends
        articles = atlas.articles_of.get(link.iri, ())
        yield (
            link.iri,
            subject.iri,
            subject.label,
            link.predicate,
            target.iri,
            target.title,
            link.basis,
            link.confidence,
            link.reason,
            *words,
            " | ".join(one.label for one in articles),
            " | ".join(one.force for one in articles),
            " | ".join(", ".join(one.groups) for one in articles),
        )


def _words(atlas: Atlas, link: Link, source: str) -> str:
    text = atlas.thing(source).text
    return " … ".join(text[span.start : span.end] for span in link.words(source))
