"""Rows of a table as Turtle, or everything that is wrong with them, by row and column, in words. Pure.

Things of a graph ``https://example.org/ke/pledges`` get addresses beside it: ``https://example.org/ke/pledge/<id>``.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date

from graph_service.endpoints.followup.columns import EXAMPLE, Column, Kind, codelists
from graph_service.endpoints.followup.names import Names
from graph_service.endpoints.followup.outcome import EMPTY, NewActor, Outcome, Reference
from graph_service.endpoints.followup.reader import Cells
from graph_service.namespaces import BASE, GRAPHS, PREFIXES
from graph_service.rdf.serialise import iri, literal

_MOST_HINTS = 100
_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|^`\\]+\Z")
_DECIMAL = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?\Z")
_COMMA = re.compile(r"[+-]?\d{1,18},\d{1,2}\Z")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_OWN_THING = re.compile(r"(?:pledge/|measure/|plan/|practice/)?[A-Za-z0-9_.-]{1,100}\Z")
_DATATYPES = {1: "xsd:gYear", 2: "xsd:gYearMonth", 3: "xsd:date"}
_DATES = {
    "date": ((1, 2, 3), "a day (2022-05-17), a month (2022-05) or a year (2022)"),
    "day": ((3,), "a day, such as 2022-05-17"),
    "year": ((1,), "a year, such as 2022"),
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Converter:
    """Turns rows of one kind for one graph into Turtle; what is wrong is in ``outcome`` when all rows are through."""

    def __init__(self, kind: Kind, graph: str, names: Names, today: str = "") -> None:
        """``today`` (ISO 8601) is the day after which nothing can have been announced or reported; empty: it is not looked at."""
        self._kind = kind
        self._today = today
        self._folder = folder_of(graph)
        self._names = names
        self._lists = codelists()
        self._ids: dict[str, int] = {}
        self._made: set[str] = set()
        self._plans: dict[str, tuple[int, str]] = {}
        self._actors: dict[tuple[str, str], NewActor] = {}
        self.outcome = Outcome()

    def turtle(self, rows: Iterable[tuple[int, Cells]]) -> Iterator[str]:
        """Yield Turtle, a piece for each row; it must not be used if anything is wrong."""
        used = sorted(
            {column.property.partition(":")[0] for column in self._kind.columns if column.property} | {"dct", "gcmo", "rdfs", "skos"}
        )
        yield "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in [*used, "xsd", *(["qb"] if "qb" not in used else [])])
        for number, cells in rows:
            if cells.get("id", "").casefold() == EXAMPLE:
                self.outcome.examples += 1
                continue
            yield self._row(number, cells)
        self.outcome.actors = list(self._actors.values())
        here = f"{self._folder}{self._kind.path}/"
        self.outcome.references = [
            one for one in self.outcome.references if not (one.iri.startswith(here) and one.iri.removeprefix(here) in self._ids)
        ]

    def _row(self, number: int, cells: Cells) -> str:
        outcome, before = self.outcome, self.outcome.wrong
        node = f"{self._folder}{self._kind.path}/{self._identify(number, cells)}"
        language = cells.get("language", "en").lower()
        if not _LANGUAGE.match(language):
            outcome.fault(number, "language", f"“{language[:40]}” is not a code of a language, such as en, es or fr.")
        more: list[str] = []
        said: list[tuple[str, str]] = [("a", one) for one in self._kind.classes]
        later = self._kind.name == "measures" and self._plan_of(cells) in self._plans
        for column in self._kind.columns:
            cell = cells.get(column.heading, "")
            if not cell and column.required and not (later and column.heading in _OF_PLAN):
                outcome.fault(number, column.heading, EMPTY)
            said += [(column.property, term) for term in self._terms(number, column, cell, language, more)]
            if column.form in ("thing", "plan"):
                self._refer(number, column, cells)
        match self._kind.name:
            case "measures":
                said = self._plan(number, cells, said, more, language)
            case "pledges":
                self._order(number, cells)
            case "ratifications":
                self._ratification(number, cells, said, more)
        if outcome.wrong > before:
            return ""
        self._tell(number, cells, node)
        outcome.things += 1
        return f"{iri(node)} {' ; '.join(f'{predicate} {value}' for predicate, value in dict.fromkeys(said))} .\n{''.join(more)}"

    def _terms(self, number: int, column: Column, cell: str, language: str, more: list[str]) -> list[str]:
        """Return what a cell says as terms. What they need besides goes to ``more``."""
        if not cell or not column.property:
            return []
        if _CONTROL.search(cell):
            self.outcome.fault(number, column.heading, "It holds characters that are not text.")
            return []
        terms = [self._value(number, column, one, language, more) for one in (_several(cell) if column.many else [cell])]
        return [term for term in terms if term]

    def _identify(self, number: int, cells: Cells) -> str:
        given = cells.get("id", "")
        if not given:
            # Without a name the row is known by what it says; the same row gets the same address.
            given = "row-" + hashlib.blake2b(repr(sorted(cells.items())).encode(errors="replace"), digest_size=8).hexdigest()
        elif not _ID.match(given):
            self.outcome.fault(number, "id", f"“{given[:40]}” is not an id: up to 100 letters, digits, hyphens, points and underscores.")
        if given in self._ids:
            self.outcome.fault(number, "id", f"“{given[:40]}” is the id of row {self._ids[given]} as well.")
        self._ids.setdefault(given, number)
        return given

    def _value(self, number: int, column: Column, cell: str, language: str, more: list[str]) -> str:
        """Return a value as a term, or an empty text after a fault."""
        if column.form == "indicator":
            return self._indicator(cell, language, more)
        if column.form in _CALLED:
            return self._named(number, column, cell, language, more)
        term, why = self._plain(column, cell, language)
        if why:
            self.outcome.fault(number, column.heading, why)
        return "" if why else term

    def _plain(self, column: Column, cell: str, language: str) -> tuple[str, str]:
        """Return a value that names nothing that must be known as a term, or an empty text and why it is not one."""
        term, why = "", ""
        match column.form:
            case "text" | "plain" | "words":
                term = literal(cell, language if column.form == "text" else "")
                why = f"“{cell[:40]}” is none of {', '.join(column.choices)}." if column.choices and cell not in column.choices else ""
            case "code":
                codes = self._lists[column.scheme]
                term = iri(codes.get(cell.casefold(), ""))
                why = "" if cell.casefold() in codes else f"“{cell[:40]}” is none of {', '.join(codes)}."
            case "number":
                # 1,234 may be a thousand or little more than one, and 31,5 is one thing only.
                number = cell.replace(",", ".") if _COMMA.match(cell) else cell
                term = literal(number, datatype="xsd:decimal")
                why = "" if _DECIMAL.match(number) else f"“{cell[:40]}” is not a number; write it with a point, such as 12.5."
            case "source":
                term = iri(cell) if _IRI.match(cell) else literal(cell)
            case "plan":
                term = self._plan_of({"measure of": cell})
            case "thing":
                known = _IRI.match(cell) or _OWN_THING.match(cell)
                term = iri(self._own(cell))
                why = "" if known else f"“{cell[:40]}” is neither an id nor an address."
            case _:
                parts = _parts(cell)
                term = literal(cell, datatype=_DATATYPES.get(parts, ""))
                wanted, how = _DATES[column.form]
                why = "" if parts in wanted else f"“{cell[:40]}” is not a date here: write {how}."
        return term, why

    def _indicator(self, cell: str, language: str, more: list[str]) -> str:
        if _IRI.match(cell):
            return iri(cell)
        node = iri(f"{self._folder}indicator/{_slug(cell)}")
        self._make(node, f"{node} a gcmo:Indicator ; rdfs:label {literal(cell, language)} .\n", more)
        return node

    def _named(self, number: int, column: Column, cell: str, language: str, more: list[str]) -> str:
        """Return what a cell names among things that are known; an actor may be new."""
        if column.form == "actor" and cell.casefold().startswith("new:"):
            called = cell[4:].strip()
            if not called:
                self.outcome.fault(number, column.heading, "After new: comes a name.")
                return ""
            if self._names.resolve("actor", called):
                self.outcome.fault(number, column.heading, f"“{called[:60]}” is known here: leave out new:.")
                return ""
            place = f"{self._folder}actor/{_slug(called)}"
            node = iri(place)
            first = self._actors.setdefault((place, language), NewActor(number, column.heading, place, called, language))
            if first.name != called:
                self.outcome.fault(
                    number, column.heading, f"Row {first.row} writes this name “{first.name[:60]}”: write it alike in all rows."
                )
                return ""
            self._make(node, f"{node} a gcmo:Actor ; skos:prefLabel {literal(called, language)} .\n", more)
            return node
        place = self._names.resolve(column.form, cell)
        if place and (column.form in ("actor", "target") or place.startswith(BASE)):
            return iri(place)
        near = self._names.near(column.form, cell) if self.outcome.wrong < _MOST_HINTS else ""
        hint = f" Is it {near}?" if near else ""
        new = " If it is another, write new: before the name." if column.form == "actor" else ""
        self.outcome.fault(number, column.heading, f"“{cell[:60]}” is not {_CALLED[column.form]} that is known here.{hint}{new}")
        return ""

    def _make(self, node: str, turtle: str, more: list[str]) -> None:
        if turtle not in self._made:
            self._made.add(turtle)
            more.append(turtle)

    def _order(self, number: int, cells: Cells) -> None:
        issued, due = cells.get("date", ""), cells.get("due", "")
        if _parts(issued) and _parts(due) and due < issued[: len(due)]:
            self.outcome.fault(number, "due", f"It is due ({due}) before its date ({issued}).")

    def _refer(self, number: int, column: Column, cells: Cells) -> None:
        """Keep what a cell names, unless it is a plan that the table makes."""
        cell = cells.get(column.heading, "")
        for one in _several(cell) if column.many else [cell]:
            if _IRI.match(one) or (column.form == "thing" and _OWN_THING.match(one)):
                place = self._own(one)
                date_ = cells.get("date", "") if column.heading == "update of" else ""
                self.outcome.references.append(
                    Reference(number, column.heading, place, one, own=place.startswith(self._folder), date=date_ if _parts(date_) else "")
                )

    def _own(self, cell: str) -> str:
        """Return the address of a thing that a cell names by its address or as the sender's own."""
        return cell if _IRI.match(cell) else f"{self._folder}{'' if '/' in cell else 'pledge/'}{cell}"

    def _tell(self, number: int, cells: Cells, node: str) -> None:
        """Note what is odd about a row that is right."""
        if not cells.get("id"):
            self.outcome.note(
                number, "id", f"It is empty: the address is {node}, and another one when the row changes. Give the row an id."
            )
        for column in self._kind.columns:
            day = cells.get(column.heading, "")
            if column.property == "dct:issued" and self._today and day > self._today[: len(day)]:
                self.outcome.note(number, column.heading, f"{day} is yet to come.")

    def _plan_of(self, cells: Cells) -> str:
        title = cells.get("measure of", "")
        return iri(title if _IRI.match(title) else f"{self._folder}plan/{_slug(title)}") if title else ""

    def _plan(self, number: int, cells: Cells, said: list[tuple[str, str]], more: list[str], language: str) -> list[tuple[str, str]]:
        """Say who announced the plan, and when, of the plan; a measure has neither."""
        of_plan = ("gcmo:pledgedBy", "dct:issued")
        title, plan = cells.get("measure of", ""), self._plan_of(cells)
        facts = " ; ".join(f"{predicate} {value}" for predicate, value in said if predicate in of_plan)
        complete = plan and {predicate for predicate, _ in said} >= set(of_plan)
        first = self._plans.setdefault(plan, (number, facts)) if complete else self._plans.get(plan, (number, facts))
        if first[1] != facts:
            missing = next((column for column in _OF_PLAN if not cells.get(column)), "plan by")
            self.outcome.fault(
                number,
                missing,
                f"Row {first[0]} says otherwise of this plan; rows of one plan say the same in “plan by” and “plan date”.",
            )
        elif plan and first[0] == number and not _IRI.match(title):
            sources = " , ".join(value for predicate, value in said if predicate == "dct:source")
            more.append(
                f"{plan} a gcmo:ActionPlan ; rdfs:label {literal(title, language)} ; {facts} ; dct:source {sources or literal('')} .\n"
            )
        return [one for one in said if one[0] not in of_plan]

    def _ratification(self, number: int, cells: Cells, said: list[tuple[str, str]], more: list[str]) -> None:
        party = cells.get("standing") == "state party"
        if party != bool(cells.get("party since")):
            self.outcome.fault(number, "party since", "A state party has the year since when it is one; a signatory has none.")
        values = dict(said)
        treaty, as_of, source = (values.get(key, "") for key in ("gcmo:ratificationOf", "gcmo:asOf", "dct:source"))
        if treaty and as_of and source:
            node = iri(f"{self._folder}coverage/{_slug(cells['instrument'])}-{cells['as of']}")
            self._make(node, f"{node} a gcmo:Coverage ; gcmo:coverageOf {treaty} ; gcmo:asOf {as_of} ; dct:source {source} .\n", more)


