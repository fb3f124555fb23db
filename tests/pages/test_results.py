"""Answers to queries as pages: the workbench's form without a script, and how terms become cells."""

import csv
import io
import re
from html import unescape
from urllib.parse import unquote

import pytest

from graph_service.endpoints.queries import result_table
from graph_service.endpoints.queries.result_table import Cell, Lines, joined, read
from graph_service.sparql.tokens import Form

HEAD = "PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>\n"
OBJECTIVES = HEAD + "SELECT ?objective ?text WHERE { ?objective a gcmo:Objective ; gcmo:text ?text } ORDER BY ?objective"


def run(pages, query, **more):
    return pages.get("/sparql", params={"query": query, "format": "html", **more})


def lines(*pieces):
    kept = Lines()
    for piece in pieces:
        kept.feed(piece)
    return kept


def body_rows(page):
    return re.findall(r"<tr><td.*?</tr>", page, re.DOTALL)


def test_page_says_what_a_query_may_have_meant(pages):
    page = run(pages, HEAD + "SELECT ?x WHERE { ?x a gcmo:Objectve }").text
    assert "gcmo:Objectve is not in this dataset. Did you mean gcmo:Objective?" in page
    assert '<ul id="hints" class="notice" hidden></ul>' in run(pages, OBJECTIVES).text
    assert "gcmo:Objectve no está" in run(pages, HEAD + "ASK { ?x a gcmo:Objectve }", lang="es").text


def test_form_gets_its_answer_as_a_table_with_links_that_stay_here(pages):
    answer = run(pages, OBJECTIVES)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert len(body_rows(answer.text)) == 23
    assert '<a href="/gcm/objective/6"' in answer.text
    assert "23 rows." in answer.text
    assert "SELECT ?objective ?text" in answer.text
    assert "the downloads have all" not in answer.text


def test_downloads_of_the_page_are_the_same_answer(pages):
    page = run(pages, OBJECTIVES).text
    address = unescape(re.search(r'href="(/sparql\?[^"]*format=spreadsheet)"', page)[1])
    table = list(csv.reader(io.StringIO(pages.get(address, headers={"accept": "*/*"}).content.decode("utf-8-sig"))))
    assert len(table) == 24


def test_table_that_is_cut_says_so_and_counts_all(pages):
    page = run(pages, "SELECT ?s WHERE { ?s ?p ?o } LIMIT 2500").text
    assert "2,500 rows." in page
    assert "The first 1,000 are shown" in page
    assert len(body_rows(page)) == result_table.MOST_ROWS


def test_end_of_a_stream_is_no_line():
    counted = lines(b"?s\n", b"<urn:a>\n" * (result_table.MOST_ROWS + 7), b"<urn:a>\n", b"")
    assert read(Form.SELECT, counted).total == result_table.MOST_ROWS + 8


@pytest.mark.parametrize(("asked", "said"), [("ASK { ?s ?p ?o }", "Yes."), ("ASK { <urn:no> ?p ?o }", "No.")])
def test_ask_is_a_sentence(pages, asked, said):
    assert re.search(rf'role="status">{re.escape(said)}</p>', run(pages, asked).text)


def test_graph_is_a_table_of_its_triples(pages):
    page = run(pages, HEAD + "CONSTRUCT { ?s a gcmo:Objective } WHERE { ?s a gcmo:Objective }").text
    assert len(body_rows(page)) == 23
    assert all(f"<code>{column}</code>" in page for column in result_table.GRAPH_COLUMNS)
    assert "format=turtle" in page
    assert "format=csv" not in page


def test_nothing_found_is_said_and_not_an_empty_table(pages):
    page = run(pages, "SELECT * WHERE { <urn:no> ?p ?o }").text
    assert "Nothing in the graph answers this." in page
    assert "<tbody>" not in page


def test_error_keeps_the_query_in_the_form_and_says_line_and_column(pages):
    answer = run(pages, "SELECT * WHERE {\n  ?s ?p")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "no-store" in answer.headers["cache-control"]
    assert re.search(r"Line 2, column \d+:", answer.text)
    assert "?s ?p</textarea>" in answer.text


def test_limit_that_was_hit_is_an_error_and_not_a_short_table(pages):
    answer = run(pages, "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout="0.2")
    assert answer.status_code == 503
    assert "took too long and was stopped" in answer.text
    assert "<tbody>" not in answer.text


def test_service_clause_and_update_are_refused_on_the_page_as_by_the_endpoint(pages):
    assert run(pages, "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }").status_code == 403
    assert "it was sent to the query endpoint" in run(pages, "DELETE WHERE { ?s ?p ?o }").text


def test_unknown_field_is_passed_over(pages):
    assert run(pages, "ASK {}", colour="red").status_code == 200


def test_protocol_takes_no_notice(pages):
    query = {"query": "ASK { ?s ?p ?o }"}
    assert pages.get("/sparql", params=query).json()["boolean"] is True
    assert pages.get("/sparql", params={**query, "format": "json"}).json()["boolean"] is True
    assert pages.post("/sparql", data=query).json()["boolean"] is True
    assert pages.post("/sparql", data={**query, "format": "html"}).status_code == 400
    assert pages.get("/sparql", params={"format": "html"}).status_code == 400
    assert pages.get("/sparql", params=[*query.items(), ("format", "json"), ("format", "json")]).json()["boolean"] is True


BROWSERS = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
)


