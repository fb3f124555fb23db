"""What a request asks of a collection: its typed parameters, and these as terms for the query. What does not fit is refused by name. Pure.

FastAPI reads and describes the parameters. The checks that it runs raise our own errors, which name what is known or near.
"""

import difflib
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Query, Request
from pydantic import BeforeValidator, WithJsonSchema

from graph_service.corpus.directory import Directory
from graph_service.endpoints.api.collection import Collection
from graph_service.endpoints.api.fields import EVIDENCE, keys
from graph_service.endpoints.api.filters import Filter, Reads
from graph_service.errors import BadRequestError
from graph_service.http.exchange import parse_parameters
from graph_service.http.parameters import is_tracking
from graph_service.namespaces import PREFIXES
from graph_service.rdf.curies import path_of
from graph_service.rdf.terms import Iri, Literal, Term, double, integer

Parameters = Mapping[str, Sequence[str]]
Given = Mapping[str, Any]
"""The parameters that a request gives, by name, as the values of their types."""
GRAPHS = ("own", "all")
LIMIT, MOST_LIMIT, MOST_PAGE = 50, 200, 1_000_000
MOST_ROWS = 10_000
"""Members in a table (CSV) for which no limit is given."""
FORMATS = ("jsonld", "csv")
_MOST_VALUES = 50
_LONGEST = 500
_LANGUAGE = r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"
_INTEGER = re.compile(r"[0-9]{1,9}\Z")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?\Z|\.[0-9]{1,9}\Z")
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


def typed(*parameters: Parameter) -> Callable[..., Awaitable[Given]]:
    """Return the dependency that reads parameters: FastAPI takes their types and descriptions from its signature.

    It raises BadRequestError where a parameter is unknown, or given more often than its type allows.
    """
    # One name for Python, where a name of ours may be a keyword, and one for the request.
    names = {one.name: one.annotation.__metadata__[-1].alias for one in parameters}
    lists = [names[one.name] for one in parameters if _is_list(one)]

    async def given(request: Request, **values: Any) -> Given:  # noqa: ANN401 - of the types that the parameters say
        sent = parse_parameters(request.scope["query_string"])
        refuse_unknown(sent, list(names.values()))
        for name in sent:
            if name not in lists:
                one(sent, name)
        return {names[name]: value for name, value in values.items() if value is not None}

    of_request = Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)
    given.__signature__ = Signature([of_request, *parameters])  # type: ignore[attr-defined]  # read by inspect.signature
    return given


def filters_of(filters: Sequence[Filter]) -> list[Parameter]:
    """Return the parameters of filters."""
    return [_parameter(one.name, one.about, *_type(one), example=_example(one), required=one.required) for one in filters]


def parameters_of(collection: Collection, without: str = "") -> list[Parameter]:
    """Return the parameters of a collection, in the order the reference shows them; of one under an item, ``without`` the item's own."""
    parameters = filters_of([one for one in collection.filters if one.name != without])
    if collection.name == "links":
        about = "Whether from= and to= mean parts as well."
        parameters.append(_parameter("parts", about, _one_of("parts", ("true", "false")), {}, default="true"))
    if collection.others:
        about = "Whose graphs: own, or all, which adds the things of partners' graphs, each with the graph that describes it."
        parameters.append(_parameter("graphs", about, _one_of("graphs", GRAPHS), {}, default="own"))
    sorts = [*collection.sorts, *(f"-{name}" for name in collection.sorts)]
    return [
        *parameters,
        *item_parameters(collection)[::-1],
        _parameter("sort", "In this order; a minus means descending.", *_list_of("sort", sorts)),
        *paging(),
    ]


def item_parameters(collection: Collection) -> list[Parameter]:
    """Return the parameters of an item: what to show of it."""
    parameters = [_parameter("fields", "Only these members, besides id and type.", *_list_of("fields", field_names(collection)))]
    if collection.evidence:
        parameters.append(_parameter("include", "Also the links of each, with their evidence.", *_list_of("include", ["evidence"])))
    return parameters


