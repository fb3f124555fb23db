"""The typed literals in the text of an update, so that the answer can name those that are stored in another form."""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from graph_service.namespaces import PREFIXES
from graph_service.sparql.tokens import tokens

_XSD = PREFIXES["xsd"]
_PREFIX = re.compile(r"(?i:PREFIX)\s+([^\s:<#]*):\s*<([^<>\s]*)>")


def written_in(text: str) -> Iterator[Literal]:
    """Yield the literals of a SPARQL text that have an XML Schema datatype: with ``^^``, and numbers as they are (SPARQL 1.1 §4.1.2).

    A string with an escape is passed over: no form of a number or a time needs one.
    """
    prefixes = dict(_PREFIX.findall(text))
    string = sign = ""
    waiting = False
    for token in tokens(text):
        if token.kind == "number":
            yield Literal(sign + token.text, datatype=NamedNode(_XSD + _number(token.text)))
        if waiting and token.kind in ("iri", "name"):
            prefix, _, local = token.text.partition(":")
            iri = token.text[1:-1] if token.kind == "iri" else prefixes.get(prefix, "") + local
            if iri.startswith(_XSD):
                yield Literal(string, datatype=NamedNode(iri))
        waiting = token.text == "^^" and bool(string)
        sign = token.text if token.text in ("+", "-") else ""
        if token.kind == "string":
            string = "" if "\\" in token.text else token.text.strip(token.text[0])
        elif not waiting:
            string = ""


def _number(text: str) -> str:
    return "double" if "e" in text.lower() else "decimal" if "." in text else "integer"
