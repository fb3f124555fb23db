"""From the path of a request to the IRI it names: suffixes, paragraphs that are commitments, and what has been withdrawn."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote

from graph_service import package_data
from graph_service.namespaces import BASE
from graph_service.rdf.formats import HTML, JSON_LD, MARKDOWN, N_TRIPLES, RDF_XML, TRIG, TURTLE, Format

OFFERS: tuple[Format, ...] = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, HTML, MARKDOWN)
"""The forms of a description, in the order the service prefers them."""
BY_SUFFIX = {f".{offer.extension}": offer for offer in OFFERS}

# Paragraphs 17 to 39 of the Global Compact are the commitments of objectives 1 to 23: one resource, not two.
_COMMITMENT = re.compile(r"gcm/para/(1[7-9]|2[0-9]|3[0-9])(/[1-9][0-9]*)?\Z")
_BEFORE_FIRST = 16
_WRITABLE = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+\Z")
"""Characters that an IRI may have between angle brackets (SPARQL 1.1 §19.8, IRIREF)."""
_OF_PATH = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@-]+(?:/[A-Za-z0-9._~!$&'()*+,;=:@-]+)*\Z")
"""What follows the base where an IRI is a path as clients send it: nothing to encode, no query, no fragment, no empty segment."""
THING = "/thing"
"""Describes a thing whose IRI is not a path under the base, given as ``iri=``."""
_SAFE = "/:@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Address:
    """What a path names: itself under the base without suffix and outer slashes, percent-encoded, and the suffix's format.

    ``written`` is the path as the graph writes it, where that is another one: a partner's IRI may hold letters beyond ASCII. ``other`` is
    an IRI that is not under the base, of which there is no path.
    """

    path: str
    format: Format | None
    slashed: bool
    written: str = ""
    other: str = ""

    @property
    def iri(self) -> str:
        """The IRI of the thing."""
        return self.other or BASE + (self.written or self.path)

    def form(self, form: Format) -> str:
        """Return where the thing is answered here in a format."""
        return in_form(self.iri, form) if self.other or self.written else f"/{self.path}.{form.extension}"

    @property
    def elsewhere(self) -> str | None:
        """The path under the base of the resource that the path stands for, if it is another one."""
        match = _COMMITMENT.match(self.path)
        return f"gcm/objective/{int(match[1]) - _BEFORE_FIRST}/commitment{match[2] or ''}" if match else None

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


def spellings(path: str, raw_path: str, query: str) -> list[Address]:
    """Return what else a request may name: IRIs under the base that partners wrote otherwise than we do.

    ``path`` is the decoded path of the request, ``raw_path`` the path as sent, ``query`` its query string as sent. The thing may be named
    by the request's letters decoded (RFC 3987) or as sent, with the slash at the end, with what looks like a suffix, and with the query.
    """
    address = read(path)
    decoded, raw = path.removeprefix("/"), raw_path.removeprefix("/")
    suffix = f".{address.format.extension}" if address.format else ""
    addresses: dict[str, Address] = {}

    def add(written: str, form: Format | None) -> None:
        if written and written != address.path and _WRITABLE.match(written):
            sent = quote(unquote(written.partition("?")[0]), safe=_SAFE) + (
                "?" + quote(written.partition("?")[2], safe=_SAFE + "?%") if "?" in written else ""
            )
            addresses.setdefault(written, Address(sent, form, slashed=False, written=written))

    for spelt in (decoded, raw, unquote(raw)):
        for asked in (query, unquote(query)) if query else ():
            add(f"{spelt}?{asked}", None)
        add(spelt, None)
        if suffix:
            add(spelt.removesuffix(suffix), address.format)
    return list(addresses.values())


def local(iri: str) -> str:
    """Return where a deployment answers an IRI: a path for ours, the IRI itself for all others."""
    # An IRI of ours that goes on with a slash would else be the address of another host.
    return f"/{iri[len(BASE) :].lstrip('/')}" if iri.startswith(BASE) else iri


def thing(iri: str) -> str:
    """Return where a deployment describes a thing, whatever its IRI: those of partners lead to hosts that need not answer."""
    return local(iri) if has_path(iri) else f"{THING}?iri={quote(iri, safe='')}"


def has_path(iri: str) -> bool:
    """Return True if the path of an IRI under the base is an address that names it.

    A partner's may hold what a path does not: a fragment, which clients do not send, a query, a slash or a suffix at its end.
    """
    return iri.startswith(BASE) and bool(_OF_PATH.match(iri, len(BASE))) and not iri.endswith(tuple(BY_SUFFIX))


def in_form(iri: str, form: Format) -> str:
    """Return where a deployment describes a thing in a format."""
    return f"{thing(iri)}.{form.extension}" if has_path(iri) else f"{thing(iri)}&format={form.name}"


def href(iri: str) -> str:
    """Return where a link for an IRI leads: to us, or to an address of the web; an IRI that could run a script leads nowhere (``#``)."""
    address = local(iri)
    return address if address.startswith(("/", "http://", "https://")) else "#"


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
