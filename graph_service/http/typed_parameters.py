"""The typed parameters of an operation, which FastAPI reads from the URL and describes in the OpenAPI document.

The checks that it runs raise our own errors, which name what is known or near. Paths that have only a page use ``http.parameters``.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator, WithJsonSchema

from graph_service.errors import BadRequestError
from graph_service.http.exchange import parse_parameters, single
from graph_service.http.parameters import is_tracking

Given = Mapping[str, Any]
"""The parameters that a request gives, by name, as the values of their types."""
NEEDED = "x-needed"
"""Marks in a schema a parameter that programs must give, though a page does without: the OpenAPI document says that it is required."""
LONGEST = 500
_MOST_VALUES = 50
_SOME: dict[str, Any] = {"min_length": 1, "max_length": _MOST_VALUES}
_INTEGER = re.compile(r"[0-9]{1,9}\Z")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?\Z|\.[0-9]{1,9}\Z")


def depends(*parameters: Parameter, lenient: Callable[[Request], bool] = lambda _request: False) -> Any:  # noqa: ANN401 - as ``Depends``
    """Return the dependency that reads parameters: FastAPI takes their types and descriptions from its signature.

    It raises BadRequestError where a parameter is unknown, or given more often than its type allows. A request for which ``lenient``
    returns True may have unknown parameters, which are ignored, and leave out what programs need.
    """
    # One name for Python, where a name of ours may be a keyword, and one for the request.
    names = {one.name: one.annotation.__metadata__[-1].alias for one in parameters}
    lists = [names[one.name] for one in parameters if getattr(one.annotation.__origin__, "__origin__", None) is list]
    needed = [names[one.name] for one in parameters if NEEDED in _schema(one)]
    shown = [names[one.name] for one in parameters if one.annotation.__metadata__[-1].include_in_schema]

    async def given(request: Request, **values: Any) -> Given:  # noqa: ANN401 - of the types that the parameters say
        sent = parse_parameters(request.scope["query_string"])
        strict = not lenient(request)
        if strict:
            refuse_unknown(sent, list(names.values()), shown)
        for name in names.values():
            if name not in lists:
                single(sent, name)
            if strict and name in needed and not "".join(sent.get(name, ())).strip():
                raise BadRequestError(f"{name} is missing.", help=listed("Known", shown), parameter=name, known=shown)
        return {names[name]: value for name, value in values.items() if value is not None}

    of_request = Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)
    given.__signature__ = Signature([of_request, *parameters])  # type: ignore[attr-defined]  # read by inspect.signature
    return Depends(given)


def parameter(
    name: str,
    about: str,
    type_: Any,  # noqa: ANN401 - a type with its checks
    *,
    example: object = None,
    default: object = None,
    required: bool = False,
    **constraints: Any,  # noqa: ANN401 - as ``Query`` takes them
) -> Parameter:
    """Return a parameter; a function below makes one of each kind."""
    examples = {"openapi_examples": {"example": {"value": example}}} if example is not None else {}
    annotation = Annotated[type_, Query(alias=name, description=about, **constraints, **examples)]
    return Parameter(f"{name}_", Parameter.KEYWORD_ONLY, default=Parameter.empty if required else default, annotation=annotation)


def text(name: str, about: str, check: Callable[[str], str] | None = None, **more: Any) -> Parameter:  # noqa: ANN401 - see ``parameter``
    """Return a text parameter, of 1 to ``LONGEST`` characters; ``check`` may change or refuse it."""
    more = {"min_length": 1, "max_length": LONGEST} | more
    return parameter(name, about, Annotated[str, BeforeValidator(check or partial(checked_text, name))], **more)


def free_text(name: str, about: str, **more: Any) -> Parameter:  # noqa: ANN401 - see ``parameter``
    """Return a parameter for any text, also an empty one; the endpoint reads it."""
    return parameter(name, about, Annotated[str, WithJsonSchema({"type": "string"})], **more)


def whole(name: str, about: str, bounds: tuple[int, int], **more: Any) -> Parameter:  # noqa: ANN401 - see ``parameter``
    """Return a parameter for a whole number within bounds, both included."""
    type_ = Annotated[int, BeforeValidator(partial(_whole, name, bounds)), _within("integer", bounds)]
    return parameter(name, about, type_, **more)


def decimal(name: str, about: str, bounds: tuple[float, float], **more: Any) -> Parameter:  # noqa: ANN401 - see ``parameter``
    """Return a parameter for a number within bounds, both included."""
    type_ = Annotated[float, BeforeValidator(partial(_decimal, name, bounds)), _within("number", bounds)]
    return parameter(name, about, type_, **more)


def choice(name: str, about: str, known: Sequence[str], *, blank: bool = False, **more: Any) -> Parameter:  # noqa: ANN401 - see ``parameter``
    """Return a parameter for one of the known values; with ``blank`` also for an empty text, which forms send for a field left empty."""
    return parameter(name, about, _one_of(known, partial(_known, name, ("", *known) if blank else known)), **more)


def choices(
    name: str,
    about: str,
    known: Sequence[str],
    check: Callable[[str], str] | None = None,
    **more: Any,  # noqa: ANN401 - see ``parameter``
) -> Parameter:
    """Return a parameter for several of the known values, separated by commas or repeated; ``check`` may read them more freely."""
    value = _one_of(known, check or partial(_known, name, known))
    return parameter(name, about, Annotated[list[value], BeforeValidator(partial(_split, name))], **_SOME, **more)  # type: ignore[valid-type]  # made at run time


def texts(name: str, about: str, **more: Any) -> Parameter:  # noqa: ANN401 - see ``parameter``
    """Return a parameter for several texts, separated by commas or repeated."""
    value = Annotated[str, WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST})]
    return parameter(name, about, Annotated[list[value], BeforeValidator(partial(_split, name))], **_SOME, **more)


def names_of(parameters: Sequence[Parameter]) -> list[str]:
    """Return the names of parameters, as a request writes them."""
    return [one.annotation.__metadata__[-1].alias for one in parameters]


def refuse_unknown(sent: Mapping[str, Sequence[str]], known: Sequence[str], shown: Sequence[str] | None = None) -> None:
    """Refuse parameters that are not known; the error names those in ``shown``, or all known. Raises BadRequestError."""
    shown = known if shown is None else shown
    for name in sent:
        if name not in known and not is_tracking(name):
            likely = difflib.get_close_matches(name, shown, n=1)
            hint = f" Did you mean {likely[0]}?" if likely else ""
            raise BadRequestError(
                f"There is no parameter {name[:40]!r} here.{hint}", help=listed("Known", shown), parameter=name[:40], known=list(shown)
            )


def unknown_value(name: str, value: str, known: Sequence[str], what: str = "is not known here") -> BadRequestError:
    """Return the error for a value, naming the known ones or those most like it."""
    return BadRequestError(f"{name}={value[:80]} {what}.", help=listed("Known or near", known), parameter=name, known=list(known))


def listed(word: str, known: Sequence[str]) -> str:
    """Return a sentence that names what is known."""
    return f"{word}: {', '.join(known)}." if known else "See /docs for what is known."


def checked_text(name: str, value: str) -> str:
    """Return a text without blanks around it. Raises BadRequestError if it is empty or too long."""
    value = value.strip()
    if not value:
        raise _empty(name)
    if len(value) > LONGEST:
        raise BadRequestError(f"{name} is longer than {LONGEST} characters.", parameter=name)
    return value


def _empty(name: str) -> BadRequestError:
    return BadRequestError(f"{name} is empty.", help="Leave it out, or give it a value.", parameter=name)


def _schema(parameter: Parameter) -> Mapping[str, Any]:
    """Return the schema that a parameter's type states itself, or an empty one."""
    return next((one.json_schema or {} for one in parameter.annotation.__metadata__ if isinstance(one, WithJsonSchema)), {})


