"""Pages for people: the words first, then where they stand, what they link to and on what each link rests.

A page is made from the same framed JSON-LD that it carries in a script element, so the two cannot say different things.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context
from markupsafe import Markup, escape

from graph_service.corpus.atlas import GCM_TEXT
from graph_service.endpoints.explore.document import anchor
from graph_service.endpoints.resources import Description, document, schema_org
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.resources.citation import Citation, bibtex, csl, line
from graph_service.endpoints.resources.document import kind, regular, shape
from graph_service.endpoints.resources.others import Others
from graph_service.endpoints.resources.page_citation import citation
from graph_service.errors import ServiceError
from graph_service.http.addresses import OFFERS, href, local, thing
from graph_service.namespaces import BASE, DEEPEST, PREFIXES
from graph_service.pages.i18n import DEFAULT, Language, speaking
from graph_service.pages.static_files import address
from graph_service.rdf import serialise
from graph_service.rdf.curies import path_of
from graph_service.rdf.formats import HTML, Format

Json = dict[str, Any]
SDG = PREFIXES["sdg"]
_SCOPES = BASE + "scope/"
_LABEL = f"<{PREFIXES['rdfs']}label>"

_PACKAGE = Path(__file__).resolve().parents[1]
RELATIONS = ("cites", "mentionsActor", "reinforcedBy", "fallsShortOf", "addresses", "tensionWith", "guidedBy", "relatedMatch")
"""Kinds of links in the order the page shows them; how one reads from either end is ``relation.<kind>_out`` and ``_in`` in the locales."""
_COMMITMENTS = frozenset({"Commitment", "CommitmentSentence"})
BADGES = ("cites", "mentionsActor", "reinforcedBy", "relatedMatch", "addresses", "tensionWith", "addressedBy", "tensionFrom")
"""What a part in a list shows of its links, in order."""
_LEVELS = {"named": 1.0, "exact": 0.95, "clear": 0.85, "partial": 0.7}
_GENERAL = ("Provision", "Instrument", "Actor")
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
    made.filters.update(local=local, name=name, words=words, language=language, kinds=kinds, number=number, short=short, level=level)
    made.filters.update(
        to=to,
        foreign=foreign,
        named=named,
        download=download,
        thousands=thousands,
        column=column,
        keep=keep,
        begun=begun,
        broken_off=broken_off,
        form=form,
    )
    made.globals.update(static=address, offers=[offer for offer in OFFERS if offer is not HTML], relations=RELATIONS, badge_keys=BADGES)
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


def form(iri: str, offer: Format) -> str:
    """Return where a thing is described here in a format."""
    place = thing(iri)
    return f"{place}.{offer.extension}" if iri.startswith(BASE) else f"{place}&format={offer.name}"


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
    return Markup(' lang="{}"').format(code) if code and code != context["language"] else Markup("")


@pass_context
def thousands(context: Context, value: int) -> str:
    """Return a whole number with its thousands set apart as the reader's language does."""
    # Spanish parts from five digits on, by a blank that does not break (Ortografía de la lengua española, 2010).
    if context.get("language") == "es":
        return f"{value:,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(value)  # noqa: PLR2004 - five digits
    return f"{value:,}"


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


def named(node: Mapping[str, Any]) -> str:
    """Return the language of what ``name`` returns."""
    return language(node.get("label") or node.get("title"))


def download(text: str, media_type: str) -> str:
    """Return text as an address that a link can save (RFC 2397)."""
    return f"data:{media_type};charset=utf-8,{quote(text)}"


def words(values: Mapping[str, Any] | None) -> str:
    """Return the text of a language map: English if there is one, else the first."""
    if not values:
        return ""
    found = values.get("en") or next(iter(values.values()))
    return str(found[0] if isinstance(found, list) else found)


def language(values: Mapping[str, Any] | None) -> str:
    """Return the language of what ``words`` returns."""
    if not values or "en" in values:
        return "en"
    first = next(iter(values))
    return "" if first == "@none" else str(first)


