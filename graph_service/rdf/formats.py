"""Which formats we speak and which one a request gets: tables of facts and one complete negotiation (RFC 9110 §12.5.1). Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_service.errors import BadRequestError, HeadersTooLargeError, NotAcceptableError, UnsupportedMediaTypeError


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """A format by the name used in ``format=``, its media types (the registered one first) and its file extension."""

    name: str
    types: tuple[str, ...]
    extension: str
    text: bool = False
    """Whether the media type is ``text/…`` and so states its charset."""

    def content_type(self, media_type: str = "") -> str:
        """Return the value of Content-Type, for one of the format's media types or the registered one."""
        chosen = media_type or self.types[0]
        return f"{chosen}; charset=utf-8" if chosen.startswith("text/") else chosen


@dataclass(frozen=True, slots=True)
class Choice:
    """What negotiation chose: a format, and under which of its media types the client accepts it."""

    format: Format
    media_type: str

    @property
    def content_type(self) -> str:
        """The value of Content-Type."""
        return self.format.content_type(self.media_type)


JSON = Format("json", ("application/sparql-results+json", "application/json", "text/json"), "srj")
XML = Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), "srx")
CSV = Format("csv", ("text/csv",), "csv", text=True)
TSV = Format("tsv", ("text/tab-separated-values",), "tsv", text=True)

SPREADSHEET = Format("spreadsheet", ("text/csv",), "csv", text=True)
"""CSV with a byte order mark, without which spreadsheet programs read UTF-8 as another encoding: for the buttons of pages, by name only."""

TURTLE = Format("turtle", ("text/turtle", "application/x-turtle", "application/turtle"), "ttl", text=True)
JSON_LD = Format("jsonld", ("application/ld+json", "application/json"), "jsonld")
N_TRIPLES = Format("ntriples", ("application/n-triples", "text/plain"), "nt")
RDF_XML = Format("rdfxml", ("application/rdf+xml", "application/xml", "text/xml"), "rdf")
TRIG = Format("trig", ("application/trig", "application/x-trig"), "trig")
N_QUADS = Format("nquads", ("application/n-quads", "text/x-nquads"), "nq")
N3 = Format("n3", ("text/n3", "text/rdf+n3"), "n3", text=True)

HTML = Format("html", ("text/html",), "html", text=True)
"""Our pages; they are not offered as XHTML, which a browser would read with an XML parser."""
MARKDOWN = Format("markdown", ("text/markdown", "text/x-markdown"), "md", text=True)
"""What a page says, short and without layout (RFC 7763): for assistants and other programs that read words."""

PDF = Format("pdf", ("application/pdf",), "pdf")
DOCX = Format("docx", ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), "docx")
ODT = Format("odt", ("application/vnd.oasis.opendocument.text",), "odt")
"""What a page says, as a document to take along."""
SVG = Format("svg", ("image/svg+xml",), "svg")
PNG = Format("png", ("image/png",), "png")
"""A quotation as a picture."""

RESULTS: tuple[Format, ...] = (JSON, XML, CSV, TSV)
"""Formats of SELECT and ASK answers, in the order the service prefers them."""

RDF: tuple[Format, ...] = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, N_QUADS, N3)
"""Formats of graphs, in the order the service prefers them."""

_OTHER_NAMES: dict[Format, tuple[str, ...]] = {
    JSON: ("sparql-results+json", "srj"),
    XML: ("sparql-results+xml", "sparql"),
    JSON_LD: ("json-ld", "json", "ld+json"),
    N_TRIPLES: ("n-triples",),
    RDF_XML: ("rdf/xml", "rdf+xml", "rdf-xml", "xml"),
    N_QUADS: ("n-quads",),
}
"""Names that other engines and their clients use for a format, beside its own name, extension and media types."""


def _names(form: Format) -> tuple[str, ...]:
    return (form.name, form.extension, *form.types, *_OTHER_NAMES.get(form, ()))


BY_NAME: dict[str, Format] = {name: known for known in reversed((*RESULTS, *RDF, SPREADSHEET)) for name in _names(known)}
"""What ``format=`` understands, whatever the kind of answer; results before graphs where a name is both."""

_NAMED = 2
"""Specificity of a range that names type and subtype."""
_REMEMBERED = 1024
_LONGEST = 4096
"""Characters of the longest Accept header that is read, which takes some ten milliseconds; a client's has some hundred."""
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105 - RFC 9110's word for a run of characters
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_RANGE = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*")
_PARAMETER = re.compile(rf"\s*;\s*(?:({_TOKEN})\s*=\s*({_TOKEN}|{_QUOTED})\s*)?")
_QUALITY = re.compile(r"(?:0(?:\.[0-9]*)?|1(?:\.0*)?|\.[0-9]+)\Z")


