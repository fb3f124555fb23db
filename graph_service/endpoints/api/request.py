"""What a request asks of a collection: its parameters read into terms for the query, or refused with the known ones named. Pure."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from graph_service.corpus.directory import Directory
from graph_service.endpoints.api.collections import Collection
from graph_service.endpoints.api.fields import EVIDENCE, SHAPES
from graph_service.endpoints.api.filters import Filter, Reads
from graph_service.errors import BadRequestError
from graph_service.http.parameters import is_tracking
from graph_service.namespaces import PREFIXES
from graph_service.rdf.curies import path_of
from graph_service.rdf.terms import Iri, Literal, Term, double, integer

Parameters = Mapping[str, Sequence[str]]
LIMIT, MOST_LIMIT, MOST_PAGE = 50, 200, 1_000_000
EVERYWHERE = ("sort", "fields", "limit", "page")
_MOST_VALUES = 50
_LONGEST = 500
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*\Z")
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


def known_parameters(collection: Collection) -> list[str]:
    """Return the names of the parameters that a collection takes, in the order the reference shows them."""
    extra = ["parts"] if collection.name == "links" else []
    return [found.name for found in collection.filters] + extra + (["include"] if collection.evidence else []) + list(EVERYWHERE)


def read(collection: Collection, parameters: Parameters, directory: Directory) -> Reading:
    """Return what a request asks.

    Raises:
        BadRequestError: a parameter is unknown, given too often or has a value that is not known; names those that are.

    """
    refuse_unknown(parameters, known_parameters(collection))
    parts = _choice(parameters, "parts", ("true", "false")) != "false"
    values: dict[str, tuple[Term, ...]] = {}
    canonical: list[tuple[str, str]] = []
    for found in collection.filters:
        texts = _texts(parameters, found)
        if not texts:
            continue
        for variable, term, written in (_term(found, text, directory, parts=parts) for text in texts):
            values[variable] = (*values.get(variable, ()), term)
            canonical.append((found.name, written))
        if found.reads is Reads.WORDS:
            canonical[-len(texts) :] = [(found.name, " ".join(texts))]
        if found.count:
            values[found.variable] = tuple(dict.fromkeys(values[found.variable]))
            values[found.count] = (integer(len(values[found.variable])),)
    if not parts:
        canonical.append(("parts", "false"))
    if collection.type_ and "class" not in values:
        values["class"] = (_class_iri(collection.type_),)
    fields, evidence = _shown(parameters, collection)
    sort = _names(parameters, "sort", [*collection.sorts, *(f"-{name}" for name in collection.sorts)])
    limit, page = _integer(parameters, "limit", LIMIT, MOST_LIMIT), _integer(parameters, "page", 1, MOST_PAGE)
    canonical += [("include", "evidence")] if evidence else []
    canonical += [("sort", ",".join(sort))] if sort else []
    canonical += [("fields", ",".join(sorted(set(fields))))] if fields else []
    canonical.append(("limit", str(limit)))
    return Reading(values, limit, page, tuple(sort), frozenset(fields) if fields else None, evidence, tuple(canonical))


def read_item(collection: Collection, parameters: Parameters) -> Reading:
    """Return what a request asks of one item: only what to show. Raises BadRequestError as ``read`` does."""
    refuse_unknown(parameters, [*(["include"] if collection.evidence else []), "fields"])
    fields, evidence = _shown(parameters, collection)
    canonical = [("include", "evidence")] if evidence else []
    canonical += [("fields", ",".join(sorted(set(fields))))] if fields else []
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


def number(parameters: Parameters, name: str, bounds: tuple[float, float]) -> float | None:
    """Return a parameter's number, or None. Raises BadRequestError when it is no plain decimal number within the bounds."""
    text = one(parameters, name)
    if text is None:
        return None
    if not _NUMBER.match(text) or not bounds[0] <= float(text) <= bounds[1]:
        raise BadRequestError(f"{name}={text[:40]} is not a number from {bounds[0]:g} to {bounds[1]:g}.", parameter=name)
    return float(text)


def names(parameters: Parameters, name: str, known: Sequence[str]) -> list[str]:
    """Return the names that a list parameter gives, separated by commas or repeated. Raises BadRequestError on an unknown one."""
    return _names(parameters, name, known)


def page_of(parameters: Parameters) -> tuple[int, int]:
    """Return ``limit`` and ``page``. Raises BadRequestError when one is not a number within its bounds."""
    return _integer(parameters, "limit", LIMIT, MOST_LIMIT), _integer(parameters, "page", 1, MOST_PAGE)


def class_term(name: str) -> Iri:
    """Return the IRI of a class by its name in the context."""
    return _class_iri(name)


def name_term(name: str) -> Iri:
    """Return the IRI of a property or an individual of the vocabulary by its name in the context."""
    return Iri(_NAME_IRIS.get(name, PREFIXES["gcmo"] + name))


def _texts(parameters: Parameters, found: Filter) -> list[str]:
    if not found.many or found.reads is Reads.TEXT:
        text = one(parameters, found.name)
        if text is None:
            return []
        if len(text) > _LONGEST:
            raise BadRequestError(f"{found.name} is longer than {_LONGEST} characters.", parameter=found.name)
        return list(dict.fromkeys(text.lower().split())) if found.reads is Reads.WORDS else [text]
    return _split(parameters, found.name)


