"""Templates that write Markdown (CommonMark 0.31): the values of pages, with everything that could be markup escaped.

A template is named ``*.md`` and is beside that of the page. What an expression gives is escaped as it is written, as HTML is by
autoescaping; the result of a macro has been, and says so with the filter ``ready``.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from graph_service.errors import BadRequestError
from graph_service.http.addresses import href
from graph_service.pages import environment
from graph_service.pages.i18n import DEFAULT, Language

SHORT = 7500
"""Bytes that a short answer has at most: a program that reads it pays for every one."""
_INSIDE = re.compile(r"[\\`*\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|~(?=~)")
_BLOCK = re.compile(r"^([-+>#=~|]|\d+(?=[.)](?:\s|$)))")
_NUMBERED = re.compile(r"\d")


class Ready(str):
    """Markdown that is written as it is."""

    __slots__ = ()


def escape(value: object) -> str:
    """Return words as Markdown that reads as the same words. Only what would be markup gets a backslash, and blanks are one blank."""
    if isinstance(value, Ready):
        return value
    if value is None:
        return ""
    text = str(value.unescape() if isinstance(value, Markup) else value)
    return _BLOCK.sub(_begin, _INSIDE.sub(r"\\\g<0>", " ".join(text.split(" ")).replace("\n", " ")))


def _begin(matched: re.Match[str]) -> str:
    """Return the beginning of a line that would begin a block, so that it begins none: a number keeps its digits and loses its point."""
    sign = matched[1]
    return f"{sign}\\" if _NUMBERED.match(sign) else f"\\{sign}"


def quote(text: str) -> Ready:
    """Return words as a block quotation."""
    return Ready("\n".join("> " + escape(line) for line in text.split("\n")))


def lead(text: str, longest: int) -> str:
    """Return the beginning of a text with an ellipsis, cut between words; the whole text if it is no longer. 0 gives nothing."""
    if len(text) <= longest or not longest:
        return text if longest else ""
    return text[:longest].rpartition(" ")[0] + " …"


def place(iri: str, extension: str = "md") -> Ready:
    """Return the address of a thing's Markdown, or of another form of it: a path for ours, the IRI for all others."""
    address = href(iri)
    # A bracket would end the link, and a blank too (CommonMark §6.3).
    address = address.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    if not address.startswith("/"):
        return Ready(address)
    path, mark, fragment = address.partition("#")
    return Ready(f"{path}.{extension}{mark}{fragment}")


@pass_context
def _day(context: Context, value: str | None) -> str:
    """Return a day (ISO 8601) as the reader's language writes it; in English as it is, which programs read at once."""
    code, text = context.get("language", DEFAULT), str(value or "")
    return text if code == DEFAULT else Language(code).day(text)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = environment.environment().overlay(autoescape=False, finalize=escape)
    made.filters = {**made.filters, "ready": Ready, "block": quote, "lead": lead, "place": place, "day": _day}
    return made


def render(template: str, **values: object) -> bytes:
    """Return a Markdown document."""
    return _templates().get_template(template).render(**values).encode()


def wants_all(length: str | None) -> bool:
    """Return True if all of a document is wanted (``length=full``), not what is short.

    Raises:
        BadRequestError: ``length`` has another value.

    """
    if length not in (None, "", "short", "full"):
        raise BadRequestError(f"length must be short or full, not {length[:40]!r}.", known=["short", "full"])
    return length == "full"


def shortest(make: Callable[[int], bytes], steps: int, most: int = SHORT) -> bytes:
    """Return the first of ``make(0)``, ``make(1)``, … that has at most so many bytes, or the last."""
    made = b""
    for step in range(steps):
        made = make(step)
        if len(made) <= most:
            break
    return made
