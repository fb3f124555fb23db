"""``SERVICE gcm:search``: a pattern that our own full-text index answers, in this process; no connection is opened.

::

    SERVICE gcm:search { ?hit gcmo:query "domestic workers" ; gcmo:score ?score ; gcmo:snippet ?words }

The clause has this one form. ``gcmo:score`` and ``gcmo:snippet`` may be left out, ``gcmo:limit`` (a number) says how many hits are wanted.
The text may be a variable that the rest of the query binds: each of its values is searched for.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_service.errors import BadRequestError, LimitExceededError
from graph_service.federation.parse import ServiceClause, Structure
from graph_service.federation.results import Row
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.terms import Iri, Literal, Term, double
from graph_service.sparql.tokens import Token, position

SEARCH = BASE + "search"
"""The IRI that a query names."""
MOST_HITS, USUAL_HITS = 1000, 100
MOST_TEXTS = 20
"""Texts that one clause may search for: the values of its variable."""
_LONGEST = 1000
_PROPERTIES = ("query", "score", "snippet", "limit")
_GCMO = PREFIXES["gcmo"]
_FORM = 'Write SERVICE gcm:search { ?hit gcmo:query "words" ; gcmo:score ?score ; gcmo:snippet ?words ; gcmo:limit 20 }.'


@dataclass(frozen=True, slots=True)
class Match:
    """Something that the index found: its IRI, its score, and some of its words with their language (empty: not known)."""

    iri: str
    score: float
    words: str
    language: str


Index = Callable[[str, int, str], Awaitable[Sequence[Match]]]
"""Returns the best matches for a text, at most so many, for a client."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a clause asks: its hit, its text (a term, or the name of a variable), how many hits, and the variables of score and words."""

    hit: Term | str
    text: Term | str
    limit: int = USUAL_HITS
    outputs: Mapping[str, str] = field(default_factory=dict)

    def rows(self, text: Literal, matches: Iterable[Match]) -> Iterable[Row]:
        """Yield the solutions for one text."""
        for match in matches:
            if isinstance(self.hit, Iri) and self.hit.value != match.iri:
                continue
            row: Row = {self.hit: Iri(match.iri)} if isinstance(self.hit, str) else {}
            if isinstance(self.text, str):
                row[self.text] = text
            outcome = {"score": double(match.score), "snippet": Literal(match.words, language=match.language)}
            yield row | {variable: outcome[name] for name, variable in self.outputs.items()}

    @property
    def variables(self) -> list[str]:
        """The variables that the clause binds."""
        return [one for one in (self.hit, self.text, *self.outputs.values()) if isinstance(one, str)]


Wrong = Callable[[str], BadRequestError]


def read(structure: Structure, service: ServiceClause) -> Wanted:
    """Return what a clause asks.

    Raises:
        BadRequestError: it does not have the one form, which is named.

    """
    opening, *inside = structure.within(*service.pattern)
    line, column = position(structure.text, opening.start)

    def wrong(what: str) -> BadRequestError:
        return BadRequestError(f"SERVICE gcm:search at line {line}, column {column}: {what}.", help=_FORM, line=line, column=column)

    listed = inside[:-1] if inside and inside[-1].text == "}" else inside
    hit = _term(structure, listed[0]) if listed else None
    if hit is None or isinstance(hit, Literal):
        raise wrong("it has no subject that can be a hit")
    values = _values(structure, listed[1:], wrong)
    text = values.get("query")
    outputs = {name: values[name] for name in ("score", "snippet") if name in values}
    if text is None or isinstance(text, Iri):
        raise wrong("gcmo:query must be there, with words or a variable")
    if any(not isinstance(one, str) for one in outputs.values()) or len({*outputs.values(), hit, text}) < len(outputs) + 2:
        raise wrong("score and snippet must be variables of their own")
    return Wanted(hit, text, _limit(values.get("limit"), wrong), {name: str(one) for name, one in outputs.items()})


def _values(structure: Structure, listed: Sequence[Token], wrong: Wrong) -> dict[str, Term | str]:
    """Return what a list of properties says, by the property's name."""
    values: dict[str, Term | str] = {}
    place = 0
    while place < len(listed) and listed[place].text != ".":
        predicate = _term(structure, listed[place])
        name = predicate.value.removeprefix(_GCMO) if isinstance(predicate, Iri) else ""
        term = _term(structure, listed[place + 1]) if place + 1 < len(listed) else None
        if name not in _PROPERTIES or name in values or term is None:
            raise wrong(f"{listed[place].text[:40]} is not known here, given twice, or has no value")
        values[name] = term
        place += 2
        # A language behind the text says nothing to the index.
        while place < len(listed) and (listed[place].kind == "language" or listed[place].text == ";"):
            place += 1
    if place < len(listed) - 1:
        raise wrong("it has more than one subject")
    return values


def _limit(given: Term | str | None, wrong: Wrong) -> int:
    if given is None:
        return USUAL_HITS
    text = given.value if isinstance(given, Literal) else ""
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_HITS:
        raise wrong(f"gcmo:limit must be a number from 1 to {MOST_HITS}")
    return int(text)


def _term(structure: Structure, token: Token) -> Term | str | None:
    """Return a token as a term, or as the name of a variable; None for what is neither."""
    if token.kind == "variable":
        return token.text[1:]
    if token.kind == "number":
        return Literal(token.text, PREFIXES["xsd"] + "integer")
    if token.kind == "string":
        return Literal(_words(token.text))
    if token.kind == "iri":
        return Iri(token.text[1:-1])
    prefix, colon, local = token.text.partition(":")
    if token.kind == "name" and colon and prefix in structure.prefixes:
        return Iri(structure.prefixes[prefix] + local)
    return None


def _words(text: str) -> str:
    quote = text[:3] if text[:3] in ('"""', "'''") else text[:1]
    inner = text[len(quote) : -len(quote)].replace("\n", " ").replace("\r", " ").replace("\\'", "'")
    inner = inner if quote == '"' else inner.replace('\\"', '"').replace('"', '\\"')
    return serialise.value(f'"{inner}"')[0]


async def solve(wanted: Wanted, texts: Sequence[Term | None], index: Index, client: str) -> list[Row]:
    """Return the solutions of a clause; ``texts`` are the values of its variable.

    Raises:
        BadRequestError: a text is not a literal, empty or too long.
        LimitExceededError: there are too many texts.

    """
    if len(texts) > MOST_TEXTS:
        raise LimitExceededError(f"SERVICE gcm:search is asked for {len(texts)} texts.", limit="texts", maximum=MOST_TEXTS)
    rows: list[Row] = []
    for text in texts:
        if not isinstance(text, Literal) or not text.value.strip() or len(text.value) > _LONGEST:
            raise BadRequestError(f"SERVICE gcm:search needs words, 1 to {_LONGEST} characters.", help=_FORM)
        rows += wanted.rows(text, await index(text.value, wanted.limit, client))
    return rows
