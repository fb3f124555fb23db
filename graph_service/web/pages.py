"""Pages for people: the words first, then where they stand, what they link to and on what each link rests.

A page is made from the same framed JSON-LD that it carries in a script element, so the two cannot say different things.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from graph_service.errors import ServiceError
from graph_service.names import PREFIXES
from graph_service.resources import Description, document
from graph_service.resources import context as json_ld_context
from graph_service.resources.paths import HTML, OFFERS, local

Json = dict[str, Any]
SDG = PREFIXES["sdg"]
Header = tuple[bytes, bytes]

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY: list[Header] = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer-when-downgrade"),
]
"""Nothing on a page comes from elsewhere."""

RELATIONS: dict[str, tuple[str, str]] = {
    "cites": ("Names", "Named by"),
    "mentionsActor": ("Mentions", "Mentioned by"),
    "reinforcedBy": ("Reinforced by", "Reinforces"),
    "addresses": ("Addresses", "Addressed by"),
    "tensionWith": ("In tension with", "In tension with"),
    "relatedMatch": ("Relates to", "Related to by"),
}
"""How a link reads from its subject and from its object, in the order the page shows them."""
BASES = {
    "ExplicitCitation": "the words name it",
    "FootnoteCitation": "a footnote names it",
    "TitleMention": "the title names it",
    "EditorialInference": "an editor’s judgement",
}
_GENERAL = ("Provision", "Instrument", "Actor")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates with what they may call."""
    made = Environment(
        loader=PackageLoader("graph_service.web"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(local=local, name=name, words=words, language=language, kinds=kinds, number=number, short=short)
    made.globals.update(offers=[offer for offer in OFFERS if offer is not HTML], relations=RELATIONS, bases=BASES)
    return made


def render(template: str, **values: object) -> bytes:
    """Return a page."""
    return environment().get_template(template).render(**values).encode()


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


def kinds(node: Mapping[str, Any]) -> str:
    """Return what a thing is, in words: the special class rather than the general one."""
    types = [str(kind).rpartition("/")[2].rpartition("#")[2] for kind in node.get("type", ())]
    special = [kind for kind in types if kind not in _GENERAL] or types
    return ", ".join(_CAMEL.sub(" ", kind).lower() if not kind.startswith("ILO") else f"ILO {kind[3:].lower()}" for kind in special)


def number(value: float | None) -> str:
    """Return a confidence as people read it."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".") if value != 1 else "1"


def resource(description: Description, origin: str) -> bytes:
    """Return the page of a thing, with its JSON-LD inside."""
    made = document(description, origin + json_ld_context.LOCAL)
    return render(
        "resource.html",
        thing=made,
        above=above(made),
        marked=marked(made),
        groups=groups(made),
        previous=description.previous,
        next=description.next,
        data=embedded(made),
    )


def problem(error: ServiceError) -> bytes:
    """Return an error as a page."""
    return render("problem.html", error=error)


def embedded(made: Json) -> Markup:
    """Return JSON for a script element: nothing in it can end the element (HTML §4.12.1.3)."""
    written = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - what could be markup is escaped here


def above(made: Json) -> list[Json]:
    """Return what a thing is part of, the outermost first."""
    found: list[Json] = []
    whole = made.get("partOf")
    while isinstance(whole, dict):
        found.append(whole)
        whole = whole.get("partOf")
    return found[::-1]


def groups(made: Json) -> list[tuple[str, str, list[Json]]]:
    """Return the links of a thing by how they read: heading, which end is the other one, and the links, the surest first."""
    found = []
    for predicate, (outwards, inwards) in RELATIONS.items():
        for heading, key, end in ((outwards, "outgoingLinks", "object"), (inwards, "incomingLinks", "subject")):
            links = [link for link in made.get(key, ()) if link["predicate"] == predicate]
            if links:
                found.append((heading, end, sorted(links, key=lambda link: -(link["confidence"] or 0))))
    return found


def marked(made: Json) -> Markup:
    """Return the words of a provision with every quoted place marked and every footnote called where the source calls it."""
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
        pieces += [_call(note) for note in notes.get(place, ())]
        piece = escape(text[place:following])
        pieces.append(Markup("<mark>{}</mark>").format(piece) if piece and quoted[place] else piece)
    return Markup("").join(pieces)


def _call(note: Json) -> Markup:
    return Markup('<sup><a href="{}" aria-label="{}">{}</a></sup>').format(local(note["id"]), name(note), note["notation"] or "*")


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
