"""What the cells of a table may name: actors, parts of the Compact and of civil society's texts, fora, instruments. Pure."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_service import package_data
from graph_service.corpus.state_names import known
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf.parser import parse

_GCMO = PREFIXES["gcmo"]
_LABEL, _OTHERS = PREFIXES["skos"] + "prefLabel", (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["skos"] + "notation")
_TYPE = PREFIXES["rdf"] + "type"
_KINDS = {
    "State": "state",
    "Actor": "actor",
    "Objective": "objective",
    "Provision": "target",
    "Ask": "target",
    "Forum": "forum",
    "Process": "forum",
    "Instrument": "instrument",
}
_FILES = (
    "actors",
    "asks",
    "commitments-2018",
    "fora-and-processes",
    "gcm-final-draft-2018",
    "instruments",
    "joint-message-2018",
    "nahuacalli-2018",
    "priorities-2021",
    "ratifications",
    "zero-draft-statement-2018",
)
_OBJECTIVE = re.compile(r"(?:objective\s*)?(\d{1,2})(?:\s*\(?\s*([a-z])\s*\)?)?(?:\s*[:–-].*)?\Z", re.IGNORECASE)
_PRINCIPLE = re.compile(r"principle\s*(\d{1,2})(?:\s*[:–-].*)?\Z", re.IGNORECASE)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+\Z")
Row = tuple[str, str, str]
"""A thing's IRI, ``type``, ``label`` or ``other``, and the value."""


@dataclass(slots=True)
class Names:
    """Things by kind (``actor``, ``state``, ``target``, ``objective``, ``forum``, ``instrument``), by lower-case name, and their names."""

    kinds: dict[str, set[str]] = field(default_factory=dict)
    named: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Names":
        """Return the names that rows give."""
        names = cls()
        called: dict[str, list[str]] = {}
        for iri, role, value in rows:
            if role == "type":
                kind = _KINDS.get(value.removeprefix(_GCMO))
                if kind:
                    names.kinds.setdefault(kind, set()).add(iri)
            else:
                called.setdefault(iri, []).append(value)
                if role == "label":
                    names.labels.setdefault(iri, value)
        for kind, things in names.kinds.items():
            named = names.named.setdefault(kind, {})
            if kind != "target":
                for iri in sorted(things):
                    for value in called.get(iri, ()):
                        named.setdefault(value.casefold(), iri)
        return names

    def resolve(self, kind: str, text: str) -> str:
        """Return the IRI that a cell names, or an empty text. An IRI outside of our namespace is taken as it is."""
        things = self.kinds.get(kind, set())
        for iri in self._candidates(kind, text):
            if iri in things:
                return iri
        if _IRI.match(text) and not text.startswith(BASE):
            return text
        return self.named.get(kind, {}).get(text.casefold(), "")

    def _candidates(self, kind: str, text: str) -> Iterable[str]:
        yield text
        yield BASE + text.lstrip("/")
        if kind in ("actor", "state") and (code := known().resolve(text)):
            yield f"{BASE}actor/state/{code}"
        if kind in ("target", "objective"):
            matched = _OBJECTIVE.match(text)
            if matched:
                action = f"/action/{matched[2].lower()}" if matched[2] else ""
                yield f"{BASE}gcm/objective/{int(matched[1])}{action}"
            matched = _PRINCIPLE.match(text)
            if matched:
                yield f"{BASE}gcm/principle/{int(matched[1])}"

    def near(self, kind: str, text: str) -> str:
        """Return the name that is most like a text, or an empty one."""
        named = self.named.get(kind, {})
        close = difflib.get_close_matches(text.casefold(), named, 1, 0.7)
        return self.labels.get(named[close[0]], close[0]) if close else ""

    def mapping(self) -> dict[str, Any]:
        """Return this as JSON has it."""
        return {"kinds": {kind: sorted(things) for kind, things in self.kinds.items()}, "named": self.named, "labels": self.labels}

    @classmethod
    def read(cls, saved: Mapping[str, Any]) -> "Names":
        """Return what ``mapping`` wrote."""
        return cls({kind: set(things) for kind, things in saved["kinds"].items()}, dict(saved["named"]), dict(saved["labels"]))


def built_in() -> Names:
    """Return the names of the graph that the program carries."""
    return Names.of(_rows())


def _rows() -> Iterable[Row]:
    for stem in _FILES:
        with (package_data.turtle() / f"{stem}.ttl").open("rb") as file:
            for quad in parse(file, "turtle", ""):
                subject, predicate, value = (str(getattr(term, "value", term)) for term in (quad.subject, quad.predicate, quad.object))
                if predicate == _TYPE:
                    yield subject, "type", value
                elif predicate == _LABEL:
                    yield subject, "label", value
                elif predicate in _OTHERS:
                    yield subject, "other", value
