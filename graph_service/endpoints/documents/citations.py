"""The citations of a document: a number where something is quoted, and at the end each text with its places and their addresses."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.documents.model import Block, Run, block, heading
from graph_service.endpoints.resources.citation import Citation, line
from graph_service.endpoints.resources.page_citation import TEXTS, edition, kind_of, titled, version_of
from graph_service.http.addresses import thing as place_of
from graph_service.namespaces import DEEPEST
from graph_service.pages.i18n import Language

_CREDITED = ("dct:publisher", "dct:creator")


def cite(things: Things, thing: Thing, origin: str) -> Citation:
    """Return how to cite a thing, as its page does; ``origin`` is where the service is reached, at which the address answers.

    What its page cites not, as an article or an ask, is cited as a place in its instrument or text.
    """
    wholes = list(_wholes(things, thing))
    whole = next((one for one in wholes if TEXTS & set(one.classes)), thing)
    label = ""
    if whole is not thing:
        label = thing.english("rdfs:label", "skos:prefLabel")
        paragraph = things.paragraph_of.get(thing.first("gcmo:actionOf"))
        label += f", paragraph {paragraph.notation}({thing.notation})" if paragraph else ""
    title = whole.english("skos:prefLabel", "rdfs:label", "dct:title") or whole.id
    kind = kind_of([set(one.classes) for one in wholes], set(whole.classes))
    issuers = (things.directory.get(iri) for iri in whole.texts(*_CREDITED))
    return Citation(
        iri=thing.iri,
        title=titled(title, whole.notation, kind),
        kind=kind,
        edition=edition(),
        label=label,
        issuers=tuple(sorted({name for one in issuers if one and (name := one.titles.get("en", ""))})),
        date=whole.first("dct:date", "dct:issued"),
        version=version_of(title, set(whole.classes)),
        language=thing.language,
        held=bool(thing.first("gcmo:text", "gcmo:sourceFile")) or thing.iri in things.with_words,
        address=origin + place_of(thing.iri),
    )


def _wholes(things: Things, thing: Thing) -> Iterator[Thing]:
    """Yield a thing and what it is part of, from the inside out; an ask is part of the item that makes it."""
    seen: set[str] = set()
    here: Thing | None = thing
    while here is not None and here.iri not in seen and len(seen) <= DEEPEST:
        yield here
        seen.add(here.iri)
        here = things.directory.get(here.first("dct:isPartOf", "gcmo:askOf"))


class Cited:
    """Numbers what a document quotes, in the order in which it does, and lists it at the end."""

    def __init__(self, things: Things, origin: str, known: dict[str, Citation] | None = None) -> None:
        """``known`` are citations that other tries at the same document made already, by IRI."""
        self._things = things
        self._origin = origin
        self._known: dict[str, Citation] = {} if known is None else known
        self._cited: dict[str, int] = {}

    @property
    def citations(self) -> list[Citation]:
        """What was cited, in order."""
        return [self._known[iri] for iri in self._cited]

    def name(self, iri: str, label: str = "") -> tuple[Run, ...]:
        """Return the label of a thing, or another one, as a link with the number of its citation."""
        thing = self._things.directory.get(iri)
        address = self._origin + place_of(iri)
        if thing is None:
            return (Run(label or iri, href=address),)
        citation = self._known.get(iri) or self._known.setdefault(iri, cite(self._things, thing, self._origin))
        number = self._cited.setdefault(iri, len(self._cited) + 1)
        return Run(label or citation.label or citation.title, "en", address), Run(f" [{number}]")

    def blocks(self, reader: Language) -> list[Block]:
        """Return the list: each text as it is cited, then where in it each place is."""
        said = partial(plain, reader)
        groups: dict[str, list[tuple[int, Citation]]] = {}
        for number, one in enumerate(self.citations, 1):
            # Instruments that the graph only describes are one group: the same sentence for each would fill the page.
            groups.setdefault(_of_text(one), []).append((number, one))
        made: list[Block] = [heading(1, said("document.citations"))] if groups else []
        for text, cited in groups.items():
            runs: list[Run | str] = [Run(f"{text}: " if text else f"{said('document.described')}: ", "en" if text else "")]
            for number, one in cited:
                name = one.label or one.title
                runs += [Run(f"[{number}] {name}, ", "en"), Run(one.place, href=one.place), "; " if (number, one) != cited[-1] else "."]
            made.append(block("small", *runs))
        return made


def _of_text(citation: Citation) -> str:
    """Return the citation of the text that a place is in, without the place; empty for what the graph only describes."""
    if not citation.held:
        return ""
    whole = line(replace(citation, iri="", label="", address=""))
    return whole.removesuffix(", ")


def plain(reader: Language, key: str, **values: object) -> str:
    """Return a sentence of the locales as plain text."""
    return reader.t(key, **values).unescape()