def name(node: Mapping[str, Any]) -> str:
    """Return what to call a thing: its label, its title or the end of its IRI."""
    return words(node.get("label")) or words(node.get("title")) or str(node["id"]).rstrip("/").rpartition("/")[2]


def short(node: Mapping[str, Any]) -> str:
    """Return the shortest name that still says what it is: a treaty's notation, a target of the SDGs by its number."""
    notation = node.get("notation")
    if not notation or words(node.get("label")):
        return name(node)
    return f"SDG {notation}" if str(node["id"]).startswith(SDG) else str(notation)


@pass_context
def kinds(context: Context, node: Mapping[str, Any]) -> Markup:
    """Return what a thing is, in the reader's words: the special class rather than the general one."""
    types = [str(kind).rpartition("/")[2].rpartition("#")[2] for kind in node.get("type", ())]
    special = [kind for kind in types if kind not in _GENERAL] or types
    if str(node["id"]).startswith(_SCOPES):
        special = ["Scope"]
    return Markup(", ").join(context["known"](f"kind.{kind}", _CAMEL.sub(" ", kind).lower()) for kind in special)


def number(value: float | None) -> str:
    """Return a confidence as people read it."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".") if value != 1 else "1"


def level(value: float | None) -> str:
    """Return what a confidence means, by the editors' rubric (docs/editorial-policy.md), as a key of the locales under ``sure``."""
    if not value:
        return "unknown"
    return next((name for name, least in _LEVELS.items() if value >= least), "arguable")


def resource(
    description: Description,
    origin: str,
    reader: Language | None = None,
    others: Others | None = None,
    *,
    ours: bool = True,
    dated: bool = False,
    contest: bool = False,
) -> bytes:
    """Return the page of a thing, with its JSON-LD inside.

    ``ours`` is false if only graphs of others describe it; ``dated`` is true for the page of an earlier version. With ``contest`` a
    reader may contest its links.
    """
    return render("resource.html", dated=dated, contest=contest, **of_resource(description, origin, reader, others, ours=ours))


def of_resource(
    description: Description, origin: str, reader: Language | None = None, others: Others | None = None, *, ours: bool = True
) -> Json:
    """Return the values of the page of a thing, which are those of its Markdown too."""
    reader = reader or Language(DEFAULT)
    data = document(description, origin + json_ld_context.LOCAL)
    made = regular(data, shape(kind(description.index, f"<{description.iri}>")))
    cited = citation(made, description, origin)
    described = schema_org.describe(made, above(made), cited, origin)
    return {
        "thing": made,
        "above": above(made),
        "marked": marked(made, reader),
        "groups": groups(made),
        "previous": description.previous,
        "next": description.next,
        "in_place": in_place(made),
        "data": embedded(data),
        "schema_org": described and embedded(described),
        "meta": schema_org.meta(cited),
        "called": called(description),
        "others": others or Others(),
        "ours": ours,
        "cite": cited and citations(cited),
        "address": origin + thing(description.iri),
        "here": (others or Others()).here,
        **speak(reader, thing(description.iri)),
    }


def called(description: Description) -> Mapping[str, str]:
    """Return the labels of everything a description names, by IRI: for what its JSON-LD names by IRI alone."""
    return {subject[1:-1]: serialise.text(thing) for subject, predicate, thing in description.statements if predicate == _LABEL}


def citations(cited: Citation) -> Json:
    """Return the forms of a citation as the page shows them."""
    return {"line": line(cited), "bibtex": bibtex(cited), "csl": csl(cited), "key": cited.key}


def speak(reader: Language, path: str) -> Json:
    """Return what templates need to speak the reader's language at a path."""
    return speaking(reader, path, lambda code: f"{path}{'&' if '?' in path else '?'}lang={code}")


def problem(error: ServiceError, reader: Language, path: str) -> bytes:
    """Return an error as a page."""
    # Advice that is the error's own sentence is ours to translate; what was written for this case is in English.
    usual = error.advice == type(error).help
    return render("problem.html", error=error, usual=usual, **speak(reader, path))


