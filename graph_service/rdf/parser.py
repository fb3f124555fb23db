"""RDF as people send it, read by the engine: byte order marks, XML in any encoding, our own JSON-LD context; and what it keeps otherwise.

Every text that comes in passes here: graphs over HTTP (``store/embedded/data_process.py``) and files (``store/embedded/import_files.py``).
"""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import urlsplit
from xml.parsers import expat

import pyoxigraph
from pyoxigraph import Literal, Quad

from graph_service.namespaces import PREFIXES
from graph_service.rdf import own_context
from graph_service.rdf.oxigraph import RDF_FORMATS

DEEPEST_XML = 1000
"""Elements within elements: the engine takes longer for each the deeper it is."""
_XML_LITERAL = PREFIXES["rdf"] + "XMLLiteral"
_SHOWN = 5
_REMEMBERED = 10_000
_XSD = PREFIXES["xsd"]
_STRING = _XSD + "string"
_DECLARED = re.compile(r"""^(<\?xml[^>]*?)\s+encoding\s*=\s*["']([A-Za-z][\w.\-]*)["']""")
_KEPT = {
    _XSD + name: re.compile(pattern)
    for name, pattern in (
        ("integer", r"(?:0|-?[1-9][0-9]{0,17})\Z"),
        ("double", r"0\.[1-9][0-9]{0,12}(?<!0)\Z"),
        ("boolean", r"(?:true|false)\Z"),
        ("date", r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}\Z"),
        ("gYear", r"[1-9][0-9]{3}\Z"),
    )
}
"""Forms that are kept as they are; most literals have one, and need not be tried."""
_TAG = re.compile(r'<!--.*?-->|<!\[CDATA\[.*?\]\]>|(<[^\s/>!?"]+)((?:\s+[^\s="]+\s*=\s*"[^"]*")+)', re.DOTALL)
_ATTRIBUTE = re.compile(r'\s+([^\s="]+)\s*=\s*"[^"]*"')
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))


def parse(data: bytes | BinaryIO, form: str, base: str, *, graphs: bool = False) -> Iterator[Quad]:
    """Yield the statements of a text in one of our RDF formats (by name), blank nodes under names of their own; ``graphs`` may be named.

    Raises:
        SyntaxError: it does not parse, or names a JSON-LD context or an encoding that is not known here.

    """
    if form == "rdfxml":
        data = _xml(data if isinstance(data, bytes) else data.read())
    elif form == "jsonld":
        data = _json_ld(_without_mark(data if isinstance(data, bytes) else data.read()))
    elif isinstance(data, bytes):
        data = _without_mark(data)
    else:
        data = _Unmarked(data)  # type: ignore[assignment]  # all that the engine asks of a file
    options: dict[str, Any] = {} if graphs else {"without_named_graphs": True}
    quads = pyoxigraph.parse(input=data, format=RDF_FORMATS[form], base_iri=base or None, rename_blank_nodes=True, **options)
    return map(_well_formed, quads) if form == "rdfxml" else quads