@dataclass(frozen=True, slots=True)
class Range:
    """One element of Accept: type and subtype (``*`` for any), how specific it is, and its weight from 0 to 1."""

    type: str
    subtype: str
    specificity: int
    quality: float

    def matches(self, media_type: str) -> bool:
        """Return True if a media type without parameters falls in the range."""
        kind, _, subtype = media_type.partition("/")
        return self.type in ("*", kind) and self.subtype in ("*", subtype)


def parse_accept(header: str) -> list[Range]:
    """Return the ranges of an Accept header; elements that break the grammar are passed over, as RFC 9110 §5.5 lets a server do."""
    ranges = []
    position = 0
    while position < len(header):
        match = _RANGE.match(header, position)
        if not match:
            position = _after_comma(header, position)
            continue
        kind, subtype = match[1].lower(), match[2].lower()
        position = match.end()
        quality: float | None = 1.0
        usable = True
        specificity = (kind != "*") + (subtype != "*")
        while parameter := _PARAMETER.match(header, position):
            position = parameter.end()
            name, value = (parameter[1] or "").lower(), (parameter[2] or "").strip('"')
            if name == "q":
                quality = float(value) if _QUALITY.match(value) else None
            elif name == "charset":
                # Everything here is UTF-8, so the parameter excludes or it says nothing.
                usable = usable and value.lower() in ("utf-8", "utf8")
        end = _after_comma(header, position)
        well_formed = not header[position:end].strip(" \t,")
        position = end
        if kind == "*" and subtype != "*":
            well_formed = False
        if well_formed and usable and quality is not None:
            ranges.append(Range(kind, subtype, specificity, quality))
    return ranges


def _after_comma(header: str, position: int) -> int:
    comma = header.find(",", position)
    return len(header) if comma < 0 else comma + 1


def _weight(media_type: str, ranges: Iterable[Range]) -> tuple[float, int]:
    """Return quality and specificity of the most specific range that matches; of two that are equal the last one counts."""
    best: Range | None = None
    for candidate in ranges:
        if candidate.matches(media_type) and (best is None or candidate.specificity >= best.specificity):
            best = candidate
    return (best.quality, best.specificity) if best else (0.0, 0)


def negotiate(accept: str | None, offers: tuple[Format, ...]) -> Choice:
    """Return the best of ``offers`` (in the service's order of preference) for an Accept header.

    The most specific matching range gives a media type its weight; weight 0 excludes; among equal weights a type that was named
    beats one that a wildcard let in, then the service's preference decides. No header, or an empty one, accepts everything.

    Raises:
        NotAcceptableError: nothing on offer is accepted.
        HeadersTooLargeError: the header is longer than anybody should have to read.

    """
    if accept and len(accept) > _LONGEST:
        raise HeadersTooLargeError(f"The Accept header is longer than {_LONGEST} characters.", limit="accept", maximum=_LONGEST)
    # Do not cache on unbounded client input.
    return _remembered(accept, offers) if accept is None or len(accept) <= _REMEMBERED else _negotiate(accept, offers)


def _negotiate(accept: str | None, offers: tuple[Format, ...]) -> Choice:
    if accept is None or not accept.strip():
        return Choice(offers[0], offers[0].types[0])
    ranges = parse_accept(accept)
    best: tuple[float, int, int, int] | None = None
    chosen: Choice | None = None
    for rank, offer in enumerate(offers):
        for alias, media_type in enumerate(offer.types):
            quality, specificity = _weight(media_type, ranges)
            # An alias counts only where it is named: a wildcard gets the registered type.
            if quality <= 0 or (alias and specificity < _NAMED):
                continue
            score = (quality, specificity, -alias, -rank)
            if best is None or score > best:
                best, chosen = score, Choice(offer, media_type)
    if chosen is None:
        raise not_acceptable(offers)
    return chosen


_remembered = lru_cache(maxsize=1024)(_negotiate)


def not_acceptable(offers: Sequence[Format]) -> NotAcceptableError:
    """Return the 406 that lists what is on offer."""
    types = [offer.types[0] for offer in offers]
    return NotAcceptableError(f"On offer here: {', '.join(types)}.", offers=types)


