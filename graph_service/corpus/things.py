"""The one table of things: provisions, instruments, actors, fora, processes, goals, and whatever else a request can name."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from graph_service.corpus.directory import Directory
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.select import Row, Term, select
from graph_service.corpus.thing import Thing, make_thing
from graph_service.namespaces import DEEPEST
from graph_service.rdf.curies import CURIES, path_of
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import whole_number
from graph_service.store.interface import Store

_TITLED = ("Objective", "Priority")
"""Parts of texts whose title says what the parts below them are about."""


@dataclass(frozen=True, slots=True)
class Word:
    """A class or property in words: its label, what it means, and the classes of ours that are directly wider."""

    label: str
    meaning: str
    broader: tuple[str, ...]


@dataclass(frozen=True)
class Things:
    """All things; by id those that can be looked for, in reading order where they have one; and the vocabulary by prefixed name."""

    all: Sequence[Thing]
    words: Mapping[str, Word]

    @cached_property
    def by_id(self) -> Mapping[str, Thing]:
        """What can be looked for."""
        return {thing.id: thing for thing in self.all if thing.searchable}

    @cached_property
    def paths(self) -> Mapping[str, Thing]:
        """The things of ours by path, 2 before 10."""
        return {
            thing.id: thing
            for thing in sorted(self.all, key=lambda thing: natural_key(thing.id))
            if thing.nameable and thing.iri != thing.id
        }

    @cached_property
    def directory(self) -> Directory:
        """What a request can name."""
        return Directory(thing for thing in self.all if thing.nameable)

    def above(self, thing: Thing) -> Iterator[Thing]:
        """Yield what a thing is part of, from the inside out.

        Data may be wrong: a thing can be part of itself by way of others. The climb ends where it has been before, and at ``DEEPEST``.
        """
        seen = {thing.id}
        here = self.by_id.get(path_of(thing.first("dct:isPartOf")))
        while here is not None and here.id not in seen and len(seen) <= DEEPEST:
            yield here
            seen.add(here.id)
            here = self.by_id.get(path_of(here.first("dct:isPartOf")))

    def document(self, thing: Thing) -> str:
        """Return the id of the document that a provision, or the item of an ask, is in; an empty text for anything else."""
        item = self.find(thing.first("gcmo:askOf")) or thing
        if "Provision" not in item.types:
            return ""
        return next((above.id for above in self.above(item) if "Provision" not in above.types), "")

    def whole(self, thing: Thing) -> Thing | None:
        """Return the objective or priority that a provision is part of."""
        return next((above for above in self.above(thing) if above.kind in _TITLED), None)

    @cached_property
    def paragraph_of(self) -> Mapping[str, Thing]:
        """The paragraph with an objective's commitment, by the objective's IRI."""
        paragraphs: dict[str, Thing] = {}
        for thing in self.by_id.values():
            for objective in thing.texts("gcmo:commitmentOf"):
                paragraphs.setdefault(objective, thing)
        return paragraphs

    @cached_property
    def with_words(self) -> frozenset[str]:
        """The IRIs of what has parts with words of their own."""
        return frozenset(whole for thing in self.all if "gcmo:text" in thing.values for whole in thing.texts("dct:isPartOf"))

    def find(self, name: str) -> Thing | None:
        """Return the thing with that id or IRI."""
        return self.by_id.get(name) or self.by_id.get(path_of(name))


def things_of(store: Store) -> PerVersion[Things]:
    """Return the things of a store, read once for each version of its dataset."""
    return PerVersion(store, lambda: read_things(store))


async def read_things(store: Store) -> Things:
    """Read all things and the vocabulary with two queries."""
    rows = await select(store, "corpus/things")
    words = await select(store, "corpus/vocabulary")
    # Some tens of milliseconds of work: not while other requests wait.
    return await asyncio.to_thread(_table, rows, words)


def _table(rows: Iterable[Row], words: Iterable[Row]) -> Things:
    values: dict[str, dict[str, list[Term]]] = {}
    for row in rows:
        values.setdefault(row["thing"].value, {}).setdefault(intern(CURIES.shorten(row["property"].value)), []).append(row["value"])
    seen: dict[object, object] = {}
    things = sorted((make_thing(iri, said, seen) for iri, said in values.items()), key=_reading_order)
    vocabulary: dict[str, Word] = {}
    for row in words:
        key = CURIES.shorten(row["term"].value)
        before = vocabulary.get(key)
        wider = {*(before.broader if before else ()), *([CURIES.shorten(row["broader"].value)] if "broader" in row else [])}
        meaning = row["comment"].value if "comment" in row else ""
        vocabulary[key] = Word(row["label"].value, meaning, tuple(sorted(one for one in wider if one.startswith("gcmo:"))))
    return Things(things, vocabulary)


def _reading_order(thing: Thing) -> tuple[str, int, str]:
    document = thing.id.partition("/")[0]
    return document, whole_number(thing.first("gcmo:order")) or 0, thing.id
