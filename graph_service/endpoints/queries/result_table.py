"""An answer to a query as people read it: rows of terms whose links stay on this service, triples for a graph, yes or no for ASK.

The answer is read as it streams in, in a format of one line a row (TSV, N-Triples), so that a page can say how many rows there are of which
it shows the first, and never holds them all.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from graph_service.http.addresses import href, thing
from graph_service.namespaces import PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.curies import CURIES
from graph_service.rdf.formats import JSON, N_TRIPLES, TSV, Format
from graph_service.sparql.tokens import Form

MOST_ROWS = 1000
"""Rows that a page shows; downloads have all."""
MOST_COLUMNS = 100
MOST_CELLS = 20_000
"""Columns and cells that a page shows: what a page takes to draw grows with these, whatever the shape of the answer."""
_MOST_BYTES = 2 * 2**20
_LONG = 60
_XSD = PREFIXES["xsd"]
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"))
GRAPH_COLUMNS = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Cell:
    """A term on the page: its text, where it leads (empty: nowhere), its IRI or datatype to look at, and a literal's language."""

    text: str = ""
    href: str = ""
    title: str = ""
    language: str = ""
    number: bool = False

    @property
    def long(self) -> bool:
        """Whether it needs room to be read."""
        return len(self.text) > _LONG


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of an answer: columns with rows and how many rows there are in all, or what ASK found."""

    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    total: int = 0
    said: bool | None = None
    all_columns: int = 0
    """How many columns there are in all."""


@dataclass(slots=True)
class Lines:
    """Takes the bytes of an answer: keeps its first lines, as far as a page shows them, and counts the others."""

    most: int = MOST_ROWS + 1
    kept: list[bytes] = field(default_factory=list)
    count: int = 0
    full: bool = False
    """Whether what follows is only counted."""
    _rest: bytearray = field(default_factory=bytearray)
    _size: int = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes; none say nothing, not even that a line has no end."""
        if not data:
            return
        if self.full:
            # Of what is not shown only the number matters, and whether its last line has ended.
            self.count += data.count(b"\n")
            self._rest = bytearray(b"" if data.endswith(b"\n") else b".")
            return
        self._rest += data
        if b"\n" in data:
            *whole, self._rest = self._rest.split(b"\n")
            for line in whole:
                self._keep(line)
        self.full = self.full or self._size + len(self._rest) > _MOST_BYTES

    def close(self) -> None:
        """Take the last line, if it has no end."""
        if self._rest:
            self._keep(self._rest)
            self._rest = bytearray()

    def _keep(self, line: bytearray) -> None:
        self.count += 1
        self._size += len(line)
        self.full = self.full or len(self.kept) >= self.most or self._size > _MOST_BYTES
        if not self.full:
            self.kept.append(bytes(line))


def line_format(form: Form) -> Format:
    """Return the format in which the answer to a query of this form is read."""
    if form is Form.ASK:
        return JSON
    return N_TRIPLES if form.is_graph else TSV


Naming = Callable[[str], str]


def read(form: Form, lines: Lines, naming: Naming | None = None) -> Shown:
    """Return what a page shows of an answer in its ``line_format``; ``naming`` gives an IRI its name on the page, or an empty one."""
    lines.close()
    if form is Form.ASK:
        return Shown(said=b"true" in b"".join(lines.kept))
    name = naming or brief
    texts = [line.decode() for line in lines.kept]
    if form.is_graph:
        # A page has a row fewer than lines are kept, for a table's first line is its head.
        rows = [[_cell(term, name) for term in _triple(line)] for line in texts[:MOST_ROWS]]
        return Shown(GRAPH_COLUMNS, rows, lines.count, all_columns=len(GRAPH_COLUMNS))
    columns = [column.lstrip("?$") for column in _terms(texts[0])] if texts and texts[0] else []
    most = MOST_CELLS // len(columns) if columns else MOST_ROWS
    rows = [[_cell(term, name) for term in _terms(line)] for line in texts[1 : most + 1]]
    return Shown(columns, rows, max(0, lines.count - 1), all_columns=texts[0].count("\t") + 1 if columns else 0)


def _terms(line: str) -> list[str]:
    return line.split("\t", MOST_COLUMNS)[:MOST_COLUMNS]


def joined(shown: Shown) -> Shown:
    """Return an answer that says nothing twice.

    A column of IRIs takes the words of the column that labels it (``part``, ``partLabel``), and one that only repeats what links say goes.
    """
    place = {column: index for index, column in enumerate(shown.columns)}
    labels = {place[column]: place[f"{column}Label"] for column in shown.columns if f"{column}Label" in place}
    rows = [[_named(cell, row[labels[index]]) if index in labels else cell for index, cell in enumerate(row)] for row in shown.rows]
    gone = {*labels.values(), *(index for index in place.values() if _repeats(rows, index))}
    kept = [index for index in place.values() if index not in gone]
    return Shown(
        [shown.columns[index] for index in kept],
        [[row[index] for index in kept] for row in rows],
        shown.total,
        shown.said,
        shown.all_columns,
    )


def outward(shown: Shown) -> list[str]:
    """Return the IRIs of links that lead away from here."""
    return [cell.title for row in shown.rows for cell in row if cell.href.startswith("http")]


def leading(shown: Shown, here: AbstractSet[str]) -> Shown:
    """Return an answer whose links to some things of others lead to their pages here."""
    if not here:
        return shown
    rows = [[replace(cell, href=thing(cell.title)) if cell.href and cell.title in here else cell for cell in row] for row in shown.rows]
    return replace(shown, rows=rows)


def _repeats(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Return True if a column holds nothing but the words of the links in another one."""
    if not rows or any(row[index].href for row in rows) or not any(row[index].text for row in rows):
        return False
    return any(
        all((row[index].text == row[other].text and row[other].href) or not row[index].text for row in rows)
        for other in range(len(rows[0]))
        if other != index
    )


def _named(thing: Cell, label: Cell) -> Cell:
    return Cell(label.text, thing.href, thing.title, label.language) if thing.href and label.text else thing


def _triple(line: str) -> tuple[str, str, str]:
    try:
        return serialise.parse(line)
    except ValueError:
        # A triple about a triple (RDF 1.2) is shown as it is written.
        return line, "", ""


def _cell(term: str, name: Naming) -> Cell:
    if term.startswith("<") and term.endswith(">"):
        iri = term[1:-1]
        return Cell(name(iri) or brief(iri), "" if (address := href(iri)) == "#" else address, iri)
    if not term.startswith('"'):
        return Cell(term, number=_is_number(term))
    try:
        text, language, datatype = serialise.value(term)
    except ValueError:
        return Cell(term)
    if datatype in _NUMBERS:
        return Cell(_plain(text), number=True)
    return Cell(text, title="" if datatype in ("", _XSD + "string") else brief(datatype), language=language)


def _is_number(term: str) -> bool:
    try:
        float(term)
    except ValueError:
        return False
    return True


def _plain(text: str) -> str:
    """Return a number as people write it: a double of 0.7 may come as 7.0E-1."""
    try:
        return f"{float(text):.12g}" if "e" in text.lower() else text
    except ValueError:
        return text


def brief(iri: str) -> str:
    """Return an IRI shortened by one of our prefixes, as one types it into a query, or as it is."""
    return CURIES.typed(iri)
