"""RDF terms as values and their one strict way into a SPARQL text, so that what a user sends can only ever be a term."""

import math
import re
from dataclasses import dataclass
from typing import ClassVar

from pyoxigraph import NamedNode

from graph_service.errors import BadRequestError
from graph_service.namespaces import PREFIXES

XSD = PREFIXES["xsd"]

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*\Z")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Codepoint escapes are resolved before the grammar is read (§19.2), so \u0022 would end a string: only ECHAR is used (rule 160).
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def is_iri(text: str) -> bool:
    """Return True if a text is an absolute IRI (RFC 3987 §2.2) to the engine; a relative one would depend on BASE."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def check_iri(value: str, parameter: str) -> str:
    """Return ``value`` if it is an absolute IRI, which can be written between angle brackets.

    Raises:
        BadRequestError: names the parameter.

    """
    if not is_iri(value):
        raise BadRequestError(f"{parameter}={value[:80]} is not an absolute IRI.")
    return value


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """An absolute IRI.

    Raises:
        BadRequestError: it is relative, or has a character that an IRI may not have.

    """

    value: str

    def __post_init__(self) -> None:
        """Refuse what is not an IRI."""
        if not is_iri(self.value):
            raise BadRequestError(f"{self.value[:80]!r} is not an absolute IRI.")

    @property
    def sparql(self) -> str:
        """The term as a query writes it."""
        return f"<{self.value}>"


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A literal: its lexical form, and the IRI of its datatype or its language; neither makes an ``xsd:string``.

    Raises:
        BadRequestError: it holds half of a surrogate pair, its language breaks RFC 5646's grammar, or its datatype is not an IRI.

    """

    value: str
    datatype: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be written."""
        if _SURROGATE.search(self.value):
            raise BadRequestError("The value holds half of a surrogate pair, which is not a character.")
        if self.language and not _LANGUAGE.match(self.language):
            raise BadRequestError(f"{self.language[:40]!r} is not a language tag.")
        if self.datatype and not is_iri(self.datatype):
            raise BadRequestError(f"{self.datatype[:80]!r} is not the IRI of a datatype.")

    @property
    def sparql(self) -> str:
        """The term as a query writes it."""
        quoted = f'"{self.value.translate(_ESCAPES)}"'
        if self.language:
            return f"{quoted}@{self.language}"
        return f"{quoted}^^<{self.datatype}>" if self.datatype else quoted


@dataclass(frozen=True, slots=True)
class Undefined:
    """No value: leaves a variable of a VALUES block unbound."""

    sparql: ClassVar[str] = "UNDEF"


_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,15}\Z")


def whole_number(text: str) -> int | None:
    """Return the whole number that a literal's text writes, None where it is something else or longer than JSON holds exactly.

    Everything that reads numbers from data reads them so: data are not always what the shapes ask for.
    """
    return int(text) if _WHOLE_NUMBER.match(text) else None


def decimal_number(text: str) -> float | None:
    """Return the finite number that a literal's text writes, None where it is something else."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


Term = Iri | Literal
UNDEFINED = Undefined()


def boolean(value: bool) -> Literal:  # noqa: FBT001 - the value itself, not a switch
    """Return an ``xsd:boolean``."""
    return Literal("true" if value else "false", XSD + "boolean")


def double(value: float) -> Literal:
    """Return an ``xsd:double``."""
    return Literal(repr(value), XSD + "double")


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(value), XSD + "integer")
