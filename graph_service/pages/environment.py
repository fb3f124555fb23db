"""The templates that all pages share, and what they may call."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context
from markupsafe import Markup, escape

from graph_service.errors import ServiceError
from graph_service.http.addresses import OFFERS, href, in_form, local, thing
from graph_service.namespaces import BASE
from graph_service.pages import naming
from graph_service.pages.i18n import DEFAULT, Language, speaking
from graph_service.pages.menu import MENU, TOOLS, section
from graph_service.pages.naming import SDG
from graph_service.pages.static_files import address
from graph_service.rdf.formats import HTML

Json = dict[str, Any]
_SCOPES = BASE + "scope/"

_PACKAGE = Path(__file__).resolve().parents[1]
RELATIONS = ("cites", "mentionsActor", "reinforcedBy", "fallsShortOf", "addresses", "tensionWith", "guidedBy", "relatedMatch")
"""Kinds of links in the order the page shows them; how one reads from either end is ``relation.<kind>_out`` and ``_in`` in the locales."""
BADGES = ("cites", "mentionsActor", "reinforcedBy", "relatedMatch", "addresses", "tensionWith", "addressedBy", "tensionFrom")
"""What a part in a list shows of its links, in order."""
STEPS = {"named": 4, "exact": 4, "clear": 3, "partial": 2, "arguable": 1, "unknown": 0}
"""How much of a bar of four steps a confidence fills, by what it means."""
_LEVELS = {"named": 1.0, "exact": 0.95, "clear": 0.85, "partial": 0.7}
_CIVIL_SOCIETY = ("priorities-", "commitments-", "joint-message-", "zero-draft-statement-", "nahuacalli-")
"""How the addresses of the texts of civil society begin."""
_GENERAL = ("Provision", "Instrument", "Actor")
_LAST = re.compile("[/#:]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates with what they may call."""
    made = Environment(
        loader=FileSystemLoader(sorted(_PACKAGE.glob("**/templates"))),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({one.__name__: one for one in naming.FILTERS})
    made.filters.update(local=local, kinds=kinds, number=number, level=level)
    made.filters.update(
        to=to,
        foreign=foreign,
        spoken=spoken,
        download=download,
        thousands=thousands,
        column=column,
        day=day,
        keep=keep,
        family=family,
        begun=begun,
        broken_off=broken_off,
        form=in_form,
        last_of=last_of,
        in_style=in_style,
    )
    made.globals.update(
        static=address,
        offers=[offer for offer in OFFERS if offer is not HTML],
        relations=RELATIONS,
        badge_keys=BADGES,
        steps=STEPS,
        menu=MENU,
        tools=TOOLS,
        section=section,
    )
    return made


def render(template: str, **values: object) -> bytes:
    """Return a page."""
    return environment().get_template(template).render(**values).encode()


@pass_context
def to(context: Context, iri: str) -> str:
    """Return where a page leads for an IRI; on this service in the language that the reader asked for.

    Things of others that have a page here are named by the page that shows them (``here``): their own addresses need not answer.
    """
    address = thing(iri) if iri in context.get("here", ()) else href(iri)
    return str(context["link"](address)) if address.startswith("/") else address


@pass_context
def keep(context: Context, address: str) -> str:
    """Return an address; one on this service in the language that the reader asked for."""
    if not address.startswith("/") or not context["lang_asked"]:
        return address
    bare, _, fragment = address.partition("#")
    return f"{bare}&lang={context['lang_asked']}" + ("#" + fragment if fragment else "") if "?" in bare else str(context["link"](address))


@pass_context
def foreign(context: Context, code: str) -> Markup:
    """Return the ``lang`` attribute for words in a language, if it is not the page's (WCAG 2.2, 3.1.2)."""
    return spoken(context, code) if code and code != context["language"] else _apart(context)


@pass_context
def spoken(context: Context, code: str) -> Markup:
    """Return the ``lang`` attribute for words in a language, and ``dir`` where they run the other way than the page or are a partner's."""
    # The preview of a name for reconciliation has no reader and no direction: it is read from left to right.
    direction = Language(code.partition("-")[0]).direction
    turned = Markup(' dir="{}"').format(direction) if direction != context.get("direction", "ltr") else _apart(context)
    return Markup(' lang="{}"').format(code) + turned


def _apart(context: Context) -> Markup:
    """Return the ``dir`` attribute for words on the page of a thing that only partners describe: they turn nothing outside of them."""
    return Markup("") if context.get("ours", True) else Markup(' dir="auto"')


@pass_context
def thousands(context: Context, value: int) -> str:
    """Return a whole number with its thousands set apart as the reader's language does."""
    return Language(context.get("language", DEFAULT)).number(value)


@pass_context
def day(context: Context, value: str | Mapping[str, str] | None) -> Markup:
    """Return a day (ISO 8601) as the reader's language writes it, with the day itself for programs; anything else as it is.

    A month or a year may come with its type, as JSON-LD has it.
    """
    text = str((value["@value"] if isinstance(value, Mapping) else value) or "")
    words = Language(context.get("language", DEFAULT)).day(text)
    return Markup('<time datetime="{}">{}</time>').format(text, words) if words != text else escape(text)


_CONTEXT = 31
"""Characters of context that a quotation carries on each side, if the text has more than that (``graph_service.pipeline``)."""


def begun(words_before: str) -> str:
    """Return the words before a quotation without the end of one that the cut went through."""
    return words_before if len(words_before) <= _CONTEXT else "… " + words_before.partition(" ")[2]


def broken_off(words_after: str) -> str:
    """Return the words after a quotation without the beginning of one that the cut went through."""
    return words_after if len(words_after) <= _CONTEXT else words_after.rpartition(" ")[0] + " …"


def column(variable: str) -> str:
    """Return the name of a variable as words."""
    return _CAMEL.sub(" ", variable.replace("_", " ")).lower()


def last_of(property_name: str) -> str:
    """Return the end of a property's name, prefixed or an IRI: what it is called where we have no word for it."""
    return _LAST.split(property_name.rstrip("/#:"))[-1] or property_name


def download(text: str, media_type: str) -> str:
    """Return text as an address that a link can save (RFC 2397)."""
    return f"data:{media_type};charset=utf-8,{quote(text)}"


def family(iri: str) -> str:
    """Return which of the kinds that have a colour a thing is: compact, ilo, law, civil (the texts of civil society), sdg-8 … or none."""
    if iri.startswith(SDG):
        return f"sdg-{iri[len(SDG) :].partition('.')[0]}"
    first, _, rest = local(iri).lstrip("/").partition("/")
    if first == "instrument":
        return "ilo" if rest.startswith("ilo-") else "law"
    return "compact" if first == "gcm" else "civil" if first.startswith(_CIVIL_SOCIETY) else ""


@pass_context
def kinds(context: Context, node: Mapping[str, Any]) -> Markup:
    """Return what a thing is, in the reader's words: the special class rather than the general one."""
    types = [str(kind).rpartition("/")[2].rpartition("#")[2] for kind in node.get("type", ())]
    special = [kind for kind in types if kind not in _GENERAL] or types
    if str(node["id"]).startswith(_SCOPES):
        special = ["Scope"]
    return Markup(", ").join(context["known"](f"kind.{kind}", _CAMEL.sub(" ", kind).lower()) for kind in special)


@pass_context
def number(context: Context, value: float | None) -> str:
    """Return a confidence as the reader's language writes it."""
    return "" if value is None else Language(context.get("language", DEFAULT)).number(float(value))


def level(value: float | None) -> str:
    """Return what a confidence means, by the editors' rubric (docs/editorial-policy.md), as a key of the locales under ``sure``."""
    if not value:
        return "unknown"
    return next((name for name, least in _LEVELS.items() if value >= least), "arguable")


def speak(reader: Language, path: str) -> Json:
    """Return what templates need to speak the reader's language at a path."""
    return speaking(reader, path, lambda code: f"{path}{'&' if '?' in path else '?'}lang={code}")


def problem(error: ServiceError, reader: Language, path: str) -> bytes:
    """Return an error as a page."""
    # Advice that is the error's own sentence is ours to translate; what was written for this case is in English.
    usual = error.advice == type(error).help
    return render("problem.html", error=error, usual=usual, **speak(reader, path))


def in_style(text: str) -> Markup:
    """Return text as a string of CSS for a style element: what could end the string or the element is escaped by its number."""
    # CSS Syntax §4.3.7; the blank ends the number.
    written = "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text)
    return Markup(f'"{written}"')  # noqa: S704 - letters, digits and blanks alone are left


def embedded(made: Json) -> Markup:
    """Return JSON for a script element: nothing in it can end the element (HTML §4.12.1.3)."""
    written = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - what could be markup is escaped here
