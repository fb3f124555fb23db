"""Lists of codes of the Migration Compact Graph, each a mapping from code to ``Code``, in the order of the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

__all__ = ["Code", "CodeList", "actions", "asks", "objectives", "principles", "priorities"]


@dataclass(frozen=True)
class Code:
    """A member of a list. Names are by language, ``@none`` where they have none.

    ``short_name`` and what it adds to ``alt_labels`` are the project's own, not the United Nations'. ``broader`` is the IRI of what it is
    part of, ``broader_code`` the code of that in its own list; ``text`` is the IRI of the version of the text that it is in.
    """

    code: str
    notation: str
    label: str
    pref_label: Mapping[str, str]
    alt_labels: Mapping[str, tuple[str, ...]]
    short_name: Mapping[str, str]
    definition: Mapping[str, str]
    iri: str
    broader: str | None
    broader_code: str | None
    text: str | None

    @property
    def title(self) -> str:
        """Its name in English, or in the first language it has."""
        return self.pref_label.get("en") or next(iter(self.pref_label.values()))


class CodeList(Mapping[str, Code]):
    """A list with the edition of the dataset and the versions of the texts that it was made from."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Take what ``/codelists/NAME.json`` answers."""
        self.name: str = data["name"]
        self.iri: str = data["iri"]
        self.title: Mapping[str, str] = data["title"]
        self.edition: str = data["edition"]["version"]
        self.edition_date: str = data["edition"]["date"]
        self.text_versions: Mapping[str, str] = {one["iri"]: one["label"] for one in data["textVersions"]}
        self._codes = {one["code"]: _code(one) for one in data["concepts"]}

    def __getitem__(self, code: str) -> Code:
        return self._codes[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def find(self, name: str) -> Code | None:
        """Return the member with a code, IRI, label or name, in whatever case, or None."""
        wanted = name.strip().casefold()
        return next((one for one in self._codes.values() if wanted in _names(one)), None)


def _names(one: Code) -> set[str]:
    others = (name for names in one.alt_labels.values() for name in names)
    return {name.casefold() for name in (one.code, one.iri, one.label, *one.pref_label.values(), *others)}


def _code(one: dict[str, Any]) -> Code:
    return Code(
        code=one["code"],
        notation=one["notation"],
        label=one["label"],
        pref_label=one["prefLabel"],
        alt_labels={language: tuple(names) for language, names in one["altLabels"].items()},
        short_name=one["shortName"],
        definition=one["definition"],
        iri=one["iri"],
        broader=one["broader"],
        broader_code=one["broaderCode"],
        text=one["text"],
    )


def _read(name: str) -> CodeList:
    return CodeList(json.loads(files(__name__).joinpath(f"data/{name}.json").read_text(encoding="utf-8")))


objectives = _read("objectives")
actions = _read("actions")
principles = _read("principles")
priorities = _read("priorities")
asks = _read("asks")
