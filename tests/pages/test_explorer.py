"""What the pages count is what the saved queries count: two ways to the same answer."""

import asyncio
import csv
import re
from pathlib import Path

import pytest

from graph_service import package_data
from graph_service.corpus.atlas import GCM_TEXT, Choice, Span
from graph_service.corpus.atlas_reader import atlas_of, read
from graph_service.corpus.select import Term
from graph_service.corpus.thing import make_thing
from graph_service.corpus.things import things_of
from graph_service.endpoints.explore import brief, csv_rows, document, evidence, flow, gaps, matrix, standings
from graph_service.rdf.curies import path_of
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.seed import builtin

APPROVED = Path(__file__).parents[1] / "endpoints" / "queries" / "approved"
USUAL = Choice("all", 0.7)


@pytest.fixture(scope="module")
def atlas():
    async def read():
        store = EmbeddedStore(EmbeddedConfiguration(sources=tuple(builtin(package_data.turtle(), package_data.ontology())), workers=1))
        await store.start()
        try:
            return (await atlas_of(store, things_of(store)).get())[1]
        finally:
            await store.stop()

    return asyncio.run(read())


def approved(name):
    with (APPROVED / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{name.removeprefix("?"): value.strip("<>") for name, value in row.items()} for row in rows]


def test_the_matrix_of_priorities_counts_what_the_saved_query_counts(atlas):
    by_objective = matrix.of_asks(atlas, "priorities-2021", USUAL)
    counted = {place: sum(1 for link in cell.joins if link.predicate == "addresses") for place, cell in by_objective.cells.items()}
    expected = {(path_of(row["objective"]), path_of(row["priority"])): int(row["links"]) for row in approved("objective-priority-matrix")}
    assert {place: count for place, count in counted.items() if count} == expected


def test_a_briefing_has_the_ilo_standards_of_the_saved_query_and_each_once(atlas):
    briefing = brief.of(atlas, "gcm/objective/6", Choice())
    held = {(link.subject, entry.thing.key) for entry in briefing.standards["ilo"] for link in entry.links}
    assert held == {(path_of(row["part"]), path_of(row["instrument"])) for row in approved("ilo-behind-objective")}
    keys = [entry.thing.key for entries in briefing.standards.values() for entry in entries]
    assert len(keys) == len(set(keys))
    assert briefing.commitment.notation == "22"
    assert "".join(one.notation for one in briefing.actions) == "abcdefghijkl"


def test_briefings_ask_what_the_matrix_counts_and_the_surest_link_speaks(atlas):
    table = matrix.of_asks(atlas, "priorities-2021", USUAL)
    for objective in matrix.objectives(atlas):
        briefing = brief.of(atlas, objective.key, USUAL)
        entries = [entry for text, asks in briefing.asks if text.key == "priorities-2021" for entry in asks]
        cells = [table.cell(objective, column) for column in table.columns]
        counted = {link.iri for cell in cells for link in cell.joins if link.predicate == "addresses"}
        assert counted <= {link.iri for entry in entries for link in entry.links}
        assert all(entry.surest.confidence == max(link.confidence for link in entry.links) for entry in entries)
        assert {link.iri for cell in cells for link in cell.tensions} <= {link.iri for link in briefing.tensions}


def test_a_briefing_takes_only_what_is_chosen(atlas):
    words = brief.of(atlas, "gcm/objective/6", Choice("words"))
    assert words.links()
    assert all(link.in_words for link in words.links())
    sure = brief.of(atlas, "gcm/objective/6", Choice(confidence=0.95))
    assert {link.confidence for link in sure.links()} <= {0.95, 1.0}


def test_asks_that_are_not_taken_up_are_those_of_the_saved_query(atlas):
    asks = {f"https://w3id.org/migration-compact/{one.ask.key}" for one in gaps.find(atlas).asks}
    assert asks == {row["ask"] for row in approved("asks-not-taken-up")}
    assert len(asks) > 50


def test_objectives_without_ilo_are_those_of_the_saved_query(atlas):
    assert [one.iri for one in gaps.find(atlas).without_ilo] == [row["objective"] for row in approved("objectives-without-ilo")]


def test_tensions_are_those_of_the_saved_query(atlas):
    assert {(link.subject, link.object) for link in gaps.find(atlas).tensions} == {
        (path_of(row["item"]), path_of(row["part"])) for row in approved("tensions")
    }


def test_every_cell_opens_as_many_links_as_it_says(atlas):
    for table in (matrix.of_asks(atlas, "priorities-2021", USUAL), matrix.of_instruments(atlas, "ilo", USUAL)):
        for (row, column), cell in table.cells.items():
            opened = evidence.between(atlas, row, column, frozenset(), USUAL)
            assert {link.iri for link in opened} == {link.iri for link in (*cell.joins, *cell.tensions)}