def paging() -> list[Parameter]:
    """Return the parameters of a page."""
    return [
        # Without a default for FastAPI: a table without a limit is whole.
        _parameter(
            "limit",
            f"Members on a page, {LIMIT} unless given; a table in CSV has up to {MOST_ROWS:,} unless given.",
            _whole("limit", (1, MOST_LIMIT)),
            {"ge": 1, "le": MOST_LIMIT},
        ),
        _parameter("page", "Which page, from 1.", _whole("page", (1, MOST_PAGE)), {"ge": 1, "le": MOST_PAGE}, default=1),
        _parameter("format", "jsonld or csv, instead of Accept.", _one_of("format", FORMATS), {}),
    ]


def names_of(parameters: Sequence[Parameter]) -> list[str]:
    """Return the names of parameters, as a request writes them."""
    return [one.annotation.__metadata__[-1].alias for one in parameters]


def known_parameters(collection: Collection) -> list[str]:
    """Return the names of the parameters that a collection takes."""
    return names_of(parameters_of(collection))


def _parameter(
    name: str,
    about: str,
    type_: Any,  # noqa: ANN401 - a type with its checks
    constraints: Mapping[str, Any],
    *,
    example: object = None,
    default: object = None,
    required: bool = False,
) -> Parameter:
    examples = {"openapi_examples": {"example": {"value": example}}} if example is not None else {}
    annotation = Annotated[type_, Query(alias=name, description=about, **constraints, **examples)]
    return Parameter(f"{name}_", Parameter.KEYWORD_ONLY, default=Parameter.empty if required else default, annotation=annotation)


def _is_list(parameter: Parameter) -> bool:
    return getattr(parameter.annotation.__origin__, "__origin__", None) is list


def _type(filter_: Filter) -> tuple[Any, Mapping[str, Any]]:
    """Return the type of a filter's values with its checks, and the constraints that OpenAPI names."""
    low, high = filter_.bounds
    match filter_.reads:
        case Reads.NUMBER:
            return Annotated[float, BeforeValidator(partial(_decimal, filter_.name, filter_.bounds))], {"ge": low, "le": high}
        case Reads.INTEGER:
            return _whole(filter_.name, (int(low), int(high))), {"ge": int(low), "le": int(high)}
        case Reads.CLASS | Reads.NAME | Reads.CHOICE:
            return _list_of(filter_.name, filter_.choices, partial(_chosen, filter_))
        case Reads.LANGUAGE:
            return Annotated[str, BeforeValidator(partial(_language, filter_.name))], {"pattern": f"^{_LANGUAGE}$"}
        case _ if filter_.many and filter_.reads is not Reads.TEXT:
            text = Annotated[str, WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _LONGEST})]
            return Annotated[list[text], BeforeValidator(partial(_split, filter_.name))], _SOME
        case _:
            return Annotated[str, BeforeValidator(partial(_text, filter_.name))], {"min_length": 1, "max_length": _LONGEST}


_SOME = {"min_length": 1, "max_length": _MOST_VALUES}


def _list_of(name: str, known: Sequence[str], check: Callable[[str], str] | None = None) -> tuple[Any, Mapping[str, Any]]:
    choice = _one_of(name, known, check)
    return Annotated[list[choice], BeforeValidator(partial(_split, name))], _SOME  # type: ignore[valid-type]  # made at run time


def _one_of(name: str, known: Sequence[str], check: Callable[[str], str] | None = None) -> Any:  # noqa: ANN401 - a type
    validator = BeforeValidator(check or partial(_known, name, known))
    return Annotated[str, validator, WithJsonSchema({"type": "string", "enum": list(known)})]


def _whole(name: str, bounds: tuple[int, int]) -> Any:  # noqa: ANN401 - a type
    return Annotated[int, BeforeValidator(partial(_bounded, name, bounds))]


def _example(filter_: Filter) -> object:
    if filter_.reads in (Reads.NUMBER, Reads.INTEGER):
        return float(filter_.example) if filter_.reads is Reads.NUMBER else int(filter_.example)
    return [filter_.example] if filter_.many and filter_.reads not in (Reads.TEXT, Reads.LANGUAGE) else filter_.example


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


