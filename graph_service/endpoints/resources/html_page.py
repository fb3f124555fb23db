"""The page of a thing: the words first, then their place, what they link to and on what each link rests.

A page is made from the framed JSON-LD of the thing, so the two cannot say different things. It carries that JSON-LD in a script element
where it is short (decision 38); the page names its address in any case.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from graph_service.corpus.atlas import GCM_TEXT
from graph_service.endpoints.explore.document import anchor
from graph_service.endpoints.explore.dossier import Dossier
from graph_service.endpoints.resources import Description, document, schema_org
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.resources.citation import Citation, bibtex, csl, line
from graph_service.endpoints.resources.document import kind, regular, shape
from graph_service.endpoints.resources.others import Others
from graph_service.endpoints.resources.page_citation import citation
from graph_service.endpoints.resources.wordings import Wording
from graph_service.http.addresses import href, local, thing
from graph_service.namespaces import DEEPEST, PREFIXES
from graph_service.pages.environment import RELATIONS, embedded, render, speak
from graph_service.pages.i18n import DEFAULT, Language
from graph_service.pages.naming import name_in_data, words
from graph_service.rdf import serialise
from graph_service.rdf.curies import path_of

Json = dict[str, Any]
_LABEL = f"<{PREFIXES['rdfs']}label>"
_COMMITMENTS = frozenset({"Commitment", "CommitmentSentence"})
MOST_DATA = 50_000
"""Characters of JSON-LD that a page carries; a longer one is at its own address only."""
_TABS = {
    "law": ("reinforcedBy", "fallsShortOf", "guidedBy", "cites", "relatedMatch"),
    "asks": ("addresses", "tensionWith"),
    "words": ("mentionsActor",),
}
"""Which kinds of links each tab of an objective's dossier shows."""


def resource(
    description: Description,
    origin: str,
    reader: Language | None = None,
    others: Others | None = None,
    *,
    ours: bool = True,
    dated: bool = False,
    contest: bool = False,
    wordings: Sequence[Wording] = (),
    dossier: Dossier | None = None,
    whole: bool = False,
) -> bytes:
    """Return the page of a thing, with its JSON-LD inside if that is short.

    ``ours`` is false if only graphs of others describe it; ``dated`` is true for the page of an earlier version; ``contest`` where a
    reader may contest its links; ``wordings`` are the thing's in other versions of its text. An objective with a
    ``dossier`` has a page of its own form, which lists all its links if it is ``whole``, and else a few of each kind.
    """
    values = of_resource(description, origin, reader, others, ours=ours)
    if dossier:
        values |= {"dossier": dossier, "whole": whole, **tabs(values["groups"]), **parts_of(values["thing"])}
    template = "objective.html" if dossier else "resource.html"
    return render(template, dated=dated, contest=contest, wordings=wordings, **values)


def of_resource(
    description: Description, origin: str, reader: Language | None = None, others: Others | None = None, *, ours: bool = True
) -> Json:
    """Return the values of the page of a thing, which are those of its Markdown too."""
    reader = reader or Language(DEFAULT)
    data = document(description, origin + json_ld_context.LOCAL)
    labels = called(description)
    made = articles_in_full(regular(data, shape(kind(description.index, f"<{description.iri}>"))), labels)
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
        "other_wording": of_another_wording(made),
        "data": held if len(held := embedded(data)) <= MOST_DATA else "",
        "schema_org": described and embedded(described),
        "meta": schema_org.meta(cited),
        "called": labels,
        "others": others or Others(),
        "ours": ours,
        "cite": cited and citations(cited),
        "quoted": quoted(description.iri, origin) if made.get("text") and ours else None,
        "address": origin + thing(description.iri),
        "here": (others or Others()).here,
        **speak(reader, thing(description.iri)),
    }


def called(description: Description) -> Mapping[str, str]:
    """Return the labels of everything a description names, by IRI: for what its JSON-LD names by IRI alone."""
    return {subject[1:-1]: serialise.text(thing) for subject, predicate, thing in description.statements if predicate == _LABEL}


