"""What pages call things: in the reader's language where we know a name in it, calm, and words of partners apart from ours."""

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from graph_service.corpus.atlas import GCM_TEXT, Thing
from graph_service.namespaces import BASE, PREFIXES
from graph_service.pages.i18n import DEFAULT
from graph_service.pages.names import name_in, short_name_in

SDG = PREFIXES["sdg"]
_ACTORS = BASE + "actor/"
_SHORTEST_TITLE = 7
"""Characters of a title in capitals; what is shorter may be an abbreviation."""
_CAPITALS = re.compile(r"\b(gcm|imrf|un)\b")
_NUMBERED = ("Objective", "Paragraph", "Priority", "GuidingPrinciple", "Recommendation", "Footnote")
"""Kinds of parts that have numbers of their own; a paragraph that is a commitment has that of the paragraph."""


@pass_context
def named(context: Context, node: Mapping[str, Any]) -> str:
    """Return the language of what ``name`` returns."""
    if not node.get("label") and name_in(str(node["id"]), context.get("language", "")):
        return str(context["language"])
    return language(node.get("label") or node.get("title"))


@pass_context
def titled(context: Context, thing: Mapping[str, Any] | Thing) -> str:
    """Return the title of a thing in the reader's language where we know it, else as the data has it; calm.

    ``thing`` is a node of an answer, or a thing of the corpus, whose title has the short form that people know it by.
    """
    if isinstance(thing, Mapping):
        return name_in(str(thing["id"]), context.get("language", "")) or calm(words(thing.get("title")))
    # A State is known by its name alone; an instrument also by its short form.
    shortened = bool(thing.notation and thing.kinds and not thing.order)
    own = name_in(thing.iri, context.get("language", ""))
    if own:
        return f"{own} ({thing.notation})" if shortened and thing.notation not in own else own
    return calm(thing.title if shortened or thing.order else thing.name or thing.label)


@pass_context
def page_name(context: Context, node: Mapping[str, Any], *, plain: bool = False) -> str:
    """Return what the page of a thing is headed: an objective by its number in the reader's language, anything else by its name.

    ``plain`` is for the title of the page, in which no element can be.
    """
    if _numbered(context, node):
        return str(context["t"]("brief.of", number=node["notation"]))
    return str(name(context, node)) if plain else called(context, node)


@pass_context
def page_name_in(context: Context, node: Mapping[str, Any]) -> str:
    """Return the language of what ``page_name`` returns."""
    return str(context["language"] if _numbered(context, node) else named(context, node))


@pass_context
def crumb(context: Context, node: Mapping[str, Any]) -> str:
    """Return what the way to a page calls a whole: the text of the Compact, and numbered parts, in the reader's language."""
    return _step(context, node) or called(context, node)


@pass_context
def crumb_in(context: Context, node: Mapping[str, Any]) -> str:
    """Return the language of what ``crumb`` returns."""
    return str(context["language"] if _step(context, node) else named(context, node))


def _step(context: Context, node: Mapping[str, Any]) -> str:
    """Return our words for a whole in a language other than English; empty where it is called by its name."""
    iri, number_ = str(node["id"]), node.get("notation")
    # In English the label of the data says more.
    if context["language"] == DEFAULT or not iri.startswith(BASE):
        return ""
    if iri == BASE + GCM_TEXT:
        return str(context["t"]("reading.compact_text"))
    kind = next((kind for kind in _NUMBERED if kind in node.get("type", ())), "") if number_ else ""
    return f"{str(context['t'](f'kind.{kind}')).capitalize()} {number_}" if kind else ""


def _numbered(context: Context, node: Mapping[str, Any]) -> bool:
    # In English the label of the data says more: which text the objective is of.
    return context["language"] != DEFAULT and str(node["id"]) == f"{BASE}gcm/objective/{node.get('notation')}"


@pass_context
def headed(context: Context, thing: Thing) -> str:
    """Return what a column about an instrument is headed: its abbreviation, our short name in the reader's language, or its title."""
    return thing.label if thing.notation else short_name_in(thing.iri, context.get("language", "")) or titled(context, thing)


@pass_context
def headed_in(context: Context, thing: Thing) -> str:
    """Return the language of what ``headed`` returns; an abbreviation has none."""
    code = context.get("language", "")
    short = "" if thing.notation else short_name_in(thing.iri, code)
    if short:
        return DEFAULT if short == short_name_in(thing.iri, DEFAULT) else str(code)
    return "" if thing.notation else str(titled_in(context, thing))


@pass_context
def titled_in(context: Context, thing: Mapping[str, Any] | Thing) -> str:
    """Return the language of what ``titled`` returns."""
    if name_in(str(thing["id"]) if isinstance(thing, Mapping) else thing.iri, context.get("language", "")):
        return str(context["language"])
    return language(thing.get("title")) if isinstance(thing, Mapping) else thing.language or "en"


def words(values: Mapping[str, Any] | None) -> str:
    """Return the text of a language map: English if there is one, else the first."""
    if not values:
        return ""
    text = values.get("en") or next(iter(values.values()))
    return str(text[0] if isinstance(text, list) else text)


def language(values: Mapping[str, Any] | None) -> str:
    """Return the language of what ``words`` returns."""
    if not values or "en" in values:
        return "en"
    first = next(iter(values))
    return "" if first == "@none" else str(first)


@pass_context
def name(context: Context, node: Mapping[str, Any]) -> str:
    """Return what to call a thing: its label, its title (in the reader's language where we know it) or the end of its IRI."""
    return words(node.get("label")) or name_in(str(node["id"]), context.get("language", "")) or name_in_data(node)


def name_in_data(node: Mapping[str, Any]) -> str:
    """Return what to call a thing in the words of the data: its label, its title or the end of its IRI."""
    return words(node.get("label")) or words(node.get("title")) or str(node["id"]).rstrip("/").rpartition("/")[2]


@pass_context
def short(context: Context, node: Mapping[str, Any]) -> str:
    """Return the shortest name that still says what it is: a treaty's notation, a target of the SDGs by its number."""
    notation = node.get("notation")
    if not notation or words(node.get("label")):
        return str(name(context, node))
    return f"SDG {notation}" if str(node["id"]).startswith(SDG) else str(notation)


def theirs(text: object) -> Markup:
    """Return words of others for a line of ours, apart from it: marks of direction in them turn nothing outside of them."""
    return Markup("<bdi>{}</bdi>").format(text)


@pass_context
def apart(context: Context, value: object) -> object:
    """Return what the data say of a thing as it is; on the page of a thing that only partners describe, apart from our words."""
    return value if context.get("ours", True) else theirs(value)


@pass_context
def called(context: Context, node: Mapping[str, Any]) -> str:
    """Return what to call a thing on a page: titles that our texts print in capitals calm, names of actors and others as given."""
    text, iri = str(name(context, node)), str(node["id"])
    if not iri.startswith(BASE):
        return theirs(text)
    return text if iri.startswith(_ACTORS) else calm(text)


def calm(title: str) -> str:
    """Return a title without the capitals that its source sets it in; abbreviations keep theirs. The words in the data stay as they are."""
    if not title.isupper() or len(title) < _SHORTEST_TITLE:
        return title
    text = _CAPITALS.sub(lambda match: match[0].upper(), title.lower())
    return text[:1].upper() + text[1:]


FILTERS = (
    apart, called, calm, crumb, crumb_in, headed, headed_in, language, name, named, page_name, page_name_in, short, theirs, titled,
    titled_in, words,
)  # fmt: skip
"""What templates call by these names."""
