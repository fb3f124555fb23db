"""Reading a partner's answer: SPARQL results in JSON or XML, strictly, as terms that can be written into a query and nothing else.

A half of an answer, an answer of another kind, or a term that is none is an error, never a shorter answer.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from graph_service.errors import BadRequestError
from graph_service.rdf.terms import Iri, Literal, Term

Row = dict[str, Term]
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_VARIABLE = re.compile(r"[^\W\d]\w*\Z|[0-9]\w*\Z")
# One that does not end goes to the end, and no character is looked at twice.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_MANY_BRACKETS, _MOST_ARRAYS, _AROUND = 10_000, 100, 10
_MOST_VARIABLES = 1000
_PIECE = 1 << 16
_LONGEST_IRI = 1 << 16
_DEEPEST, _VALUE_LEVEL = 20, 5
_NS = "{http://www.w3.org/2005/sparql-results#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KINDS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
}


class UnreadableError(ValueError):
    """The bytes are not a whole answer; the message says why."""


class TooManyRowsError(UnreadableError):
    """The answer is longer than what is taken from the partner."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The variables of an answer and its rows; a variable that a row leaves unbound is not in it."""

    variables: tuple[str, ...]
    rows: list[Row]


def read(data: bytes, kind: str, most_rows: int, blank: Callable[[str], Iri]) -> Solutions:
    """Return an answer; ``kind`` is json or xml, ``blank`` gives the IRI that stands for a blank node (RDF 1.1 §3.5).

    Raises:
        UnreadableError: it is not a whole SELECT answer.
        TooManyRowsError: it is longer than ``most_rows``.

    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("it is not UTF-8") from None
    return (_json if kind == "json" else _xml)(text, most_rows, blank)


def _json(text: str, most_rows: int, blank: Callable[[str], Iri]) -> Solutions:
    if text.count("[") > _MANY_BRACKETS and _STRING.sub("", text).count("[") > _MOST_ARRAYS:
        # The format has three. The parser would make millions of them before anybody could look, and let nobody else work meanwhile.
        raise UnreadableError("it is JSON, but no SELECT answer")
    objects = 0

    def checked(members: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal objects
        made = dict(members)
        if len(made) < len(members):
            # RFC 8259 §4: what software makes of it is unpredictable, so one reader's answer would be longer than another's.
            raise UnreadableError("an object has a name twice")
        if not isinstance(made.get("type"), str):
            # A row, or one of the few objects around the rows.
            objects += 1
            _count(objects - _AROUND, most_rows)
        return made

    try:
        content = json.loads(text, object_pairs_hook=checked)
        variables, bindings = content["head"]["vars"], content["results"]["bindings"]
        if not isinstance(bindings, list):
            raise TypeError
    except UnreadableError:
        raise
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"it is not JSON ({str(error)[:80]})") from None
    except (KeyError, TypeError):
        raise UnreadableError("it is JSON, but no SELECT answer") from None
    names = _names(variables)
    _count(len(bindings), most_rows)
    try:
        rows = [
            {
                name: _term(value["type"], value["value"], value.get("xml:lang", ""), value.get("datatype", ""), blank)
                for name, value in row.items()
            }
            for row in bindings
        ]
    except (KeyError, TypeError, AttributeError):
        raise UnreadableError("a binding has no type or no value") from None
    return Solutions(names, rows)


def _xml(text: str, most_rows: int, blank: Callable[[str], Iri]) -> Solutions:
    if "<!DOCTYPE" in text:
        # The format has none (SPARQL Query Results XML Format §2), and entities are declared there.
        raise UnreadableError("it has a document type declaration")
    reader = _XmlReader(most_rows, blank)
    parser = ET.XMLParser(target=reader)  # noqa: S314 - without a document type there are no entities to expand
    try:
        # Piece by piece, with no tree: others get to work in between, and too much is noticed before it is all there.
        for start in range(0, len(text), _PIECE):
            parser.feed(text[start : start + _PIECE])
        parser.close()
    except (ET.ParseError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"it is not XML ({str(error)[:80]})") from None
    if not reader.is_answer:
        raise UnreadableError("it is XML, but no SELECT answer")
    return Solutions(_names(reader.variables), reader.rows)


class _XmlReader:
    """What the parser tells of SPARQL results in XML: elements by their path, the rows as they end."""

    def __init__(self, most_rows: int, blank: Callable[[str], Iri]) -> None:
        self.variables: list[str | None] = []
        self.rows: list[Row] = []
        self.is_answer = False
        self._most_rows = most_rows
        self._blank = blank
        self._path: list[str] = []
        self._row: Row = {}
        self._name = ""
        self._values = 0
        self._attributes: dict[str, str] = {}
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._path.append(tag.removeprefix(_NS))
        match self._path:
            case [_] if tag != f"{_NS}sparql":
                raise UnreadableError("it is XML, but no SELECT answer")
            case ["sparql", "head", "variable"]:
                self.variables.append(attributes.get("name"))
            case ["sparql", "results"]:
                self.is_answer = tag == f"{_NS}results"
            case ["sparql", "results", "result"]:
                self._row = {}
                _count(len(self.rows) + 1, self._most_rows)
            case ["sparql", "results", "result", "binding"]:
                self._name, self._values = attributes.get("name", ""), 0
            case ["sparql", "results", "result", "binding", _]:
                self._attributes, self._text = attributes, []
                self._values += 1
            case ["sparql", "results", *_]:
                raise UnreadableError(f"it has an element {self._path[-1][:40]!r} where SPARQL results have none")
            case path if len(path) > _DEEPEST:
                raise UnreadableError("it is XML, but no SELECT answer")

    def data(self, text: str) -> None:
        """Take text."""
        if len(self._path) == _VALUE_LEVEL:
            self._text.append(text)

    def end(self, _tag: str) -> None:
        """Take the end of an element."""
        match self._path:
            case ["sparql", "results", "result"]:
                self.rows.append(self._row)
            case ["sparql", "results", "result", "binding"]:
                if self._values != 1 or not self._name:
                    raise UnreadableError("a binding has no name or not one value")
            case ["sparql", "results", "result", "binding", _] if self._name in self._row:
                raise UnreadableError("a row binds a variable twice")
            case ["sparql", "results", "result", "binding", kind]:
                language, datatype = self._attributes.get(_XML_LANG, ""), self._attributes.get("datatype", "")
                self._row[self._name] = _term(kind, "".join(self._text), language, datatype, self._blank)
        self._path.pop()

    def close(self) -> None:
        """Take the end of the document."""


def _names(listed: Iterable[object]) -> tuple[str, ...]:
    try:
        names = tuple(dict.fromkeys(listed))
    except TypeError:
        raise UnreadableError("its head lists no variables") from None
    if len(names) > _MOST_VARIABLES or not all(isinstance(name, str) and _VARIABLE.match(name) for name in names):
        raise UnreadableError("its head lists no variables")
    return tuple(str(name) for name in names)


def _count(rows: int, most: int) -> None:
    if rows > most:
        raise TooManyRowsError(f"it has more than {most} rows")


def _term(kind: str, value: object, language: object, datatype: object, blank: Callable[[str], Iri]) -> Term:
    if not isinstance(value, str) or not isinstance(language, str) or not isinstance(datatype, str):
        raise TypeError
    # Whether it is one is found in one go, in which nobody else is served.
    if max(len(value) if kind == "uri" else 0, len(datatype), len(language)) > _LONGEST_IRI:
        raise UnreadableError(f"it has an IRI or a language of more than {_LONGEST_IRI} characters")
    try:
        if kind == "uri":
            return Iri(value)
        if kind in ("literal", "typed-literal"):
            return Literal(value, "" if datatype == XSD_STRING or language else datatype, language)
    except BadRequestError as error:
        raise UnreadableError(error.detail.rstrip(".")) from None
    if kind == "bnode":
        return blank(value)
    raise UnreadableError(f"it has a term of the kind {kind[:20]!r}, which SPARQL 1.1 does not know")
