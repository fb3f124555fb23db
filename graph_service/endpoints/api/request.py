"""What a request asks of a collection: its typed parameters, and these as terms for the query. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from inspect import Parameter
from typing import Any
from urllib.parse import quote, urlencode

from graph_service.corpus.directory import Directory
from graph_service.endpoints.api.collection import Collection
from graph_service.endpoints.api.fields import EVIDENCE, keys
from graph_service.endpoints.api.filters import Filter, Reads
from graph_service.errors import BadRequestError
from graph_service.http import typed_parameters
from graph_service.http.typed_parameters import Given, checked_text, choice, choices, names_of, unknown_value, whole
from graph_service.namespaces import PREFIXES
from graph_service.rdf.curies import path_of
from graph_service.rdf.terms import Iri, Literal, Term, double, integer

GRAPHS = ("own", "all")
LIMIT, MOST_LIMIT, MOST_PAGE = 50, 200, 1_000_000
MOST_ROWS = 10_000
"""Members in a table (CSV) for which no limit is given."""
FORMATS = ("jsonld", "csv")
_LANGUAGE = r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"
_ITSELF = {"from": "fromItself", "to": "toItself"}
_CLASS_IRIS = {"Concept": PREFIXES["skos"] + "Concept", "Collection": "http://purl.org/dc/dcmitype/Collection"}
_NAME_IRIS = {"relatedMatch": PREFIXES["skos"] + "relatedMatch"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A request understood: values by the query's variables, the page, the order (``-`` in front means descending), and what to show.

    ``canonical`` are the parameters in a fixed order and spelling, without ``page``: two requests that ask the same have the same.
    """

    values: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    limit: int = LIMIT
    page: int = 1
    sort: tuple[str, ...] = ()
    fields: frozenset[str] | None = None
    evidence: bool = False
    canonical: tuple[tuple[str, str], ...] = ()

    def url(self, path: str, page: int | None = None) -> str:
        """Return the path of this collection, or of one of its pages."""
        pairs = [*self.canonical, *([("page", str(page))] if page is not None else [])]
        return f"{path}?{urlencode(pairs, quote_via=quote, safe='/:,')}" if pairs else path


# The parameters as FastAPI reads and describes them


def filters_of(filters: Sequence[Filter]) -> list[Parameter]:
    """Return the parameters of filters."""
    return [_parameter_of(one) for one in filters]


def parameters_of(collection: Collection, without: str = "") -> list[Parameter]:
    """Return the parameters of a collection, in the order the reference shows them; of one under an item, ``without`` the item's own."""
    parameters = filters_of([one for one in collection.filters if one.name != without])
    if collection.name == "links":
        parameters.append(choice("parts", "Whether from= and to= mean parts as well.", ("true", "false"), default="true"))
    if collection.others:
        about = "Whose graphs: own, or all, which adds the things of partners' graphs, each with the graph that describes it."
        parameters.append(choice("graphs", about, GRAPHS, default="own"))
    sorts = [*collection.sorts, *(f"-{name}" for name in collection.sorts)]
    return [
        *parameters,
        *item_parameters(collection)[::-1],
        choices("sort", "In this order; a minus means descending.", sorts),
        *paging(),
    ]


def item_parameters(collection: Collection) -> list[Parameter]:
    """Return the parameters of an item: what to show of it."""
    parameters = [choices("fields", "Only these members, besides id and type.", field_names(collection))]
    if collection.evidence:
        parameters.append(choices("include", "Also the links of each, with their evidence.", ["evidence"]))
    return parameters


def paging() -> list[Parameter]:
    """Return the parameters of a page."""
    about = f"Members on a page, {LIMIT} unless given; a table in CSV has up to {MOST_ROWS:,} unless given."
    return [
        # Without a default for FastAPI: a table without a limit is whole.
        whole("limit", about, (1, MOST_LIMIT)),
        whole("page", "Which page, from 1.", (1, MOST_PAGE), default=1),
        choice("format", "jsonld or csv, instead of Accept.", FORMATS),
    ]


def known_parameters(collection: Collection) -> list[str]:
    """Return the names of the parameters that a collection takes."""
    return names_of(parameters_of(collection))


def _parameter_of(one: Filter) -> Parameter:
    low, high = one.bounds
    match one.reads:
        case Reads.NUMBER:
            return typed_parameters.decimal(one.name, one.about, one.bounds, example=float(one.example), required=one.required)
        case Reads.INTEGER:
            return whole(one.name, one.about, (int(low), int(high)), example=int(one.example), required=one.required)
        case Reads.CLASS | Reads.NAME | Reads.CHOICE:
            example = [one.example] if one.many else one.example
            return choices(one.name, one.about, one.choices, partial(_chosen, one), example=example, required=one.required)
        case Reads.LANGUAGE:
            return typed_parameters.text(one.name, one.about, partial(_language, one.name), pattern=f"^{_LANGUAGE}$", example=one.example)
        case _ if one.many and one.reads is not Reads.TEXT:
            return typed_parameters.texts(one.name, one.about, example=[one.example], required=one.required)
        case _:
            return typed_parameters.text(one.name, one.about, example=one.example, required=one.required)


# What they ask


def read(collection: Collection, given: Given, directory: Directory, *, table: bool = False) -> Reading:
    """Return what a request asks; a ``table`` is whole unless it says otherwise.

    Raises:
        BadRequestError: a name is not that of a thing; names those that are near.

    """
    parts = given.get("parts") != "false"
    values, canonical = terms(collection.filters, given, directory, parts=parts)
    if not parts:
        canonical.append(("parts", "false"))
    if wants_others(given):
        canonical.append(("graphs", "all"))
    if collection.type_ and "class" not in values:
        values["class"] = (class_term(collection.type_),)
    shown = read_item(given)
    sort, limit = given.get("sort", ()), given.get("limit", MOST_ROWS if table else LIMIT)
    include = [pair for pair in shown.canonical if pair[0] == "include"]
    canonical += [*include, *([("sort", ",".join(sort))] if sort else []), *(pair for pair in shown.canonical if pair not in include)]
    canonical.append(("limit", str(limit)))
    return Reading(values, limit, given.get("page", 1), tuple(sort), shown.fields, shown.evidence, tuple(canonical))


