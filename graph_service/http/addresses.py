"""From the path of a request to the IRI it names: suffixes, paragraphs that are commitments, and what has been withdrawn."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from graph_service import package_data
from graph_service.namespaces import BASE
from graph_service.rdf.formats import HTML, JSON_LD, N_TRIPLES, RDF_XML, TRIG, TURTLE, Format

OFFERS: tuple[Format, ...] = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, HTML)
"""The forms of a description, in the order the service prefers them."""
BY_SUFFIX = {f".{offer.extension}": offer for offer in OFFERS}

# Paragraphs 17 to 39 of the Global Compact are the commitments of objectives 1 to 23: one resource, not two.
_COMMITMENT = re.compile(r"gcm/para/(1[7-9]|2[0-9]|3[0-9])(/[1-9][0-9]*)?\Z")
_BEFORE_FIRST = 16
_SAFE = "/:@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Address:
    """What a path names: itself under the base without suffix and outer slashes, percent-encoded, and the suffix's format."""

    path: str
    format: Format | None
    slashed: bool

    @property
    def iri(self) -> str:
        """The IRI of the thing."""
        return BASE + self.path

    @property
    def elsewhere(self) -> str | None:
        """The path under the base of the resource that the path stands for, if it is another one."""
        found = _COMMITMENT.match(self.path)
        return f"gcm/objective/{int(found[1]) - _BEFORE_FIRST}/commitment{found[2] or ''}" if found else None

    def local(self, path: str | None = None) -> str:
        """Return the path on this deployment, with the suffix if one was asked for."""
        return f"/{self.path if path is None else path}{f'.{self.format.extension}' if self.format else ''}"


def read(path: str) -> Address:
    """Return what the decoded path of a request names."""
    bare = path.strip("/")
    slashed = path != f"/{bare}"
    for suffix, offer in BY_SUFFIX.items():
        if bare.endswith(suffix) and len(bare) > len(suffix) and bare[-len(suffix) - 1] != "/":
            return Address(quote(bare[: -len(suffix)], safe=_SAFE), offer, slashed)
    return Address(quote(bare, safe=_SAFE), None, slashed)


def local(iri: str) -> str:
    """Return where a deployment answers an IRI: a path for ours, the IRI itself for all others."""
    return f"/{iri[len(BASE) :]}" if iri.startswith(BASE) else iri


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Something that was published and is no more: when, why, and the path of what replaces it (empty: nothing)."""

    date: str
    reason: str
    replacement: str


@lru_cache(maxsize=4)
def withdrawn(file: Path | None = None) -> dict[str, Withdrawn]:
    """Return what has been withdrawn, by path under the base, from ``data/curated/withdrawn.tsv``."""
    path = file or package_data.curated() / "withdrawn.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["path"]: Withdrawn(row["date"], row["reason"], row["replacement"]) for row in rows}