def refuse_unknown(parameters: Parameters, known: Sequence[str]) -> None:
    """Refuse parameters that are not known. Raises BadRequestError."""
    for name in parameters:
        if name not in known and not is_tracking(name):
            likely = difflib.get_close_matches(name, known, n=1)
            hint = f" Did you mean {likely[0]}?" if likely else ""
            raise BadRequestError(
                f"There is no parameter {name[:40]!r} here.{hint}", help=_listed("Known", known), parameter=name[:40], known=list(known)
            )


def unknown_value(name: str, text: str, known: Sequence[str], what: str = "is not known here") -> BadRequestError:
    """Return the error for a value, naming the known ones or those most like it."""
    return BadRequestError(f"{name}={text[:80]} {what}.", help=_listed("Known or near", known), parameter=name, known=list(known))


def find_thing(name: str, text: str, directory: Directory, classes: Sequence[str]) -> str:
    """Return the IRI that a value names. Raises BadRequestError when it names nothing."""
    thing = directory.find(text, classes) or directory.find(text)
    if thing is None:
        raise unknown_value(name, text, directory.near(text, classes), "names nothing that is in the graph")
    return thing.iri


def one(parameters: Parameters, name: str) -> str | None:
    """Return the value of a parameter that may be given once, or None. Raises BadRequestError when it is given twice or empty."""
    values = parameters.get(name)
    if values is None:
        return None
    if len(values) > 1:
        raise BadRequestError(f"{name} is given {len(values)} times; it may be given once.", parameter=name)
    if not values[0].strip():
        raise BadRequestError(f"{name} is empty.", help="Leave it out, or give it a value.", parameter=name)
    return values[0].strip()


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


def _text(name: str, text: str) -> str:
    value = one({name: [text]}, name) or ""
    if len(value) > _LONGEST:
        raise BadRequestError(f"{name} is longer than {_LONGEST} characters.", parameter=name)
    return value


def _split(name: str, given: Sequence[str]) -> list[str]:
    """Return the values of a list, each once: separated by commas, or the parameter repeated."""
    values = [part.strip() for value in given for part in value.split(",")]
    if not all(values):
        raise BadRequestError(f"{name} is empty.", help="Leave it out, or give it a value.", parameter=name)
    if len(values) > _MOST_VALUES:
        raise BadRequestError(f"{name} has more than {_MOST_VALUES} values.", parameter=name)
    return list(dict.fromkeys(values))


def _decimal(name: str, bounds: tuple[float, float], text: str) -> float:
    text = _text(name, text)
    if not _NUMBER.match(text) or not bounds[0] <= float(text) <= bounds[1]:
        raise BadRequestError(f"{name}={text[:40]} is not a number from {bounds[0]:g} to {bounds[1]:g}.", parameter=name)
    return float(text)


def _bounded(name: str, bounds: tuple[int, int], text: str) -> int:
    text = _text(name, text)
    if not _INTEGER.match(text) or not bounds[0] <= int(text) <= bounds[1]:
        raise BadRequestError(f"{name}={text[:40]} is not a whole number from {bounds[0]} to {bounds[1]}.", parameter=name)
    return int(text)


def _language(name: str, text: str) -> str:
    if not re.fullmatch(_LANGUAGE, _text(name, text)):
        raise BadRequestError(f"{name}={text[:40]} is not a language tag.", help="Use a tag such as en.", parameter=name)
    return _text(name, text).lower()


def _chosen(filter_: Filter, text: str) -> str:
    name = _match(filter_.choices, text)
    if name is None:
        raise unknown_value(filter_.name, text, filter_.choices)
    return name


def _known(name: str, known: Sequence[str], text: str) -> str:
    if text not in known:
        raise unknown_value(name, text, [each for each in known if not each.startswith("-")])
    return text


def _match(choices: Sequence[str], text: str) -> str | None:
    """Return the choice that a text names: whatever its case, as a prefixed name or as an IRI."""
    local = re.split(r"[#/:]", text)[-1].casefold()
    return next((choice for choice in choices if choice.casefold() in (text.casefold(), local)), None)


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


def _listed(word: str, known: Sequence[str]) -> str:
    return f"{word}: {', '.join(known)}." if known else "See /docs for what is known."
