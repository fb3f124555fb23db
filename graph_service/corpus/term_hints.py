"""“Did you mean …?” for a query that names a class, a property or a thing that the dataset does not have.

A wrong namespace or a slip in a name is not an error in SPARQL: the answer is empty. What is near is said beside the answer.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph_service.corpus.directory import Directory
from graph_service.corpus.select import select
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf.curies import CURIES
from graph_service.sparql.terms import Named, iris_in, named_in
from graph_service.store.interface import Store

LONGEST = 20_000
"""Characters of a query that is read for hints."""
_MOST, _MOST_NEAR = 5, 3
_ALIKE = 0.72
"""How alike two names must be, of 1 (difflib): ``Aktion`` and ``Action`` have 0.83."""
_LONGEST_NAME = 60
_AROUND = re.compile(r"^(?:has|is)(?=[A-Z])|(?<=[a-z])(?:Of|By|For)$")
"""What a name of a property has around its noun: ``hasAction`` and ``actionOf`` are about the same thing."""


class Hint(NamedTuple):
    """A name in a query that the dataset does not have, as the query writes it, and names that it has and that are near."""

    written: str
    near: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The classes and the properties that the dataset uses or defines, and all words of our vocabulary, by IRI."""

    classes: frozenset[str]
    properties: frozenset[str]
    words: frozenset[str]

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, list[str]]]:
        return {"class": _by_name(self.classes), "property": _by_name(self.properties)}

    def __contains__(self, iri: object) -> bool:
        return iri in self.properties or iri in self.classes or iri in self.words

    def has(self, iri: str, kind: str) -> bool:
        """Return True if it has an IRI as a class, or as a property."""
        return iri in (self.classes if kind == "class" else self.properties)

    def near(self, iri: str, kind: str) -> tuple[str, ...]:
        """Return the prefixed names that are most like an IRI: the same name in another namespace first."""
        names = self._by_name[kind]
        local = _local(iri)
        noun = _noun(local)
        like = sorted(names.get(noun, ()), key=lambda one: _local(one).casefold() != local.casefold())
        if not like and len(noun) <= _LONGEST_NAME:
            like = [one for name in difflib.get_close_matches(noun, names, n=_MOST_NEAR, cutoff=_ALIKE) for one in names[name]]
        return tuple(CURIES.shorten(one) for one in like)[:_MOST_NEAR]


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _noun(local: str) -> str:
    return _AROUND.sub("", local).casefold()


def _by_name(iris: Iterable[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    # Ours first, then by IRI.
    for iri in sorted(iris, key=lambda one: (not one.startswith(BASE), one)):
        names.setdefault(_noun(_local(iri)), []).append(iri)
    names.pop("", None)
    return names


async def read_vocabulary(store: Store) -> Vocabulary:
    """Read the classes and properties with one query."""
    rows = await select(store, "corpus/terms-used")
    terms = {kind: frozenset(row["term"].value for row in rows if row["kind"].value == kind) for kind in ("class", "property", "word")}
    return Vocabulary(terms["class"], terms["property"], terms["word"])


def is_suspect(text: str, vocabulary: Vocabulary | None, directory: Directory | None) -> bool:
    """Return True if a query may name something that the dataset does not have; quick, so that most queries are read no further."""
    if len(text) > LONGEST:
        return False
    return any(
        not (vocabulary and iri in vocabulary) and not (directory and iri in directory) and not iri.startswith(PREFIXES["xsd"])
        for iri in iris_in(text)
    )


def hints(text: str, vocabulary: Vocabulary, directory: Directory | None) -> tuple[Hint, ...]:
    """Return what a query names that the dataset does not have, at most five names. Things of ours are checked with a ``directory``."""
    by_iri: dict[str, Hint] = {}
    for named in named_in(text):
        if len(by_iri) >= _MOST:
            break
        if named.iri in by_iri or named.iri.startswith(PREFIXES["xsd"]):
            continue
        of_vocabulary = named.kind or named.iri.startswith(PREFIXES["gcmo"])
        near = _terms_near(named, vocabulary) if of_vocabulary else _things_near(named.iri, directory)
        if near is not None:
            by_iri[named.iri] = Hint(named.iri if named.written.startswith("<") else named.written, near)
    return tuple(by_iri.values())


def _terms_near(named: Named, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """Return the terms near one that the dataset does not have; None if it has it."""
    if vocabulary.has(named.iri, named.kind) if named.kind else named.iri in vocabulary:
        return None
    return vocabulary.near(named.iri, named.kind or ("class" if named.iri.rpartition("#")[2][:1].isupper() else "property"))


def _things_near(iri: str, directory: Directory | None) -> tuple[str, ...] | None:
    """Return the things near one of ours that the dataset does not have; None if it has it, or if nobody can say."""
    path = iri.removeprefix(BASE)
    if directory is None or path == iri or iri in directory:
        return None
    meant = directory.find(path)
    if meant is None and not directory.has_beside(iri):
        return None
    near = [meant.id] if meant else directory.near(path, most=_MOST_NEAR)
    return tuple(f"gcm:{one}" for one in near)
