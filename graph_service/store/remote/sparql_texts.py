"""SPARQL texts for an engine: our own from files, clients' with a base and with bound variables. Pure."""

import re

from graph_service.errors import EgressRefusedError
from graph_service.namespaces import BASE
from graph_service.sparql.files import text
from graph_service.sparql.tokens import Form, form, position, tokens

RECORD = BASE + "service-record"
"""The graph that keeps versions and sizes in the engine; never part of an answer's dataset."""

_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")
_REACHING = re.compile(r"<?(?:bif|sql|java):", re.IGNORECASE)
_SEARCH = "bif:contains"
_SPECIAL = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def ours(name: str, **values: str) -> str:
    """Return a text of ours; ``graph`` is an IRI, ``statements`` N-Triples, ``seen`` and ``wanted`` literals."""
    filled = text(f"store/remote/{name}").replace("<urn:parameter:record>", f"<{RECORD}>")
    for key, value in values.items():
        if key == "statements":
            filled = filled.replace("<urn:parameter:statements>", value)
        elif key == "graph":
            filled = filled.replace("<urn:parameter:graph>", f"<{value}>")
        else:
            filled = filled.replace(f'"{key}"', literal(value))
    return filled


def literal(value: str) -> str:
    """Return a string as a literal."""
    return '"' + "".join(_SPECIAL.get(character, character) for character in value) + '"'


def with_base(text: str) -> str:
    """Return a text whose relative IRIs resolve as in the embedded store; line numbers do not change."""
    listed = list(tokens(text))
    # IRI("x") makes one as it goes (SPARQL 1.1 §17.4.2.8); without a base of ours it would be under the engine's own address.
    made = any(token.keyword in ("IRI", "URI") for token in listed)
    if not made and all(_SCHEME.match(token.text) for token in listed if token.kind == "iri"):
        return text
    return f"BASE <{BASE}> {text}"


def with_bindings(text: str, bindings: dict[str, str]) -> str:
    """Return a query with variables set, by a VALUES block at the start of its pattern; values are terms in N-Triples.

    A group inside a group, a BIND in it and a sub-select see them only through the join, as SPARQL has it.
    """
    if not bindings:
        return text
    names, terms = " ".join(f"?{name}" for name in bindings), " ".join(bindings.values())
    start = _pattern(text) + 1
    return f"{text[:start]} VALUES ({names}) {{ ({terms}) }} {text[start:]}"


def _pattern(text: str) -> int:
    """Return the offset of the brace that opens a query's pattern: the second one of a CONSTRUCT with a template."""
    braces: list[int] = []
    template = before = ""
    for token in tokens(text):
        if token.text == "{" and token.kind == "mark" and not token.braces:
            template = template or before
            braces.append(token.start)
        before = token.keyword or token.text
    wanted = 1 if form(text) is Form.CONSTRUCT and template == "CONSTRUCT" else 0
    return braces[wanted] if len(braces) > wanted else len(text)


def refuse_extensions(text: str) -> None:
    """Refuse extensions by which an engine may reach network, files or code of its machine.

    They are DEFINE pragmas, CALL, which evaluates a function named by a value, and functions of the engine's own except full-text search.

    Raises:
        EgressRefusedError: names the place.

    """
    for token in tokens(text):
        reaching = token.kind in ("iri", "name", "word") and _REACHING.match(token.text) and token.text.lower() != _SEARCH
        pragma = token.keyword == "DEFINE" and not token.braces
        if reaching or pragma or token.keyword == "CALL" or token.text == "`":
            line, column = position(text, token.start)
            raise EgressRefusedError(
                f"{token.text[:60]} at line {line}, column {column} is an extension by which the engine reaches elsewhere.",
                help="Use SPARQL 1.1 functions.",
                line=line,
                column=column,
            )