def format_name(shortcut: str) -> str:
    """Return the name in a value of ``format=``: in lower case, without parameters; an unencoded ``+`` arrives as a blank."""
    return shortcut.partition(";")[0].strip().lower().replace(" ", "+")


def choose(accept: str | None, shortcut: str | None, offers: tuple[Format, ...]) -> Choice:
    """Return the format for a request: ``format=`` if it is given, else by Accept.

    Raises:
        BadRequestError: ``format=`` names nothing we know.
        NotAcceptableError: the format named, or every format accepted, is not on offer for this kind of answer.

    """
    if shortcut is None:
        return negotiate(accept, offers)
    name = format_name(shortcut)
    # "xml" and "json" are results in one kind of answer and a graph in the other.
    wanted = next((offer for offer in offers if name in _names(offer)), None)
    if wanted is not None:
        return Choice(wanted, name if name in wanted.types else wanted.types[0])
    if name in BY_NAME:
        raise not_acceptable(offers)
    raise BadRequestError(f"format={shortcut[:40]} is not a format here.", help=f"Use one of {', '.join(f.name for f in offers)}.")


def choose_by_name(accept: str | None, wanted: str | None, offers: tuple[Format, ...]) -> Choice:
    """Return the format that ``format=`` names by one of our own names alone, else by Accept.

    Raises:
        BadRequestError: the name is of none on offer.
        NotAcceptableError: no format accepted is on offer.

    """
    if wanted is None:
        return negotiate(accept, offers)
    offer = next((one for one in offers if one.name == wanted), None)
    if offer is None:
        raise BadRequestError(f"format={wanted[:40]} is not on offer here.", help=f"Use one of {', '.join(one.name for one in offers)}.")
    return Choice(offer, offer.types[0])


def choose_for_query(accept: str | None, shortcuts: Sequence[str], offers: tuple[Format, ...]) -> Choice:
    """Return the format of a query's answer.

    Client libraries send Accept and, for other engines, up to three parameters that say the same in other words. Accept decides where
    what it likes best is named and on offer; else the first parameter that names something on offer; else Accept with its wildcards.

    Raises:
        BadRequestError: no parameter names a format we know, and Accept names nothing on offer either.
        NotAcceptableError: the format named, or every format accepted, is not on offer for this kind of answer.

    """
    if not shortcuts or _likes_best(accept, offers):
        return negotiate(accept, offers)
    on_offer = next((shortcut for shortcut in shortcuts if any(format_name(shortcut) in _names(offer) for offer in offers)), None)
    if on_offer is None and accept and any(_weight(name, parse_accept(accept))[1] == _NAMED for offer in offers for name in offer.types):
        return negotiate(accept, offers)
    return choose(accept, on_offer or shortcuts[0], offers)


def _likes_best(accept: str | None, offers: tuple[Format, ...]) -> bool:
    """Return True if the media types of greatest weight in Accept name one of ``offers``. A browser's favourite is HTML."""
    ranges = parse_accept(accept) if accept and len(accept) <= _LONGEST else []
    most = max((one.quality for one in ranges), default=0.0)
    favourites = {f"{one.type}/{one.subtype}" for one in ranges if one.quality == most and one.specificity == _NAMED}
    return most > 0 and any(name in favourites for offer in offers for name in offer.types)


_NOT_READ = ("application/json", "text/xml", "application/xml", "text/plain")
"""Types under which a client accepts RDF, and which say too little of a body."""


def rdf_format(content_type: str | None) -> Format:
    """Return the RDF format of a request body by its Content-Type.

    Raises:
        UnsupportedMediaTypeError: no Content-Type, one we do not read, or a charset other than UTF-8.

    """
    media_type, charset = split_content_type(content_type)
    readable = {name: known for known in RDF for name in known.types if name not in _NOT_READ}
    if media_type not in readable or charset not in ("", "utf-8", "utf8", "us-ascii"):
        what = f"{content_type!r} is not read here." if content_type else "The body has no Content-Type."
        raise UnsupportedMediaTypeError(what, accepts=[known.types[0] for known in RDF])
    return readable[media_type]


def split_content_type(value: str | None) -> tuple[str, str]:
    """Return media type and charset of a Content-Type value, both in lower case, empty where absent."""
    if not value:
        return "", ""
    media_type, _, rest = value[:_LONGEST].partition(";")
    charset = ""
    for parameter in _PARAMETER.finditer(";" + rest):
        if (parameter[1] or "").lower() == "charset":
            charset = (parameter[2] or "").strip('"').lower()
    return media_type.strip().lower(), charset