@pytest.mark.parametrize("accept", BROWSERS)
def test_browser_that_follows_the_address_of_a_query_gets_its_page(pages, accept):
    headers = {"accept": accept, "sec-fetch-dest": "document", "sec-fetch-mode": "navigate"}
    answer = pages.get("/sparql", params={"query": OBJECTIVES}, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "accept" in answer.headers["vary"].lower().split(", ")
    assert len(body_rows(answer.text)) == 23
    assert pages.get("/sparql", params={"query": OBJECTIVES, "format": "csv"}, headers=headers).text.startswith("objective,text")
    broken = pages.get("/sparql", params={"query": "SELECT * {"}, headers=headers)
    assert (broken.status_code, broken.headers["content-type"]) == (400, "text/html; charset=utf-8")


@pytest.mark.parametrize("accept", [*BROWSERS, "text/html, */*;q=0.1", "application/sparql-results+json, text/html;q=0.9", "*/*"])
@pytest.mark.parametrize("dest", ["empty", "script", None])
def test_program_that_takes_html_among_others_gets_results(pages, accept, dest):
    headers = {"accept": accept} | ({"sec-fetch-dest": dest} if dest else {})
    answer = pages.get("/sparql", params={"query": OBJECTIVES}, headers=headers)
    assert answer.headers["content-type"].partition(";")[0] in ("application/sparql-results+json", "application/xml")


def test_dataset_of_the_form_reaches_the_query_and_the_downloads(pages):
    graph = "https://w3id.org/migration-compact/graph/commitments-2018"
    page = run(pages, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", **{"default-graph-uri": graph}).text
    assert int(re.search(r'<td class="n"><span dir="auto">(\d+)', page)[1]) < 1000
    assert graph in unquote(page)


def test_page_of_an_answer_speaks_spanish(pages):
    page = run(pages, OBJECTIVES, lang="es").text
    assert "23 filas." in page
    assert 'href="/gcm/objective/6?lang=es"' in page


def test_head_has_the_headers_alone(pages):
    answer = pages.head("/sparql", params={"query": OBJECTIVES, "format": "html"})
    assert answer.status_code == 200
    assert not answer.content


def test_hostile_values_are_text(pages):
    page = run(pages, 'SELECT ("<script>alert(1)</script>" AS ?a) (IRI("javascript:alert(1)") AS ?b) WHERE {}').text
    assert "<script>alert(1)" not in page
    assert 'href="javascript:' not in page


def test_lines_are_kept_as_far_as_shown_and_counted_to_the_end():
    kept = Lines(most=3)
    for piece in (b"a\nb", b"b\nc\nd\n", b"e\nf", b"f\ng"):
        kept.feed(piece)
    kept.close()
    assert kept.kept == [b"a", b"bb", b"c"]
    assert kept.count == 7


def test_one_endless_line_is_not_kept_whole():
    kept = Lines()
    for _ in range(50):
        kept.feed(b"x" * 2**20)
    assert len(kept._rest) <= 4 * 2**20
    kept.feed(b"\nend\n")
    kept.close()
    assert kept.kept == []
    assert kept.count == 2


def test_terms_become_cells():
    table = read(
        Form.SELECT,
        lines(
            b"?a\t?b\t?c\t?d\t?e\n",
            b'<https://w3id.org/migration-compact/gcm/objective/6>\t"two\\nlines"@en\t"7.0E-1"^^<http://www.w3.org/2001/XMLSchema#double>\t\t_:x\n',
        ),
    )
    assert table.columns == ["a", "b", "c", "d", "e"]
    iri, words, number, unbound, blank = table.rows[0]
    assert iri == Cell(r"gcm:gcm\/objective\/6", "/gcm/objective/6", "https://w3id.org/migration-compact/gcm/objective/6")
    assert (words.text, words.language) == ("two\nlines", "en")
    assert (number.text, number.number) == ("0.7", True)
    assert unbound.text == ""
    assert blank == Cell("_:x")


def test_label_column_gives_its_words_to_the_links_it_labels():
    shown = joined(read(Form.SELECT, lines(b'?part\t?partLabel\t?n\n<http://example.org/a>\t"A"@en\t1\n<http://example.org/b>\t\t2\n')))
    assert shown.columns == ["part", "n"]
    assert [row[0].text for row in shown.rows] == ["A", "http://example.org/b"]
    assert shown.rows[0][0].href == "http://example.org/a"


def test_what_is_no_triple_of_rdf_1_1_is_shown_as_written():
    shown = read(Form.CONSTRUCT, lines(b"<urn:a> <urn:b> <urn:c> .\nnonsense\n"))
    assert shown.total == 2
    assert [cell.text for cell in shown.rows[1]] == ["nonsense", "", ""]


def test_column_that_only_repeats_what_links_say_goes():
    table = b'?state\t?name\t?n\n<http://example.org/a>\t"http://example.org/a"\t1\n<http://example.org/b>\t\t1\n'
    assert joined(read(Form.SELECT, lines(table))).columns == ["state", "n"]
    other = table.replace(b'"http://example.org/a"', b'"A"')
    assert joined(read(Form.SELECT, lines(other))).columns == ["state", "name", "n"]