def articles_in_full(made: Json, labels: Mapping[str, str]) -> Json:
    """Return a thing with every article that a link rests on as the thing's own parts have it.

    JSON-LD describes a part once, at its place among the parts, and names it by IRI alone with the links. The end of an article's IRI is
    no name: ``article/8/3`` and ``article/3`` end alike. What is not among the parts has its label (``labels``, by IRI), or its path.
    """
    parts = {part["id"]: part for part in made.get("hasPart") or ()}
    for key in ("outgoingLinks", "incomingLinks"):
        for one in made.get(key, ()):
            if one.get("onArticle"):
                one["onArticle"] = [_article(node, parts, labels) for node in one["onArticle"]]
    return made


def _article(node: Json, parts: Mapping[str, Json], labels: Mapping[str, str]) -> Json:
    if node.get("label"):
        return node
    iri = str(node["id"])
    return parts.get(iri) or {**node, "label": {"en": labels.get(iri) or local(iri).removeprefix("/instrument/")}}


def citations(cited: Citation) -> Json:
    """Return the forms of a citation as the page shows them."""
    return {"line": line(cited), "bibtex": bibtex(cited), "csl": csl(cited), "key": cited.key}


def quoted(iri: str, origin: str) -> Json | None:
    """Return where a thing of ours is quoted for others: its picture (without ``.png``), and its frame."""
    path = local(iri)
    return {"card": f"{origin}/card{path}", "frame": f"{origin}/embed{path}"} if path.startswith("/") else None


def above(made: Json) -> list[Json]:
    """Return what a thing is part of, the outermost first."""
    wholes: list[Json] = []
    whole = made.get("partOf")
    while isinstance(whole, dict) and len(wholes) < DEEPEST:
        wholes.append(whole)
        whole = whole.get("partOf")
    return wholes[::-1]


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


def of_another_wording(made: Json) -> bool:
    """Return True for a wording of the Compact that an operator has added, and for its provisions: the draft's words are not theirs."""
    texts = [one for one in (*above(made), made) if "TextVersion" in (one.get("type") or ())]
    return any(path_of(str(one["id"])) != GCM_TEXT for one in texts)


def groups(made: Json) -> list[tuple[str, str, list[Json]]]:
    """Return the links of a thing by how they read: the heading's key, which end is the other one, and the links, the surest first."""
    headed = []
    for predicate in RELATIONS:
        for heading, key, end in ((f"{predicate}_out", "outgoingLinks", "object"), (f"{predicate}_in", "incomingLinks", "subject")):
            links = [link for link in made.get(key, ()) if link["predicate"] == predicate]
            if heading == "addresses_in":
                # Who commits to something does not ask for it: a State's pledge is nothing that civil society asks.
                pledges = [link for link in links if _COMMITMENTS & set(link["subject"].get("type", ()))]
                links = [link for link in links if link not in pledges]
                headed += _headed("addresses_by_commitment", end, pledges)
            headed += _headed(heading, end, links)
    return headed


def tabs(links: Sequence[tuple[str, str, list[Json]]]) -> Json:
    """Return the groups of links by the tab of a dossier that shows them; pledges are shown with the follow-up."""
    placed: dict[str, list[tuple[str, str, list[Json]]]] = {name: [] for name in ("words", "law", "asks", "follow_up")}
    for group in links:
        predicate = group[0].removeprefix("relation.").rpartition("_")[0]
        name = next((name for name, kinds in _TABS.items() if predicate in kinds), "follow_up")
        placed[name].append(group)
    return {"tabs": placed}


def parts_of(made: Json) -> Json:
    """Return an objective's commitment, which its page sets apart, and its other parts."""
    parts = made.get("hasPart") or []
    commitment = next((part for part in parts if "Commitment" in part["type"]), None)
    return {"commitment": commitment, "parts": [part for part in parts if part is not commitment]}


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
    return Markup('<sup><a href="{}" aria-label="{}">{}</a></sup>').format(address, name_in_data(note), note["notation"] or "*")


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