def _within(kind: str, bounds: tuple[float, float]) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "minimum": bounds[0], "maximum": bounds[1]})


def _one_of(known: Sequence[str], check: Callable[[str], str]) -> Any:  # noqa: ANN401 - a type
    return Annotated[str, BeforeValidator(check), WithJsonSchema({"type": "string", "enum": list(known)})]


def _known(name: str, known: Sequence[str], value: str) -> str:
    if value not in known:
        raise unknown_value(name, value, [each for each in known if each and not each.startswith("-")])
    return value


def _split(name: str, given: Sequence[str]) -> list[str]:
    """Return the values of a list, each once: separated by commas, or the parameter repeated."""
    values = [part.strip() for value in given for part in value.split(",")]
    if not all(values):
        raise _empty(name)
    if len(values) > _MOST_VALUES:
        raise BadRequestError(f"{name} has more than {_MOST_VALUES} values.", parameter=name)
    return list(dict.fromkeys(values))


def _decimal(name: str, bounds: tuple[float, float], value: str) -> float:
    value = checked_text(name, value)
    if not _NUMBER.match(value) or not bounds[0] <= float(value) <= bounds[1]:
        raise BadRequestError(f"{name}={value[:40]} is not a number from {bounds[0]:g} to {bounds[1]:g}.", parameter=name)
    return float(value)


def _whole(name: str, bounds: tuple[int, int], value: str) -> int:
    value = checked_text(name, value)
    if not _INTEGER.match(value) or not bounds[0] <= int(value) <= bounds[1]:
        raise BadRequestError(f"{name}={value[:40]} is not a whole number from {bounds[0]} to {bounds[1]}.", parameter=name)
    return int(value)