class _Unmarked:
    """A file without the byte order mark that some editors put before a text."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._begun = False

    def read(self, size: int = -1) -> bytes:
        if self._begun:
            return self._file.read(size)
        self._begun = True
        start = self._file.read(len(codecs.BOM_UTF8))
        return _without_mark(start) or self._file.read(size)


def _without_mark(data: bytes) -> bytes:
    return data.removeprefix(codecs.BOM_UTF8)


# RDF/XML


def utf_8_xml(data: bytes) -> bytes:
    """Return XML in UTF-8, whatever encoding it declares (XML 1.0, 4.3.3 and appendix F).

    Raises:
        SyntaxError: the encoding is not known, or the text is not in it.

    """
    wide = next((name for start, name in _WIDE if data.startswith(start)), "")
    head = data[:400].decode(wide or "latin-1", "ignore").lstrip("\ufeff")
    declared = _DECLARED.match(head)
    name = wide or (declared[2] if declared and not data.startswith(codecs.BOM_UTF8) else "utf-8")
    if name.lower() in ("utf-8", "utf8"):
        return _without_mark(data)
    try:
        text = data.decode(name).lstrip("\ufeff")
    except LookupError:
        message = f"The encoding {name}, which the XML declares, is not known here; send it in UTF-8"
        raise SyntaxError(message) from None
    except UnicodeError as error:
        message = f"The XML is not in {name}, the encoding that it declares: {error}"
        raise SyntaxError(message) from None
    return _DECLARED.sub(r'\1 encoding="UTF-8"', text).encode()


def _xml(data: bytes) -> bytes:
    data = utf_8_xml(data)
    depth = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST_XML:
            raise _TooDeepError

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    scanner = expat.ParserCreate()
    scanner.StartElementHandler, scanner.EndElementHandler = begin, end
    try:
        scanner.Parse(data, True)  # noqa: FBT003 - the last piece
    except _TooDeepError:
        message = f"More than {DEEPEST_XML} elements in each other, at line {scanner.CurrentLineNumber}; give the nodes names instead"
        raise SyntaxError(message) from None
    except expat.ExpatError as error:
        # The engine does not say on what line.
        message = f"The XML is not well-formed: {expat.ErrorString(error.code)}"
        raise SyntaxError(message, (None, error.lineno, error.offset + 1, None)) from None
    return data


class _TooDeepError(Exception):
    """The scan of an XML text came to too many elements in each other."""


def _well_formed(quad: Quad) -> Quad:
    value = quad.object
    if not isinstance(value, Literal) or value.datatype.value != _XML_LITERAL:
        return quad
    mended = _TAG.sub(_once, value.value)
    return quad if mended == value.value else Quad(quad.subject, quad.predicate, Literal(mended, datatype=value.datatype), quad.graph_name)


def _once(tag: re.Match[str]) -> str:
    """Return a tag with each attribute once: the engine adds the namespaces around an XML literal also where an element has its own."""
    if not tag[1]:
        return tag[0]
    attributes: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(tag[2]):
        attributes.setdefault(attribute[1], attribute[0])
    return tag[1] + "".join(attributes.values())


# JSON-LD


def _json_ld(data: bytes) -> bytes:
    """Put our own context in the place of its address; a context elsewhere would have to be fetched.

    Raises:
        SyntaxError: the text names another context; says which.

    """
    if b"@context" not in data:
        return data
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        # The engine says in its own words what is wrong.
        return data
    named = list(_remote(document))
    if not named:
        return data
    if others := sorted({one for one in named if not _is_ours(one)}):
        message = (
            f"The JSON-LD context {others[0]} would have to be fetched, and the service opens no connection. Put what it says into"
            f" @context; known without a connection is {own_context.IRI}"
        )
        raise SyntaxError(message)
    return json.dumps(_inlined(document), ensure_ascii=False).encode()


def _is_ours(address: str) -> bool:
    return urlsplit(address).path in (own_context.LOCAL, urlsplit(own_context.IRI).path)


def _remote(part: object) -> Iterator[str]:
    waiting = [part]
    while waiting:
        match waiting.pop():
            case dict() as members:
                for key, value in members.items():
                    if key == "@context" and value is not None:
                        yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))
                    elif key == "@import" and isinstance(value, str):
                        yield value
                    waiting.append(value)
            case list() as listed:
                waiting += listed


def _inlined(part: object) -> object:
    match part:
        case dict():
            return {key: _context(value) if key == "@context" else _inlined(value) for key, value in part.items()}
        case list():
            return [_inlined(one) for one in part]
        case _:
            return part


def _context(value: object) -> object:
    if isinstance(value, list):
        return [_context(one) for one in value]
    return json.loads(own_context.text())["@context"] if isinstance(value, str) else _inlined(value)


# What the engine keeps otherwise


class Literals:
    """Finds typed literals that the engine keeps in another form than they were sent in: ``"1"^^xsd:int`` as ``"1"^^xsd:integer``.

    It keeps numbers, times and truth values by their value, which makes queries quick; the form and some datatypes are lost
    (docs/guides/partners.md). ``changed`` has them in N-Triples, as sent and as kept.
    """

    def __init__(self, most: int = 100) -> None:
        self.changed: dict[str, str] = {}
        self._most = most
        self._scratch = pyoxigraph.Store()
        self._known: dict[Literal, str] = {}

    def look(self, value: object) -> None:
        """Take in the object of a statement."""
        if not isinstance(value, Literal):
            return
        datatype = value.datatype.value
        common = _KEPT.get(datatype)
        if common:
            if common.match(value.value):
                return
        elif not datatype.startswith(_XSD) or datatype == _STRING:
            return
        kept = self._known.get(value)
        if kept is None:
            if len(self._known) >= _REMEMBERED:
                self._known, self._scratch = {}, pyoxigraph.Store()
            kept = self._known[value] = self._kept(value)
        if kept and len(self.changed) < self._most:
            self.changed[str(value)] = kept

    def _kept(self, value: Literal) -> str:
        """Return how the engine keeps a literal, empty if as it is."""
        # A name for each: a store that is cleared again and again takes longer each time.
        name = pyoxigraph.NamedNode(f"urn:x:{len(self._known)}")
        self._scratch.add(Quad(name, name, value))
        kept = next(self._scratch.quads_for_pattern(name, None, None)).object
        return "" if kept == value else str(kept)

    def sentence(self) -> str:
        """Return what to tell the sender, empty if every literal was kept."""
        return kept_otherwise(self.changed)


def kept_otherwise(changed: Mapping[str, str]) -> str:
    """Return a sentence on literals that are kept in another form: as sent and as kept, in N-Triples."""
    if not changed:
        return ""
    shown = ", ".join(f"{_short(sent)} as {_short(kept)}" for sent, kept in list(changed.items())[:_SHOWN])
    more = " and others" if len(changed) > _SHOWN else ""
    return f"Kept by their value, in another form: {shown}{more}."


def _short(literal: str) -> str:
    text = literal.replace(f"^^<{_XSD}", "^^xsd:").removesuffix(">")
    return text if len(text) < 80 else text[:77] + "…"  # noqa: PLR2004 - a line