def embedded(made: Json) -> Markup:
    """Return JSON for a script element: nothing in it can end the element (HTML §4.12.1.3)."""
    written = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - what could be markup is escaped here


def above(made: Json) -> list[Json]:
    """Return what a thing is part of, the outermost first."""
    found: list[Json] = []
    whole = made.get("partOf")
    while isinstance(whole, dict) and len(found) < DEEPEST:
        found.append(whole)
        whole = whole.get("partOf")
    return found[::-1]


def in_place(made: Json) -> str:
    """Return where a text is read as one document, a provision at its place; empty for what is neither."""
    wholes = [one for one in (*above(made), made) if one.get("type") and "Provision" not in one["type"]]
    # The articles of an instrument are parts without an order: they are described here, their text is not.
    read = made.get("text") or any(part.get("order") for part in made.get("hasPart") or ())
    if not wholes or not read or "Collection" in wholes[-1]["type"]:
        return ""
    text = wholes[-1]
    whole, key = (path_of(str(node["id"])) for node in (text, made))
    return f"/read/{'gcm' if whole == GCM_TEXT else whole}" + (f"#{anchor(whole, key)}" if key != whole else "")


def groups(made: Json) -> list[tuple[str, str, list[Json]]]:
    """Return the links of a thing by how they read: the heading's key, which end is the other one, and the links, the surest first."""
    found = []
    for predicate in RELATIONS:
        for heading, key, end in ((f"{predicate}_out", "outgoingLinks", "object"), (f"{predicate}_in", "incomingLinks", "subject")):
            links = [link for link in made.get(key, ()) if link["predicate"] == predicate]
            if heading == "addresses_in":
                # Who commits to something does not ask for it: a State's pledge is nothing that civil society asks.
                pledges = [link for link in links if _COMMITMENTS & set(link["subject"].get("type", ()))]
                links = [link for link in links if link not in pledges]
                found += _headed("addresses_by_commitment", end, pledges)
            found += _headed(heading, end, links)
    return found


def _headed(heading: str, end: str, links: list[Json]) -> list[tuple[str, str, list[Json]]]:
    return [(f"relation.{heading}", end, sorted(links, key=lambda link: -(link["confidence"] or 0)))] if links else []


def marked(made: Json, reader: Language | None = None) -> Markup:
    """Return the words of a provision with every quoted place marked and every footnote called where the source calls it."""
    reader = reader or Language(DEFAULT)
    text = words(made.get("text"))
    quoted = [False] * len(text)
    for start, end in _places(made):
        quoted[start:end] = [True] * (end - start)
    notes: dict[int, list[Json]] = {}
    for note in made.get("footnotes", ()):
        for offset in note["noteOffset"]:
            notes.setdefault(min(offset, len(text)), []).append(note)
    cuts = sorted({0, len(text), *notes, *(place for place in range(1, len(text)) if quoted[place] != quoted[place - 1])})
    pieces: list[Markup] = []
    for place, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces += [_call(note, reader) for note in notes.get(place, ())]
        piece = escape(text[place:following])
        pieces.append(Markup("<mark>{}</mark>").format(piece) if piece and quoted[place] else piece)
    return Markup("").join(pieces)


def _call(note: Json, reader: Language) -> Markup:
    address = reader.link(href(note["id"]))
    return Markup('<sup><a href="{}" aria-label="{}">{}</a></sup>').format(address, name(note), note["notation"] or "*")


def _places(made: Json) -> Iterable[tuple[int, int]]:
    """Yield the quoted places of a thing's own words; offsets count code points, as Python's strings do."""
    length = len(words(made.get("text")))
    for key in ("outgoingLinks", "incomingLinks"):
        for link in made.get(key, ()):
            for quotation in link["evidence"]:
                if quotation["source"] and quotation["source"]["id"] == made["id"]:
                    for selector in quotation.get("selector", ()):
                        if "start" in selector and "end" in selector:
                            yield min(selector["start"], length), min(selector["end"], length)