_OF_PLAN = ("plan by", "plan date")
"""Columns that say something of the plan of a measure."""
_CALLED = {
    "actor": "an actor",
    "state": "a State",
    "target": "an objective, action, principle, priority or ask",
    "objective": "an objective",
    "forum": "a forum or process",
    "instrument": "an instrument",
}


def folder_of(graph: str) -> str:
    """Return the beginning of the addresses of a graph's things; those of our own graphs must not lie among the graphs."""
    if graph.startswith(GRAPHS):
        return f"{BASE}follow-up/{graph.removeprefix(GRAPHS)}/"
    scheme, _, rest = graph.partition("://")
    return f"{graph.rpartition('/')[0]}/" if "/" in rest and scheme != graph else f"{graph.rstrip('#/')}/"


def _several(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(";") if one.strip()]


def _slug(text: str) -> str:
    """Return a name as the last part of an address; letters beyond ASCII make no part of it, so a digest keeps names apart."""
    plain = _NOT_SLUG.sub("-", text.casefold()).strip("-")[:60].strip("-")
    digest = hashlib.blake2b(text.casefold().encode(), digest_size=4).hexdigest()
    return plain if plain == text.casefold().replace(" ", "-") else f"{plain}-{digest}".strip("-")


def _parts(text: str) -> int:
    """Return how exact a date is: 1 for a year, 2 for a month, 3 for a day, 0 if it is not a date."""
    matched = _DATE.match(text)
    try:
        if matched is None or not date(int(matched[1]), int(matched[2] or 1), int(matched[3] or 1)):
            return 0
    except ValueError:
        return 0
    return 1 + bool(matched[2]) + bool(matched[3])