def _split(parameters: Parameters, name: str) -> list[str]:
    """Return the values of a list, each once: separated by commas, or the parameter repeated."""
    if name not in parameters:
        return []
    values = [part.strip() for value in parameters[name] for part in value.split(",")]
    if not all(values):
        raise BadRequestError(f"{name} is empty.", help="Leave it out, or give it a value.", parameter=name)
    if len(values) > _MOST_VALUES:
        raise BadRequestError(f"{name} has more than {_MOST_VALUES} values.", parameter=name)
    return list(dict.fromkeys(values))


def _term(found: Filter, text: str, directory: Directory, *, parts: bool) -> tuple[str, Term, str]:
    """Return the variable that a value sets, its term, and how the value is written in links."""
    if found.reads is Reads.THING_OR_CLASS:
        return _thing_or_class(found, text, directory, parts=parts)
    if found.reads is Reads.THING:
        iri = find_thing(found.name, text, directory, found.classes)
        return found.variable, Iri(iri), path_of(iri)
    term, written = _plain(found, text)
    return found.variable, term, written


def _plain(found: Filter, text: str) -> tuple[Term, str]:
    """Return the term of a value that is understood without the directory, and how it is written in links."""
    match found.reads:
        case Reads.CLASS | Reads.NAME | Reads.CHOICE:
            name = _chosen(found, text)
            term = {Reads.CLASS: _class_iri, Reads.NAME: name_term}.get(found.reads, Literal)(name)
        case Reads.LANGUAGE:
            if not _LANGUAGE.match(text):
                raise BadRequestError(
                    f"{found.name}={text[:40]} is not a language tag.", help="Use a tag such as en.", parameter=found.name
                )
            name, term = text.lower(), Literal(text.lower())
        case Reads.NUMBER:
            value = number({found.name: [text]}, found.name, found.bounds) or 0.0
            name, term = repr(value), double(value)
        case Reads.INTEGER:
            whole = _bounded(found.name, text, found.bounds)
            name, term = str(whole), integer(whole)
        case _:
            name, term = text, Literal(text)
    return term, name


def _thing_or_class(found: Filter, text: str, directory: Directory, *, parts: bool) -> tuple[str, Term, str]:
    name = _match(found.choices, text)
    if name:
        return found.class_variable, _class_iri(name), name
    thing = directory.find(text, found.classes) or directory.find(text)
    if thing is None:
        raise unknown_value(
            found.name, text, [*directory.near(text, found.classes), *found.choices], "names neither a thing in the graph nor a class"
        )
    variable = found.variable if parts else _ITSELF.get(found.name, found.variable)
    return variable, Iri(thing.iri), thing.path


def _chosen(found: Filter, text: str) -> str:
    name = _match(found.choices, text)
    if name is None:
        raise unknown_value(found.name, text, found.choices)
    return name


def _match(choices: Sequence[str], text: str) -> str | None:
    """Return the choice that a text names: whatever its case, as a prefixed name or as an IRI."""
    local = re.split(r"[#/:]", text)[-1].casefold()
    return next((choice for choice in choices if choice.casefold() in (text.casefold(), local)), None)


def _class_iri(name: str) -> Iri:
    return Iri(_CLASS_IRIS.get(name, PREFIXES["gcmo"] + name))


def _bounded(name: str, text: str, bounds: tuple[float, float]) -> int:
    if not _INTEGER.match(text) or not bounds[0] <= int(text) <= bounds[1]:
        raise BadRequestError(f"{name}={text[:40]} is not a whole number from {bounds[0]:.0f} to {bounds[1]:.0f}.", parameter=name)
    return int(text)


def _integer(parameters: Parameters, name: str, default: int, most: int) -> int:
    text = one(parameters, name)
    return default if text is None else _bounded(name, text, (1, most))


def _choice(parameters: Parameters, name: str, choices: Sequence[str]) -> str | None:
    text = one(parameters, name)
    if text is not None and text not in choices:
        raise unknown_value(name, text, choices)
    return text


def field_names(collection: Collection) -> list[str]:
    """Return the names of the members that a collection's items can have."""
    return ["id", "type", *(field.name for field in (*SHAPES[collection.shape], *(EVIDENCE if collection.evidence else ())))]


def _shown(parameters: Parameters, collection: Collection) -> tuple[list[str], bool]:
    """Return what to show of each item, nothing for all of it, and whether evidence is: ``include=`` asks for it, or a field named."""
    fields = _names(parameters, "fields", field_names(collection))
    included = _names(parameters, "include", ["evidence"])
    return fields, bool(included) or any(field.name in fields for field in EVIDENCE)


def _names(parameters: Parameters, name: str, known: Sequence[str]) -> list[str]:
    found = _split(parameters, name)
    for text in found:
        if text not in known:
            raise unknown_value(name, text, [each for each in known if not each.startswith("-")])
    return found


def _listed(word: str, known: Sequence[str]) -> str:
    return f"{word}: {', '.join(known)}." if known else "See /docs for what is known."
