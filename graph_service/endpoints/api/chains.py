"""From an objective to its actions, the instruments behind them and the civil-society provisions that meet them, with the words. Pure.

A chain is read in the graph's own terms: a part of the objective; its links to instruments (``outgoingLinks``, whose ``object`` carries the
links of civil-society provisions that name the same instrument); and the links of civil-society provisions to it (``incomingLinks``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph_service.corpus.directory import Directory
from graph_service.corpus.thing import name_of
from graph_service.endpoints.api.filters import BASES, INSTRUMENT_CLASSES, Filter, Reads
from graph_service.endpoints.api.request import LIMIT, MOST_ROWS, Reading, find_thing, terms
from graph_service.endpoints.api.shaper import Object, reference
from graph_service.errors import BadRequestError
from graph_service.http.typed_parameters import Given
from graph_service.rdf.curies import path_of
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import Term, decimal_number, whole_number

FILTERS = (
    Filter("objective", Reads.THING, "objective", "An objective: number, path or IRI.", "6", ("Objective",), many=False, required=True),
    Filter("min_confidence", Reads.NUMBER, "minimum", "Only links of this confidence or more.", "0.8", many=False),
    Filter("basis", Reads.NAME, "onlyBasis", "Only links that rest on this.", "EditorialInference", choices=BASES),
    Filter(
        "instrument_type", Reads.CLASS, "instrumentClass", "Only instruments of this class.", "ILOConvention", choices=INSTRUMENT_CLASSES
    ),
)
Row = Mapping[str, Mapping[str, str]]
"""A row of SPARQL's JSON results."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request for chains asks: the objective's IRI, values for the query, and the page."""

    objective: str
    values: Mapping[str, Sequence[Term]]
    reading: Reading


def read(given: Given, directory: Directory, *, table: bool = False) -> Asked:
    """Return what a request asks; a ``table`` is whole unless it says otherwise.

    Raises:
        BadRequestError: what is named is not an objective; the objectives are named.

    """
    objective = find_thing("objective", given["objective"], directory, ("Objective",))
    thing = directory.get(objective)
    if thing is None or "Objective" not in thing.classes:
        raise BadRequestError(
            f"{path_of(objective)} is not an objective.", help="Add objective=, a number from 1 to 23.", parameter="objective"
        )
    sorted_ = {name: sorted(value) if isinstance(value, list) else value for name, value in given.items()}
    values, written = terms(FILTERS, sorted_, directory)
    canonical = [(name, ",".join(one for each, one in written if each == name)) for name in dict.fromkeys(name for name, _ in written)]
    limit = given.get("limit", MOST_ROWS if table else LIMIT)
    if limit != LIMIT:
        canonical.append(("limit", str(limit)))
    return Asked(objective, values, Reading(limit=limit, page=given.get("page", 1), canonical=tuple(canonical)))


class Links:
    """The links that a request is about, by the role they play and the end at which it meets them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """``rows`` are those of ``chains.rq``: one for each quotation of a link in a role."""
        self._said: dict[str, Row] = {}
        self._quotations: dict[str, set[str]] = {}
        roles: dict[tuple[str, str], None] = {}
        for row in rows:
            link = row["link"]["value"]
            roles[row["role"]["value"], link] = None
            self._said[link] = row
            quotations = self._quotations.setdefault(link, set())
            if "quotation" in row:
                quotations.add(row["quotation"]["value"])
        self.by_role: dict[str, dict[str, list[str]]] = {"instrument": {}, "priority": {}, "same instrument": {}}
        for role, link in roles:
            self.by_role[role].setdefault(self.end(link, "subject" if role == "instrument" else "object"), []).append(link)
        for ends in self.by_role.values():
            for links in ends.values():
                links.sort(key=lambda link: (-(self._confidence(link) or 0.0), natural_key(link)))

    def end(self, link: str, name: str) -> str:
        """Return the IRI of a link's ``subject`` or ``object``."""
        return self._said[link][name]["value"]

    def quotations(self, link: str) -> list[str]:
        """Return the IRIs of the quotations that a link rests on."""
        return sorted(self._quotations[link])

    def spoken(self, objective: str) -> list[str]:
        """Return the IRIs of all provisions and quotations whose words are shown."""
        iris = {objective}.union(*self._quotations.values())
        for role, ends in self.by_role.items():
            if role != "same instrument":
                iris.update(ends)
            if role != "instrument":
                iris.update(self.end(link, "subject") for links in ends.values() for link in links)
        return sorted(iris)

    def written(self, link: str) -> Object:
        """Return what a link says of itself, without its ends and the words."""
        said = self._said[link]
        return {
            "id": link,
            "type": ["Link"],
            "predicate": name_of(said["predicate"]["value"]),
            "basis": name_of(said["basis"]["value"]) if "basis" in said else None,
            "confidence": self._confidence(link),
            "rationale": _by_language(said["rationale"]) if "rationale" in said else None,
        }

    def _confidence(self, link: str) -> float | None:
        said = self._said[link].get("confidence")
        return decimal_number(said["value"]) if said else None


def _by_language(value: Mapping[str, str]) -> dict[str, str]:
    return {value.get("xml:lang", "@none"): value["value"]}


class Words:
    """The words of provisions and quotations."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """``rows`` are those of ``words.rq``."""
        self._said = {row["item"]["value"]: row for row in rows}

    def text(self, iri: str) -> dict[str, str] | None:
        """Return a provision's words by language; None where we hold none."""
        return self._words(iri, "text")

    def order(self, iri: str) -> int:
        """Return a provision's place in reading order, 0 where it has none."""
        said = self._said.get(iri, {}).get("order")
        return (whole_number(said["value"]) or 0) if said else 0

    def quotation(self, iri: str) -> Object:
        """Return a quotation's words and the provision they are from."""
        source = self._said.get(iri, {}).get("source")
        return {"id": iri, "type": ["Quotation"], "exact": self._words(iri, "exact"), "source": {"id": source["value"]} if source else None}

    def _words(self, iri: str, name: str) -> dict[str, str] | None:
        said = self._said.get(iri, {}).get(name)
        return _by_language(said) if said else None


def members(links: Links, words: Words, objective: str, directory: Directory) -> list[Object]:
    """Return the objective and its parts that have links, in reading order, each with its chains."""

    @cache
    def named(iri: str) -> Object:
        return reference(iri, directory)

    def provision(iri: str) -> Object:
        return {**named(iri), "text": words.text(iri)}

    def link(iri: str, end: str, at_end: Object) -> Object:
        return {**links.written(iri), "evidence": [words.quotation(each) for each in links.quotations(iri)], end: at_end}

    def from_civil_society(role: str, end: str) -> list[Object]:
        return [link(each, "subject", provision(links.end(each, "subject"))) for each in links.by_role[role].get(end, ())]

    def instrument(iri: str) -> Object:
        return {**named(iri), "incomingLinks": from_civil_society("same instrument", iri)}

    parts = {objective, *links.by_role["instrument"], *links.by_role["priority"]}
    return [
        {
            **provision(part),
            "outgoingLinks": [
                link(each, "object", instrument(links.end(each, "object"))) for each in links.by_role["instrument"].get(part, ())
            ],
            "incomingLinks": from_civil_society("priority", part),
        }
        for part in sorted(parts, key=lambda iri: (iri != objective, words.order(iri), natural_key(iri)))
    ]