def wants_others(given: Given) -> bool:
    """Return True if a request asks for the things of partners' graphs too."""
    return bool(given.get("graphs") == "all")


def terms(
    filters: Sequence[Filter], given: Given, directory: Directory, *, parts: bool = True
) -> tuple[dict[str, tuple[Term, ...]], list[tuple[str, str]]]:
    """Return the terms that filters set, by the query's variables, and how each value is written in links. Raises as ``read`` does."""
    values: dict[str, tuple[Term, ...]] = {}
    canonical: list[tuple[str, str]] = []
    for filter_ in filters:
        texts = _values(given.get(filter_.name), filter_)
        if not texts:
            continue
        for variable, term, written in (_term(filter_, text, directory, parts=parts) for text in texts):
            values[variable] = (*values.get(variable, ()), term)
            canonical.append((filter_.name, written))
        if filter_.reads is Reads.WORDS:
            canonical[-len(texts) :] = [(filter_.name, " ".join(map(str, texts)))]
        if filter_.count:
            values[filter_.variable] = tuple(dict.fromkeys(values[filter_.variable]))
            values[filter_.count] = (integer(len(values[filter_.variable])),)
    return values, canonical


def read_item(given: Given) -> Reading:
    """Return what a request asks of one item: what to show, nothing named for all of it. A field of evidence includes evidence."""
    fields = sorted(set(given.get("fields", ())))
    evidence = bool(given.get("include")) or any(name in fields for name in EVIDENCE)
    canonical = [("include", "evidence")] if evidence else []
    canonical += [("fields", ",".join(fields))] if fields else []
    return Reading(fields=frozenset(fields) if fields else None, evidence=evidence, canonical=tuple(canonical))


def find_thing(name: str, text: str, directory: Directory, classes: Sequence[str]) -> str:
    """Return the IRI that a value names. Raises BadRequestError when it names nothing."""
    thing = directory.find(text, classes) or directory.find(text)
    if thing is None:
        raise unknown_value(name, text, directory.near(text, classes), "names nothing that is in the graph")
    return thing.iri


def class_term(name: str) -> Iri:
    """Return the IRI of a class by its name in the context."""
    return Iri(_CLASS_IRIS.get(name, PREFIXES["gcmo"] + name))


def name_term(name: str) -> Iri:
    """Return the IRI of a property or an individual of the vocabulary by its name in the context."""
    return Iri(_NAME_IRIS.get(name, PREFIXES["gcmo"] + name))


def field_names(collection: Collection) -> list[str]:
    """Return the names of the members that a collection's items can have."""
    return ["id", "type", *keys(collection.shape, evidence=collection.evidence)]


# The checks


def _language(name: str, text: str) -> str:
    text = checked_text(name, text)
    if not re.fullmatch(_LANGUAGE, text):
        raise BadRequestError(f"{name}={text[:40]} is not a language tag.", help="Use a tag such as en.", parameter=name)
    return text.lower()


def _chosen(filter_: Filter, text: str) -> str:
    name = _match(filter_.choices, text)
    if name is None:
        raise unknown_value(filter_.name, text, filter_.choices)
    return name


def _match(known: Sequence[str], text: str) -> str | None:
    """Return the choice that a text names: whatever its case, as a prefixed name or as an IRI."""
    local = re.split(r"[#/:]", text)[-1].casefold()
    return next((name for name in known if name.casefold() in (text.casefold(), local)), None)


def _values(value: Any, filter_: Filter) -> Sequence[str | float]:  # noqa: ANN401 - of the filter's type
    if value is None:
        return []
    if filter_.reads is Reads.WORDS:
        return list(dict.fromkeys(value.lower().split()))
    return list(dict.fromkeys(value)) if isinstance(value, list) else [value]


def _term(  # noqa: PLR0911 - one line a kind
    filter_: Filter, value: str | float, directory: Directory, *, parts: bool
) -> tuple[str, Term, str]:
    """Return the variable that a value sets, its term, and how the value is written in links."""
    text = str(value)
    match filter_.reads:
        case Reads.THING_OR_CLASS:
            return _thing_or_class(filter_, text, directory, parts=parts)
        case Reads.THING:
            iri = find_thing(filter_.name, text, directory, filter_.classes)
            return filter_.variable, Iri(iri), path_of(iri)
        case Reads.CLASS:
            return filter_.variable, class_term(text), text
        case Reads.NAME:
            return filter_.variable, name_term(text), text
        case Reads.NUMBER:
            return filter_.variable, double(float(value)), repr(float(value))
        case Reads.INTEGER:
            return filter_.variable, integer(int(value)), text
        case _:
            return filter_.variable, Literal(text), text


def _thing_or_class(filter_: Filter, text: str, directory: Directory, *, parts: bool) -> tuple[str, Term, str]:
    name = _match(filter_.choices, text)
    if name:
        return filter_.class_variable, class_term(name), name
    thing = directory.find(text, filter_.classes) or directory.find(text)
    if thing is None:
        raise unknown_value(
            filter_.name, text, [*directory.near(text, filter_.classes), *filter_.choices], "names neither a thing in the graph nor a class"
        )
    variable = filter_.variable if parts else _ITSELF.get(filter_.name, filter_.variable)
    return variable, Iri(thing.iri), thing.id
