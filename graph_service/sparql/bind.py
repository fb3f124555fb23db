"""A query with other values: the data of its ``VALUES ?name { … }`` blocks are replaced by terms, and nothing else is touched.

A saved query runs unchanged in any tool because its parameters are ordinary VALUES blocks with a default inside. Binding finds those
blocks by SPARQL's own tokens, never by searching text, and writes terms that ``graph_service.rdf.terms`` has serialised. Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from graph_service.rdf.terms import Term, Undefined
from graph_service.sparql.tokens import Token, tokens


@lru_cache(maxsize=256)
def blocks(query: str) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return the place of the data of each single-variable VALUES block: by variable name, the offsets just inside its braces."""
    places: dict[str, tuple[tuple[int, int], ...]] = {}
    for name, start, end in _blocks(list(tokens(query))):
        places[name] = (*places.get(name, ()), (start, end))
    return places


def _blocks(listed: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    for index, token in enumerate(listed[:-2]):
        variable, brace = listed[index + 1], listed[index + 2]
        if token.keyword != "VALUES" or variable.kind != "variable" or brace.text != "{":
            continue
        # A data block holds terms only, so the next closing brace is its own (SPARQL 1.1 §19.8, rule 63).
        for closing in listed[index + 3 :]:
            if closing.kind == "mark" and closing.text == "}":
                yield variable.text[1:], brace.start + 1, closing.start
                break


def bind(query: str, values: Mapping[str, Sequence[Term | Undefined]]) -> str:
    """Return the query with the data of the named VALUES blocks replaced; a name that occurs in several blocks is replaced in each.

    Raises:
        ValueError: the query has no VALUES block for one of the names.

    """
    places = blocks(query)
    if missing := sorted(set(values) - set(places)):
        message = f"the query has no VALUES block for {', '.join(missing)}"
        raise ValueError(message)
    replacements = sorted((start, end, name) for name in values for start, end in places[name])
    pieces: list[str] = []
    done = 0
    for start, end, name in replacements:
        pieces += query[done:start], " ", " ".join(term.sparql for term in values[name]), " "
        done = end
    pieces.append(query[done:])
    return "".join(pieces)
