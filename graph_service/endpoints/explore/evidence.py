"""The links between two things and their parts, with the words on each side ready to be shown. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Article, Atlas, Choice, Link, Span, Thing


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; ``marked`` where a link rests on them."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a link: the thing, and its words in pieces (none where it has no words with us)."""

    thing: Thing
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A link with both ends."""

    link: Link
    subject: Side
    object: Side
    articles: tuple[Article, ...] = ()
    """The articles that bear the link, with force and scope."""


def pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return a text cut where quotations begin and end; spans are code points and may overlap."""
    cut: list[Piece] = []
    done = 0
    for span in sorted(spans, key=lambda span: span.start):
        start, end = max(span.start, done), min(span.end, len(text))
        if end <= start:
            continue
        if start > done:
            cut.append(Piece(text[done:start], marked=False))
        cut.append(Piece(text[start:end], marked=True))
        done = end
    if done < len(text):
        cut.append(Piece(text[done:], marked=False))
    return tuple(cut)


def show(atlas: Atlas, link: Link) -> Shown:
    """Return a link with the words of both ends, those it rests on marked."""
    return Shown(link, _side(atlas, link, link.subject), _side(atlas, link, link.object), atlas.articles_of.get(link.iri, ()))


def between(atlas: Atlas, one: str, other: str, predicates: frozenset[str], choice: Choice) -> list[Link]:
    """Return the links between two things or their parts, in either direction, surest first; ``predicates`` empty takes all."""
    near = [one, *(part.key for part in atlas.down(one))]
    links = {
        link.iri: link
        for key in near
        for link, far in (*((link, link.object) for link in atlas.links_from(key)), *((link, link.subject) for link in atlas.links_to(key)))
        if (not predicates or link.predicate in predicates) and choice.takes(link) and atlas.within(far, other)
    }
    return sorted(
        links.values(), key=lambda link: (-link.confidence, atlas.thing(link.subject).order, atlas.thing(link.object).order, link.iri)
    )


def _side(atlas: Atlas, link: Link, key: str) -> Side:
    thing = atlas.thing(link.holder(key))
    return Side(thing, pieces(thing.text, link.words(thing.key)))
