"""Reading a partner's answer: SPARQL results in JSON or XML, strictly, as terms that can be written into a query and nothing else.

A half of an answer, an answer of another kind, or a term that is none is an error, never a shorter answer.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph_service.errors import BadRequestError
from graph_service.terms import Iri, Literal, Term

Row = dict[str, Term]
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_VARIABLE = re.compile(r"[^\W\d]\w*\Z|[0-9]\w*\Z")
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
    """The bytes are no whole answer; the message says why."""


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
    try:
        content = json.loads(text)
        variables, bindings = content["head"]["vars"], content["results"]["bindings"]
        if not isinstance(bindings, list):
            raise TypeError
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
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities to expand
    except (ET.ParseError, ValueError) as error:
        raise UnreadableError(f"it is not XML ({str(error)[:80]})") from None
    results = root.find(f"{_NS}results")
    if root.tag != f"{_NS}sparql" or results is None:
        raise UnreadableError("it is XML, but no SELECT answer")
    names = _names([node.get("name") for node in root.iterfind(f"{_NS}head/{_NS}variable")])
    _count(len(results), most_rows)
    rows: list[Row] = []
    for result in results:
        row: Row = {}
        for binding in result:
            if len(binding) != 1 or not binding.get("name"):
                raise UnreadableError("a binding has no name or not one value")
            value = binding[0]
            kind = value.tag.removeprefix(_NS)
            row[binding.get("name", "")] = _term(kind, value.text or "", value.get(_XML_LANG, ""), value.get("datatype", ""), blank)
        rows.append(row)
    return Solutions(names, rows)


def _names(found: Iterable[object]) -> tuple[str, ...]:
    try:
        names = tuple(dict.fromkeys(found))
    except TypeError:
        raise UnreadableError("its head lists no variables") from None
    if not all(isinstance(name, str) and _VARIABLE.match(name) for name in names):
        raise UnreadableError("its head lists no variables")
    return tuple(str(name) for name in names)


def _count(rows: int, most: int) -> None:
    if rows > most:
        raise TooManyRowsError(f"it has more than {most} rows")


def _term(kind: str, value: object, language: object, datatype: object, blank: Callable[[str], Iri]) -> Term:
    if not isinstance(value, str) or not isinstance(language, str) or not isinstance(datatype, str):
        raise TypeError
    try:
        if kind == "uri":
            return Iri(value)
        if kind in ("literal", "typed-literal"):
            return Literal(value, "" if datatype == XSD_STRING or language else datatype, language)
    except BadRequestError as error:
        raise UnreadableError(error.detail) from None
    if kind == "bnode":
        return blank(value)
    raise UnreadableError(f"it has a term of the kind {kind[:20]!r}, which SPARQL 1.1 does not know")
