"""The words of links in a document. Pure."""

from collections.abc import Sequence

from graph_service.corpus.atlas import Link
from graph_service.endpoints.documents.citations import Cited, plain
from graph_service.endpoints.documents.model import Run
from graph_service.endpoints.explore.evidence import Shown, Side
from graph_service.pages.environment import level
from graph_service.pages.i18n import Language

Runs = Sequence[Run | str]


def quote(side: Side, words: str) -> Run:
    """Return words of one end of a link in quotation marks."""
    return Run(f"“{words.strip()}” ", side.thing.language or "en")


def quoted(cited: Cited, side: Side) -> Runs:
    """Return the words that a link rests on, each run of them in quotation marks, and where they are; nothing where we hold none."""
    if not side.pieces:
        return ()
    marked = [piece.words for piece in side.pieces if piece.marked] or ["".join(piece.words for piece in side.pieces)]
    return [*(quote(side, words) for words in marked), *cited.name(side.thing.iri)]


def end(cited: Cited, side: Side) -> Runs:
    """Return one end of a link: its words, or its name where we hold none."""
    return quoted(cited, side) or cited.name(side.thing.iri, side.thing.title)


def reason(reader: Language, link: Link, *, sure: bool) -> Runs:
    """Return why a link was made; with ``sure``, also what it rests on and how sure it is."""
    if not link.reason:
        return ()
    basis = reader.known(f"basis.{link.basis}", link.basis).unescape()
    how = plain(reader, f"sure.{level(link.confidence)}", value=reader.number(link.confidence))
    return [" ", Run(link.reason, "en"), f" ({basis}; {how})" if sure else ""]


def told(cited: Cited, reader: Language, shown: Shown, *, sure: bool) -> Runs:
    """Return a link: both ends with their words, how they are related, and why."""
    relation = reader.known(f"predicate.{shown.link.predicate}", shown.link.predicate).unescape()
    between = Run(f" {relation} ", strong=True)
    return [*end(cited, shown.subject), between, *end(cited, shown.object), *reason(reader, shown.link, sure=sure)]
