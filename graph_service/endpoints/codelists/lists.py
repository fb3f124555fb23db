"""The lists and their members, read from the things of the graph. Pure but for the files that say which lists there are."""

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.namespaces import BASE
from graph_service.package_data.manifest import Release
from graph_service.rdf.curies import path_of
from graph_service.rdf.ordering import natural_key

OURS = "Short names are this project's own, not the United Nations'."
"""Said in every list that has them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A list there is: its titles by language, and the classes and ids of its members."""

    name: str
    titles: Mapping[str, str]
    classes: frozenset[str]
    pattern: re.Pattern[str]

    @property
    def iri(self) -> str:
        """The IRI of the concept scheme."""
        return f"{BASE}codelists/{self.name}"

    def code(self, thing: Thing) -> str:
        """Return the code of a member, unique in the list (``6``, ``6(k)``, or the id), or an empty text if the thing is not a member."""
        matched = self.pattern.fullmatch(thing.id)
        if matched is None or self.classes.isdisjoint(thing.types):
            return ""
        first, *inner = [part for part in matched.groups() if part] or [thing.id]
        return first + "".join(f"({part})" for part in inner)


@dataclass(frozen=True, slots=True)
class Concept:
    """A member of a list.

    ``names`` are its name by language, ``short`` our short names, ``others`` every further name, the short ones among them; ``broader`` is
    what it is part of, ``broader_code`` the code of that in its own list or an empty text, and ``document`` the text that it is in.
    """

    code: str
    thing: Thing
    names: Mapping[str, str]
    short: Mapping[str, str]
    others: Mapping[str, Sequence[str]]
    broader: Thing | None
    broader_code: str
    document: Thing | None

    @property
    def definition(self) -> str:
        """Its words; an empty text where its name is all of them."""
        return "" if self.thing.text in self.names.values() else self.thing.text


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list with its members in order, of an edition of the dataset."""

    kind: Kind
    release: Release
    concepts: Sequence[Concept]

    @property
    def documents(self) -> list[Thing]:
        """The versions of texts that its members are in."""
        return list({one.document.id: one.document for one in self.concepts if one.document}.values())

    @property
    def has_short_names(self) -> bool:
        """Whether a member has a short name of ours."""
        return any(one.short for one in self.concepts)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the lists there are, by the name in their address."""
    table = tomllib.loads(files("graph_service.endpoints.codelists").joinpath("codelists.toml").read_text(encoding="utf-8"))
    return {name: Kind(name, one["title"], frozenset(one["class"].split()), re.compile(one["pattern"])) for name, one in table.items()}


def read_short_names(path: Path) -> dict[str, dict[str, str]]:
    """Return our short names by id and language.

    Raises:
        OSError: the file is not there.

    """
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["provision"]: {language: name for language, name in row.items() if language != "provision"} for row in rows}


def read_lists(things: Things, short_names: Mapping[str, Mapping[str, str]], release: Release) -> dict[str, CodeList]:
    """Return every list by its name, of the things of one version of the dataset."""
    members = [(kind, code, thing) for thing in things.all for kind in kinds().values() if (code := kind.code(thing))]
    codes = {thing.id: code for _, code, thing in members}
    elsewhere = _names_elsewhere(things)
    concepts_of: dict[str, list[Concept]] = {name: [] for name in kinds()}
    for kind, code, thing in sorted(members, key=lambda one: natural_key(one[2].id)):
        broader = things.find(thing.first("gcmo:actionOf", "gcmo:askOf", "dct:isPartOf"))
        document = things.find(things.document(thing))
        concepts_of[kind.name].append(
            Concept(
                code,
                thing,
                names := _names(thing, elsewhere.get(thing.id, {})),
                short := short_names.get(thing.id, {}),
                _others(thing, code, names, short),
                None if broader is document else broader,
                codes.get(broader.id, "") if broader else "",
                document,
            )
        )
    return {name: CodeList(kinds()[name], release, concepts) for name, concepts in concepts_of.items()}


def _names(thing: Thing, elsewhere: Mapping[str, str]) -> dict[str, str]:
    about = {"en": thing.english("gcmo:about")} if "gcmo:about" in thing.values else {}
    return {**elsewhere, **(thing.titles or about or thing.labels or {"en": thing.label})}


def _names_elsewhere(things: Things) -> dict[str, dict[str, str]]:
    """Return the names that other wordings of a text give its provisions, as a translation of the Compact does, by id and language."""
    names: dict[str, dict[str, str]] = {}
    for thing in things.all:
        for same in thing.texts("gcmo:sameProvisionAs"):
            for language, name in thing.titles.items():
                names.setdefault(path_of(same), {}).setdefault(language, name)
    return names


def _others(thing: Thing, code: str, names: Mapping[str, str], short: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the alternative names by language: our short names, with the code before them too, and what the graph has; never the name."""
    others: dict[str, list[str]] = {}
    for language, name in short.items():
        others.setdefault(language, []).extend((name, f"{code} – {name}"))
    for term in thing.values.get("skos:altLabel", ()):
        if term.kind == "literal":
            others.setdefault(term.language or "@none", []).append(term.value)
    return {language: [one for one in dict.fromkeys(values) if one != names.get(language)] for language, values in sorted(others.items())}
