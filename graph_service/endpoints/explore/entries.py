"""What a page of comparison shows, as entries of a list in Markdown. Pure."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from graph_service.corpus.atlas import Atlas, Choice, Link, Thing
from graph_service.endpoints.explore.flow import Flow
from graph_service.endpoints.explore.gaps import Gaps
from graph_service.endpoints.explore.matrix import Matrix
from graph_service.endpoints.explore.standings import Table
from graph_service.namespaces import BASE
from graph_service.pages.i18n import Language
from graph_service.pages.listing import Entry, Section
from graph_service.pages.names import name_in


def of_matrix(matrix: Matrix, choice: Choice, language: Language) -> list[Section]:
    """Return a section for each row, with the columns that it is linked to."""
    sections = []
    for row in matrix.rows:
        cells = [(column, matrix.cell(row, column)) for column in matrix.columns]
        entries = [
            Entry(called(column, language), _evidence(row, column, choice), _counted(cell.count + len(cell.tensions), language))
            for column, cell in cells
            if cell.joins or cell.tensions
        ]
        if entries:
            sections.append(Section(called(row, language), entries))
    return sections


def of_flow(flow: Flow, choice: Choice, language: Language) -> list[Section]:
    """Return a section for what each thing on the left leads to."""
    by_source: dict[str, list[Entry]] = {}
    for ribbon in (*flow.first, *flow.second):
        words = _counted(ribbon.count, language)
        entry = Entry(called(ribbon.target, language), _evidence(ribbon.source, ribbon.target, choice), words)
        by_source.setdefault(called(ribbon.source, language), []).append(entry)
    return [Section(name, entries) for name, entries in by_source.items()]


def of_gaps(atlas: Atlas, gaps: Gaps, language: Language) -> list[Section]:
    """Return the gaps by kind: asks not taken up, objectives without a standard or an ask, and tensions."""
    asks = [Entry(one.ask.label, BASE + one.ask.key, one.link.reason) for one in gaps.asks]
    tensions = list(_tensions(atlas, gaps))
    without = [Entry(called(one, language), one.iri) for one in gaps.without_ilo]
    unasked = [Entry(called(one, language), one.iri) for one in gaps.unasked]
    headings = ("gaps.asks", "gaps.without_ilo", "gaps.unasked", "gaps.tensions")
    return [Section(str(language.t(key)), listed) for key, listed in zip(headings, (asks, without, unasked, tensions), strict=True)]


def _tensions(atlas: Atlas, gaps: Gaps) -> Iterator[Entry]:
    for link in gaps.tensions:
        subject, target = atlas.thing(link.subject), atlas.thing(link.object)
        yield Entry(f"{subject.label} – {target.label}", link.iri, link.reason)


def of_links(atlas: Atlas, links: Sequence[Link], language: Language) -> list[Section]:
    """Return links with their reasons, and the words that each rests on."""
    sections = []
    for link in dict.fromkeys(links):
        subject, target = atlas.thing(link.subject), atlas.thing(link.object)
        joined = f"{called(subject, language)} – {called(target, language)}"
        sources = dict.fromkeys(span.source for span in link.spans)
        quoted = [Entry(atlas.thing(key).label, BASE + key, " … ".join(_words(atlas, link, key)), quoted=True) for key in sources]
        sections.append(Section("", [Entry(joined, link.iri, f"{link.reason} ({language.number(link.confidence)})"), *quoted]))
    return sections


def _words(atlas: Atlas, link: Link, source: str) -> list[str]:
    text = atlas.thing(source).text
    return [text[span.start : span.end] for span in link.words(source)]


def of_states(table: Table, language: Language) -> list[Section]:
    """Return the States with how many of the treaties each has joined, and the day of record of each treaty."""
    of = len(table.treaties)
    return [
        Section(
            str(language.t("states.joined")),
            [Entry(f"{_named(one, language)} ({one.notation})", one.iri, f"{table.joined(one)}/{of}") for one in table.states],
        ),
        Section(
            str(language.t("states.recorded")),
            [Entry(called(one, language), one.iri, language.day(table.as_of[one.key])) for one in table.treaties],
        ),
        Section(str(language.t("states.without_data")), [Entry(_named(one, language), one.iri) for one in table.without_data]),
    ]


def _counted(links: int, language: Language) -> str:
    return str(language.n("states.links", links))


def _named(state: Thing, language: Language) -> str:
    return name_in(state.iri, language.code) or state.name or state.title


def called(thing: Thing, language: Language) -> str:
    """Return the label of a thing and its title, in the reader's language where we know it; a State has a name alone."""
    title = name_in(thing.iri, language.code) or thing.title
    if thing.label == thing.title:
        return title
    return f"{thing.label}: {title}" if title else thing.label


def _evidence(one: Thing, other: Thing, choice: Choice) -> str:
    asked: Sequence[tuple[str, object]] = [("from", one.key), ("to", other.key), ("basis", choice.basis), ("confidence", choice.confidence)]
    return f"/explore/evidence.md?{urlencode(asked, safe='/')}"