def test_words_and_inference_together_are_all(atlas):
    counts = {basis: matrix.of_instruments(atlas, "treaties", Choice(basis, 0.0)).total for basis in ("all", "words", "inference")}
    assert counts["words"] > 0
    assert counts["words"] + counts["inference"] == counts["all"]


def test_a_convention_flows_on_only_through_a_part_both_are_linked_to_or_by_its_name(atlas):
    chain = flow.chain(atlas, "priorities-2021", "gcm/objective/6", USUAL)
    assert [one.key for one in chain.objectives] == ["gcm/objective/6"]
    for ribbon in chain.second:
        for leg in ribbon.legs:
            assert leg.standard.subject == leg.ask.object if leg.standard else leg.ask.object == ribbon.source.key
    assert flow.between(chain, "instrument/ilo-c189", "priorities-2021/4").count > 0


def test_states_are_counted_as_the_saved_query_counts_them(atlas):
    table = standings.table(atlas, "", USUAL)
    assert {one.iri: table.parties(one) for one in table.treaties} == {
        row["treaty"]: int(row["parties"]) for row in approved("treaty-parties")
    }


def test_pieces_put_together_are_the_text_again():
    text = "We commit to facilitate"
    cut = evidence.pieces(text, [Span("x", 3, 9), Span("x", 6, 12), Span("x", 99, 120)])
    assert "".join(piece.words for piece in cut) == text
    assert [piece.words for piece in cut if piece.marked] == ["commit", " to"]


def test_the_reader_shows_every_word_of_the_compact_once(atlas):
    reader = document.read(atlas, GCM_TEXT)
    body = [unit for section in reader.sections for unit in section.units]
    shown = {unit.thing.key: "".join(run.words for run in unit.runs) for unit in (*body, *reader.notes)}
    parts = list(atlas.down(GCM_TEXT))
    assert shown == {one.key: one.text for one in parts if not one.is_a("CommitmentSentence")}
    sentences = {run.starts for unit in body for run in unit.runs if run.starts}
    assert sentences == {document.anchor(GCM_TEXT, one.key) for one in parts if one.is_a("CommitmentSentence")}
    assert len(reader.notes) == 4
    assert [run.note.notation for unit in body for run in unit.runs if run.note] == ["1", "2", "3", "4"]


def test_csv_rows_quote_what_csv_must_quote():
    assert csv_rows.csv_bytes([("a", 'said "no"'), ("b", "x, y")]) == b'\xef\xbb\xbfa,"said ""no"""\r\nb,"x, y"\r\n'


def test_a_graph_that_makes_no_sense_does_not_break_the_atlas():
    names = ("links", "quotations", "standings", "coverage")
    said = {"rdfs:label": [Term("A")], "gcmo:text": [Term("a")], "gcmo:order": [Term("many")]}
    circle = [make_thing(iri, said | {"dct:isPartOf": [Term(whole, "iri")]}) for iri, whole in (("urn:a", "urn:b"), ("urn:b", "urn:a"))]
    link = {"link": "urn:l", "subject": "urn:a", "predicate": "urn:p", "object": "javascript:x", "basis": "urn:b", "confidence": "very"}
    atlas_of_circle = read(circle, {name: [] for name in names} | {"links": [link]})
    assert [one.key for one in atlas_of_circle.down("urn:a")] == ["urn:b"]
    assert list(atlas_of_circle.climb("urn:a")) == ["urn:a", "urn:b"]
    assert atlas_of_circle.links[0].confidence == 0.0
    assert atlas_of_circle.thing("javascript:x").href == "#"
    assert atlas_of_circle.thing("/elsewhere.example").href == "/elsewhere.example"


@pytest.mark.parametrize(
    "address",
    [
        "/brief/6?confidence=1&basis=inference",
        "/brief/6?basis=words&confidence=1",
        "/explore?view=flow&confidence=1&basis=inference",
        "/states?objective=6&confidence=1&basis=inference",
        "/explore/evidence?from=gcm/objective/6&to=instrument/ilo-c181&confidence=1&basis=inference",
    ],
)
def test_a_filter_that_leaves_nothing_says_what_it_hides(pages, address):
    page = pages.get(address, headers={"accept": "text/html"}).text
    assert "The filter chosen above hides" in page
    everything = re.search(r'<a href="(\?[^"]*)">Show everything', page)[1].replace("&amp;", "&")
    shown = pages.get(address.partition("?")[0] + everything, headers={"accept": "text/html"}).text
    assert "The filter chosen above hides" not in shown


def test_a_briefing_names_each_place_once(pages):
    page = pages.get("/brief/6?confidence=0", headers={"accept": "text/html"}).text
    lists = re.findall(r'<p class="meta">At: (.*?)</p>', page)
    assert lists
    for one in lists:
        places = re.findall(r">([^<]+)</a>", one)
        assert len(places) == len(set(places)), places
