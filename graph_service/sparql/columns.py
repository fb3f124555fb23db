"""The columns of ``SELECT *`` in the order in which the query's text names them; the engine's order is that of the alphabet. Pure."""

import re
from collections.abc import Collection

from graph_service.sparql.tokens import tokens

_STAR = re.compile(r"(?i:SELECT)(?:[\x20\t\r\n]++|#[^\r\n]*+)*+(?:(?i:DISTINCT|REDUCED)(?:[\x20\t\r\n]++|#[^\r\n]*+)*+)?\*")


def may_be_star(text: str) -> bool:
    """Return True if a ``SELECT *`` is somewhere in a text, which costs no tokenising."""
    return _STAR.search(text) is not None


def with_columns(text: str, visible: Collection[str]) -> str:
    """Return a query with the ``*`` of its outermost SELECT written out: the visible variables, in the order of the text.

    ``visible`` are the variables of the answer, without ``?``, as the engine names them (SPARQL 1.1 §18.2.1). A query whose outermost
    SELECT has no ``*`` is returned as it is. Lines stay where they are.
    """
    star = -1
    before = ""
    order: dict[str, None] = {}
    for token in tokens(text):
        if star < 0 and not token.braces:
            if token.text == "*" and before in ("SELECT", "DISTINCT", "REDUCED"):
                star = token.start
            elif before == "SELECT" and token.keyword not in ("DISTINCT", "REDUCED"):
                return text
            before = token.keyword
        if token.kind == "variable":
            order.setdefault(token.text[1:])
    columns = [name for name in order if name in visible]
    if star < 0 or not columns or len(columns) != len(visible):
        return text
    return f"{text[:star]} {' '.join(f'?{name}' for name in columns)} {text[star + 1 :]}"
