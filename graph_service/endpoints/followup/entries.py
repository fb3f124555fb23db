"""What a page of follow-up shows, as entries of a list in Markdown: each pledge names the graph that says it and who sent that graph."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from graph_service.corpus.atlas import Thing
from graph_service.endpoints.explore.entries import called
from graph_service.endpoints.followup.lists import Page
from graph_service.endpoints.resources.framing import Json
from graph_service.http.addresses import in_form
from graph_service.namespaces import BASE
from graph_service.pages.i18n import Language
from graph_service.pages.listing import Entry, Section
from graph_service.pages.names import name_in
from graph_service.pages.naming import calm, name_in_data, words
from graph_service.rdf.formats import MARKDOWN

_STATES = BASE + "actor/state/"
Counts = Mapping[str, int]


def of_pledges(pledges: Page, reviews: Page, here: Container[str], language: Language, following: str) -> list[Section]:
    """Return a section for each pledge and one for the reviews. Things in ``here`` are described here; ``following`` is the next page."""

    def several(nodes: Sequence[Json]) -> str:
        return ", ".join(_name(one, language) for one in nodes)

    def at(iri: str) -> str:
        return _address(iri, here)

    sections = [Section(_headed(one, several), list(_of_pledge(one, several, at, language)), counted=False) for one in pledges.members]
    if reviews.members:
        sections.append(Section(str(language.t("followup.reviews")), [_review(one, several, at, language) for one in reviews.members]))
    if following:
        sections.append(Section(str(language.t("markdown.more")), [Entry(str(language.t("search.next")), following)], counted=False))
    return sections


def _headed(one: Json, several: Callable[[Sequence[Json]], str]) -> str:
    measured = one.get("measureOf")
    who = several(one.get("pledgedBy") or one.get("responsibleBody") or ([measured] if isinstance(measured, Mapping) else []))
    day = plain(one.get("issued"))
    return f"{who or one['id']}{f' · {day}' if day else ''}"


def _of_pledge(one: Json, several: Callable[[Sequence[Json]], str], at: Callable[[str], str], language: Language) -> Iterator[Entry]:
    t, known = language.t, language.known
    kinds = ", ".join(str(known(f"followup.kind_{kind}", kind)) for kind in one["type"])
    own = next((one[key] for key in ("text", "label") if isinstance(one.get(key), Mapping) and one[key]), None)
    yield Entry(kinds, at(one["id"]), words(own), quoted=True)
    if one.get("advances"):
        yield Entry(str(t("followup.for")), "", several(one["advances"]))
    if due := plain(one.get("due")):
        yield Entry(str(t("followup.due")), "", due)
    for report in one["reports"]:
        status = known(f"followup.status_{report['status']}", report["status"])
        label = f"{status}, {report['issued']}, {_name(report['reportedBy'], language)} ({_said(report, language)})"
        yield Entry(label, at(report["id"]), words(report["text"]), quoted=True)
    if not one["reports"]:
        yield Entry(str(t("followup.silent")))
    yield Entry(_said(one, language))


def _review(one: Json, several: Callable[[Sequence[Json]], str], at: Callable[[str], str], language: Language) -> Entry:
    parts = (several(one.get("reviewOf") or ()), several(one.get("reviewedAt") or ()), plain(one.get("issued")))
    return Entry(", ".join(part for part in parts if part), at(one["id"]), _said(one, language))


def of_objectives(objectives: Sequence[Thing], counts: Mapping[str, Counts], language: Language) -> Section:
    """Return the objectives of which pledges are counted, each with its numbers by status."""
    entries = [
        Entry(called(one, language), f"/follow-up/objective/{one.notation}", _numbers(counts[one.iri], language))
        for one in objectives
        if one.iri in counts
    ]
    return Section(str(language.t("followup.by_objective")), entries)


def of_others(elsewhere: Sequence[tuple[Json, Counts]], language: Language) -> list[Section]:
    """Return what pledges are for beside objectives, each with its numbers by status."""
    entries = [Entry(_name(one, language), one["id"], _numbers(found, language)) for one, found in elsewhere]
    return [Section(str(language.t("followup.for")), entries)] if entries else []


def of_totals(totals: Mapping[str, Sequence[tuple[Json, int]]], language: Language) -> list[Section]:
    """Return the totals by actor, level and year."""
    actors = [Entry(_name(one, language), _pledges_of(one["id"]), str(count)) for one, count in totals["by"]]
    named = ((language.known("followup.level_" + one["id"].rpartition("#")[2], one["id"]), count) for one, count in totals["level"])
    levels = [Entry(str(name), "", str(count)) for name, count in named]
    years = [Entry(one["id"], "", str(count)) for one, count in totals["year"]]
    return [Section(str(language.t(f"followup.by_{key}")), found) for key, found in (("actor", actors), ("level", levels), ("year", years))]


def _pledges_of(iri: str) -> str:
    return f"/follow-up/state/{iri.removeprefix(_STATES)}" if iri.startswith(_STATES) else ""


def _numbers(found: Counts, language: Language) -> str:
    return ", ".join(f"{language.known(f'followup.status_{status}', status)} {number}" for status, number in found.items())


def _said(one: Json, language: Language) -> str:
    sent = f" · {language.t('followup.sent_by')} {one['sentBy']}" if one["sentBy"] else ""
    return f"{language.t('followup.said_in')} {one['graph']}{sent}"


def _name(node: Json, language: Language) -> str:
    return name_in(node["id"], language.code) or calm(name_in_data(node))


def _address(iri: str, here: Container[str]) -> str:
    """Return where a thing is told of: of a partner's that is described here, the address of its Markdown."""
    return in_form(iri, MARKDOWN) if iri in here else iri


def plain(value: object) -> str:
    """Return a value without its type."""
    return str(value.get("@value", "")) if isinstance(value, Mapping) else str(value or "")
