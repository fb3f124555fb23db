"""From an objective to its actions, the instruments behind them and the civil-society provisions that meet them, with the words. Pure.

A chain is read in the graph's own terms: a part of the objective; its links to instruments (``outgoingLinks``, whose ``object`` carries the
links of civil-society provisions that name the same instrument); and the links of civil-society provisions to it (``incomingLinks``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.corpus.directory import Directory, name_of
from graph_service.endpoints.api.filters import BASES, INSTRUMENT_CLASSES
from graph_service.endpoints.api.request import (
    LIMIT,
    Parameters,
    Reading,
    class_term,
    find_thing,
    name_term,
    names,
    number,
    one,
    page_of,
    refuse_unknown,
)
from graph_service.endpoints.api.shaping import Object, Shaper, Statements, Value, by_language
from graph_service.errors import BadRequestError
from graph_service.rdf.curies import path_of
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import Iri, Term, decimal_number, double, whole_number

PARAMETERS = ("objective", "min_confidence", "basis", "instrument_type", "limit", "page")
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request for chains asks: the objective's IRI, values for the query, and the page."""

    objective: str
    values: Mapping[str, Sequence[Term]]
    reading: Reading


def read(parameters: Parameters, directory: Directory) -> Asked:
    """Return what a request asks.

    Raises:
        BadRequestError: there is no objective, or a parameter or value is not known; names those that are.

    """
    refuse_unknown(parameters, PARAMETERS)
    text = one(parameters, "objective")
    if text is None:
        raise BadRequestError("Which objective?", help="Add objective=, a number from 1 to 23.", parameter="objective")
    objective = find_thing("objective", text, directory, ("Objective",))
    thing = directory.get(objective)
    if thing is None or "Objective" not in thing.types:
        raise BadRequestError(
            f"{path_of(objective)} is not an objective.", help="Add objective=, a number from 1 to 23.", parameter="objective"
        )
    values: dict[str, Sequence[Term]] = {"objective": [Iri(objective)]}
    canonical = [("objective", path_of(objective))]
    least = number(parameters, "min_confidence", (0, 1))
    if least is not None:
        values["minimum"] = [double(least)]
        canonical.append(("min_confidence", repr(least)))
    for name, variable, known, term in (
        ("basis", "onlyBasis", BASES, name_term),
        ("instrument_type", "instrumentClass", INSTRUMENT_CLASSES, class_term),
    ):
        found = sorted(names(parameters, name, known))
        if found:
            values[variable] = [term(each) for each in found]
            canonical.append((name, ",".join(found)))
    limit, page = page_of(parameters)
    if limit != LIMIT:
        canonical.append(("limit", str(limit)))
    return Asked(objective, values, Reading(limit=limit, page=page, canonical=tuple(canonical)))


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
            found = self._quotations.setdefault(link, set())
            if "quotation" in row:
                found.add(row["quotation"]["value"])
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
        found = {objective}.union(*self._quotations.values())
        for role, ends in self.by_role.items():
            if role != "same instrument":
                found.update(ends)
            if role != "instrument":
                found.update(self.end(link, "subject") for links in ends.values() for link in links)
        return sorted(found)

    def written(self, link: str) -> Object:
        """Return what a link says of itself, without its ends and the words."""
        said = self._said[link]
        return {
            "id": link,
            "type": ["Link"],
            "predicate": name_of(said["predicate"]["value"]),
            "basis": name_of(said["basis"]["value"]) if "basis" in said else None,
            "confidence": self._confidence(link),
            "rationale": by_language([said["rationale"]]) if "rationale" in said else None,
        }

    def _confidence(self, link: str) -> float | None:
        said = self._said[link].get("confidence")
        return decimal_number(said["value"]) if said else None


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
        return by_language([said]) if said else None


def members(links: Links, words: Words, objective: str, directory: Directory) -> list[Object]:
    """Return the objective and its parts that have links, in reading order, each with its chains."""
    shaper = Shaper(Statements(()), directory)

    def provision(iri: str) -> Object:
        return {**shaper.reference(iri), "text": words.text(iri)}

    def link(iri: str, end: str, at_end: Object) -> Object:
        return {**links.written(iri), "evidence": [words.quotation(each) for each in links.quotations(iri)], end: at_end}

    def from_civil_society(role: str, end: str) -> list[Object]:
        return [link(each, "subject", provision(links.end(each, "subject"))) for each in links.by_role[role].get(end, ())]

    def instrument(iri: str) -> Object:
        thing = directory.get(iri)
        notation = (thing.notation or None) if thing else None
        return {**shaper.reference(iri), "notation": notation, "incomingLinks": from_civil_society("same instrument", iri)}

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
