"""The parameters of a URL as pages and APIs read them: strictly for programs, leniently for pages, and described for OpenAPI."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from graph_service.errors import BadRequestError
from graph_service.http.exchange import parse_parameters, single
from graph_service.http.problems import prefers_page
from graph_service.rdf.formats import HTML

_TRACKING = frozenset(
    {
        *("fbclid", "gclid", "dclid", "msclkid", "twclid", "ttclid", "yclid", "igshid", "igsh", "epik", "srsltid", "wickedid"),
        *("mc_cid", "mc_eid", "_ga", "_gl", "gad_source", "gclsrc", "wbraid", "gbraid", "li_fat_id", "mkt_tok", "_hsenc", "_hsmi"),
        *("vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "rb_clickid", "s_cid", "ml_subscriber", "ml_subscriber_hash", "__s"),
    }
)
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "ga_")
"""What newsletters, social networks and web statistics add to an address that somebody shares."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a path, for reading a request and for OpenAPI: name, what it does, JSON schema, and whether it must be given."""

    name: str
    help: str
    schema: Mapping[str, Any]
    required: bool = False
    example: str = ""


def openapi(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Return the parameters as OpenAPI describes them."""
    return {
        "parameters": [
            {
                "name": one.name,
                "in": "query",
                "required": one.required,
                "description": one.help,
                "schema": dict(one.schema),
                **({"example": one.example} if one.example else {}),
            }
            for one in parameters
        ]
    }


def is_tracking(name: str) -> bool:
    """Return True if a parameter only counts visits to a shared address and asks nothing of this service."""
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def read_parameters(encoded: bytes, known: Sequence[Parameter], *, others: bool = False) -> dict[str, str]:
    """Return the parameters that are given, each once; with ``others``, what is not known is passed over.

    Raises:
        BadRequestError: one is unknown (the known ones are named), given twice, or missing.

    """
    names = [one.name for one in known]
    given = {name: values for name, values in parse_parameters(encoded).items() if name in names or not is_tracking(name)}
    unknown = [name for name in given if name not in names]
    if others:
        given = {name: values for name, values in given.items() if name in names}
    elif unknown:
        known_help = f"Known here: {', '.join(names)}." if names else "There are no parameters here."
        raise BadRequestError(f"Unknown parameter {', '.join(sorted(name[:40] for name in unknown))}.", help=known_help, known=names)
    missing = [one.name for one in known if one.required and not given.get(one.name)]
    if missing:
        raise BadRequestError(f"Missing parameter {', '.join(missing)}.", help=f"Known here: {', '.join(names)}.", known=names)
    return {name: value for name in given if (value := single(given, name)) is not None}


def read_page_parameters(request: Request, known: Sequence[Parameter], *, page: bool | None = None) -> dict[str, str]:
    """Return the parameters that are given to a path that has a page: a page passes over what it does not know, data name it.

    ``page`` says whether the answer is a page, where the caller knows; without it, ``format=`` and Accept do.

    Raises:
        BadRequestError: as ``read_parameters``.

    """
    return read_parameters(request.scope["query_string"], known, others=wants_page(request) if page is None else page)


def wants_page(request: Request) -> bool:
    """Return True if ``format=`` or else Accept asks for a page."""
    named = parse_parameters(request.scope["query_string"]).get("format")
    return named == [HTML.name] if named else prefers_page(request.headers.get("accept"))


def number(values: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    """Return a whole number among the parameters.

    Raises:
        BadRequestError: it is not one, or out of bounds.

    """
    text = values.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not least <= int(text) <= most:  # noqa: PLR2004 - more digits than any bound
        raise BadRequestError(f"{name} must be a whole number from {least} to {most}, not {text[:40]!r}.")
    return int(text)
