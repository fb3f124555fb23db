"""The vocabulary as a page: what each term means, how terms hang together, and a diagram drawn from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from graph_service.endpoints.ontology import diagram
from graph_service.namespaces import BASE, PREFIXES
from graph_service.pages import environment
from graph_service.pages.i18n import DEFAULT, Language
from graph_service.rdf import serialise
from graph_service.rdf.curies import CURIES
from graph_service.rdf.index import Index
from graph_service.rdf.serialise import TYPE

ONTOLOGY = f"<{BASE}ontology>"
GCMO = PREFIXES["gcmo"]
_RDFS, _OWL, _SKOS, _DCT = (PREFIXES[prefix] for prefix in ("rdfs", "owl", "skos", "dct"))


@dataclass(frozen=True, slots=True)
class Reference:
    """Another term: how it is written and where it is described."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term with what the vocabulary says of it."""

    key: str
    label: str
    language: str
    definition: str
    facts: Sequence[tuple[str, Sequence[Reference]]]


_FACTS = (
    ("kind_of", f"<{_RDFS}subClassOf>"),
    ("narrower", f"<{_RDFS}subPropertyOf>"),
    ("said_of", f"<{_RDFS}domain>"),
    ("points_to", f"<{_RDFS}range>"),
    ("never", f"<{_OWL}disjointWith>"),
    ("close", f"<{_SKOS}closeMatch>"),
)
_SECTIONS = (
    ("classes", f"<{_OWL}Class>"),
    ("relations", f"<{_OWL}ObjectProperty>"),
    ("values", f"<{_OWL}DatatypeProperty>"),
    ("bases", f"<{_OWL}NamedIndividual>"),
)


def render(index: Index, reader: Language | None = None, layout: str = "base.html", site: str = "", style: str = "") -> bytes:
    """Return the page of the vocabulary, within a layout; ``site`` is where its other forms are, ``style`` a sheet to put inside."""
    reader = reader or Language(DEFAULT)
    drawing = Markup(diagram.draw(*_drawn(index), title=str(reader.t("ontology.diagram"))))  # noqa: S704 - the diagram escapes what it writes
    # The sheet is our own.
    shown = {"layout": layout, "site": site, "style": Markup(style), "drawing": drawing}  # noqa: S704
    return environment.render("ontology.html", **shown, **values(index, reader))


def values(index: Index, reader: Language) -> dict[str, Any]:
    """Return what the vocabulary says: the values of its page, which are those of its Markdown too."""
    return {
        "title": _text(index, ONTOLOGY, f"<{_DCT}title>"),
        "description": _text(index, ONTOLOGY, f"<{_DCT}description>"),
        "version": _text(index, ONTOLOGY, f"<{_OWL}versionInfo>"),
        "note": _text(index, ONTOLOGY, f"<{_SKOS}editorialNote>"),
        "namespace": GCMO,
        "sections": [(heading, [_term(index, node, reader) for node in _members(index, kind)]) for heading, kind in _SECTIONS],
        **environment.speak(reader, "/ontology"),
    }


def _members(index: Index, kind: str) -> list[str]:
    return [node for node in index.subjects(TYPE, kind) if node.startswith(f"<{GCMO}")]


def _term(index: Index, node: str, reader: Language) -> Term:
    facts = [(heading, [_reference(other) for other in index.objects(node, predicate)]) for heading, predicate in _FACTS]
    facts.append(("has_kinds", [_reference(other) for other in index.subjects(f"<{_RDFS}subClassOf>", node)]))
    label, definition = _text(index, node, f"<{_RDFS}label>"), _text(index, node, f"<{_RDFS}comment>")
    key = node[1 + len(GCMO) : -1]
    # The vocabulary names its terms in English; the interface has its own words for those that pages show.
    names = () if reader.code == DEFAULT else (f"kind.{key}", f"basis.{key}", f"predicate.{key}")
    ours = next((name for name in names if reader.has(name)), "")
    return Term(
        key,
        str(reader.t(ours)) if ours else label,
        reader.code if ours else DEFAULT,
        definition,
        [fact for fact in facts if fact[1]],
    )


def _text(index: Index, node: str, predicate: str) -> str:
    literal = index.value(node, predicate)
    return serialise.value(literal)[0] if literal and literal.startswith('"') else ""


def _reference(node: str) -> Reference:
    iri = node[1:-1]
    if iri.startswith(GCMO):
        return Reference(iri[len(GCMO) :], f"#{iri[len(GCMO) :]}")
    return Reference(CURIES.shorten(iri), iri)


def _drawn(index: Index) -> tuple[dict[str, list[str]], list[diagram.Arrow]]:
    """Return what the diagram shows: the general classes with their kinds, and the properties from one to another."""
    above = f"<{_RDFS}subClassOf>"
    classes = _members(index, f"<{_OWL}Class>")
    parents = {node: [other for other in index.objects(node, above) if other.startswith(f"<{GCMO}")] for node in classes}
    general: dict[str, list[str]] = {node: [] for node, above_it in parents.items() if not above_it}
    for node, above_it in parents.items():
        for parent in above_it:
            general.setdefault(parent, []).append(_local(node))
    arrows = []
    for node in _members(index, f"<{_OWL}ObjectProperty>"):
        for domain in index.objects(node, f"<{_RDFS}domain>"):
            for target in index.objects(node, f"<{_RDFS}range>"):
                ends = [(parents.get(end) or [end])[0] for end in (domain, target)]
                arrows.append(diagram.Arrow(_local(ends[0]), _local(node), _local(ends[1])))
    return {_local(node): kinds for node, kinds in general.items()}, arrows


def _local(node: str) -> str:
    return node[1:-1].removeprefix(GCMO)
